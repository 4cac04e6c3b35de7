// The rows that are kept for every month's end say what the views themselves say on that day, and a rebuild makes the
// very bytes that recording left behind, for every view that is stored.
#include "cli/monthly_views.h"

#include <catch2/catch.hpp>
#include <set>

#include "engine/stored_view.h"
#include "engine/verify.h"
#include "engine/view_shelf.h"
#include "events/fold.h"
#include "projections/catalog.h"
#include "tests/cli/desk.h"
#include "tests/support/judged_year.h"

using namespace soquy;
using namespace soquy::test;

namespace {

std::vector<engine::ViewRow> rows_of(const char* name, const std::vector<Event>& events, Day through) {
  for (const auto& view : cli::monthly_views())
    if (view.name == name) return engine::fold_rows(view, events, through);
  FAIL("no stored view of that name");
  return {};
}

/// By loops over all events, for each day anew.
engine::Balances naive_balances(const std::vector<Event>& events, Day day) {
  engine::Balances sums;
  for (const Event& event : events) {
    if (event.envelope.value_date > day) continue;
    for (const Posting& posting : event.postings) sums[{posting.fund, posting.account}] += posting.amount;
  }
  std::erase_if(sums, [](const auto& sum) { return sum.second.is_zero(); });
  return sums;
}

/// Every stored row and how far rows reach, without the numbers of generations.
std::string dump(const engine::ViewRows& rows) {
  std::set<std::string> in_force;
  for (const auto& view : cli::monthly_views()) in_force.insert(engine::in_force_key(view.name));
  std::string out;
  const auto cursor = rows.cursor();
  for (cursor->seek(""); cursor->is_at_row(); cursor->next()) {
    std::string key(cursor->key());
    if (in_force.contains(key)) continue;
    key.erase(16, 4);
    out += key + "=" + std::string(cursor->row()) + "\n";
  }
  return out;
}

void live_a_year(JudgedYear& year, engine::Ledger& ledger, engine::SimulatedClock& clock, int every) {
  auto runner = cli::view_runner_of(ledger);
  for (int i = 1; year.step(ledger, clock); ++i) {
    if (i % every != 0) continue;
    const auto report = runner.catch_up(engine::last_month_end(year.today()), {year.club()});
    REQUIRE(report.stopped.empty());
  }
  REQUIRE(year.difference() == "");
}

}  // namespace

TEST_CASE("stored views are views of the catalog, each under its own name", "[core][views]") {
  std::set<std::string> names;
  for (const auto& view : cli::monthly_views()) {
    CHECK(names.insert(view.name).second);
    REQUIRE(projections::find_view(view.name) != nullptr);
    CHECK(projections::find_view(view.name)->version == view.version);
  }
}

