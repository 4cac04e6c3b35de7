// Events of some kinds are found without reading the others, and what is kept of where they stand is believed only as
// long as it is of this very history.
#include "engine/chosen_events.h"

#include <catch2/catch.hpp>

#include "engine/store/memory_event_store.h"
#include "engine/store/memory_view_rows.h"
#include "engine/store/view_layout.h"
#include "tests/support/random_event.h"

using namespace soquy;
using namespace soquy::engine;
using testing::Dice;

namespace {

const ClubCode kStream = *ClubCode::parse("HP-01");

bool is_wanted(Kind kind) { return kind == Kind::region_defined || kind == Kind::target_set; }

Choice choice(std::uint16_t version = 1) { return {kStream, "chosen", version, is_wanted}; }

/// One commit of drawn kinds, a wanted one in four.
Commit drawn_commit(Dice& dice, Version first) {
  Commit commit;
  commit.club = kStream;
  commit.first = first;
  commit.command.bytes[0] = static_cast<std::uint8_t>(first.value);
  commit.command.bytes[1] = static_cast<std::uint8_t>(first.value >> 8);
  const std::size_t count = 1 + dice.below(4);
  for (std::size_t i = 0; i < count; ++i) {
    const bool wanted = dice.below(4) == 0;
    const Kind kind = wanted ? (dice.below(2) == 0 ? Kind::region_defined : Kind::target_set) : Kind::report_received;
    Event event = testing::random_event(kind, dice, testing::Fill::always);
    event.envelope.club = kStream;
    event.envelope.version = Version{first.value + i};
    event.envelope.index = static_cast<std::uint16_t>(i);
    event.envelope.count = static_cast<std::uint16_t>(count);
    commit.events.push_back(encode(event));
  }
  return commit;
}

void add_commits(MemoryEventStore& store, Dice& dice, int count) {
  for (int i = 0; i < count; ++i) {
    const auto head = store.head(kStream);
    store.append({drawn_commit(dice, Version{head ? head->version.value + 1 : 1})});
  }
}

/// By reading everything and decoding it.
std::vector<Version> naive_wanted(const EventStore& store) {
  std::vector<Version> found;
  store.read_club(kStream, Version{1}, [&](const StoredCommit& commit) {
    for (const Bytes& bytes : commit.events) {
      const Event event = decode(bytes);
      if (is_wanted(event.payload.kind())) found.push_back(event.envelope.version);
    }
    return true;
  });
  return found;
}

std::vector<Version> wanted(const EventStore& store, const ViewRows& rows, std::uint16_t version = 1) {
  std::vector<Version> found;
  ChosenEvents(store, choice(version)).read(rows, [&](const StoredCommit& commit) {
    for (std::size_t i = 0; i < commit.events.size(); ++i) {
      if (is_wanted(*kind_in(commit.events[i]))) found.push_back(Version{commit.first.value + i});
    }
  });
  return found;
}

/// The same with a gap where a commit was, or as it stands.
class StoreWithAGap final : public MemoryEventStore {
 public:
  void read_club(const ClubCode& code, Version from,
                 const std::function<bool(const StoredCommit&)>& take) const override {
    MemoryEventStore::read_club(code, from,
                                [&](const StoredCommit& commit) { return commit.first == lost || take(commit); });
  }
  Version lost;
};

/// Nothing can be read of what is kept.
class UnreadableRows final : public ViewRows {
 public:
  explicit UnreadableRows(ViewRows& rows) : rows_(rows) {}
  void write(const std::vector<RowChange>& changes) override { rows_.write(changes); }
  void drop(std::string_view prefix) override { rows_.drop(prefix); }
  [[nodiscard]] std::optional<std::string> row(std::string_view) const override {
    throw StoreFailure(StoreFailure::Cause::corrupt, "a block of rows is damaged");
  }
  [[nodiscard]] std::unique_ptr<RowCursor> cursor() const override { return rows_.cursor(); }

 private:
  ViewRows& rows_;
};

std::string key() { return reach_key("chosen", 1, kStream); }

}  // namespace

TEST_CASE("the kind of an event is read from its bytes without reading the event", "[core][codec]") {
  Dice dice(7);
  for (const Kind kind : testing::all_kinds()) {
    CHECK(kind_in(encode(testing::random_event(kind, dice, testing::Fill::sometimes))) == kind);
  }
  CHECK_FALSE(kind_in({}));
  CHECK_FALSE(kind_in(Bytes(8, 0xff)));
  CHECK_FALSE(kind_in(Bytes(4096, 0xff)));
}

