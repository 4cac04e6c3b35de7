#include "cli/rules_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "cli/typed.h"
#include "cli/utf8.h"
#include "events/merkle.h"

namespace soquy::cli {

namespace {

using projections::SeenAs;

constexpr std::int64_t kMostOfRule = 1'000'000'000;
constexpr std::int64_t kPpmOfThousandth = 10;  // of a percent

std::int64_t typed_amount(const std::string& text, const std::string& field) {
  const std::int64_t minor = typed_money(text, field).minor;
  if (minor < 0) throw UsageError(field + " is '" + text + "': no bound is below zero; write 0 or more.");
  return minor;
}

/// "62.5%", "60%".
std::string share_text(std::int64_t ppm) {
  const std::int64_t thousandths = ppm / kPpmOfThousandth;
  std::string decimals = std::to_string(1000 + thousandths % 1000).substr(1);
  while (decimals.ends_with('0')) decimals.pop_back();
  return std::to_string(thousandths / 1000) + (decimals.empty() ? "" : "." + decimals) + "%";
}

}  // namespace

std::vector<Option> rules_options(const std::string& what) {
  return {{"--rules", "FILE", what + " of your own, in comma separated text", {}, false, false, ""},
          {"--print-rules",
           "",
           "print the rules that would be used, as such a file, and nothing else",
           {},
           false,
           false,
           ""}};
}

RulesText load_rules(const std::string& file, std::string_view option) {
  const std::filesystem::path path(file);
  std::error_code unknown;
  const bool is_file = std::filesystem::is_regular_file(path, unknown);
  std::ifstream in(path, std::ios::binary);
  if (!is_file || !in)
    throw UsageError(std::string(option) + " names " + in_quotes(file) +
                     ", which cannot be read: name a file of comma separated text.");
  std::string bytes(paper::kMaxFileBytes + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return {path.filename().string(), std::move(bytes)};
}

void read_rules(const RulesText& text, const std::vector<paper::Heading>& headings,
                const std::function<void(const paper::Row&)>& take) {
  paper::Problems problems;
  const paper::Sheet sheet = paper::read_sheet(text.file, text.bytes, headings, problems);
  std::vector<std::string> complaints;
  for (const paper::Problem& problem : problems) complaints.push_back(to_sentence(problem));
  for (const paper::Row& row : sheet.rows) {
    try {
      if (!row.damaged) take(row);
    } catch (const UsageError& error) {
      complaints.push_back("line " + std::to_string(row.line) + ": " + error.what());
    }
  }
  if (!complaints.empty()) refuse_rules(text.file, complaints);
}

void refuse_rules(const std::string& file, const std::vector<std::string>& complaints) {
  constexpr std::size_t kShown = 10;
  std::string sentence = "The rules in " + in_quotes(file) + " cannot be read:";
  for (std::size_t i = 0; i < std::min(kShown, complaints.size()); ++i) sentence += "\n  " + complaints[i];
  if (complaints.size() > kShown) sentence += "\n  and " + std::to_string(complaints.size() - kShown) + " more";
  throw UsageError(sentence);
}

std::int64_t typed_share(std::string text, const std::string& field) {
  if (!text.ends_with('%')) throw UsageError(field + " is '" + text + "': write a share as 60% or 62,5%.");
  text.pop_back();
  const std::int64_t thousandths = typed_thousandths(text, field);
  if (thousandths > 100'000) throw UsageError(field + " is '" + text + "%': no share is above 100%.");
  return thousandths * kPpmOfThousandth;
}

std::int64_t typed_bound(const std::string& text, SeenAs as, const std::string& field) {
  switch (as) {
    case SeenAs::share:
    case SeenAs::share_of_money: return typed_share(text, field);
    case SeenAs::money: return typed_amount(text, field);
    case SeenAs::count:
    case SeenAs::a_year: break;
  }
  return typed_number(text, field, 0, kMostOfRule);
}

std::string bound_text(std::int64_t bound, SeenAs as) {
  const bool is_share = as == SeenAs::share || as == SeenAs::share_of_money;
  return is_share ? share_text(bound) : std::to_string(bound);
}

std::string typed_rules_name(const std::string& text, const std::string& field) {
  if (text.empty()) throw UsageError(field + " is empty: write what the rules are called, as Tỉnh A 2025.");
  return text;
}

std::vector<Fact> rules_facts(const std::string& name, const Table& rows_without_name, Language language) {
  const std::string rows = to_csv(rows_without_name);
  const Hash hash = sha256({reinterpret_cast<const std::uint8_t*>(rows.data()), rows.size()});
  return {{"rules", Bilingual{"Rules", "Bộ quy tắc"}.in(language), Cell::text(name)},
          {"rules_sha256", Bilingual{"SHA-256 of the rules", "SHA-256 của bộ quy tắc"}.in(language),
           Cell::text(to_hex(hash))}};
}

void add_rules_columns(Table& table, const std::vector<Fact>& rules) {
  for (const Fact& fact : rules) {
    table.columns.push_back({fact.key, fact.title});
    for (auto& row : table.rows) row.push_back(fact.value);
  }
}

}  // namespace soquy::cli
