// Promises about things: broken in one event of a small history, and found there.

#include "tests/engine/broken_promise.h"
#include "tests/engine/goods_bank.h"

namespace soquy::test {

namespace {

using namespace soquy::engine;
using tests::day;
using tests::Given;
using tests::kCalf;
using tests::kHeifer;
using tests::kPlaced;
using tests::kRice;

/// HV001 a heifer whose first and third calf are owed, HV002 rice, HV003 a heifer after thirty months, HV004 the first
/// calf with the next member.
struct Herd {
  Given club = tests::a_goods_bank();
  Version cow = record(kPlaced, tests::lent(6, "cow-bank", kHeifer, 1'000, kCalf, 2'000, {}));
  Version rice = record(kPlaced, tests::lent(7, "rice-6", kRice, 100'000, kRice, 120'000, day("2019-08-10")));
  Version heifer = record(kPlaced, tests::lent(8, "heifer-30", kHeifer, 1'000, kHeifer, 1'000, day("2021-08-10")));
  Version harvest = record(day("2019-08-01"), ReturnGoods{PlacementNo{2}, kRice, 115'000});
  Version first = record(day("2020-01-10"), tests::born(1));
  Version second = record(day("2021-01-10"), tests::born(1));
  Version on = record(day("2021-01-10"), tests::handed(1, kCalf, 5, 2'000, {}));
  Version death = record(day("2021-02-10"), ending());
  Version paid = record(day("2021-03-10"), tests::bought_out(2, 5'000));
  Version free = record(day("2021-04-10"), given());

  template <class Ask>
  Version record(Day on_day, Ask ask) {
    return club.record(tests::order(on_day, std::move(ask))).version();
  }
  static RecordLoss ending() {
    RecordLoss loss = tests::lost(3, kHeifer);
    loss.obligation_ends = true;
    loss.resolution = ResolutionNo{2};
    return loss;
  }
  static GiveGoods given() {
    GiveGoods give;
    give.item = kHeifer;
    give.quantity = 2'000;
    give.area = Area::self_help;
    return give;
  }
};

}  // namespace

TEST_CASE("what the rules say of goods is found kept", "[core][verify]") {
  Herd herd;
  expect_kept(herd.club.events);
  const Version last =
      herd.record(day("2021-05-10"), tests::lent(6, "rice-6", kRice, 10'000, kRice, 12'000, day("2021-11-10")));
  for (const Version version : {last, herd.free, herd.paid, herd.death, herd.on, herd.second, herd.first}) {
    herd.club.record(tests::signed_by(tests::order(day("2021-06-10"), tests::undo(version)), {1}));
    INFO(version.value);
    expect_kept(herd.club.events);
  }
}

TEST_CASE("goods that are nowhere are found: given away, dead or handed on beyond what stood there", "[core][verify]") {
  const Herd herd;
  const std::vector<Event>& events = herd.club.events;
  expect_broken<GoodsGiven>(events, herd.free, "in stock from 2021-04-10 on: -1 head of heifer",
                            [](Event&, GoodsGiven& it) { it.quantity = 3'000; });
  expect_broken<GoodsGiven>(events, herd.free, "in stock from 2019-02-01 on: -2 head of heifer",
                            [](Event& event, GoodsGiven&) { event.envelope.value_date = day("2019-02-01"); });
  expect_broken<GoodsLost>(events, herd.death, "HV003 holds from 2021-02-10 on: -1 head of heifer",
                           [](Event&, GoodsLost& it) { it.quantity = 2'000; });
  expect_broken<GoodsHandedOn>(events, herd.on, "HV001 holds from 2019-12-10 on: -1 head of calf",
                               [](Event& event, GoodsHandedOn&) { event.envelope.value_date = day("2019-12-10"); });
  expect_broken<GoodsBorn>(events, herd.first, "HV001 stands with its keeper since 2019-02-10, this is of 2019-02-01",
                           [](Event& event, GoodsBorn&) { event.envelope.value_date = day("2019-02-01"); });
  expect_broken<GoodsBorn>(events, herd.first, "HV009 stands with nobody",
                           [](Event&, GoodsBorn& it) { it.placement = PlacementNo{9}; });
  expect_broken<GoodsLent>(events, herd.heifer, "HV001 was lent before",
                           [](Event&, GoodsLent& it) { it.given = PlacementNo{1}; });
}

TEST_CASE("what is owed otherwise than the by-law's rule says is found", "[core][verify]") {
  const Herd herd;
  const std::vector<Event>& events = herd.club.events;
  expect_broken<GoodsLent>(events, herd.heifer, "HV003 does not owe what heifer-30 says",
                           [](Event&, GoodsLent& it) { it.due = add_days(it.due, 1); });
  expect_broken<GoodsLent>(events, herd.rice, "HV002 does not owe what rice-6 says",
                           [](Event&, GoodsLent& it) { it.owed = 119'000; });
  expect_broken<GoodsLent>(events, herd.cow, "HV001 does not owe what cow-bank says",
                           [](Event&, GoodsLent& it) { it.due = day("2020-02-10"); });
  expect_broken<GoodsLent>(events, herd.rice, "HV002 is of other things than rice-6 is about",
                           [](Event&, GoodsLent& it) { it.owed_item = kCalf; });
  expect_broken<GoodsLent>(events, herd.rice, "lent under a rule that the by-law does not have, rice-7",
                           [](Event&, GoodsLent& it) { it.by_rule = "rice-7"; });
  const std::string not_so = "what was born of HV001 is not owed as its rule says";
  expect_broken<GoodsBorn>(events, herd.first, not_so, [](Event&, GoodsBorn& it) { it.owed = 0; });
  expect_broken<GoodsBorn>(events, herd.first, not_so, [](Event&, GoodsBorn& it) { it.due = add_days(it.due, -1); });
  expect_broken<GoodsBorn>(events, herd.second, not_so, [](Event&, GoodsBorn& it) { it.birth = 3; });
  expect_broken<GoodsHandedOn>(events, herd.on, "HV004 does not owe what cow-bank says",
                               [](Event&, GoodsHandedOn& it) { it.receiver_owes = 1'000; });
  expect_broken<GoodsHandedOn>(events, herd.on, "the receiver does not owe as the rule says",
                               [](Event&, GoodsHandedOn& it) {
                                 it.receiver_owes = 0;
                                 it.next = {};
                               });
  expect_broken<GoodsHandedOn>(events, herd.on, "HV001 is handed on to its own keeper",
                               [](Event&, GoodsHandedOn& it) { it.receiver = MemberNo{6}; });
}

TEST_CASE("what came back or was forgiven beyond what was owed is found", "[core][verify]") {
  const Herd herd;
  const std::vector<Event>& events = herd.club.events;
  expect_broken<GoodsReturned>(events, herd.harvest, "of what came back 100 kg of rice stood with HV002",
                               [](Event&, GoodsReturned& it) { it.beyond = 0; });
  expect_broken<GoodsReturned>(events, herd.harvest, "HV002 owes from 2019-08-01 on: -1 kg of rice",
                               [](Event&, GoodsReturned& it) {
                                 it.quantity = 121'000;
                                 it.beyond = 21'000;
                               });
  expect_broken<GoodsBoughtOut>(events, herd.paid, "HV002 owes from 2021-03-10 on: -1 kg of rice",
                                [](Event&, GoodsBoughtOut& it) { it.quantity = 6'000; });
  expect_broken<GoodsLost>(events, herd.death, "the loss ends 2 head of heifer of what HV003 owes",
                           [](Event&, GoodsLost& it) { it.forgiven = 2'000; });
  expect_broken<GoodsLost>(events, herd.death, "the loss ends 1 head of heifer of what HV003 owes",
                           [](Event&, GoodsLost& it) { it.obligation_ends = false; });
}

TEST_CASE("a keeper who bears witness to a loss of their own is found", "[core][verify]") {
  const Herd herd;
  expect_broken<GoodsLost>(herd.club.events, herd.death, "the loss in HV003 has its own keeper for a witness",
                           [](Event&, GoodsLost& it) { it.witness = MemberNo{8}; });
}

}  // namespace soquy::test
