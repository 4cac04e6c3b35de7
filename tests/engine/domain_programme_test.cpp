// The programme's own stream.
#include <catch2/catch.hpp>

#include "tests/support/given.h"

using namespace soquy;
using namespace soquy::tests;

namespace {

const Day kDay = day("2019-02-10");
const RegionRef kProvince{"TCTK-2018", *RegionCode::parse("51")};

template <class... Orders>
Command programme(Orders... orders) {
  Command command = order(kDay, std::move(orders)...);
  command.club = programme_stream();
  command.actor = *ActorId::parse("TW-01");
  return command;
}

DefineRegion province() {
  DefineRegion define;
  define.region = kProvince;
  define.level = RegionLevel::province;
  define.name = "Quảng Ngãi";
  define.valid_from = day("2018-01-01");
  return define;
}

}  // namespace

TEST_CASE("a region is defined once and below one that exists", "[core][domain]") {
  Given stream;
  DefineRegion commune = province();
  commune.region.code = *RegionCode::parse("21169");
  commune.level = RegionLevel::none;
  commune.parent = kProvince;
  check_refusals(stream, programme(commune),
                 {{"field_not_valid", with<DefineRegion>([](auto& x) { x.level = RegionLevel::commune; })},
                  {"region_not_found", [&](Command&) { stream.record(programme(province())); }}});
  CHECK(stream.when(programme(province())).says == "region_exists");
  DefineRegion corrected = province();
  corrected.name += " (mới)";
  CHECK(stream.when(programme(corrected)).says == "accepted");
}

TEST_CASE("a definition of other days begins when the one before has ended", "[core][domain]") {
  Given stream;
  stream.record(programme(province()));
  DefineRegion later = province();
  later.name = "Quảng Ngãi (mới)";
  later.valid_from = day("2020-01-01");
  CHECK(stream.when(programme(later)).says == "region_exists");
  DefineRegion ended = province();
  ended.valid_until = day("2019-12-31");
  stream.record(programme(ended));
  CHECK(stream.when(programme(later)).says == "accepted");
  stream.record(programme(later));
  CHECK(stream.when(programme(province())).says == "region_exists");  // it would go on into the next one
  DefineRegion earlier = province();
  earlier.valid_from = day("2010-01-01");
  CHECK(stream.when(programme(earlier)).says == "region_exists");
  earlier.valid_until = day("2017-12-31");
  CHECK(stream.when(programme(earlier)).says == "accepted");
}

TEST_CASE("a unit lies in one of a higher level", "[core][domain]") {
  Given stream;
  DefineRegion district = province();
  district.region.code = *RegionCode::parse("522");
  district.level = RegionLevel::province;
  district.parent = kProvince;
  check_refusals(stream, programme(district),
                 {{"region_not_found", [&](Command&) { stream.record(programme(province())); }},
                  {"region_not_above", with<DefineRegion>([](auto& x) { x.level = RegionLevel::district; })}});
  DefineRegion itself = province();
  itself.parent = kProvince;
  CHECK(stream.when(programme(itself)).says == "region_not_above");
}

TEST_CASE("one unit goes into another that is known, and does not come back on the same day", "[core][domain]") {
  const RegionRef other{"TCTK-2018", *RegionCode::parse("62")};
  const RegionRef third{"TCTK-2018", *RegionCode::parse("64")};
  Given stream;
  stream.record(programme(province()));
  SucceedRegion merged;
  merged.old_region = kProvince;
  merged.new_region = other;
  merged.effective = day("2019-01-01");
  CHECK(stream.when(programme(merged)).says == "region_not_found");
  for (const RegionRef& region : {other, third}) {
    DefineRegion define = province();
    define.region = region;
    stream.record(programme(define));
  }
  stream.record(programme(merged));
  CHECK(stream.when(programme(merged)).says == "region_exists");
  SucceedRegion onwards = merged;
  onwards.old_region = other;
  onwards.new_region = third;
  stream.record(programme(onwards));
  SucceedRegion back = merged;
  back.old_region = third;
  back.new_region = kProvince;
  CHECK(stream.when(programme(back)).says == "region_in_circle");
  back.effective = day("2019-01-02");
  CHECK(stream.when(programme(back)).says == "accepted");
  merged.extent = SuccessionExtent::part;  // told again, it is corrected
  CHECK(stream.when(programme(merged)).says == "accepted");
}

