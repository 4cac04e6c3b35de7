// 200 random years, each judged by the naive ledger after every step.

#include <catch2/catch.hpp>

#include "engine/verify.h"
#include "events/codec.h"
#include "events/fold.h"
#include "projections/trial_balance.h"
#include "tests/support/judged_year.h"
#include "tests/support/scratch_directory.h"

namespace soquy::test {

namespace {

/// Runs one year on a ledger in memory and asks the views now and then.
void judge_in_memory(std::uint64_t seed, YearTally& tally) {
  INFO("seed " << seed);
  engine::SimulatedClock clock(Instant{0});
  const auto ledger = engine::Ledger::in_memory(clock);
  JudgedYear year(seed);
  int steps = 0;
  while (year.step(*ledger, clock)) {
    if (++steps % 20 == 0) REQUIRE(year.compare_views(*ledger, 2) == "");
  }
  REQUIRE(year.difference() == "");
  REQUIRE(year.compare_views(*ledger, 20) == "");
  tally.add(year.tally());
}

/// Runs one year on a store that is closed and opened again in between, and read from its bytes at the end.
void judge_on_disk(std::uint64_t seed, YearTally& tally) {
  INFO("seed " << seed);
  const ScratchDirectory folder;
  engine::SimulatedClock clock(Instant{0});
  engine::Ledger::create(folder / "store");
  auto ledger = engine::Ledger::open(folder / "store", clock);
  JudgedYear year(seed);
  int steps = 0;
  while (year.step(*ledger, clock)) {
    if (++steps % 15 != 0) continue;
    ledger.reset();
    ledger = engine::Ledger::open(folder / "store", clock);
    REQUIRE(year.compare_now(*ledger) == "");
  }
  REQUIRE(year.difference() == "");
  const std::vector<Event> live = ledger->history(year.club());
  const auto state = ledger->state(year.club());
  ledger.reset();
  ledger = engine::Ledger::open(folder / "store", clock, false);
  REQUIRE(ledger->history(year.club()) == live);
  REQUIRE(*ledger->state(year.club()) == *state);
  REQUIRE(year.compare_views(*ledger, 10) == "");
  const engine::VerifyReport report = engine::verify(ledger->store(), ledger->people());
  INFO((report.is_sound() ? std::string() : report.differences.front().what));
  REQUIRE(report.is_sound());
  tally.add(year.tally());
}

}  // namespace

TEST_CASE("the naive ledger agrees after a store was closed and opened again, in every fifth of the 200 years",
          "[properties]") {
  YearTally tally;
  for (std::uint64_t seed = 1001; seed <= 1200; seed += 5) judge_on_disk(seed, tally);
  CHECK(tally.accepted > 800);
}

TEST_CASE("replaying a history twice gives the same state, and as of today is what is live", "[core][properties]") {
  for (std::uint64_t seed = 21; seed <= 23; ++seed) {
    engine::SimulatedClock clock(Instant{0});
    const auto ledger = engine::Ledger::in_memory(clock, seed);
    JudgedYear year(seed);
    while (year.step(*ledger, clock)) {
    }
    REQUIRE(year.difference() == "");
    const std::vector<Event> history = ledger->history(year.club());
    engine::ClubState first;
    engine::ClubState second;
    projections::TrialBalance live;
    projections::TrialBalance today;
    for (const Event& event : history) {
      evolve(first, event);
      evolve(second, decode(encode(event)));
      live.apply(event);
    }
    CHECK(first == second);
    CHECK(first == *ledger->state(year.club()));
    fold(today, history, AsOf{year.today()});
    CHECK(today == live);
  }
}

TEST_CASE("the naive ledger agrees after every step of ten random years", "[core][properties]") {
  YearTally tally;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) judge_in_memory(seed, tally);
  CHECK(tally.accepted > 200);
  CHECK(tally.refused > 20);
}

TEST_CASE("the naive ledger agrees after every step of 200 random years", "[properties]") {
  YearTally tally;
  for (std::uint64_t seed = 1001; seed <= 1200; ++seed) judge_in_memory(seed, tally);
  // Rules that never say no prove nothing.
  CHECK(tally.accepted > 4000);
  CHECK(tally.refused > 400);
  CHECK(tally.written_late > 800);
  CHECK(tally.true_days > 300);
  CHECK(tally.shut > 5);
  for (const auto reason :
       {RejectReason::field_not_valid, RejectReason::approval_missing, RejectReason::approval_same_person,
        RejectReason::approval_too_weak, RejectReason::date_before_founding, RejectReason::date_in_future,
        RejectReason::period_closed, RejectReason::reason_missing}) {
    INFO("late rows refused for " << to_text(reason));
    CHECK(tally.late_refused[reason] > 0);
  }
}

}  // namespace soquy::test
