#include "projections/programme.h"

#include <catch2/catch.hpp>

#include "tests/support/history.h"

using namespace soquy;
using soquy::projections::ClubFigures;
using soquy::projections::name_of;
using soquy::projections::Programme;
using soquy::projections::RollUpRow;
using soquy::projections::TargetState;
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

/// A club of fifty members with a million lent.
ClubFigures club(const RegionRef& where, std::string_view founded, bool practice = false) {
  ClubFigures one;
  one.card.region = where;
  one.card.founded = day(founded);
  one.card.practice = practice;
  one.figures.clubs = 1;
  one.figures.clubs_funded = 1;
  one.figures.members = 50;
  one.figures.women = 30;
  one.figures.older = 35;
  one.figures.outstanding = 1'000'000;
  one.figures.at_risk_30 = 250'000;
  one.figures.income_fund_cash = 400'000;
  return one;
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

TEST_CASE("a province adds up its clubs, whatever commune they lie in", "[core][projections]") {
  const std::vector<ClubFigures> clubs = {club(region("21001"), "2019-01-10"), club(region("21002"), "2019-02-10"),
                                          club(region("49"), "2019-03-10")};
  const auto rows = plan().by_region(clubs, day("2020-12-31"));
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].region == region("49"));
  CHECK(rows[0].figures.clubs == 1);
  CHECK(rows[1].name == "Quảng Ngãi");
  CHECK_FALSE(rows[1].to_be_assigned);
  CHECK(rows[1].figures.clubs == 2);
  CHECK(rows[1].figures.clubs_funded == 2);
  CHECK(rows[1].figures.members == 100);
  CHECK(rows[1].figures.women == 60);
  CHECK(rows[1].figures.income_fund_cash == 800'000);
  REQUIRE(Programme::totals(clubs).size() == 1);
  CHECK(Programme::totals(clubs)[0].figures.members == 150);
}

TEST_CASE("a club that is told by its province only is to be assigned to a commune of it", "[core][projections]") {
  const std::vector<ClubFigures> clubs = {club(region("21001"), "2019-01-10"), club(region("51"), "2019-02-10"),
                                          club({}, "2019-03-10")};
  const auto rows = plan().by_region(clubs, day("2020-12-31"), RegionLevel::commune);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].region == RegionRef{});
  CHECK(rows[0].to_be_assigned);
  CHECK(rows[1].region == region("21001"));
  CHECK_FALSE(rows[1].to_be_assigned);
  CHECK(rows[2].region == region("51"));
  CHECK(rows[2].name == "Quảng Ngãi");
  CHECK(rows[2].to_be_assigned);
}

TEST_CASE("by country stands the sum over all clubs, wherever they lie", "[core][projections]") {
  History stream("-PROGRAMME");
  stream.add(day("2018-01-01"), defined(region("VN"), RegionLevel::country, "Việt Nam"));
  Programme programme = plan();
  const std::vector<ClubFigures> clubs = {club(region("21001"), "2019-01-10"), club(region("99"), "2019-02-10")};
  const auto without = programme.by_region(clubs, day("2020-12-31"), RegionLevel::country);
  REQUIRE(without.size() == 1);
  CHECK(without[0].region == RegionRef{});
  CHECK(without == Programme::totals(clubs));
  for (const Event& event : stream.events()) programme.apply(event);
  const auto with = programme.by_region(clubs, day("2020-12-31"), RegionLevel::country);
  REQUIRE(with.size() == 1);
  CHECK(with[0].region == region("VN"));
  CHECK(with[0].name == "Việt Nam");
  CHECK(with[0].figures == Programme::totals(clubs)[0].figures);
}

TEST_CASE("risk is added by numerator and denominator, never by percentage", "[core][projections]") {
  auto small = club(region("51"), "2019-01-10");
  small.figures.at_risk_30 = 1;
  small.figures.outstanding = 10;
  auto large = club(region("51"), "2019-01-10");
  large.figures.at_risk_30 = 9;
  large.figures.outstanding = 990;
  const auto sum = Programme::totals({small, large}).at(0).figures;
  CHECK(Ratio{sum.at_risk_30, sum.outstanding} == Ratio{10, 1000});
}

