#include "projections/programme.h"

#include <catch2/catch.hpp>

#include "events/fold.h"
#include "tests/support/history.h"

using namespace soquy;
using soquy::projections::ClubFigures;
using soquy::projections::ClubOverview;
using soquy::projections::Programme;
using soquy::tests::day;
using soquy::tests::History;

namespace {

RegionRef region(std::string_view code, std::string_view scheme = "TCTK-2018") {
  return {std::string(scheme), *RegionCode::parse(code)};
}

RegionDefined defined(const RegionRef& ref, RegionLevel level, std::string name, const RegionRef& parent = {}) {
  RegionDefined event;
  event.region = ref;
  event.level = level;
  event.name = std::move(name);
  event.parent = parent;
  return event;
}

TargetSet target(TargetKind kind, std::int64_t value, std::string_view due, const RegionRef& where) {
  TargetSet event;
  event.kind = kind;
  event.value = value;
  event.due = day(due);
  event.region = where;
  event.basis = "plan 2018-2020";
  return event;
}

ClubFigures club(const RegionRef& where, std::string_view founded, bool practice = false) {
  ClubFigures figures;
  figures.region = where;
  figures.founded = day(founded);
  figures.practice = practice;
  figures.members = 50;
  figures.women = 30;
  figures.older = 35;
  figures.outstanding = 1'000'000_vnd;
  figures.par30 = {250'000, 1'000'000};
  figures.cash = 400'000_vnd;
  return figures;
}

/// Quảng Ngãi with two communes, and a province of its own.
Programme plan() {
  History stream("-PROGRAMME");
  stream.add(day("2018-01-01"), defined(region("51"), RegionLevel::province, "Quảng Ngãi"));
  stream.add(day("2018-01-01"), defined(region("522"), RegionLevel::district, "Bình Sơn", region("51")));
  stream.add(day("2018-01-01"), defined(region("21001"), RegionLevel::commune, "Bình Thuận", region("522")));
  stream.add(day("2018-01-01"), defined(region("21002"), RegionLevel::commune, "Bình Đông", region("522")));
  stream.add(day("2018-01-01"), defined(region("49"), RegionLevel::province, "Quảng Nam"));
  stream.add(day("2018-01-01"), target(TargetKind::clubs, 2, "2019-12-31", region("51")));
  stream.add(day("2018-01-01"), target(TargetKind::clubs, 3, "2020-12-31", region("51")));
  stream.add(day("2018-01-01"), target(TargetKind::older_members, 100, "2020-12-31", {}));
  stream.add(day("2018-01-01"), target(TargetKind::provinces, 2, "2020-12-31", {}));
  Programme programme;
  for (const Event& event : stream.events()) programme.apply(event);
  return programme;
}

}  // namespace

TEST_CASE("a club in one line has the figures of its views", "[core][projections]") {
  History history;
  history.found(day("2019-01-10"), "TCTK-2018", "21001", true);
  history.join(day("2019-01-10"), 1, Sex::female, 1950, PovertyClass::poor);
  history.join(day("2019-01-10"), 2, Sex::male, 1990);
  history.seed(day("2019-01-10"), 10'000'000);
  history.bank(day("2019-01-10"), 2'000'000);
  history.disburse(day("2019-01-10"), 1, 1, 3'000'000, 3, 30'000);
  history.add(day("2019-02-10"), MeetingHeld{});
  history.add(day("2019-02-10"), CashCounted{});
  ClubOverview view;
  fold(view, history.events(), {day("2019-03-31")});
  const auto figures = view.on(day("2019-03-31"));
  CHECK(figures.club == *ClubCode::parse("HP-01"));
  CHECK(figures.founded == day("2019-01-10"));
  CHECK(figures.practice);
  CHECK(figures.region == region("21001"));
  CHECK(figures.members == 2);
  CHECK(figures.women == 1);
  CHECK(figures.older == 1);
  CHECK(figures.poor_near_poor_or_hardship == 1);
  CHECK(figures.ever_borrowed == 1);
  CHECK(figures.loans == 1);
  CHECK(figures.loans_late == 1);
  CHECK(figures.outstanding == 3'000'000_vnd);
  CHECK(figures.par30 == Ratio{3'000'000, 3'000'000});
  CHECK(figures.cash == 5'000'000_vnd);
  CHECK(figures.bank == 2'000'000_vnd);
  CHECK(figures.capital == 10'000'000_vnd);
  CHECK(figures.meetings == 1);
  CHECK(figures.last_meeting == day("2019-02-10"));
  CHECK(figures.last_count == day("2019-02-10"));
  CHECK(figures.is_funded());
}

TEST_CASE("a club that moved or was dissolved says so from that day", "[core][projections]") {
  ClubRelocated moved;
  moved.region = region("21002");
  History history;
  history.found(day("2019-01-10"), "TCTK-2018", "21001");
  history.add(day("2020-01-01"), moved);
  history.add(day("2020-06-01"), ClubDissolved{});
  const auto on = [&](std::string_view iso) {
    ClubOverview view;
    fold(view, history.events(), {day(iso)});
    return view.on(day(iso));
  };
  CHECK_FALSE(on("2019-01-09").is_founded());
  CHECK(on("2019-12-31").region == region("21001"));
  CHECK(on("2020-01-01").region == region("21002"));
  CHECK(on("2020-05-31").dissolved.is_none());
  CHECK(on("2020-06-01").dissolved == day("2020-06-01"));
}

TEST_CASE("a province adds up its clubs, whatever commune they lie in", "[core][projections]") {
  const std::vector<ClubFigures> clubs = {club(region("21001"), "2019-01-10"), club(region("21002"), "2019-02-10"),
                                          club(region("49"), "2019-03-10")};
  const auto rows = plan().by_region(clubs, day("2020-12-31"));
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].region == region("49"));
  CHECK(rows[0].clubs == 1);
  CHECK(rows[1].name == "Quảng Ngãi");
  CHECK(rows[1].clubs == 2);
  CHECK(rows[1].clubs_funded == 2);
  CHECK(rows[1].members == 100);
  CHECK(rows[1].women == 60);
  CHECK(rows[1].cash == 800'000_vnd);
  CHECK(rows[1].par30 == Ratio{500'000, 2'000'000});
  CHECK(plan().by_region(clubs, day("2020-12-31"), RegionLevel::commune).size() == 2 + 1);
  REQUIRE(Programme::totals(clubs).size() == 1);
  CHECK(Programme::totals(clubs)[0].members == 150);
}

TEST_CASE("risk is added by numerator and denominator, never by percentage", "[core][projections]") {
  auto small = club(region("51"), "2019-01-10");
  small.par30 = {1, 10};
  auto large = club(region("51"), "2019-01-10");
  large.par30 = {9, 990};
  CHECK(Programme::totals({small, large}).at(0).par30 == Ratio{10, 1000});
}

TEST_CASE("practice clubs are kept apart from real ones", "[core][projections]") {
  const std::vector<ClubFigures> clubs = {club(region("51"), "2019-01-10"), club(region("51"), "2019-01-10", true)};
  const auto rows = plan().by_region(clubs, day("2020-12-31"));
  REQUIRE(rows.size() == 2);
  CHECK_FALSE(rows[0].practice);
  CHECK(rows[1].practice);
  CHECK(rows[0].clubs == 1);
  REQUIRE(Programme::totals(clubs).size() == 2);
  CHECK(Programme::totals(clubs)[1].practice);
  CHECK(Programme::totals(clubs)[1].clubs == 1);
}

TEST_CASE("dong and dollars are never added", "[core][projections]") {
  auto dollars = club(region("51"), "2019-01-10");
  dollars.currency = Currency::usd;
  const std::vector<ClubFigures> clubs{dollars, club(region("51"), "2019-01-10")};
  const auto rows = plan().by_region(clubs, day("2020-12-31"));
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].currency == Currency::vnd);
  CHECK(rows[1].currency == Currency::usd);
  CHECK(Programme::totals(clubs).size() == 2);
}

TEST_CASE("a dissolved club is counted as such and adds nothing", "[core][projections]") {
  auto gone = club(region("51"), "2019-01-10");
  gone.dissolved = day("2020-01-01");
  const auto sum = Programme::totals({gone, club(region("51"), "2019-01-10")}).at(0);
  CHECK(sum.clubs == 1);
  CHECK(sum.clubs_dissolved == 1);
  CHECK(sum.members == 50);
}

TEST_CASE("a target shows what is reached and with which club it was met", "[core][projections]") {
  const std::vector<ClubFigures> clubs = {club(region("21001"), "2019-05-10"), club(region("21002"), "2018-11-10"),
                                          club(region("49"), "2018-03-10"), club(region("21001"), "2019-01-10", true)};
  const auto rows = plan().targets(clubs, day("2019-12-31"));
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].kind == TargetKind::provinces);
  CHECK(rows[0].reached == 2);
  CHECK(rows[0].reached_practice == 1);
  CHECK(rows[1].kind == TargetKind::older_members);
  CHECK(rows[1].reached == 105);
  CHECK(rows[1].progress() == Ratio{105, 100});
  CHECK(rows[2].value == 2);
  CHECK(rows[2].reached == 2);  // the club in the other province does not count
  CHECK(rows[2].reached_practice == 1);
  CHECK(rows[2].met_on == day("2019-05-10"));
  CHECK(rows[2].met_on_practice.is_none());
  CHECK(rows[2].basis == "plan 2018-2020");
  CHECK(rows[3].value == 3);
  CHECK(rows[3].reached == 2);
  CHECK(rows[3].met_on.is_none());
}

