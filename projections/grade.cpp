#include "projections/grade.h"

#include <algorithm>
#include <array>

#include "projections/club_sums.h"
#include "projections/ratios.h"

namespace soquy::projections {
namespace {

constexpr std::array<std::string_view, kGradeTests> kTestNames = {
    "meeting_held", "attendance",          "composition", "borrowers",    "par30",
    "cash_count",   "minutes_match_loans", "volunteers",  "areas_active", "report"};

struct MeasureInfo {
  std::string_view name;
  SeenAs as;
};
constexpr std::array<MeasureInfo, kGradeMeasures> kMeasures = {{
    {"meetings_a_year", SeenAs::a_year},
    {"days_since_meeting", SeenAs::count},
    {"attendance", SeenAs::share},
    {"members", SeenAs::count},
    {"older_share", SeenAs::share},
    {"women_share", SeenAs::share},
    {"needy_share", SeenAs::share},
    {"borrowers_share", SeenAs::share},
    {"par30", SeenAs::share_of_money},
    {"days_since_count", SeenAs::count},
    {"last_difference", SeenAs::money},
    {"open_differences", SeenAs::money},
    {"loans_without_resolution", SeenAs::count},
    {"volunteers", SeenAs::count},
    {"areas_active", SeenAs::count},
    {"reported", SeenAs::count},
}};

constexpr std::array<std::string_view, 4> kWhyNotNames = {"", "the club is new", "no loan was paid out in the period",
                                                          "no report was due yet"};

// --- What was seen
// -----------------------------------------------------------------------------------------------------

/// The club that is graded, and what a test may ask of it.
struct GradedClub {
  const ClubFigures& end;
  const Figures& begin;
  Day begin_day;
  Day day;

