// A club's figures: every month's end on the way is what a fold to that day gives, and a row reads back as it was.

#include "projections/club_figures.h"

#include <catch2/catch.hpp>

#include "events/fold.h"
#include "tests/projections/random_history.h"

using namespace soquy;
using namespace soquy::projections;
using soquy::tests::Lending;
using soquy::tests::RandomHistory;

namespace {

constexpr std::uint64_t kSeeds = 60;
constexpr int kSteps = 200;

Lending lending_of(std::uint64_t seed) { return seed % 2 == 0 ? Lending::plain : Lending::in_trouble; }

/// A drawn life begins with its first entry; here the club is founded before it.
std::vector<Event> life_of(std::uint64_t seed) {
  const RandomHistory club(seed, kSteps, lending_of(seed));
  std::vector<Event> events = club.events();
  Event founding;
  founding.envelope = events.front().envelope;
  founding.envelope.version = {};
  founding.payload = ClubFounded{};
  for (const Event& event : events) {
    founding.envelope.value_date = std::min(founding.envelope.value_date, event.envelope.value_date);
  }
  events.insert(events.begin(), founding);
  return events;
}

ClubFigures folded(const std::vector<Event>& events, Day day) {
  ClubFiguresFold fold;
  soquy::fold(fold, events, AsOf{day});
  return fold.on(day);
}

std::string differing(const Figures& left, const Figures& right) {
  std::string names;
  for (const FigureInfo& figure : all_figures()) {
    if (left.*figure.member == right.*figure.member) continue;
    names += std::string(figure.name) + " " + std::to_string(left.*figure.member) + "/" +
             std::to_string(right.*figure.member) + " ";
  }
  return names;
}

}  // namespace

TEST_CASE("the figures of a month's end are what a fold to that day gives, in whatever order entries came",
          "[core][projections][figures]") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const auto events = life_of(seed);
    const Day through = add_months(events.back().envelope.value_date, 6, 31);
    const auto months = figures_by_month(events, through);
    REQUIRE(!months.empty());
    for (const MonthFigures& month : months) {
      INFO("seed " << seed << ", " << to_iso(month.month_end));
      const ClubFigures asked = folded(events, month.month_end);
      CHECK(differing(month.club.figures, asked.figures) == "");
      CHECK(month.club.card == asked.card);
    }
  }
}

TEST_CASE("a row of figures reads back as it was, and other bytes do not", "[core][projections][figures]") {
  const auto months = figures_by_month(life_of(7), *make_day(2029, 12, 31));
  REQUIRE(!months.empty());
  for (const MonthFigures& month : months) {
    const std::string bytes = to_bytes(month.club);
    REQUIRE(parse_club_figures(bytes) == month.club);
    CHECK(!parse_club_figures(bytes + '\0'));
    CHECK(!parse_club_figures(std::string_view(bytes).substr(0, bytes.size() - 1)));
  }
  CHECK(!parse_club_figures(""));
}

TEST_CASE("figures add up over clubs and are taken off over days, one by one", "[core][projections][figures]") {
  Figures one;
  Figures two;
  std::int64_t n = 1;
  for (const FigureInfo& figure : all_figures()) {
    one.*figure.member = n;
    two.*figure.member = 3 * n++;
    CHECK(find_figure(figure.name) == &figure);
  }
  Figures sum = one;
  sum += one;
  sum += one;
  CHECK(sum == two);
  CHECK(two - one - one == one);
  one.disbursed = INT64_MAX;
  one += one;
  CHECK(one.disbursed == INT64_MAX);
}