TEST_CASE("a unit merged whole is followed from that day, a split one is left open", "[core][projections]") {
  RegionSucceeded merged;
  merged.old_region = region("21001");
  merged.new_region = region("21990", "QD19-2025");
  merged.effective = day("2025-07-01");
  RegionSucceeded split = merged;
  split.old_region = region("21002");
  split.extent = SuccessionExtent::part;
  History stream("-PROGRAMME");
  stream.add(day("2025-07-01"), defined(region("51", "QD19-2025"), RegionLevel::province, "Quảng Ngãi mới"));
  stream.add(day("2025-07-01"),
             defined(region("21990", "QD19-2025"), RegionLevel::commune, "Bình Sơn", region("51", "QD19-2025")));
  stream.add(day("2025-07-01"), merged);
  stream.add(day("2025-07-01"), split);
  Programme programme = plan();
  for (const Event& event : stream.events()) programme.apply(event);

  const Day before = day("2025-06-30");
  const Day after = day("2025-07-01");
  CHECK(programme.unit_of(region("21001"), before, RegionLevel::province) == region("51"));
  CHECK(programme.unit_of(region("21001"), after, RegionLevel::province) == region("51", "QD19-2025"));
  CHECK_FALSE(programme.unit_of(region("21002"), after, RegionLevel::province).has_value());
  const auto rows = programme.by_region({club(region("21002"), "2019-01-10")}, after);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].region == RegionRef{});
  CHECK(rows[0].clubs == 1);
}

TEST_CASE("a club whose region nobody defined stands under that region", "[core][projections]") {
  const Programme nothing_defined;
  const auto rows = nothing_defined.by_region({club(region("51"), "2019-01-10")}, day("2019-12-31"));
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].region == region("51"));
  CHECK(rows[0].name.empty());
}

TEST_CASE("regions defined in a circle are left open instead of being followed for ever", "[core][projections]") {
  History stream("-PROGRAMME");
  stream.add(day("2018-01-01"), defined(region("1"), RegionLevel::commune, "a", region("2")));
  stream.add(day("2018-01-01"), defined(region("2"), RegionLevel::commune, "b", region("1")));
  Programme programme;
  for (const Event& event : stream.events()) programme.apply(event);
  CHECK_FALSE(programme.unit_of(region("1"), day("2019-01-01"), RegionLevel::province).has_value());
}
