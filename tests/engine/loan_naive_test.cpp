// A second, naive reading of the formulas in exact fractions agrees with the schedule on random terms of every kind.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "engine/domain/allocation.h"
#include "engine/domain/effective_rate.h"
#include "engine/domain/loan_schedule.h"
#include "engine/domain/loan_terms.h"
#include "tests/support/naive_splits.h"
#include "tests/support/random_terms.h"

using namespace soquy;
using namespace soquy::engine;
using naive::PlanLine;
using test::Dice;
using test::one_in;
using test::random_terms;

namespace {

std::vector<PlanLine> lines_of(const std::vector<Instalment>& plan) {
  std::vector<PlanLine> lines;
  for (const Instalment& one : plan) lines.push_back({one.due, one.principal.minor, one.interest.minor});
  return lines;
}

}  // namespace

TEST_CASE("exact fractions agree with the schedule on every kind of terms", "[core][loan]") {
  const std::uint64_t seed = 20'240'131;
  CAPTURE(seed);
  Dice dice(seed);
  for (int i = 0; i < 1000; ++i) {
    const Day start = add_days(make_day(2018, 1, 1).value(), static_cast<int>(dice.between(0, 3000)));
    const LoanTerms terms = random_terms(dice, start);
    CAPTURE(i);
    REQUIRE(check_terms(terms).has_value());
    REQUIRE(check_start(terms, start).has_value());
    REQUIRE(lines_of(plan_instalments(terms, start)) == naive::plan(terms, start));
  }
}

TEST_CASE("every plan repays the principal, in days that ascend, with no negative share", "[core][loan]") {
  Dice dice(7);
  for (int i = 0; i < 1000; ++i) {
    const Day start = add_days(make_day(2018, 1, 1).value(), static_cast<int>(dice.between(0, 3000)));
    const LoanTerms terms = random_terms(dice, start);
    const auto plan = plan_instalments(terms, start);
    REQUIRE(plan.size() == terms.instalments);
    REQUIRE(total_principal(plan) == terms.principal);
    Day before = start;
    for (const Instalment& one : plan) {
      REQUIRE(one.due > before);
      REQUIRE_FALSE(one.principal.is_negative());
      REQUIRE_FALSE(one.interest.is_negative());
      REQUIRE(one.interest.minor % terms.interest_multiple.minor == 0);
      before = one.due;
    }
  }
}

namespace {

/// A loan of random terms under random rules, and the same on paper.
struct Both {
  LoanState loan;
  naive::Paper paper;
  std::vector<naive::Fine> fines;
};

Both random_loan(Dice& dice) {
  Both both;
  LoanState& loan = both.loan;
  loan.stage = LoanStage::open;
  loan.start = add_days(make_day(2018, 1, 1).value(), static_cast<int>(dice.between(0, 3000)));
  loan.terms = random_terms(dice, loan.start, 12);
  loan.disbursed = loan.terms.principal;
  loan.instalments = plan_instalments(loan.terms, loan.start);
  loan.allocation = static_cast<AllocationOrder>(dice.between(0, 2));
  loan.advance = static_cast<AdvanceTo>(dice.between(0, 2));
  loan.overdue_percent = one_in(dice, 3) ? 0 : static_cast<std::uint32_t>(dice.between(1, 300));
  for (std::int64_t n = dice.between(0, 3); n > 0; --n) {
    const auto instalment = static_cast<std::uint16_t>(dice.between(0, loan.terms.instalments));
    const Day day = add_days(loan.start, static_cast<int>(dice.between(0, 400)));
    const Money amount{dice.between(1, 20) * 1000};
    charge(loan, {Version{90}, instalment, day, amount, {}});
    both.fines.push_back({day, instalment, amount.minor});
  }
  both.paper = {loan.terms, loan.start, loan.allocation, loan.advance, loan.overdue_percent};
  return both;
}

void pay(LoanState& loan, Day day, Money amount) {
  RepaymentState one;
  one.version = Version{loan.repayments.size() + 1};
  one.value_date = day;
  one.amount = amount;
  one.lines = debt_of(loan).pay(amount, day).lines;
  loan.repayments.push_back(std::move(one));
}

}  // namespace

