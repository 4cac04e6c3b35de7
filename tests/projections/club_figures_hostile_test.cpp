// A club's figures of histories that nobody recorded: whatever can be stored is answered, and soon.

#include <catch2/catch.hpp>
#include <chrono>

#include "events/fold.h"
#include "projections/club_figures.h"
#include "tests/support/history.h"
#include "tests/support/hostile_event.h"

using namespace soquy;
using namespace soquy::projections;
using soquy::testing::Dice;
using soquy::testing::hostile_stream;
using soquy::tests::day;
using soquy::tests::History;

namespace {

constexpr std::array kAskedOn = {kFirstDay, Day{18'000}, Day{20'000}, kLastDay};
constexpr std::size_t kMonthsOfCalendar = 12 * (kLastYear - kFirstYear + 1);

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

TEST_CASE("no history that can be stored stops the figures of a club", "[core][projections][figures][hostile]") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    Dice dice(seed);
    const std::vector<Event> events = hostile_stream(dice, 10 + seed % 40);
    for (const Day asked : kAskedOn) {
      ClubFiguresFold view;
      fold(view, events, AsOf{asked});
      const ClubFigures club = view.on(asked);
      CHECK(parse_club_figures(to_bytes(club)) == club);
    }
    if (seed % 10 == 0) CHECK(figures_by_month(events, Day{20'000}).size() <= kMonthsOfCalendar);
  }
}

TEST_CASE("entries without a day make no months before the calendar", "[core][projections][figures][hostile]") {
  History club;
  club.found(day("2024-01-10"));
  club.seed(day("2024-01-10"), 1'000);
  std::vector<Event> events = club.events();
  events.back().envelope.value_date = Day::none();
  const auto begin = std::chrono::steady_clock::now();
  const auto months = figures_by_month(events, day("2024-03-31"));
  CHECK(seconds_since(begin) < 1.0);
  REQUIRE(months.size() == 3);
  CHECK(months.front().month_end == day("2024-01-31"));
  for (Event& event : events) event.envelope.value_date = Day::none();
  CHECK(figures_by_month(events, kLastDay).empty());
}

TEST_CASE("a loan that is taken back twice was not lent fewer times than never",
          "[core][projections][figures][hostile]") {
  History club;
  club.found(day("2024-01-10"));
  const Version loan = club.disburse(day("2024-01-10"), 1, 1, 1'000, 1, 0).envelope.version;
  club.reverse(day("2024-01-11"), loan);
  club.reverse(day("2024-01-11"), loan);
  ClubFiguresFold view;
  fold(view, club.events());
  CHECK(view.on(day("2024-01-31")).figures.loans_repeat == 0);
}
