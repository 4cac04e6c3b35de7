// Rows of views lie on a disk that may lose a block. Answers do without them, and a rebuild puts them right.
#include <catch2/catch.hpp>

#include "engine/ledger_parts.h"
#include "engine/store/key_layout.h"
#include "engine/store/memory_event_store.h"
#include "engine/stored_events.h"
#include "engine/view_runner.h"
#include "engine/view_shelf.h"
#include "tests/engine/small_club.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::test;
using Catch::Matchers::Contains;

namespace {

const Day kLastOfMarch = *make_day(2019, 3, 31);

[[noreturn]] void fail_to_read() { throw StoreFailure(StoreFailure::Cause::corrupt, "a block of rows is damaged"); }

/// Whoever comes to a row below a prefix fails.
class DamagedRows final : public ViewRows {
 public:
  explicit DamagedRows(ViewRows& rows) : rows_(rows) {}
  void write(const std::vector<RowChange>& changes) override { rows_.write(changes); }
  void drop(std::string_view prefix) override { rows_.drop(prefix); }
  [[nodiscard]] std::optional<std::string> row(std::string_view key) const override {
    if (is_damaged(key)) fail_to_read();
    return rows_.row(key);
  }
  [[nodiscard]] std::unique_ptr<RowCursor> cursor() const override {
    return std::make_unique<Cursor>(*this, rows_.cursor());
  }
  std::string damage;

 private:
  [[nodiscard]] bool is_damaged(std::string_view key) const { return !damage.empty() && key.starts_with(damage); }

  class Cursor final : public RowCursor {
   public:
    Cursor(const DamagedRows& rows, std::unique_ptr<RowCursor> cursor) : rows_(rows), cursor_(std::move(cursor)) {}
    void seek(std::string_view from) override { cursor_->seek(from), look(); }
    void next() override { cursor_->next(), look(); }
    [[nodiscard]] bool is_at_row() const override { return cursor_->is_at_row(); }
    [[nodiscard]] std::string_view key() const override { return cursor_->key(); }
    [[nodiscard]] std::string_view row() const override { return cursor_->row(); }

   private:
    void look() const {
      if (cursor_->is_at_row() && rows_.is_damaged(cursor_->key())) fail_to_read();
    }
    const DamagedRows& rows_;
    std::unique_ptr<RowCursor> cursor_;
  };

  ViewRows& rows_;
};

/// One row of every month: how many events there are.
MonthlyView event_counts() {
  return {"counts", 1, [](const std::vector<Event>& events, Day through) {
            std::vector<ViewRow> rows;
            for (Day day = end_of_month(kFoundingDay); day <= through; day = next_month_end(day))
              rows.push_back({day, std::to_string(events.size())});
            return rows;
          }};
}

struct ClubWithRows {
  ClubWithRows() : ledger(make_ledger(std::make_unique<MemoryEventStore>(), clock, 1)), rows(ledger->view_rows()) {
    REQUIRE(ledger->submit(founding("CLB-01", 1)).has_value());
    static_cast<void>(runner().catch_up(kLastOfMarch));
  }
  [[nodiscard]] ViewRunner runner() { return {ledger->store(), rows, {event_counts()}}; }
  [[nodiscard]] std::string answer() {
    std::string out;
    static_cast<void>(runner().rows_on("counts", kLastOfMarch,
                                       [&](const ClubCode&, Version, std::string_view bytes) { out = bytes; }));
    return out;
  }
  SimulatedClock clock{kEvening};
  std::unique_ptr<Ledger> ledger;
  DamagedRows rows;
};

}  // namespace

TEST_CASE("an answer does without rows that cannot be read, whichever they are", "[core][views]") {
  ClubWithRows club_with;
  for (const std::string& damage :
       {in_force_key("counts"), reaches_prefix("counts", 1), view_rows_prefix("counts", 1), std::string("counts")}) {
    club_with.rows.damage = damage;
    CHECK(club_with.answer() == "5");
  }
}

TEST_CASE("rows that cannot be read are made anew by a rebuild, which tells of them", "[core][views]") {
  ClubWithRows club_with;
  club_with.rows.damage = GENERATE(reaches_prefix("counts", 1), view_rows_prefix("counts", 1));
  REQUIRE(club_with.ledger->submit(donation("CLB-01", 2)).has_value());
  const RebuiltView rebuilt = club_with.runner().rebuild({}, kLastOfMarch).at(0);
  CHECK(rebuilt.is_in_force);
  CHECK(rebuilt.found_damage());
  CHECK_THAT(rebuilt.unreadable, Contains("a block of rows is damaged"));
  CHECK(ViewShelf(club_with.rows, "counts").generations() == std::vector<Generation>{2});
  CHECK(club_with.runner().status().at(0).current == 1);
  CHECK(club_with.answer() == "6");
}

TEST_CASE("a head that names more events than there are is damage, not a want of memory", "[core][views]") {
  const ClubWithRows club_with;
  for (const int bit : {6, 31, 40, 63}) {
    const auto tree = Frontier::from(std::uint64_t{1} << bit, {Hash{}}).value();
    CHECK_THROWS_AS(read_history(club_with.ledger->store(), club("CLB-01"), tree_bytes(tree)), StoreFailure);
  }
}
