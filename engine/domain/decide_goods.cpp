// Things in units: stock, placements, and what a keeper still owes. No money moves but in a buy-out.

#include <algorithm>

#include "engine/domain/fields.h"
#include "engine/domain/goods_rules.h"
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
                                  [&](const auto& entry) { return entry.second.held.contains(item); });
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

/// Null when nobody keeps it.
const PlacementState* kept_placement(const ClubState& club, PlacementNo no) {
  const auto found = club.placements.find(no);
  return found == club.placements.end() || found->second.keeper.is_none() ? nullptr : &found->second;
}

/// It stands with its keeper on that day.
Result<const PlacementState*> find_placement(const Moment& at, PlacementNo no) {
  const PlacementState* const placement = kept_placement(at.club, no);
  if (placement == nullptr)
    return Rejection(RejectReason::placement_not_found,
                     std::to_string(at.club.placements.size()) + " placements are recorded", to_text(no), "placement");
  if (at.value_date < placement->since)
    return Rejection(RejectReason::placement_not_found,
                     to_text(no) + " stands with its keeper since " + to_iso(placement->since),
                     to_text(no) + " on " + to_iso(at.value_date), "placement");
  return placement;
}

/// What was asked stands there on its day and every later one: what left since is not there to leave before.
struct Leaving {
  const Moment& at;
  const PlacementState& placement;
  PlacementNo no;
  Quantity quantity = 0;

  [[nodiscard]] Result<Ok> check_held(const Item& item) const {
    const Quantity there = placement.least_held(item, at.value_date);
    if (there >= quantity) return Ok{};
    return Rejection(RejectReason::insufficient_goods, to_text(no) + from_day("holds") + say(item, there),
                     say(item, quantity), "quantity");
  }
  [[nodiscard]] Result<Ok> check_owed() const {
    const Quantity owed = placement.owed.least_from(at.value_date);
    if (owed >= quantity) return Ok{};
    return Rejection(RejectReason::exceeds_debt, to_text(no) + from_day("owes") + say(placement.owed_item, owed),
                     say(placement.owed_item, quantity), "quantity");
  }
  [[nodiscard]] Result<Ok> check_owed_item(const Item& item) const {
    if (placement.owed_item == item) return Ok{};
    return Rejection(RejectReason::goods_not_found, to_text(no) + " owes " + placement.owed_item.name,
                     item.name + " in " + item.unit, "item");
  }

 private:
  [[nodiscard]] std::string from_day(std::string_view does) const {
    return " " + std::string(does) + " from " + to_iso(at.value_date) + " on: ";
  }
};

// --- Rules of the by-law ---------------------------------------------------------------------------------------------

std::string day_in_words(Day due) { return due.is_none() ? "no day before the birth" : to_iso(due); }

/// What a keeper is to owe under a rule is what the rule says: the command line fills it in, and nobody types it away.
struct UnderRule {
  const GoodsRule& rule;
  Quantity quantity;  ///< what the keeper gets
  Day day;

