// docs/EVENTS.md against the code: no event, field or enumerator is missing there, and none is left over.
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "events/codec.h"
#include "tests/support/field_listing.h"
#include "tests/support/random_event.h"

using namespace soquy;
using namespace soquy::testing;

namespace {

using Fields = std::set<std::string>;

/// The first word of a heading of any depth, and the fields in the first column of the tables below it.
std::map<std::string, Fields> sections_of_page() {
  std::ifstream in(SOQUY_SOURCE_DIR "/docs/EVENTS.md");
  std::map<std::string, Fields> sections;
  std::string line;
  std::string section;
  while (std::getline(in, line)) {
    if (line.starts_with("#")) {
      std::istringstream words(line);
      words >> section >> section;
      sections[section];
    } else if (line.starts_with("| `")) {
      sections[section].insert(line.substr(3, line.find('`', 3) - 3));
    }
  }
  return sections;
}

bool is_nested(const std::string& path) { return path.find_first_of(".[") != std::string::npos; }

Fields top_level(const FieldListing& listing) {
  Fields fields;
  for (const auto& line : listing.lines) {
    if (!is_nested(line.path)) fields.insert(line.field);
  }
  return fields;
}

const std::set<std::string> kValues = {"Posting",       "Rate",           "Approval",  "RegionRef",
                                       "CriterionRule", "FundRule",       "BoxRule",   "AllocationShare",
                                       "AssuranceRule", "BoardSeat",      "NoteCount", "LoanTerms",
                                       "Instalment",    "AllocationLine", "Item",      "AllocationPart",
                                       "FundCash",      "GoodsRule"};

}  // namespace

TEST_CASE("the page of events has every event with exactly its fields", "[core][events-page]") {
  const auto sections = sections_of_page();
  Dice dice(1);
  for (auto kind : all_kinds()) {
    INFO(to_text(kind));
    const auto section = sections.find(std::string(to_text(kind)));
    REQUIRE(section != sections.end());
    FieldListing listing;
    describe(random_payload(kind, dice, Fill::always), listing);
    CHECK(section->second == top_level(listing));
  }
}

TEST_CASE("the page of events has the envelope and every value inside an event", "[core][events-page]") {
  const auto sections = sections_of_page();
  Dice dice(2);
  const auto event = random_event(Kind::cash_banked, dice, Fill::always);
  FieldListing envelope;
  describe(event.envelope, envelope);
  CHECK(sections.at("Envelope") == top_level(envelope));

  Fields on_page;
  for (const auto& value : kValues) {
    INFO(value);
    REQUIRE(sections.count(value) == 1);
    on_page.insert(sections.at(value).begin(), sections.at(value).end());
  }
  Fields nested;
  const auto collect = [&](const FieldListing& listing) {
    for (const auto& line : listing.lines) {
      if (is_nested(line.path) && !line.field.empty() && !line.path.starts_with("original")) nested.insert(line.field);
    }
  };
  collect(envelope);
  FieldListing entry;
  describe(event.postings, entry);
  collect(entry);
  for (auto kind : all_kinds()) {
    FieldListing listing;
    describe(random_payload(kind, dice, Fill::always), listing);
    collect(listing);
  }
  CHECK(on_page == nested);
}

TEST_CASE("the page of events has the number and the name of every enumerator", "[core][events-page]") {
  std::ifstream in(SOQUY_SOURCE_DIR "/docs/EVENTS.md");
  std::stringstream text;
  text << in.rdbuf();
  const auto page = text.str();
  const auto expected_row = [](std::string_view name, auto names) {
    std::string row;
    for (unsigned number = 0; number < 256; ++number) {
      const std::string_view value = names(number);
      if (value.empty()) continue;
      row += (row.empty() ? "" : ", ") + std::to_string(number) + " `" + std::string(value) + "`";
    }
    return "| " + std::string(name) + " | " + row + " |\n";
  };
#define SOQUY_CHECK_ROW(E)                                                                              \
  {                                                                                                     \
    const auto row = expected_row(#E, [](unsigned number) { return name_of(static_cast<E>(number)); }); \
    INFO(row);                                                                                          \
    CHECK(page.find(row) != std::string::npos);                                                         \
  }
  SOQUY_NAMED_ENUMS(SOQUY_CHECK_ROW)
#undef SOQUY_CHECK_ROW
}
