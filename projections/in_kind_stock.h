#pragma once
// What things does the club have, with whom do they stand, and what is still owed in units?
//
// Quantities are thousandths of the item's unit. Memo values are beside them, per item, and are never added to money.
// For every item: received + born + beyond = in stock + with keepers + kept + given + handed on free + lost.
// For every placement and item: placed + born + beyond - lost - handed on - returned = standing.

#include <map>
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
  [[nodiscard]] bool reconciles() const {
    return received + born + beyond == in_stock + with_keepers + kept + given + handed_on_free + lost;
  }
  friend bool operator==(const StockRow&, const StockRow&) = default;
};

/// One kind of thing in one placement: how it came there and how it left.
struct PlacedRow {
  Item item;
  Quantity placed = 0;  ///< out of stock, or handed on by the keeper before
  Quantity born = 0;
  Quantity beyond = 0;  ///< brought from elsewhere, to be returned
  Quantity lost = 0;
  Quantity handed_on = 0;
  Quantity returned = 0;
  Quantity standing = 0;  ///< counted up for itself, not worked out from the others
  [[nodiscard]] bool reconciles() const { return placed + born + beyond - lost - handed_on - returned == standing; }
  friend bool operator==(const PlacedRow&, const PlacedRow&) = default;
};

/// So many units to be handed on or returned by a day; no day: when they are born.
struct DueRow {
  PlacementNo placement;
  MemberNo keeper;
  Item item;
  Quantity quantity = 0;
  Day due;
  [[nodiscard]] bool is_overdue(Day day) const { return !due.is_none() && due < day; }
  friend bool operator==(const DueRow&, const DueRow&) = default;
};

struct PlacementRow {
  PlacementNo placement;
  MemberNo keeper;
  PlacementNo from;  ///< the placement it was handed on from, 0 when it came out of stock
  Day since;
  std::string by_rule;           ///< the by-law's rule it was lent under, or none
  Version lent_in;               ///< the entry whose texts hold the agreement in words
  std::vector<PlacedRow> items;  ///< by item
  std::vector<DueRow> dues;      ///< what is still owed, the earliest day first, what has none last
  Day due;                       ///< of the earliest of them that has one; when nothing is owed, of the last agreed
  Item owed_item;
  Quantity owed = 0;        ///< as agreed
  Quantity still_owed = 0;  ///< after what was returned, handed on, bought out and ended by a loss
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
  /// Who is next to hand on or return: everything still owed, by its day, then by placement.
  [[nodiscard]] std::vector<DueRow> dues() const;
  friend bool operator==(const InKindStock&, const InKindStock&) = default;

 private:
  struct Placement {
    MemberNo keeper;
    PlacementNo from;
    Day since;
    std::string by_rule;
    Version lent_in;
    std::map<Item, PlacedRow> items;
    Item owed_item;
    Quantity owed = 0;
    Quantity discharged = 0;
    std::map<Version, DueRow> dated;  // by the entry that gave so much of what is owed its day
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
  void bear(const GoodsBorn& born, Quantity sign, Version entry);
  void hand_on(const GoodsHandedOn& handed, Quantity sign, Day day, Version entry);
  void give_back(const GoodsReturned& returned, Quantity sign);
  void lose(const GoodsLost& lost, Quantity sign);
  void revalue(const GoodsRevalued& revalued, Quantity sign, Version entry, Day day);
  static PlacedRow& item_of(Placement& placement, const Item& item);
  static void owe(Placement& placement, PlacementNo no, Version entry, Quantity quantity, Day due);
  static void discharge(Placement& placement, const Item& item, Quantity quantity);
  [[nodiscard]] static Quantity still_owed(const Placement& placement);
  [[nodiscard]] static std::vector<DueRow> dues_of(PlacementNo no, const Placement& placement);
  void add_placements(std::map<Item, StockRow>& rows) const;
  void set_values(StockRow& row) const;

  std::map<Item, StockRow> items_;  // movements; what stands is added up when asked
  std::map<PlacementNo, Placement> placements_;
  std::vector<Value> values_;
};

}  // namespace soquy::projections
