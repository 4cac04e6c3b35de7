#include "tests/support/naive_plan.h"

#include <algorithm>

namespace soquy::naive {

std::int64_t rounded(const Fraction& value, std::int64_t multiple, Rounding mode) {
  const Fraction steps = value / multiple;
  Whole whole = numerator(steps) / denominator(steps);
  const Fraction rest = steps - whole;
  const Fraction half(1, 2);
  if (mode == Rounding::up && rest > 0) ++whole;
  if (mode == Rounding::half_up && rest >= half) ++whole;
  if (mode == Rounding::half_even && (rest > half || (rest == half && whole % 2 == 1))) ++whole;
  return static_cast<std::int64_t>(whole * multiple);
}

namespace {

std::int64_t yearly(Period period) { return period == Period::month ? 12 : period == Period::week ? 52 : 1; }

/// Due days by counting months one at a time on a calendar written out by hand.
int days_in(int year, int month) {
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : lengths[month - 1];
}
Day months_later(Day from, int months, unsigned anchor) {
  auto [year, month, day] = civil(from);
  int m = static_cast<int>(month);
  for (int i = 0; i < months; ++i) {
    if (++m > 12) {
      m = 1;
      ++year;
    }
  }
  const auto last = static_cast<unsigned>(days_in(year, m));
  return make_day(year, static_cast<unsigned>(m), std::min(anchor, last)).value();
}

std::vector<Day> naive_days(const LoanTerms& terms, Day start) {
  std::vector<Day> days;
  for (int k = 0; k < terms.instalments; ++k) {
    const bool named = !terms.first_due.is_none();
    const Day base = named ? terms.first_due : start;
    const int steps = named ? k : k + 1;
    if (terms.every == Every::named_dates) days.push_back(terms.due_dates[static_cast<std::size_t>(k)]);
    if (terms.every == Every::week) days.push_back(Day{base.number + 7 * steps});
    if (terms.every == Every::month || terms.every == Every::single) {
      days.push_back(months_later(base, steps, civil(base).day));
    }
  }
  return days;
}

}  // namespace

Fraction share_of_rate(const LoanTerms& terms, Day from, Day to) {
  const Fraction rate(terms.rate.ppm, 1'000'000);
  const Fraction per_year = rate * yearly(terms.rate.per);
  const int days = to.number - from.number;
  const auto a = civil(from);
  const auto b = civil(to);
  if (terms.day_count == DayCount::actual_365) return per_year * Fraction(days, 365);
  if (terms.day_count == DayCount::thirty_360) {
    const int first = std::min(static_cast<int>(a.day), 30);
    const int second = std::min(static_cast<int>(b.day), 30);
    return per_year * Fraction((b.year - a.year) * 360 + (static_cast<int>(b.month) - static_cast<int>(a.month)) * 30 +
                                   second - first,
                               360);
  }
  if (terms.every == Every::month) return per_year / 12;
  if (terms.every == Every::week) return per_year / 52;
  if (terms.rate.per == Period::week) return rate * Fraction(days, 7);
  int months = 0;
  while (months_later(from, months + 1, a.day) <= to) ++months;
  const Fraction left(to.number - months_later(from, months, a.day).number, 30);
  return per_year / 12 * (months + left);
}

std::vector<PlanLine> plan(const LoanTerms& terms, Day start) {
  const std::vector<Day> days = naive_days(terms, start);
  const int n = terms.instalments;
  std::vector<Fraction> share;
  for (int k = 0; k < n; ++k) {
    const auto at = static_cast<std::size_t>(k);
    share.push_back(k < terms.grace_interest_charged ? Fraction(0)
                                                     : share_of_rate(terms, k == 0 ? start : days[at - 1], days[at]));
  }
  const int bearing = n - terms.grace_principal;
  const Fraction principal = terms.principal.minor;
  // the level instalment: what the payments of 1 are worth today, turned round
  Fraction worth = 0;
  Fraction discount = 1;
  Fraction flat_total = principal;
  for (int k = terms.grace_principal; k < n; ++k) {
    discount /= 1 + share[static_cast<std::size_t>(k)];
    worth += discount;
    flat_total += principal * share[static_cast<std::size_t>(k)];
  }
  const auto multiple = terms.instalment_multiple.minor;
  const std::int64_t annuity = rounded(principal / worth, multiple, terms.rounding);
  const std::int64_t flat_level = rounded(flat_total / bearing, multiple, terms.rounding);
  const std::int64_t slice = rounded(principal / bearing, terms.principal_multiple.minor, Rounding::down);

  std::vector<PlanLine> lines;
  std::int64_t balance = terms.principal.minor;
  Fraction waiting = 0;
  for (int k = 0; k < n; ++k) {
    const Fraction base = terms.method == LoanMethod::flat ? principal : Fraction(balance);
    const Fraction interest = base * share[static_cast<std::size_t>(k)];
    waiting += interest;
    std::int64_t asked = 0;
    if (k >= terms.grace_interest) {
      asked = rounded(waiting, terms.interest_multiple.minor, terms.rounding);
      waiting = 0;
    }
    std::int64_t part = 0;
    const std::int64_t own = rounded(interest, terms.interest_multiple.minor, terms.rounding);
    if (terms.method == LoanMethod::equal_principal) part = slice;
    if (terms.method == LoanMethod::equal_instalment) part = annuity - own;
    if (terms.method == LoanMethod::flat) part = multiple > 1 ? flat_level - own : slice;
    if (k < terms.grace_principal) part = 0;
    if (part < 0) part = 0;
    if (part > balance || k == n - 1) part = balance;
    balance -= part;
    lines.push_back({days[static_cast<std::size_t>(k)], part, asked});
  }
  return lines;
}

}  // namespace soquy::naive
