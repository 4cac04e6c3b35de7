#pragma once
// A second reading of the formulas of a loan's paper, in exact fractions and without cleverness. Shares no code with
// the engine.

#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>
#include <vector>

#include "events/loan_events.h"

namespace soquy::naive {

using Fraction = boost::multiprecision::cpp_rational;
using Whole = boost::multiprecision::cpp_int;

struct PlanLine {
  Day due;
  std::int64_t principal = 0;
  std::int64_t interest = 0;
  friend bool operator==(const PlanLine&, const PlanLine&) = default;
};

/// The instalments of a loan that starts on `start`.
[[nodiscard]] std::vector<PlanLine> plan(const LoanTerms& terms, Day start);

/// How much of the agreed rate the time between two days bears.
[[nodiscard]] Fraction share_of_rate(const LoanTerms& terms, Day from, Day to);

[[nodiscard]] std::int64_t rounded(const Fraction& value, std::int64_t multiple, Rounding mode);

}  // namespace soquy::naive
