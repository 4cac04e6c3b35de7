// Things in units: stock, placements, and what a keeper still owes. No money moves but in a buy-out.

#include <algorithm>

#include "engine/domain/fields.h"
#include "engine/domain/lookup.h"
#include "engine/domain/posting_rules.h"

namespace soquy::engine {

namespace {

/// On its day and every later one: what was given away since is not there to be given again before.
Result<Ok> check_stock(const Moment& at, const Item& item, Quantity quantity) {
  const auto found = at.club.stock.find(item);
  const Quantity there = found == at.club.stock.end() ? 0 : found->second.least_from(at.value_date);
  if (there >= quantity) return Ok{};
  return Rejection(RejectReason::insufficient_goods,
                   "in stock from " + to_iso(at.value_date) + " on: " + say(item, there), say(item, quantity),
                   "quantity");
}

Result<Ok> check_item_known(const ClubState& club, const Item& item) {
  const bool placed = std::any_of(club.placements.begin(), club.placements.end(),
                                  [&](const auto& entry) { return entry.second.item == item; });
  if (placed || club.stock.contains(item)) return Ok{};
  return Rejection(RejectReason::goods_not_found, std::to_string(club.stock.size()) + " kinds of goods are recorded",
                   item.name + " in " + item.unit, "item");
}

Result<Ok> check_person(const Moment& at, MemberNo no, const char* field) {
  if (no.is_none()) return Ok{};
  SOQUY_TRY(member_on(at.club, no, at.value_date, field));
  return Ok{};
}

/// No resolution is needed, but the one that is named is there and about such a thing.
Result<Ok> check_named_resolution(const ClubState& club, ResolutionNo no) {
  if (no.is_none()) return Ok{};
  return check_resolution(club, no, {Subject::gift, Subject::loan, Subject::write_off, Subject::other});
}

Result<const PlacementState*> find_placement(const ClubState& club, PlacementNo no) {
  const auto found = club.placements.find(no);
  if (found == club.placements.end() || found->second.keeper.is_none())
    return Rejection(RejectReason::placement_not_found,
                     std::to_string(club.placements.size()) + " placements are recorded", to_text(no), "placement");
  return &found->second;
}

Result<Ok> check_held(const PlacementState& placement, PlacementNo no, const Item& item, Quantity quantity) {
  if (placement.held_of(item) >= quantity) return Ok{};
  return Rejection(RejectReason::insufficient_goods, to_text(no) + " holds " + say(item, placement.held_of(item)),
                   say(item, quantity), "quantity");
}

Result<Ok> check_owed(const PlacementState& placement, PlacementNo no, Quantity quantity) {
  if (placement.owed >= quantity) return Ok{};
  return Rejection(RejectReason::exceeds_debt, to_text(no) + " owes " + say(placement.owed_item, placement.owed),
                   say(placement.owed_item, quantity), "quantity");
}

Result<Ok> check_owed_item(const PlacementState& placement, PlacementNo no, const Item& item) {
  if (placement.owed_item == item) return Ok{};
  return Rejection(RejectReason::goods_not_found, to_text(no) + " owes " + placement.owed_item.name,
                   item.name + " in " + item.unit, "item");
}

}  // namespace

// --- Stock -----------------------------------------------------------------------------------------------------------

Result<Facts> decide_act(const ReceiveGoods& ask, const Moment& at) {
  SOQUY_TRY(check_person(at, ask.member, "member"));
  return one_fact(GoodsReceived{ask});
}

Result<Facts> decide_act(const GiveGoods& ask, const Moment& at) {
  SOQUY_TRY(check_person(at, ask.member, "member"));
  SOQUY_TRY(check_named_resolution(at.club, ask.resolution));
  SOQUY_TRY(check_stock(at, ask.item, ask.quantity));
  return one_fact(GoodsGiven{ask});
}

Result<Facts> decide_act(const RevalueGoods& ask, const Moment& at) {
  SOQUY_TRY(check_item_known(at.club, ask.item));
  return one_fact(GoodsRevalued{ask});
}

// --- Placements ------------------------------------------------------------------------------------------------------

Result<Facts> decide_act(const LendGoods& ask, const Moment& at) {
  SOQUY_TRY(member_on(at.club, ask.keeper, at.value_date, "keeper"));
  SOQUY_TRY(check_named_resolution(at.club, ask.resolution));
  SOQUY_TRY(check_stock(at, ask.item, ask.quantity));
  if (!ask.placement.is_none() && at.club.placements.contains(ask.placement))
    return Rejection(RejectReason::already_done, to_text(ask.placement) + " was lent", to_text(ask.placement),
                     "placement");
  return one_fact(GoodsLent{ask, ask.placement.is_none() ? next_number(at.club.placements) : ask.placement});
}

Result<Facts> decide_act(const RecordBirth& ask, const Moment& at) {
  SOQUY_TRY(find_placement(at.club, ask.placement));
  return one_fact(GoodsBorn{ask});
}

/// What is handed on stood with the keeper (record the birth first) and counts against what the keeper owes.
Result<Facts> decide_act(const HandOnGoods& ask, const Moment& at) {
  SOQUY_TRY(member_on(at.club, ask.receiver, at.value_date, "receiver"));
  const auto placement = find_placement(at.club, ask.placement);
  if (placement.has_error()) return placement.error();
  if ((*placement)->keeper == ask.receiver)
    return bad_field("receiver", "another member than the keeper", to_text(ask.receiver));
  SOQUY_TRY(check_owed_item(**placement, ask.placement, ask.item));
  SOQUY_TRY(check_owed(**placement, ask.placement, ask.quantity));
  SOQUY_TRY(check_held(**placement, ask.placement, ask.item, ask.quantity));
  const PlacementNo next = ask.receiver_owes > 0 ? next_number(at.club.placements) : PlacementNo{};
  return one_fact(GoodsHandedOn{ask, next});
}

/// What comes back need not have stood with the keeper as recorded: rice is returned out of the harvest.
Result<Facts> decide_act(const ReturnGoods& ask, const Moment& at) {
  const auto placement = find_placement(at.club, ask.placement);
  if (placement.has_error()) return placement.error();
  SOQUY_TRY(check_owed_item(**placement, ask.placement, ask.item));
  SOQUY_TRY(check_owed(**placement, ask.placement, ask.quantity));
  return one_fact(GoodsReturned{ask});
}

Result<Facts> decide_act(const RecordLoss& ask, const Moment& at) {
  SOQUY_TRY(check_person(at, ask.witness, "witness"));
  if (ask.obligation_ends)
    SOQUY_TRY(check_resolution(at.club, ask.resolution, {Subject::write_off, Subject::gift, Subject::other}));
  if (ask.placement.is_none()) {
    SOQUY_TRY(check_stock(at, ask.item, ask.quantity));
    return one_fact(GoodsLost{ask});
  }
  const auto placement = find_placement(at.club, ask.placement);
  if (placement.has_error()) return placement.error();
  SOQUY_TRY(check_held(**placement, ask.placement, ask.item, ask.quantity));
  // An obligation ends once, so that taking the loss back gives back what was owed, and gives it back once.
  if (ask.obligation_ends && (*placement)->owed <= 0)
    return Rejection(RejectReason::already_done, to_text(ask.placement) + " owes nothing", "end the obligation",
                     "obligation_ends");
  return one_fact(GoodsLost{ask});
}

Result<Facts> decide_act(const BuyOutGoods& ask, const Moment& at) {
  SOQUY_TRY(check_fund(at.club, ask.fund));
  SOQUY_TRY(check_named_resolution(at.club, ask.resolution));
  const auto placement = find_placement(at.club, ask.placement);
  if (placement.has_error()) return placement.error();
  SOQUY_TRY(check_amount(at.club, ask.amount, "amount"));
  SOQUY_TRY(check_unit(at.club, Place::cash, ask.amount, "amount"));
  SOQUY_TRY(check_owed(**placement, ask.placement, ask.quantity));
  return one_fact(GoodsBoughtOut{ask}, entry_of(ask.fund, Account::cash, Account::other_income, ask.amount));
}

}  // namespace soquy::engine
