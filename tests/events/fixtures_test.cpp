// The bytes of one event of every kind as they were first written, and what they meant. They must be read like that for
// ever. A new kind, or a new field, adds lines; a line that is there is never changed.
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <sstream>

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

std::string meaning_of(const Event& event) {
  FieldListing listing;
  describe(event.envelope, listing);
  describe(event.postings, listing);
  describe(event.payload, listing);
  std::string text = "== " + std::string(to_text(event.payload.kind())) + "\n";
  for (const auto& line : listing.lines) text += line.path + " = " + line.value + "\n";
  return text;
}

std::map<std::string, Bytes> stored_events() {
  std::ifstream in(kBytesFile);
  std::map<std::string, Bytes> events;
  std::string name;
  std::string hex;
  while (in >> name >> hex) events[name] = from_hex(hex);
  return events;
}

}  // namespace

TEST_CASE("the bytes of every kind of event, as once written, are read for ever", "[core][fixtures]") {
  const auto events = stored_events();
  std::ifstream in(kMeaningFile);
  std::stringstream meaning;
  meaning << in.rdbuf();
  for (auto kind : all_kinds()) {
    INFO(to_text(kind));
    const auto found = events.find(std::string(to_text(kind)));
    REQUIRE(found != events.end());
    const auto event = decode(found->second);
    CHECK(event.payload.kind() == kind);
    CHECK(encode(event) == found->second);
    CHECK(meaning.str().find(meaning_of(event)) != std::string::npos);
  }
}

// Writes both files anew. Only for a kind that was never stored: test_events "[.fixtures]", then look at the diff.
TEST_CASE("write the fixtures", "[.fixtures]") {
  std::ofstream bytes(kBytesFile);
  std::ofstream meaning(kMeaningFile);
  for (auto kind : all_kinds()) {
    Dice dice(20'180'000 + static_cast<std::uint64_t>(kind));
    const auto event = random_event(kind, dice, Fill::always);
    bytes << to_text(kind) << " " << hex_of(encode(event)) << "\n";
    meaning << meaning_of(event) << "\n";
  }
}
