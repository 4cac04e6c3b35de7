#include "projections/in_kind_stock.h"

#include <algorithm>

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
  } else if (const auto* handed = payload.as<GoodsHandedOn>()) {
    hand_on(*handed, sign, day);
  } else if (const auto* lost = payload.as<GoodsLost>()) {
    lose(*lost, sign, entry);
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
  } else if (const auto* born = payload.as<GoodsBorn>()) {
    items_[born->item].born += sign * born->quantity;
    placements_[born->placement].held[born->item] += sign * born->quantity;
  } else if (const auto* returned = payload.as<GoodsReturned>()) {
    StockRow& row = items_[returned->item];
    Placement& placement = placements_[returned->placement];
    row.returned += sign * returned->quantity;
    row.in_stock += sign * returned->quantity;
    placement.held[returned->item] -= sign * returned->quantity;
    discharge(placement, returned->item, sign * returned->quantity);
  } else if (const auto* bought = payload.as<GoodsBoughtOut>()) {
    Placement& placement = placements_[bought->placement];
    items_[placement.owed_item].bought_out += sign * bought->quantity;
    placement.discharged += sign * bought->quantity;
  }
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
  placement = {lent.keeper, {}, day, lent.due, entry, {}, lent.owed_item, lent.owed, 0, {}};
  placement.held[lent.item] = lent.quantity;
}

void InKindStock::hand_on(const GoodsHandedOn& handed, Quantity sign, Day day) {
  StockRow& row = items_[handed.item];
  row.handed_on += sign * handed.quantity;
  Placement& giver = placements_[handed.placement];
  giver.held[handed.item] -= sign * handed.quantity;
  discharge(giver, handed.item, sign * handed.quantity);
  if (handed.next.is_none()) {
    row.handed_on_free += sign * handed.quantity;
  } else if (sign < 0) {
    placements_.erase(handed.next);
  } else {
    placements_[handed.next] = {handed.receiver,
                                handed.placement,
                                day,
                                handed.receiver_due,
                                giver.lent_in,
                                {{handed.item, handed.quantity}},
                                handed.item,
                                handed.receiver_owes,
                                0,
                                {}};
  }
}

void InKindStock::lose(const GoodsLost& lost, Quantity sign, Version entry) {
  StockRow& row = items_[lost.item];
  row.lost += sign * lost.quantity;
  if (lost.placement.is_none()) {
    row.in_stock -= sign * lost.quantity;
    return;
  }
  Placement& placement = placements_[lost.placement];
  placement.held[lost.item] -= sign * lost.quantity;
  if (!lost.obligation_ends) return;
  if (sign > 0) {
    placement.ended_by.insert(entry);
  } else {
    placement.ended_by.erase(entry);
  }
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
  if (!placement.ended_by.empty()) return 0;
  return std::max(Quantity{0}, placement.owed - placement.discharged);
}

void InKindStock::add_placements(std::map<Item, StockRow>& rows) const {
  for (const auto& [no, placement] : placements_) {
    const Quantity owed = still_owed(placement);
    for (const auto& [item, quantity] : placement.held) {
      StockRow& row = rows[item];
      if (quantity < 0) {
        row.beyond -= quantity;
      } else {
        (owed > 0 ? row.with_keepers : row.kept) += quantity;
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
    row.due = placement.due;
    row.lent_in = placement.lent_in;
    row.owed_item = placement.owed_item;
    row.owed = placement.owed;
    row.still_owed = still_owed(placement);
    for (const auto& [item, quantity] : placement.held) {
      if (quantity > 0) row.held.push_back({item, quantity});
    }
  }
  return rows;
}

}  // namespace soquy::projections
