// Ten tests, each at its bound and one below it; letters; new clubs; rules that are replaced.

#include "projections/grade.h"

#include <catch2/catch.hpp>
#include <functional>
#include <random>

#include "projections/ratios.h"
#include "tests/support/history.h"
#include "tests/support/seed.h"

using namespace soquy;
using namespace soquy::projections;
using soquy::tests::day;

namespace {

const Day kDay = day("2024-12-31");
const Day kYearBefore = day("2023-12-31");

/// A club that passes everything, narrowly.
ClubFigures good_club() {
  ClubFigures club;
  club.card.club = *ClubCode::parse("HP-01");
  club.card.founded = day("2019-01-10");
  club.card.last_meeting = day("2024-10-30");  // 62 days
  club.card.last_count = day("2024-09-30");    // 92 days
  club.card.annual_reported = day("2024-12-15");
  Figures& figures = club.figures;
  figures.clubs = 1;
  figures.meetings = 30;
  figures.attended_last_4 = 140;
  figures.could_attend_last_4 = 200;
  figures.members = 50;
  figures.older = 30;
  figures.women = 30;
  figures.ever_borrowed = 5;
  figures.ever_borrowed_or_kept = 25;
  figures.loans_paid_out = 40;
  figures.loans_without_resolution = 3;
  figures.outstanding = 10'000'000;
  figures.at_risk_30 = 1'000'000;
  figures.volunteers = 5;
  figures.active_livelihood = figures.active_health = figures.active_home_care = figures.active_self_help = 1;
  figures.active_rights = figures.active_learning = figures.active_culture = figures.active_resources = 1;
  return club;
}

/// The same club a year before: it has met ten times since and lent ten times, each by a resolution.
Figures year_before() {
  Figures figures;
  figures.meetings = 19;
  figures.loans_paid_out = 30;
  figures.loans_without_resolution = 3;
  return figures;
}

Grade grade_of(const ClubFigures& club, const GradeRules& rules = default_grade_rules()) {
  return graded(club, year_before(), kYearBefore, kDay, rules);
}

const GradedTest& test_of(const Grade& grade, GradeTest test) {
  for (const GradedTest& one : grade.tests)
    if (one.test == test) return one;
  FAIL("no such test");
  return grade.tests.front();
}

}  // namespace

TEST_CASE("a club that keeps every bound has all hundred points", "[core][projections]") {
  const Grade grade = grade_of(good_club());
  CHECK(grade.points == 100);
  CHECK(grade.out_of == 100);
  CHECK(grade.letter == "A");
  CHECK(grade.tests.size() == kGradeTests);
}

TEST_CASE("one step beyond its bound, each test takes its ten points and no others", "[core][projections]") {
  struct Row {
    GradeTest test;
    std::function<void(ClubFigures&)> spoil;
  };
  const std::vector<Row> rows = {
      {GradeTest::meeting_held, [](auto& club) { club.figures.meetings -= 2; }},  // 9 in a year
      {GradeTest::meeting_held, [](auto& club) { club.card.last_meeting = day("2024-10-29"); }},
      {GradeTest::meeting_held, [](auto& club) { club.card.last_meeting = Day::none(); }},
      {GradeTest::attendance, [](auto& club) { club.figures.attended_last_4 -= 1; }},
      {GradeTest::attendance, [](auto& club) { club.figures.could_attend_last_4 = 0; }},
      {GradeTest::composition,
       [](auto& club) {
         club.figures.members = 49;
         club.figures.ever_borrowed_or_kept = 25;
       }},
      {GradeTest::composition,
       [](auto& club) {
         club.figures.members = 71;
         club.figures.older = club.figures.women = 60;
         club.figures.ever_borrowed_or_kept = 60;
       }},
      {GradeTest::composition, [](auto& club) { club.figures.older -= 1; }},
      {GradeTest::composition, [](auto& club) { club.figures.women -= 1; }},
      {GradeTest::borrowers, [](auto& club) { club.figures.ever_borrowed_or_kept -= 1; }},
      {GradeTest::par30, [](auto& club) { club.figures.at_risk_30 += 1; }},
      {GradeTest::cash_count, [](auto& club) { club.card.last_count = day("2024-09-29"); }},
      {GradeTest::cash_count, [](auto& club) { club.card.last_difference = Money{-1}; }},
      {GradeTest::cash_count, [](auto& club) { club.figures.open_differences = 1; }},
      {GradeTest::minutes_match_loans, [](auto& club) { club.figures.loans_without_resolution += 1; }},
      {GradeTest::volunteers, [](auto& club) { club.figures.volunteers = 4; }},
      {GradeTest::areas_active, [](auto& club) { club.figures.active_culture = 0; }},
      {GradeTest::report, [](auto& club) { club.card.annual_reported = day("2024-06-30"); }},
  };
  for (const Row& row : rows) {
    INFO(name_of(row.test));
    ClubFigures club = good_club();
    row.spoil(club);
    const Grade grade = grade_of(club);
    CHECK(grade.points == 90);
    CHECK(grade.out_of == 100);
    CHECK_FALSE(test_of(grade, row.test).passed);
  }
}

