#include "projections/in_kind_stock.h"

#include <catch2/catch.hpp>

#include "events/fold.h"
#include "tests/support/history.h"

using namespace soquy;
using soquy::projections::DueRow;
using soquy::projections::InKindStock;
using soquy::projections::PlacedRow;
using soquy::projections::StockRow;
using soquy::tests::day;
using soquy::tests::History;

namespace {

const Item kHeifer{"heifer", "head"};
const Item kRice{"rice", "kg"};

InKindStock as_of(const History& history, const AsOf& when = {}) {
  InKindStock view;
  fold(view, history.events(), when);
  return view;
}

StockRow only(const InKindStock& view) {
  REQUIRE(view.rows().size() == 1);
  return view.rows()[0];
}

GoodsReceived received(const Item& item, Quantity quantity, Money memo) {
  GoodsReceived event;
  event.item = item;
  event.quantity = quantity;
  event.memo_value = memo;
  return event;
}

GoodsLent lent(std::uint32_t placement, std::uint32_t keeper, const Item& item, Quantity quantity, Quantity owed) {
  GoodsLent event;
  event.given = {placement};
  event.keeper = {keeper};
  event.item = event.owed_item = item;
  event.quantity = quantity;
  event.owed = owed;
  event.due = day("2021-07-10");
  return event;
}

template <class Goods>
Goods at(std::uint32_t placement, const Item& item, Quantity quantity) {
  Goods event;
  event.placement = {placement};
  event.item = item;
  event.quantity = quantity;
  return event;
}

GoodsHandedOn handed(std::uint32_t placement, std::uint32_t receiver, Quantity owes, std::uint32_t next) {
  auto event = at<GoodsHandedOn>(placement, kHeifer, 1000);
  event.receiver = {receiver};
  event.receiver_owes = owes;
  event.next = {next};
  return event;
}

/// The n-th calf of a placement under a rule that counts from birth; owed when it has a day.
GoodsBorn calf(std::uint32_t placement, std::uint16_t number, Day due = {}) {
  auto event = at<GoodsBorn>(placement, {"calf", "head"}, 1000);
  event.birth = number;
  event.owed = due.is_none() ? 0 : 1000;
  event.due = due;
  return event;
}

/// Two heifers come, one goes to TV05, has a calf.
History cow_bank() {
  History club;
  club.add(day("2019-01-10"), received(kHeifer, 2000, 30'000'000_vnd));
  club.add(day("2019-01-10"), lent(1, 5, kHeifer, 1000, 1000));
  club.add(day("2020-06-10"), at<GoodsBorn>(1, kHeifer, 1000));
  return club;
}

}  // namespace

TEST_CASE("things lent stand with their keeper, and what is born there too", "[core][projections]") {
  const auto row = only(as_of(cow_bank()));
  CHECK(row.received == 2000);
  CHECK(row.lent == 1000);
  CHECK(row.born == 1000);
  CHECK(row.in_stock == 1000);
  CHECK(row.with_keepers == 2000);
  CHECK(row.standing() == 3000);
  CHECK(row.still_owed == 1000);
  const auto placement = as_of(cow_bank()).placements().at(0);
  CHECK(placement.keeper == MemberNo{5});
  CHECK(placement.items == std::vector<PlacedRow>{{kHeifer, 1000, 1000, 0, 0, 0, 0, 2000}});
  CHECK(placement.items[0].reconciles());
  CHECK(placement.is_open());
  CHECK_FALSE(placement.is_overdue(day("2021-07-10")));
  CHECK(placement.is_overdue(day("2021-07-11")));
  CHECK(only(as_of(cow_bank(), {day("2020-06-09")})).with_keepers == 1000);
}

TEST_CASE("handing on ends the first keeper's debt, leaves her the mother, and the next one owes",
          "[core][projections]") {
  History club = cow_bank();
  club.add(day("2021-06-10"), handed(1, 6, 1000, 2));
  const auto row = only(as_of(club));
  CHECK(row.handed_on == 1000);
  CHECK(row.handed_on_free == 0);
  CHECK(row.kept == 1000);
  CHECK(row.with_keepers == 1000);
  const auto placements = as_of(club).placements();
  REQUIRE(placements.size() == 2);
  CHECK_FALSE(placements[0].is_open());
  CHECK(placements[1].keeper == MemberNo{6});
  CHECK(placements[1].from == PlacementNo{1});
  CHECK(placements[1].still_owed == 1000);
  CHECK(placements[1].since == day("2021-06-10"));

  club.reverse(day("2021-07-01"), Version{4});
  CHECK(as_of(club).placements().size() == 1);
  CHECK(only(as_of(club)).with_keepers == 2000);
  CHECK(only(as_of(club, {day("2021-06-30")})).kept == 1000);
}

