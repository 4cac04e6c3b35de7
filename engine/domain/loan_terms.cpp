#include "engine/domain/loan_terms.h"

#include <algorithm>

#include "events/check.h"

namespace soquy::engine {
namespace {

constexpr std::int64_t kMillion = 1'000'000;

Rejection not_valid(const char* field, std::string seen, std::string asked) {
  return {RejectReason::field_not_valid, std::move(seen), std::move(asked), field};
}

Result<Ok> check_multiple(const char* field, Money multiple) {
  if (multiple.is_positive() && multiple.minor <= kMaxEntryMinor) return Ok{};
  return not_valid(field, "a multiple is from 1 to " + std::to_string(kMaxEntryMinor), std::to_string(multiple.minor));
}

Result<Ok> check_grace(const LoanTerms& terms) {
  const auto asked = [](int grace) { return std::to_string(grace) + " instalments of grace"; };
  const std::string seen = "the loan has " + std::to_string(terms.instalments) + " instalments";
  if (terms.grace_principal >= terms.instalments) {
    return not_valid("grace_principal", seen, asked(terms.grace_principal));
  }
  if (terms.grace_interest >= terms.instalments) {
    return not_valid("grace_interest", seen, asked(terms.grace_interest));
  }
  if (terms.grace_interest_charged > terms.instalments) {
    return not_valid("grace_interest_charged", seen, asked(terms.grace_interest_charged));
  }
  return Ok{};
}

Result<Ok> check_named_days(const LoanTerms& terms) {
  const auto& days = terms.due_dates;
  if (terms.every != Every::named_dates) {
    if (days.empty()) return Ok{};
    return not_valid("due_dates", "due days are named although they follow from the rhythm",
                     std::to_string(days.size()) + " days");
  }
  if (days.size() != terms.instalments) {
    return not_valid("due_dates", std::to_string(terms.instalments) + " instalments",
                     std::to_string(days.size()) + " due days");
  }
  const auto wrong = std::adjacent_find(days.begin(), days.end(), std::greater_equal<>());
  if (wrong != days.end())
    return not_valid("due_dates", "due days ascend", to_iso(*(wrong + 1)) + " after " + to_iso(*wrong));
  if (days.front().is_none()) return not_valid("due_dates", "a due day is missing", "-");
  if (!terms.first_due.is_none() && terms.first_due != days.front()) {
    return not_valid("first_due", "the first named due day is " + to_iso(days.front()), to_iso(terms.first_due));
  }
  return Ok{};
}

/// Days between two dates when every month has 30 of them; a 31st counts as a 30th on both ends.
std::int64_t thirty_day_months(Day from, Day to) {
  const YearMonthDay a = civil(from);
  const YearMonthDay b = civil(to);
  const auto day = [](unsigned of_month) { return static_cast<std::int64_t>(std::min(of_month, 30U)); };
  const auto months = (b.year - a.year) * 12 + static_cast<int>(b.month) - static_cast<int>(a.month);
  return std::int64_t{months} * 30 + day(b.day) - day(a.day);
}

/// Whole months from one day to another in thirtieths, and the days left over.
std::int64_t thirtieths_of_months(Day from, Day to) {
  const YearMonthDay a = civil(from);
  const YearMonthDay b = civil(to);
  int months = (b.year - a.year) * 12 + static_cast<int>(b.month) - static_cast<int>(a.month);
  if (add_months(from, months, a.day) > to) --months;
  return std::int64_t{months} * 30 + days_between(add_months(from, months, a.day), to);
}

}  // namespace

Result<Ok> check_term_fields(const LoanTerms& terms) {
  if (terms.method == LoanMethod::none) return not_valid("method", "no method of repayment is named", "none");
  if (terms.rate.ppm > kMaxRatePpm) {
    return not_valid("rate", "a rate is at most 100% per period",
                     std::to_string(terms.rate.ppm) + " parts per million");
  }
  if (terms.instalments < 1 || terms.instalments > kMaxInstalments) {
    return not_valid("instalments", "a loan has 1 to " + std::to_string(kMaxInstalments) + " instalments",
                     std::to_string(terms.instalments));
  }
  if (terms.every == Every::single && terms.instalments != 1) {
    return not_valid("instalments", "a single payment is one instalment", std::to_string(terms.instalments));
  }
  SOQUY_TRY(check_named_days(terms));
  SOQUY_TRY(check_multiple("interest_multiple", terms.interest_multiple));
  SOQUY_TRY(check_multiple("principal_multiple", terms.principal_multiple));
  SOQUY_TRY(check_multiple("instalment_multiple", terms.instalment_multiple));
  return check_grace(terms);
}

Result<Ok> check_terms(const LoanTerms& terms) {
  SOQUY_TRY(check_term_fields(terms));
  if (!terms.principal.is_positive()) {
    return Rejection(RejectReason::amount_not_positive, "more than 0", std::to_string(terms.principal.minor),
                     "principal");
  }
  if (terms.principal.minor > kMaxEntryMinor) {
    return Rejection(RejectReason::amount_too_large, "an entry moves at most " + std::to_string(kMaxEntryMinor),
                     std::to_string(terms.principal.minor), "principal");
  }
  return Ok{};
}

Result<Ok> check_start(const LoanTerms& terms, Day start) {
  const DueDays due(terms, start);
  const char* const field = terms.every == Every::named_dates ? "due_dates" : "first_due";
  if (const Day first = due(1); start.is_none() || first <= start) {
    return not_valid(field, "the loan starts on " + to_iso(start), "a first due day of " + to_iso(first));
  }
  if (const Day last = due(terms.instalments); !is_in_calendar(last)) {
    return not_valid(field, "due days go to " + to_iso(kLastDay), "a last due day of " + to_iso(last));
  }
  return Ok{};
}

DueDays::DueDays(const LoanTerms& terms, Day start) : terms_(terms), base_(start) {
  if (terms.every == Every::named_dates) return;
  if (!terms.first_due.is_none()) {
    base_ = terms.first_due;
    before_ = 1;
  }
  civil_ = civil(base_);
}

Day DueDays::operator()(int number) const {
  switch (terms_.every) {
    case Every::month:
    case Every::single:
      return day_in_month(civil_.year, static_cast<int>(civil_.month) - 1 + number - before_, civil_.day);
    case Every::week: return add_days(base_, 7 * (number - before_));
    case Every::named_dates: return terms_.due_dates[static_cast<std::size_t>(number) - 1];
  }
  SOQUY_CHECK(false, "instalments come monthly, weekly, once or on named days");
  return base_;
}

InterestShare::InterestShare(const LoanTerms& terms) {
  const std::int64_t ppm = terms.rate.ppm;
  const std::int64_t a_year = periods_a_year(terms.rate.per);
  const bool regular = terms.every == Every::month || terms.every == Every::week;
  std::int64_t units_a_year = 1;
  if (terms.day_count == DayCount::actual_365) {
    clock_ = Clock::actual;
    units_a_year = 365;
  } else if (terms.day_count == DayCount::thirty_360) {
    clock_ = Clock::thirty;
    units_a_year = 360;
  } else if (regular) {
    clock_ = Clock::regular;
    units_a_year = terms.every == Every::month ? 12 : 52;
  } else if (terms.rate.per == Period::week) {
    clock_ = Clock::sevenths;
    units_a_year = 7 * 52;
  } else {
    clock_ = Clock::months;
    units_a_year = 30 * 12;
  }
  per_unit_ = ppm * a_year;
  denominator_ = kMillion * units_a_year;
}

std::int64_t InterestShare::units(Day from, Day to) const {
  if (from.is_none() || to.is_none()) return 0;  // only in a store that was tampered with
  switch (clock_) {
    case Clock::regular: return 1;
    case Clock::months: return thirtieths_of_months(from, to);
    case Clock::sevenths:
    case Clock::actual: return days_between(from, to);
    case Clock::thirty: return thirty_day_months(from, to);
  }
  return 1;
}

std::int64_t InterestShare::numerator(Day from, Day to) const { return per_unit_ * units(from, to); }

}  // namespace soquy::engine
