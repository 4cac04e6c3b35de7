// The sample province: the plan's figures hold, the same seed tells the same story, and its entries are a treasurer's.

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "cli/simulate/simulation.h"
#include "engine/clock.h"
#include "engine/ledger.h"
#include "projections/catalog.h"

using namespace soquy;

namespace {

struct Told {
  std::unique_ptr<engine::SimulatedClock> clock;
  std::unique_ptr<engine::Ledger> ledger;
};

Told tell(std::uint64_t seed) {
  Told told;
  told.clock = std::make_unique<engine::SimulatedClock>(Instant{0});
  told.ledger = engine::Ledger::in_memory(*told.clock, seed);
  cli::simulate(*told.ledger, *told.clock, cli::quang_ngai_plan(seed), seed, [] {});
  return told;
}

const Told& sample() {
  static const Told told = tell(1533);
  return told;
}

std::map<Kind, int> kinds_recorded() {
  std::map<Kind, int> kinds;
  for (const auto& club : sample().ledger->clubs()) {
    for (const Event& event : sample().ledger->history(club.code)) ++kinds[event.payload.kind()];
  }
  return kinds;
}

}  // namespace

TEST_CASE("the same seed tells the same story, byte for byte; another seed tells another", "[cli][simulate]") {
  const Told again = tell(1533);
  CHECK(again.ledger->store().log_frontier().root() == sample().ledger->store().log_frontier().root());
  CHECK(tell(1534).ledger->store().log_frontier().root() != sample().ledger->store().log_frontier().root());
}

TEST_CASE("six sample clubs are founded by the end of 2019 and four more in 2020, all of them practice",
          "[cli][simulate]") {
  std::map<int, int> founded;
  for (const auto& club : sample().ledger->clubs()) {
    const auto state = sample().ledger->state(club.code);
    REQUIRE(state.has_value());
    CHECK(state->practice);
    ++founded[civil(state->founding_day).year];
    const auto members = state->members_on(make_day(2020, 12, 31).value());
    CHECK(members >= 50);
    CHECK(members <= 70);
  }
  CHECK(founded[2018] + founded[2019] == 6);
  CHECK(founded[2020] == 4);
  CHECK(founded.size() == 3);
}

TEST_CASE("every sample entry is recorded on the evening of its meeting or later, and the meetings end in 2020",
          "[cli][simulate]") {
  for (const auto& club : sample().ledger->clubs()) {
    Day last = Day::none();
    for (const Event& event : sample().ledger->history(club.code)) {
      const Day recorded = day_in_vietnam(event.envelope.recorded_at);
      REQUIRE(recorded >= event.envelope.value_date);
      if (event.payload.kind() == Kind::meeting_held) {
        CHECK(event.envelope.recorded_at >= at_vietnam_time(event.envelope.value_date, 19, 0));
        last = event.envelope.value_date;
      }
    }
    CHECK(last >= make_day(2020, 12, 1).value());
    CHECK(last <= make_day(2020, 12, 31).value());
  }
}

TEST_CASE("the sample holds what villages live through: late entries, reversals, a flood, a death, gifts in kind",
          "[cli][simulate]") {
  auto kinds = kinds_recorded();
  CHECK(kinds[Kind::entry_reversed] > 0);
  CHECK(kinds[Kind::goods_received] > 0);
  CHECK(kinds[Kind::goods_given] > 0);
  CHECK(kinds[Kind::difference_posted] > 0);
  CHECK(kinds[Kind::interest_allocated] > 0);
  CHECK(kinds[Kind::period_closed] > 0);
  CHECK(kinds[Kind::loan_disbursed] > 100);
  int late = 0;
  int deaths = 0;
  int flood_aid = 0;
  for (const auto& club : sample().ledger->clubs()) {
    for (const Event& event : sample().ledger->history(club.code)) {
      if (!event.envelope.written_on.is_none()) ++late;
      if (const auto* left = event.payload.as<MemberLeft>(); left != nullptr && left->reason == ReasonCode::death)
        ++deaths;
      if (const auto* aid = event.payload.as<AidGiven>(); aid != nullptr && aid->kind == AidKind::disaster) ++flood_aid;
    }
  }
  CHECK(late > 0);
  CHECK(deaths > 0);
  CHECK(flood_aid > 0);
}

TEST_CASE("a national plan of any size meets no refusal", "[cli][simulate]") {
  for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
    engine::SimulatedClock clock(Instant{0});
    const auto ledger = engine::Ledger::in_memory(clock, seed);
    const auto result = cli::simulate(*ledger, clock, cli::national_plan(seed, 12, 3), seed, [] {});
    CHECK(result.clubs == 12);
    CHECK(result.meetings >= 12 * 36);  // the founding day counts as a meeting where it is not the usual day
  }
}