TEST_CASE("exact fractions counted day by day agree with every split and every debt", "[core][loan]") {
  Dice dice(4'502'024);
  int late = 0;
  int spared = 0;
  int earned = 0;
  for (int round = 0; round < 1000; ++round) {
    Both both = random_loan(dice);
    LoanState& loan = both.loan;
    std::vector<naive::Coin> coins;
    Day day = loan.start;
    CAPTURE(round);
    for (int n = 0; n < 12 && !is_settled(loan); ++n) {
      day = add_days(day, static_cast<int>(dice.between(0, 60)));
      const Money owed = debt_of(loan).owed_on(day);
      if (owed.is_zero()) continue;
      const bool all = one_in(dice, 8);
      const Money amount{all ? owed.minor : std::min(owed.minor, dice.between(1, 1 + loan.disbursed.minor / 3))};
      earned += debt_of(loan).interest_earned(day).is_positive() && all ? 1 : 0;
      pay(loan, day, amount);
      coins.push_back({day, amount.minor});
      const naive::LaidDown naive = naive::lay_down(both.paper, both.fines, coins, day);
      REQUIRE(naive.too_much == 0);
      for (std::size_t i = 0; i < coins.size(); ++i)
        REQUIRE(naive::pieces_of(loan.repayments[i].lines) == naive.pieces[i]);
      const AllocationLine sum = sum_of(loan.repayments.back().lines);
      REQUIRE(sum.paid() == amount);
      late += sum.late_interest.is_positive() ? 1 : 0;
      spared += sum.spared_interest.is_positive() ? 1 : 0;
      if (all) REQUIRE(loan.outstanding().is_zero());
    }
    REQUIRE_FALSE(loan.outstanding().is_negative());
    if (is_settled(loan)) continue;
    const Day asked = add_days(day, static_cast<int>(dice.between(0, 200)));
    const naive::Owed naive = naive::lay_down(both.paper, both.fines, coins, asked).owed;
    const Debt debt = debt_of(loan);
    REQUIRE(debt.principal().minor == naive.principal);
    REQUIRE(debt.interest_due(asked).minor == naive.interest);
    REQUIRE(debt.late_interest_due(asked).minor == naive.late);
    REQUIRE(debt.interest_earned(asked).minor == naive.earned);
    REQUIRE(debt.penalties_due(asked).minor == naive.penalty);
  }
  CHECK(late > 100);
  CHECK(spared > 100);
  CHECK(earned > 100);
}

TEST_CASE("interest never bears interest: what a loan costs grows with principal and days alone", "[core][loan]") {
  Dice dice(366);
  for (int round = 0; round < 1000; ++round) {
    LoanState loan = random_loan(dice).loan;
    loan.penalties.clear();
    const Day end = add_days(loan.instalments.back().due, static_cast<int>(dice.between(1, 1000)));
    const Debt debt = debt_of(loan);
    // Nothing was ever paid: late interest is the sum over the principal shares of their own days, each a fraction
    // rounded once; unpaid interest changes nothing of it.
    naive::Fraction most = 0;
    for (const Instalment& one : loan.instalments) {
      naive::PlanLine line{one.due, one.principal.minor, one.interest.minor};
      most += naive::late_interest({loan.terms, loan.start, loan.allocation, loan.advance, loan.overdue_percent}, line,
                                   {}, end);
    }
    CAPTURE(round);
    REQUIRE(naive::Fraction(debt.late_interest_due(end).minor) == most);
    REQUIRE(debt.interest_due(end) == total_interest(loan.instalments));
  }
}

namespace {

/// Months when every due day lies whole months after the start, else weeks, else days; and how many make a year.
struct PaymentClock {
  int a_year = 365;
  std::vector<int> times;
};

/// The day of the start, that many months later; of a shorter month its last.
bool lies_months_after(Day start, Day due, int months) {
  const YearMonthDay from = civil(start);
  const YearMonthDay to = civil(due);
  const int counted = static_cast<int>(from.month) - 1 + months;
  if (to.year != from.year + counted / 12 || static_cast<int>(to.month) != counted % 12 + 1) return false;
  const bool is_last = civil(add_days(due, 1)).month != to.month;
  return to.day == from.day || (is_last && to.day < from.day);
}

int months_to(Day start, Day due) {
  for (int months = 0; months < 1'000; ++months) {
    if (lies_months_after(start, due, months)) return months;
  }
  return -1;
}

PaymentClock payment_clock(Day start, const std::vector<Instalment>& plan) {
  PaymentClock clock;
  bool by_months = true;
  bool by_weeks = true;
  for (const Instalment& one : plan) {
    by_months = by_months && months_to(start, one.due) >= 0;
    by_weeks = by_weeks && days_between(start, one.due) % 7 == 0;
  }
  clock.a_year = by_months ? 12 : by_weeks ? 52 : 365;
  for (const Instalment& one : plan) {
    const int days = days_between(start, one.due);
    clock.times.push_back(by_months ? months_to(start, one.due) : by_weeks ? days / 7 : days);
  }
  return clock;
}

/// What is left of the payments, discounted at so much a period, once the principal is paid.
long double net_present_value(const std::vector<Instalment>& plan, const PaymentClock& clock, long double rate) {
  long double sum = 0;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    sum += static_cast<long double>((plan[i].principal + plan[i].interest).minor) /
           std::pow(1 + rate, static_cast<long double>(clock.times[i]));
    sum -= static_cast<long double>(plan[i].principal.minor);
  }
  return sum;
}

