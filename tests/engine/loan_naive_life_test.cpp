// Whole lives of loans, drawn at random and written through the rules, beside the page that the naive judge reads from
// the beginning each time: repayments, penalties, waivers, reschedulings, freezes, write-offs and recoveries, many of
// them dated back, and lines taken back.
#include <catch2/catch.hpp>

#include "tests/engine/judged_loan.h"

using namespace soquy;
using namespace soquy::tests;

namespace {

Tally lives(AdvanceTo advance, std::uint64_t from, std::uint64_t to) {
  Tally tally;
  for (std::uint64_t seed = from; seed < to; ++seed) {
    CAPTURE(seed, static_cast<int>(advance));
    JudgedLoan(seed, advance, tally).live();
  }
  return tally;
}

Tally lives_with_mistakes(AdvanceTo advance, std::uint64_t from, std::uint64_t to) {
  Tally tally;
  for (std::uint64_t seed = from; seed < to; ++seed) {
    CAPTURE(seed, static_cast<int>(advance));
    JudgedLoan(seed, advance, tally).live_with_mistakes();
  }
  return tally;
}

/// A life in which nothing happens proves nothing.
void require_at_least(Tally tally, const Tally& floors) {
  for (const auto& [what, least] : floors) {
    INFO(what);
    REQUIRE(tally[what] >= least);
  }
}

/// Of a third of a thousand lives.
const Tally kFloors = {{"all principal is back, something is owed", 7},
                       {"freezes", 72},
                       {"interest carried over", 141},
                       {"late interest paid", 200},
                       {"penalties after a rescheduling", 92},
                       {"penalties dated back", 64},
                       {"penalties of a former paper paid", 18},
                       {"penalties paid", 196},
                       {"penalties while frozen", 3},
                       {"penalties", 299},
                       {"recoveries dated back", 22},
                       {"recoveries", 71},
                       {"refused: above_by_law_limit amount", 44},
                       {"refused: amounts_do_not_add_up principal", 23},
                       {"refused: exceeds_debt amount", 177},
                       {"refused: field_not_valid instalment", 381},
                       {"refused: field_not_valid rate", 4},
                       {"refused: later_entries_depend loan", 63},
                       {"refused: loan_not_open loan", 46},
                       {"repayments after a rescheduling", 320},
                       {"repayments dated back", 203},
                       {"repayments split again", 98},
                       {"repayments while frozen", 83},
                       {"repayments", 851},
                       {"reschedulings after a rescheduling", 102},
                       {"reschedulings dated back", 30},
                       {"reschedulings while frozen", 44},
                       {"reschedulings", 216},
                       {"settled", 79},
                       {"waivers after a rescheduling", 34},
                       {"waivers dated back", 30},
                       {"waivers on a former paper", 11},
                       {"waivers while frozen", 7},
                       {"waivers", 88},
                       {"write-offs after a rescheduling", 21},
                       {"write-offs dated back", 3},
                       {"write-offs of no principal", 4},
                       {"write-offs", 56}};

/// Of a hundred.
const Tally kFloorsOfMistakes = {{"dated back, since something was taken back", 42},
                                 {"not taken back", 146},
                                 {"not taken back: something else was, from a later day", 33},
                                 {"open again", 23},
                                 {"refused: before something was taken back", 38},
                                 {"repayments split again", 91},
                                 {"taken back on their own day", 196},
                                 {"taken back: penalties", 62},
                                 {"taken back: recoveries", 8},
                                 {"taken back: repayments", 202},
                                 {"taken back: reschedulings", 27},
                                 {"taken back: waivers", 10},
                                 {"taken back: write-offs", 12}};

}  // namespace

TEST_CASE("a loan whose next instalments are paid ahead reads, on every day of its life, as its page counts it",
          "[core][loan]") {
  require_at_least(lives(AdvanceTo::next_instalments, 0, 334), kFloors);
}

TEST_CASE("a loan whose last instalments are paid ahead reads, on every day of its life, as its page counts it",
          "[core][loan]") {
  require_at_least(lives(AdvanceTo::last_instalments, 334, 667), kFloors);
}

TEST_CASE("a loan that is reamortised reads, on every day of its life, as its page counts it", "[core][loan]") {
  const Tally tally = lives(AdvanceTo::reamortise, 667, 1000);
  require_at_least(tally, kFloors);
  require_at_least(tally, {{"interest spared", 800}});
}

TEST_CASE(
    "a loan of which lines were taken back reads as if they had never been written, and its past is shut until then",
    "[core][loan]") {
  require_at_least(lives_with_mistakes(AdvanceTo::next_instalments, 0, 100), kFloorsOfMistakes);
  require_at_least(lives_with_mistakes(AdvanceTo::last_instalments, 100, 200), kFloorsOfMistakes);
  require_at_least(lives_with_mistakes(AdvanceTo::reamortise, 200, 300), kFloorsOfMistakes);
}

TEST_CASE("every day of many lives of loans reads as its page counts it", "[.long][loan]") {
  for (const AdvanceTo advance : {AdvanceTo::next_instalments, AdvanceTo::last_instalments, AdvanceTo::reamortise}) {
    require_at_least(lives(advance, 1000, 8000), kFloors);
    require_at_least(lives_with_mistakes(advance, 1000, 8000), kFloorsOfMistakes);
  }
}
