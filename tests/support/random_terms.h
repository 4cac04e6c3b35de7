#pragma once
// Terms of a loan that pass the rules, drawn as widely as the rules allow.

#include "events/loan_events.h"
#include "tests/support/random_year.h"

namespace soquy::test {

[[nodiscard]] inline bool one_in(Dice& dice, int n) { return dice.between(1, n) == 1; }

/// Of a loan that starts on `start`: every method, rhythm, day count, rounding and grace.
[[nodiscard]] LoanTerms random_terms(Dice& dice, Day start);
/// The same with no more instalments than that.
[[nodiscard]] LoanTerms random_terms(Dice& dice, Day start, std::uint16_t most_instalments);

}  // namespace soquy::test
