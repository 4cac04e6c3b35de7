#include "engine/domain/invariants_goods.h"

#include <algorithm>

#include "events/codec.h"

namespace soquy::engine {
namespace {

template <class Key>
void note_earliest(std::map<Key, Day>& days, const Key& key, Day day) {
  const auto [noted, fresh] = days.emplace(key, day);
  if (!fresh && day < noted->second) noted->second = day;
}

std::string units_of_item(const Item& item, Quantity quantity) {
  return to_units(quantity) + " " + item.unit + " of " + item.name;
}

/// Worked out again, not asked of goods_rules.h: what says how much is owed says it to decide as well.
Quantity promised_under(const GoodsRule& rule, Quantity quantity) {
  const std::size_t births = std::max<std::size_t>(1, rule.births.size());
  const int128 thousandths = int128{quantity} * rule.owed_each * static_cast<int128>(births) + 500;
  return static_cast<Quantity>(std::clamp<int128>(thousandths / 1'000, 0, INT64_MAX));
}

Day months_from(Day day, const GoodsRule& rule) { return add_months(day, rule.months, civil(day).day); }

bool is_owed_birth(const GoodsRule& rule, std::uint16_t number) {
  return std::find(rule.births.begin(), rule.births.end(), number) != rule.births.end();
}

/// What a keeper owes says the rule, when there is one.
bool follows_rule(const GoodsRule& rule, Quantity quantity, Quantity owed, Day due, Day day) {
  const bool of_young = !rule.births.empty();
  if (of_young && quantity != 1'000) return false;
  return owed == promised_under(rule, quantity) && due == (of_young ? Day::none() : months_from(day, rule));
}

}  // namespace

void GoodsPromises::take(const Payload& payload, const AdoptByLaw& by_law, Day day, int sign, const Say& say) {
  if (day.is_none()) return;
  if (const auto* received = payload.as<GoodsReceived>()) {
    here_[received->item] += sign * received->quantity;
    move_stock(received->item, day, sign * received->quantity);
  } else if (const auto* given = payload.as<GoodsGiven>()) {
    here_[given->item] -= sign * given->quantity;
    move_stock(given->item, day, -sign * given->quantity);
  } else if (const auto* lent = payload.as<GoodsLent>()) {
    lend(*lent, by_law, day, sign, say);
  } else if (const auto* born = payload.as<GoodsBorn>()) {
    bear(*born, day, sign, say);
  } else if (const auto* handed = payload.as<GoodsHandedOn>()) {
    hand_on(*handed, day, sign, say);
  } else if (const auto* returned = payload.as<GoodsReturned>()) {
    give_back(*returned, day, sign, say);
  } else if (const auto* lost = payload.as<GoodsLost>()) {
    lose(*lost, day, sign, say);
  } else if (const auto* bought = payload.as<GoodsBoughtOut>()) {
    if (touched(bought->placement, day, sign, say) != nullptr)
      move_owed(bought->placement, day, -sign * bought->quantity);
  }
}

// --- Where things stand ----------------------------------------------------------------------------------------------

void GoodsPromises::move_stock(const Item& item, Day day, Quantity quantity) {
  stock_[item].add(day, quantity);
  moved_.insert(item);
  if (quantity < 0) note_earliest(lowered_, item, day);
}

void GoodsPromises::move_held(PlacementNo no, const Item& item, Day day, Quantity quantity) {
  placements_[no].held[item].add(day, quantity);
  moved_.insert(item);
  if (quantity < 0) note_earliest(left_, {no, item}, day);
}

void GoodsPromises::move_owed(PlacementNo no, Day day, Quantity quantity) {
  placements_[no].owed.add(day, quantity);
  if (quantity < 0) note_earliest(given_back_, no, day);
}

GoodsPromises::Placed* GoodsPromises::placed(PlacementNo no, Day day, const Say& say) {
  const auto found = placements_.find(no);
  if (found == placements_.end() || found->second.withdrawn) {
    say(to_text(no) + " stands with nobody");
    return nullptr;
  }
  if (day >= found->second.since) return &found->second;
  say(to_text(no) + " stands with its keeper since " + to_iso(found->second.since) + ", this is of " + to_iso(day));
  return nullptr;
}

GoodsPromises::Placed* GoodsPromises::touched(PlacementNo no, Day day, int sign, const Say& say) {
  Placed* const found = placed(no, day, say);
  if (found != nullptr) found->facts += sign;
  return found;
}

void GoodsPromises::place(const Agreed& agreed, Day day, const Say& say) {
  if (placements_.contains(agreed.no)) say(to_text(agreed.no) + " was lent before");
  if (!agreed.rule.name.empty() && !follows_rule(agreed.rule, agreed.quantity, agreed.owed, agreed.due, day)) {
    say(to_text(agreed.no) + " does not owe what " + agreed.rule.name + " says");
  }
  if (agreed.rule.name.empty() && agreed.due.is_none()) say(to_text(agreed.no) + " owes by no day");
  Placed& fresh = placements_[agreed.no];
  fresh = {};
  fresh.keeper = agreed.keeper;
  fresh.since = day;
  fresh.owed_item = agreed.owed_item;
  fresh.rule = agreed.rule;
  fresh.unborn = agreed.rule.births.empty() ? 0 : agreed.owed;
  move_held(agreed.no, agreed.item, day, agreed.quantity);
  move_owed(agreed.no, day, agreed.owed);
}

void GoodsPromises::withdraw(PlacementNo no, const Item& item, Quantity quantity, Quantity owed, Day day,
                             const Say& say) {
  Placed* const gone = placed(no, day, say);
  if (gone == nullptr) return;
  move_held(no, item, day, -quantity);
  move_owed(no, day, -owed);
  const auto is_over = [&](const DailyQuantity& course) { return course.total() == 0 && course.last_day() <= day; };
  const bool all_over =
      std::all_of(gone->held.begin(), gone->held.end(), [&](const auto& entry) { return is_over(entry.second); });
  if (gone->facts != 0 || !all_over || !is_over(gone->owed))
    say(to_text(no) + " is taken back and something of it is left");
  gone->withdrawn = true;
}

// --- What happens ----------------------------------------------------------------------------------------------------

void GoodsPromises::lend(const GoodsLent& lent, const AdoptByLaw& by_law, Day day, int sign, const Say& say) {
  move_stock(lent.item, day, -sign * lent.quantity);
  if (sign < 0) return withdraw(lent.given, lent.item, lent.quantity, lent.owed, day, say);
  Agreed agreed{lent.given, lent.keeper, lent.item, lent.quantity, lent.owed_item, lent.owed, lent.due, {}};
  for (const GoodsRule& rule : by_law.goods_rules) {
    if (rule.name != lent.by_rule || rule.name.empty()) continue;
    agreed.rule = rule;
    if (rule.item != lent.item || rule.owed_item != lent.owed_item) {
      say(to_text(lent.given) + " is of other things than " + rule.name + " is about");
    }
  }
  if (agreed.rule.name != lent.by_rule) say("lent under a rule that the by-law does not have, " + lent.by_rule);
  place(agreed, day, say);
}

void GoodsPromises::bear(const GoodsBorn& born, Day day, int sign, const Say& say) {
  Placed* const with = touched(born.placement, day, sign, say);
  if (with == nullptr) return;
  if (sign < 0) {
    if (born.birth > 0 && born.birth != with->births) {
      say("birth " + std::to_string(born.birth) + " of " + to_text(born.placement) +
          " is taken back before later ones");
    }
    with->births = static_cast<std::uint16_t>(with->births - (born.birth > 0 ? 1 : 0));
  } else {
    const bool is_counted = !with->rule.births.empty() && born.item == with->owed_item;
    const auto number = static_cast<std::uint16_t>(is_counted ? with->births + 1 : 0);
    Quantity owed = 0;
    if (is_counted && is_owed_birth(with->rule, number)) {
      const Quantity open = std::min(with->unborn, with->owed.least_from(day));
      owed = std::clamp(std::min(born.quantity, with->rule.owed_each), Quantity{0}, std::max(Quantity{0}, open));
    }
    const Day due = owed > 0 ? months_from(day, with->rule) : Day::none();
    if (born.birth != number || born.owed != owed || born.due != due) {
      say("what was born of " + to_text(born.placement) + " is not owed as its rule says");
    }
    if (born.birth > 0) ++with->births;
  }
  with->unborn -= sign * born.owed;
  here_[born.item] += sign * born.quantity;
  move_held(born.placement, born.item, day, sign * born.quantity);
}

void GoodsPromises::hand_on(const GoodsHandedOn& handed, Day day, int sign, const Say& say) {
  const Placed* const giver = touched(handed.placement, day, sign, say);
  if (giver == nullptr) return;
  const Agreed agreed{handed.next,      handed.receiver,      handed.item,         handed.quantity,
                      giver->owed_item, handed.receiver_owes, handed.receiver_due, giver->rule};
  if (sign > 0 && handed.item != giver->owed_item) say(to_text(handed.placement) + " does not owe what is handed on");
  if (sign > 0 && handed.receiver == giver->keeper) say(to_text(handed.placement) + " is handed on to its own keeper");
  if (sign > 0 && handed.next.is_none() != (handed.receiver_owes == 0)) {
    say("who receives has a placement when something is owed, and else none");
  }
  if (sign > 0 && handed.next.is_none() && !giver->rule.name.empty()) say("the receiver does not owe as the rule says");
  move_held(handed.placement, handed.item, day, -sign * handed.quantity);
  move_owed(handed.placement, day, -sign * handed.quantity);
  if (handed.next.is_none()) {
    here_[handed.item] -= sign * handed.quantity;
  } else if (sign > 0) {
    place(agreed, day, say);
  } else {
    withdraw(handed.next, handed.item, handed.quantity, handed.receiver_owes, day, say);
  }
}

void GoodsPromises::give_back(const GoodsReturned& returned, Day day, int sign, const Say& say) {
  Placed* const with = touched(returned.placement, day, sign, say);
  if (with == nullptr) return;
  const Quantity there = with->held[returned.item].least_from(day);
  if (sign > 0 && returned.item != with->owed_item) {
    say(to_text(returned.placement) + " does not owe what is returned");
  }
  if (sign > 0 && returned.beyond != std::max(Quantity{0}, returned.quantity - there)) {
    say("of what came back " + units_of_item(returned.item, there) + " stood with " + to_text(returned.placement));
  }
  here_[returned.item] += sign * returned.beyond;
  move_held(returned.placement, returned.item, day, sign * (returned.beyond - returned.quantity));
  move_owed(returned.placement, day, -sign * returned.quantity);
  move_stock(returned.item, day, sign * returned.quantity);
}

void GoodsPromises::lose(const GoodsLost& lost, Day day, int sign, const Say& say) {
  here_[lost.item] -= sign * lost.quantity;
  if (lost.placement.is_none()) {
    if (lost.forgiven != 0) say("what is lost out of stock ends no obligation");
    return move_stock(lost.item, day, -sign * lost.quantity);
  }
  Placed* const with = touched(lost.placement, day, sign, say);
  if (with == nullptr) return;
  if (sign > 0 && !lost.witness.is_none() && lost.witness == with->keeper) {
    say("the loss in " + to_text(lost.placement) + " has its own keeper for a witness");
  }
  const Quantity owed = lost.obligation_ends ? with->owed.least_from(day) : 0;
  if (sign > 0 && (lost.forgiven != owed || (lost.obligation_ends && owed <= 0))) {
    say("the loss ends " + units_of_item(with->owed_item, lost.forgiven) + " of what " + to_text(lost.placement) +
        " owes, which is " + units_of_item(with->owed_item, owed));
  }
  move_held(lost.placement, lost.item, day, -sign * lost.quantity);
  move_owed(lost.placement, day, -sign * lost.forgiven);
}

// --- After a commit --------------------------------------------------------------------------------------------------

void GoodsPromises::check(const Say& say) {
  if (moved_.empty() && given_back_.empty()) return;
  check_lowered(say);
  check_sums(say);
  moved_.clear();
  lowered_.clear();
  left_.clear();
  given_back_.clear();
}

void GoodsPromises::check_lowered(const Say& say) {
  for (const auto& [item, from] : lowered_) {
    const Quantity least = stock_[item].least_from(from);
    if (least < 0) say("in stock from " + to_iso(from) + " on: " + units_of_item(item, least));
  }
  for (const auto& [place, from] : left_) {
    const auto& [no, item] = place;
    const Quantity least = placements_[no].held[item].least_from(from);
    if (least < 0) say(to_text(no) + " holds from " + to_iso(from) + " on: " + units_of_item(item, least));
  }
  for (const auto& [no, from] : given_back_) {
    const Placed& with = placements_[no];
    const Quantity least = with.owed.least_from(from);
    if (least < 0) say(to_text(no) + " owes from " + to_iso(from) + " on: " + units_of_item(with.owed_item, least));
  }
}

/// What came is somewhere: the other side of every movement, added up apart.
void GoodsPromises::check_sums(const Say& say) {
  for (const Item& item : moved_) {
    Quantity standing = stock_[item].total();
    for (const auto& [no, with] : placements_) {
      const auto found = with.held.find(item);
      if (found != with.held.end()) standing += found->second.total();
    }
    if (standing != here_[item]) {
      say("there is " + units_of_item(item, standing) + ", and what came and did not leave is " +
          units_of_item(item, here_[item]));
    }
  }
}

}  // namespace soquy::engine
