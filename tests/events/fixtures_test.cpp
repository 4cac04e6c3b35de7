// The bytes of one event of every kind as they were first written, and what they meant. They must be read like that for
// ever. A new kind, or a new field, adds lines; a line that is there is never changed.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "events/codec.h"
#include "tests/support/field_listing.h"
#include "tests/support/random_event.h"

using namespace soquy;
using namespace soquy::testing;

namespace {

const std::string kBytesFile = SOQUY_SOURCE_DIR "/tests/fixtures/events-v1.txt";
const std::string kMeaningFile = SOQUY_SOURCE_DIR "/tests/fixtures/events-v1-meaning.txt";

std::string hex_of(ByteView bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (auto byte : bytes) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

Bytes from_hex(const std::string& hex) {
  Bytes bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes.push_back(static_cast<std::uint8_t>(std::stoi(hex.substr(i, 2), nullptr, 16)));
  }
  return bytes;
}

using Lines = std::vector<std::string>;

/// As they stand in the file: a text of two lines is two lines, an empty one is none.
Lines lines_of(std::istream& text) {
  Lines lines;
  for (std::string line; std::getline(text, line);) {
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

Lines meaning_of(const Event& event) {
  FieldListing listing;
  describe(event.envelope, listing);
  describe(event.postings, listing);
  describe(event.payload, listing);
  std::stringstream text;
  for (const auto& line : listing.lines) text << line.path << " = " << line.value << "\n";
  return lines_of(text);
}

/// One event that was stored: its name is that of its kind, with "/2" behind it when fields were added to the kind
/// since the first one was.
struct Stored {
  std::string name;
  Bytes bytes;
  Lines meaning;
};

std::vector<Stored> stored_events() {
  std::ifstream in(kBytesFile);
  std::vector<Stored> events;
  std::string name;
  std::string hex;
  while (in >> name >> hex) events.push_back({name, from_hex(hex), {}});
  std::ifstream meaning(kMeaningFile);
  std::map<std::string, Lines> blocks;
  for (const std::string& line : lines_of(meaning)) {
    if (line.starts_with("== ")) {
      name = line.substr(3);
    } else {
      blocks[name].push_back(line);
    }
  }
  for (Stored& one : events) one.meaning = blocks[one.name];
  return events;
}

std::string kind_named(const std::string& name) { return name.substr(0, name.find('/')); }

/// Everything that was said is said, in the same order; fields that came later are said beside it.
bool still_says(const Lines& now, const Lines& then) {
  auto at = now.begin();
  for (const std::string& line : then) {
    at = std::find(at, now.end(), line);
    if (at == now.end()) return false;
    ++at;
  }
  return true;
}

void append(const std::string& name, const Event& event) {
  std::ofstream(kBytesFile, std::ios::app) << name << " " << hex_of(encode(event)) << "\n";
  std::ofstream meaning(kMeaningFile, std::ios::app);
  meaning << "== " << name << "\n";
  for (const std::string& line : meaning_of(event)) meaning << line << "\n";
  meaning << "\n";
}

}  // namespace

TEST_CASE("the bytes of every kind of event, as once written, are read for ever", "[core][fixtures]") {
  std::map<std::string, Lines> newest;
  for (const Stored& one : stored_events()) {
    INFO(one.name);
    const auto event = decode(one.bytes);
    CHECK(to_text(event.payload.kind()) == kind_named(one.name));
    CHECK(encode(event) == one.bytes);
    REQUIRE_FALSE(one.meaning.empty());
    CHECK(still_says(meaning_of(event), one.meaning));
    newest[kind_named(one.name)] = meaning_of(event) == one.meaning ? one.meaning : Lines{};
  }
  for (auto kind : all_kinds()) {
    INFO(to_text(kind) << " has no fixture that knows all its fields: add one with test_events \"[.fixtures]\"");
    CHECK_FALSE(newest[std::string(to_text(kind))].empty());
  }
}

// Adds what is missing: a kind that was never stored, or one that has fields its newest line does not know. Nothing
// that is there is touched. Run it, then look at the diff.
TEST_CASE("write the fixtures", "[.fixtures]") {
  for (auto kind : all_kinds()) {
    const std::string name(to_text(kind));
    int times = 0;
    bool is_known = false;
    for (const Stored& one : stored_events()) {
      if (kind_named(one.name) != name) continue;
      ++times;
      is_known = meaning_of(decode(one.bytes)) == one.meaning;
    }
    if (is_known) continue;
    Dice dice(20'180'000 + static_cast<std::uint64_t>(kind));
    append(times == 0 ? name : name + "/" + std::to_string(times + 1), random_event(kind, dice, Fill::always));
  }
}
