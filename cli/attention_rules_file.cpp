#include "cli/attention_rules_file.h"

#include <algorithm>

#include "cli/rules_file.h"
#include "cli/typed.h"

namespace soquy::cli {

namespace {

using projections::AttentionReason;
using projections::AttentionRule;

enum ReasonColumn : std::size_t { kReasonName, kThreshold, kWeight };
const std::vector<paper::Heading> kReasonHeadings = {
    {"Lý do", "rule"}, {"Ngưỡng", "threshold"}, {"Mức độ", "weight", false}};

constexpr std::int64_t kMostWeight = 1'000'000;

std::vector<std::string> names_of_reasons() {
  std::vector<std::string> names;
  for (const AttentionRule& rule : projections::default_attention_rules()) names.emplace_back(name_of(rule.reason));
  return names;
}

/// One file in the reading: each row adds a rule or says what is wrong with it.
class ReasonsReader {
 public:
  explicit ReasonsReader(std::string file) { read_.name = std::move(file); }

  void read(const paper::Row& row) {
    const std::string& name = row.cells[kReasonName];
    if (name == "name") {
      read_.name = typed_rules_name(row.cells[kThreshold], "threshold");
    } else if (const auto reason = projections::parse_attention_reason(name)) {
      read_reason(*reason, row);
    } else {
      auto names = names_of_reasons();
      names.emplace_back("name");
      not_among(name, "rule", names);
    }
  }

  AttentionRules rules() {
    std::erase_if(read_.rules, [](const AttentionRule& rule) { return rule.weight == 0; });
    if (read_.rules.empty()) throw UsageError("The file gives no reason a weight; one is: no_meeting,62,30");
    std::stable_sort(read_.rules.begin(), read_.rules.end(),
                     [](const auto& left, const auto& right) { return left.reason < right.reason; });
    return std::move(read_);
  }

 private:
  void read_reason(AttentionReason reason, const paper::Row& row) {
    const auto is_same = [&](const AttentionRule& rule) { return rule.reason == reason; };
    if (std::any_of(read_.rules.begin(), read_.rules.end(), is_same))
      throw UsageError(std::string(name_of(reason)) + " stands in an earlier line already; keep one of them.");
    if (row.cells[kThreshold].empty()) throw UsageError("threshold is empty: write what is still no reason to visit.");
    if (row.cells[kWeight].empty()) throw UsageError("weight is empty: write how much it counts, 0 for not at all.");
    const std::int64_t threshold = typed_bound(row.cells[kThreshold], projections::threshold_as(reason), "threshold");
    read_.rules.push_back({reason, threshold, typed_number(row.cells[kWeight], "weight", 0, kMostWeight)});
  }

  AttentionRules read_;
};

}  // namespace

AttentionRules usual_attention_rules() { return {"proposal", projections::default_attention_rules()}; }

AttentionRules parse_attention_rules(const std::string& file, std::string_view bytes) {
  ReasonsReader reader(file);
  read_rules({file, std::string(bytes)}, kReasonHeadings, [&](const paper::Row& row) { reader.read(row); });
  return reader.rules();
}

AttentionRules load_attention_rules(const std::string& file, std::string_view option) {
  const RulesText text = load_rules(file, option);
  return parse_attention_rules(text.file, text.bytes);
}

Table attention_rules_table(const AttentionRules& rules, bool with_name) {
  Table table;
  for (const paper::Heading& heading : kReasonHeadings)
    table.columns.push_back({std::string(heading.english), std::string(heading.vietnamese)});
  if (with_name) {
    table.columns.push_back({"meaning", "Meaning"});
    table.rows.push_back({Cell::text("name"), Cell::text(rules.name)});
  }
  for (const AttentionRule& rule : rules.rules) {
    auto& row = table.rows.emplace_back();
    row = {Cell::text(name_of(rule.reason)),
           Cell::text(bound_text(rule.threshold, projections::threshold_as(rule.reason))), Cell::number(rule.weight)};
    if (with_name) row.push_back(Cell::text(question_of(rule.reason)));
  }
  return table;
}

}  // namespace soquy::cli
