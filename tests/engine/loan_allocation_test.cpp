// How repayments are split: the order within what is due, money in advance, and the order among repayments.
#include "engine/domain/allocation.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "engine/domain/loan_schedule.h"
#include "engine/domain/loan_words.h"

using namespace soquy;
using namespace soquy::engine;

namespace {

Day on(const char* iso) { return parse_iso_day(iso).value(); }

/// 1,200,000 over four months at 1%: 300,000 each with interest of 12,000; 9,000; 6,000; 3,000, due on the 10th from
/// February on.
LoanState small_loan() {
  LoanState loan;
  loan.stage = LoanStage::open;
  loan.fund = kIncomeFund;
  loan.start = on("2024-01-10");
  loan.disbursed = 1'200'000_vnd;
  loan.terms.principal = loan.disbursed;
  loan.terms.rate = {10'000, Period::month};
  loan.terms.method = LoanMethod::equal_principal;
  loan.terms.instalments = 4;
  loan.instalments = plan_instalments(loan.terms, loan.start);
  return loan;
}

Allocation pays(LoanState& loan, std::int64_t amount, const char* day) {
  Debt debt = debt_of(loan);
  Debt::Split split = debt.pay(Money{amount}, on(day));
  CHECK(split.left.is_zero());
  RepaymentState one;
  one.version = Version{loan.repayments.size() + 1};
  one.value_date = on(day);
  one.amount = Money{amount};
  one.lines = split.lines;
  loan.repayments.push_back(one);
  return split.lines;
}

AllocationLine line(std::uint16_t instalment, std::int64_t principal, std::int64_t interest, std::int64_t penalty = 0) {
  return {instalment, Money{principal}, Money{interest}, Money{penalty}};
}

AllocationLine spared(std::uint16_t instalment, std::int64_t principal, std::int64_t interest) {
  return {instalment, Money{principal}, {}, {}, {}, Money{interest}};
}

void charge(LoanState& loan, std::uint16_t instalment, std::int64_t amount, const char* day) {
  charge(loan, {Version{90}, instalment, on(day), Money{amount}, {}});
}

bool stands_before(std::string_view left, std::string_view right) { return compare_vouchers(left, right) < 0; }

Money total(const Allocation& lines) {
  const AllocationLine sum = sum_of(lines);
  return sum.paid();
}

}  // namespace

TEST_CASE("a repayment on time pays its instalment, interest before principal", "[core][loan]") {
  LoanState loan = small_loan();
  CHECK(pays(loan, 312'000, "2024-02-10") == Allocation{line(1, 300'000, 12'000)});
  CHECK(pays(loan, 9'500, "2024-03-10") == Allocation{line(2, 500, 9'000)});
  CHECK(loan.outstanding() == 899'500_vnd);
}

TEST_CASE("a late repayment pays the oldest instalment first", "[core][loan]") {
  LoanState loan = small_loan();
  CHECK(pays(loan, 320'000, "2024-03-12") == Allocation{line(1, 300'000, 12'000), line(2, 0, 8'000)});
  CHECK(pays(loan, 301'000, "2024-03-12") == Allocation{line(2, 300'000, 1'000)});
}

TEST_CASE("money in advance is principal of the next instalments; interest waits for its day", "[core][loan]") {
  LoanState loan = small_loan();
  CHECK(pays(loan, 712'000, "2024-02-10") ==
        Allocation{line(1, 300'000, 12'000), line(2, 300'000, 0), line(3, 100'000, 0)});
  CHECK(pays(loan, 9'000, "2024-03-10") == Allocation{line(2, 0, 9'000)});
}

TEST_CASE("money in advance may go to the last instalments, or shrink all of them alike", "[core][loan]") {
  LoanState last = small_loan();
  last.advance = AdvanceTo::last_instalments;
  CHECK(pays(last, 712'000, "2024-02-10") ==
        Allocation{line(1, 300'000, 12'000), line(3, 100'000, 0), line(4, 300'000, 0)});
  LoanState all = small_loan();
  all.advance = AdvanceTo::reamortise;
  CHECK(pays(all, 712'000, "2024-02-10") == Allocation{line(1, 300'000, 12'000), spared(2, 133'333, 4'000),
                                                       spared(3, 133'333, 2'667), spared(4, 133'334, 1'333)});
}

TEST_CASE("a reamortised loan asks for interest on what is still out, from the next period on", "[core][loan]") {
  LoanState loan = small_loan();
  loan.advance = AdvanceTo::reamortise;
  // Ten days after the due day: the money was out when this period began, so it bears the interest on the paper.
  pays(loan, 312'000, "2024-02-10");
  const Allocation lines = pays(loan, 450'000, "2024-02-20");
  CHECK(lines == Allocation{line(2, 150'000, 0), spared(3, 150'000, 3'000), spared(4, 150'000, 1'500)});
  CHECK(debt_of(loan).interest_due(on("2024-05-10")) == 13'500_vnd);  // 9,000 and 1% of 300,000 and of 150,000
  // A second time shrinks what the first one left.
  CHECK(pays(loan, 159'000 + 100'000, "2024-03-10") ==
        Allocation{line(2, 150'000, 9'000), spared(3, 50'000, 1'000), spared(4, 50'000, 500)});
}

TEST_CASE("flat interest is on the first principal: reamortising spares none of it", "[core][loan]") {
  LoanState loan = small_loan();
  loan.terms.method = LoanMethod::flat;
  loan.instalments = plan_instalments(loan.terms, loan.start);
  loan.advance = AdvanceTo::reamortise;
  CHECK(pays(loan, 300'000, "2024-02-09") ==
        Allocation{line(1, 75'000, 0), line(2, 75'000, 0), line(3, 75'000, 0), line(4, 75'000, 0)});
  CHECK(debt_of(loan).interest_due(on("2024-05-10")) == 48'000_vnd);
}

TEST_CASE("V9: three million overdue for 45 days at 12% a year and 150% costs 66,575", "[core][loan]") {
  LoanState loan = small_loan();
  loan.terms.principal = loan.disbursed = 3'000'000_vnd;
  loan.terms.rate = {120'000, Period::year};
  loan.terms.every = Every::single;
  loan.terms.instalments = 1;
  loan.instalments = plan_instalments(loan.terms, loan.start);  // 30,000 on 2024-02-10
  loan.overdue_percent = 150;
  CHECK(debt_of(loan).late_interest_due(on("2024-02-10")).is_zero());
  CHECK(debt_of(loan).late_interest_due(on("2024-03-26")) == 66'575_vnd);
  CHECK(pays(loan, 100'000, "2024-03-26") == Allocation{{1, 3'425_vnd, 30'000_vnd, {}, 66'575_vnd, {}}});
}

TEST_CASE("late interest counts the days of what is overdue, whenever parts of it are paid", "[core][loan]") {
  LoanState loan = small_loan();
  loan.overdue_percent = 150;  // of 12% a year: 300,000 for ten days are 1,479
  CHECK(pays(loan, 100'000, "2024-02-20") == Allocation{{1, 86'521_vnd, 12'000_vnd, {}, 1'479_vnd, {}}});
  // (300,000 x 10 + 213,479 x 9) x 18% / 365 = 2,426.99, rounded once for the instalment
  CHECK(debt_of(loan).late_interest_due(on("2024-02-29")) == Money{2'427 - 1'479});
  CHECK(pays(loan, 948, "2024-02-29") == Allocation{{1, {}, {}, {}, 948_vnd, {}}});
  CHECK(pays(loan, 213'479, "2024-02-29") == Allocation{line(1, 213'479, 0)});
  CHECK(debt_of(loan).late_interest_due(on("2024-03-10")).is_zero());
}

TEST_CASE("late interest is asked for after a penalty and before the agreed interest", "[core][loan]") {
  const auto split = [](AllocationOrder order, std::int64_t amount) {
    LoanState loan = small_loan();
    loan.allocation = order;
    loan.overdue_percent = 150;
    charge(loan, 1, 5'000, "2024-02-11");
    return pays(loan, amount, "2024-02-20");
  };
  CHECK(split(AllocationOrder::penalty_interest_principal, 6'000) == Allocation{{1, {}, {}, 5'000_vnd, 1'000_vnd, {}}});
  CHECK(split(AllocationOrder::interest_first_across, 7'000) == Allocation{{1, {}, 521_vnd, 5'000_vnd, 1'479_vnd, {}}});
  CHECK(split(AllocationOrder::principal_first, 302'000) == Allocation{{1, 300'000_vnd, 521_vnd, {}, 1'479_vnd, {}}});
}

TEST_CASE("who settles early pays interest for the time the money was out, and for no day more", "[core][loan]") {
  LoanState loan = small_loan();
  CHECK(debt_of(loan).owed_on(on("2024-01-10")) == 1'200'000_vnd);
  CHECK(debt_of(loan).owed_on(on("2024-01-20")) == Money{1'200'000 + 3'871});  // 10 of 31 days of 12,000
  LoanState at_once = loan;
  CHECK(pays(at_once, 1'203'871, "2024-01-20") ==
        Allocation{line(1, 300'000, 3'871), line(2, 300'000, 0), line(3, 300'000, 0), line(4, 300'000, 0)});
  CHECK(is_settled(at_once));
  // What would pay all principal pays the interest first, and the loan goes on.
  CHECK(pays(loan, 1'200'000, "2024-01-20") ==
        Allocation{line(1, 300'000, 3'871), line(2, 300'000, 0), line(3, 300'000, 0), line(4, 296'129, 0)});
  CHECK_FALSE(is_settled(loan));
}

TEST_CASE("interest that a grace put off is owed when the loan is settled before its day", "[core][loan]") {
  LoanState loan = small_loan();
  loan.terms.method = LoanMethod::bullet;
  loan.terms.grace_interest = 3;  // all interest with the fourth instalment
  loan.instalments = plan_instalments(loan.terms, loan.start);
  CHECK(debt_of(loan).owed_on(on("2024-04-10")) == Money{1'200'000 + 36'000});
  CHECK(debt_of(loan).owed_on(on("2024-04-25")) == Money{1'200'000 + 42'000});  // and half of the last month
  CHECK(pays(loan, 1'242'000, "2024-04-25") == Allocation{line(4, 1'200'000, 42'000)});
  CHECK(is_settled(loan));
}

TEST_CASE("a frozen loan asks for nothing and bears nothing; what is brought is principal", "[core][loan]") {
  LoanState loan = small_loan();
  loan.frozen = true;
  loan.overdue_percent = 150;
  loan.terms.rate = {};
  loan.former_plans.push_back({Version{1}, on("2024-01-10"), loan.terms, {}, false});
  loan.instalments = plan_instalments(loan.terms, loan.start);
  loan.instalments.front().interest = 7'000_vnd;  // carried over from before
  const Debt debt = debt_of(loan);
  CHECK(debt.interest_due(on("2024-12-10")).is_zero());
  CHECK(debt.late_interest_due(on("2024-12-10")).is_zero());
  CHECK(debt.owed_on(on("2024-12-10")) == 1'207'000_vnd);
  CHECK(next_due(loan) == NextDue{});
  LoanState paid = loan;
  paid.former_plans.front().replaced_by = Version{};
  CHECK(pays(paid, 100'000, "2024-06-10") == Allocation{line(1, 100'000, 0)});
  CHECK(pays(paid, 1'107'000, "2024-07-10") ==
        Allocation{line(1, 200'000, 7'000), line(2, 300'000, 0), line(3, 300'000, 0), line(4, 300'000, 0)});
}

TEST_CASE("the order within what is due is the loan's own", "[core][loan]") {
  const auto split = [](AllocationOrder order, std::int64_t amount) {
    LoanState loan = small_loan();
    loan.allocation = order;
    charge(loan, 1, 5'000, "2024-02-20");
    return pays(loan, amount, "2024-03-10");
  };
  CHECK(split(AllocationOrder::penalty_interest_principal, 320'000) ==
        Allocation{line(1, 300'000, 12'000, 5'000), line(2, 0, 3'000)});
  CHECK(split(AllocationOrder::interest_first_across, 30'000) ==
        Allocation{line(1, 4'000, 12'000, 5'000), line(2, 0, 9'000)});
  CHECK(split(AllocationOrder::principal_first, 305'000) == Allocation{line(1, 300'000, 5'000)});
  CHECK(split(AllocationOrder::principal_first, 318'000) ==
        Allocation{line(1, 300'000, 12'000, 5'000), line(2, 1'000, 0)});
}

TEST_CASE("a penalty is paid from the day it was charged, one without an instalment before all else", "[core][loan]") {
  LoanState loan = small_loan();
  charge(loan, 1, 5'000, "2024-02-20");
  charge(loan, 0, 2'000, "2024-02-25");
  CHECK(pays(loan, 12'000, "2024-02-15") == Allocation{line(1, 0, 12'000)});
  CHECK(pays(loan, 8'000, "2024-02-25") == Allocation{line(0, 0, 0, 2'000), line(1, 1'000, 0, 5'000)});
}

TEST_CASE("all principal with what is due settles the loan; later interest is not owed", "[core][loan]") {
  LoanState loan = small_loan();
  Debt debt = debt_of(loan);
  CHECK(debt.owed_on(on("2024-02-10")) == 1'212'000_vnd);
  CHECK(debt.pay(1'212'001_vnd, on("2024-02-10")).left == 1_vnd);
  pays(loan, 1'211'999, "2024-02-10");
  CHECK_FALSE(is_settled(loan));
  pays(loan, 1, "2024-02-10");
  CHECK(is_settled(loan));
}

TEST_CASE("a waiver takes the newest penalty, and can be taken back", "[core][loan]") {
  LoanState loan = small_loan();
  charge(loan, 1, 5'000, "2024-02-20");
  charge(loan, 1, 3'000, "2024-02-25");
  waive(loan, {{100}, 1, on("2024-03-01"), 4'000_vnd});
  CHECK(loan.penalties[0].waived == 1'000_vnd);
  CHECK(loan.penalties[1].waived == 3'000_vnd);
  CHECK(debt_of(loan).penalties_of(1, on("2024-03-01")) == 4'000_vnd);
  take_back_waiver(loan, {100});
  CHECK(debt_of(loan).penalties_of(1, on("2024-03-01")) == 8'000_vnd);
  CHECK(debt_of(loan).penalties_of(1, on("2024-02-24")) == 5'000_vnd);
}

TEST_CASE("a waiver forgives only what was charged by its day and recorded before it", "[core][loan]") {
  LoanState loan = small_loan();
  loan.penalties = {{{3}, 1, on("2024-02-20"), 5'000_vnd}, {{4}, 1, on("2024-03-20"), 3'000_vnd}};
  waive(loan, {{5}, 1, on("2024-03-01"), 2'000_vnd});
  CHECK(loan.penalties[0].waived == 2'000_vnd);
  CHECK(loan.penalties[1].waived.is_zero());
  charge(loan, {{6}, 1, on("2024-02-25"), 1'000_vnd});
  take_back_waiver(loan, {7});  // none of that version: those that stand are laid again, and find what they found
  CHECK(loan.penalties[1].waived.is_zero());
  CHECK(loan.penalties[0].waived == 2'000_vnd);
}

TEST_CASE("of two waivers the older can be taken back, and the other stands as if it had been alone", "[core][loan]") {
  LoanState loan = small_loan();
  loan.penalties = {{{3}, 1, on("2024-02-20"), 5'000_vnd}};
  waive(loan, {{4}, 1, on("2024-03-01"), 2'000_vnd});
  charge(loan, {{5}, 1, on("2024-03-20"), 3'000_vnd});
  waive(loan, {{6}, 1, on("2024-04-01"), 4'000_vnd});
  CHECK(loan.penalties[0].waived == 3'000_vnd);
  CHECK(loan.penalties[1].waived == 3'000_vnd);
  take_back_waiver(loan, {4});
  CHECK(loan.penalties[0].waived == 1'000_vnd);
  CHECK(loan.penalties[1].waived == 3'000_vnd);
  CHECK(loan.waivers == std::vector<WaiverState>{{{6}, 1, on("2024-04-01"), 4'000_vnd}});
}

TEST_CASE("penalties of one instalment are paid in the order of their days, whenever they were written",
          "[core][loan]") {
  LoanState loan = small_loan();
  charge(loan, 1, 5'000, "2024-03-01");
  charge(loan, 1, 3'000, "2024-02-15");
  CHECK(pays(loan, 15'000, "2024-02-20") == Allocation{line(1, 0, 12'000, 3'000)});
  CHECK(debt_of(loan).penalties_due(on("2024-02-20")).is_zero());
  CHECK(debt_of(loan).penalties_due(on("2024-03-01")) == 5'000_vnd);
  waive(loan, {{100}, 1, on("2024-03-01"), 1'000_vnd});
  CHECK(loan.penalties.back().waived == 1'000_vnd);
}

TEST_CASE("vouchers compare as people number them", "[core][loan]") {
  CHECK(stands_before("PT-9", "PT-10"));
  CHECK(stands_before("PT-010", "PT-10"));
  CHECK(stands_before("PT-9", "PT-010"));
  CHECK(stands_before("", "PT-1"));
  CHECK(stands_before("PT-1", "PT-1a"));
  CHECK(stands_before("PC-2", "PT-1"));
  CHECK(stands_before("2024/7", "2024/11"));
  CHECK_FALSE(stands_before("PT-1", "PT-1"));
  CHECK(stands_before("99999999999999999999998", "99999999999999999999999"));
}

TEST_CASE("repayments of one day are split in the order of voucher, then of command id", "[core][loan]") {
  RepaymentState a;
  a.value_date = on("2024-02-10");
  a.voucher = "PT-2";
  RepaymentState b = a;
  b.voucher = "PT-10";
  CHECK(comes_before(a, b));
  CHECK_FALSE(comes_before(b, a));
  b.value_date = on("2024-02-09");
  CHECK(comes_before(b, a));
  b = a;
  b.command.bytes[0] = 1;
  CHECK(comes_before(a, b));
  a.version = Version{9};  // recorded later: that does not count
  CHECK(comes_before(a, b));
  b = a;
  b.version = Version{10};  // of one command, its order does
  CHECK(comes_before(a, b));
}

TEST_CASE("every split sums to its amount, and the instalments never take more than they ask", "[core][loan]") {
  std::mt19937_64 dice(40'711);
  for (int round = 0; round < 300; ++round) {
    LoanState loan = small_loan();
    loan.allocation = static_cast<AllocationOrder>(dice() % 3);
    loan.advance = static_cast<AdvanceTo>(dice() % 3);
    if (dice() % 2 == 0) charge(loan, static_cast<std::uint16_t>(dice() % 3), 5'000, "2024-02-20");
    Day day = loan.start;
    while (!is_settled(loan)) {
      day = add_days(day, static_cast<int>(dice() % 40));
      const Money owed = debt_of(loan).owed_on(day);
      if (owed.is_zero()) continue;
      const auto amount = std::min<std::int64_t>(owed.minor, static_cast<std::int64_t>(dice() % 500'000 + 1));
      const Allocation lines = pays(loan, amount, to_iso(day).c_str());
      REQUIRE(total(lines).minor == amount);
      REQUIRE(std::is_sorted(lines.begin(), lines.end(),
                             [](const auto& x, const auto& y) { return x.instalment < y.instalment; }));
    }
    REQUIRE(loan.outstanding().is_zero());
    for (const Instalment& one : loan.instalments) {
      Money principal;
      Money interest;
      for (const RepaymentState& repayment : loan.repayments) {
        for (const AllocationLine& part : repayment.lines) {
          if (part.instalment != one.number) continue;
          principal += part.principal;
          interest += part.interest;
        }
      }
      REQUIRE(principal == one.principal);
      REQUIRE(interest <= one.interest);
    }
  }
}

TEST_CASE("splitting again changes nothing that was split in order", "[core][loan]") {
  LoanState loan = small_loan();
  pays(loan, 312'000, "2024-02-10");
  pays(loan, 100'000, "2024-03-01");
  pays(loan, 200'000, "2024-03-15");
  for (std::size_t from = 0; from <= 3; ++from) {
    const Resplit again = split_again(loan, from);
    REQUIRE_FALSE(again.beyond);
    REQUIRE(again.lines.size() == 3 - from);
    for (std::size_t i = from; i < 3; ++i) CHECK(again.lines[i - from] == loan.repayments[i].lines);
  }
}

TEST_CASE("one more repayment in between can be too much for a later one", "[core][loan]") {
  LoanState loan = small_loan();
  pays(loan, 1'212'000, "2024-02-10");
  RepaymentState late;
  late.version = Version{9};
  late.value_date = on("2024-02-01");
  late.amount = 10'000_vnd;
  loan.repayments.insert(loan.repayments.begin(), late);
  const Resplit again = split_again(loan, 0);
  REQUIRE(again.beyond == std::size_t{1});
  CHECK(again.left == 10'000_vnd);
}
