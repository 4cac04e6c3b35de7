#pragma once
// Interest on overdue principal, by days.

#include "events/loan_events.h"

namespace soquy {

/// What overdue principal costs: `overdue_percent` of the agreed rate (LoanDisbursed), by days over a year of 365.
/// `dong_days` is the overdue principal of one instalment in minor units, summed over the days on which it stood
/// overdue. One exact fraction, rounded once to the terms' interest_multiple.
///
/// Civil Code 2015, article 466, and Resolution 01/2019/NQ-HĐTP, article 5: 150% of the agreed rate on overdue
/// principal; nothing on interest. 3,000,000 for 45 days at 12% a year and 150% is 66,575.
///
/// A store that was tampered with may ask for anything. What no rule lets in (a rate above 100% a period, more than
/// 1,000% of it, a multiple below 1) costs nothing; what would leave 64 bits stays at their end, and so do sums of it
/// (Money). `dong_days` of the days of the calendar on principal of 64 bits fit. Verify says what is wrong.
[[nodiscard]] Money late_interest(int128 dong_days, const LoanTerms& terms, std::uint32_t overdue_percent);

}  // namespace soquy
