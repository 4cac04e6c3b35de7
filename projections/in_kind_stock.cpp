#include "projections/in_kind_stock.h"

#include <algorithm>
#include <utility>

namespace soquy::projections {
namespace {

constexpr Quantity kWholeUnit = 1000;

Money signed_by(Quantity sign, Money amount) { return sign < 0 ? -amount : amount; }

Money value_of(Quantity quantity, Money money, Quantity per) {
  return divide_rounded(int128{quantity} * money.minor, per, 1, Rounding::half_up);
}

}  // namespace

void InKindStock::apply(const Event& event) {
  if (const auto* reversal = event.payload.as<EntryReversed>()) {
    move(*reversal->original, -1, reversal->entry, event.envelope.value_date);
  } else {
    move(event.payload, 1, event.envelope.version, event.envelope.value_date);
  }
}

void InKindStock::move(const Payload& payload, Quantity sign, Version entry, Day day) {
  if (const auto* lent = payload.as<GoodsLent>()) {
    lend(*lent, sign, day, entry);
  } else if (const auto* born = payload.as<GoodsBorn>()) {
    bear(*born, sign, entry);
  } else if (const auto* handed = payload.as<GoodsHandedOn>()) {
    hand_on(*handed, sign, day, entry);
  } else if (const auto* returned = payload.as<GoodsReturned>()) {
    give_back(*returned, sign);
  } else if (const auto* lost = payload.as<GoodsLost>()) {
    lose(*lost, sign);
  } else if (const auto* revalued = payload.as<GoodsRevalued>()) {
    revalue(*revalued, sign, entry, day);
  } else {
    move_stock(payload, sign);
  }
}

void InKindStock::move_stock(const Payload& payload, Quantity sign) {
  if (const auto* received = payload.as<GoodsReceived>()) {
    StockRow& row = items_[received->item];
    row.received += sign * received->quantity;
    row.in_stock += sign * received->quantity;
    row.memo_received += signed_by(sign, received->memo_value);
  } else if (const auto* given = payload.as<GoodsGiven>()) {
    StockRow& row = items_[given->item];
    row.given += sign * given->quantity;
    row.in_stock -= sign * given->quantity;
    row.memo_given += signed_by(sign, given->memo_value);
  } else if (const auto* bought = payload.as<GoodsBoughtOut>()) {
    Placement& placement = placements_[bought->placement];
    items_[placement.owed_item].bought_out += sign * bought->quantity;
    placement.discharged += sign * bought->quantity;
  }
}

// --- Placements ------------------------------------------------------------------------------------------------------

PlacedRow& InKindStock::item_of(Placement& placement, const Item& item) {
  PlacedRow& row = placement.items[item];
  row.item = item;
  return row;
}

/// Without a day it is owed when it is born.
void InKindStock::owe(Placement& placement, PlacementNo no, Version entry, Quantity quantity, Day due) {
  if (!due.is_none()) placement.dated[entry] = {no, placement.keeper, placement.owed_item, quantity, due};
}

void InKindStock::lend(const GoodsLent& lent, Quantity sign, Day day, Version entry) {
  StockRow& row = items_[lent.item];
  row.lent += sign * lent.quantity;
  row.in_stock -= sign * lent.quantity;
  if (sign < 0) {
    placements_.erase(lent.given);
    return;
  }
  Placement& placement = placements_[lent.given];
  placement = {lent.keeper, {}, day, lent.by_rule, entry, {}, lent.owed_item, lent.owed, 0, {}};
  PlacedRow& placed = item_of(placement, lent.item);
  placed.placed = placed.standing = lent.quantity;
  owe(placement, lent.given, entry, lent.owed, lent.due);
}

void InKindStock::bear(const GoodsBorn& born, Quantity sign, Version entry) {
  items_[born.item].born += sign * born.quantity;
  Placement& placement = placements_[born.placement];
  PlacedRow& row = item_of(placement, born.item);
  row.born += sign * born.quantity;
  row.standing += sign * born.quantity;
  if (sign > 0) {
    owe(placement, born.placement, entry, born.owed, born.due);
  } else {
    placement.dated.erase(entry);
  }
}

void InKindStock::hand_on(const GoodsHandedOn& handed, Quantity sign, Day day, Version entry) {
  StockRow& row = items_[handed.item];
  row.handed_on += sign * handed.quantity;
  Placement& giver = placements_[handed.placement];
  PlacedRow& given = item_of(giver, handed.item);
  given.handed_on += sign * handed.quantity;
  given.standing -= sign * handed.quantity;
  discharge(giver, handed.item, sign * handed.quantity);
  if (handed.next.is_none()) {
    row.handed_on_free += sign * handed.quantity;
  } else if (sign < 0) {
    placements_.erase(handed.next);
  } else {
    Placement& next = placements_[handed.next];
    next = {handed.receiver,
            handed.placement,
            day,
            giver.by_rule,
            giver.lent_in,
            {},
            handed.item,
            handed.receiver_owes,
            0,
            {}};
    PlacedRow& placed = item_of(next, handed.item);
    placed.placed = placed.standing = handed.quantity;
    owe(next, handed.next, entry, handed.receiver_owes, handed.receiver_due);
  }
}

void InKindStock::give_back(const GoodsReturned& returned, Quantity sign) {
  StockRow& row = items_[returned.item];
  row.returned += sign * returned.quantity;
  row.beyond += sign * returned.beyond;
  row.in_stock += sign * returned.quantity;
  Placement& placement = placements_[returned.placement];
  PlacedRow& given = item_of(placement, returned.item);
  given.beyond += sign * returned.beyond;
  given.returned += sign * returned.quantity;
  given.standing -= sign * (returned.quantity - returned.beyond);
  discharge(placement, returned.item, sign * returned.quantity);
}

void InKindStock::lose(const GoodsLost& lost, Quantity sign) {
  StockRow& row = items_[lost.item];
  row.lost += sign * lost.quantity;
  if (lost.placement.is_none()) {
    row.in_stock -= sign * lost.quantity;
    return;
  }
  Placement& placement = placements_[lost.placement];
  PlacedRow& gone = item_of(placement, lost.item);
  gone.lost += sign * lost.quantity;
  gone.standing -= sign * lost.quantity;
  placement.discharged += sign * lost.forgiven;
}

void InKindStock::revalue(const GoodsRevalued& revalued, Quantity sign, Version entry, Day day) {
  if (sign > 0) {
    items_[revalued.item];  // an item that is valued is listed
    values_.push_back({entry, day, revalued.item, revalued.memo_value_each});
  } else {
    std::erase_if(values_, [&](const Value& value) { return value.version == entry; });
  }
}

/// Only units of the owed item count towards the obligation.
void InKindStock::discharge(Placement& placement, const Item& item, Quantity quantity) {
  if (item == placement.owed_item) placement.discharged += quantity;
}

Quantity InKindStock::still_owed(const Placement& placement) {
  return std::max(Quantity{0}, placement.owed - placement.discharged);
}

/// What was given back counts against the earliest day first, and against what has no day last.
std::vector<DueRow> InKindStock::dues_of(PlacementNo no, const Placement& placement) {
  std::vector<DueRow> rows;
  Quantity without_day = placement.owed;
  for (const auto& [entry, row] : placement.dated) {
    rows.push_back(row);
    without_day -= row.quantity;
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const DueRow& left, const DueRow& right) { return left.due < right.due; });
  rows.push_back({no, placement.keeper, placement.owed_item, without_day, Day::none()});
  Quantity given_back = placement.discharged;
  for (DueRow& row : rows) {
    const Quantity of_it = std::clamp(given_back, Quantity{0}, std::max(Quantity{0}, row.quantity));
    row.quantity -= of_it;
    given_back -= of_it;
  }
  std::erase_if(rows, [](const DueRow& row) { return row.quantity <= 0; });
  return rows;
}