TEST_CASE("practice clubs are kept apart from real ones", "[core][projections]") {
  const std::vector<ClubFigures> clubs = {club(region("51"), "2019-01-10"), club(region("51"), "2019-01-10", true)};
  const auto rows = plan().by_region(clubs, day("2020-12-31"));
  REQUIRE(rows.size() == 2);
  CHECK_FALSE(rows[0].practice);
  CHECK(rows[1].practice);
  CHECK(rows[0].figures.clubs == 1);
  REQUIRE(Programme::totals(clubs).size() == 2);
  CHECK(Programme::totals(clubs)[1].practice);
  CHECK(Programme::totals(clubs)[1].figures.clubs == 1);
}

TEST_CASE("dong and dollars are never added", "[core][projections]") {
  auto dollars = club(region("51"), "2019-01-10");
  dollars.card.currency = Currency::usd;
  const std::vector<ClubFigures> clubs{dollars, club(region("51"), "2019-01-10")};
  const auto rows = plan().by_region(clubs, day("2020-12-31"));
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].currency == Currency::vnd);
  CHECK(rows[1].currency == Currency::usd);
  CHECK(Programme::totals(clubs).size() == 2);
}

TEST_CASE("a dissolved club is counted as such and brings no people", "[core][projections]") {
  auto gone = club(region("51"), "2019-01-10");
  gone.card.dissolved = day("2020-01-01");
  const auto sum = Programme::totals({gone, club(region("51"), "2019-01-10")}).at(0);
  CHECK(sum.figures.clubs == 1);
  CHECK(sum.figures.clubs_dissolved == 1);
  CHECK(sum.figures.members == 50);
}

TEST_CASE("a club that is not founded yet is not there", "[core][projections]") {
  CHECK(Programme::totals({ClubFigures{}}).empty());
  CHECK(plan().by_region({ClubFigures{}}, day("2020-12-31")).empty());
}

TEST_CASE("a target shows what is reached and with which club it was met", "[core][projections]") {
  const std::vector<ClubFigures> clubs = {club(region("21001"), "2019-05-10"), club(region("21002"), "2018-11-10"),
                                          club(region("49"), "2018-03-10"), club(region("21001"), "2019-01-10", true)};
  const auto rows = plan().targets(clubs, day("2019-12-31"));
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].kind == TargetKind::provinces);
  CHECK(rows[0].reached == 2);
  CHECK(rows[0].reached_practice == 1);
  CHECK(rows[0].state == TargetState::met);
  CHECK(rows[0].state_practice == TargetState::open);
  CHECK(rows[1].kind == TargetKind::older_members);
  CHECK(rows[1].reached == 105);
  CHECK(rows[1].progress() == Ratio{105, 100});
  CHECK(rows[1].progress_practice() == Ratio{35, 100});
  CHECK(rows[2].value == 2);
  CHECK(rows[2].reached == 2);  // the club in the other province does not count
  CHECK(rows[2].reached_practice == 1);
  CHECK(rows[2].met_on == day("2019-05-10"));
  CHECK(rows[2].met_on_practice.is_none());
  CHECK(rows[2].basis == "plan 2018-2020");
  CHECK(rows[3].value == 3);
  CHECK(rows[3].reached == 2);
  CHECK(rows[3].met_on.is_none());
  CHECK(rows[3].state == TargetState::open);
}

TEST_CASE("a target whose due day passed is missed until it is met late", "[core][projections]") {
  std::vector<ClubFigures> clubs = {club(region("21001"), "2019-05-10")};
  const auto state_on = [&](std::string_view asked) { return plan().targets(clubs, day(asked)).at(2).state; };
  CHECK(state_on("2019-12-31") == TargetState::open);
  CHECK(state_on("2020-01-01") == TargetState::missed);
  clubs.push_back(club(region("21002"), "2020-01-15"));
  CHECK(state_on("2020-02-01") == TargetState::met_late);
  clubs.back().card.founded = day("2019-12-31");
  CHECK(state_on("2020-02-01") == TargetState::met);
  CHECK(name_of(TargetState::met_late) == "met_late");
}

TEST_CASE("a target counts from the day on which it was set, until it is taken back", "[core][projections]") {
  History stream("-PROGRAMME");
  stream.add(day("2018-03-01"), target(TargetKind::clubs, 1, "2019-12-31", {}));
  stream.reverse(day("2018-05-01"), stream.last());
  Programme programme;
  for (const Event& event : stream.events()) programme.apply(event);
  CHECK(programme.targets({}, day("2018-02-28")).empty());
  CHECK(programme.targets({}, day("2018-03-01")).size() == 1);
  CHECK(programme.targets({}, day("2018-04-30")).size() == 1);
  CHECK(programme.targets({}, day("2018-05-01")).empty());
}

