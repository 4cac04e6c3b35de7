// The rows of views promise the same in both stores: written all or none, walked as of a moment, dropped by prefix, and
// never in the way of recording.
#include <catch2/catch.hpp>
#include <thread>

#include "engine/store/key_layout.h"
#include "engine/store/memory_event_store.h"
#include "engine/store/rocks_event_store.h"
#include "engine/store/view_layout.h"
#include "tests/engine/failing_disk.h"
#include "tests/engine/raw_commits.h"
#include "tests/support/scratch_directory.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::test;

namespace {

/// A store of one kind or the other.
class EitherStore {
 public:
  explicit EitherStore(bool embedded) {
    if (embedded) {
      RocksEventStore::create(scratch_ / "store");
      store_ = std::make_unique<RocksEventStore>(scratch_ / "store");
    } else {
      store_ = std::make_unique<MemoryEventStore>();
    }
  }
  [[nodiscard]] ViewRows& rows() { return store_->view_rows(); }
  LedgerStore* operator->() { return store_.get(); }

 private:
  ScratchDirectory scratch_;
  std::unique_ptr<LedgerStore> store_;
};

std::string all_in(RowCursor& cursor, std::string_view from = "") {
  std::string out;
  for (cursor.seek(from); cursor.is_at_row(); cursor.next()) {
    out += std::string(cursor.key()) + "=" + std::string(cursor.row()) + " ";
  }
  return out;
}

std::string all_in(const ViewRows& rows) { return all_in(*rows.cursor()); }

}  // namespace

TEST_CASE("rows of views are written, replaced, taken away and walked in order", "[core][store][views]") {
  EitherStore store(GENERATE(true, false));
  ViewRows& rows = store.rows();
  rows.write({{"b", "2"}, {"a", "1"}, {"c", ""}});
  CHECK(all_in(rows) == "a=1 b=2 c= ");
  rows.write({{"a", std::nullopt}, {"b", "3"}, {"nowhere", std::nullopt}});
  CHECK(all_in(rows) == "b=3 c= ");
  CHECK(rows.row("b") == "3");
  CHECK(rows.row("c") == "");
  CHECK_FALSE(rows.row("a"));
  CHECK(all_in(*rows.cursor(), "bb") == "c= ");
}

TEST_CASE("what is dropped is what begins with the prefix", "[core][store][views]") {
  EitherStore store(GENERATE(true, false));
  ViewRows& rows = store.rows();
  const std::string high = "a\xff\xff";
  rows.write({{"a", "1"}, {"ab", "1"}, {high, "1"}, {high + "x", "1"}, {"b", "1"}});
  rows.drop(high);
  CHECK(all_in(rows) == "a=1 ab=1 b=1 ");
  rows.drop("a");
  CHECK(all_in(rows) == "b=1 ");
  rows.write({{"ab", "2"}});
  CHECK(all_in(rows) == "ab=2 b=1 ");
}

TEST_CASE("a cursor sees its moment", "[core][store][views]") {
  EitherStore store(GENERATE(true, false));
  ViewRows& rows = store.rows();
  rows.write({{"a", "1"}, {"b", "1"}});
  const auto cursor = rows.cursor();
  rows.write({{"a", "2"}, {"c", "2"}});
  rows.drop("b");
  CHECK(all_in(*cursor) == "a=1 b=1 ");
  CHECK(all_in(rows) == "a=2 c=2 ");
}

TEST_CASE("the trees of all clubs are told without their heads", "[core][store][views]") {
  EitherStore store(GENERATE(true, false));
  store->append({raw_commit("CLB-02", 1, 7), raw_commit("CLB-01", 1, 3), raw_commit("CLB-03", 1, 1)});
  std::vector<std::pair<ClubCode, std::string>> told;
  store->read_trees([&](const ClubCode& club, std::string_view tree) { told.emplace_back(club, tree); });
  REQUIRE(told.size() == 3);
  std::size_t at = 0;
  for (const Head& head : store->heads()) {
    CHECK(told[at].first == head.club);
    CHECK(told[at].second == tree_bytes(head.frontier));
    CHECK(size_of_tree(told[at].second) == head.version);
    ++at;
  }
}