  [[nodiscard]] Result<Ok> check(Quantity owed, Day due, const char* owed_field, const char* due_field) const {
    // Which birth is the first would be anybody's guess if two animals stood in one placement.
    if (counts_from_birth(rule) && quantity != 1'000)
      return bad_field("quantity", "1 " + rule.item.unit + ": " + rule.name + " counts the births of one animal",
                       to_units(quantity));
    const Obligation says = owed_under(rule, quantity, day);
    if (owed != says.quantity)
      return bad_field(owed_field, rule.name + " says " + say(rule.owed_item, says.quantity),
                       say(rule.owed_item, owed));
    if (due != says.due) return bad_field(due_field, rule.name + " says " + day_in_words(says.due), day_in_words(due));
    return Ok{};
  }
};

Result<Ok> check_lent_under(const GoodsRule& rule, const LendGoods& ask, Day day) {
  const auto named = [](const Item& item) { return item.name + " in " + item.unit; };
  if (ask.item != rule.item) return bad_field("item", rule.name + " is for " + named(rule.item), named(ask.item));
  if (ask.owed_item != rule.owed_item)
    return bad_field("owed_item", rule.name + " says " + named(rule.owed_item), named(ask.owed_item));
  return UnderRule{rule, ask.quantity, day}.check(ask.owed, ask.due, "owed", "due");
}

/// The receiver goes on under the keeper's rule, or owes what was agreed.
Result<Ok> check_receiver(const PlacementState& giver, const HandOnGoods& ask, Day day) {
  if (giver.keeper == ask.receiver)
    return bad_field("receiver", "another member than the keeper", to_text(ask.receiver));
  if (!giver.rule.name.empty())
    return UnderRule{giver.rule, ask.quantity, day}.check(ask.receiver_owes, ask.receiver_due, "receiver_owes",
                                                          "receiver_due");
  if (ask.receiver_owes > 0 && ask.receiver_due.is_none())
    return bad_field("receiver_due", "a day, when something is owed");
  return Ok{};
}

/// Whoever may owe less for a loss does not bear witness to it.
Result<Ok> check_witness(const PlacementState& placement, const RecordLoss& ask) {
  if (ask.witness.is_none() || ask.witness != placement.keeper) return Ok{};
  return bad_field("witness", "another member than the keeper of " + to_text(ask.placement) + ", or somebody else",
                   to_text(ask.witness));
}

/// Births are numbered in the order of their days, and the number decides which are owed.
Result<Ok> check_birth_order(const PlacementState& placement, PlacementNo no, Day day) {
  if (placement.births.empty() || placement.births.back() <= day) return Ok{};
  return Rejection(RejectReason::later_entries_depend,
                   "birth " + std::to_string(placement.births.size()) + " of " + to_text(no) + " is dated " +
                       to_iso(placement.births.back()),
                   "an earlier one, on " + to_iso(day), "placement");
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
  const GoodsRule* const rule = find_goods_rule(at.club.by_law, ask.by_rule);
  if (rule != nullptr) SOQUY_TRY(check_lent_under(*rule, ask, at.value_date));
  SOQUY_TRY(member_on(at.club, ask.keeper, at.value_date, "keeper"));
  SOQUY_TRY(check_named_resolution(at.club, ask.resolution));
  if (rule == nullptr && !ask.by_rule.empty())
    return Rejection(RejectReason::goods_rule_not_found,
                     "the by-law has " + std::to_string(at.club.by_law.goods_rules.size()) + " rules for goods",
                     ask.by_rule, "by_rule");
  SOQUY_TRY(check_stock(at, ask.item, ask.quantity));
  if (!ask.placement.is_none() && at.club.placements.contains(ask.placement))
    return Rejection(RejectReason::already_done, to_text(ask.placement) + " was lent", to_text(ask.placement),
                     "placement");
  return one_fact(GoodsLent{ask, ask.placement.is_none() ? next_number(at.club.placements) : ask.placement});
}

Result<Facts> decide_act(const RecordBirth& ask, const Moment& at) {
  const auto placement = find_placement(at, ask.placement);
  if (placement.has_error()) return placement.error();
  const std::uint16_t number = birth_number(**placement, ask.item);
  if (number > 0) SOQUY_TRY(check_birth_order(**placement, ask.placement, at.value_date));
  if (number == 0 && counts_from_birth((*placement)->rule))
    at.warnings.push_back({"birth_not_counted", to_text(ask.placement) + " owes " + (*placement)->owed_item.name +
                                                    ": the " + ask.item.name + " is the keeper's."});
  const Obligation due = due_from_birth(**placement, number, ask.quantity, at.value_date);
  return one_fact(GoodsBorn{ask, number, due.quantity, due.due});
}

/// What is handed on stood with the keeper (record the birth first) and counts against what the keeper owes.
Result<Facts> decide_act(const HandOnGoods& ask, const Moment& at) {
  const PlacementState* const giver = kept_placement(at.club, ask.placement);
  if (giver != nullptr) SOQUY_TRY(check_receiver(*giver, ask, at.value_date));
  SOQUY_TRY(member_on(at.club, ask.receiver, at.value_date, "receiver"));
  const auto placement = find_placement(at, ask.placement);
  if (placement.has_error()) return placement.error();
  const Leaving leaving{at, **placement, ask.placement, ask.quantity};
  SOQUY_TRY(leaving.check_owed_item(ask.item));
  SOQUY_TRY(leaving.check_owed());
  SOQUY_TRY(leaving.check_held(ask.item));
  const PlacementNo next = ask.receiver_owes > 0 ? next_number(at.club.placements) : PlacementNo{};
  return one_fact(GoodsHandedOn{ask, next});
}

/// What comes back need not have stood with the keeper as recorded: rice is returned out of the harvest.
Result<Facts> decide_act(const ReturnGoods& ask, const Moment& at) {
  const auto placement = find_placement(at, ask.placement);
  if (placement.has_error()) return placement.error();
  const Leaving leaving{at, **placement, ask.placement, ask.quantity};
  SOQUY_TRY(leaving.check_owed_item(ask.item));
  SOQUY_TRY(leaving.check_owed());
  const Quantity there = (*placement)->least_held(ask.item, at.value_date);
  return one_fact(GoodsReturned{ask, std::max(Quantity{0}, ask.quantity - there)});
}

Result<Facts> decide_act(const RecordLoss& ask, const Moment& at) {
  const PlacementState* const kept = kept_placement(at.club, ask.placement);
  if (kept != nullptr) SOQUY_TRY(check_witness(*kept, ask));
  SOQUY_TRY(check_person(at, ask.witness, "witness"));
  if (ask.obligation_ends)
    SOQUY_TRY(check_resolution(at.club, ask.resolution, {Subject::write_off, Subject::gift, Subject::other}));
  if (ask.placement.is_none()) {
    SOQUY_TRY(check_stock(at, ask.item, ask.quantity));
    return one_fact(GoodsLost{ask, 0});
  }
  const auto placement = find_placement(at, ask.placement);
  if (placement.has_error()) return placement.error();
  const Leaving leaving{at, **placement, ask.placement, ask.quantity};
  SOQUY_TRY(leaving.check_held(ask.item));
  if (!ask.obligation_ends) return one_fact(GoodsLost{ask, 0});
  const Quantity owed = (*placement)->owed.least_from(at.value_date);
  if (owed <= 0)
    return Rejection(RejectReason::already_done, to_text(ask.placement) + " owes nothing", "end the obligation",
                     "obligation_ends");
  return one_fact(GoodsLost{ask, owed});
}

Result<Facts> decide_act(const BuyOutGoods& ask, const Moment& at) {
  SOQUY_TRY(check_fund(at.club, ask.fund));
  SOQUY_TRY(check_named_resolution(at.club, ask.resolution));
  const auto placement = find_placement(at, ask.placement);
  if (placement.has_error()) return placement.error();
  SOQUY_TRY(check_amount(at.club, ask.amount, "amount"));
  SOQUY_TRY(check_unit(at.club, Place::cash, ask.amount, "amount"));
  const Leaving leaving{at, **placement, ask.placement, ask.quantity};
  SOQUY_TRY(leaving.check_owed());
  return one_fact(GoodsBoughtOut{ask}, entry_of(ask.fund, Account::cash, Account::other_income, ask.amount));
}

}  // namespace soquy::engine
