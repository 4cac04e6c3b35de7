// A repayment in words: what it paid, by which rules of the by-law, in the order of those rules, and what remains.
#include "engine/domain/loan_words.h"

#include <catch2/catch.hpp>

#include "engine/domain/allocation.h"
#include "engine/domain/loan_schedule.h"

using namespace soquy;
using namespace soquy::engine;

namespace {

Day on(const char* iso) { return parse_iso_day(iso).value(); }

/// KV003: 1,200,000 over four months at 1%: 300,000 each with interest of 12,000; 9,000; 6,000; 3,000, due on the 10th
/// from February on.
LoanState told_loan() {
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

/// What is told of a repayment, which the loan keeps.
std::string told(LoanState& loan, std::int64_t amount, const char* day) {
  RepaymentState one;
  one.version = Version{loan.repayments.size() + 1};
  one.value_date = on(day);
  one.amount = Money{amount};
  one.lines = debt_of(loan).pay(Money{amount}, on(day)).lines;
  loan.repayments.push_back(one);
  RepaymentReceived fact;
  fact.loan = LoanNo{3};
  fact.amount = one.amount;
  fact.lines = one.lines;
  fact.settles = is_settled(loan);
  return explain_split(fact, loan, on(day));
}

const std::string kInForce = " By the by-law in force when it was paid out on 2024-01-10: ";

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the split is told in words, with the rules that made it and what remains", "[core][loan]") {
  LoanState loan = told_loan();
  CHECK(told(loan, 712'000, "2024-02-12") ==
        "712.000 on KV003: instalment 1, due 2024-02-10, 2 days late: interest 12.000, principal 300.000; "
        "instalment 2, due 2024-03-10, in advance: principal 300.000; "
        "instalment 3, due 2024-04-10, in advance: principal 100.000. In all interest 12.000, principal 700.000. "
        "By the by-law in force when it was paid out on 2024-01-10: the oldest instalment first; of each its penalty, "
        "then its interest, then its principal. Money ahead of its day pays principal of the next instalments. "
        "Outstanding principal is 500.000. Next is instalment 2, due 2024-03-10: interest 9.000.");
  CHECK(told(loan, 506'207, "2024-03-01") ==
        "506.207 on KV003: instalment 2, due 2024-03-10, in advance: interest 6.207; instalment 3, due 2024-04-10, in "
        "advance: principal 200.000; instalment 4, due 2024-05-10, in advance: principal 300.000. In all interest "
        "6.207, principal 500.000. By the by-law in force when it was paid out on 2024-01-10: the oldest instalment "
        "first; of each its penalty, then its interest, then its principal. It reaches all principal to come, so the "
        "interest until that day is paid first. Money ahead of its day pays principal of the next instalments. Nothing "
        "is owed any more: the loan is settled.");
}

TEST_CASE("of money that is due only the order of what is due is told", "[core][loan]") {
  LoanState loan = told_loan();
  const std::string text = told(loan, 312'000, "2024-02-10");
  CHECK(has(text, kInForce + "the oldest instalment first"));
  CHECK_FALSE(has(text, "ahead of its day"));
  CHECK_FALSE(has(text, "interest until that day"));
}

TEST_CASE("the parts stand in the order in which the by-law pays them", "[core][loan]") {
  const auto split_by = [](AllocationOrder order) {
    LoanState loan = told_loan();
    loan.allocation = order;
    loan.overdue_percent = 150;
    charge(loan, {Version{9}, 1, on("2024-02-20"), 5'000_vnd, {}});
    return told(loan, 330'000, "2024-03-09");
  };
  const std::string usual = split_by(AllocationOrder::penalty_interest_principal);
  CHECK(has(usual, "28 days late: penalty 5.000, late interest 4.142, interest 12.000, principal 300.000"));
  CHECK(has(usual, kInForce + "the oldest instalment first; of each its penalty, then its interest (for late days "
                              "first), then its principal."));
  const std::string across = split_by(AllocationOrder::interest_first_across);
  CHECK(has(across, "28 days late: penalty 5.000, late interest 4.142, interest 12.000, principal 300.000"));
  CHECK(has(across, kInForce +
                        "penalties and interest (for late days first) of all that is due, the oldest first; then "
                        "principal, the oldest first."));
  const std::string principal = split_by(AllocationOrder::principal_first);
  CHECK(has(principal, "28 days late: principal 300.000, late interest 4.142, interest 12.000, penalty 5.000"));
  CHECK(has(principal, kInForce +
                           "the oldest instalment first; of each its principal, then its interest (for late days "
                           "first), then its penalty."));
}

TEST_CASE("of money ahead of its day it is told which rule put it where", "[core][loan]") {
  const auto ahead_by = [](AdvanceTo advance) {
    LoanState loan = told_loan();
    loan.advance = advance;
    return told(loan, 412'000, "2024-02-10");
  };
  const std::string next = ahead_by(AdvanceTo::next_instalments);
  CHECK(has(next, "instalment 2, due 2024-03-10, in advance: principal 100.000"));
  CHECK(has(next, " Money ahead of its day pays principal of the next instalments."));
  const std::string last = ahead_by(AdvanceTo::last_instalments);
  CHECK(has(last, "instalment 4, due 2024-05-10, in advance: principal 100.000"));
  CHECK(has(last, " Money ahead of its day pays principal of the last instalments."));
  const std::string shared = ahead_by(AdvanceTo::reamortise);
  CHECK(has(shared, "instalment 3, due 2024-04-10, in advance: principal 33.333"));
  CHECK(has(shared, " Money ahead of its day pays principal of all instalments to come, each by the same share."));
}

TEST_CASE("a frozen loan says that nothing is due, and where the money went all the same", "[core][loan]") {
  LoanState loan = told_loan();
  loan.frozen = true;
  CHECK(has(told(loan, 100'000, "2024-03-10"),
            " No instalment is asked for while the loan is frozen: what is left pays principal of the next "
            "instalments."));
}

TEST_CASE("every rule has its words in both languages, and no two rules the same", "[core][loan]") {
  std::vector<RuleWords> all;
  for (int order = 0; order < 3; ++order)
    for (const bool late : {false, true}) all.push_back(allocation_rule(static_cast<AllocationOrder>(order), late));
  for (int advance = 0; advance < 3; ++advance) all.push_back(advance_rule(static_cast<AdvanceTo>(advance)));
  for (int part = 0; part < 5; ++part) all.push_back(name_of(static_cast<SplitPart>(part)));
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK_FALSE(all[i].english.empty());
    CHECK_FALSE(all[i].vietnamese.empty());
    for (std::size_t k = 0; k < i; ++k) {
      CHECK(all[i].english != all[k].english);
      CHECK(all[i].vietnamese != all[k].vietnamese);
    }
  }
}
