// Stock and placements, in units.

#include "engine/domain/evolve_parts.h"

namespace soquy::engine {

void take(ClubState& club, const GoodsReceived& what, const Event& whole) {
  club.stock[what.item].add(whole.envelope.value_date, what.quantity);
}
void take(ClubState& club, const GoodsGiven& what, const Event& whole) {
  club.stock[what.item].add(whole.envelope.value_date, -what.quantity);
}

void take(ClubState& club, const GoodsLent& what, const Event& whole) {
  club.stock[what.item].add(whole.envelope.value_date, -what.quantity);
  club.placements[what.given] = {what.keeper, what.item, what.owed_item, {{what.item, what.quantity}},
                                 what.owed,   0,         what.due};
}

void take(ClubState& club, const GoodsBorn& what, const Event&) {
  club.placements[what.placement].held[what.item] += what.quantity;
}

void take(ClubState& club, const GoodsHandedOn& what, const Event&) {
  PlacementState& giver = club.placements[what.placement];
  giver.held[what.item] -= what.quantity;
  giver.owed -= what.quantity;
  if (what.next.is_none()) return;
  club.placements[what.next] = {what.receiver,      what.item, giver.owed_item,  {{what.item, what.quantity}},
                                what.receiver_owes, 0,         what.receiver_due};
}

void take(ClubState& club, const GoodsReturned& what, const Event& whole) {
  PlacementState& placement = club.placements[what.placement];
  placement.held[what.item] -= what.quantity;
  placement.owed -= what.quantity;
  club.stock[what.item].add(whole.envelope.value_date, what.quantity);
}

void take(ClubState& club, const GoodsLost& what, const Event& whole) {
  if (what.placement.is_none()) {
    club.stock[what.item].add(whole.envelope.value_date, -what.quantity);
    return;
  }
  PlacementState& placement = club.placements[what.placement];
  placement.held[what.item] -= what.quantity;
  if (!what.obligation_ends) return;
  placement.forgiven += placement.owed;
  placement.owed = 0;
}

void take(ClubState& club, const GoodsBoughtOut& what, const Event&) {
  club.placements[what.placement].owed -= what.quantity;
}
void take(ClubState&, const GoodsRevalued&, const Event&) {}

namespace {

/// The number stays taken, so that it is never given again; nobody keeps it.
void withdraw(ClubState& club, PlacementNo no) { club.placements[no] = PlacementState{}; }

void undo_loss(ClubState& club, const GoodsLost& lost, Day day) {
  if (lost.placement.is_none()) {
    club.stock[lost.item].add(day, lost.quantity);
    return;
  }
  PlacementState& placement = club.placements[lost.placement];
  placement.held[lost.item] += lost.quantity;
  if (!lost.obligation_ends) return;
  placement.owed += placement.forgiven;
  placement.forgiven = 0;
}

void undo_hand_on(ClubState& club, const GoodsHandedOn& handed) {
  PlacementState& giver = club.placements[handed.placement];
  giver.held[handed.item] += handed.quantity;
  giver.owed += handed.quantity;
  if (!handed.next.is_none()) withdraw(club, handed.next);
}

void undo_return(ClubState& club, const GoodsReturned& returned, Day day) {
  PlacementState& placement = club.placements[returned.placement];
  placement.held[returned.item] += returned.quantity;
  placement.owed += returned.quantity;
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
  if (const auto* born = original.as<GoodsBorn>()) club.placements[born->placement].held[born->item] -= born->quantity;
  if (const auto* handed = original.as<GoodsHandedOn>()) undo_hand_on(club, *handed);
  if (const auto* returned = original.as<GoodsReturned>()) undo_return(club, *returned, day);
  if (const auto* lost = original.as<GoodsLost>()) undo_loss(club, *lost, day);
  if (const auto* bought = original.as<GoodsBoughtOut>()) club.placements[bought->placement].owed += bought->quantity;
}

}  // namespace soquy::engine