TEST_CASE("what was told wrong of a unit and a day is taken back, once, and what is right is told after it",
          "[core][domain]") {
  const RegionRef other{"TCTK-2018", *RegionCode::parse("62")};
  Given stream;
  SucceedRegion back;
  back.old_region = kProvince;
  back.effective = day("2019-01-01");
  back.extent = SuccessionExtent::part;
  SucceedRegion told = back;
  told.new_region = other;
  check_refusals(stream, programme(back),
                 {{"field_not_valid", with<SucceedRegion>([](auto& x) { x.extent = SuccessionExtent::whole; })},
                  {"region_not_found",
                   [&](Command&) {
                     DefineRegion define = province();
                     stream.record(programme(define));
                     define.region = other;
                     stream.record(programme(define));
                   }},
                  {"already_done", [&](Command&) { stream.record(programme(told)); }}});
  back.extent = SuccessionExtent::whole;
  SucceedRegion wrong_day = back;
  wrong_day.effective = day("2019-01-02");
  const Answer of_another_day = stream.when(programme(wrong_day));
  CHECK(of_another_day.says == "field_not_valid");
  CHECK(of_another_day.rejection->seen == "TCTK-2018 51 goes into others on 2019-01-01");
  stream.record(programme(back));
  CHECK(stream.state.programme.successions.empty());
  const Answer again = stream.when(programme(back));
  CHECK(again.says == "already_done");
  CHECK(again.rejection->seen == "TCTK-2018 51 goes into no other unit");
  SucceedRegion other_way = told;
  std::swap(other_way.old_region, other_way.new_region);
  CHECK(stream.when(programme(other_way)).says == "accepted");  // no circle is left
  CHECK(stream.when(programme(told)).says == "accepted");       // and the same may be told again
}

TEST_CASE("clubs stand in regions that the programme knows, once it knows any", "[core][domain]") {
  FoundClub found;
  found.name = "CLB";
  found.nonce[0] = 1;
  found.region = kProvince;
  Given club;
  CHECK(club.when(order(kDay, found)).says == "accepted");
  engine::ProgrammeState programme_state;
  club.context.programme = &programme_state;
  CHECK(club.when(order(kDay, found)).says == "accepted");
  programme_state.regions[{"TCTK-2018", *RegionCode::parse("01")}] = {};
  CHECK(club.when(order(kDay, found)).says == "region_not_found");
  programme_state.regions[kProvince] = {};
  CHECK(club.when(order(kDay, found)).says == "accepted");
}

TEST_CASE("once people are enrolled only they record for the programme", "[core][domain]") {
  Given stream;
  EnrolActor enrol;
  enrol.subject = *ActorId::parse("TW-01");
  enrol.role = Role::programme;
  stream.record(programme(enrol));
  Command other = programme(province());
  other.actor = *ActorId::parse("TW-02");
  CHECK(stream.when(other).says == "actor_not_known");
  CHECK(stream.when(programme(province())).says == "accepted");
  RevokeActorKey revoke;
  revoke.subject = *ActorId::parse("TW-01");
  revoke.reason = ReasonCode::end_of_term;
  CHECK(stream.when(programme(revoke)).says == "already_done");  // there is no key to revoke
}

TEST_CASE("a club hands in a report on books that exist", "[core][domain]") {
  Given club = Given::a_club();
  SubmitReport report;
  report.kind = ReportKind::annual;
  report.period_end = day("2019-12-15");
  report.tree_size = club.state.version.value + 1;
  check_refusals(club, order(kDay, report),
                 {{"field_not_valid", with<SubmitReport>([](auto& x) { x.root.bytes[0] = 1; })},
                  {"entry_not_found", with<SubmitReport>([&](auto& x) { x.tree_size = club.state.version.value; })}});
}

TEST_CASE("a price index names its series, the edge of a month that has begun, a positive figure and its basis",
          "[core][domain]") {
  Given stream;
  PublishPriceIndex publish;
  publish.month = day("2019-01-15");
  const auto mend = [](auto change) { return with<PublishPriceIndex>(change); };
  check_refusals(stream, programme(publish),
                 {{"field_not_valid", mend([](auto& x) { x.series = "CPI-VN"; })},
                  {"field_not_valid", mend([](auto& x) { x.month = day("2019-03-01"); })},
                  {"field_not_valid", mend([](auto& x) { x.month = day("2019-01-31"); })},
                  {"field_not_valid", mend([](auto& x) { x.index = -1; })},
                  {"field_not_valid", mend([](auto& x) { x.index = 1'000'000'001; })},
                  {"field_not_valid", mend([](auto& x) { x.index = 104'190; })},
                  {"field_not_valid", mend([](auto& x) { x.basis = "2019 = 100"; })}});
  publish = {"CPI-VN", day("2019-02-01"), 104'190, "2019 = 100"};
  CHECK(stream.record(programme(publish)).as<PriceIndexPublished>() == PriceIndexPublished{publish});
  publish.index = 105'000;
  CHECK(stream.record(programme(publish)).says == "accepted");  // the later value of a month holds
  CHECK(Given::a_club().when(order(kDay, publish)).says == "wrong_stream");
}