TEST_CASE("clubs of a unit that was split are counted where it is still sure", "[core][projections]") {
  const RegionRef province = region("51", "QD19-2025");
  const RegionRef commune = region("21990", "QD19-2025");
  History stream("-PROGRAMME");
  stream.add(day("2025-07-01"), defined(province, RegionLevel::province, "Quảng Ngãi mới"));
  stream.add(day("2025-07-01"), defined(commune, RegionLevel::commune, "Bình Sơn", province));
  const auto went = [&](const RegionRef& from, const RegionRef& into, SuccessionExtent extent) {
    RegionSucceeded event;
    event.old_region = from;
    event.new_region = into;
    event.effective = day("2025-07-01");
    event.extent = extent;
    stream.add(day("2025-07-01"), event);
  };
  went(region("51"), province, SuccessionExtent::whole);
  went(region("21001"), commune, SuccessionExtent::whole);
  went(region("21002"), commune, SuccessionExtent::part);
  Programme programme = plan();
  for (const Event& event : stream.events()) programme.apply(event);
  const std::vector<ClubFigures> clubs = {club(region("21001"), "2019-01-10"), club(region("21002"), "2019-01-10")};

  const auto before = programme.by_region(clubs, day("2025-06-30"));
  REQUIRE(before.size() == 1);
  CHECK(before[0].region == region("51"));
  const auto after = programme.by_region(clubs, day("2025-07-01"));
  REQUIRE(after.size() == 1);
  CHECK(after[0].region == province);
  CHECK(after[0].figures.clubs == 2);
  const auto communes = programme.by_region(clubs, day("2025-07-01"), RegionLevel::commune);
  REQUIRE(communes.size() == 2);
  CHECK(communes[0].region == commune);
  CHECK(communes[1].region == province);
  CHECK(communes[1].to_be_assigned);
  CHECK(communes[1].figures.members == 50);
  // The plan of the province that is no more counts the clubs that lay in it on its last day.
  CHECK(programme.targets(clubs, day("2025-12-31")).at(2).reached == 2);
}

TEST_CASE("a club whose region nobody defined stands under that region", "[core][projections]") {
  const Programme nothing_defined;
  const auto rows = nothing_defined.by_region({club(region("51"), "2019-01-10")}, day("2019-12-31"));
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].region == region("51"));
  CHECK(rows[0].name.empty());
}

TEST_CASE("a roll-up is what somebody adds who takes each club in turn", "[core][projections]") {
  std::vector<ClubFigures> clubs;
  const std::vector<RegionRef> places = {region("21001"), region("21002"), region("522"), region("49"), {}};
  for (int i = 0; i < 60; ++i) {
    auto one = club(places[static_cast<std::size_t>(i) % places.size()], "2019-01-10", i % 3 == 0);
    one.card.currency = i % 7 == 0 ? Currency::usd : Currency::vnd;
    one.figures.members = 40 + i;
    if (i % 11 == 0) one.card.dissolved = day("2019-06-30");
    clubs.push_back(one);
  }
  for (const RegionLevel level : {RegionLevel::province, RegionLevel::district, RegionLevel::commune}) {
    std::int64_t counted = 0;
    for (const RollUpRow& row : plan().by_region(clubs, day("2020-12-31"), level)) {
      std::int64_t members = 0;
      for (const ClubFigures& one : clubs) {
        const RegionRef& told = one.card.region;
        const bool in_province = told != region("49") && told != RegionRef{};
        const bool in_row = row.region == told || (row.region == region("51") && in_province) ||
                            (row.region == region("522") && in_province);
        const bool is_commune = told == region("21001") || told == region("21002");
        const bool by_commune = level == RegionLevel::commune && is_commune && row.region != told;
        if (in_row && !by_commune && one.card.practice == row.practice && one.card.currency == row.currency &&
            one.card.dissolved.is_none())
          members += one.figures.members;
      }
      CHECK(row.figures.members == members);
      counted += row.figures.clubs + row.figures.clubs_dissolved;
    }
    CHECK(counted == 60);
  }
}
