#pragma once
// The goods of a club as a patient person would keep them: a list of movements, added up again for every question. It
// is fed with the orders a treasurer gives, not with what the engine made of them. It knows things and obligations;
// members and resolutions are taken to be right. (naive_ledger.h knows of goods only what comes into stock and is given
// away.)

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "events/event.h"
#include "events/rejection.h"

namespace soquy::naive {

/// So many units more, or fewer, of what stands somewhere, or of what is owed.
struct GoodsMove {
  Day day;
  PlacementNo place;  ///< 0: the club's stock
  bool debt = false;
  Item item;
  std::int64_t quantity = 0;
};

/// With whom things stand, as it was agreed.
struct GoodsPlace {
  PlacementNo no;
  MemberNo keeper;
  Day since;
  Item item;
  std::int64_t quantity = 0;
  Item owed_item;
  std::int64_t owed = 0;
  Day due;
  GoodsRule rule;  ///< no name: none
  std::uint64_t entry = 0;
  bool gone = false;  ///< taken back
};

/// An order as it was written.
struct GoodsEntry {
  std::uint64_t entry = 0;
  Day day;
  ActVariant act;
  std::vector<GoodsMove> moves;
  Day undone{INT32_MAX};  ///< from which day on it is undone
  // of a birth
  int number = 0;
  std::int64_t owed = 0;
  Day due;
  [[nodiscard]] bool stands() const { return undone == Day{INT32_MAX}; }
};

/// What must be given back by a day; no day: when it is born.
struct GoodsDue {
  PlacementNo place;
  Day due;
  std::int64_t quantity = 0;
  friend bool operator==(const GoodsDue&, const GoodsDue&) = default;
};

class GoodsBook {
 public:
  explicit GoodsBook(std::vector<GoodsRule> rules) : rules_(std::move(rules)) {}

  /// All that is wrong with the order; nothing when it must be accepted.
  [[nodiscard]] std::set<RejectReason> objections(const ActVariant& act, Day day) const;
  /// Writes an accepted order, recorded under that version.
  void write(const ActVariant& act, Day day, std::uint64_t entry);

  /// What stands in stock (place 0) or with a keeper at the end of the day.
  [[nodiscard]] std::int64_t standing(PlacementNo place, const Item& item, Day day) const;
  [[nodiscard]] std::int64_t owed(PlacementNo place, Day day) const;
  /// Everything still owed at the end of the day, the earliest due first, what has no day last.
  [[nodiscard]] std::vector<GoodsDue> dues(Day day) const;
  /// What came, was born or was brought less what left for good: what must be somewhere.
  [[nodiscard]] std::int64_t here(const Item& item, Day day) const;
  /// Does the placement stand on that day, as the book is now?
  [[nodiscard]] bool stands(const GoodsPlace& place, Day day) const;
  [[nodiscard]] const std::vector<GoodsPlace>& places() const { return places_; }
  [[nodiscard]] const std::vector<GoodsEntry>& entries() const { return entries_; }

 private:
  [[nodiscard]] std::int64_t sum(PlacementNo place, bool debt, const Item& item, Day day) const;
  [[nodiscard]] std::int64_t least(PlacementNo place, bool debt, const Item& item, Day from) const;
  [[nodiscard]] const GoodsPlace* find(PlacementNo no) const;
  [[nodiscard]] const GoodsEntry* written(Version version) const;
  [[nodiscard]] const GoodsRule* rule(const std::string& name) const;
  [[nodiscard]] std::vector<const GoodsEntry*> counted_births(PlacementNo place) const;
  [[nodiscard]] bool follows(const GoodsRule& rule, std::int64_t quantity, std::int64_t owed, Day due, Day day) const;
  [[nodiscard]] std::vector<GoodsMove> moves_of(const ActVariant& act, Day day) const;
  [[nodiscard]] std::set<RejectReason> objections_to_reversal(const ReverseEntry& undo, Day day) const;
  [[nodiscard]] bool is_as_placed(PlacementNo place, Day from) const;
  void number_birth(GoodsEntry& entry) const;
  void open_place(const ActVariant& act, Day day, std::uint64_t entry);
  void undo(const ReverseEntry& undo, Day day);

  std::vector<GoodsRule> rules_;
  std::vector<GoodsPlace> places_;
  std::vector<GoodsEntry> entries_;
  std::vector<GoodsMove> moves_;
};

}  // namespace soquy::naive
