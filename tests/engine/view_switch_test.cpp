// A club records at the very moment when a rebuild has compared and is about to switch.
#include <catch2/catch.hpp>

#include "engine/ledger_parts.h"
#include "engine/store/memory_event_store.h"
#include "engine/view_runner.h"
#include "engine/view_shelf.h"
#include "tests/engine/small_club.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::test;

namespace {

const Day kEndOfMarch = *make_day(2019, 3, 31);

/// Calls out just before the row that says what is in force is written.
class RowsBeforeSwitch final : public ViewRows {
 public:
  explicit RowsBeforeSwitch(ViewRows& rows) : rows_(rows) {}
  void write(const std::vector<RowChange>& changes) override {
    const bool switches = !changes.empty() && changes.front().key == in_force_key("sizes");
    if (switches && before_switch) before_switch();
    rows_.write(changes);
  }
  void drop(std::string_view prefix) override { rows_.drop(prefix); }
  [[nodiscard]] std::optional<std::string> row(std::string_view key) const override { return rows_.row(key); }
  [[nodiscard]] std::unique_ptr<RowCursor> cursor() const override { return rows_.cursor(); }
  std::function<void()> before_switch;

 private:
  ViewRows& rows_;
};

MonthlyView sizes() {
  return {"sizes", 1, [](const std::vector<Event>& events, Day through) {
            std::vector<ViewRow> rows;
            for (Day day = end_of_month(kFoundingDay); day <= through; day = next_month_end(day))
              rows.push_back({day, std::to_string(events.size())});
            return rows;
          }};
}

std::string size_said(const ViewRunner& runner, std::uint64_t& folded) {
  std::string said;
  folded = runner.rows_on("sizes", kEndOfMarch, [&](const ClubCode&, Version, std::string_view bytes) { said = bytes; })
               .folded;
  return said;
}

}  // namespace

TEST_CASE("what is recorded between comparing and switching is answered at once and caught up", "[core][views]") {
  SimulatedClock clock(kEvening);
  const auto ledger = make_ledger(std::make_unique<MemoryEventStore>(), clock, 1);
  REQUIRE(ledger->submit(founding("CLB-01", 1)).has_value());
  RowsBeforeSwitch rows(ledger->view_rows());
  ViewRunner runner(ledger->store(), rows, {sizes()});
  static_cast<void>(runner.catch_up(kEndOfMarch));

  std::uint64_t folded = 0;
  rows.before_switch = [&] {
    REQUIRE(ledger->submit(donation("CLB-01", 2)).has_value());
    CHECK(size_said(runner, folded) == "6");
    CHECK(folded == 1);
  };
  CHECK_FALSE(runner.rebuild({}, kEndOfMarch).at(0).found_damage());
  rows.before_switch = {};
  CHECK(size_said(runner, folded) == "6");
  CHECK(folded == 1);  // never the row of five
  CHECK(runner.status().at(0).behind == 1);
  CHECK(runner.catch_up(kEndOfMarch).clubs == 1);
  CHECK(size_said(runner, folded) == "6");
  CHECK(folded == 0);
}