long double period_rate(long double a_year_ppm, const PaymentClock& clock) {
  return std::pow(1 + a_year_ppm / 1e6L, 1.0L / clock.a_year) - 1;
}

}  // namespace

TEST_CASE("the effective rate discounts the payments back to the principal, to the millionth", "[core][loan]") {
  Dice dice(11);
  int bearing = 0;
  int beyond = 0;
  std::map<int, int> clocks;
  for (int i = 0; i < 1'000; ++i) {
    const Day start = add_days(make_day(2018, 1, 1).value(), static_cast<int>(dice.between(0, 3000)));
    LoanTerms terms = random_terms(dice, start);
    if (one_in(dice, 20)) terms.rate.ppm = static_cast<std::uint32_t>(dice.between(1, kMaxRatePpm));
    const auto plan = plan_instalments(terms, start);
    const LoanCost cost = cost_of_loan(terms.principal, terms.rate, start, plan);
    CAPTURE(i, cost.effective_ppm_year, cost.nominal_ppm_year);
    if (total_interest(plan).is_zero()) {
      REQUIRE(cost.effective_ppm_year == 0);
      REQUIRE(cost.nominal_ppm_year == 0);
      continue;
    }
    const PaymentClock clock = payment_clock(start, plan);
    ++clocks[clock.a_year];
    ++bearing;
    // It is rounded half up, so a little more than half a millionth lies on either side.
    const auto worth_at = [&](long double ppm) { return net_present_value(plan, clock, period_rate(ppm, clock)); };
    const auto worth_at_nominal = [&](long double ppm) {
      return net_present_value(plan, clock, ppm / 1e6L / clock.a_year);
    };
    REQUIRE(worth_at(cost.effective_ppm_year - 0.51L) > 0);
    REQUIRE(worth_at_nominal(cost.nominal_ppm_year - 0.51L) > 0);
    REQUIRE(worth_at_nominal(cost.nominal_ppm_year + 0.51L) < 0);
    beyond += cost.effective_ppm_year == UINT32_MAX ? 1 : 0;
    if (cost.effective_ppm_year != UINT32_MAX) REQUIRE(worth_at(cost.effective_ppm_year + 0.51L) < 0);
  }
  CHECK(bearing > 700);
  CHECK(beyond > 0);
  CHECK(clocks[12] > 100);
  CHECK(clocks[52] > 50);
  CHECK(clocks[365] > 100);
}

TEST_CASE("the largest loan at the largest rate over fifty years stays inside the arithmetic", "[core][loan]") {
  for (const LoanMethod method :
       {LoanMethod::flat, LoanMethod::equal_principal, LoanMethod::equal_instalment, LoanMethod::bullet}) {
    for (const DayCount count : {DayCount::period, DayCount::actual_365, DayCount::thirty_360}) {
      LoanTerms terms;
      terms.principal = Money{kMaxEntryMinor};
      terms.rate = {kMaxRatePpm, Period::week};
      terms.method = method;
      terms.day_count = count;
      terms.instalments = kMaxInstalments;
      terms.grace_interest = kMaxInstalments - 1;
      terms.grace_principal = kMaxInstalments - 2;
      const Day start = make_day(2026, 11, 21).value();
      REQUIRE(check_terms(terms).has_value());
      const auto plan = plan_instalments(terms, start);
      CHECK(total_principal(plan) == terms.principal);
      CHECK(cost_of_loan(terms.principal, terms.rate, start, plan).effective_ppm_year >
            170'000);  // simple, so far below the agreed 5,200%
    }
  }
}
