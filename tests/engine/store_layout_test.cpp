// The bytes of every key and row, as docs/STORAGE.md shows them. They must never change within a format.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "engine/store/key_layout.h"
#include "engine/store/sealed_box.h"
#include "engine/store/view_layout.h"
#include "tests/engine/raw_commits.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::test;

namespace {

std::string hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    constexpr char kDigits[] = "0123456789abcdef";
    out.push_back(kDigits[static_cast<std::uint8_t>(c) >> 4]);
    out.push_back(kDigits[static_cast<std::uint8_t>(c) & 15]);
  }
  return out;
}

struct Example {
  std::string name;
  std::string bytes;
};

/// The rows of a view of that club.
std::vector<Example> view_example() {
  const ClubCode code = club("CLB-01");
  const Day day = *make_day(2024, 2, 29);
  Hash root;
  root.bytes.fill(0x22);
  const std::string tree = tree_bytes(*Frontier::from(1, {root}));
  const Day first = *make_day(2024, 1, 31);
  return {
      {"which generation is in force", in_force_key("trial_balance")},
      {"its row", to_row(InForce{1, 3, day})},
      {"a row's key", view_row_key("trial_balance", 3, day, code)},
      {"how far rows reach, key", reach_key("trial_balance", 3, code)},
      {"how far rows reach", to_row(Reach{tree, first, day, {}, {}})},
      {"where a fold failed", to_row(Reach{tree, first, day, Version{7}, "why"})},
  };
}

/// The worked example: club CLB-01 stands at version 3 and records "ab" and "cde" as versions 4 and 5, at positions 10
/// and 11 of the log.
std::vector<Example> worked_example() {
  const ClubCode code = club("CLB-01");
  CommandId id;
  for (std::uint8_t i = 0; i < 16; ++i) id.bytes[i] = static_cast<std::uint8_t>(0xa0 + i);
  const Instant at{1'552'221'000'000'000};
  const std::vector<Bytes> events = {bytes("ab"), bytes("cde")};
  Head head;
  head.genesis.bytes.fill(0x11);
  Hash root;
  root.bytes.fill(0x22);
  head.frontier = *Frontier::from(1, {root});
  head.balances = "b";
  return {
      {"commits key", commit_key(code, Version{4})},
      {"commits row", commit_row(Position{10}, at, events)},
      {"log key", log_key(Position{10})},
      {"log row", to_row(LogRecord{code, Version{4}, 2, at, commit_hash(leaf_hashes(events))})},
      {"commands key", command_key(code, id)},
      {"commands row", to_row(CommandRecord{Version{4}, 2})},
      {"heads key", head_key(code)},
      {"heads row", to_row(head)},
      {"people key", profile_key(code, MemberNo{7}, Version{4})},
      {"texts key", text_key(code, Version{4}, 1)},
      {"texts row", to_row(TextRow{513, MemberNo{7}, "box"})},
      {"meta key", erasure_key(code, {MemberNo{7}, {}, 0})},
      {"meta row", to_row(std::vector<std::uint64_t>{513, 514})},
  };
}

}  // namespace

TEST_CASE("every key and row has the bytes that the storage page shows", "[core][store]") {
  std::ifstream in(std::string(SOQUY_SOURCE_DIR) + "/docs/STORAGE.md");
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  std::string squeezed;
  for (const char c : page) {
    if (c != ' ' && c != '\n') squeezed.push_back(c);
  }
  std::vector<Example> all = worked_example();
  for (Example& example : view_example()) all.push_back(std::move(example));
  for (const Example& example : all) {
    INFO(example.name << " " << hex(example.bytes));
    CHECK(squeezed.find(hex(example.bytes)) != std::string::npos);
  }
}

TEST_CASE("rows read back as they were written", "[core][store]") {
  const auto commit = raw_commit("CLB-01", 4, 2);
  const auto row = commit_row(Position{10}, commit.accepted_at, commit.events);
  const auto read = parse_commit(commit_key(commit.club, commit.first), row);
  CHECK(read.club == commit.club);
  CHECK(read.first == commit.first);
  CHECK(read.position == Position{10});
  CHECK(read.accepted_at == commit.accepted_at);
  CHECK(read.events == commit.events);
  const CommitHash hash = commit_hash(leaf_hashes(commit.events));
  const auto log = parse_log_record(to_row(LogRecord{commit.club, Version{4}, 2, Instant{-5}, hash}));
  CHECK((log.club == commit.club && log.first == Version{4} && log.count == 2 && log.accepted_at == Instant{-5}));
  CHECK(log.hash == hash);
}

TEST_CASE("a row that is cut short or goes on too long is damage", "[core][store]") {
  const auto commit = raw_commit("CLB-01", 4, 2);
  const std::string key = commit_key(commit.club, commit.first);
  const std::string row = commit_row(Position{10}, commit.accepted_at, commit.events);
  const std::size_t first_event_ends = 16 + 4 + commit.events[0].size();
  for (std::size_t size = 0; size < row.size(); ++size) {
    if (size == first_event_ends) continue;  // a whole commit of one event: the log's row tells
    CHECK_THROWS_AS(parse_commit(key, row.substr(0, size)), StoreFailure);
  }
  CHECK_THROWS_AS(parse_commit(key + "x", row), StoreFailure);
  CHECK_THROWS_AS(parse_commit(key.substr(1), row), StoreFailure);
  const std::string log = to_row(LogRecord{commit.club, Version{4}, 2, Instant{5}, {}});
  for (std::size_t size = 0; size < log.size(); ++size)
    CHECK_THROWS_AS(parse_log_record(log.substr(0, size)), StoreFailure);
  CHECK_THROWS_AS(parse_log_record(log + "x"), StoreFailure);
  Head head;
  head.frontier = *Frontier::from(3, {Hash{}, Hash{}});
  const std::string head_row = to_row(head);
  for (std::size_t size = 0; size < head_row.size(); ++size) {
    CHECK_THROWS_AS(parse_head(head_key(commit.club), head_row.substr(0, size)), StoreFailure);
  }
}

TEST_CASE("a box opens with its key and for its row, and not otherwise", "[core][store][register]") {
  Randomness random(1, "test", 0);
  TextKey key{};
  random.fill(key);
  const OpenText text{Hash{}, "Nguyễn Thị Bưởi"};
  const std::string box = seal(text, key, "texts/a", random);
  CHECK(unseal(box, key, "texts/a")->plain == text.plain);
  CHECK_FALSE(unseal(box, key, "texts/b"));
  TextKey other = key;
  other[0] ^= 1;
  CHECK_FALSE(unseal(box, other, "texts/a"));
  for (std::size_t i = 0; i < box.size(); ++i) {
    std::string damaged = box;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    CHECK_FALSE(unseal(damaged, key, "texts/a"));
    CHECK_FALSE(unseal(box.substr(0, i), key, "texts/a"));
  }
  CHECK(seal(text, key, "texts/a", random) != box);
}
