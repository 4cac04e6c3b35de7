// What every store promises, asked of the embedded one and of the one in memory; and the embedded one beside the other
// through a seeded random life with reopenings.
#include <catch2/catch.hpp>
#include <memory>
#include <random>

#include "engine/store/memory_event_store.h"
#include "engine/store/rocks_event_store.h"
#include "tests/engine/raw_commits.h"
#include "tests/support/scratch_directory.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::test;

namespace {

/// A store of one kind or the other that can be closed and opened again.
class AnyStore {
 public:
  explicit AnyStore(bool embedded) : embedded_(embedded) {
    if (embedded_) RocksEventStore::create(directory_ / "store");
    open();
  }
  LedgerStore& operator*() { return *store_; }
  LedgerStore* operator->() { return store_.get(); }
  void reopen() {
    if (!embedded_) return;  // memory forgets
    store_.reset();
    open();
  }

 private:
  void open() {
    if (embedded_) {
      store_ = std::make_unique<RocksEventStore>(directory_ / "store");
    } else {
      store_ = std::make_unique<MemoryEventStore>();
    }
  }
  bool embedded_;
  ScratchDirectory directory_;
  std::unique_ptr<LedgerStore> store_;
};

std::vector<Hash> leaves(const std::vector<StoredCommit>& commits) {
  std::vector<Hash> out;
  for (const auto& commit : commits) {
    for (const auto& event : commit.events) out.push_back(leaf_hash(event));
  }
  return out;
}

bool same(const StoredCommit& left, const StoredCommit& right) {
  return left.club == right.club && left.first == right.first && left.position == right.position &&
         left.accepted_at == right.accepted_at && left.events == right.events;
}

bool same(const std::vector<StoredCommit>& left, const std::vector<StoredCommit>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const auto& a, const auto& b) { return same(a, b); });
}

bool same(const Head& left, const Head& right) {
  return left.club == right.club && left.genesis == right.genesis && left.version == right.version &&
         left.frontier == right.frontier && left.balances == right.balances;
}

}  // namespace

TEST_CASE("a new store is empty and says so", "[core][store]") {
  AnyStore store(GENERATE(true, false));
  CHECK(store->log_size() == 0);
  CHECK(store->heads().empty());
  CHECK_FALSE(store->head(club("CLB-01")));
  CHECK_FALSE(store->command(club("CLB-01"), command_id(1)));
  CHECK(read_club(*store, "CLB-01").empty());
  CHECK(read_log(*store).empty());
  CHECK(store->log_frontier().root() == empty_root());
  CHECK_FALSE(store->store_id().is_none());
}

TEST_CASE("what was appended is read back in order, after reopening too", "[core][store]") {
  AnyStore store(GENERATE(true, false));
  store->append({raw_commit("CLB-01", 1, 3)});
  store->append({raw_commit("CLB-01", 4, 1), raw_commit("CLB-01", 5, 2)});
  store.reopen();
  const auto commits = read_club(*store, "CLB-01");
  REQUIRE(commits.size() == 3);
  CHECK(commits[0].events == raw_commit("CLB-01", 1, 3).events);
  CHECK(commits[1].first == Version{4});
  CHECK(commits[2].events == raw_commit("CLB-01", 5, 2).events);
  CHECK(commits[2].accepted_at == raw_commit("CLB-01", 5, 2).accepted_at);
  CHECK(same(commits, read_log(*store)));
}

TEST_CASE("positions are gapless over all clubs", "[core][store]") {
  AnyStore store(GENERATE(true, false));
  store->append({raw_commit("CLB-02", 1, 2), raw_commit("CLB-01", 1, 3), raw_commit("CLB-02", 3, 1)});
  store.reopen();
  auto third = raw_commit("CLB-01", 4, 2);
  third.accepted_at.micros += 5;
  store->append({third});
  std::uint64_t next = 1;
  for (const auto& commit : read_log(*store)) {
    CHECK(commit.position.value == next);
    next += commit.events.size();
  }
  CHECK(next == 9);
  CHECK(store->log_size() == 8);
  CHECK(store->last_accepted_at() == third.accepted_at);
}

TEST_CASE("reading begins with the commit that holds the asked place", "[core][store]") {
  AnyStore store(GENERATE(true, false));
  store->append({raw_commit("CLB-01", 1, 3), raw_commit("CLB-01", 4, 3), raw_commit("CLB-02", 1, 2)});
  CHECK(read_club(*store, "CLB-01", 3).front().first == Version{1});
  CHECK(read_club(*store, "CLB-01", 4).front().first == Version{4});
  CHECK(read_club(*store, "CLB-01", 6).front().first == Version{4});
  CHECK(read_club(*store, "CLB-01", 7).empty());
  CHECK(read_club(*store, "CLB-03").empty());
  CHECK(read_log(*store, 6).front().position == Position{4});
  CHECK(read_log(*store, 7).front().club == club("CLB-02"));
  CHECK(read_log(*store, 9).empty());
}

