#pragma once
// A club whose by-law has the four schemes of DOMAIN.md 1.8, with four heifers and half a ton of rice in stock.

#include "tests/support/given.h"

namespace soquy::tests {

inline const Item kHeifer{"heifer", "head"};
inline const Item kCalf{"calf", "head"};
inline const Item kRice{"rice", "kg"};
inline const Day kPlaced = day("2019-02-10");  ///< the meeting that adopted the rules, and on which most is lent

/// One heifer after thirty months; the calf handed on at twelve months, the second one kept; the first calf on and the
/// third to the club; a fifth more rice after the harvest.
inline std::vector<GoodsRule> goods_rules() {
  return {{"heifer-30", kHeifer, kHeifer, 1'000, 30, {}},
          {"calf-12", kHeifer, kCalf, 1'000, 12, {1}},
          {"cow-bank", kHeifer, kCalf, 1'000, 12, {1, 3}},
          {"rice-6", kRice, kRice, 1'200, 6, {}}};
}

inline ReceiveGoods received(const Item& item, Quantity quantity) {
  ReceiveGoods goods;
  goods.item = item;
  goods.quantity = quantity;
  goods.donor = DonorClass::organisation;
  return goods;
}

/// NQ-01 is about the by-law, NQ-02 about what is given up. Today is the last day of 2029.
inline Given a_goods_bank() {
  Given club = Given::a_club();
  club.context.today = day("2029-12-31");
  club.context.now = at_vietnam_time(club.context.today, 20, 0);
  AdoptByLaw law = club.state.by_law;
  law.resolution = ResolutionNo{1};
  law.goods_rules = goods_rules();
  club.record(meeting(kPlaced, resolution(1, Subject::by_law), law, resolution(2, Subject::write_off),
                      received(kHeifer, 4'000), received(kRice, 500'000)));
  return club;
}

/// As the treasurer types it, or as the command line fills it in from the by-law.
inline LendGoods lent(std::uint32_t keeper, const char* by_rule, const Item& item, Quantity quantity,
                      const Item& owed_item, Quantity owed, Day due) {
  LendGoods goods;
  goods.keeper = MemberNo{keeper};
  goods.item = item;
  goods.quantity = quantity;
  goods.owed_item = owed_item;
  goods.owed = owed;
  goods.due = due;
  goods.by_rule = by_rule;
  return goods;
}

inline RecordBirth born(std::uint32_t placement, const Item& item = kCalf, Quantity quantity = 1'000) {
  return {PlacementNo{placement}, item, quantity};
}

inline HandOnGoods handed(std::uint32_t placement, const Item& item, std::uint32_t receiver, Quantity owes, Day due) {
  return {PlacementNo{placement}, item, 1'000, MemberNo{receiver}, owes, due};
}

inline RecordLoss lost(std::uint32_t placement, const Item& item, Quantity quantity = 1'000) {
  RecordLoss loss;
  loss.placement = PlacementNo{placement};
  loss.item = item;
  loss.quantity = quantity;
  loss.reason = ReasonCode::disease;
  loss.witness = MemberNo{3};
  return loss;
}

inline BuyOutGoods bought_out(std::uint32_t placement, Quantity quantity = 1'000) {
  return {PlacementNo{placement}, quantity, kActivityFund, 12'000'000_vnd, {}};
}

}  // namespace soquy::tests
