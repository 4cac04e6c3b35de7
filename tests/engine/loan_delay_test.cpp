// A repayment that came in time and is recorded late: what the borrower bears because of the club is said.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "engine/domain/allocation.h"
#include "engine/domain/delay_warning.h"
#include "engine/domain/loan_schedule.h"
#include "tests/support/loan_desk.h"
#include "tests/support/naive_splits.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::tests;

namespace {

const Order kClosing{day("2024-03-05"), {}, {2}};

AdoptByLaw bearing(AdvanceTo advance = AdvanceTo::next_instalments) {
  AdoptByLaw law;
  law.overdue_percent = 150;
  law.advance = advance;
  return law;
}

/// KV001 is out since January, and February is closed.
struct ClosedDesk : Desk {
  explicit ClosedDesk(AdoptByLaw law = bearing()) : Desk(std::move(law)) {
    lend();
    tell(ClosePeriod{day("2024-02-29"), false, {}}, kClosing);
  }
  /// The sentence of the warning, or nothing.
  std::string pays_late(std::int64_t amount, std::string_view true_day, std::string_view dated) {
    Act act{ReceiveRepayment{LoanNo{1}, Place::cash, Money{amount}, {}}};
    act.original_date = day(true_day);
    act.late_reason = ReasonCode::voucher_found;
    const Order order{day(dated), {}, {2}};
    tell(act, order);
    for (const Warning& warning : warnings)
      if (warning.code == "delay_costs_borrower") return warning.sentence;
    return {};
  }
};

}  // namespace

