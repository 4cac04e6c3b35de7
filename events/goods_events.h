#pragma once
// Things, counted in units with a memo value in money that is never added to money.

#include <string>

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
  Day due;
  Money memo_value;
  ResolutionNo resolution;
  Note rule;  ///< the by-law's rule in words ("one heifer after 30 months")
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
struct GoodsBorn : RecordBirth {};

/// The keeper passes units on to the next member: what is owed falls by them; the receiver gets a placement of their
/// own or a gift.
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
struct GoodsReturned : ReturnGoods {};

/// Death or loss, out of a placement (placement > 0) or out of stock, with a witness.
struct RecordLoss {
  PlacementNo placement;
  Item item;
  Quantity quantity = 0;
  ReasonCode reason = ReasonCode::none;
  MemberNo witness;    ///< a member, or
  Note other_witness;  ///< somebody else
  bool obligation_ends = false;
  ResolutionNo resolution;  ///< needed when the obligation ends
  friend bool operator==(const RecordLoss&, const RecordLoss&) = default;
};
struct GoodsLost : RecordLoss {};

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