TEST_CASE("chosen events are those that reading everything finds, kept or not", "[core][views]") {
  const std::uint64_t seed = GENERATE(1U, 2U, 3U);
  Dice dice(seed);
  MemoryEventStore store;
  MemoryViewRows rows;
  const ChosenEvents chosen(store, choice());
  CHECK_FALSE(chosen.keep(rows));
  CHECK(wanted(store, rows).empty());
  for (int round = 0; round < 30; ++round) {
    add_commits(store, dice, 1 + static_cast<int>(dice.below(6)));
    REQUIRE(wanted(store, rows) == naive_wanted(store));  // with a tail behind what is kept
    if (dice.below(3) != 0) continue;
    REQUIRE(chosen.keep(rows));
    REQUIRE_FALSE(chosen.keep(rows));
    REQUIRE_FALSE(chosen.is_kept_wrong(rows));
    REQUIRE(wanted(store, rows) == naive_wanted(store));
  }
}

TEST_CASE("what is kept of another history, another version or torn is passed over and made again", "[core][views]") {
  Dice dice(11);
  MemoryEventStore store;
  add_commits(store, dice, 20);
  MemoryEventStore other;
  add_commits(other, dice, 12);
  MemoryViewRows rows;
  REQUIRE(ChosenEvents(other, choice()).keep(rows));
  const ChosenEvents chosen(store, choice());
  CHECK(wanted(store, rows) == naive_wanted(store));
  CHECK_FALSE(chosen.is_kept_wrong(rows));  // it answers nothing
  REQUIRE(chosen.keep(rows));
  CHECK(wanted(store, rows, 2) == naive_wanted(store));
  const std::string whole = *rows.row(key());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    rows.write({{key(), whole.substr(0, size)}});
    REQUIRE(wanted(store, rows) == naive_wanted(store));
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string bent = whole;
    bent[at] = static_cast<char>(bent[at] ^ 0x10);
    rows.write({{key(), bent}});
    const bool is_right = wanted(store, rows) == naive_wanted(store);
    INFO("byte " << at);
    REQUIRE((is_right || chosen.is_kept_wrong(rows)));
  }
}

TEST_CASE("places that are kept wrong are found although the stream has gone on", "[core][views]") {
  Dice dice(13);
  MemoryEventStore store;
  add_commits(store, dice, 20);
  MemoryViewRows rows;
  const ChosenEvents chosen(store, choice());
  REQUIRE(chosen.keep(rows));
  auto places = parse_chosen(*rows.row(key()), 1).value();
  REQUIRE(places.runs.size() > 2);
  places.runs.erase(places.runs.begin() + 1);
  rows.write({{key(), to_row(places, 1)}});
  REQUIRE(chosen.is_kept_wrong(rows));
  add_commits(store, dice, 5);
  CHECK(wanted(store, rows) != naive_wanted(store));
  CHECK(chosen.is_kept_wrong(rows));  // it still answers
  REQUIRE(chosen.keep_anew(rows));
  CHECK_FALSE(chosen.is_kept_wrong(rows));
  CHECK(wanted(store, rows) == naive_wanted(store));
}

TEST_CASE("what is kept and cannot be read answers nothing, is made again and told of", "[core][views]") {
  Dice dice(17);
  MemoryEventStore store;
  add_commits(store, dice, 20);
  MemoryViewRows kept;
  UnreadableRows rows(kept);
  const ChosenEvents chosen(store, choice());
  CHECK(wanted(store, rows) == naive_wanted(store));
  CHECK(chosen.keep(rows));
  CHECK(wanted(store, kept) == naive_wanted(store));
  CHECK(chosen.is_kept_wrong(rows));  // verify tells of it
}

TEST_CASE("a stream that has lost a commit answers nothing", "[core][views]") {
  Dice dice(19);
  StoreWithAGap store;
  add_commits(store, dice, 20);
  MemoryViewRows none;
  MemoryViewRows rows;
  const ChosenEvents chosen(store, choice());
  REQUIRE(chosen.keep(rows));
  const auto places = parse_chosen(*rows.row(key()), 1).value();
  for (const CommitRun& run : places.runs) {
    store.lost = run.first;
    CHECK_THROWS_AS(wanted(store, none), StoreFailure);
    CHECK_THROWS_AS(wanted(store, rows), StoreFailure);
    CHECK_FALSE(chosen.keep_anew(rows));
  }
}
