#pragma once
// What a loan really costs a year, so that a flat rate and a declining one can be compared.

#include <cstdint>
#include <span>
#include <string>

#include "events/loan_events.h"

namespace soquy::engine {

/// Civil Code 2015: agreed interest above 20% a year is void for the excess. A warning, never a refusal.
inline constexpr std::uint32_t kCapPpmYear = 200'000;

/// Stated per year and no higher than this, a rate is surely meant per month, as in the report of a fund that lends at
/// "0.7 per cent yearly". Rates such funds state per month run from 0.4% to 2%; as much a year, even the softest of
/// them would be 4.8%. A warning too: a club may lend almost for nothing.
inline constexpr std::uint32_t kSurelyMonthlyPpm = 20'000;
[[nodiscard]] bool is_surely_monthly(Rate rate);

/// Parts per million, rounded half up; UINT32_MAX when larger than that.
struct LoanCost {
  std::uint32_t stated_ppm_year = 0;     ///< the agreed rate times 12 or 52
  std::uint32_t nominal_ppm_year = 0;    ///< the internal rate of a period, times the periods of a year
  std::uint32_t effective_ppm_year = 0;  ///< the internal rate compounded over a year
  [[nodiscard]] bool above_cap() const { return stated_ppm_year > kCapPpmYear || effective_ppm_year > kCapPpmYear; }
  friend bool operator==(const LoanCost&, const LoanCost&) = default;
};

/// "8.40%": two decimals, rounded half up.
[[nodiscard]] std::string say_ppm(std::uint32_t ppm);

/// The internal rate of return i of one period, for which the instalments discounted to the start are worth the
/// principal:  P = sum over k of total_k / (1 + i)^t_k,  nominal = i * u,  effective = (1 + i)^u - 1.
///
/// Time t is counted in months (u = 12) when every due day lies whole months after the start, else in weeks (u = 52)
/// when every due day lies whole weeks after it, else in days (u = 365). The discount factor 1 / (1 + i) is found by
/// halving the interval 60 times in whole numbers with 60 binary places, so that the answer is the same on every
/// machine; what is printed is rounded from there.
///
/// The instalments' principal sums to `principal` (positive), due days lie after the start.
[[nodiscard]] LoanCost cost_of_loan(Money principal, Rate rate, Day start, std::span<const Instalment> instalments);

}  // namespace soquy::engine
