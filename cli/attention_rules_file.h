#pragma once
// Rules of attention in a file of comma separated text, so that a province can send its people by its own thresholds.
//
//   rule           threshold      weight
//   name           Tỉnh A 2025
//   no_meeting     62             30
//   par30_rising   5%             25
//   cash_above_limit 500.000      10
//
// A threshold is held against what it is of: days, entries or loans as they are, shares as 5%, money in dong. What the
// file does not name, or gives the weight 0, is not asked. `--print-rules` adds a column `meaning`; nobody reads it.

#include <string>
#include <string_view>
#include <vector>

#include "cli/render.h"
#include "projections/attention.h"

namespace soquy::cli {

struct AttentionRules {
  std::string name;                               ///< printed with every answer
  std::vector<projections::AttentionRule> rules;  ///< with a weight, each reason once, in the order of the enumeration
  friend bool operator==(const AttentionRules&, const AttentionRules&) = default;
};
/// The proposal of projections/attention.h.
[[nodiscard]] AttentionRules usual_attention_rules();

/// Throws UsageError that names every line that cannot be read, or the file and the option that names it.
[[nodiscard]] AttentionRules load_attention_rules(const std::string& file, std::string_view option);
/// The same of the bytes of a file.
[[nodiscard]] AttentionRules parse_attention_rules(const std::string& file, std::string_view bytes);
/// The rows of a file that says these rules; printed as CSV and read back they are the same. The meaning of each reason
/// stands beside it when the name does.
[[nodiscard]] Table attention_rules_table(const AttentionRules& rules, bool with_name);

}  // namespace soquy::cli