TEST_CASE("a rebuild makes the bytes that recording left behind, for every stored view", "[core][views]") {
  const std::uint64_t seed = GENERATE(11U, 12U, 13U);
  INFO("seed " << seed);
  engine::SimulatedClock clock(Instant{0});
  const auto ledger = engine::Ledger::in_memory(clock, seed);
  JudgedYear first(seed);
  JudgedYear second(seed + 100);
  live_a_year(first, *ledger, clock, 1);
  live_a_year(second, *ledger, clock, 7);
  auto runner = cli::view_runner_of(*ledger);
  const Day through = engine::last_month_end(std::max(first.today(), second.today()));
  static_cast<void>(runner.catch_up(through));
  const std::string live = dump(ledger->view_rows());
  CHECK(live.size() > 1'000);
  for (const auto& view : runner.rebuild({}, through)) {
    INFO(view.name);
    CHECK(view.compared == 2);
    CHECK(view.differed == 0);
    CHECK(view.rows > 0);
  }
  CHECK(dump(ledger->view_rows()) == live);
  engine::VerifyOptions options;
  options.views = cli::monthly_views();
  options.view_rows = &ledger->view_rows();
  CHECK(engine::verify(ledger->store(), ledger->people(), options).is_sound());
}

TEST_CASE("one month's end alone has the bytes it has among all, for every stored view", "[core][views]") {
  engine::SimulatedClock clock(Instant{0});
  const auto ledger = engine::Ledger::in_memory(clock, 21);
  JudgedYear year(21);
  live_a_year(year, *ledger, clock, 1'000);
  const auto events = ledger->history(year.club());
  const Day through = engine::last_month_end(year.today());
  for (const auto& view : cli::monthly_views()) {
    INFO(view.name);
    const auto rows = engine::fold_rows(view, events, through);
    REQUIRE(rows.size() > 6);
    for (const auto& row : rows) REQUIRE(engine::fold_row(view, events, row.day) == row.bytes);
    CHECK_FALSE(engine::fold_row(view, events, add_months(rows.front().day, -1, 31)).has_value());
  }
}

TEST_CASE("the stored trial balance of a month's end is the sum of what was dated by then", "[core][views]") {
  engine::SimulatedClock clock(Instant{0});
  const auto ledger = engine::Ledger::in_memory(clock, 5);
  JudgedYear year(5);
  live_a_year(year, *ledger, clock, 1'000);
  const auto events = ledger->history(year.club());
  const Day through = engine::last_month_end(year.today());
  const auto rows = rows_of("trial_balance", events, through);
  REQUIRE(rows.size() > 6);
  for (const auto& row : rows) {
    INFO(to_iso(row.day));
    CHECK(engine::parse_stored_view(row.bytes) == naive_balances(events, row.day));
  }
  CHECK(rows.back().day == through);
  CHECK(rows_of("trial_balance", {}, through).empty());
  CHECK(rows_of("trial_balance", events, add_days(events.front().envelope.value_date, -40)).empty());
}

TEST_CASE("what is recorded at the desk is in the stored views when the command ends", "[views]") {
  Desk desk;
  desk.found();  // on 2024-01-10, typed in on 2024-06-30
  const Said status = desk.must("views --format csv");
  CHECK(holds(status.out, "trial_balance,1,1,1,2024-05-31,1,0,0"));
  desk.today("2024-07-05");
  desk.must(
      "record expense HP-01 --by TV05 --date 2024-06-20 --fund income --area culture --amount 1000000 "
      "--preview");
  CHECK(holds(desk.must("views --format csv").out, "2024-05-31,1,0,0"));
  desk.must("record donation HP-01 --by TV05 --date 2024-07-05 --donor individual --fund activity --amount 200000");
  CHECK(holds(desk.must("views --format csv").out, "2024-06-30,1,0,0"));
  CHECK(desk.type("verify").exit == cli::done);
  const Said rebuilt = desk.must("rebuild --format csv");
  CHECK(holds(rebuilt.out, "trial_balance,1,1,2024-06-30,1,"));
  CHECK(desk.type("rebuild nothing").exit == cli::wrong_usage);
}

TEST_CASE("a stored row that somebody changed is found, and put right", "[views]") {
  Desk desk;
  desk.found();
  {
    const auto ledger = engine::Ledger::open(desk.store(), desk.clock());
    const auto in_force = engine::ViewShelf(ledger->view_rows(), "trial_balance").in_force();
    REQUIRE(in_force);
    const Day day = *make_day(2024, 3, 31);
    ledger->view_rows().write(
        {{engine::view_row_key("trial_balance", in_force->generation, day, *ClubCode::parse("HP-01")), "nothing"}});
  }
  const Said found = desk.type("verify");
  CHECK(found.exit == 6);
  CHECK(holds(found.out, "soquy rebuild trial_balance"));
  const Said repaired = desk.type("rebuild");
  CHECK(repaired.exit == cli::refused);
  CHECK(holds(repaired.err, "1 row of trial_balance was not what the events make"));
  CHECK(holds(repaired.out, "2024-03-31"));
  CHECK(desk.type("verify").exit == cli::done);
  CHECK(desk.type("rebuild").exit == cli::done);
}
