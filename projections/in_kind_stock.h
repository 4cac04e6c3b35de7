#pragma once
// What things does the club have, with whom do they stand, and what is still owed in units?
//
// Quantities are thousandths of the item's unit. Memo values are beside them, per item, and are never added to money.
// For every item: received + born + beyond = in stock + with keepers + kept + given + handed on free + lost.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "events/event.h"

namespace soquy::projections {

struct StockRow {
  Item item;
  Quantity received = 0;
  Quantity given = 0;           ///< out of stock for good
  Quantity lent = 0;            ///< out of stock to keepers
  Quantity born = 0;            ///< with keepers
  Quantity handed_on = 0;       ///< from keeper to receiver
  Quantity handed_on_free = 0;  ///< of it to receivers who owe nothing
  Quantity returned = 0;        ///< into stock
  Quantity lost = 0;
  Quantity bought_out = 0;  ///< units of obligation paid in money; the things stay where they are
  Quantity in_stock = 0;
  Quantity with_keepers = 0;  ///< standing with those who still owe something
  Quantity kept = 0;          ///< standing with keepers who owe nothing any more: theirs
  Quantity beyond = 0;      ///< returned or handed on beyond what was recorded with the keeper: rice out of the harvest
  Quantity still_owed = 0;  ///< to be returned or handed on, in this item
  Money memo_received;
  Money memo_given;
  Money memo_each;      ///< of one whole unit: as last revalued, else the average of what was received
  Money memo_standing;  ///< of what is in stock and with keepers
  [[nodiscard]] Quantity standing() const { return in_stock + with_keepers; }
  friend bool operator==(const StockRow&, const StockRow&) = default;
};

struct Held {
  Item item;
  Quantity quantity = 0;
  friend bool operator==(const Held&, const Held&) = default;
};

struct PlacementRow {
  PlacementNo placement;
  MemberNo keeper;
  PlacementNo from;  ///< the placement it was handed on from, 0 when it came out of stock
  Day since;
  Day due;
  Version lent_in;         ///< the entry whose texts hold the rule it was lent under
  std::vector<Held> held;  ///< by item, what stands there
  Item owed_item;
  Quantity owed = 0;        ///< as agreed
  Quantity still_owed = 0;  ///< after what was returned, handed on and bought out; 0 when a loss ended it
  [[nodiscard]] bool is_open() const { return still_owed > 0; }
  [[nodiscard]] bool is_overdue(Day day) const { return is_open() && !due.is_none() && due < day; }
  friend bool operator==(const PlacementRow&, const PlacementRow&) = default;
};

class InKindStock {
 public:
  void apply(const Event& event);

  /// Every item that ever moved, by name and unit.
  [[nodiscard]] std::vector<StockRow> rows() const;
  /// Every placement that was not reversed, by number.
  [[nodiscard]] std::vector<PlacementRow> placements() const;
  friend bool operator==(const InKindStock&, const InKindStock&) = default;

 private:
  struct Placement {
    MemberNo keeper;
    PlacementNo from;
    Day since;
    Day due;
    Version lent_in;
    std::map<Item, Quantity> held;
    Item owed_item;
    Quantity owed = 0;
    Quantity discharged = 0;
    std::set<Version> ended_by;  // losses that ended the obligation
    friend bool operator==(const Placement&, const Placement&) = default;
  };
  struct Value {
    Version version;
    Day day;
    Item item;
    Money each;
    friend bool operator==(const Value&, const Value&) = default;
  };

  /// `sign` -1 undoes; `entry` is the version of the event that is done or undone.
  void move(const Payload& payload, Quantity sign, Version entry, Day day);
  void move_stock(const Payload& payload, Quantity sign);
  void lend(const GoodsLent& lent, Quantity sign, Day day, Version entry);
  void hand_on(const GoodsHandedOn& handed, Quantity sign, Day day);
  void lose(const GoodsLost& lost, Quantity sign, Version entry);
  void revalue(const GoodsRevalued& revalued, Quantity sign, Version entry, Day day);
  static void discharge(Placement& placement, const Item& item, Quantity quantity);
  [[nodiscard]] static Quantity still_owed(const Placement& placement);
  void add_placements(std::map<Item, StockRow>& rows) const;
  void set_values(StockRow& row) const;

  std::map<Item, StockRow> items_;  // movements; what stands is added up when asked
  std::map<PlacementNo, Placement> placements_;
  std::vector<Value> values_;
};

}  // namespace soquy::projections
