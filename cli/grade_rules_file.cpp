#include "cli/grade_rules_file.h"

#include <algorithm>

#include "cli/rules_file.h"
#include "cli/typed.h"

namespace soquy::cli {

namespace {

using projections::GradeBound;
using projections::GradeMeasure;
using projections::GradeRules;
using projections::GradeTest;
using projections::GradeTestRule;
using projections::SeenAs;

enum RuleColumn : std::size_t { kRule, kMeasure, kAtLeast, kAtMost, kPoints };
const std::vector<paper::Heading> kRuleHeadings = {{"Tiêu chí", "rule"},
                                                   {"Chỉ tiêu", "measure"},
                                                   {"Từ", "at_least"},
                                                   {"Đến", "at_most", false},
                                                   {"Điểm", "points", false}};

constexpr std::int64_t kMostPoints = 1'000'000;

template <class E, std::size_t count>
std::vector<std::string> names_up_to() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) names.emplace_back(projections::name_of(static_cast<E>(i)));
  return names;
}

/// One file in the reading: each row adds to the rules or says what is wrong with it.
class RulesReader {
 public:
  explicit RulesReader(std::string file) { rules_.name = std::move(file); }

  void read(const paper::Row& row) {
    const std::string& rule = row.cells[kRule];
    if (rule == "name") {
      rules_.name = typed_rules_name(row.cells[kMeasure], "measure");
    } else if (rule == "new_club_days") {
      rules_.new_club_days = static_cast<int>(typed_number(row.cells[kAtLeast], "at_least", 0, 36'500));
    } else if (rule == "letter") {
      read_letter(row);
    } else if (const auto test = projections::parse_grade_test(rule)) {
      read_test(*test, row);
    } else {
      auto names = names_up_to<GradeTest, projections::kGradeTests>();
      names.insert(names.end(), {"letter", "new_club_days", "name"});
      not_among(rule, "rule", names);
    }
  }

  GradeRules rules() {
    if (rules_.tests.empty()) throw UsageError("The file names no test; one is: volunteers,volunteers,5,,10");
    if (rules_.letters.empty()) rules_.letters = projections::default_grade_rules().letters;
    std::stable_sort(rules_.letters.begin(), rules_.letters.end(), [](const auto& left, const auto& right) {
      return std::pair(left.share_ppm, left.only_above) > std::pair(right.share_ppm, right.only_above);
    });
    return std::move(rules_);
  }

 private:
  void read_letter(const paper::Row& row) {
    projections::GradeLetter letter{row.cells[kMeasure], 0, false};
    if (letter.letter.empty()) throw UsageError("measure is empty: write the letter, as A.");
    std::string from = row.cells[kAtLeast];
    letter.only_above = from.starts_with('>');
    if (letter.only_above) from.erase(0, 1);
    letter.share_ppm = typed_share(from, "at_least");
    rules_.letters.push_back(std::move(letter));
  }

  void read_test(GradeTest test, const paper::Row& row) {
    const auto measure = projections::parse_grade_measure(row.cells[kMeasure]);
    if (!measure) not_among(row.cells[kMeasure], "measure", names_up_to<GradeMeasure, projections::kGradeMeasures>());
    GradeBound bound{*measure};
    const SeenAs as = projections::seen_as(*measure);
    if (!row.cells[kAtLeast].empty()) bound.at_least = typed_bound(row.cells[kAtLeast], as, "at_least");
    if (!row.cells[kAtMost].empty()) bound.at_most = typed_bound(row.cells[kAtMost], as, "at_most");
    if (!bound.has_least() && !bound.has_most()) throw UsageError("at_least and at_most are both empty; give one.");
    if (bound.has_least() && bound.has_most() && bound.at_least > bound.at_most)
      throw UsageError("at_least is above at_most: nothing could keep to both.");
    GradeTestRule& rule = rule_of(test);
    rule.bounds.push_back(bound);
    if (row.cells[kPoints].empty()) return;
    if (rule.points != 0) throw UsageError("points of " + row.cells[kRule] + " stand in an earlier line already.");
    rule.points = typed_number(row.cells[kPoints], "points", 1, kMostPoints);
  }

  GradeTestRule& rule_of(GradeTest test) {
    const auto found = std::find_if(rules_.tests.begin(), rules_.tests.end(),
                                    [&](const GradeTestRule& rule) { return rule.test == test; });
    if (found != rules_.tests.end()) return *found;
    return rules_.tests.emplace_back(GradeTestRule{test, 0, {}});
  }

  GradeRules rules_;
};

std::string bound_cell(std::int64_t bound, GradeMeasure measure) {
  return bound_text(bound, projections::seen_as(measure));
}

/// Points stand in the first row of a test.
void add_test_rows(Table& table, const GradeTestRule& rule) {
  bool is_first = true;
  for (const GradeBound& bound : rule.bounds) {
    table.rows.push_back({Cell::text(name_of(rule.test)), Cell::text(name_of(bound.measure)),
                          bound.has_least() ? Cell::text(bound_cell(bound.at_least, bound.measure)) : Cell::none(),
                          bound.has_most() ? Cell::text(bound_cell(bound.at_most, bound.measure)) : Cell::none(),
                          is_first ? Cell::number(rule.points) : Cell::none()});
    is_first = false;
  }
}

}  // namespace

GradeRules parse_grade_rules(const std::string& file, std::string_view bytes) {
  RulesReader reader(file);
  read_rules({file, std::string(bytes)}, kRuleHeadings, [&](const paper::Row& row) { reader.read(row); });
  GradeRules rules = reader.rules();
  std::vector<std::string> complaints;
  for (const GradeTestRule& rule : rules.tests)
    if (rule.points == 0) complaints.push_back(std::string(name_of(rule.test)) + " has no points in any of its lines");
  if (!complaints.empty()) refuse_rules(file, complaints);
  return rules;
}

GradeRules load_grade_rules(const std::string& file, std::string_view option) {
  const RulesText text = load_rules(file, option);
  return parse_grade_rules(text.file, text.bytes);
}

Table grade_rules_table(const GradeRules& rules, bool with_name) {
  Table table;
  for (const paper::Heading& heading : kRuleHeadings)
    table.columns.push_back({std::string(heading.english), std::string(heading.vietnamese)});
  const auto row = [&](std::string_view rule, std::string_view measure, const std::string& at_least) {
    table.rows.push_back({Cell::text(rule), Cell::text(measure), Cell::text(at_least), Cell::none(), Cell::none()});
  };
  if (with_name) row("name", rules.name, "");
  row("new_club_days", "", std::to_string(rules.new_club_days));
  for (const GradeTestRule& rule : rules.tests) add_test_rows(table, rule);
  for (const auto& letter : rules.letters)
    row("letter", letter.letter, (letter.only_above ? ">" : "") + bound_text(letter.share_ppm, SeenAs::share));
  return table;
}

}  // namespace soquy::cli
