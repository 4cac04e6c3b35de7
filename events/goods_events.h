#pragma once
// Things, counted in units with a memo value in money that is never added to money.

#include <cstdint>
#include <string>
#include <vector>

#include "events/accounts.h"
#include "events/envelope.h"
#include "events/money.h"
#include "events/money_events.h"
#include "events/quantity.h"

namespace soquy {

/// "heifer" in "head", "rice" in "kg". Both are labels; the pair names the stock.
struct Item {
  std::string name;
  std::string unit;
  friend auto operator<=>(const Item&, const Item&) = default;
};

/// A by-law's rule for things that are lent: what is owed for them, and when. With births it is young that are owed,
/// and the months count from the day on which each was born: [1] is "the first calf on, the second kept".
struct GoodsRule {
  std::string name;  ///< "heifer-30"; whoever lends under it names it
  Item item;         ///< what is lent
  Item owed_item;
  Quantity owed_each = 0;  ///< for each whole unit lent; with births: of each birth that is owed
  std::uint16_t months = 0;
  std::vector<std::uint16_t> births;  ///< which births of a placement are owed, from 1; empty: the months count from
                                      ///< the lending
  friend bool operator==(const GoodsRule&, const GoodsRule&) = default;
};

struct ReceiveGoods {
  Item item;
  Quantity quantity = 0;
  Money memo_value;  ///< of all of it
  DonorClass donor = DonorClass::none;
  MemberNo member;  ///< when a member gave
  Note use;         ///< condition of the gift; none when free
  Note from;
  friend bool operator==(const ReceiveGoods&, const ReceiveGoods&) = default;
};
struct GoodsReceived : ReceiveGoods {};

struct GiveGoods {
  Item item;
  Quantity quantity = 0;
  Money memo_value;
  MemberNo member;  ///< 0: somebody who is not a member
  Area area = Area::none;
  ResolutionNo resolution;
  Note words;
  friend bool operator==(const GiveGoods&, const GiveGoods&) = default;
};
struct GoodsGiven : GiveGoods {};

/// A placement: units out of stock to a keeper who owes `owed` units by a day.
struct LendGoods {
  PlacementNo placement;  ///< 0: the next free number
  MemberNo keeper;
  Item item;
  Quantity quantity = 0;
  Item owed_item;
  Quantity owed = 0;
  Day due;  ///< none under a rule that counts from birth
  Money memo_value;
  ResolutionNo resolution;
  Note rule;            ///< the agreement in words ("one heifer after 30 months")
  std::string by_rule;  ///< the by-law's rule that says what is owed and when; none: as agreed here
  friend bool operator==(const LendGoods&, const LendGoods&) = default;
};
struct GoodsLent : LendGoods {
  PlacementNo given;
  friend bool operator==(const GoodsLent&, const GoodsLent&) = default;
};

struct RecordBirth {
  PlacementNo placement;
  Item item;
  Quantity quantity = 0;
  friend bool operator==(const RecordBirth&, const RecordBirth&) = default;
};
/// Under a rule that counts from birth, what was owed gets its day here; a birth that is not owed is the keeper's.
struct GoodsBorn : RecordBirth {
  std::uint16_t birth = 0;  ///< decided: which birth of the placement it is, 0 when no rule counts it
  Quantity owed = 0;        ///< decided: how much of what was born is owed
  Day due;                  ///< decided: by when
  friend bool operator==(const GoodsBorn&, const GoodsBorn&) = default;
};

/// The keeper passes units on to the next member: what is owed falls by them; the receiver gets a placement of their
/// own or a gift. Under a rule of the by-law the receiver owes by the same rule.
struct HandOnGoods {
  PlacementNo placement;
  Item item;
  Quantity quantity = 0;
  MemberNo receiver;
  Quantity receiver_owes = 0;  ///< 0: the receiver owes nothing
  Day receiver_due;
  friend bool operator==(const HandOnGoods&, const HandOnGoods&) = default;
};
struct GoodsHandedOn : HandOnGoods {
  PlacementNo next;  ///< decided: the receiver's placement, 0 when nothing is owed
  friend bool operator==(const GoodsHandedOn&, const GoodsHandedOn&) = default;
};

struct ReturnGoods {
  PlacementNo placement;
  Item item;
  Quantity quantity = 0;
  friend bool operator==(const ReturnGoods&, const ReturnGoods&) = default;
};
struct GoodsReturned : ReturnGoods {
  Quantity beyond = 0;  ///< decided: how much of it did not stand with the keeper, as rice out of the harvest
  friend bool operator==(const GoodsReturned&, const GoodsReturned&) = default;
};

/// Death or loss, out of a placement (placement > 0) or out of stock, with a witness.
struct RecordLoss {
  PlacementNo placement;
  Item item;
  Quantity quantity = 0;
  ReasonCode reason = ReasonCode::none;
  MemberNo witness;    ///< a member, not the keeper, or
  Note other_witness;  ///< somebody else
  bool obligation_ends = false;
  ResolutionNo resolution;  ///< needed when the obligation ends
  friend bool operator==(const RecordLoss&, const RecordLoss&) = default;
};
struct GoodsLost : RecordLoss {
  Quantity forgiven = 0;  ///< decided: how much was owed, when the obligation ends
  friend bool operator==(const GoodsLost&, const GoodsLost&) = default;
};

/// The keeper pays money instead of units: other income of the fund.
struct BuyOutGoods {
  PlacementNo placement;
  Quantity quantity = 0;
  Fund fund;
  Money amount;
  ResolutionNo resolution;
  friend bool operator==(const BuyOutGoods&, const BuyOutGoods&) = default;
};
struct GoodsBoughtOut : BuyOutGoods {};

struct RevalueGoods {
  Item item;
  Money memo_value_each;  ///< of one whole unit
  Note basis;             ///< where the value is from
  friend bool operator==(const RevalueGoods&, const RevalueGoods&) = default;
};
struct GoodsRevalued : RevalueGoods {};

}  // namespace soquy