void InKindStock::add_placements(std::map<Item, StockRow>& rows) const {
  for (const auto& [no, placement] : placements_) {
    const Quantity owed = still_owed(placement);
    for (const auto& [item, placed] : placement.items) {
      StockRow& row = rows[item];
      if (placed.standing < 0) {  // only in books that verify finds fault with
        row.beyond -= placed.standing;
      } else {
        (owed > 0 ? row.with_keepers : row.kept) += placed.standing;
      }
    }
    if (owed > 0) rows[placement.owed_item].still_owed += owed;
  }
}

void InKindStock::set_values(StockRow& row) const {
  const Value* latest = nullptr;
  for (const Value& value : values_) {
    if (value.item == row.item && (latest == nullptr || value.day >= latest->day)) latest = &value;
  }
  if (latest != nullptr) {
    row.memo_each = latest->each;
    row.memo_standing = value_of(row.standing(), latest->each, kWholeUnit);
  } else if (row.received > 0) {
    row.memo_each = value_of(kWholeUnit, row.memo_received, row.received);
    row.memo_standing = value_of(row.standing(), row.memo_received, row.received);
  }
}

std::vector<StockRow> InKindStock::rows() const {
  std::map<Item, StockRow> items = items_;
  add_placements(items);
  std::vector<StockRow> rows;
  for (auto& [item, row] : items) {
    row.item = item;
    set_values(row);
    rows.push_back(row);
  }
  return rows;
}

std::vector<PlacementRow> InKindStock::placements() const {
  std::vector<PlacementRow> rows;
  for (const auto& [no, placement] : placements_) {
    PlacementRow& row = rows.emplace_back();
    row.placement = no;
    row.keeper = placement.keeper;
    row.from = placement.from;
    row.since = placement.since;
    row.by_rule = placement.by_rule;
    row.lent_in = placement.lent_in;
    row.dues = dues_of(no, placement);
    row.owed_item = placement.owed_item;
    row.owed = placement.owed;
    row.still_owed = still_owed(placement);
    for (const auto& [entry, agreed] : placement.dated) row.due = std::max(row.due, agreed.due);
    if (!row.dues.empty()) row.due = row.dues.front().due;
    for (const auto& [item, placed] : placement.items) {
      const PlacedRow taken_back{item};  // came, and was taken back as a mistake
      if (placed != taken_back) row.items.push_back(placed);
    }
  }
  return rows;
}

std::vector<DueRow> InKindStock::dues() const {
  std::vector<DueRow> rows;
  for (const auto& [no, placement] : placements_) {
    const auto own = dues_of(no, placement);
    rows.insert(rows.end(), own.begin(), own.end());
  }
  const auto without_day_last = [](const DueRow& row) { return std::pair(row.due.is_none(), row.due); };
  std::stable_sort(rows.begin(), rows.end(), [&](const DueRow& left, const DueRow& right) {
    return without_day_last(left) < without_day_last(right);
  });
  return rows;
}

}  // namespace soquy::projections
