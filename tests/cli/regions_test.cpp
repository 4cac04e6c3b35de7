// The official lists of regions as they are typed in: what is said of bad rows, and what a second import does.
#include <catch2/catch.hpp>
#include <fstream>

#include "cli/known_packs.h"
#include "cli/region_lists.h"
#include "tests/cli/desk.h"

using namespace soquy;
using namespace soquy::cli;
using soquy::test::Desk;

namespace {

const std::string kUnits =
    "scheme,code,level,name,parent_scheme,parent_code,valid_from,valid_until\n"
    "TCTK-2018,51,province,Tỉnh Quảng Ngãi,,,2004-01-01,2025-06-30\n"
    "TCTK-2018,21040,commune,Xã Bình Thuận,,51,2004-01-01,2025-06-30\n"
    "TCTK-2018,21043,xã,Xã Bình Đông,TCTK-2018,51,2004-01-01,30/06/2025\n"
    "QD19-2025,51,province,Tỉnh Quảng Ngãi,,,2025-07-01,\n"
    "QD19-2025,21040,commune,Xã Bình Sơn,,51,2025-07-01,\n";
const std::string kSuccessions =
    "Danh mục cũ;Mã cũ;Danh mục mới;Mã mới;Mức độ;Ngày hiệu lực\n"
    "TCTK-2018;51;QD19-2025;51;Nhập toàn bộ;2025-07-01\n"
    "TCTK-2018;21040;QD19-2025;21040;Nhập toàn bộ;2025-07-01\n"
    "TCTK-2018;21043;QD19-2025;21040;Nhập một phần diện tích;2025-07-01\n";

std::vector<std::string> problems_of(const std::vector<std::string>& files) {
  RegionLists lists;
  paper::Problems problems;
  for (const auto& bytes : files) read_region_list("list.csv", bytes, lists, problems);
  if (problems.empty()) check_region_lists(lists, {}, problems);
  std::vector<std::string> said;
  for (const auto& problem : problems) said.push_back(paper::to_sentence(problem));
  return said;
}

bool has(const std::vector<std::string>& said, const std::string& part) {
  return std::any_of(said.begin(), said.end(), [&](const auto& one) { return one.find(part) != std::string::npos; });
}

/// A desk with files of these contents beside it.
struct RegionDesk : Desk {
  std::string file(const std::string& name, const std::string& bytes) {
    const std::string path = (scratch_.path() / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  test::ScratchDirectory scratch_;
};

}  // namespace

TEST_CASE("both lists are read under either language, with codes as text", "[core][cli]") {
  RegionLists lists;
  paper::Problems problems;
  read_region_list("a.csv", kUnits, lists, problems);
  read_region_list("b.csv", kSuccessions, lists, problems);
  check_region_lists(lists, {}, problems);
  CHECK(problems.empty());
  REQUIRE(lists.units.size() == 5);
  CHECK(lists.units[1].said.parent == RegionRef{"TCTK-2018", *RegionCode::parse("51")});
  CHECK(lists.units[2].said.level == RegionLevel::commune);
  REQUIRE(lists.successions.size() == 3);
  CHECK(lists.successions[2].said.extent == SuccessionExtent::part);
}

TEST_CASE("every row that cannot be used is named with its line and column", "[core][cli]") {
  const std::string head = "scheme,code,level,name,parent_code,valid_from,valid_until\n";
  CHECK(has(problems_of({head + "Q,4,commune,Xã A,,2025-07-01,\n"}),
            "list.csv line 2, column 2 (code): read '4'; accepted: 5 digits with leading zeros"));
  CHECK(has(problems_of({head + "Q,00004,ward,Xã A,,2025-07-01,\n"}), "column 3 (level)"));
  CHECK(has(problems_of({head + "Q,00004,commune,,,2025-07-01,\n"}), "column 4 (name)"));
  CHECK(has(problems_of({head + "Q,00004,commune,Xã A,,1/7/25,\n"}), "column 6 (valid_from)"));
  CHECK(has(problems_of({head + "Q,00004,commune,Xã A,,2025-07-01,2025-06-30\n"}), "column 7 (valid_until)"));
  CHECK(has(problems_of({"scheme,code,name,valid_from\nQ,1,A,2025-07-01\n"}), "the heading Cấp (level) is missing"));
  CHECK(has(problems_of({"scheme,old_code\nQ,1\n"}), "the headings of two lists stand in one file"));
}

TEST_CASE("rows that do not fit each other are named too", "[core][cli]") {
  CHECK(problems_of({kUnits, kSuccessions}).empty());
  CHECK(has(problems_of({kUnits + "QD19-2025,00005,commune,Xã E,,98,2025-07-01,\n"}),
            "line 7, column 6 (parent_code): read parent QD19-2025:98; no such unit is in the files or recorded"));
  CHECK(has(problems_of({kUnits + "QD19-2025,00005,commune,Xã E,,21040,2025-07-01,\n"}), "not in a commune"));
  CHECK(has(problems_of({kUnits + "QD19-2025,21040,commune,Xã khác,,51,2025-07-01,\n"}), "list.csv line 6 tells"));
  CHECK(has(problems_of({kUnits + "QD19-2025,21040,commune,Xã khác,,51,2026-01-01,\n"}),
            "one definition ends before the next begins"));
  const std::string head = "old_scheme,old_code,new_scheme,new_code,extent,effective\n";
  CHECK(has(problems_of({kUnits, head + "TCTK-2018,2104,QD19-2025,51,part,2025-07-01\n"}), "no such unit"));
  CHECK(has(problems_of({kUnits, head + "TCTK-2018,51,QD19-2025,51,whole,2025-07-01\n"
                                        "TCTK-2018,51,QD19-2025,51,part,2025-07-01\n"}),
            "with another extent"));
  CHECK(has(problems_of({kUnits, head + "TCTK-2018,51,QD19-2025,51,Nhập hết,2025-07-01\n"}), "column 5 (extent)"));
}

TEST_CASE("lists are imported once, and again without harm", "[cli]") {
  RegionDesk desk;
  desk.today("2026-01-15");
  const std::string units = desk.file("don-vi.csv", kUnits);
  const std::string successions = desk.file("sap-nhap.csv", kSuccessions);
  const std::string import = "regions import " + units + " " + successions + " --by GS-QN-01";
  const auto preview = desk.must(import + " --dry-run");
  CHECK(preview.out.find("Would record 8 entries in 1 commit.") != std::string::npos);
  CHECK(desk.must(import).out.find("Recorded 8 entries in 1 commit.") != std::string::npos);
  CHECK(desk.must(import).out.find("Nothing in the lists is new.") != std::string::npos);
  std::string changed = kUnits;
  changed.replace(changed.find("Xã Bình Sơn"), std::string("Xã Bình Sơn").size(), "Xã Bình Sơn (sửa)");
  const auto again = desk.must("regions import " + desk.file("sua.csv", changed) + " --by GS-QN-01");
  CHECK(again.out.find("name Xã Bình Sơn (sửa), was Xã Bình Sơn") != std::string::npos);
  CHECK(again.out.find("Units: 0 new, 1 told otherwise before, 4 there already.") != std::string::npos);
  const auto shown = desk.must("regions show TCTK-2018:21040 --as-of 2025-07-01");
  CHECK(shown.out.find("Lies in: Xã Bình Sơn (sửa), Tỉnh Quảng Ngãi") != std::string::npos);
  const auto listed = desk.must("regions list --level commune --as-of 2025-06-30 --format csv");
  CHECK(listed.out.find("TCTK-2018:21043") != std::string::npos);
  CHECK(listed.out.find("QD19-2025") == std::string::npos);
}

TEST_CASE("a succession told wrong is taken back, the old places stay to be seen, and lists may tell it again",
          "[cli]") {
  RegionDesk desk;
  desk.today("2026-01-15");
  desk.must("regions import " + desk.file("don-vi.csv", kUnits) + " --by GS-QN-01");
  const std::string import = "regions import " + desk.file("sap-nhap.csv", kSuccessions) + " --by GS-QN-01";
  desk.must(import);
  const std::string of_day = " --by GS-QN-01 --on 2025-07-01";
  const auto place = [&](const std::string& known) {
    return desk.must("regions show TCTK-2018:21040 --as-of 2025-12-31" + known).out;
  };
  const bool was_sure = place("").find("Lies in: Xã Bình Sơn") != std::string::npos;
  const auto said = desk.must("region succeed PROGRAMME TCTK-2018:21040 --take-back" + of_day);
  CHECK(said.out.find("taken back what was told of TCTK-2018:21040 on 2025-07-01") != std::string::npos);
  CHECK(was_sure);
  CHECK(place("").find("Lies in: Tỉnh Quảng Ngãi") != std::string::npos);
  CHECK(place(" --known-as-of version:8").find("Lies in: Xã Bình Sơn") != std::string::npos);
  const auto again = desk.type("region succeed PROGRAMME TCTK-2018:21040 --take-back" + of_day);
  CHECK(again.exit == refused);
  CHECK(again.err.find("goes into no other unit") != std::string::npos);
  for (const std::string options : {" --take-back --into QD19-2025:51", "", " --take-back --part"})
    CHECK(desk.type("region succeed PROGRAMME TCTK-2018:51" + options + of_day).exit == wrong_usage);
  CHECK(desk.must(import).out.find("Recorded 1 entry in 1 commit.") != std::string::npos);
  CHECK(place("").find("Lies in: Xã Bình Sơn") != std::string::npos);
  // The same row on the same day by the same person, after it was taken back a second time, is no repetition either.
  desk.must("region succeed PROGRAMME TCTK-2018:21040 --take-back" + of_day);
  CHECK(desk.must(import).out.find("Recorded 1 entry in 1 commit.") != std::string::npos);
  CHECK(place("").find("Lies in: Xã Bình Sơn") != std::string::npos);
}

TEST_CASE("one bad row keeps the whole import out", "[cli]") {
  RegionDesk desk;
  desk.today("2026-01-15");
  const std::string bad = desk.file("xau.csv", kUnits + "QD19-2025,4,commune,Xã E,,51,2025-07-01,\n");
  const auto said = desk.type("regions import " + bad + " --by GS-QN-01");
  CHECK(said.exit == refused);
  CHECK(said.err.find("1 problem in the lists; nothing was recorded.") != std::string::npos);
  CHECK(desk.must("regions list --as-of 2025-07-01").out.find("Units: 0") != std::string::npos);
}

TEST_CASE("the packs of the decisions can be published as they are known", "[cli]") {
  CHECK(known_pack_names() == std::vector<std::string>{"1533/2016", "1336/2020"});
  CHECK(known_pack("1533/2016")->rules.size() == 8);
  CHECK_FALSE(known_pack("9/1999").has_value());
  RegionDesk desk;
  desk.today("2026-01-15");
  const auto said = desk.must("rule-pack publish PROGRAMME --by GS-QN-01 --known 1336/2020");
  CHECK(said.out.find("name 1336/2020, valid from 2020-08-31") != std::string::npos);
  CHECK(desk.type("rule-pack publish PROGRAMME --by GS-QN-01 --name X").exit == wrong_usage);
}