  [[nodiscard]] const Figures& now() const { return end.figures; }
  [[nodiscard]] int days_old() const { return days_between(end.card.founded, day); }
  [[nodiscard]] std::int64_t in_period(std::int64_t Figures::*figure) const { return now().*figure - begin.*figure; }
  [[nodiscard]] int days_in_period() const { return days_between(std::max(begin_day, end.card.founded), day); }
};

Ratio days_since(Day event, Day day) { return event.is_none() ? Ratio{} : Ratio{days_between(event, day), 1}; }
Ratio just(std::int64_t count) { return {count, 1}; }

Ratio grade_value(GradeMeasure measure, const GradedClub& club) {
  const Figures& now = club.now();
  switch (measure) {
    case GradeMeasure::meetings_a_year:
      return fraction(static_cast<int128>(365) * club.in_period(&Figures::meetings), club.days_in_period());
    case GradeMeasure::days_since_meeting: return days_since(club.end.card.last_meeting, club.day);
    case GradeMeasure::attendance: return fraction(now.attended_last_4, now.could_attend_last_4);
    case GradeMeasure::members: return just(now.members);
    case GradeMeasure::older_share: return fraction(now.older, now.members);
    case GradeMeasure::women_share: return fraction(now.women, now.members);
    case GradeMeasure::needy_share:
      return fraction(static_cast<int128>(now.poor) + now.near_poor + now.hardship, now.members);
    case GradeMeasure::borrowers_share: return fraction(now.ever_borrowed_or_kept, now.members);
    case GradeMeasure::par30: return fraction(now.at_risk_30, now.outstanding);
    case GradeMeasure::days_since_count: return days_since(club.end.card.last_count, club.day);
    case GradeMeasure::last_difference: {
      const Money difference = club.end.card.last_difference;
      return just(difference.is_negative() ? (-difference).minor : difference.minor);
    }
    case GradeMeasure::open_differences: return just(now.open_differences);
    case GradeMeasure::loans_without_resolution: return just(club.in_period(&Figures::loans_without_resolution));
    case GradeMeasure::volunteers: return just(now.volunteers);
    case GradeMeasure::areas_active: return just(areas_active(now));
    case GradeMeasure::reported: return just(has_reported(club.end.card, club.day) ? 1 : 0);
  }
  return {};
}

/// Nothing seen keeps no bound: cash that was never counted does not match.
GradeLook looked_at(const GradeBound& bound, const GradedClub& club) {
  const SeenAs as = seen_as(bound.measure);
  GradeLook look{{name_of(bound.measure), as, grade_value(bound.measure, club)}, bound, false};
  const Ratio& value = look.seen.value;
  look.kept = value.denominator != 0 && (!bound.has_least() || compared(value, bound_of(as, bound.at_least)) >= 0) &&
              (!bound.has_most() || compared(value, bound_of(as, bound.at_most)) <= 0);
  return look;
}

// --- Which tests apply
// -------------------------------------------------------------------------------------------------

/// Neighbours who meet for the second time have lent nothing yet; who they are and that they meet can be seen.
bool takes_time(GradeTest test) {
  switch (test) {
    case GradeTest::meeting_held:
    case GradeTest::attendance:
    case GradeTest::borrowers:
    case GradeTest::par30:
    case GradeTest::cash_count:
    case GradeTest::areas_active: return true;
    case GradeTest::composition:
    case GradeTest::minutes_match_loans:
    case GradeTest::volunteers:
    case GradeTest::report: return false;
  }
  return false;
}

WhyNoTest why_no(GradeTest test, const GradedClub& club, const GradeRules& rules) {
  if (takes_time(test) && club.days_old() < rules.new_club_days) return WhyNoTest::club_is_new;
  if (test == GradeTest::par30 && club.now().outstanding <= 0 && club.in_period(&Figures::loans_paid_out) <= 0)
    return WhyNoTest::no_loan_in_period;
  if (test == GradeTest::minutes_match_loans && club.in_period(&Figures::loans_paid_out) <= 0)
    return WhyNoTest::no_loan_in_period;
  if (test == GradeTest::report && last_report_due(club.day) < club.end.card.founded) return WhyNoTest::nothing_due_yet;
  return WhyNoTest::applies;
}

GradedTest graded_test(const GradeTestRule& rule, const GradedClub& club, const GradeRules& rules) {
  GradedTest graded{rule.test, why_no(rule.test, club, rules), false, 0, rule.points, {}};
  for (const GradeBound& bound : rule.bounds) graded.looks.push_back(looked_at(bound, club));
  const auto kept = [](const GradeLook& look) { return look.kept; };
  // Nothing is at risk where all was paid back: PAR30 is then no ratio, and no fault. Written off is not paid back.
  const bool all_repaid =
      rule.test == GradeTest::par30 && club.now().outstanding <= 0 && club.in_period(&Figures::written_off) <= 0;
  graded.passed = graded.applies() && (all_repaid || std::all_of(graded.looks.begin(), graded.looks.end(), kept));
  graded.points = graded.passed ? rule.points : 0;
  return graded;
}

std::string letter_of(const Grade& grade, const GradeRules& rules) {
  if (grade.out_of <= 0) return {};
  for (const GradeLetter& letter : rules.letters) {
    const int sign = compared(grade.share(), {letter.share_ppm, 1'000'000});
    if (sign > 0 || (sign == 0 && !letter.only_above)) return letter.letter;
  }
  return rules.letters.empty() ? std::string{} : rules.letters.back().letter;
}

template <class Names>
auto named_place(const Names& names, std::string_view name) -> std::optional<std::size_t> {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

}  // namespace

std::string_view name_of(GradeTest test) { return kTestNames.at(static_cast<std::size_t>(test)); }
std::string_view name_of(GradeMeasure measure) { return kMeasures.at(static_cast<std::size_t>(measure)).name; }
std::string_view name_of(WhyNoTest why) { return kWhyNotNames.at(static_cast<std::size_t>(why)); }
SeenAs seen_as(GradeMeasure measure) { return kMeasures.at(static_cast<std::size_t>(measure)).as; }

std::optional<GradeTest> parse_grade_test(std::string_view name) {
  const auto place = named_place(kTestNames, name);
  return place ? std::optional(static_cast<GradeTest>(*place)) : std::nullopt;
}

std::optional<GradeMeasure> parse_grade_measure(std::string_view name) {
  for (std::size_t i = 0; i < kMeasures.size(); ++i) {
    if (kMeasures.at(i).name == name) return static_cast<GradeMeasure>(i);
  }
  return std::nullopt;
}

std::int64_t areas_active(const Figures& figures) {
  return figures.active_livelihood + figures.active_health + figures.active_home_care + figures.active_self_help +
         figures.active_rights + figures.active_learning + figures.active_culture + figures.active_resources;
}

GradeRules default_grade_rules() {
  using T = GradeTest;
  using M = GradeMeasure;
  constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t kAny = std::numeric_limits<std::int64_t>::max();
  GradeRules rules;
  rules.name = "proposal";
  rules.tests = {
      {T::meeting_held, 10, {{M::meetings_a_year, 10, kAny}, {M::days_since_meeting, kNone, 62}}},
      {T::attendance, 10, {{M::attendance, 700'000, kAny}}},
      {T::composition, 10, {{M::members, 50, 70}, {M::older_share, 600'000, kAny}, {M::women_share, 600'000, kAny}}},
      {T::borrowers, 10, {{M::borrowers_share, 500'000, kAny}}},
      {T::par30, 10, {{M::par30, kNone, 100'000}}},
      {T::cash_count,
       10,
       {{M::days_since_count, kNone, 92}, {M::last_difference, kNone, 0}, {M::open_differences, kNone, 0}}},
      {T::minutes_match_loans, 10, {{M::loans_without_resolution, kNone, 0}}},
      {T::volunteers, 10, {{M::volunteers, 5, kAny}}},
      {T::areas_active, 10, {{M::areas_active, 8, kAny}}},
      {T::report, 10, {{M::reported, 1, kAny}}},
  };
  rules.letters = {{"A", 850'000, true}, {"B", 750'000, false}, {"C", 0, false}};
  return rules;
}

Grade graded(const ClubFigures& end, const Figures& begin, Day begin_day, Day day, const GradeRules& rules) {
  const GradedClub club{end, begin, begin_day, day};
  Grade grade;
  grade.club = end.card.club;
  if (!end.card.is_living()) return grade;
  for (const GradeTestRule& rule : rules.tests) {
    grade.tests.push_back(graded_test(rule, club, rules));
    const GradedTest& test = grade.tests.back();
    grade.points += test.points;
    grade.out_of += test.applies() ? test.most : 0;
  }
  grade.letter = letter_of(grade, rules);
  return grade;
}

}  // namespace soquy::projections