TEST_CASE("reading stops when the reader has enough", "[core][store]") {
  AnyStore store(GENERATE(true, false));
  store->append({raw_commit("CLB-01", 1, 1), raw_commit("CLB-01", 2, 1)});
  int seen = 0;
  store->read_club(club("CLB-01"), Version{1}, [&](const StoredCommit&) { return ++seen < 1; });
  store->read_log(Position{1}, [&](const StoredCommit&) { return ++seen < 2; });
  CHECK(seen == 2);
}

TEST_CASE("a club's code is not mistaken for one it begins", "[core][store]") {
  AnyStore store(GENERATE(true, false));
  store->append({raw_commit("CLB-1", 1, 1), raw_commit("CLB-10", 1, 1), raw_commit("CLB", 1, 1)});
  for (const char* code : {"CLB", "CLB-1", "CLB-10"}) {
    REQUIRE(read_club(*store, code).size() == 1);
    CHECK(read_club(*store, code).front().club == club(code));
  }
  const auto heads = store->heads();
  REQUIRE(heads.size() == 3);
  CHECK(heads[0].club == club("CLB"));
  CHECK(heads[2].club == club("CLB-10"));
}

TEST_CASE("a head holds the club's tree, its genesis and its balances", "[core][store]") {
  AnyStore store(GENERATE(true, false));
  store->append({raw_commit("CLB-01", 1, 3), raw_commit("CLB-02", 1, 1), raw_commit("CLB-01", 4, 2)});
  store.reopen();
  const auto head = store->head(club("CLB-01"));
  REQUIRE(head);
  const auto hashes = leaves(read_club(*store, "CLB-01"));
  CHECK(head->version == Version{5});
  CHECK(head->genesis == hashes.front());
  CHECK(head->frontier.root() == root_of(hashes));
  CHECK(head->balances == "balances after 5");
  CHECK(store->log_frontier().root() == root_of(leaves(read_log(*store))));
}

TEST_CASE("a command's commit is found for ever", "[core][store]") {
  AnyStore store(GENERATE(true, false));
  store->append({raw_commit("CLB-01", 1, 3, 77), raw_commit("CLB-01", 4, 2, 78)});
  store.reopen();
  const auto found = store->command(club("CLB-01"), command_id(78));
  REQUIRE(found);
  CHECK(found->first == Version{4});
  CHECK(found->count == 2);
  CHECK_FALSE(store->command(club("CLB-02"), command_id(78)));
  CHECK_FALSE(store->command(club("CLB-01"), command_id(79)));
}

TEST_CASE("texts come back with their salt, a profile under the member and under its event", "[core][store]") {
  AnyStore store(GENERATE(true, false));
  auto first = raw_commit("CLB-01", 1, 2);
  first.texts = {sealed_text(1, 0, 5, "Nguyễn Thị Hoa\n\n\n\n", true), sealed_text(2, 0, 0, "họp ở nhà văn hóa"),
                 sealed_text(2, 1, 5, "")};
  auto second = raw_commit("CLB-01", 3, 1);
  second.texts = {sealed_text(3, 0, 5, "Nguyễn Thị Hoà\n\n\n\n", true)};
  store->append({first, second});
  store.reopen();
  const auto meeting = store->text(club("CLB-01"), Version{2}, 0);
  CHECK(meeting.status == TextStatus::present);
  CHECK(meeting.plain == "họp ở nhà văn hóa");
  CHECK(meeting.salt == first.texts[1].salt);
  CHECK(store->text(club("CLB-01"), Version{2}, 1).status == TextStatus::present);
  CHECK(store->profile(club("CLB-01"), MemberNo{5}).plain == "Nguyễn Thị Hoà\n\n\n\n");
  CHECK(store->text(club("CLB-01"), Version{1}, 0).plain == "Nguyễn Thị Hoa\n\n\n\n");
  CHECK(store->text(club("CLB-01"), Version{1}, 0).salt == first.texts[0].salt);
  CHECK(store->text(club("CLB-01"), Version{3}, 1).status == TextStatus::never_given);
  CHECK(store->profile(club("CLB-01"), MemberNo{6}).status == TextStatus::never_given);
}