TEST_CASE("rows of views outlive a clean close, and a reader may not write them", "[core][store][views]") {
  const ScratchDirectory scratch;
  RocksEventStore::create(scratch / "store");
  {
    RocksEventStore store(scratch / "store");
    store.append({raw_commit("CLB-01", 1, 1)});
    store.view_rows().write({{"a", "1"}});
  }
  RocksEventStore reader(scratch / "store", RocksOptions{false, std::nullopt, nullptr});
  CHECK(all_in(reader.view_rows()) == "a=1 ");
  CHECK_THROWS_AS(reader.view_rows().write({{"b", "1"}}), StoreFailure);
  CHECK_THROWS_AS(reader.view_rows().drop("a"), StoreFailure);
}

TEST_CASE("a machine that stops keeps the commits, and of the rows the first ones or none", "[core][store][views]") {
  const ScratchDirectory scratch;
  RocksEventStore::create(scratch / "store");
  RocksEventStore store(scratch / "store");
  for (std::uint64_t i = 1; i <= 20; ++i) {
    store.append({raw_commit("CLB-01", i, 1)});
    store.view_rows().write({{"a", std::to_string(i)}, {"b", std::to_string(i)}});
  }
  std::filesystem::copy(scratch / "store", scratch / "copy", std::filesystem::copy_options::recursive);
  RocksEventStore after(scratch / "copy");
  CHECK(after.log_size() == 20);
  CHECK(after.view_rows().row("a") == after.view_rows().row("b"));
}

TEST_CASE("rows of views wait for no sync, and a disk that syncs no more does not hear of them",
          "[core][store][views]") {
  const ScratchDirectory scratch;
  FailingDisk disk;
  RocksOptions options;
  options.env = disk.env();
  RocksEventStore::create(scratch / "store", options);
  RocksEventStore store(scratch / "store", options);
  store.append({raw_commit("CLB-01", 1, 1)});
  disk.fail_syncs();
  store.view_rows().write({{"a", "1"}});
  CHECK(store.view_rows().row("a") == "1");
  CHECK_THROWS_AS(store.append({raw_commit("CLB-01", 2, 1)}), StoreFailure);
}

TEST_CASE("rows of views are written beside a thread that appends", "[core][store][views]") {
  EitherStore store(GENERATE(true, false));
  std::thread views([&] {
    for (int i = 0; i < 200; ++i) {
      store.rows().write({{"a" + std::to_string(i % 7), std::to_string(i)}, {"b", std::to_string(i)}});
      if (i % 50 == 0) store.rows().drop("a");
    }
  });
  for (std::uint64_t i = 1; i <= 50; ++i) store->append({raw_commit("CLB-01", i, 1)});
  views.join();
  CHECK(store->log_size() == 50);
  CHECK(store.rows().row("b") == "199");
}

TEST_CASE("what a view's row cannot be is not taken for one", "[core][store][views]") {
  const ClubCode code = club("CLB-01");
  const Day day = *make_day(2024, 2, 29);
  const std::string key = view_row_key("trial_balance", 3, day, code);
  CHECK(day_and_club_in_key(key) == DayAndClub{day, code});
  CHECK(generation_of_key(key, "trial_balance") == 3U);
  CHECK_FALSE(generation_of_key(key, "trial"));
  CHECK_FALSE(day_and_club_in_key(key + "x"));
  CHECK(club_in_key(reach_key("trial_balance", 3, code)) == code);
  CHECK_FALSE(club_in_key(key));
  CHECK(view_day_prefix("v", 1, *make_day(1969, 12, 31)) < view_day_prefix("v", 1, *make_day(1970, 1, 31)));

  const Reach reach{tree_bytes(*Frontier::from(1, {Hash{}})), day, *make_day(2024, 3, 31), Version{7}, "why"};
  const std::string row = to_row(reach);
  CHECK(parse_reach(row) == reach);
  for (std::size_t size = 0; size < row.size() - 3; ++size) CHECK_FALSE(parse_reach(row.substr(0, size)));
  Reach crooked = reach;
  crooked.through = *make_day(2024, 3, 30);
  CHECK_FALSE(parse_reach(to_row(crooked)));
  crooked.through = *make_day(2024, 1, 31);  // before the first
  CHECK_FALSE(parse_reach(to_row(crooked)));
  const InForce in_force{2, 9, day};
  CHECK(parse_in_force(to_row(in_force)) == in_force);
  CHECK_FALSE(parse_in_force(to_row(in_force) + "x"));
  CHECK_FALSE(parse_in_force(to_row(InForce{0, 9, day})));
}
