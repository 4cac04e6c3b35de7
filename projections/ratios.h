#pragma once
// Ratios and averages over several clubs or loans. Both keep their two whole numbers, what is counted and by what it is
// divided, until they are printed: an average of averages is nobody's average.

#include "events/money.h"

namespace soquy::projections {

/// Two of the same kind together: numerators and denominators add up. An average is a sum over a count.
[[nodiscard]] Ratio pooled(const Ratio& left, const Ratio& right);

/// A fraction of sums: not applicable (0 over 0) unless the denominator is positive, for a share of nothing is no
/// share. Not reduced, so that both sums can be read. Only when one leaves 64 bits both are halved until they fit.
[[nodiscard]] Ratio fraction(int128 numerator, int128 denominator);
/// The same in lowest terms.
[[nodiscard]] Ratio reduced(int128 numerator, int128 denominator);

/// -1, 0 or 1: is `left` less than, equal to or more than `right`? Exact. Both apply.
[[nodiscard]] int compared(const Ratio& left, const Ratio& right);

/// The quotient rounded half up, once, for a person to read. The denominator is positive.
[[nodiscard]] Money average(const Ratio& sum_over_count);

/// Annualised loss rate, 2 * (1 - CR) / T, in lowest terms: `recovery` is what was collected of the amounts that fell
/// due for the first time, over those amounts; `years` the average term of the loans (CGAP Occasional Paper 3). Not
/// applicable (0 over 0) when one of them is, or when the term is not positive.
[[nodiscard]] Ratio annualised_loss(const Ratio& recovery, const Ratio& years);

}  // namespace soquy::projections
