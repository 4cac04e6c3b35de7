#include "tests/support/naive_goods.h"

#include <algorithm>

namespace soquy::naive {

namespace {

/// The placement that an order touches, 0: none.
PlacementNo goods_place_of(const ActVariant& is) {
  if (const auto* act = std::get_if<RecordBirth>(&is)) return act->placement;
  if (const auto* act = std::get_if<HandOnGoods>(&is)) return act->placement;
  if (const auto* act = std::get_if<ReturnGoods>(&is)) return act->placement;
  if (const auto* act = std::get_if<RecordLoss>(&is)) return act->placement;
  if (const auto* act = std::get_if<BuyOutGoods>(&is)) return act->placement;
  return {};
}

/// So many whole months later, on the same day of the month or the last one of a shorter month.
Day goods_months_later(Day day, int months) { return add_months(day, months, civil(day).day); }

}  // namespace

// --- Adding up -------------------------------------------------------------------------------------------------------

std::int64_t GoodsBook::sum(PlacementNo place, bool debt, const Item& item, Day day) const {
  std::int64_t sum = 0;
  for (const GoodsMove& move : moves_) {
    if (move.place == place && move.debt == debt && move.item == item && move.day <= day) sum += move.quantity;
  }
  return sum;
}

std::int64_t GoodsBook::least(PlacementNo place, bool debt, const Item& item, Day from) const {
  std::int64_t least = sum(place, debt, item, from);
  for (const GoodsMove& move : moves_) {
    const bool is_of_it = move.place == place && move.debt == debt && move.item == item;
    if (is_of_it && move.day > from) least = std::min(least, sum(place, debt, item, move.day));
  }
  return least;
}

std::int64_t GoodsBook::standing(PlacementNo place, const Item& item, Day day) const {
  return sum(place, false, item, day);
}

std::int64_t GoodsBook::owed(PlacementNo no, Day day) const {
  const GoodsPlace* place = find(no);
  return place == nullptr ? 0 : sum(no, true, place->owed_item, day);
}

bool GoodsBook::stands(const GoodsPlace& place, Day day) const {
  const GoodsEntry* opening = nullptr;
  for (const GoodsEntry& entry : entries_) {
    if (entry.entry == place.entry) opening = &entry;
  }
  return opening != nullptr && place.since <= day && day < opening->undone;
}

std::int64_t GoodsBook::here(const Item& item, Day day) const {
  std::int64_t all = 0;
  for (const GoodsMove& move : moves_) {
    if (!move.debt && move.item == item && move.day <= day) all += move.quantity;
  }
  return all;
}

std::vector<GoodsDue> GoodsBook::dues(Day day) const {
  std::vector<GoodsDue> all;
  for (const GoodsPlace& place : places_) {
    if (!stands(place, day)) continue;
    std::vector<GoodsDue> own;
    std::int64_t without_day = place.owed;
    if (!place.due.is_none()) {
      own.push_back({place.no, place.due, place.owed});
      without_day = 0;
    }
    for (const GoodsEntry& birth : entries_) {
      const bool seen = birth.day <= day && day < birth.undone;
      if (birth.owed == 0 || !seen || goods_place_of(birth.act) != place.no) continue;
      own.push_back({place.no, birth.due, birth.owed});
      without_day -= birth.owed;
    }
    std::stable_sort(own.begin(), own.end(), [](const auto& left, const auto& right) { return left.due < right.due; });
    own.push_back({place.no, Day::none(), without_day});
    std::int64_t given_back = place.owed - owed(place.no, day);
    for (GoodsDue& one : own) {
      const std::int64_t crossed_off = std::min(one.quantity, given_back);
      one.quantity -= crossed_off;
      given_back -= crossed_off;
      if (one.quantity > 0) all.push_back(one);
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& left, const auto& right) {
    if (left.due.is_none() || right.due.is_none()) return !left.due.is_none() && right.due.is_none();
    return left.due < right.due;
  });
  return all;
}

// --- Looking up ------------------------------------------------------------------------------------------------------

const GoodsPlace* GoodsBook::find(PlacementNo no) const {
  for (const GoodsPlace& place : places_) {
    if (place.no == no) return &place;
  }
  return nullptr;
}

const GoodsEntry* GoodsBook::written(Version version) const {
  for (const GoodsEntry& entry : entries_) {
    if (entry.entry == version.value) return &entry;
  }
  return nullptr;
}

const GoodsRule* GoodsBook::rule(const std::string& name) const {
  for (const GoodsRule& rule : rules_) {
    if (rule.name == name) return &rule;
  }
  return nullptr;
}

std::vector<const GoodsEntry*> GoodsBook::counted_births(PlacementNo place) const {
  std::vector<const GoodsEntry*> births;
  for (const GoodsEntry& entry : entries_) {
    if (entry.number > 0 && entry.stands() && goods_place_of(entry.act) == place) births.push_back(&entry);
  }
  return births;
}

bool GoodsBook::follows(const GoodsRule& rule, std::int64_t quantity, std::int64_t owed, Day due, Day day) const {
  if (!rule.births.empty()) {
    const auto births = static_cast<std::int64_t>(rule.births.size());
    return quantity == 1'000 && owed == rule.owed_each * births && due.is_none();
  }
  return owed * 1'000 == quantity * rule.owed_each && due == goods_months_later(day, rule.months);
}

// --- What may not be -------------------------------------------------------------------------------------------------

std::set<RejectReason> GoodsBook::objections(const ActVariant& is, Day day) const {
  using R = RejectReason;
  std::set<R> all;
  if (const auto* undo = std::get_if<ReverseEntry>(&is)) return objections_to_reversal(*undo, day);
  if (const auto* act = std::get_if<GiveGoods>(&is)) {
    if (least({}, false, act->item, day) < act->quantity) all.insert(R::insufficient_goods);
  }
  if (const auto* act = std::get_if<LendGoods>(&is)) {
    if (least({}, false, act->item, day) < act->quantity) all.insert(R::insufficient_goods);
    const GoodsRule* under = rule(act->by_rule);
    if (!act->by_rule.empty() && under == nullptr) all.insert(R::goods_rule_not_found);
    if (under != nullptr && (act->item != under->item || act->owed_item != under->owed_item ||
                             !follows(*under, act->quantity, act->owed, act->due, day)))
      all.insert(R::field_not_valid);
  }
  if (const auto* act = std::get_if<RevalueGoods>(&is)) {
    bool is_known = false;
    for (const GoodsMove& move : moves_) {
      const GoodsPlace* at = find(move.place);
      is_known = is_known || (!move.debt && move.item == act->item && (at == nullptr || !at->gone));
    }
    if (!is_known) all.insert(R::goods_not_found);
  }
  const auto* loss = std::get_if<RecordLoss>(&is);
  if (loss != nullptr && loss->placement.is_none()) {
    if (least({}, false, loss->item, day) < loss->quantity) all.insert(R::insufficient_goods);
    return all;
  }
  const PlacementNo no = goods_place_of(is);
  if (no.is_none()) return all;
  const GoodsPlace* place = find(no);
  if (place == nullptr || place->gone) return {R::placement_not_found};
  if (day < place->since) all.insert(R::placement_not_found);
  const std::int64_t owes = least(no, true, place->owed_item, day);
  if (const auto* act = std::get_if<RecordBirth>(&is);
      act && act->item == place->owed_item && !place->rule.births.empty()) {
    for (const GoodsEntry* birth : counted_births(no)) {
      if (birth->day > day) all.insert(R::later_entries_depend);
    }
  }
  if (const auto* act = std::get_if<HandOnGoods>(&is)) {
    const bool owes_by_no_day = act->receiver_owes > 0 && act->receiver_due.is_none();
    if (act->receiver == place->keeper) all.insert(R::field_not_valid);
    if (place->rule.name.empty() && owes_by_no_day) all.insert(R::field_not_valid);
    if (!place->rule.name.empty() && !follows(place->rule, act->quantity, act->receiver_owes, act->receiver_due, day))
      all.insert(R::field_not_valid);
    if (act->item != place->owed_item) all.insert(R::goods_not_found);
    if (owes < act->quantity) all.insert(R::exceeds_debt);
    if (least(no, false, act->item, day) < act->quantity) all.insert(R::insufficient_goods);
  }
  if (const auto* act = std::get_if<ReturnGoods>(&is)) {
    if (act->item != place->owed_item) all.insert(R::goods_not_found);
    if (owes < act->quantity) all.insert(R::exceeds_debt);
  }
  if (loss != nullptr) {
    if (loss->witness == place->keeper) all.insert(R::field_not_valid);
    if (least(no, false, loss->item, day) < loss->quantity) all.insert(R::insufficient_goods);
    if (loss->obligation_ends && owes <= 0) all.insert(R::already_done);
  }
  if (const auto* act = std::get_if<BuyOutGoods>(&is); act && owes < act->quantity) all.insert(R::exceeds_debt);
  return all;
}

/// Nothing that stands happened to it, and from that day on everything is as it was agreed.
bool GoodsBook::is_as_placed(PlacementNo no, Day from) const {
  const GoodsPlace* place = find(no);
  for (const GoodsEntry& entry : entries_) {
    if (entry.stands() && goods_place_of(entry.act) == no) return false;
  }
  for (const GoodsMove& move : moves_) {
    if (move.place != no) continue;
    const Day day = std::max(from, move.day);
    const std::int64_t expected = move.debt ? place->owed : move.item == place->item ? place->quantity : 0;
    if (sum(no, move.debt, move.item, day) != expected) return false;
  }
  return true;
}

std::set<RejectReason> GoodsBook::objections_to_reversal(const ReverseEntry& undo, Day asked) const {
  using R = RejectReason;
  const GoodsEntry* entry = written(undo.entry);
  if (entry == nullptr) return {R::entry_not_found};
  std::set<R> all;
  const Day day = undo.at_original_date ? entry->day : asked;
  if (day < entry->day) all.insert(R::field_not_valid);
  if (!entry->stands()) {
    all.insert(R::already_reversed);
    // Money is asked first: what was paid back once may not be there to be paid back again.
    if (std::holds_alternative<BuyOutGoods>(entry->act)) all.insert(R::insufficient_cash);
    return all;
  }
  if (const auto* act = std::get_if<ReceiveGoods>(&entry->act)) {
    if (least({}, false, act->item, day) < act->quantity) all.insert(R::insufficient_goods);
  }
  if (const auto* act = std::get_if<ReturnGoods>(&entry->act)) {
    if (least({}, false, act->item, day) < act->quantity) all.insert(R::insufficient_goods);
  }
  if (const auto* act = std::get_if<RecordBirth>(&entry->act)) {
    if (least(act->placement, false, act->item, day) < act->quantity) all.insert(R::insufficient_goods);
    for (const GoodsEntry* birth : counted_births(act->placement)) {
      if (entry->number > 0 && birth->number > entry->number) all.insert(R::later_entries_depend);
    }
  }
  for (const GoodsPlace& place : places_) {
    if (place.entry == entry->entry && !is_as_placed(place.no, day)) all.insert(R::later_entries_depend);
  }
  return all;
}

// --- Writing ---------------------------------------------------------------------------------------------------------

std::vector<GoodsMove> GoodsBook::moves_of(const ActVariant& is, Day day) const {
  std::vector<GoodsMove> moves;
  const auto stock = [&](const Item& item, std::int64_t more) { moves.push_back({day, {}, false, item, more}); };
  const auto held = [&](PlacementNo no, const Item& item, std::int64_t more) {
    moves.push_back({day, no, false, item, more});
  };
  const auto debt = [&](PlacementNo no, const Item& item, std::int64_t more) {
    moves.push_back({day, no, true, item, more});
  };
  const PlacementNo fresh{static_cast<std::uint32_t>(places_.size() + 1)};
  if (const auto* act = std::get_if<ReceiveGoods>(&is)) stock(act->item, act->quantity);
  if (const auto* act = std::get_if<GiveGoods>(&is)) stock(act->item, -act->quantity);
  if (const auto* act = std::get_if<LendGoods>(&is)) {
    stock(act->item, -act->quantity);
    held(fresh, act->item, act->quantity);
    debt(fresh, act->owed_item, act->owed);
  }
  if (const auto* act = std::get_if<RecordBirth>(&is)) held(act->placement, act->item, act->quantity);
  if (const auto* act = std::get_if<HandOnGoods>(&is)) {
    held(act->placement, act->item, -act->quantity);
    debt(act->placement, act->item, -act->quantity);
    if (act->receiver_owes > 0) {
      held(fresh, act->item, act->quantity);
      debt(fresh, act->item, act->receiver_owes);
    }
  }
  if (const auto* act = std::get_if<ReturnGoods>(&is)) {
    const std::int64_t there = std::min(act->quantity, least(act->placement, false, act->item, day));
    held(act->placement, act->item, -there);
    debt(act->placement, act->item, -act->quantity);
    stock(act->item, act->quantity);
  }
  if (const auto* act = std::get_if<RecordLoss>(&is)) {
    const GoodsPlace* place = find(act->placement);
    if (act->placement.is_none()) {
      stock(act->item, -act->quantity);
    } else {
      held(act->placement, act->item, -act->quantity);
    }
    if (act->obligation_ends)
      debt(act->placement, place->owed_item, -least(act->placement, true, place->owed_item, day));
  }
  if (const auto* act = std::get_if<BuyOutGoods>(&is))
    debt(act->placement, find(act->placement)->owed_item, -act->quantity);
  return moves;
}

/// Which birth it is, and what it makes due: no more than was born, than one birth owes, than is promised and has no
/// day, and than is still owed.
void GoodsBook::number_birth(GoodsEntry& entry) const {
  const auto* birth = std::get_if<RecordBirth>(&entry.act);
  const GoodsPlace* place = birth == nullptr ? nullptr : find(birth->placement);
  if (place == nullptr || place->rule.births.empty() || birth->item != place->owed_item) return;
  std::int64_t promised = place->owed;
  entry.number = 1;
  for (const GoodsEntry* before : counted_births(place->no)) {
    ++entry.number;
    promised -= before->owed;
  }
  bool is_owed = false;
  for (const std::uint16_t number : place->rule.births) is_owed = is_owed || number == entry.number;
  if (!is_owed) return;
  entry.owed =
      std::min({birth->quantity, place->rule.owed_each, promised, least(place->no, true, place->owed_item, entry.day)});
  entry.owed = std::max<std::int64_t>(entry.owed, 0);
  if (entry.owed > 0) entry.due = goods_months_later(entry.day, place->rule.months);
}

void GoodsBook::open_place(const ActVariant& is, Day day, std::uint64_t entry) {
  const PlacementNo fresh{static_cast<std::uint32_t>(places_.size() + 1)};
  if (const auto* act = std::get_if<LendGoods>(&is)) {
    const GoodsRule* under = act->by_rule.empty() ? nullptr : rule(act->by_rule);
    places_.push_back({fresh, act->keeper, day, act->item, act->quantity, act->owed_item, act->owed, act->due,
                       under == nullptr ? GoodsRule{} : *under, entry, false});
  }
  if (const auto* act = std::get_if<HandOnGoods>(&is); act != nullptr && act->receiver_owes > 0) {
    const GoodsRule under = find(act->placement)->rule;
    places_.push_back({fresh, act->receiver, day, act->item, act->quantity, act->item, act->receiver_owes,
                       act->receiver_due, under, entry, false});
  }
}

void GoodsBook::undo(const ReverseEntry& undo, Day asked) {
  for (GoodsEntry& entry : entries_) {
    if (entry.entry != undo.entry.value) continue;
    entry.undone = undo.at_original_date ? entry.day : asked;
    for (GoodsMove move : entry.moves) {
      move.day = entry.undone;
      move.quantity = -move.quantity;
      moves_.push_back(move);
    }
    for (GoodsPlace& place : places_) place.gone = place.gone || place.entry == entry.entry;
  }
}

void GoodsBook::write(const ActVariant& act, Day day, std::uint64_t version) {
  if (const auto* reversal = std::get_if<ReverseEntry>(&act)) return undo(*reversal, day);
  GoodsEntry entry;
  entry.entry = version;
  entry.day = day;
  entry.act = act;
  entry.moves = moves_of(act, day);
  number_birth(entry);
  open_place(act, day, version);
  moves_.insert(moves_.end(), entry.moves.begin(), entry.moves.end());
  entries_.push_back(std::move(entry));
}

}  // namespace soquy::naive