TEST_CASE("who paid in time and is recorded late is said to bear interest for the delay", "[core][loan][delay]") {
  ClosedDesk desk;
  // 300,000 overdue from 10 February to 10 March: 29 days at 18% a year
  CHECK(desk.pays_late(312'000, "2024-02-10", "2024-03-10") ==
        "KV001 was paid on 2024-02-10 and is dated 2024-03-10: the borrower bears 4.290 for the delay (late interest "
        "4.290). A waiver takes off penalties only: reopen the books and record it on its true day, or give the money "
        "back as aid.");
}

TEST_CASE("who paid late bears only what the delay adds", "[core][loan][delay]") {
  ClosedDesk desk;
  const std::string said = desk.pays_late(312'000, "2024-02-20", "2024-03-10");
  // late interest to 20 February is 1,479 and leaves 1,479 of principal unpaid, which bears 14 until 10 March
  CHECK(said.find("bears 2.797 for the delay") != std::string::npos);
}

TEST_CASE("whoever bears nothing for the delay is not warned of it", "[core][loan][delay]") {
  ClosedDesk bears_nothing{AdoptByLaw{}};
  CHECK(bears_nothing.pays_late(312'000, "2024-02-10", "2024-03-10").empty());

  ClosedDesk desk;
  desk.repay(LoanNo{1}, 312'000, "2024-03-10");
  CHECK(desk.warnings.empty());  // no true day is named
}

TEST_CASE("who settled early and is recorded late bears the interest of the days between", "[core][loan][delay]") {
  ClosedDesk desk;
  // On 10 February 1,212,000 settles it; on 10 March 9,000 more and 4,290 of late interest.
  CHECK(desk.pays_late(1'212'000, "2024-02-10", "2024-03-10")
            .find("bears 13.290 for the delay (late interest 4.290, interest 9.000)") != std::string::npos);
}

TEST_CASE("what was agreed at a rescheduling since is not guessed at", "[core][loan][delay]") {
  Desk desk(bearing());
  const LoanNo loan = desk.lend();
  RescheduleLoan again;
  again.loan = loan;
  again.terms = usual_terms();
  again.resolution = desk.resolve(Subject::reschedule);
  again.confirmation = "UBND 1";
  again.reason = ReasonCode::flood;
  desk.tell(again, {day("2024-02-20"), {}, {2}});
  desk.tell(ClosePeriod{day("2024-02-29"), false, {}}, kClosing);
  Act act{ReceiveRepayment{loan, Place::cash, 312'000_vnd, {}}};
  act.original_date = day("2024-02-10");
  act.late_reason = ReasonCode::voucher_found;
  const auto decided = desk.ask(act, {day("2024-03-10"), {}, {2}});
  REQUIRE(decided.has_value());
  REQUIRE(decided->warnings.size() == 1);
  CHECK(decided->warnings.front().code == "delay_costs_borrower");
  CHECK(decided->warnings.front().sentence.find("How much cannot be told") != std::string::npos);
}

// --- Counted out -----------------------------------------------------------------------------------------------------

namespace {

struct Told {
  Day day;
  std::int64_t amount = 0;
};

/// What is still owed on the day, less what was brought for nothing; as the pencil has it.
std::int64_t left_to_pay(const naive::Paper& paper, std::vector<Told> told, Day asked) {
  std::stable_sort(told.begin(), told.end(), [](const Told& a, const Told& b) { return a.day < b.day; });
  std::vector<naive::Coin> coins;
  for (const Told& one : told) coins.push_back({one.day, one.amount});
  const naive::LaidDown settled = naive::lay_down(paper, {}, coins, coins.back().day);
  if (settled.owed.is_nothing()) return -settled.too_much;
  const naive::LaidDown then = naive::lay_down(paper, {}, coins, asked);
  return then.owed.all() - then.too_much;
}

}  // namespace

TEST_CASE("what the delay costs is what counting the loan out twice makes it", "[core][loan][delay]") {
  std::mt19937 dice(20'240'210);
  const auto upto = [&](int low, int high) {
    return low + static_cast<int>(dice() % static_cast<unsigned>(high - low + 1));
  };
  const Day start = day("2024-01-10");
  int warned = 0;
  int silent = 0;
  for (int round = 0; round < 300; ++round) {
    naive::Paper paper{usual_terms(), start, static_cast<AllocationOrder>(upto(0, 2)),
                       static_cast<AdvanceTo>(upto(0, 2)), upto(0, 3) == 0 ? 0U : 150U};
    LoanState loan;
    loan.stage = LoanStage::open;
    loan.start = start;
    loan.terms = usual_terms();
    loan.disbursed = loan.terms.principal;
    loan.instalments = plan_instalments(loan.terms, start);
    loan.allocation = paper.order;
    loan.advance = paper.advance;
    loan.overdue_percent = paper.overdue_percent;

    const Day true_day = add_days(start, upto(0, 120));
    const Day dated = add_days(true_day, upto(1, 90));
    std::vector<Told> told;
    for (int n = upto(0, 3); n > 0; --n) told.push_back({add_days(start, upto(0, 200)), upto(1, 300) * 1'000});
    const std::int64_t amount = upto(1, 500) * 1'000;
    std::vector<Told> is = told;
    std::vector<Told> would_be = told;
    // of one day, what was recorded later stands behind
    is.push_back({dated, amount});
    would_be.push_back({true_day, amount});

    for (const Told& one : is) {
      RepaymentState repayment;
      repayment.version = Version{loan.repayments.size() + 1};
      repayment.value_date = one.day;
      repayment.amount = Money{one.amount};
      loan.repayments.push_back(repayment);
    }
    const Version last = loan.repayments.back().version;
    std::sort(loan.repayments.begin(), loan.repayments.end(), comes_before);
    const Resplit again = split_again(loan, 0);
    if (again.beyond) continue;  // such a repayment is refused
    for (std::size_t i = 0; i < again.lines.size(); ++i) loan.repayments[i].lines = again.lines[i];
    const auto own = std::find_if(loan.repayments.begin(), loan.repayments.end(),
                                  [&](const auto& one) { return one.version == last; });
    const auto index = static_cast<std::size_t>(own - loan.repayments.begin());
    for (std::size_t i = index; i < loan.repayments.size(); ++i) loan.repayments[i].lines.clear();

    const Day asked = std::max(dated, loan.repayments.back().value_date);
    const std::int64_t costs = left_to_pay(paper, is, asked) - left_to_pay(paper, would_be, asked);
    const ClubState club;
    const Command command;
    Act act;
    act.original_date = true_day;
    const Context context{};
    std::vector<Warning> warnings;
    warn_of_delay(LoanNo{1}, loan, index, {club, command, act, context, dated, Version{9}, warnings, club});
    CAPTURE(round, costs);
    REQUIRE(warnings.size() == (costs > 0 ? 1U : 0U));
    (costs > 0 ? warned : silent) += 1;
    if (costs > 0)
      REQUIRE(warnings.front().sentence.find("bears " + to_grouped(Money{costs}, Currency::vnd) + " for the delay") !=
              std::string::npos);
  }
  CHECK(warned > 50);
  CHECK(silent > 20);
}
