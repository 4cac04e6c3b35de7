// A club's figures against a person who reads everything again for every figure and walks the days one by one.

#include <catch2/catch.hpp>
#include <string>

#include "events/fold.h"
#include "projections/club_figures.h"
#include "tests/projections/random_club.h"
#include "tests/support/naive_figures.h"

using namespace soquy;
using namespace soquy::projections;
using soquy::tests::Lending;
using soquy::tests::RandomClub;

namespace {

constexpr std::uint64_t kSeeds = 80;
constexpr int kSteps = 120;
constexpr int kQuestions = 4;

/// "loans_late 2/3": by the fold, and by the person.
std::string differing(const Figures& fold, const Figures& person) {
  std::string names;
  for (const FigureInfo& figure : all_figures()) {
    if (fold.*figure.member == person.*figure.member) continue;
    names += std::string(figure.name) + " " + std::to_string(fold.*figure.member) + "/" +
             std::to_string(person.*figure.member) + " ";
  }
  return names;
}

/// The card in words, so that a difference can be read.
std::string in_words(const ClubCard& card) {
  std::string words = card.club.text() + " " + card.name + " " + card.region.scheme + "/" + card.region.code.text();
  words += std::string(card.practice ? " practice " : " ") + currency_code(card.currency);
  words += " founded " + to_iso(card.founded) + " dissolved " + to_iso(card.dissolved);
  words +=
      " newest " + to_iso(card.newest) + " met " + to_iso(card.last_meeting) + " counted " + to_iso(card.last_count);
  words += " off " + std::to_string(card.last_difference.minor) + " limit " + std::to_string(card.cash_limit.minor);
  words += " reported " + to_iso(card.six_month_reported) + " and " + to_iso(card.annual_reported);
  return words + " pair " + std::to_string(card.reversals_by_one_pair);
}

/// How often each figure was not nothing, so that one that is never drawn is not held to be right.
struct Seen {
  Figures times;
  void add(const Figures& figures) {
    for (const FigureInfo& figure : all_figures()) times.*figure.member += figures.*figure.member != 0 ? 1 : 0;
  }
};

void ask(const std::vector<Event>& events, const AsOf& when, Seen& met) {
  INFO("as of " << to_iso(when.value_date) << ", known " << to_iso(when.known));
  ClubFiguresFold view;
  fold(view, events, when);
  const ClubFigures folded = view.on(when.value_date);
  const ClubFigures found = naive::club_figures(events, when);
  CHECK(differing(folded.figures, found.figures) == "");
  CHECK(in_words(folded.card) == in_words(found.card));
  CHECK(folded.card == found.card);
  met.add(found.figures);
}

}  // namespace

TEST_CASE("every figure of a club is what a person finds who reads everything again, whatever day and moment is asked",
          "[core][projections][figures]") {
  Seen met;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    INFO("seed " << seed);
    RandomClub club(seed, kSteps, seed % 2 == 0 ? Lending::plain : Lending::in_trouble);
    for (int n = 0; n < kQuestions; ++n) {
      AsOf when{club.some_day()};
      if (n % 2 == 1) when.known = club.some_moment();
      ask(club.events(), when, met);
    }
    ask(club.events(), AsOf{tests::day("2020-06-30")}, met);
    ask(club.events(), AsOf{tests::day("2021-12-31")}, met);
  }
  for (const FigureInfo& figure : all_figures()) {
    INFO(figure.name);
    CHECK(met.times.*figure.member > 0);
  }
}