TEST_CASE("who receives without owing anything has a gift", "[core][projections]") {
  History club = cow_bank();
  club.add(day("2021-06-10"), handed(1, 6, 0, 0));
  const auto row = only(as_of(club));
  CHECK(row.handed_on_free == 1000);
  CHECK(row.with_keepers == 0);
  CHECK(row.kept == 1000);
  CHECK(as_of(club).placements().size() == 1);
}

TEST_CASE("rice comes back out of the harvest, with rice as interest", "[core][projections]") {
  History club;
  club.add(day("2019-01-10"), received(kRice, 100'000, 1'000'000_vnd));
  club.add(day("2019-01-10"), lent(1, 5, kRice, 50'000, 55'000));
  auto harvest = at<GoodsReturned>(1, kRice, 55'000);
  harvest.beyond = 5'000;
  club.add(day("2019-06-10"), harvest);
  const auto row = only(as_of(club));
  CHECK(row.in_stock == 105'000);
  CHECK(row.returned == 55'000);
  CHECK(row.beyond == 5'000);
  CHECK(row.kept == 0);
  CHECK(row.still_owed == 0);
  CHECK(row.reconciles());
  const auto placement = as_of(club).placements().at(0);
  CHECK(placement.items == std::vector<PlacedRow>{{kRice, 50'000, 0, 5'000, 0, 0, 55'000, 0}});
  club.reverse(day("2019-07-10"), Version{3});
  CHECK(only(as_of(club)).beyond == 0);
  CHECK(only(as_of(club)).with_keepers == 50'000);
}

TEST_CASE("a death with a resolution ends what is owed, and its reversal brings the debt back", "[core][projections]") {
  auto death = at<GoodsLost>(1, kHeifer, 1000);
  death.reason = ReasonCode::disease;
  death.obligation_ends = true;
  death.forgiven = 1000;
  History club;
  club.add(day("2019-01-10"), received(kHeifer, 1000, 15'000'000_vnd));
  club.add(day("2019-01-10"), lent(1, 5, kHeifer, 1000, 1000));
  club.add(day("2019-09-10"), death);
  CHECK(only(as_of(club)).lost == 1000);
  CHECK(only(as_of(club)).standing() == 0);
  CHECK(only(as_of(club)).still_owed == 0);
  club.reverse(day("2019-10-10"), Version{3});
  CHECK(only(as_of(club)).still_owed == 1000);
  CHECK(only(as_of(club)).with_keepers == 1000);

  death.obligation_ends = false;
  death.forgiven = 0;
  club.add(day("2019-11-10"), death);
  CHECK(only(as_of(club)).still_owed == 1000);
  CHECK(only(as_of(club)).with_keepers == 0);
}

TEST_CASE("things may be lost out of stock, given away and bought out", "[core][projections]") {
  GoodsGiven given;
  given.item = kHeifer;
  given.quantity = 1000;
  given.memo_value = 15'000'000_vnd;
  GoodsBoughtOut bought;
  bought.placement = {1};
  bought.quantity = 1000;
  bought.amount = 12'000'000_vnd;
  History club = cow_bank();
  club.add(day("2020-07-10"), given);
  club.add(day("2020-08-10"), bought);
  const auto row = only(as_of(club));
  CHECK(row.given == 1000);
  CHECK(row.memo_given == 15'000'000_vnd);
  CHECK(row.in_stock == 0);
  CHECK(row.bought_out == 1000);
  CHECK(row.still_owed == 0);
  CHECK(row.kept == 2000);
  CHECK(row.with_keepers == 0);

  History shop;
  shop.add(day("2019-01-10"), received(kRice, 10'000, 0_vnd));
  shop.add(day("2019-02-10"), at<GoodsLost>(0, kRice, 4'000));
  CHECK(only(as_of(shop)).in_stock == 6'000);
}

TEST_CASE("memo values follow the last valuation, else the average of what came", "[core][projections]") {
  GoodsRevalued revalued;
  revalued.item = kHeifer;
  revalued.memo_value_each = 20'000'000_vnd;
  History club;
  club.add(day("2019-01-10"), received(kHeifer, 2000, 30'000'000_vnd));
  club.add(day("2019-02-10"), received(kHeifer, 1000, 12'000'000_vnd));
  CHECK(only(as_of(club)).memo_each == 14'000'000_vnd);
  CHECK(only(as_of(club)).memo_standing == 42'000'000_vnd);
  club.add(day("2019-12-31"), revalued);
  CHECK(only(as_of(club)).memo_each == 20'000'000_vnd);
  CHECK(only(as_of(club)).memo_standing == 60'000'000_vnd);
  CHECK(only(as_of(club)).memo_received == 42'000'000_vnd);
  CHECK(only(as_of(club, {day("2019-12-30")})).memo_each == 14'000'000_vnd);
  club.reverse(day("2020-01-10"), Version{3});
  CHECK(only(as_of(club)).memo_each == 14'000'000_vnd);
}

TEST_CASE("the same thing in another unit is another item", "[core][projections]") {
  History club;
  club.add(day("2019-01-10"), received(kRice, 10'000, 0_vnd));
  club.add(day("2019-01-10"), received({"rice", "bag"}, 2'000, 0_vnd));
  CHECK(as_of(club).rows().size() == 2);
}

TEST_CASE("a calf is owed by its own day, and without a day until it is born", "[core][projections]") {
  const Item calves{"calf", "head"};
  auto lending = lent(1, 5, kHeifer, 1000, 2000);
  lending.owed_item = calves;
  lending.due = {};
  lending.by_rule = "cow-bank";
  History club;
  club.add(day("2019-01-10"), received(kHeifer, 1000, 15'000'000_vnd));
  club.add(day("2019-01-10"), lending);
  const auto dues = [&](const char* on) { return as_of(club, {day(on)}).dues(); };
  CHECK(dues("2019-12-31") == std::vector<DueRow>{{{1}, {5}, calves, 2000, {}}});
  CHECK_FALSE(as_of(club).placements().at(0).is_overdue(day("2039-12-31")));

  club.add(day("2020-03-10"), calf(1, 1, day("2021-03-10")));
  club.add(day("2021-01-10"), calf(1, 2));
  club.add(day("2021-12-10"), calf(1, 3, day("2022-12-10")));
  CHECK(dues("2020-12-31") ==
        std::vector<DueRow>{{{1}, {5}, calves, 1000, day("2021-03-10")}, {{1}, {5}, calves, 1000, {}}});
  const auto placement = as_of(club).placements().at(0);
  CHECK(placement.by_rule == "cow-bank");
  CHECK(placement.due == day("2021-03-10"));
  CHECK(placement.is_overdue(day("2021-03-11")));
  CHECK(placement.items.size() == 2);

  auto passed = at<GoodsHandedOn>(1, calves, 1000);
  passed.receiver = {6};
  passed.receiver_owes = 2000;
  passed.next = {2};
  club.add(day("2022-01-10"), passed);
  const auto left = dues("2022-01-31");
  REQUIRE(left.size() == 2);
  CHECK(left[0] == DueRow{{1}, {5}, calves, 1000, day("2022-12-10")});
  CHECK(left[1] == DueRow{{2}, {6}, calves, 2000, {}});  // who waits for a birth stands last
  CHECK(as_of(club).placements().at(1).by_rule == "cow-bank");

  club.reverse(day("2022-02-10"), Version{6});
  CHECK(as_of(club).dues() ==
        std::vector<DueRow>{{{1}, {5}, calves, 1000, day("2021-03-10")}, {{1}, {5}, calves, 1000, day("2022-12-10")}});
  club.reverse(day("2022-02-20"), Version{5});  // and the day that the third calf gave goes with it
  CHECK(as_of(club).dues() ==
        std::vector<DueRow>{{{1}, {5}, calves, 1000, day("2021-03-10")}, {{1}, {5}, calves, 1000, {}}});
}

TEST_CASE("who is next stands in the order of the days, whoever got their animal first", "[core][projections]") {
  History club;
  club.add(day("2019-01-10"), received(kHeifer, 3000, 45'000'000_vnd));
  const char* const dues[] = {"2021-09-10", "2021-07-10", "2021-08-10"};
  for (std::uint32_t no = 1; no <= 3; ++no) {
    auto lending = lent(no, no, kHeifer, 1000, 1000);
    lending.due = day(dues[no - 1]);
    club.add(day("2019-01-10"), lending);
  }
  club.add(day("2021-07-20"), at<GoodsReturned>(2, kHeifer, 1000));
  std::vector<std::uint32_t> order;
  for (const DueRow& row : as_of(club, {day("2021-08-31")}).dues()) {
    order.push_back(row.placement.value);
    CHECK(row.is_overdue(day("2021-08-31")) == (row.placement.value == 3));
  }
  CHECK(order == std::vector<std::uint32_t>{3, 1});
}

TEST_CASE("an obligation of thirty months stands when the commune is merged on the way", "[core][projections]") {
  History club;
  club.found(day("2024-01-10"));
  club.add(day("2024-02-10"), received(kHeifer, 1000, 15'000'000_vnd));
  auto lending = lent(1, 5, kHeifer, 1000, 1000);
  lending.due = day("2026-08-10");
  club.add(day("2024-02-10"), lending);
  const auto before = as_of(club);
  ClubRelocated merged;
  merged.region = {"QD19-2025", *RegionCode::parse("21262")};
  merged.decision = "1676/NQ-UBTVQH15";
  club.add(day("2025-07-01"), merged);
  CHECK(as_of(club) == before);
  CHECK(as_of(club).dues() == std::vector<DueRow>{{{1}, {5}, kHeifer, 1000, day("2026-08-10")}});
}
