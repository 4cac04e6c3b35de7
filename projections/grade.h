#pragma once
// How good is a club, in one letter that can be taken apart again? Ten tests of ten points each.
//
// No official scale was found (DOMAIN 1.10): the tests are the proposal of DOMAIN 3.3, the letters those of the
// ten-point grading of self-help groups in India (A above 85 of 100, B from 75, C below). Which bounds a test has, its
// points and the letters are rules that may be replaced. A test says what was seen and what was wanted; one that does
// not apply gives no points and its points are not counted in the total, so that a new club is neither blamed nor
// praised.

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "projections/club_figures.h"
#include "projections/seen.h"

namespace soquy::projections {

enum class GradeTest : std::uint8_t {
  meeting_held = 0,
  attendance = 1,
  composition = 2,
  borrowers = 3,
  par30 = 4,
  cash_count = 5,
  minutes_match_loans = 6,
  volunteers = 7,
  areas_active = 8,
  report = 9,
};
inline constexpr std::size_t kGradeTests = 10;
[[nodiscard]] std::string_view name_of(GradeTest test);
[[nodiscard]] std::optional<GradeTest> parse_grade_test(std::string_view name);

/// What a test may look at.
enum class GradeMeasure : std::uint8_t {
  meetings_a_year = 0,     ///< of the period, as if it had been a year
  days_since_meeting = 1,  ///< none when the club never met
  attendance = 2,          ///< the last four meetings whose attendance is known
  members = 3,
  older_share = 4,
  women_share = 5,
  needy_share = 6,      ///< poor, near-poor or in hardship
  borrowers_share = 7,  ///< ever had a loan in money or kind
  par30 = 8,
  days_since_count = 9,           ///< none when cash was never counted
  last_difference = 10,           ///< of the last cash count, without its sign
  open_differences = 11,          ///< not put into the books, without their signs
  loans_without_resolution = 12,  ///< paid out in the period
  volunteers = 13,
  areas_active = 14,  ///< of eight, in the 12 months to the day
  reported = 15,      ///< 1 when the report due last was handed in
};
inline constexpr std::size_t kGradeMeasures = 16;
[[nodiscard]] std::string_view name_of(GradeMeasure measure);
[[nodiscard]] SeenAs seen_as(GradeMeasure measure);
[[nodiscard]] std::optional<GradeMeasure> parse_grade_measure(std::string_view name);

/// Both ends included. Shares in parts per million, money in minor units.
struct GradeBound {
  GradeMeasure measure = GradeMeasure::members;
  std::int64_t at_least = std::numeric_limits<std::int64_t>::min();
  std::int64_t at_most = std::numeric_limits<std::int64_t>::max();
  [[nodiscard]] bool has_least() const { return at_least != std::numeric_limits<std::int64_t>::min(); }
  [[nodiscard]] bool has_most() const { return at_most != std::numeric_limits<std::int64_t>::max(); }
  friend bool operator==(const GradeBound&, const GradeBound&) = default;
};

/// Passed when every bound is kept; then it gives all its points, else none.
struct GradeTestRule {
  GradeTest test = GradeTest::meeting_held;
  std::int64_t points = 10;
  std::vector<GradeBound> bounds;
  friend bool operator==(const GradeTestRule&, const GradeTestRule&) = default;
};

/// Given from so many parts per million of the points that count on, or above them only.
struct GradeLetter {
  std::string letter;
  std::int64_t share_ppm = 0;
  bool only_above = false;
  friend bool operator==(const GradeLetter&, const GradeLetter&) = default;
};

struct GradeRules {
  std::string name;                  ///< printed with every grade
  int new_club_days = 90;            ///< a club younger than that is not asked for what takes time
  std::vector<GradeTestRule> tests;  ///< in the order in which they are printed
  std::vector<GradeLetter> letters;  ///< from the best; the last one takes all
  friend bool operator==(const GradeRules&, const GradeRules&) = default;
};
/// The proposal of DOMAIN 3.3, with the composition of the 2020 pack (DOMAIN 1.2).
[[nodiscard]] GradeRules default_grade_rules();

struct GradeLook {
  Seen seen;
  GradeBound wanted;
  bool kept = false;
  friend bool operator==(const GradeLook&, const GradeLook&) = default;
};
enum class WhyNoTest : std::uint8_t { applies = 0, club_is_new = 1, no_loan_in_period = 2, nothing_due_yet = 3 };
[[nodiscard]] std::string_view name_of(WhyNoTest why);

struct GradedTest {
  GradeTest test = GradeTest::meeting_held;
  WhyNoTest why_not = WhyNoTest::applies;
  bool passed = false;      ///< false when it does not apply
  std::int64_t points = 0;  ///< given
  std::int64_t most = 0;    ///< that it could give, also when it does not apply
  std::vector<GradeLook> looks;
  [[nodiscard]] bool applies() const { return why_not == WhyNoTest::applies; }
  friend bool operator==(const GradedTest&, const GradedTest&) = default;
};
struct Grade {
  ClubCode club;
  std::int64_t points = 0;
  std::int64_t out_of = 0;  ///< points of the tests that apply
  std::string letter;       ///< empty when no test applies, or the club does not live
  std::vector<GradedTest> tests;
  [[nodiscard]] Ratio share() const { return {points, out_of}; }
  friend bool operator==(const Grade&, const Grade&) = default;
};

/// `end` is the club on `day`, `begin` the same club when the period began on `begin_day` (a year before, usually), or
/// figures of nothing when it was not founded then.
[[nodiscard]] Grade graded(const ClubFigures& end, const Figures& begin, Day begin_day, Day day,
                           const GradeRules& rules);

/// How many of the eight areas the club is active in.
[[nodiscard]] std::int64_t areas_active(const Figures& figures);

}  // namespace soquy::projections
