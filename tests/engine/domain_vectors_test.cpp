// Figures worked out by hand and traps found in real reports and programmes (DOMAIN.md 3.5 and 10). V1 to V6 stand with
// the schedules (loan_schedule_test.cpp), V9 with late interest.
#include <algorithm>
#include <catch2/catch.hpp>

#include "engine/domain/effective_rate.h"
#include "engine/domain/loan_schedule.h"
#include "projections/arrears.h"
#include "projections/ratios.h"
#include "tests/support/given.h"
#include "tests/support/loan_desk.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::tests;
using soquy::projections::annualised_loss;
using soquy::projections::ArrearsReport;
using soquy::projections::average;
using soquy::projections::LoanRow;
using soquy::projections::pooled;

namespace {

const Day kToday = day("2019-06-30");

/// An open loan of which `late` has been due for so many days; the rest is due later.
LoanRow late_loan(std::uint32_t no, Money balance, Money late, int days) {
  LoanRow loan;
  loan.loan = LoanNo{no};
  loan.status = projections::LoanStatus::open;
  loan.principal = loan.outstanding = balance;
  loan.instalments.resize(2);
  loan.instalments[0].number = 1;
  loan.instalments[0].due = add_days(kToday, -days);
  loan.instalments[0].principal = late;
  loan.instalments[1].number = 2;
  loan.instalments[1].due = add_days(kToday, 60);
  loan.instalments[1].principal = balance - late;
  return loan;
}

/// Of a per cent, rounded half up: 38.46% is 3846.
std::int64_t hundredths_percent(Ratio ratio) { return (20'000 * ratio.numerator / ratio.denominator + 1) / 2; }

bool warns(const std::vector<Warning>& warnings, std::string_view code) {
  return std::any_of(warnings.begin(), warnings.end(), [&](const Warning& one) { return one.code == code; });
}

}  // namespace

TEST_CASE("V7: whole balances are at risk, not the late instalments and not the number of loans", "[core][loan]") {
  const ArrearsReport report =
      projections::arrears_of({late_loan(1, 3'000'000_vnd, 0_vnd, 0), late_loan(2, 2'500'000_vnd, 400'000_vnd, 35),
                               late_loan(3, 1'000'000_vnd, 100'000_vnd, 12)},
                              kToday);
  CHECK(hundredths_percent(report.totals.par30) == 3'846);
  CHECK(hundredths_percent(report.totals.par1) == 5'385);
  CHECK(hundredths_percent(report.totals.arrears_rate) == 769);
}

TEST_CASE("V8: of loans over a quarter of a year, 98% recovery loses 16% a year", "[core][loan]") {
  CHECK(annualised_loss({98, 100}, {1, 4}) == Ratio{4, 25});
  CHECK(hundredths_percent(annualised_loss({98, 100}, {1, 4})) == 1'600);
  CHECK(hundredths_percent(annualised_loss({98, 100}, {1, 1})) == 400);
  CHECK(annualised_loss({98'000'000, 100'000'000}, {3, 12}) == Ratio{4, 25});  // lowest terms, whatever the figures
  CHECK(annualised_loss({100, 100}, {1, 1}) == Ratio{0, 1});
  CHECK(annualised_loss({0, 0}, {1, 1}) == Ratio{});  // nothing fell due: not applicable
  CHECK(annualised_loss({98, 100}, {0, 1}) == Ratio{});
}

TEST_CASE("V10: thirty days late is not in PAR30 and in debt group 3", "[core][loan]") {
  const auto on = [](int days) {
    return projections::arrears_of({late_loan(1, 1'000'000_vnd, 100'000_vnd, days)}, kToday);
  };
  CHECK(on(30).totals.par30.numerator == 0);
  CHECK(on(30).rows.front().debt_group == 3);
  CHECK(on(31).totals.par30.numerator == 1'000'000);
  CHECK(on(29).rows.front().debt_group == 2);
}

TEST_CASE("V11: an average is a sum over a count, and averages are pooled by both", "[core][loan]") {
  const Ratio per_club{2'311'750'000, 60};
  const Ratio per_borrower{1'849'255'000, 702};
  CHECK(average(per_club) == 38'529'167_vnd);
  CHECK(average(per_borrower) == 2'634'266_vnd);
  CHECK(hundredths_percent({1'849'255'000, 2'311'750'000}) == 7'999);
  // Twenty clubs with 10 million each and one with 52 million: 12 million on average, not 31.
  const Ratio together = pooled({200'000'000, 20}, {52'000'000, 1});
  CHECK(together == Ratio{252'000'000, 21});
  CHECK(average(together) == 12'000'000_vnd);
}

TEST_CASE("V12: five shares of 99,999 leave four dong, which go where the by-law says", "[core][domain]") {
  const Day meeting_day = day("2019-02-10");
  for (const std::size_t rest : {std::size_t{0}, std::size_t{4}}) {
    Given club = Given::a_club();
    AdoptByLaw law = club.state.by_law;
    law.resolution = ResolutionNo{1};
    law.cash_multiple = Money{1};
    law.interest_shares = {{kIncomeFund, Account::capital, 6'000, false},
                           {kActivityFund, Account::activity_capital, 2'000, false},
                           {kIncomeFund, Account::loss_reserve, 500, false},
                           {kIncomeFund, Account::surplus, 500, false},
                           {kActivityFund, Account::activity_capital, 1'000, false}};
    law.interest_shares[rest].takes_rest = true;
    SetOpeningBalance paper;
    paper.balances = {{kIncomeFund, Account::cash, 1'000'000_vnd},
                      {kIncomeFund, Account::interest_income, Money{-99'999}}};
    paper.evidence.plain = "trang 3";
    club.record(signed_by(
        meeting(meeting_day, resolution(1, Subject::by_law), resolution(2, Subject::allocation), law, paper), {1}));
    const Answer answer = club.record(order(meeting_day, AllocateInterest{kIncomeFund, 99'999_vnd, ResolutionNo{2}}));
    std::vector<std::int64_t> amounts;
    for (const AllocationPart& part : answer.as<InterestAllocated>().parts) amounts.push_back(part.amount.minor);
    std::vector<std::int64_t> expected = {59'999, 19'999, 4'999, 4'999, 9'999};
    expected[rest] += 4;
    CHECK(amounts == expected);
    CHECK(club.state.balance(kIncomeFund, Account::interest_income).is_zero());
  }
}

// --- Traps -----------------------------------------------------------------------------------------------------------

TEST_CASE("trap 1: 0.7% a year is surely meant per month, and warned of at approval", "[core][loan]") {
  CHECK(is_surely_monthly({7'000, Period::year}));
  CHECK(is_surely_monthly({20'000, Period::year}));
  CHECK_FALSE(is_surely_monthly({20'001, Period::year}));
  CHECK_FALSE(is_surely_monthly({7'000, Period::month}));
  CHECK_FALSE(is_surely_monthly({7'000, Period::week}));
  CHECK_FALSE(is_surely_monthly({0, Period::year}));

  Desk desk;
  ApproveLoan ask = usual_approval(5, desk.resolve(Subject::loan));
  ask.terms.rate = {7'000, Period::year};
  desk.tell(ask, {day("2024-01-10"), {}, {2}});
  REQUIRE(desk.warnings.size() == 1);
  CHECK(desk.warnings.front().code == "rate_surely_monthly");
  CHECK(desk.warnings.front().sentence ==
        "0.70% a year is what others ask a month. If 0.70% a month is meant, which is 8.40% a year, record it per "
        "month.");
}

TEST_CASE("trap 11: the last instalment carries the rounding, whatever the multiple", "[core][loan]") {
  for (const std::int64_t multiple : {1, 500, 1'000, 5'000, 10'000, 500'000}) {
    INFO("multiples of " << multiple);
    LoanTerms terms;
    terms.principal = 5'000'000_vnd;
    terms.rate = {10'000, Period::month};
    terms.instalments = 12;
    terms.interest_multiple = terms.principal_multiple = Money{multiple};
    for (const LoanMethod method : {LoanMethod::equal_principal, LoanMethod::flat, LoanMethod::bullet}) {
      terms.method = method;
      const auto all = plan_instalments(terms, day("2024-01-10"));
      CHECK(total_principal(all) == terms.principal);
      for (std::size_t i = 0; i + 1 < all.size(); ++i) CHECK(all[i].principal.minor % multiple == 0);
      for (const Instalment& one : all) CHECK(one.interest.minor % multiple == 0);
      CHECK(all.back().principal >= all.front().principal);
    }
    terms.method = LoanMethod::equal_instalment;
    terms.instalment_multiple = Money{multiple};
    const auto level = plan_instalments(terms, day("2024-01-10"));
    CHECK(total_principal(level) == terms.principal);
    const auto total = [](const Instalment& one) { return one.principal + one.interest; };
    const auto other = std::find_if(level.begin(), level.end() - 1,
                                    [&](const Instalment& one) { return total(one) != total(level.front()); });
    // A large multiple pays the loan off before its last day; until then every instalment is the same.
    const bool level_until_paid =
        other == level.end() - 1 || total_principal({level.begin(), other + 1}) == terms.principal;
    CHECK(level_until_paid);
  }
}

TEST_CASE("trap 12: the repayment of 16 March that is entered after the one of 20 March splits as if in order",
          "[core][loan]") {
  Desk late;
  const LoanNo loan = late.lend();
  const Version twentieth = late.repay(loan, 312'000, "2024-03-20", "PT-20");
  const auto events =
      late.tell(ReceiveRepayment{loan, Place::cash, 309'000_vnd, {}}, {day("2024-03-16"), "PT-16", {2}});
  REQUIRE(events.size() == 2);
  CHECK(events[0].payload.as<RepaymentReceived>()->lines == Allocation{{1, 297'000_vnd, 12'000_vnd, {}}});
  const RepaymentReallocated& moved = *events[1].payload.as<RepaymentReallocated>();
  CHECK(moved.repayment == twentieth);
  CHECK(moved.before == Allocation{{1, 300'000_vnd, 12'000_vnd, {}}});
  CHECK(moved.after == Allocation{{1, 3'000_vnd, {}, {}}, {2, 300'000_vnd, 9'000_vnd, {}}});

  Desk ordered;
  const LoanNo same = ordered.lend();
  ordered.repay(same, 309'000, "2024-03-16", "PT-16");
  ordered.repay(same, 312'000, "2024-03-20", "PT-20");
  REQUIRE(late.loan(loan).repayments.size() == 2);
  for (std::size_t i = 0; i < 2; ++i)
    CHECK(late.loan(loan).repayments[i].lines == ordered.loan(same).repayments[i].lines);
  CHECK(late.club.balance(kIncomeFund, Account::interest_income) ==
        ordered.club.balance(kIncomeFund, Account::interest_income));
}

TEST_CASE("trap 13: 2% a month is above the legal cap: in the plan, at approval, at paying out and in the by-law",
          "[core][loan]") {
  LoanTerms terms = usual_terms();
  terms.rate = {20'000, Period::month};
  CHECK(cost_of_loan(terms.principal, terms.rate, kToday, plan_instalments(terms, kToday)).above_cap());

  Desk desk;
  ApproveLoan ask = usual_approval(5, desk.resolve(Subject::loan));
  ask.terms = terms;
  const Order when{day("2024-01-10"), {}, {2}};
  const LoanNo loan = desk.tell(ask, when).front().payload.as<LoanApproved>()->given;
  CHECK(warns(desk.warnings, "rate_above_cap"));
  desk.tell(DisburseLoan{loan, Place::cash, terms.principal}, when);
  CHECK(warns(desk.warnings, "rate_above_cap"));

  Given club = Given::a_club();
  const auto adopted = [&](Rate most) {
    AdoptByLaw law = club.state.by_law;
    law.resolution = ResolutionNo{1};
    law.rate_max = most;
    return club.when(signed_by(meeting(day("2019-02-10"), resolution(1, Subject::by_law), law), {1}));
  };
  CHECK(adopted({20'000, Period::month}).says == "accepted");
  CHECK(adopted({20'000, Period::month}).warns("rate_above_cap"));
  CHECK(adopted({200'001, Period::year}).warns("rate_above_cap"));
  CHECK_FALSE(adopted({200'000, Period::year}).warns("rate_above_cap"));
  CHECK_FALSE(adopted({16'666, Period::month}).warns("rate_above_cap"));
  CHECK_FALSE(adopted({}).warns("rate_above_cap"));  // no limit is no rate
  CHECK(adopted({9'000, Period::year}).warns("rate_surely_monthly"));
}
