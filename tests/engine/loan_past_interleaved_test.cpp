// The past of a loan changes, and then goes on being written: rows that come after a reversal, dated before it or
// behind it. From a later day on, the books hold what was taken back until that day, and the past is shut until then.
// On its own day nothing is left of it, and rows come with any date.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/engine/loan_pasts.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::tests;

namespace {

constexpr int kPasts = 1'000;
constexpr std::uint64_t kMostPasts = 1'300;  // some orders and some reversals are refused

/// What a test about chance really saw.
struct SeenRows {
  int compared = 0;
  int refused = 0;
  int accepted = 0;
  int dated_back = 0;  ///< of the accepted ones: before another slip
  int of_that_day = 0;
};

/// The same loan, once with a slip that is taken back and once as if it had never been there.
struct Mistaken {
  Desk lent;
  Desk written;
  Slips left;
  Slip wrong;
  Desk never;
};

std::optional<Mistaken> draw_mistaken(Chance& chance) {
  Desk lent = draw_loan(chance);
  Desk ordered = lent;
  Slips slips = draw_slips(chance, ordered, lent.loan(kDrawnLoan).start, chance.between(2, 6));
  if (slips.empty()) return std::nullopt;
  const auto written = in_another_order(chance, lent, slips);
  if (!written) return std::nullopt;
  const Slip wrong = slips[static_cast<std::size_t>(chance.between(0, std::ssize(slips) - 1))];
  Slips left = without(slips, {wrong});
  const auto never = never_recorded(chance, lent, left);
  if (!never) return std::nullopt;
  return Mistaken{lent, *written, left, wrong, *never};
}

std::string in_words(const Mistaken& past, Day on) {
  return tests::in_words(past.lent, past.left) + "\n and the wrong one, " + tests::in_words(past.lent, {past.wrong}) +
         "\n taken back on " + to_iso(on);
}

Day last_day_of(const Slips& slips) {
  Day last;
  for (const Slip& slip : slips) last = std::max(last, slip.day);
  return last;
}

/// Both desks take the row, and what stands and what moved from that day on is the same.
void write_at_both(Mistaken& past, const Slip& row, Day from, SeenRows& seen) {
  REQUIRE(past.written.outcome(row.act, row.order()) == "accepted");
  past.written.tell(row.act, row.order());
  past.never.tell(row.act, row.order());
  check_outstanding(past.written);
  REQUIRE(standing_of(past.written) == standing_of(past.never));
  REQUIRE(moves_of(past.written, from) == moves_of(past.never, from));
  ++seen.accepted;
  seen.dated_back += row.day < last_day_of(past.left) ? 1 : 0;
  past.left.push_back(row);
}

void say(const SeenRows& seen) {
  INFO("compared " << seen.compared << ", refused " << seen.refused << ", accepted " << seen.accepted << ", dated back "
                   << seen.dated_back << ", of that very day " << seen.of_that_day);
  CHECK(seen.compared == kPasts);
  CHECK(seen.accepted > 1'600);
  CHECK(seen.dated_back > 600);
}

}  // namespace

TEST_CASE(
    "a row dated before the day from which another was taken back is refused, later ones are taken as if the "
    "other had never been",
    "[core][loan][past]") {
  SeenRows seen;
  for (std::uint64_t seed = 1; seed <= kMostPasts && seen.compared < kPasts; ++seed) {
    Chance chance(90'000 + seed);
    auto past = draw_mistaken(chance);
    if (!past) continue;
    const Day start = past->lent.loan(kDrawnLoan).start;
    const Day on = later_day(chance, add_days(past->wrong.day, 1));
    INFO("seed " << seed << ": " << in_words(*past, on));
    if (past->written.offer({reversal_of(version_of(past->written, past->wrong))}, signed_on(on))) continue;
    for (int rows = 0; rows < 5; ++rows) {
      const bool early = chance.one_in(2);
      const Day of = chance.one_in(6) ? on : early ? any_day(chance, start, add_days(on, -1)) : later_day(chance, on);
      const auto row = draw_accepted(chance, past->never, past->written, of);
      if (!row) continue;
      INFO("row: " << tests::in_words(past->lent, {*row}));
      if (of < on) {
        REQUIRE(past->written.outcome(row->act, row->order()) == "later_entries_depend loan");
        ++seen.refused;
      } else {
        seen.of_that_day += of == on ? 1 : 0;
        write_at_both(*past, *row, on, seen);
      }
    }
    ++seen.compared;
  }
  say(seen);
  CHECK(seen.refused > 1'000);
  CHECK(seen.of_that_day > 200);
}

TEST_CASE("after a reversal on the entry's own day rows of any date leave the books of a loan that never had the entry",
          "[core][loan][past]") {
  SeenRows seen;
  for (std::uint64_t seed = 1; seed <= kMostPasts && seen.compared < kPasts; ++seed) {
    Chance chance(100'000 + seed);
    auto past = draw_mistaken(chance);
    if (!past) continue;
    const Day start = past->lent.loan(kDrawnLoan).start;
    const Day own = past->wrong.day;
    INFO("seed " << seed << ": " << in_words(*past, own));
    const bool as_such = chance.one_in(2);
    const Act undo = reversal_of(version_of(past->written, past->wrong), as_such);
    if (past->written.offer({undo}, signed_on(as_such ? later_day(chance, own) : own))) continue;
    for (int rows = 0; rows < 3; ++rows) {
      const Day of = any_day(chance, start, last_slip_day());
      const auto row = draw_accepted(chance, past->never, past->written, of);
      if (!row) continue;
      INFO("row: " << tests::in_words(past->lent, {*row}));
      seen.of_that_day += of == own ? 1 : 0;
      write_at_both(*past, *row, {}, seen);
    }
    ++seen.compared;
  }
  say(seen);
}
