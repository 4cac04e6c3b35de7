// 200 random years, each judged by the naive ledger after every step.

#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/support/judged_year.h"

namespace soquy::test {

namespace {

struct Tally {
  int accepted = 0;
  int refused = 0;
};

/// Runs one year on a ledger in memory and asks the views now and then.
void judge_in_memory(std::uint64_t seed, Tally& tally) {
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
  tally.accepted += year.accepted();
  tally.refused += year.refused();
}

}  // namespace

TEST_CASE("the naive ledger agrees after every step of ten random years", "[core][properties]") {
  Tally tally;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) judge_in_memory(seed, tally);
  CHECK(tally.accepted > 200);
  CHECK(tally.refused > 20);
}

TEST_CASE("the naive ledger agrees after every step of 200 random years", "[properties]") {
  Tally tally;
  for (std::uint64_t seed = 1001; seed <= 1200; ++seed) judge_in_memory(seed, tally);
  // Rules that never say no prove nothing.
  CHECK(tally.accepted > 4000);
  CHECK(tally.refused > 400);
}

}  // namespace soquy::test
