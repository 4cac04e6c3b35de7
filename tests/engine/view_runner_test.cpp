// Rows of views are what the events make, whatever was recorded, changed, lost or interrupted in between.
#include "engine/view_runner.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <map>
#include <thread>

#include "engine/ledger_parts.h"
#include "engine/store/key_layout.h"
#include "engine/store/memory_event_store.h"
#include "engine/store/rocks_event_store.h"
#include "engine/verify.h"
#include "engine/view_shelf.h"
#include "tests/engine/forged.h"
#include "tests/engine/small_club.h"
#include "tests/support/scratch_directory.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::test;
using Catch::Matchers::Contains;

namespace {

const Day kMarch = *make_day(2019, 3, 31);
const Day kApril = *make_day(2019, 4, 30);
const Day kMay = *make_day(2019, 5, 31);

/// How many entries are dated by a month's end, in words.
std::string entries_by(const std::vector<Event>& events, Day day) {
  const auto count =
      std::count_if(events.begin(), events.end(), [&](const Event& event) { return event.envelope.value_date <= day; });
  return std::to_string(count) + " entries";
}

std::vector<ViewRow> count_rows(const std::vector<Event>& events, Day through) {
  std::vector<ViewRow> rows;
  if (events.empty()) return rows;
  const Day founded = events.front().envelope.value_date;
  for (Day day = end_of_month(founded); day <= through; day = next_month_end(day)) {
    rows.push_back({day, entries_by(events, day)});
  }
  return rows;
}

MonthlyView counting(std::uint16_t version = 1) { return {"entries", version, count_rows}; }

/// Says something else from the second version on.
MonthlyView renamed(std::uint16_t version) {
  return {"entries", version, [version](const std::vector<Event>& events, Day through) {
            auto rows = count_rows(events, through);
            for (ViewRow& row : rows) row.bytes += " v" + std::to_string(version);
            return rows;
          }};
}

/// Cannot bear that club.
MonthlyView failing_at(const std::string& code) {
  return {"entries", 1, [code](const std::vector<Event>& events, Day through) {
            if (events.front().envelope.club == club(code)) throw std::runtime_error("cannot count " + code);
            return count_rows(events, through);
          }};
}

/// Two clubs of five entries, all of them in January.
class TwoClubs {
 public:
  explicit TwoClubs(std::unique_ptr<LedgerStore> store = std::make_unique<MemoryEventStore>())
      : clock_(kEvening), ledger_(make_ledger(std::move(store), clock_, 1)) {
    for (const char* code : {"CLB-01", "CLB-02"}) must(founding(code, 1));
  }
  void must(const Command& command) { REQUIRE(ledger_->submit(command).has_value()); }
  void give(const std::string& code) { must(donation(code, next_++)); }
  [[nodiscard]] ViewRunner runner(MonthlyView view = counting()) {
    return {ledger_->store(), ledger_->view_rows(), {std::move(view)}};
  }
  [[nodiscard]] Ledger& ledger() { return *ledger_; }
  [[nodiscard]] ViewRows& rows() { return ledger_->view_rows(); }
  /// What verify finds in the rows.
  [[nodiscard]] VerifyReport verified(const MonthlyView& view = counting()) {
    VerifyOptions options;
    options.views = {view};
    options.view_rows = &rows();
    return verify(ledger_->store(), ledger_->people(), options);
  }

