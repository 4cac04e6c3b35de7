// Stock and placements, in units, by day.

#include "engine/domain/evolve_parts.h"
#include "engine/domain/goods_rules.h"

namespace soquy::engine {

void take(ClubState& club, const GoodsReceived& what, const Event& whole) {
  club.stock[what.item].add(whole.envelope.value_date, what.quantity);
}
void take(ClubState& club, const GoodsGiven& what, const Event& whole) {
  club.stock[what.item].add(whole.envelope.value_date, -what.quantity);
}

namespace {

/// What a keeper gets, and what is owed for it.
struct Placing {
  MemberNo keeper;
  Item item;
  Quantity quantity = 0;
  Item owed_item;
  Quantity owed = 0;
  GoodsRule rule;
};

PlacementState placed_on(Day day, const Placing& placing) {
  PlacementState placement;
  placement.keeper = placing.keeper;
  placement.since = day;
  placement.owed_item = placing.owed_item;
  placement.rule = placing.rule;
  placement.held[placing.item].add(day, placing.quantity);
  placement.owed.add(day, placing.owed);
  placement.unborn = counts_from_birth(placing.rule) ? placing.owed : 0;
  return placement;
}

/// The rule as it stands on the day of lending: a by-law that changes later changes no agreement.
GoodsRule rule_lent_under(const ClubState& club, const GoodsLent& lent) {
  const GoodsRule* const rule = find_goods_rule(club.by_law, lent.by_rule);
  return rule == nullptr ? GoodsRule{} : *rule;
}

/// Something happens to a placement, or with -1 what happened is undone.
PlacementState& touch_placement(ClubState& club, PlacementNo no, int sign) {
  PlacementState& placement = club.placements[no];
  if (sign > 0) {
    ++placement.facts;
  } else if (placement.facts > 0) {
    --placement.facts;
  }
  return placement;
}

}  // namespace

void take(ClubState& club, const GoodsLent& what, const Event& whole) {
  const Day day = whole.envelope.value_date;
  club.stock[what.item].add(day, -what.quantity);
  club.placements[what.given] =
      placed_on(day, {what.keeper, what.item, what.quantity, what.owed_item, what.owed, rule_lent_under(club, what)});
}

void take(ClubState& club, const GoodsBorn& what, const Event& whole) {
  PlacementState& placement = touch_placement(club, what.placement, +1);
  placement.held[what.item].add(whole.envelope.value_date, what.quantity);
  placement.unborn -= what.owed;
  if (what.birth > 0) placement.births.push_back(whole.envelope.value_date);
}

void take(ClubState& club, const GoodsHandedOn& what, const Event& whole) {
  const Day day = whole.envelope.value_date;
  PlacementState& giver = touch_placement(club, what.placement, +1);
  giver.held[what.item].add(day, -what.quantity);
  giver.owed.add(day, -what.quantity);
  if (what.next.is_none()) return;
  const Placing placing{what.receiver, what.item, what.quantity, giver.owed_item, what.receiver_owes, giver.rule};
  club.placements[what.next] = placed_on(day, placing);
}

void take(ClubState& club, const GoodsReturned& what, const Event& whole) {
  const Day day = whole.envelope.value_date;
  PlacementState& placement = touch_placement(club, what.placement, +1);
  placement.held[what.item].add(day, what.beyond - what.quantity);
  placement.owed.add(day, -what.quantity);
  club.stock[what.item].add(day, what.quantity);
}

void take(ClubState& club, const GoodsLost& what, const Event& whole) {
  const Day day = whole.envelope.value_date;
  if (what.placement.is_none()) {
    club.stock[what.item].add(day, -what.quantity);
    return;
  }
  PlacementState& placement = touch_placement(club, what.placement, +1);
  placement.held[what.item].add(day, -what.quantity);
  placement.owed.add(day, -what.forgiven);
}

void take(ClubState& club, const GoodsBoughtOut& what, const Event& whole) {
  touch_placement(club, what.placement, +1).owed.add(whole.envelope.value_date, -what.quantity);
}
void take(ClubState&, const GoodsRevalued&, const Event&) {}

namespace {

/// The number stays taken, so that it is never given again; nobody keeps it.
void withdraw(ClubState& club, PlacementNo no) { club.placements[no] = PlacementState{}; }

void undo_birth(ClubState& club, const GoodsBorn& born, Day day) {
  PlacementState& placement = touch_placement(club, born.placement, -1);
  placement.held[born.item].add(day, -born.quantity);
  placement.unborn += born.owed;
  // The last one: decide takes later births back before earlier ones.
  if (born.birth > 0 && !placement.births.empty()) placement.births.pop_back();
}

void undo_loss(ClubState& club, const GoodsLost& lost, Day day) {
  if (lost.placement.is_none()) {
    club.stock[lost.item].add(day, lost.quantity);
    return;
  }
  PlacementState& placement = touch_placement(club, lost.placement, -1);
  placement.held[lost.item].add(day, lost.quantity);
  placement.owed.add(day, lost.forgiven);
}

void undo_hand_on(ClubState& club, const GoodsHandedOn& handed, Day day) {
  PlacementState& giver = touch_placement(club, handed.placement, -1);
  giver.held[handed.item].add(day, handed.quantity);
  giver.owed.add(day, handed.quantity);
  if (!handed.next.is_none()) withdraw(club, handed.next);
}

void undo_return(ClubState& club, const GoodsReturned& returned, Day day) {
  PlacementState& placement = touch_placement(club, returned.placement, -1);
  placement.held[returned.item].add(day, returned.quantity - returned.beyond);
  placement.owed.add(day, returned.quantity);
  club.stock[returned.item].add(day, -returned.quantity);
}

}  // namespace

void undo_goods(ClubState& club, const Payload& original, const Undoing& undoing) {
  const Day day = undoing.day;
  if (const auto* received = original.as<GoodsReceived>()) club.stock[received->item].add(day, -received->quantity);
  if (const auto* given = original.as<GoodsGiven>()) club.stock[given->item].add(day, given->quantity);
  if (const auto* lent = original.as<GoodsLent>()) {
    club.stock[lent->item].add(day, lent->quantity);
    withdraw(club, lent->given);
  }
  if (const auto* born = original.as<GoodsBorn>()) undo_birth(club, *born, day);
  if (const auto* handed = original.as<GoodsHandedOn>()) undo_hand_on(club, *handed, day);
  if (const auto* returned = original.as<GoodsReturned>()) undo_return(club, *returned, day);
  if (const auto* lost = original.as<GoodsLost>()) undo_loss(club, *lost, day);
  if (const auto* bought = original.as<GoodsBoughtOut>())
    touch_placement(club, bought->placement, -1).owed.add(day, bought->quantity);
}

}  // namespace soquy::engine
