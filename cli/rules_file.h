#pragma once
// Rules that a province writes in a spreadsheet: what the rules of a grade and those of attention have in common. A
// file is comma, semicolon or tab separated text with headings in either language; every line that cannot be read is
// named at once, and nothing is asked by half of the rules.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/language.h"
#include "cli/page.h"
#include "cli/paper/csv_file.h"
#include "cli/render.h"
#include "projections/seen.h"

namespace soquy::cli {

/// --rules FILE, and --print-rules.
[[nodiscard]] std::vector<Option> rules_options(const std::string& what);

/// The file's name without its folders, and its bytes: one more than is read at most, so that a file that is too long
/// is told so.
struct RulesText {
  std::string file;
  std::string bytes;
};
/// Throws UsageError when the file that the option names cannot be read.
[[nodiscard]] RulesText load_rules(const std::string& file, std::string_view option);

/// Shows every row of the file to `take`; what it throws as UsageError is the complaint about that row. Throws
/// UsageError with all complaints.
void read_rules(const RulesText& text, const std::vector<paper::Heading>& headings,
                const std::function<void(const paper::Row&)>& take);
/// Throws: the rules say these things wrong.
[[noreturn]] void refuse_rules(const std::string& file, const std::vector<std::string>& complaints);

/// "62", "62,5%", "5.000": the bound as SeenAs says it is held (counts, parts per million, minor units of dong).
/// Throws UsageError for any other text; no bound is below zero.
[[nodiscard]] std::int64_t typed_bound(const std::string& text, projections::SeenAs as, const std::string& field);
/// "60%", "62,5%", "62.5%" in parts per million; throws UsageError for more than 100% or more than three decimals.
[[nodiscard]] std::int64_t typed_share(std::string text, const std::string& field);
/// What these two read as that bound: "62", "62.5%", "5000".
[[nodiscard]] std::string bound_text(std::int64_t bound, projections::SeenAs as);
/// The name that the rules give themselves; throws UsageError when it is empty.
[[nodiscard]] std::string typed_rules_name(const std::string& text, const std::string& field);

/// Which rules an answer was made with: their name, and the SHA-256 of their rows without the name as `--print-rules`
/// prints them. Files that say the same in other words (5% and 5,0%, semicolons) give the same hash.
[[nodiscard]] std::vector<Fact> rules_facts(const std::string& name, const Table& rows_without_name, Language language);

/// A file of comma separated text leaves the facts of its answer behind, so each of its rows says by which rules it was
/// made: columns `rules` and `rules_sha256`.
void add_rules_columns(Table& table, const std::vector<Fact>& rules);

}  // namespace soquy::cli