 private:
  SimulatedClock clock_;
  std::unique_ptr<Ledger> ledger_;
  std::uint64_t next_ = 100;
};

struct Answered {
  std::map<std::string, std::string> rows;
  std::map<std::string, std::uint64_t> versions;
  RowsTaken taken;
};

Answered answer(const ViewRunner& runner, Day day) {
  Answered out;
  std::string last;
  out.taken = runner.rows_on("entries", day, [&](const ClubCode& club, Version version, std::string_view bytes) {
    CHECK(last < club.text());
    last = club.text();
    out.rows[last] = bytes;
    out.versions[last] = version.value;
  });
  return out;
}

using Shown = std::map<std::string, std::string>;

/// All there is of a view behind its generation, as one text.
std::string dump(const ViewRows& rows) {
  std::string out;
  const auto cursor = rows.cursor();
  for (cursor->seek(""); cursor->is_at_row(); cursor->next()) {
    std::string key(cursor->key());
    if (key == in_force_key("entries")) continue;
    key.erase(16, 4);
    out += key + "=" + std::string(cursor->row()) + "\n";
  }
  return out;
}

void change_row(ViewRows& rows, const std::string& code, Day day, std::optional<std::string> bytes) {
  const auto in_force = ViewShelf(rows, "entries").in_force();
  rows.write({{view_row_key("entries", in_force->generation, day, club(code)), std::move(bytes)}});
}

Reach reach_of(const ViewRows& rows, const std::string& code) {
  const ViewShelf shelf(rows, "entries");
  return shelf.reach(shelf.in_force()->generation, club(code)).value();
}

void put_reach(ViewRows& rows, const std::string& code, const Reach& reach) {
  const auto in_force = ViewShelf(rows, "entries").in_force();
  rows.write({{reach_key("entries", in_force->generation, club(code)), to_row(reach)}});
}

/// Writes so many times, then says no.
class RowsThatFail final : public ViewRows {
 public:
  RowsThatFail(ViewRows& rows, int writes) : rows_(rows), left_(writes) {}
  void write(const std::vector<RowChange>& changes) override {
    spend();
    rows_.write(changes);
  }
  void drop(std::string_view prefix) override { rows_.drop(prefix); }
  [[nodiscard]] std::optional<std::string> row(std::string_view key) const override { return rows_.row(key); }
  [[nodiscard]] std::unique_ptr<RowCursor> cursor() const override { return rows_.cursor(); }

 private:
  void spend() {
    if (left_-- <= 0) throw StoreFailure(StoreFailure::Cause::io, "no room for rows");
  }
  ViewRows& rows_;
  std::atomic<int> left_;
};

/// Reads every club but one.
class OneClubDamaged final : public MemoryEventStore {
 public:
  void read_club(const ClubCode& code, Version from,
                 const std::function<bool(const StoredCommit&)>& take) const override {
    if (is_damaged && code == club("CLB-02")) throw StoreFailure(StoreFailure::Cause::corrupt, "a block is damaged");
    MemoryEventStore::read_club(code, from, take);
  }
  std::atomic<bool> is_damaged{false};
};

}  // namespace

TEST_CASE("a month is over on the day after its last one", "[core][views]") {
  CHECK(last_month_end(*make_day(2019, 4, 30)) == kMarch);
  CHECK(last_month_end(*make_day(2019, 5, 1)) == kApril);
  CHECK(last_month_end(*make_day(2024, 3, 1)) == *make_day(2024, 2, 29));
  CHECK(last_month_end(*make_day(2020, 1, 15)) == *make_day(2019, 12, 31));
  CHECK(next_month_end(kMarch) == kApril);
}

TEST_CASE("clubs that moved are folded, and only rows that changed are written", "[core][views]") {
  TwoClubs clubs;
  auto runner = clubs.runner();
  const CatchUp first = runner.catch_up(kMarch);
  REQUIRE(first.rebuilt.size() == 1);
  CHECK(first.rebuilt[0].clubs == 2);
  CHECK(first.rebuilt[0].rows == 6);
  CHECK(first.rebuilt[0].events == 10);
  CHECK(first.rebuilt[0].version_before == 0);
  CHECK(first.clubs == 0);
  CHECK(runner.catch_up(kMarch).clubs == 0);
  clubs.give("CLB-01");  // in March
  const CatchUp second = runner.catch_up(kMarch);
  CHECK(second.clubs == 1);
  CHECK(second.rows == 1);
  CHECK(second.rebuilt.empty());
  CHECK(answer(runner, kMarch).rows == Shown{{"CLB-01", "6 entries"}, {"CLB-02", "5 entries"}});
  CHECK(answer(runner, kMarch).taken.folded == 0);
  CHECK(answer(runner, *make_day(2018, 12, 31)).rows.empty());
  CHECK(answer(runner, *make_day(2018, 12, 31)).taken.folded == 0);
}

TEST_CASE("an answer is never stale: what is behind is folded for it", "[core][views]") {
  TwoClubs clubs;
  auto runner = clubs.runner();
  CHECK(answer(runner, kMarch).taken.folded == 2);  // nothing is stored yet
  static_cast<void>(runner.catch_up(kMarch));
  clubs.give("CLB-02");
  const Answered moved = answer(runner, kMarch);
  CHECK(moved.rows == Shown{{"CLB-01", "5 entries"}, {"CLB-02", "6 entries"}});
  CHECK(moved.versions == std::map<std::string, std::uint64_t>{{"CLB-01", 5}, {"CLB-02", 6}});
  CHECK(moved.taken.folded == 1);
  CHECK(moved.taken.clubs == 2);
  CHECK(answer(runner, kApril).taken.folded == 2);  // the rows end before
}

