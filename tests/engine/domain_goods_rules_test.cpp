// Rules of the by-law for goods: what is owed for what is lent, by when, and what a birth makes due.
#include <catch2/catch.hpp>

#include "events/fold.h"
#include "projections/in_kind_stock.h"
#include "tests/engine/goods_bank.h"

using namespace soquy;
using namespace soquy::tests;

namespace {

Command sign(const Command& command) { return signed_by(command, {1}); }

const engine::PlacementState& placement(const Given& club, std::uint32_t no) {
  return club.state.placements.at(PlacementNo{no});
}

Quantity held(const Given& club, std::uint32_t no, const Item& item) {
  const auto& all = placement(club, no).held;
  const auto found = all.find(item);
  return found == all.end() ? 0 : found->second.total();
}

/// HV001 with TV06: a heifer under that rule.
Given with_heifer(const char* by_rule, const Item& owed_item, Quantity owed, Day due = {}) {
  Given club = a_goods_bank();
  club.record(order(kPlaced, lent(6, by_rule, kHeifer, 1'000, owed_item, owed, due)));
  return club;
}

projections::InKindStock stock_of(const Given& club, Day day = {}) {
  projections::InKindStock view;
  fold(view, club.events, {day});
  return view;
}

}  // namespace

// --- The schemes of DOMAIN.md 1.8 ------------------------------------------------------------------------------------

TEST_CASE("one heifer comes back after thirty months, and what was born meanwhile is the keeper's", "[core][domain]") {
  Given club = with_heifer("heifer-30", kHeifer, 1'000, day("2021-08-10"));
  const Answer birth = club.record(order(day("2020-03-10"), born(1, kHeifer)));
  CHECK(birth.as<GoodsBorn>().birth == 0);
  CHECK(birth.as<GoodsBorn>().owed == 0);
  CHECK(stock_of(club).placements().at(0).is_overdue(day("2021-08-11")));
  CHECK_FALSE(stock_of(club).placements().at(0).is_overdue(day("2021-08-10")));
  const Answer back = club.record(order(day("2021-08-10"), ReturnGoods{PlacementNo{1}, kHeifer, 1'000}));
  CHECK(back.as<GoodsReturned>().beyond == 0);
  CHECK(club.state.stock.at(kHeifer).total() == 4'000);
  CHECK(placement(club, 1).owed.total() == 0);
  CHECK(held(club, 1, kHeifer) == 1'000);  // hers now
  CHECK(stock_of(club).rows().at(0).kept == 1'000);
}

TEST_CASE("the calf goes to the next member at twelve months, and so does the next one's", "[core][domain]") {
  Given club = with_heifer("calf-12", kCalf, 1'000);
  CHECK(stock_of(club).dues().at(0).due.is_none());
  const Answer first = club.record(order(day("2020-01-31"), born(1)));
  CHECK(first.as<GoodsBorn>() == GoodsBorn{born(1), 1, 1'000, day("2021-01-31")});
  CHECK(stock_of(club).dues().at(0).due == day("2021-01-31"));
  const Answer on = club.record(order(day("2021-01-10"), handed(1, kCalf, 7, 1'000, {})));
  CHECK(on.as<GoodsHandedOn>().next == PlacementNo{2});
  CHECK(placement(club, 1).owed.total() == 0);
  CHECK(held(club, 1, kHeifer) == 1'000);
  CHECK(placement(club, 2).rule.name == "calf-12");

  const Answer next = club.record(order(day("2023-02-28"), born(2)));
  CHECK(next.as<GoodsBorn>() == GoodsBorn{born(2), 1, 1'000, day("2024-02-28")});
  CHECK(club.when(order(day("2024-02-10"), handed(2, kCalf, 8, 0, {}))).says == "field_not_valid");
  CHECK(club.when(order(day("2024-02-10"), handed(2, kCalf, 8, 1'000, {}))).says == "accepted");
}

TEST_CASE("the first calf goes on and the second is kept", "[core][domain]") {
  Given club = with_heifer("calf-12", kCalf, 1'000);
  club.record(order(day("2020-01-10"), born(1)));
  const Answer second = club.record(order(day("2021-02-10"), born(1)));
  CHECK(second.as<GoodsBorn>() == GoodsBorn{born(1), 2, 0, {}});
  CHECK(placement(club, 1).owed.total() == 1'000);
  club.record(order(day("2021-03-10"), handed(1, kCalf, 7, 1'000, {})));
  CHECK(club.when(order(day("2021-03-10"), handed(1, kCalf, 8, 1'000, {}))).says == "exceeds_debt");
  CHECK(held(club, 1, kCalf) == 1'000);
}

TEST_CASE("the first calf goes on, the third comes to the club, and the cow is the keeper's then", "[core][domain]") {
  Given club = with_heifer("cow-bank", kCalf, 2'000);
  club.record(order(day("2020-01-10"), born(1)));
  club.record(order(day("2021-01-10"), born(1)));
  const Answer third = club.record(order(day("2022-01-10"), born(1)));
  CHECK(third.as<GoodsBorn>() == GoodsBorn{born(1), 3, 1'000, day("2023-01-10")});
  const auto dues = stock_of(club).dues();
  REQUIRE(dues.size() == 2);
  CHECK(dues[0].due == day("2021-01-10"));
  CHECK(dues[1].due == day("2023-01-10"));
  club.record(order(day("2022-01-10"), handed(1, kCalf, 7, 2'000, {})));
  CHECK(stock_of(club).placements().at(0).due == day("2023-01-10"));  // the earliest that is open
  club.record(order(day("2022-12-10"), ReturnGoods{PlacementNo{1}, kCalf, 1'000}));
  CHECK(placement(club, 1).owed.total() == 0);
  CHECK(club.state.stock.at(kCalf).total() == 1'000);
  CHECK(held(club, 1, kHeifer) == 1'000);
  CHECK(held(club, 1, kCalf) == 1'000);
}

TEST_CASE("a hundred kilos of rice come back as a hundred and twenty, out of the harvest", "[core][domain]") {
  Given club = a_goods_bank();
  club.record(order(kPlaced, lent(6, "rice-6", kRice, 100'000, kRice, 120'000, day("2019-08-10"))));
  const Answer back = club.record(order(day("2019-08-01"), ReturnGoods{PlacementNo{1}, kRice, 120'000}));
  CHECK(back.as<GoodsReturned>().beyond == 20'000);
  CHECK(club.state.stock.at(kRice).total() == 520'000);
  CHECK(held(club, 1, kRice) == 0);
  CHECK(placement(club, 1).owed.total() == 0);
}

TEST_CASE("what is lent without a rule is owed as agreed, and nothing else about it changes", "[core][domain]") {
  Given club = with_heifer("", kHeifer, 1'500, day("2019-12-31"));
  const Answer birth = club.record(order(day("2019-12-10"), born(1, kHeifer)));
  CHECK(birth.as<GoodsBorn>() == GoodsBorn{born(1, kHeifer), 0, 0, {}});
  CHECK(club.when(order(day("2019-12-10"), handed(1, kHeifer, 7, 0, {}))).says == "accepted");
  CHECK(club.when(order(day("2019-12-10"), handed(1, kHeifer, 7, 500, day("2020-12-10")))).says == "accepted");
  CHECK(club.when(order(day("2019-12-10"), handed(1, kHeifer, 7, 500, {}))).says == "field_not_valid");
}

TEST_CASE("an agreement keeps the rule it was made under", "[core][domain]") {
  Given club = with_heifer("calf-12", kCalf, 1'000);
  AdoptByLaw law = club.state.by_law;
  law.resolution = ResolutionNo{3};
  law.goods_rules = {{"calf-12", kHeifer, kCalf, 1'000, 6, {2}}};
  club.record(meeting(day("2019-06-10"), resolution(3, Subject::by_law), law));
  const Answer birth = club.record(order(day("2020-01-10"), born(1)));
  CHECK(birth.as<GoodsBorn>() == GoodsBorn{born(1), 1, 1'000, day("2021-01-10")});
  CHECK(club.when(order(day("2020-01-10"), lent(7, "heifer-30", kHeifer, 1'000, kHeifer, 1'000, day("2022-07-10"))))
            .says == "goods_rule_not_found");
}

// --- Refusals --------------------------------------------------------------------------------------------------------

TEST_CASE("a by-law's rules for goods have a name each, and numbers that can be kept", "[core][domain]") {
  Given club = a_goods_bank();
  const auto refusal = [&](const std::function<void(std::vector<GoodsRule>&)>& spoil) {
    AdoptByLaw law = club.state.by_law;
    law.resolution = ResolutionNo{1};
    spoil(law.goods_rules);
    const Answer answer = club.when(order(day("2019-06-10"), law));
    return answer.rejection ? answer.rejection->field + ": " + answer.rejection->seen : answer.says;
  };
  CHECK(refusal([](auto&) {}) == "accepted");
  CHECK(refusal([](auto& rules) { rules.clear(); }) == "accepted");
  CHECK(refusal([](auto& rules) { rules[1].name = ""; }) == "goods_rules: a name each, each once");
  CHECK(refusal([](auto& rules) { rules[1].name = rules[0].name; }) == "goods_rules: a name each, each once");
  CHECK(refusal([](auto& rules) { rules[0].item.unit = ""; }) == "goods_rules: a name and a unit");
  CHECK(refusal([](auto& rules) { rules[0].owed_item.name = ""; }) == "goods_rules: a name and a unit");
  CHECK(refusal([](auto& rules) { rules[3].owed_each = 0; }) ==
        "goods_rules: above 0, at most 1000 units for each unit");
  CHECK(refusal([](auto& rules) { rules[3].owed_each = 1'000'001; }) ==
        "goods_rules: above 0, at most 1000 units for each unit");
  CHECK(refusal([](auto& rules) { rules[0].months = 0; }) == "goods_rules: from 1 to 600 months");
  CHECK(refusal([](auto& rules) { rules[0].months = 601; }) == "goods_rules: from 1 to 600 months");
  CHECK(refusal([](auto& rules) { rules[2].births = {0}; }) == "goods_rules: births from 1 to 100, ascending");
  CHECK(refusal([](auto& rules) { rules[2].births = {3, 3}; }) == "goods_rules: births from 1 to 100, ascending");
  CHECK(refusal([](auto& rules) { rules[2].births = {101}; }) == "goods_rules: births from 1 to 100, ascending");
}

TEST_CASE("whoever lends under a rule asks for what the rule says", "[core][domain]") {
  Given club = with_heifer("heifer-30", kHeifer, 1'000, day("2021-08-10"));
  LendGoods ask = lent(77, "heifer-30", kRice, 5'000, kRice, 2'000, day("2021-09-10"));
  ask.resolution = ResolutionNo{9};
  ask.placement = PlacementNo{1};
  const auto set = [](auto change) { return with<LendGoods>(change); };
  check_refusals(club, order(kPlaced, ask),
                 {{"field_not_valid", set([](auto& x) { x.item = kHeifer; })},
                  {"field_not_valid", set([](auto& x) { x.owed_item = kHeifer; })},
                  {"field_not_valid", set([](auto& x) { x.owed = 5'000; })},
                  {"field_not_valid", set([](auto& x) { x.due = day("2021-08-10"); })},
                  {"member_not_found", set([](auto& x) { x.keeper = MemberNo{7}; })},
                  {"resolution_not_found", set([](auto& x) { x.resolution = {}; })},
                  {"insufficient_goods", set([](auto& x) { x.quantity = x.owed = 1'000; })},
                  {"already_done", set([](auto& x) { x.placement = {}; })}});

  LendGoods unknown = lent(77, "heifer-31", kHeifer, 9'000, kHeifer, 1'000, day("2021-09-10"));
  check_refusals(club, order(kPlaced, unknown),
                 {{"member_not_found", set([](auto& x) { x.keeper = MemberNo{7}; })},
                  {"goods_rule_not_found", set([](auto& x) { x.by_rule = ""; })},
                  {"insufficient_goods", set([](auto& x) { x.quantity = 1'000; })}});
}

TEST_CASE("a rule that counts from birth is for one animal, and gives no day before the birth", "[core][domain]") {
  Given club = a_goods_bank();
  const auto set = [](auto change) { return with<LendGoods>(change); };
  check_refusals(club, order(kPlaced, lent(6, "cow-bank", kHeifer, 2'000, kCalf, 1'000, day("2020-02-10"))),
                 {{"field_not_valid", set([](auto& x) { x.quantity = 1'000; })},
                  {"field_not_valid", set([](auto& x) { x.owed = 2'000; })},
                  {"field_not_valid", set([](auto& x) { x.due = {}; })}});
  const Answer dayless = club.when(order(kPlaced, lent(6, "", kHeifer, 1'000, kHeifer, 1'000, {})));
  CHECK(dayless.rejection->field == "due");
}

TEST_CASE("whoever receives from a keeper owes by the keeper's rule", "[core][domain]") {
  Given club = with_heifer("calf-12", kCalf, 1'000);
  HandOnGoods ask = handed(1, kHeifer, 6, 500, day("2022-01-10"));
  ask.quantity = 2'000;
  const auto set = [](auto change) { return with<HandOnGoods>(change); };
  club.record(order(day("2020-01-10"), born(1)));
  check_refusals(club, order(day("2021-01-10"), ask),
                 {{"field_not_valid", set([](auto& x) { x.receiver = MemberNo{77}; })},
                  {"field_not_valid", set([](auto& x) { x.quantity = 1'000; })},
                  {"field_not_valid", set([](auto& x) { x.receiver_owes = 1'000; })},
                  {"field_not_valid", set([](auto& x) { x.receiver_due = {}; })},
                  {"member_not_found", set([](auto& x) { x.receiver = MemberNo{7}; })},
                  {"goods_not_found", set([](auto& x) { x.item = kCalf; })}});
  CHECK(club.when(order(day("2021-01-10"), handed(1, kCalf, 7, 1'000, day("2019-01-10")))).rejection->field ==
        "receiver_due");
}

TEST_CASE("a bull calf is not the calf that is owed, and the treasurer hears of it", "[core][domain]") {
  Given club = with_heifer("calf-12", kCalf, 1'000);
  const Answer answer = club.record(order(day("2020-01-10"), born(1, {"bull calf", "head"})));
  CHECK(answer.as<GoodsBorn>().birth == 0);
  CHECK(answer.warns("birth_not_counted"));
  const Answer calf = club.record(order(day("2021-01-10"), born(1)));
  CHECK(calf.as<GoodsBorn>().birth == 1);
  CHECK_FALSE(calf.warns("birth_not_counted"));
}

TEST_CASE("of a litter one birth's share is owed, and no more than was born", "[core][domain]") {
  Given club = Given::a_club();
  const Item sow{"sow", "head"};
  const Item piglet{"piglet", "head"};
  AdoptByLaw law = club.state.by_law;
  law.resolution = ResolutionNo{1};
  law.goods_rules = {{"sow", sow, piglet, 2'000, 3, {1, 2}}};
  club.record(meeting(kPlaced, resolution(1, Subject::by_law), law, received(sow, 1'000)));
  club.record(order(kPlaced, lent(6, "sow", sow, 1'000, piglet, 4'000, {})));
  CHECK(club.record(order(day("2019-06-10"), born(1, piglet, 8'000))).as<GoodsBorn>().owed == 2'000);
  CHECK(club.record(order(day("2019-12-10"), born(1, piglet, 1'000))).as<GoodsBorn>().owed == 1'000);
  // The one piglet that the second litter was short of stays promised; it has no day.
  const auto dues = stock_of(club).dues();
  REQUIRE(dues.size() == 3);
  CHECK(dues[2].quantity == 1'000);
  CHECK(dues[2].due.is_none());
}

// --- Past days -------------------------------------------------------------------------------------------------------

TEST_CASE("nothing leaves a keeper on a day on which it did not stand there", "[core][domain]") {
  Given club = with_heifer("calf-12", kCalf, 1'000);
  club.record(order(day("2020-01-10"), born(1)));
  const Answer early = club.when(order(day("2019-12-10"), lost(1, kCalf)));
  CHECK(early.says == "insufficient_goods");
  CHECK(early.rejection->seen == "HV001 holds from 2019-12-10 on: 0 head of calf");
  CHECK(club.when(order(day("2020-01-10"), lost(1, kCalf))).says == "accepted");
  CHECK(club.when(order(day("2019-12-10"), handed(1, kCalf, 7, 1'000, {}))).says == "insufficient_goods");
  const Answer before = club.when(order(day("2019-02-09"), born(1)));
  CHECK(before.says == "placement_not_found");
  CHECK(before.rejection->seen == "HV001 stands with its keeper since 2019-02-10");

  // What was handed on since is not there to die before.
  club.record(order(day("2021-01-10"), handed(1, kCalf, 7, 1'000, {})));
  CHECK(club.when(order(day("2020-06-10"), lost(1, kCalf))).says == "insufficient_goods");
  CHECK(club.when(order(day("2020-06-10"), bought_out(1))).says == "exceeds_debt");
}

TEST_CASE("births are told in the order of their days, because the first one is owed", "[core][domain]") {
  Given club = with_heifer("calf-12", kCalf, 1'000);
  club.record(order(day("2021-01-10"), born(1)));
  const Answer forgotten = club.when(order(day("2020-01-10"), born(1)));
  CHECK(forgotten.says == "later_entries_depend");
  CHECK(forgotten.rejection->seen == "birth 1 of HV001 is dated 2021-01-10");
  CHECK(club.when(order(day("2020-01-10"), born(1, kHeifer))).says == "accepted");  // which the rule does not count
}

TEST_CASE("a keeper who owes a calf that is not born yet cannot leave", "[core][domain]") {
  Given club = with_heifer("calf-12", kCalf, 1'000);
  LeaveClub leave;
  leave.reason = ReasonCode::moved_away;
  leave.member = MemberNo{6};
  CHECK(club.when(order(day("2019-06-10"), leave)).says == "member_owes");
  club.record(order(day("2019-05-10"), bought_out(1)));  // money for the calf to come
  CHECK(club.when(order(day("2019-04-10"), leave)).says == "later_entries_depend");
  CHECK(club.when(order(day("2019-06-10"), leave)).says == "accepted");
  CHECK(club.record(order(day("2020-01-10"), born(1))).as<GoodsBorn>().owed == 0);
}

TEST_CASE("an obligation of thirty months stands when the commune is merged on the way", "[core][domain]") {
  Given club = with_heifer("heifer-30", kHeifer, 1'000, day("2021-08-10"));
  const auto before = stock_of(club).placements();
  RelocateClub merged;
  merged.region = {"QD19-2025", *RegionCode::parse("21262")};
  merged.decision = "1676/NQ-UBTVQH15";
  club.record(order(day("2020-07-01"), merged));
  CHECK(stock_of(club).placements() == before);
  CHECK(before.at(0).due == day("2021-08-10"));
  CHECK(placement(club, 1).owed.on(day("2021-08-09")) == 1'000);
  CHECK(stock_of(club, day("2021-08-11")).placements().at(0).is_overdue(day("2021-08-11")));
  CHECK(club.when(order(day("2021-08-10"), ReturnGoods{PlacementNo{1}, kHeifer, 1'000})).says == "accepted");
}

// --- Reversals -------------------------------------------------------------------------------------------------------

namespace {

/// Everything that can be added up about goods.
std::string figures(const Given& club) {
  std::string text;
  for (const auto& [item, course] : club.state.stock) {
    if (course.total() != 0) text += item.name + " " + std::to_string(course.total()) + "; ";
  }
  for (const auto& [no, one] : club.state.placements) {
    text += to_text(no) + " " + to_text(one.keeper) + " owes " + std::to_string(one.owed.total()) + ", unborn " +
            std::to_string(one.unborn) + ", births " + std::to_string(one.births.size());
    for (const auto& [item, course] : one.held) {
      if (course.total() != 0) text += ", " + item.name + " " + std::to_string(course.total());
    }
    text += "; ";
  }
  for (const auto& row : stock_of(club).dues()) text += to_iso(row.due) + " " + std::to_string(row.quantity) + "; ";
  return text;
}

}  // namespace

TEST_CASE("whatever happened to goods, taking it back leaves what was before", "[core][domain]") {
  Given club = with_heifer("cow-bank", kCalf, 2'000);
  club.record(order(day("2020-01-10"), born(1)));
  RecordLoss ending = lost(1, kHeifer);
  ending.obligation_ends = true;
  ending.resolution = ResolutionNo{2};
  GiveGoods given;
  given.item = kRice;
  given.quantity = 5'000;
  given.area = Area::self_help;
  RevalueGoods revalued{kHeifer, 16'000'000_vnd, note("chợ huyện")};
  const std::string before = figures(club);
  const auto taken_back = [&](auto act, const char* until) {
    Given copy = club;
    const Version version = copy.record(order(day("2021-01-10"), act)).version();
    const std::string between = figures(copy);
    copy.record(sign(order(day(until), undo(version))));
    CHECK(figures(copy) == before);
    return between != before;
  };
  for (const char* until : {"2021-01-10", "2021-06-10"}) {
    INFO(until);
    CHECK(taken_back(received(kRice, 5'000), until));
    CHECK(taken_back(given, until));
    CHECK(taken_back(born(1), until));
    CHECK(taken_back(ReturnGoods{PlacementNo{1}, kCalf, 2'000}, until));
    CHECK(taken_back(lost(1, kCalf), until));
    CHECK(taken_back(ending, until));
    CHECK(taken_back(bought_out(1), until));
    CHECK_FALSE(taken_back(revalued, until));
  }
}

TEST_CASE("taking back a lending or a handing-on leaves a number that nobody keeps", "[core][domain]") {
  Given club = with_heifer("cow-bank", kCalf, 2'000);
  club.record(order(day("2020-01-10"), born(1)));
  const std::string before = figures(club);
  const Version on = club.record(order(day("2021-01-10"), handed(1, kCalf, 7, 2'000, {}))).version();
  const Version more =
      club.record(order(day("2021-01-10"), lent(8, "rice-6", kRice, 100'000, kRice, 120'000, day("2021-07-10"))))
          .version();
  club.record(sign(order(day("2021-02-10"), undo(more))));
  club.record(sign(order(day("2021-02-10"), undo(on))));
  CHECK(figures(club).starts_with(before.substr(0, before.find("2021-01-10"))));
  CHECK(placement(club, 2).keeper.is_none());
  CHECK(placement(club, 3).keeper.is_none());
  CHECK(stock_of(club).placements().size() == 1);
  CHECK(club.when(order(day("2021-03-10"), born(2))).says == "placement_not_found");
}

TEST_CASE("a birth is taken back after the later ones, which have their numbers because of it", "[core][domain]") {
  Given club = with_heifer("calf-12", kCalf, 1'000);
  const Version first = club.record(order(day("2020-01-10"), born(1))).version();
  const Version second = club.record(order(day("2021-01-10"), born(1))).version();
  const Answer early = club.when(sign(order(day("2021-02-10"), undo(first))));
  CHECK(early.says == "later_entries_depend");
  CHECK(early.rejection->seen == "versions " + std::to_string(second.value));
  club.record(sign(order(day("2021-02-10"), undo(second))));
  club.record(sign(order(day("2021-02-10"), undo(first))));
  CHECK(placement(club, 1).births.empty());
  CHECK(club.record(order(day("2020-06-10"), born(1))).as<GoodsBorn>() ==
        GoodsBorn{born(1), 1, 1'000, day("2021-06-10")});
}

TEST_CASE("a calf that went on is not unborn", "[core][domain]") {
  Given club = with_heifer("calf-12", kCalf, 1'000);
  const Version birth = club.record(order(day("2020-01-10"), born(1))).version();
  const Version on = club.record(order(day("2021-01-10"), handed(1, kCalf, 7, 1'000, {}))).version();
  CHECK(club.when(sign(order(day("2021-02-10"), undo(birth)))).says == "insufficient_goods");
  club.record(sign(order(day("2021-02-10"), undo(on))));
  CHECK(placement(club, 1).owed.total() == 1'000);
  // Between the two the calf stood with TV07, so on those days it was with TV06 no more.
  ReverseEntry at_birth = undo(birth);
  at_birth.at_original_date = true;
  CHECK(club.when(sign(order(day("2021-02-10"), at_birth))).says == "insufficient_goods");
  CHECK(club.when(sign(order(day("2021-02-10"), undo(birth)))).says == "accepted");
}

TEST_CASE("a lending is taken back only when nothing stands that came of it, on any day since", "[core][domain]") {
  Given club = with_heifer("heifer-30", kHeifer, 1'000, day("2021-08-10"));
  const Version lending = club.state.version;
  const Version birth = club.record(order(day("2020-01-10"), born(1, kHeifer))).version();
  club.record(order(day("2020-02-10"), lost(1, kHeifer)));  // one born, one dead: as many as before
  CHECK(club.when(sign(order(day("2020-03-10"), undo(lending)))).says == "later_entries_depend");
  club.record(sign(order(day("2020-03-10"), undo(club.state.version))));
  club.record(sign(order(day("2020-03-10"), undo(birth))));
  ReverseEntry from_the_start = undo(lending);
  from_the_start.at_original_date = true;
  const Answer answer = club.when(sign(order(day("2020-03-10"), from_the_start)));
  CHECK(answer.says == "later_entries_depend");
  CHECK(answer.rejection->seen == "HV001 was changed, and changed back by 2020-02-10");
  CHECK(club.when(sign(order(day("2020-03-10"), undo(lending)))).says == "accepted");
}
