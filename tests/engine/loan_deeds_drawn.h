#pragma once
// What a treasurer might write on a loan's page, or strike from it, left to chance: mostly what may be written, on the
// day that it is, and now and then what may not, or on a day that is past.

#include <optional>

#include "tests/engine/loan_kept_page.h"
#include "tests/support/random_terms.h"

namespace soquy::tests {

inline constexpr std::uint16_t kMostDrawnInstalments = 8;

[[nodiscard]] naive::Deed draw_deed(test::Dice& dice, const KeptPage& kept);
/// Only of that kind, or another that is near it.
[[nodiscard]] naive::Deed draw_repayment(test::Dice& dice, const KeptPage& kept);
[[nodiscard]] naive::Deed draw_penalty(test::Dice& dice, const KeptPage& kept);
[[nodiscard]] naive::Deed draw_waiver(test::Dice& dice, const KeptPage& kept);
[[nodiscard]] naive::Deed draw_rescheduling(test::Dice& dice, const KeptPage& kept);
[[nodiscard]] naive::Deed draw_write_off(test::Dice& dice, const KeptPage& kept);
/// None when nothing stands on the page.
[[nodiscard]] std::optional<TakingBack> draw_taking_back(test::Dice& dice, const KeptPage& kept);

/// Both ends included.
[[nodiscard]] Day draw_day(test::Dice& dice, Day from, Day to);

}  // namespace soquy::tests