TEST_CASE("rows end with the last month that was asked for, and never go back", "[core][views]") {
  TwoClubs clubs;
  auto runner = clubs.runner();
  static_cast<void>(runner.catch_up(kMarch));
  CHECK(runner.catch_up(kMay).rows == 4);
  clubs.give("CLB-01");
  const CatchUp earlier = runner.catch_up(kMarch);  // a clock that was put back
  CHECK(earlier.rows == 3);
  CHECK(reach_of(clubs.rows(), "CLB-01").through == kMay);
  CHECK(runner.status()[0].through == kMay);
  RowWalk later(clubs.rows(), view_day_prefix("entries", 1, next_month_end(kMay)));
  CHECK_FALSE(later.is_at_row());
}

TEST_CASE("only the clubs that are named are looked at", "[core][views]") {
  TwoClubs clubs;
  auto runner = clubs.runner();
  static_cast<void>(runner.catch_up(kMarch));
  clubs.give("CLB-01");
  clubs.give("CLB-02");
  CHECK(runner.catch_up(kMarch, {club("CLB-02"), club("CLB-99"), programme_stream()}).clubs == 1);
  const ViewStatus status = runner.status()[0];
  CHECK(status.current == 1);
  CHECK(status.behind == 1);
}

TEST_CASE("rows that are of another tree answer nothing and are made anew", "[core][views]") {
  TwoClubs clubs;
  auto runner = clubs.runner();
  static_cast<void>(runner.catch_up(kMarch));
  change_row(clubs.rows(), "CLB-01", kMarch, "of another history");
  Reach reach = reach_of(clubs.rows(), "CLB-01");
  reach.tree.back() = static_cast<char>(reach.tree.back() ^ 1);
  put_reach(clubs.rows(), "CLB-01", reach);
  CHECK(answer(runner, kMarch).rows["CLB-01"] == "5 entries");
  CHECK(answer(runner, kMarch).taken.folded == 1);
  CHECK(clubs.verified().is_sound());  // such a row answers nothing, so it is no difference
  CHECK(runner.catch_up(kMarch).rows == 1);
  CHECK(answer(runner, kMarch).taken.folded == 0);
}

TEST_CASE("what cannot be read of how far rows reach is made anew", "[core][views]") {
  TwoClubs clubs;
  auto runner = clubs.runner();
  static_cast<void>(runner.catch_up(kMarch));
  clubs.rows().write({{reach_key("entries", 1, club("CLB-01")), "?"}});
  CHECK(answer(runner, kMarch).rows["CLB-01"] == "5 entries");
  CHECK(runner.catch_up(kMarch).clubs == 1);
  clubs.rows().write({{in_force_key("entries"), "?"}});
  CHECK(answer(runner, kMarch).taken.folded == 2);
  CHECK(runner.catch_up(kMarch).rebuilt.size() == 1);
  CHECK(answer(runner, kMarch).taken.folded == 0);
}

TEST_CASE("a row that somebody changed, took away or added is found by verify and by rebuild", "[core][views]") {
  TwoClubs clubs;
  auto runner = clubs.runner();
  static_cast<void>(runner.catch_up(kMarch));
  const std::string sound = dump(clubs.rows());
  const Day february = *make_day(2019, 2, 28);
  const bool is_taken_away = GENERATE(false, true);
  change_row(clubs.rows(), "CLB-02", february,
             is_taken_away ? std::nullopt : std::optional<std::string>("500 entries"));
  const VerifyReport report = clubs.verified();
  REQUIRE(report.found == 1);
  CHECK(report.differences[0].kind == DifferenceKind::view_mismatch);
  CHECK(report.differences[0].club == club("CLB-02"));
  CHECK_THAT(report.differences[0].what, Contains("2019-02-28") && Contains("soquy rebuild entries"));
  // A row that is missing is noticed without that.
  CHECK(answer(runner, february).rows["CLB-02"] == (is_taken_away ? "5 entries" : "500 entries"));
  CHECK(answer(runner, february).taken.folded == (is_taken_away ? 1U : 0U));

  const auto rebuilt = runner.rebuild({}, kMarch);
  REQUIRE(rebuilt.size() == 1);
  CHECK(rebuilt[0].differed == 1);
  CHECK(rebuilt[0].found_damage());
  CHECK(rebuilt[0].differences == std::vector{RowDifference{club("CLB-02"), february}});
  CHECK(rebuilt[0].compared == 2);
  CHECK(dump(clubs.rows()) == sound);
  CHECK(clubs.verified().is_sound());
  CHECK_FALSE(runner.rebuild({"entries"}, kMarch)[0].found_damage());
}

