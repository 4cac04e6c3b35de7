// Views that name the kinds of events they read: folding these alone gives what folding all of them gives, so that a
// question over thousands of clubs may pass over the others.
#include <catch2/catch.hpp>

#include "events/fold.h"
#include "projections/income_improvement.h"
#include "projections/members_profile.h"
#include "projections/report.h"
#include "tests/projections/random_club.h"
#include "tests/support/random_event.h"

using namespace soquy;
using namespace soquy::projections;
using soquy::tests::Lending;
using soquy::tests::RandomClub;

namespace {

template <class View>
View of_kinds_read(const std::vector<Event>& events, const AsOf& when) {
  View view;
  for (const Event& event : events)
    if (View::reads(event.payload.kind()) && when.sees(event.envelope)) view.apply(event);
  return view;
}

}  // namespace

TEMPLATE_TEST_CASE("an event of a kind that a view does not name changes nothing in it", "[core][projections]",
                   MembersProfile, IncomeImprovement, ReportBook) {
  soquy::testing::Dice dice(24);
  int kinds_that_matter = 0;
  for (const Kind kind : soquy::testing::all_kinds()) {
    INFO(to_text(kind));
    bool matters = false;
    for (int i = 0; i < 20; ++i) {
      TestType view;
      view.apply(soquy::testing::random_event(kind, dice, soquy::testing::Fill::always));
      matters = matters || view != TestType{};
    }
    CHECK((TestType::reads(kind) || !matters));
    kinds_that_matter += matters;
  }
  CHECK(kinds_that_matter >= 3);
}

TEMPLATE_TEST_CASE("a drawn club is the same to a view out of the kinds it names alone", "[core][projections]",
                   MembersProfile, IncomeImprovement, ReportBook) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    INFO("seed " << seed);
    RandomClub club(seed, 400, seed % 2 == 0 ? Lending::plain : Lending::in_trouble);
    for (int question = 0; question < 5; ++question) {
      const AsOf when{club.some_day(), club.some_moment()};
      TestType all;
      fold(all, club.events(), when);
      REQUIRE(of_kinds_read<TestType>(club.events(), when) == all);
    }
  }
}
