// Clubs go on recording while all rows of all views are made anew.
//
// The short form fills a small store. The long form asks the same of one that is there: SOQUY_NATION names a store that
// soquy simulate made, to which three clubs and their year are added (test_cli "[nation]").
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <thread>

#include "cli/monthly_views.h"
#include "engine/view_runner.h"
#include "tests/support/judged_year.h"
#include "tests/support/scratch_directory.h"

using namespace soquy;
using namespace soquy::test;

namespace {

using LongAgo = std::chrono::steady_clock;

struct Beside {
  int recorded = 0;          ///< commands accepted while rows were being made
  double longest_ms = 0;     ///< that one of them waited
  std::uint64_t events = 0;  ///< folded by the rebuild
  double seconds = 0;        ///< that it took
};

/// Makes all rows anew until so many rebuilds are done, while years are lived beside it.
Beside rebuild_beside(engine::Ledger& ledger, engine::SimulatedClock& clock, std::vector<JudgedYear>& years,
                      Day through, int rebuilds) {
  std::atomic<bool> done{false};
  Beside beside;
  std::jthread maker([&] {
    const auto begin = LongAgo::now();
    for (int i = 0; i < rebuilds; ++i) {
      for (const auto& view : cli::view_runner_of(ledger).rebuild({}, through)) beside.events += view.events;
    }
    beside.seconds = std::chrono::duration<double>(LongAgo::now() - begin).count();
    done = true;
  });
  while (!done) {
    bool is_over = true;
    for (JudgedYear& year : years) {
      const auto begin = LongAgo::now();
      if (!year.difference().empty() || !year.step(ledger, clock)) continue;
      is_over = false;
      beside.recorded += !done;
      const double ms = std::chrono::duration<double, std::milli>(LongAgo::now() - begin).count();
      beside.longest_ms = std::max(beside.longest_ms, ms);
    }
    if (is_over) break;
  }
  maker.join();
  for (JudgedYear& year : years) {
    while (year.difference().empty() && year.step(ledger, clock)) {
    }
    CHECK(year.difference() == "");
  }
  return beside;
}

std::map<std::string, std::string> rows_on(engine::Ledger& ledger, Day day, std::uint64_t& folded) {
  std::map<std::string, std::string> rows;
  for (const auto& view : cli::monthly_views()) {
    const auto keep = [&](const ClubCode& club, Version, std::string_view bytes) {
      rows[view.name + " " + club.text()] = bytes;
    };
    folded = cli::view_runner_of(ledger).rows_on(view.name, day, keep).folded;
  }
  return rows;
}

std::vector<JudgedYear> years_from(std::uint64_t seed, int count) {
  std::vector<JudgedYear> years;
  for (int i = 0; i < count; ++i) years.emplace_back(seed + static_cast<std::uint64_t>(i));
  return years;
}

}  // namespace

TEST_CASE("clubs record while all rows are made anew and nothing of either is lost", "[cli][views]") {
  const ScratchDirectory scratch;
  const auto store = scratch.path() / "store";
  engine::Ledger::create(store, 1);
  engine::SimulatedClock clock(Instant{0});
  const auto ledger = engine::Ledger::open(store, clock);
  auto before = years_from(300, 4);
  for (JudgedYear& year : before) {
    while (year.step(*ledger, clock)) {
    }
    REQUIRE(year.difference() == "");
  }
  const Day through = *make_day(2030, 12, 31);  // every year is over by then
  auto years = years_from(400, 2);
  const Beside beside = rebuild_beside(*ledger, clock, years, through, 10);
  CHECK(beside.recorded > 20);
  std::uint64_t folded = 0;
  const auto answered = rows_on(*ledger, through, folded);  // what was recorded after the last look is folded
  static_cast<void>(cli::view_runner_of(*ledger).catch_up(through));
  const auto caught_up = rows_on(*ledger, through, folded);
  CHECK(folded == 0);
  CHECK(caught_up == answered);
  CHECK(caught_up.size() == 2 * (before.size() + years.size()));
  for (const auto& view : cli::view_runner_of(*ledger).rebuild({}, through)) CHECK(view.differed == 0);
}

TEST_CASE("a nation's rows are made anew while clubs record", "[.][nation]") {
  const char* const store = std::getenv("SOQUY_NATION");
  if (store == nullptr) {
    WARN("SOQUY_NATION names no store");
    return;
  }
  engine::SimulatedClock clock(Instant{0});
  const auto ledger = engine::Ledger::open(store, clock);
  const Day through = engine::last_month_end(day_in_vietnam(ledger->store().last_accepted_at()));
  auto years = years_from(static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count()), 3);
  const Beside beside = rebuild_beside(*ledger, clock, years, through, 1);
  std::cout << beside.events << " events folded in " << beside.seconds << " s; meanwhile " << beside.recorded
            << " commands were recorded and compared with the naive ledger, the longest in " << beside.longest_ms
            << " ms\n";
  CHECK(beside.recorded > 0);
}
