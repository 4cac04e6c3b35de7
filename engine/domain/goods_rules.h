#pragma once
// What a by-law's rule for goods makes of a lending, a birth and a handing-on (DOMAIN.md 1.8).

#include <string>

#include "engine/domain/club_state.h"

namespace soquy::engine {

/// The rule of that name, or null. No name: null.
[[nodiscard]] const GoodsRule* find_goods_rule(const AdoptByLaw& law, const std::string& name);

/// Young are owed, and the day counts from their birth: nothing has a day before.
[[nodiscard]] inline bool counts_from_birth(const GoodsRule& rule) { return !rule.births.empty(); }

/// So much, by that day; none: when it is born.
struct Obligation {
  Quantity quantity = 0;
  Day due;
  friend bool operator==(const Obligation&, const Obligation&) = default;
};

/// What a keeper owes who gets `quantity` units on `day` under the rule, be it out of stock or from the keeper before.
/// Thousandths are rounded half up.
[[nodiscard]] Obligation owed_under(const GoodsRule& rule, Quantity quantity, Day day);

/// The number that a birth on `day` has in its placement, from 1; 0 when its rule counts none, or not of that thing.
[[nodiscard]] std::uint16_t birth_number(const PlacementState& placement, const Item& born);

/// What a birth of that number makes due: of what was promised and has no day yet, as much as was born and is owed of
/// one birth. A birth that is not owed makes nothing due.
[[nodiscard]] Obligation due_from_birth(const PlacementState& placement, std::uint16_t number, Quantity born, Day day);

}  // namespace soquy::engine