TEST_CASE("rows that are said to begin later than the club are found", "[core][views]") {
  TwoClubs clubs;
  auto runner = clubs.runner();
  static_cast<void>(runner.catch_up(kMarch));
  Reach reach = reach_of(clubs.rows(), "CLB-01");
  reach.first = kMarch;
  put_reach(clubs.rows(), "CLB-01", reach);
  CHECK(clubs.verified().found == 1);
  CHECK(answer(runner, *make_day(2019, 2, 28)).rows["CLB-01"] == "5 entries");
  CHECK(runner.rebuild({}, kMarch)[0].differed == 1);
  CHECK(clubs.verified().is_sound());
}

TEST_CASE("as many differences are listed as are wanted, and all are counted", "[core][views]") {
  TwoClubs clubs;
  ViewRunner runner(clubs.ledger().store(), clubs.rows(), {counting()}, {1, 2});
  static_cast<void>(runner.catch_up(kMarch));
  for (const char* code : {"CLB-02", "CLB-01"}) {
    change_row(clubs.rows(), code, kMarch, "wrong");
    change_row(clubs.rows(), code, *make_day(2019, 1, 31), "wrong");
  }
  const auto rebuilt = runner.rebuild({}, kMarch);
  CHECK(rebuilt[0].differed == 4);
  CHECK(rebuilt[0].differences == std::vector{RowDifference{club("CLB-01"), *make_day(2019, 1, 31)},
                                              RowDifference{club("CLB-02"), *make_day(2019, 1, 31)}});
}

TEST_CASE("a club that is behind is no difference", "[core][views]") {
  TwoClubs clubs;
  auto runner = clubs.runner();
  static_cast<void>(runner.catch_up(kMarch));
  clubs.give("CLB-01");
  CHECK(clubs.verified().is_sound());
  const auto rebuilt = runner.rebuild({}, kApril);
  CHECK(rebuilt[0].compared == 1);
  CHECK(rebuilt[0].differed == 0);
}

TEST_CASE("a view of another version is rebuilt by itself, and what differs is told", "[core][views]") {
  TwoClubs clubs;
  static_cast<void>(clubs.runner().catch_up(kMarch));
  auto runner = clubs.runner(renamed(2));
  CHECK(answer(runner, kMarch).rows["CLB-01"] == "5 entries v2");  // rows of the old version are not used
  CHECK(answer(runner, kMarch).taken.folded == 2);
  CHECK(runner.status()[0].in_force == 1);
  const CatchUp caught = runner.catch_up(kMarch, {club("CLB-01")});
  REQUIRE(caught.rebuilt.size() == 1);
  CHECK(caught.rebuilt[0].version_before == 1);
  CHECK(caught.rebuilt[0].version == 2);
  CHECK(caught.rebuilt[0].differed == 6);
  CHECK_FALSE(caught.rebuilt[0].found_damage());
  CHECK(answer(runner, kMarch).taken.folded == 0);
  CHECK(runner.status()[0].in_force == 2);
  CHECK(ViewShelf(clubs.rows(), "entries").generations() == std::vector<Generation>{2});
  CHECK(clubs.verified(counting(1)).is_sound());  // a program of another version has nothing to say of them
}