TEST_CASE("an erased member leaves no text, old profiles and the same batch included", "[core][store]") {
  AnyStore store(GENERATE(true, false));
  auto first = raw_commit("CLB-01", 1, 2);
  first.texts = {sealed_text(1, 0, 5, "A\n\n\n\n", true), sealed_text(2, 0, 6, "B\n\n\n\n", true)};
  store->append({first});
  auto second = raw_commit("CLB-01", 3, 2);
  second.texts = {sealed_text(3, 0, 5, "A2\n\n\n\n", true), sealed_text(4, 0, 5, "about A")};
  auto third = raw_commit("CLB-01", 5, 1);
  third.erasures = {{MemberNo{5}, {}, 0}};
  store->append({second, third});
  store.reopen();
  CHECK(store->profile(club("CLB-01"), MemberNo{5}).status == TextStatus::erased);
  for (const std::uint64_t version : {1, 3, 4}) {
    const auto text = store->text(club("CLB-01"), Version{version}, 0);
    CHECK(text.status == TextStatus::erased);
    CHECK(text.plain.empty());
    CHECK(text.salt.is_zero());
  }
  CHECK(store->profile(club("CLB-01"), MemberNo{6}).plain == "B\n\n\n\n");
}

TEST_CASE("one text is erased without its neighbours, a single profile too", "[core][store]") {
  AnyStore store(GENERATE(true, false));
  auto first = raw_commit("CLB-01", 1, 2);
  first.texts = {sealed_text(1, 0, 5, "A\n\n\n\n", true), sealed_text(2, 0, 0, "ông Ba"),
                 sealed_text(2, 1, 0, "bà Tư")};
  auto second = raw_commit("CLB-01", 3, 2);
  second.texts = {sealed_text(3, 0, 5, "A2\n\n\n\n", true)};
  second.erasures = {{{}, Version{2}, 0}, {{}, Version{1}, 0}, {{}, Version{9}, 0}};
  store->append({first});
  store->append({second});
  store.reopen();
  CHECK(store->text(club("CLB-01"), Version{2}, 0).status == TextStatus::erased);
  CHECK(store->text(club("CLB-01"), Version{2}, 1).plain == "bà Tư");
  CHECK(store->text(club("CLB-01"), Version{1}, 0).status == TextStatus::erased);
  CHECK(store->profile(club("CLB-01"), MemberNo{5}).plain == "A2\n\n\n\n");
}

TEST_CASE("the embedded store lives a random life as the store in memory does", "[core][store]") {
  const std::uint32_t seed = GENERATE(1U, 2U, 3U);
  INFO("seed " << seed);
  std::mt19937 random(seed);
  AnyStore store(true);
  MemoryEventStore twin;
  std::map<std::string, std::uint64_t> versions;
  std::uint64_t command = 0;
  std::int64_t now = raw_commit("CLB-0", 1, 1).accepted_at.micros;
  for (int step = 0; step < 60; ++step) {
    std::vector<Commit> batch;
    for (auto left = random() % 5 + 1; left > 0; --left) {
      const std::string code = "CLB-" + std::to_string(random() % 7);
      auto commit = raw_commit(code, versions[code] + 1, random() % 6 + 1, ++command);
      commit.accepted_at.micros = now += random() % 3;
      const auto member = static_cast<std::uint32_t>(random() % 4);
      commit.texts = {sealed_text(versions[code] + 1, 0, member, "words " + std::to_string(command), member == 3)};
      if (random() % 6 == 0) commit.erasures = {{MemberNo{member}, {}, 0}};
      if (member == 0) commit.erasures.clear();
      versions[code] += commit.events.size();
      batch.push_back(commit);
    }
    store->append(batch);
    twin.append(batch);
    if (random() % 10 == 0) store.reopen();
  }
  store.reopen();
  REQUIRE(store->log_size() == twin.log_size());
  CHECK(store->log_frontier() == twin.log_frontier());
  CHECK(store->last_accepted_at() == twin.last_accepted_at());
  CHECK(same(read_log(*store), read_log(twin)));
  const auto from = random() % twin.log_size() + 1;
  CHECK(same(read_log(*store, from), read_log(twin, from)));
  for (const auto& [code, version] : versions) {
    INFO(code);
    CHECK(same(*store->head(club(code)), *twin.head(club(code))));
    const auto middle = random() % version + 1;
    CHECK(same(read_club(*store, code, middle), read_club(twin, code, middle)));
    for (std::uint64_t v = 1; v <= version; ++v) {
      const auto mine = store->text(club(code), Version{v}, 0);
      const auto theirs = twin.text(club(code), Version{v}, 0);
      CHECK((mine.status == theirs.status && mine.plain == theirs.plain && mine.salt == theirs.salt));
    }
    for (std::uint32_t member = 1; member < 4; ++member) {
      CHECK(store->profile(club(code), MemberNo{member}).plain == twin.profile(club(code), MemberNo{member}).plain);
    }
  }
}
