#include "tests/support/naive_plan.h"

namespace soquy::naive {

namespace {

std::int64_t months_in(Period period) { return period == Period::year ? 12 : 1; }

/// base x rate for one month, half up to a multiple. Amounts in a club's book are far below where this could overflow.
std::int64_t month_interest(std::int64_t base, const LoanTerms& terms) {
  const std::int64_t unit = 1'000'000 * months_in(terms.rate.per) * terms.interest_multiple.minor;
  const std::int64_t exact = base * terms.rate.ppm;
  const std::int64_t whole = exact / unit;
  const std::int64_t left = exact % unit;
  return (whole + (2 * left >= unit ? 1 : 0)) * terms.interest_multiple.minor;
}

/// The same day of the next month, or its last day when it is shorter; `anchor` remembers the day first agreed.
Day next_month(Day day, unsigned anchor) {
  YearMonthDay date = civil(day);
  if (++date.month == 13) {
    date.month = 1;
    ++date.year;
  }
  unsigned wanted = anchor;
  while (!make_day(date.year, date.month, wanted)) --wanted;
  return *make_day(date.year, date.month, wanted);
}

std::int64_t share_of_principal(const LoanTerms& terms) {
  if (terms.method == LoanMethod::bullet) return 0;
  const std::int64_t each = terms.principal.minor / terms.instalments;
  return each - each % terms.principal_multiple.minor;
}

}  // namespace

std::vector<PlanLine> plan(const LoanTerms& terms, Day start) {
  std::vector<PlanLine> lines;
  const Day from = terms.first_due.is_none() ? start : terms.first_due;
  const unsigned anchor = civil(from).day;
  Day due = terms.first_due.is_none() ? next_month(start, anchor) : terms.first_due;
  std::int64_t left = terms.principal.minor;
  for (int n = 1; n <= terms.instalments; ++n) {
    const std::int64_t base = terms.method == LoanMethod::flat ? terms.principal.minor : left;
    const std::int64_t principal = n == terms.instalments ? left : share_of_principal(terms);
    lines.push_back({due, principal, month_interest(base, terms)});
    left -= principal;
    due = next_month(due, anchor);
  }
  return lines;
}

}  // namespace soquy::naive