TEST_CASE("a test says what was seen and what was wanted", "[core][projections]") {
  ClubFigures club = good_club();
  club.figures.women = 29;
  const Grade grade = grade_of(club);
  const GradedTest& test = test_of(grade, GradeTest::composition);
  REQUIRE(test.looks.size() == 3);
  CHECK(test.looks[0].seen == Seen{"members", SeenAs::count, {50, 1}});
  CHECK(test.looks[0].wanted == GradeBound{GradeMeasure::members, 50, 70});
  CHECK(test.looks[0].kept);
  CHECK(test.looks[2].seen == Seen{"women_share", SeenAs::share, {29, 50}});
  CHECK(test.looks[2].wanted.at_least == 600'000);
  CHECK_FALSE(test.looks[2].wanted.has_most());
  CHECK_FALSE(test.looks[2].kept);
  CHECK(test.points == 0);
  CHECK(test.most == 10);
}

TEST_CASE("A stands above 85 of a hundred, B from 75, C below", "[core][projections]") {
  GradeRules rules = default_grade_rules();
  const auto letter = [&](std::int64_t lost) {
    ClubFigures club = good_club();
    club.figures.volunteers = 0;
    for (GradeTestRule& rule : rules.tests) rule.points = rule.test == GradeTest::volunteers ? lost : 0;
    rules.tests.front().points = 100 - lost;
    return grade_of(club, rules).letter;
  };
  CHECK(letter(14) == "A");
  CHECK(letter(15) == "B");
  CHECK(letter(25) == "B");
  CHECK(letter(26) == "C");
  CHECK(letter(100) == "C");
}

TEST_CASE("what a new club cannot have done yet is taken out of the total, not given", "[core][projections]") {
  ClubFigures club;
  club.card.club = *ClubCode::parse("HP-02");
  club.card.founded = day("2024-12-20");
  club.figures.clubs = 1;
  club.figures.members = 55;
  club.figures.older = 40;
  club.figures.women = 40;
  const Grade grade = graded(club, {}, kYearBefore, kDay, default_grade_rules());
  CHECK(grade.out_of == 20);  // composition and volunteers
  CHECK(grade.points == 10);
  CHECK(grade.letter == "C");
  CHECK(test_of(grade, GradeTest::meeting_held).why_not == WhyNoTest::club_is_new);
  CHECK(test_of(grade, GradeTest::minutes_match_loans).why_not == WhyNoTest::no_loan_in_period);
  CHECK(test_of(grade, GradeTest::report).why_not == WhyNoTest::nothing_due_yet);
  CHECK(test_of(grade, GradeTest::report).points == 0);
  CHECK(test_of(grade, GradeTest::report).most == 10);
}

TEST_CASE("a club that founded itself in the period is asked for the meetings of its own days", "[core][projections]") {
  ClubFigures club = good_club();
  club.card.founded = day("2024-07-01");
  club.figures.meetings = 6;  // in 183 days: 11.97 a year
  club.figures.loans_without_resolution = 0;
  const Grade grade = graded(club, {}, kYearBefore, kDay, default_grade_rules());
  CHECK(test_of(grade, GradeTest::meeting_held).passed);
  CHECK(test_of(grade, GradeTest::meeting_held).looks[0].seen.value == Ratio{6 * 365, 183});
}

TEST_CASE("where all was paid back nothing is at risk; what was written off was not paid back", "[core][projections]") {
  ClubFigures club = good_club();
  club.figures.outstanding = 0;
  club.figures.at_risk_30 = 0;
  CHECK(test_of(grade_of(club), GradeTest::par30).passed);
  club.figures.written_off = 500'000;
  CHECK_FALSE(test_of(grade_of(club), GradeTest::par30).passed);
  club.figures.loans_paid_out = 30;  // nor lent in the year
  club.figures.written_off = 0;
  CHECK(test_of(grade_of(club), GradeTest::par30).why_not == WhyNoTest::no_loan_in_period);
}

TEST_CASE("a club that does not live has no grade, and rules without tests give none", "[core][projections]") {
  ClubFigures club = good_club();
  club.card.dissolved = day("2024-11-30");
  CHECK(grade_of(club).letter.empty());
  CHECK(grade_of(club).tests.empty());
  GradeRules rules = default_grade_rules();
  rules.tests.clear();
  CHECK(grade_of(good_club(), rules).letter.empty());
}

TEST_CASE("the names of tests and measures read back", "[core][projections]") {
  for (std::size_t i = 0; i < kGradeTests; ++i) {
    const auto test = static_cast<GradeTest>(i);
    CHECK(parse_grade_test(name_of(test)) == test);
  }
  for (std::size_t i = 0; i < kGradeMeasures; ++i) {
    const auto measure = static_cast<GradeMeasure>(i);
    CHECK(parse_grade_measure(name_of(measure)) == measure);
  }
  CHECK_FALSE(parse_grade_test("nothing"));
  CHECK_FALSE(parse_grade_measure(""));
}

namespace {

/// The grade once more: ifs in a row, whole numbers only.
std::int64_t naive_points(const ClubFigures& club, const Figures& before) {
  const Figures& f = club.figures;
  std::int64_t points = 0;
  const auto days = [](Day since) { return since.is_none() ? 100'000 : kDay.number - since.number; };
  if ((f.meetings - before.meetings) * 365 >= 10 * 366 && days(club.card.last_meeting) <= 62) points += 10;
  if (f.could_attend_last_4 > 0 && f.attended_last_4 * 10 >= f.could_attend_last_4 * 7) points += 10;
  if (f.members >= 50 && f.members <= 70 && f.older * 10 >= f.members * 6 && f.women * 10 >= f.members * 6)
    points += 10;
  if (f.members > 0 && f.ever_borrowed_or_kept * 2 >= f.members) points += 10;
  if (f.outstanding > 0 && f.at_risk_30 * 10 <= f.outstanding) points += 10;
  if (days(club.card.last_count) <= 92 && club.card.last_difference.minor == 0 && f.open_differences == 0) points += 10;
  if (f.loans_without_resolution <= before.loans_without_resolution) points += 10;
  if (f.volunteers >= 5) points += 10;
  const std::int64_t areas[] = {f.active_livelihood, f.active_health,   f.active_home_care, f.active_self_help,
                                f.active_rights,     f.active_learning, f.active_culture,   f.active_resources};
  bool all = true;
  for (const std::int64_t area : areas) all = all && area == 1;
  if (all) points += 10;
  if (club.card.annual_reported >= day("2024-11-14")) points += 10;
  return points;
}

}  // namespace

TEST_CASE("random clubs have the grade that a row of ifs gives them", "[core][projections]") {
  const std::uint32_t seed = soquy::test::seed_of_chance();
  INFO("SOQUY_SEED=" << seed);
  std::mt19937 chance(seed);
  const auto up_to = [&](std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(0, most)(chance); };
  for (int i = 0; i < 500; ++i) {
    ClubFigures club = good_club();
    Figures before = year_before();
    club.figures.meetings = 19 + up_to(14);
    club.card.last_meeting = Day{kDay.number - static_cast<std::int32_t>(up_to(80))};
    club.figures.attended_last_4 = up_to(200);
    club.figures.members = 45 + up_to(30);
    club.figures.women = 20 + up_to(25);
    club.figures.older = 20 + up_to(25);
    club.figures.ever_borrowed_or_kept = up_to(45);
    club.figures.outstanding = 1 + up_to(20'000'000);
    club.figures.at_risk_30 = up_to(2'000'000);
    club.card.last_count = Day{kDay.number - static_cast<std::int32_t>(up_to(120))};
    club.card.last_difference = Money{up_to(2) == 0 ? -5'000 : 0};
    club.figures.open_differences = up_to(3) == 0 ? 5'000 : 0;
    club.figures.loans_without_resolution = 3 + up_to(1);
    club.figures.volunteers = up_to(8);
    club.figures.active_rights = up_to(1);
    club.card.annual_reported = Day{day("2024-12-15").number - static_cast<std::int32_t>(up_to(60))};
    const Grade grade = graded(club, before, kYearBefore, kDay, default_grade_rules());
    CHECK(grade.out_of == 100);
    CHECK(grade.points == naive_points(club, before));
    CHECK(grade.letter == (grade.points > 85 ? "A" : grade.points >= 75 ? "B" : "C"));
  }
}
