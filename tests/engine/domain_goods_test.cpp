// Things in units: stock and placements.
#include <catch2/catch.hpp>

#include "tests/support/given.h"

using namespace soquy;
using namespace soquy::tests;

namespace {

const Day kMeeting = day("2019-02-10");
const Item kHeifer{"heifer", "head"};
const Item kRice{"rice", "kg"};

ReceiveGoods received(const Item& item, Quantity quantity) {
  ReceiveGoods goods;
  goods.item = item;
  goods.quantity = quantity;
  goods.memo_value = 17'000'000_vnd;
  goods.donor = DonorClass::organisation;
  return goods;
}

LendGoods lent(std::uint32_t keeper, Quantity quantity = 1'000) {
  LendGoods goods;
  goods.keeper = MemberNo{keeper};
  goods.item = kHeifer;
  goods.quantity = quantity;
  goods.owed_item = kHeifer;
  goods.owed = 1'000;
  goods.due = day("2021-08-10");
  return goods;
}

RecordBirth born(std::uint32_t placement) { return {PlacementNo{placement}, kHeifer, 1'000}; }

HandOnGoods handed(std::uint32_t placement, std::uint32_t receiver) {
  HandOnGoods goods;
  goods.placement = PlacementNo{placement};
  goods.item = kHeifer;
  goods.quantity = 1'000;
  goods.receiver = MemberNo{receiver};
  goods.receiver_owes = 1'000;
  goods.receiver_due = day("2022-08-10");
  return goods;
}

/// One heifer of two stands with TV06.
Given a_cow_bank() {
  Given club = Given::a_club();
  club.record(meeting(kMeeting, received(kHeifer, 2'000), lent(6), resolution(1, Subject::write_off)));
  return club;
}

Command sign(const Command& command) { return signed_by(command, {1}); }

}  // namespace

TEST_CASE("goods never mix with money and never go below nothing", "[core][domain]") {
  Given club = Given::a_club();
  const Answer answer = club.record(order(kMeeting, received(kRice, 12'500)));
  CHECK(answer.postings().empty());
  GiveGoods give;
  give.item = kRice;
  give.quantity = 0;
  give.member = MemberNo{77};
  const auto set = [](auto change) { return with<GiveGoods>(change); };
  check_refusals(club, order(kMeeting, give),
                 {{"field_not_valid", set([](auto& x) { x.quantity = 13'000; })},
                  {"field_not_valid", set([](auto& x) { x.area = Area::self_help; })},
                  {"member_not_found", set([](auto& x) { x.member = MemberNo{6}; })},
                  {"insufficient_goods", set([](auto& x) { x.quantity = 12'500; })}});
  CHECK(club.when(order(kMeeting, RevalueGoods{kHeifer, 1'000_vnd, Note{{}, "chợ"}})).says == "goods_not_found");
  CHECK(club.when(order(kMeeting, RevalueGoods{kRice, 1'000_vnd, Note{{}, "chợ"}})).says == "accepted");
}

TEST_CASE("a cow is lent, calves, and its calf goes to the next member", "[core][domain]") {
  Given club = a_cow_bank();
  CHECK(club.state.stock.at(kHeifer).total() == 1'000);
  CHECK(club.when(order(kMeeting, handed(9, 7))).says == "placement_not_found");
  CHECK(club.when(order(kMeeting, handed(1, 77))).says == "member_not_found");
  CHECK(club.when(order(kMeeting, handed(1, 6))).says == "field_not_valid");  // TV06 keeps it already
  club.record(order(day("2019-10-10"), born(1)));
  const Answer answer = club.record(order(day("2020-02-10"), handed(1, 7)));
  CHECK(answer.as<GoodsHandedOn>().next == PlacementNo{2});
  const engine::PlacementState& first = club.state.placements.at(PlacementNo{1});
  CHECK(first.owed.total() == 0);
  CHECK(first.held.at(kHeifer).total() == 1'000);  // the mother stays with the keeper
  CHECK(club.state.placements.at(PlacementNo{2}).keeper == MemberNo{7});
  CHECK(club.when(order(day("2020-03-10"), handed(1, 8))).says == "exceeds_debt");

  LeaveClub leave;
  leave.reason = ReasonCode::moved_away;
  leave.member = MemberNo{7};
  CHECK(club.when(order(day("2020-03-10"), leave)).says == "member_owes");
  leave.member = MemberNo{6};
  CHECK(club.when(order(day("2020-03-10"), leave)).says == "accepted");
}

TEST_CASE("a keeper hands on only an animal that stands with them", "[core][domain]") {
  Given club = a_cow_bank();
  RecordLoss loss;
  loss.placement = PlacementNo{1};
  loss.item = kHeifer;
  loss.quantity = 2'000;
  const auto set = [](auto change) { return with<RecordLoss>(change); };
  check_refusals(club, order(kMeeting, loss),
                 {{"field_not_valid", set([](auto& x) { x.reason = ReasonCode::disease; })},
                  {"field_not_valid", set([](auto& x) {
                     x.witness = MemberNo{6};
                     x.obligation_ends = true;
                   })},
                  {"field_not_valid", set([](auto& x) { x.witness = MemberNo{99}; })},
                  {"member_not_found", set([](auto& x) { x.witness = MemberNo{3}; })},
                  {"resolution_not_found", set([](auto& x) { x.resolution = ResolutionNo{1}; })},
                  {"insufficient_goods", set([](auto& x) { x.quantity = 1'000; })}});
  loss.reason = ReasonCode::disease;
  loss.quantity = 1'000;
  loss.witness = MemberNo{3};
  const Version lost = club.record(order(kMeeting, loss)).version();
  CHECK(club.when(order(kMeeting, handed(1, 7))).says == "insufficient_goods");
  club.record(sign(order(kMeeting, undo(lost))));
  CHECK(club.when(order(kMeeting, handed(1, 7))).says == "accepted");
}

TEST_CASE("a keeper is no witness to a loss of their own", "[core][domain]") {
  Given club = a_cow_bank();
  RecordLoss loss;
  loss.placement = PlacementNo{1};
  loss.item = kHeifer;
  loss.quantity = 1'000;
  loss.reason = ReasonCode::disease;
  loss.witness = MemberNo{6};  // who keeps it
  const Answer answer = club.when(order(kMeeting, loss));
  CHECK(answer.says == "field_not_valid");
  CHECK(answer.rejection->field == "witness");
  CHECK(answer.rejection->seen == "another member than the keeper of HV001, or somebody else");
  CHECK(answer.rejection->asked == "TV06");
  loss.other_witness = note("cán bộ thú y");
  CHECK(club.when(order(kMeeting, loss)).says == "field_not_valid");  // two are named, and one of them is the keeper
  loss.witness = {};
  CHECK(club.when(order(kMeeting, loss)).says == "accepted");
  loss.witness = MemberNo{7};
  CHECK(club.when(order(kMeeting, loss)).says == "accepted");
  loss.placement = {};
  loss.witness = MemberNo{6};
  CHECK(club.when(order(kMeeting, loss)).says == "accepted");  // out of stock: it was not theirs
}

TEST_CASE("goods are given away only on days on which they were there", "[core][domain]") {
  Given club = Given::a_club();
  club.record(order(day("2019-05-10"), received(kRice, 10'500)));
  GiveGoods give;
  give.item = kRice;
  give.quantity = 2'500;
  give.area = Area::self_help;
  const Answer early = club.when(order(day("2019-03-10"), give));
  CHECK(early.says == "insufficient_goods");
  CHECK(early.rejection->seen == "in stock from 2019-03-10 on: 0 kg of " + kRice.name);
  CHECK(club.when(order(day("2019-05-10"), give)).says == "accepted");
}

TEST_CASE("a keeper loses only what stands with them, not something else", "[core][domain]") {
  Given club = a_cow_bank();
  RecordLoss loss;
  loss.placement = PlacementNo{1};
  loss.item = {"Gà", "con"};
  loss.quantity = 1'000;
  loss.reason = ReasonCode::disease;
  loss.witness = MemberNo{3};
  const Answer answer = club.when(order(kMeeting, loss));
  CHECK(answer.says == "insufficient_goods");
  CHECK(answer.rejection->seen == "HV001 holds from 2019-02-10 on: 0 con of Gà");
  loss.item = kHeifer;
  CHECK(club.when(order(kMeeting, loss)).says == "accepted");
}

TEST_CASE("an obligation ended by a loss comes back when the loss was a mistake", "[core][domain]") {
  Given club = a_cow_bank();
  RecordLoss loss;
  loss.placement = PlacementNo{1};
  loss.item = kHeifer;
  loss.quantity = 1'000;
  loss.reason = ReasonCode::storm;
  loss.witness = MemberNo{3};
  loss.obligation_ends = true;
  loss.resolution = ResolutionNo{1};
  const Version lost = club.record(order(kMeeting, loss)).version();
  CHECK(club.state.placements.at(PlacementNo{1}).owed.total() == 0);
  CHECK(club.when(order(kMeeting, loss)).says != "accepted");  // it ends once, so that it can come back once
  club.record(sign(order(kMeeting, undo(lost))));
  CHECK(club.state.placements.at(PlacementNo{1}).owed.total() == 1'000);
}

TEST_CASE("what is owed in units is returned in units or bought out for money", "[core][domain]") {
  Given club = a_cow_bank();
  CHECK(club.when(order(kMeeting, ReturnGoods{PlacementNo{1}, kRice, 1'000})).says == "goods_not_found");
  CHECK(club.when(order(kMeeting, ReturnGoods{PlacementNo{1}, kHeifer, 1'001})).says == "exceeds_debt");
  BuyOutGoods buy;
  buy.placement = PlacementNo{1};
  buy.quantity = 1'000;
  buy.fund = kActivityFund;
  buy.amount = 15'000'000_vnd;
  const Answer answer = club.record(order(kMeeting, buy));
  CHECK(answer.postings() ==
        Entry{{kActivityFund, Account::cash, 15'000'000_vnd}, {kActivityFund, Account::other_income, -15'000'000_vnd}});
  CHECK(club.when(order(kMeeting, ReturnGoods{PlacementNo{1}, kHeifer, 1'000})).says == "exceeds_debt");
  club.record(sign(order(kMeeting, undo(answer.version()))));
  CHECK(club.when(order(kMeeting, ReturnGoods{PlacementNo{1}, kHeifer, 1'000})).says == "accepted");
}

TEST_CASE("goods that others have built on are not taken back before them", "[core][domain]") {
  Given club = a_cow_bank();
  const Version lending{club.state.version.value - 1};
  const Version gift_of_cows{club.state.version.value - 2};
  CHECK(club.when(sign(order(kMeeting, undo(gift_of_cows)))).says == "insufficient_goods");
  const Version birth = club.record(order(day("2019-10-10"), born(1))).version();
  const Answer answer = club.when(sign(order(day("2019-10-10"), undo(lending))));
  CHECK(answer.says == "later_entries_depend");
  CHECK(answer.rejection->seen == "versions " + std::to_string(birth.value));
  const Version hand_on = club.record(order(day("2019-10-10"), handed(1, 7))).version();
  club.record(order(day("2019-11-10"), born(2)));
  CHECK(club.when(sign(order(day("2019-11-10"), undo(hand_on)))).says == "later_entries_depend");
  club.record(sign(order(day("2019-11-10"), undo(Version{hand_on.value + 1}))));
  club.record(sign(order(day("2019-11-10"), undo(hand_on))));
  club.record(sign(order(day("2019-11-10"), undo(birth))));
  club.record(sign(order(day("2019-11-10"), undo(lending))));
  CHECK(club.state.stock.at(kHeifer).total() == 2'000);
  CHECK(club.when(order(day("2019-11-10"), born(1))).says == "placement_not_found");
  CHECK(club.record(order(day("2019-11-10"), lent(7))).as<GoodsLent>().given == PlacementNo{3});  // 1 and 2 are used
}
