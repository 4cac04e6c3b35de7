#include "engine/domain/goods_rules.h"

#include <algorithm>
#include <cstdint>

namespace soquy::engine {

namespace {

Day months_after(Day day, std::uint16_t months) {
  return day.is_none() ? day : add_months(day, months, civil(day).day);
}

}  // namespace

const GoodsRule* find_goods_rule(const AdoptByLaw& law, const std::string& name) {
  if (name.empty()) return nullptr;
  const auto found = std::find_if(law.goods_rules.begin(), law.goods_rules.end(),
                                  [&](const GoodsRule& rule) { return rule.name == name; });
  return found == law.goods_rules.end() ? nullptr : &*found;
}

Obligation owed_under(const GoodsRule& rule, Quantity quantity, Day day) {
  const auto times = static_cast<int128>(counts_from_birth(rule) ? rule.births.size() : 1);
  // Wide, and not money's own division, which ends the program when a result does not fit: verify asks this of
  // tampered rules too.
  const int128 thousandths = (int128{quantity} * rule.owed_each * times + 500) / 1'000;
  const auto owed = static_cast<Quantity>(std::clamp<int128>(thousandths, 0, INT64_MAX));
  return {owed, counts_from_birth(rule) ? Day::none() : months_after(day, rule.months)};
}

std::uint16_t birth_number(const PlacementState& placement, const Item& born) {
  if (!counts_from_birth(placement.rule) || born != placement.owed_item) return 0;
  return static_cast<std::uint16_t>(placement.births.size() + 1);
}

Obligation due_from_birth(const PlacementState& placement, std::uint16_t number, Quantity born, Day day) {
  const auto& births = placement.rule.births;
  if (number == 0 || std::find(births.begin(), births.end(), number) == births.end()) return {};
  const Quantity open = std::min(placement.unborn, placement.owed.least_from(day));
  const Quantity owed = std::min({born, placement.rule.owed_each, open});
  if (owed <= 0) return {};
  return {owed, months_after(day, placement.rule.months)};
}

}  // namespace soquy::engine