TEST_CASE("a view that fails at one club stops there, visibly, and goes on elsewhere", "[core][views]") {
  TwoClubs clubs;
  static_cast<void>(clubs.runner().catch_up(kMarch));
  clubs.give("CLB-01");
  clubs.give("CLB-02");
  auto runner = clubs.runner(failing_at("CLB-02"));
  const CatchUp caught = runner.catch_up(kMarch);
  CHECK(caught.clubs == 2);
  REQUIRE(caught.stopped.size() == 1);
  const StoppedClub expected{"entries", club("CLB-02"), Version{6}, "cannot count CLB-02"};
  CHECK(caught.stopped[0] == expected);
  const ViewStatus status = runner.status()[0];
  CHECK(status.current == 1);
  CHECK(status.behind == 0);
  CHECK(status.stopped == std::vector{expected});
  CHECK(size_of_tree(reach_of(clubs.rows(), "CLB-02").tree) == Version{5});  // its last good place

  const Answered said = answer(runner, kMarch);
  CHECK(said.rows == Shown{{"CLB-01", "6 entries"}});
  CHECK(said.taken.stopped == std::vector{expected});
  CHECK(runner.catch_up(kMarch).clubs == 0);  // not tried again and again
  clubs.give("CLB-02");
  CHECK(runner.catch_up(kMarch).stopped.size() == 1);
  CHECK(runner.rebuild({}, kMarch)[0].stopped.size() == 1);

  auto repaired = clubs.runner();
  CHECK(answer(repaired, kMarch).rows["CLB-02"] == "7 entries");
  CHECK(repaired.rebuild({}, kMarch)[0].stopped.empty());
  CHECK(repaired.status()[0].current == 2);
}

TEST_CASE("a club whose events cannot be read stops alone", "[core][views]") {
  auto own = std::make_unique<OneClubDamaged>();
  OneClubDamaged& store = *own;
  TwoClubs clubs(std::move(own));
  auto runner = clubs.runner();
  store.is_damaged = true;
  const CatchUp caught = runner.catch_up(kMarch);
  REQUIRE(caught.rebuilt[0].stopped.size() == 1);
  CHECK_THAT(caught.rebuilt[0].stopped[0].error, Contains("a block is damaged"));
  CHECK(answer(runner, kMarch).rows == Shown{{"CLB-01", "5 entries"}});
  store.is_damaged = false;
  CHECK(answer(runner, kMarch).rows.size() == 2);
}

TEST_CASE("a view that gives rows out of order is stopped, not believed", "[core][views]") {
  TwoClubs clubs;
  const auto wrong = GENERATE(0, 1, 2);
  const MonthlyView view{"entries", 1, [wrong](const std::vector<Event>& events, Day through) {
                           auto rows = count_rows(events, through);
                           if (wrong == 0) std::swap(rows.front(), rows.back());
                           if (wrong == 1) rows.pop_back();
                           if (wrong == 2) rows.front().day = add_days(rows.front().day, -1);
                           return rows;
                         }};
  auto runner = clubs.runner(view);
  CHECK(runner.catch_up(kMarch).rebuilt[0].stopped.size() == 2);
}

TEST_CASE("a rebuild that cannot be finished leaves the old rows in force", "[core][views]") {
  TwoClubs clubs;
  auto runner = clubs.runner();
  static_cast<void>(runner.catch_up(kMarch));
  const std::string before = dump(clubs.rows());
  const int writes = GENERATE(0, 1, 2);  // two clubs; the third write is the switch
  RowsThatFail failing(clubs.rows(), writes);
  ViewRunner doomed(clubs.ledger().store(), failing, {counting()}, {1, 20});
  CHECK_THROWS_AS(doomed.rebuild({}, kMarch), StoreFailure);
  CHECK(ViewShelf(clubs.rows(), "entries").in_force()->generation == 1);
  CHECK(answer(runner, kMarch).taken.folded == 0);
  clubs.give("CLB-01");  // recording goes on
  if (writes > 0) CHECK(ViewShelf(clubs.rows(), "entries").generations() == std::vector<Generation>{1, 2});
  static_cast<void>(runner.catch_up(kMarch));  // and what was begun is gone
  CHECK(ViewShelf(clubs.rows(), "entries").generations() == std::vector<Generation>{1});
  CHECK(dump(clubs.rows()) != before);
  CHECK_FALSE(runner.rebuild({}, kMarch)[0].found_damage());
}

TEST_CASE("a rebuild that is told to stop leaves the old rows in force", "[core][views]") {
  TwoClubs clubs;
  auto runner = clubs.runner();
  static_cast<void>(runner.catch_up(kMarch));
  std::stop_source stop;
  const auto rebuilt = runner.rebuild(
      {}, kMarch, [&](std::uint64_t, std::uint64_t) { stop.request_stop(); }, stop.get_token());
  CHECK_FALSE(rebuilt[0].is_in_force);
  CHECK(ViewShelf(clubs.rows(), "entries").generations() == std::vector<Generation>{1});
  CHECK(answer(runner, kMarch).taken.folded == 0);
}

