#pragma once
// What a loan's terms must satisfy, when its instalments fall due, and how much of the rate each of them bears.

#include <vector>

#include "events/loan_events.h"
#include "events/result.h"

namespace soquy::engine {

/// Fifty years of months. With kMaxEntryMinor and kMaxRatePpm it keeps every product below inside 128 bits.
inline constexpr std::uint16_t kMaxInstalments = 600;
/// 100% per stated period. The legal cap is a warning of its own (effective_rate.h), this is a typing error.
inline constexpr std::uint32_t kMaxRatePpm = 1'000'000;

/// Whether the terms say one thing and completely, their principal aside. Rejects field_not_valid (naming the field).
[[nodiscard]] Result<Ok> check_term_fields(const LoanTerms& terms);
/// The same, and then the principal. Rejects field_not_valid, amount_not_positive, amount_too_large, in that order.
[[nodiscard]] Result<Ok> check_terms(const LoanTerms& terms);
/// Whether terms that passed check_terms can start on that day: the first due day lies after it, the last one in the
/// calendar. Rejects field_not_valid.
[[nodiscard]] Result<Ok> check_start(const LoanTerms& terms, Day start);

/// The due day of instalment `number` (from 1). Monthly due days keep the day of the month of the first due day (or of
/// the start when none is named), clipped to the month's end. A single instalment without a first due day falls due a
/// month after the start.
class DueDays {
 public:
  DueDays(const LoanTerms& terms, Day start);
  [[nodiscard]] Day operator()(int number) const;

 private:
  const LoanTerms& terms_;
  Day base_;            ///< the day from which periods are counted
  YearMonthDay civil_;  ///< the same
  int before_ = 0;      ///< the period that falls on base_: 0 when it is the start, 1 when it is the first due day
};

/// The share of a balance that is interest for the time between two due days: an exact fraction whose denominator is
/// the same for all instalments of a loan.
///
/// - period (the usual): a regular instalment bears exactly one of its periods, whatever days it has: a rate per year
///   is a twelfth of it for a month and a 52nd for a week. Single and named due days have no regular period: their time
///   is counted in whole months and the days left over as thirtieths of a month (with a rate per week, in sevenths).
/// - actual_365: days / 365 of the rate per year (12 months or 52 weeks).
/// - thirty_360: days / 360 where every month has 30 days; a 31st counts as a 30th on both ends (30E/360).
class InterestShare {
 public:
  explicit InterestShare(const LoanTerms& terms);
  [[nodiscard]] std::int64_t numerator(Day from, Day to) const;
  [[nodiscard]] std::int64_t denominator() const { return denominator_; }
  /// A period bears its share whatever days it has.
  [[nodiscard]] bool is_regular() const { return clock_ == Clock::regular; }

 private:
  enum class Clock { regular, months, sevenths, actual, thirty };
  [[nodiscard]] std::int64_t units(Day from, Day to) const;

  Clock clock_;
  std::int64_t per_unit_;
  std::int64_t denominator_;
};

}  // namespace soquy::engine
