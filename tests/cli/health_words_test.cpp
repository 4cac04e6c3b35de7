// Rules of a grade out of a file, days of a question over months, and figures in words.

#include "cli/health_words.h"

#include <catch2/catch.hpp>

#include "cli/club_figures_read.h"
#include "cli/grade_rules_file.h"
#include "tests/support/history.h"

using namespace soquy;
using namespace soquy::cli;
using namespace soquy::projections;
using soquy::tests::day;

namespace {

std::string complaint(const std::string& lines) {
  try {
    (void)parse_grade_rules("rules.csv", "rule,measure,at_least,at_most,points\n" + lines);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a province writes its own tests, points and letters in a spreadsheet", "[cli]") {
  const GradeRules rules = parse_grade_rules("thang-diem.csv",
                                             "Tiêu chí;Chỉ tiêu;Từ;Đến;Điểm\r\n"
                                             "name;Tỉnh A 2025;;;\r\n"
                                             "new_club_days;;120;;\r\n"
                                             "composition;members;50;70;20\r\n"
                                             "composition;women_share;62,5%;;\r\n"
                                             "cash_count;last_difference;;5.000;15\r\n"
                                             "letter;Yếu;0%;;\r\n"
                                             "letter;Tốt;>85%;;\r\n"
                                             "letter;Khá;75%;;\r\n");
  CHECK(rules.name == "Tỉnh A 2025");
  CHECK(rules.new_club_days == 120);
  REQUIRE(rules.tests.size() == 2);
  CHECK(rules.tests[0].test == GradeTest::composition);
  CHECK(rules.tests[0].points == 20);
  REQUIRE(rules.tests[0].bounds.size() == 2);
  CHECK(rules.tests[0].bounds[0] == GradeBound{GradeMeasure::members, 50, 70});
  CHECK(rules.tests[0].bounds[1].at_least == 625'000);
  CHECK_FALSE(rules.tests[0].bounds[1].has_most());
  CHECK(rules.tests[1].bounds[0].at_most == 5'000);
  REQUIRE(rules.letters.size() == 3);  // from the best, in whatever order they were written
  CHECK(rules.letters[0] == GradeLetter{"Tốt", 850'000, true});
  CHECK(rules.letters[1] == GradeLetter{"Khá", 750'000, false});
  CHECK(rules.letters[2] == GradeLetter{"Yếu", 0, false});
}

TEST_CASE("rules without a name are called by their file, without letters they keep the usual ones", "[cli]") {
  const GradeRules rules =
      parse_grade_rules("own.csv", "rule,measure,at_least,at_most,points\nvolunteers,volunteers,5,,10\n");
  CHECK(rules.name == "own.csv");
  CHECK(rules.letters == default_grade_rules().letters);
}

TEST_CASE("every line of the rules that cannot be read is named at once", "[cli]") {
  CHECK(says(complaint("volunteers,volunteers,many,,10\npar30,par30,,5,10\n"), "line 2"));
  CHECK(says(complaint("volunteers,volunteers,many,,10\npar30,par30,,5,10\n"), "line 3: at_most is '5'"));
  CHECK(says(complaint("volunteer,volunteers,5,,10\n"), "volunteers"));
  CHECK(says(complaint("volunteers,helpers,5,,10\n"), "measure"));
  CHECK(says(complaint("volunteers,volunteers,,,10\n"), "both empty"));
  CHECK(says(complaint("composition,members,70,50,10\n"), "above at_most"));
  CHECK(says(complaint("volunteers,volunteers,5,,\n"), "has no points"));
  CHECK(says(complaint("composition,members,50,,10\ncomposition,women_share,60%,,10\n"), "earlier line"));
  CHECK(says(complaint("par30,par30,,120%,10\n"), "100%"));
  CHECK(says(complaint("letter,,85%,,\n"), "letter"));
  CHECK(says(complaint(""), "names no test"));
  CHECK(complaint("volunteers,volunteers,5,,10\n").empty());
}

TEST_CASE("a period goes from month's end to month's end", "[cli]") {
  CHECK(months_before(day("2024-02-29"), 12) == day("2023-02-28"));
  CHECK(months_before(day("2023-02-28"), 12) == day("2022-02-28"));
  CHECK(months_before(day("2023-02-28"), 36) == day("2020-02-29"));
  CHECK(months_before(day("2024-12-31"), 3) == day("2024-09-30"));
  CHECK(months_before(day("2024-12-15"), 12) == day("2023-12-15"));
  CHECK(months_before(day("2024-03-30"), 1) == day("2024-02-29"));
}

TEST_CASE("an indicator is printed as what it is, rounded once, in the reader's language", "[cli]") {
  using Sort = IndicatorSort;
  const auto said = [](Sort sort, Ratio ratio, Language language = Language::english) {
    return indicator_in_words(sort, ratio, Currency::vnd, language);
  };
  CHECK(said(Sort::share_of_money, {2'500'000, 6'500'000}) == "38.46%");
  CHECK(said(Sort::share_of_money, {2'500'000, 6'500'000}, Language::vietnamese) == "38,46%");
  CHECK(said(Sort::average_money, {6'500'000'000, 102}) == "63.725.490 đ");
  CHECK(said(Sort::average_count, {111, 2}) == "55.50");
  CHECK(said(Sort::times, {3, 2}, Language::vietnamese) == "1,50 lần");
  CHECK(said(Sort::times, {-1, 3}) == "-0.33 times");
  CHECK(said(Sort::days, {365, 4}) == "91 days");
  CHECK(said(Sort::days, {0, 0}) == "-");
}

TEST_CASE("bounds are said in words", "[cli]") {
  const auto said = [](const GradeBound& bound) { return wanted_in_words(bound, Currency::vnd, Language::english); };
  GradeBound bound{GradeMeasure::members, 50, 70};
  CHECK(said(bound) == "50 to 70");
  bound = {GradeMeasure::women_share};
  bound.at_least = 600'000;
  CHECK(said(bound) == "at least 60.00%");
  bound = {GradeMeasure::last_difference};
  bound.at_most = 5'000;
  CHECK(said(bound) == "at most 5.000 đ");
}

TEST_CASE("every test and every reason has a title in both languages", "[cli]") {
  for (const Language language : {Language::english, Language::vietnamese}) {
    for (std::size_t i = 0; i < kGradeTests; ++i) CHECK_FALSE(title_of(static_cast<GradeTest>(i), language).empty());
    for (std::size_t i = 0; i < kAttentionReasons; ++i)
      CHECK_FALSE(title_of(static_cast<AttentionReason>(i), language).empty());
  }
}
