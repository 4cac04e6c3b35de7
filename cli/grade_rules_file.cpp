#include "cli/grade_rules_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/paper/csv_file.h"
#include "cli/typed.h"
#include "cli/utf8.h"

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
constexpr std::int64_t kMostOfCount = 1'000'000'000;

template <class E, std::size_t count>
std::vector<std::string> names_up_to() {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) names.emplace_back(projections::name_of(static_cast<E>(i)));
  return names;
}

/// "60%", "62,5%", "62.5%", in parts per million.
std::int64_t typed_share(std::string text, const std::string& field) {
  if (!text.ends_with('%')) throw UsageError(field + " is '" + text + "': write a share as 60% or 62,5%.");
  text.pop_back();
  constexpr std::int64_t kPpmOfThousandth = 10;
  const std::int64_t thousandths = typed_thousandths(text, field);
  if (thousandths > 100'000) throw UsageError(field + " is '" + text + "%': no share is above 100%.");
  return thousandths * kPpmOfThousandth;
}

std::int64_t typed_bound(const std::string& text, SeenAs as, const std::string& field) {
  switch (as) {
    case SeenAs::share:
    case SeenAs::share_of_money: return typed_share(text, field);
    case SeenAs::money: return typed_money(text, field).minor;
    case SeenAs::count:
    case SeenAs::a_year: break;
  }
  return typed_number(text, field, 0, kMostOfCount);
}

/// One file in the reading: each row adds to the rules or says what is wrong with it.
class RulesReader {
 public:
  explicit RulesReader(std::string file) { rules_.name = std::move(file); }

  void read(const paper::Row& row) {
    const std::string& rule = row.cells[kRule];
    if (rule == "name") {
      rules_.name = row.cells[kMeasure];
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

[[noreturn]] void refuse_rules(const std::string& file, const std::vector<std::string>& complaints) {
  constexpr std::size_t kShown = 10;
  std::string sentence = "The rules in " + in_quotes(file) + " cannot be read:";
  for (std::size_t i = 0; i < std::min(kShown, complaints.size()); ++i) sentence += "\n  " + complaints[i];
  if (complaints.size() > kShown) sentence += "\n  and " + std::to_string(complaints.size() - kShown) + " more";
  throw UsageError(sentence);
}

}  // namespace

GradeRules parse_grade_rules(const std::string& file, std::string_view bytes) {
  paper::Problems problems;
  const paper::Sheet sheet = paper::read_sheet(file, bytes, kRuleHeadings, problems);
  std::vector<std::string> complaints;
  for (const paper::Problem& problem : problems) complaints.push_back(to_sentence(problem));
  RulesReader reader(file);
  for (const paper::Row& row : sheet.rows) {
    try {
      if (!row.damaged) reader.read(row);
    } catch (const UsageError& error) {
      complaints.push_back("line " + std::to_string(row.line) + ": " + error.what());
    }
  }
  if (!complaints.empty()) refuse_rules(file, complaints);
  GradeRules rules = reader.rules();
  for (const GradeTestRule& rule : rules.tests)
    if (rule.points == 0) complaints.push_back(std::string(name_of(rule.test)) + " has no points in any of its lines");
  if (!complaints.empty()) refuse_rules(file, complaints);
  return rules;
}

GradeRules load_grade_rules(const std::string& file) {
  const std::filesystem::path path(file);
  std::error_code unknown;
  const bool is_file = std::filesystem::is_regular_file(path, unknown);
  std::ifstream in(path, std::ios::binary);
  if (!is_file || !in)
    throw UsageError("--grade-rules names " + in_quotes(file) +
                     ", which cannot be read: name a file of comma separated text.");
  // One byte more than is read, so that a file that is too long is told so.
  std::string bytes(paper::kMaxFileBytes + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return parse_grade_rules(path.filename().string(), bytes);
}

}  // namespace soquy::cli
