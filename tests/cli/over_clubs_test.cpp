// Questions over many clubs as they are typed: what they refuse, what they tell beside the figures, what they leave
// out.
#include <catch2/catch.hpp>

#include "cli/vietnamese.h"
#include "tests/cli/desk.h"

using namespace soquy;
using Catch::Contains;
using soquy::test::Desk;

namespace {

/// HP-01 in a province and a district of it, with a target; today is in the month after its founding.
struct ProvinceDesk : Desk {
  ProvinceDesk() {
    today("2024-02-20");
    must("region define PROGRAMME TCTK-2018:51 --by GS-QN-01 --level province --name 'Tỉnh thử' --from 2004-01-01");
    must(
        "region define PROGRAMME TCTK-2018:522 --by GS-QN-01 --level district --name 'Huyện thử' --parent TCTK-2018:51 "
        "--from 2004-01-01");
    found();
    must("club relocate HP-01 --by TV05 --date 2024-01-11 --region TCTK-2018:522 --decision 'QĐ 12'");
  }
};

}  // namespace

TEST_CASE("a region nobody told of is refused, not answered with nothing", "[cli]") {
  ProvinceDesk desk;
  for (const char* question :
       {"clubs", "rollup", "targets", "criteria", "health", "grade", "attention", "regions list"}) {
    INFO(question);
    const auto said = desk.type(std::string(question) + " --region TCTK-2018:52");
    CHECK(said.exit == cli::refused);
    CHECK_THAT(said.err, Contains("Nobody defined the region TCTK-2018:52. Did you mean TCTK-2018:51"));
    CHECK(desk.type(std::string(question) + " --region TCTK-2018:51").exit == cli::done);
  }
  CHECK_THAT(desk.type("regions show TCTK-2018:521").err, Contains("or TCTK-2018:522?"));
}

TEST_CASE("the sum of one region does not stand under the code of another", "[cli]") {
  ProvinceDesk desk;
  desk.must("region define PROGRAMME TCTK-2018:VN --by GS-QN-01 --level country --name 'Việt Nam' --from 2004-01-01");
  CHECK_THAT(desk.must("rollup --level country --format csv").out, Contains("\nTCTK-2018:VN,all practice clubs,"));
  const auto said = desk.must("rollup --region TCTK-2018:51 --level district --format csv");
  CHECK_THAT(said.out, Contains("\nTCTK-2018:51,all practice clubs,"));
  CHECK_THAT(said.out, !Contains("TCTK-2018:VN"));
}

TEST_CASE("a district lies in no commune, and none is to be assigned to it", "[cli]") {
  ProvinceDesk desk;
  const auto said = desk.must("regions show TCTK-2018:522");
  CHECK_THAT(said.out, Contains("\ncommune: -\ndistrict: TCTK-2018:522\nprovince: TCTK-2018:51\n"));
}

TEST_CASE("criteria without a rule pack judge no club", "[cli]") {
  ProvinceDesk desk;
  const auto before = desk.must("criteria");
  CHECK_THAT(before.out, Contains("Rule pack: none holds on this day"));
  CHECK_THAT(before.out, !Contains("HP-01"));
  desk.must("rule-pack publish PROGRAMME --by GS-QN-01 --known 1336/2020");
  const auto after = desk.must("criteria HP-01").out;
  CHECK_THAT(after, Contains("not met"));
  CHECK_THAT(after, !Contains("600000"));  // the words of the decision are enough for a reader
  CHECK_THAT(desk.must("criteria HP-01 --format csv").out, Contains("600000"));
}

TEST_CASE("answers of the last month's end say when the books have been silent for long before it", "[cli]") {
  ProvinceDesk desk;
  CHECK_THAT(desk.must("health").err, !Contains("newest entry"));
  desk.today("2024-08-05");
  for (const char* question : {"health", "grade", "attention"})
    CHECK_THAT(desk.must(question).err,
               Contains("as of the last month's end, 2024-07-31, and the newest entry is dated 2024-01-11") &&
                   Contains("--as-of 2024-01-31"));
  CHECK_THAT(desk.must("health --as-of 2024-07-31").err, !Contains("newest entry"));
}

TEST_CASE("a practice store reads its practice clubs without an empty table of real ones before them", "[cli]") {
  ProvinceDesk desk;
  desk.today("2024-08-05");
  const auto said = desk.must("attention");
  CHECK_THAT(said.out, Contains("Clubs that need a visit\n\nPractice clubs\n"));
  CHECK_THAT(desk.must("improvement").out, Contains("all practice clubs") && !Contains("all real clubs"));
}

TEST_CASE("diff says when nothing differs, and what a figure of that name may have meant", "[cli]") {
  ProvinceDesk desk;
  CHECK_THAT(desk.must("diff HP-01 --as-of 2024-01-31 --known-as-of version:11").out,
             Contains("Nothing differs: the later answer sees no entry"));
  CHECK_THAT(desk.must("diff HP-01 --as-of 2024-01-31 --known-as-of version:10 --figure outstanding").out,
             Contains("The figures that were asked for are the same in both answers."));
  CHECK_THAT(desk.type("diff HP-01 --known-as-of version:10 --figure at_risk30").err,
             Contains("Did you mean at_risk_30"));
}

TEST_CASE("CSV names the tables it leaves out in one line", "[cli]") {
  ProvinceDesk desk;
  const auto said = desk.must("annual-statement HP-01 --year 2024 --format csv");
  CHECK_THAT(said.err, Contains("Note: CSV holds one table; '") && Contains("' are in --format json.\n"));
  CHECK(said.err.find("Note: CSV") == said.err.rfind("Note: CSV"));
}

TEST_CASE("a rate is written in Vietnamese with a comma", "[cli]") {
  CHECK(cli::rate_in_vietnamese({8'000, Period::month}) == "0,8%/tháng");
  CHECK(cli::rate_in_vietnamese({120'000, Period::year}) == "12%/năm");
  CHECK(cli::rate_in_vietnamese({250, Period::week}) == "0,025%/tuần");
  CHECK(cli::rate_in_vietnamese({0, Period::month}) == "không lãi");
}

TEST_CASE("a member's page says which thing was given, and a program reads how much of it", "[cli]") {
  Desk desk;
  desk.found();
  desk.must(
      "record goods received HP-01 --by TV05 --date 2024-01-10 --item Gạo --unit kg --quantity 50 --donor individual");
  desk.must("record goods given HP-01 --by TV05 --date 2024-01-10 --item Gạo --unit kg --quantity 12,5 --member TV02");
  CHECK_THAT(desk.must("passbook HP-01 --member TV02 --lang vi").out, Contains("cho hiện vật: Gạo 12,5 kg"));
  CHECK_THAT(desk.must("statement HP-01 TV02").out, Contains("goods_given: Gạo 12,5 kg"));
  const std::string csv = desk.must("statement HP-01 TV02 --format csv").out;
  CHECK_THAT(csv, Contains(",item,unit,received_thousandths,given_thousandths\r\n") && Contains(",Gạo,kg,12500,0\r\n"));
}

TEST_CASE("views says when the last month's end is not kept yet", "[cli]") {
  ProvinceDesk desk;
  CHECK_THAT(desk.must("views").out, !Contains("take longer"));
  desk.today("2024-08-05");
  CHECK_THAT(desk.must("views").out, Contains("take longer. To keep it: soquy views --catch-up"));
  CHECK_THAT(desk.must("views --catch-up").out, !Contains("take longer"));
}