TEST_CASE("a rebuild tells how far it is", "[core][views]") {
  TwoClubs clubs;
  std::vector<std::uint64_t> seen;
  static_cast<void>(clubs.runner().rebuild({}, kMarch, [&](std::uint64_t done, std::uint64_t total) {
    CHECK(total == 10);
    seen.push_back(done);
  }));
  CHECK(seen == std::vector<std::uint64_t>{5, 10});
}

TEST_CASE("clubs record while their rows are rebuilt, caught up and asked", "[core][views]") {
  TwoClubs clubs;
  auto runner = clubs.runner();
  static_cast<void>(runner.catch_up(kMarch));
  std::atomic<bool> is_over{false};
  std::atomic<int> wrong{0};  // Catch2 counts on one thread only
  std::thread recording([&] {
    for (std::uint64_t i = 0; i < 60; ++i) {
      if (!clubs.ledger().submit(donation(i % 3 == 0 ? "CLB-02" : "CLB-01", 100 + i)).has_value()) ++wrong;
    }
    is_over = true;
  });
  std::thread asking([&] {
    while (!is_over) {
      const RowsTaken taken =
          runner.rows_on("entries", kMarch, [&](const ClubCode&, Version version, std::string_view bytes) {
            if (bytes != std::to_string(version.value) + " entries") ++wrong;
          });
      if (taken.clubs != 2) ++wrong;
    }
  });
  while (!is_over) {
    if (runner.rebuild({}, kMarch)[0].found_damage()) ++wrong;
    if (!runner.catch_up(kMarch).stopped.empty()) ++wrong;
  }
  recording.join();
  asking.join();
  CHECK(wrong == 0);
  static_cast<void>(runner.catch_up(kMarch));
  CHECK(answer(runner, kMarch).rows == Shown{{"CLB-01", "45 entries"}, {"CLB-02", "25 entries"}});
  CHECK(answer(runner, kMarch).taken.folded == 0);
  const std::string live = dump(clubs.rows());
  CHECK_FALSE(runner.rebuild({}, kMarch)[0].found_damage());
  CHECK(dump(clubs.rows()) == live);
}

TEST_CASE("a store that is read, or was killed, answers all the same", "[core][views]") {
  const ScratchDirectory scratch;
  SimulatedClock clock(kEvening);
  Ledger::create(scratch / "store", 1);
  {
    const auto ledger = Ledger::open(scratch / "store", clock, true, 1);
    REQUIRE(ledger->submit(founding("CLB-01", 1)).has_value());
    ViewRunner runner(ledger->store(), ledger->view_rows(), {counting()});
    static_cast<void>(runner.catch_up(kMarch));
    // The power goes now: the entry is durable, the rows may be.
    std::filesystem::copy(scratch / "store", scratch / "killed", std::filesystem::copy_options::recursive);
    REQUIRE(ledger->submit(donation("CLB-01", 2)).has_value());
    static_cast<void>(runner.catch_up(kMarch));
    REQUIRE(ledger->submit(donation("CLB-01", 3)).has_value());
  }
  const auto reader = Ledger::open(scratch / "store", clock, false);
  ViewRunner runner(reader->store(), reader->view_rows(), {counting()});
  CHECK(answer(runner, kMarch).rows == Shown{{"CLB-01", "7 entries"}});
  CHECK(answer(runner, kMarch).taken.folded == 1);
  CHECK(runner.status()[0].behind == 1);
  CHECK_THROWS_AS(runner.catch_up(kMarch), StoreFailure);
  CHECK_THROWS_AS(runner.rebuild({}, kMarch), StoreFailure);

  const auto killed = Ledger::open(scratch / "killed", clock, true, 1);
  ViewRunner after(killed->store(), killed->view_rows(), {counting()});
  CHECK(answer(after, kMarch).rows == Shown{{"CLB-01", "5 entries"}});
  static_cast<void>(after.catch_up(kMarch));
  CHECK(answer(after, kMarch).taken.folded == 0);
  CHECK_FALSE(after.rebuild({}, kMarch)[0].found_damage());
}
