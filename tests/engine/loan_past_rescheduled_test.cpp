// The past of a loan that was rescheduled or frozen, left to chance: what lies before the agreement stands as long as
// the agreement does, what lies after it comes in any order, and an agreement on which nothing rests is taken back.
#include <catch2/catch.hpp>

#include "tests/engine/loan_pasts.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::tests;

namespace {

constexpr int kAgreements = 1'000;
constexpr std::uint64_t kMostTries = 2'500;  // some loans are settled before, some orders refused

/// A loan that was rescheduled, and what was recorded before and after it.
struct Agreed {
  Desk lent;
  Slips before;
  Desk until;  ///< before the rescheduling
  Slip agreement;
  Desk since;  ///< with the rescheduling
  Slips after;
  Desk ordered;  ///< with all of it
};

/// Every third one was rescheduled before.
std::optional<Agreed> draw_agreed(Chance& chance, std::int64_t before, std::int64_t after) {
  Desk lent = draw_loan(chance);
  Desk desk = lent;
  Slips slips;
  Day from = lent.loan(kDrawnLoan).start;
  if (chance.one_in(3)) {
    const auto former = draw_rescheduling(chance, desk, from);
    lent = desk;
    from = former->day;
  }
  slips = draw_slips(chance, desk, from, before);
  const Desk until = desk;
  const auto agreement = draw_rescheduling(chance, desk, slips.empty() ? from : slips.back().day);
  if (!agreement) return std::nullopt;
  Agreed all{lent, slips, until, *agreement, desk, {}, desk};
  all.after = draw_slips(chance, all.ordered, agreement->day, after);
  return all;
}

std::string in_words(const Agreed& all) {
  return in_words(all.until, all.before) + "\n until " + in_words(all.since, {all.agreement}) +
         in_words(all.since, all.after);
}

bool rests(const std::optional<Rejection>& no) { return no && no->reason == RejectReason::later_entries_depend; }

/// What a test about chance really saw.
struct SeenAgreed {
  int compared = 0;
  int frozen = 0;
  int again = 0;
  int with_before = 0;
  int penalties = 0;
  int moved = 0;
};

void look_at(SeenAgreed& seen, const Agreed& all, const Desk& desk) {
  ++seen.compared;
  const LoanState& loan = all.since.loan(kDrawnLoan);
  seen.frozen += loan.frozen ? 1 : 0;
  seen.again += loan.reschedulings > 1 ? 1 : 0;
  seen.with_before += all.before.empty() ? 0 : 1;
  bool moved = false;
  bool charged = false;
  for (std::size_t i = all.since.events.size(); i < desk.events.size(); ++i) {
    moved = moved || desk.events[i].payload.kind() == Kind::repayment_reallocated;
    charged = charged || desk.events[i].payload.kind() == Kind::penalty_charged;
  }
  seen.moved += moved ? 1 : 0;
  seen.penalties += charged ? 1 : 0;
}

void say(const SeenAgreed& seen) {
  INFO("compared " << seen.compared << ", frozen " << seen.frozen << ", again " << seen.again << ", something before "
                   << seen.with_before << ", penalties " << seen.penalties << ", moved " << seen.moved);
  CHECK(seen.compared == kAgreements);
  CHECK(seen.frozen > 200);
  CHECK(seen.again > 200);
  CHECK(seen.with_before > 500);
  CHECK(seen.penalties > 200);
  CHECK(seen.moved > 200);
}

}  // namespace

TEST_CASE("a loan that was rescheduled ends the same in whatever order the entries before and after it are recorded",
          "[core][loan][past]") {
  SeenAgreed seen;
  for (std::uint64_t seed = 1; seed <= kMostTries && seen.compared < kAgreements; ++seed) {
    Chance chance(50'000 + seed);
    auto all = draw_agreed(chance, 3, chance.between(2, 5));
    if (!all) continue;
    INFO("seed " << seed << ": " << in_words(*all));
    check_outstanding(all->ordered);
    const auto until = in_another_order(chance, all->lent, all->before);
    if (!until) continue;
    const auto since = in_this_order(*until, {all->agreement});
    REQUIRE(since.has_value());
    const auto shuffled = in_another_order(chance, *since, all->after);
    if (!shuffled) continue;
    REQUIRE(standing_of(*shuffled) == standing_of(all->ordered));
    REQUIRE(moves_of(*shuffled) == moves_of(all->ordered));
    look_at(seen, *all, *shuffled);
  }
  say(seen);
}

TEST_CASE("what came after a rescheduling is taken back as if it had never been, what came before it stands",
          "[core][loan][past]") {
  SeenAgreed seen;
  int refused = 0;
  for (std::uint64_t seed = 1; seed <= kMostTries && seen.compared < kAgreements; ++seed) {
    Chance chance(60'000 + seed);
    auto all = draw_agreed(chance, 3, chance.between(1, 5));
    if (!all || all->after.empty()) continue;
    INFO("seed " << seed << ": " << in_words(*all));
    auto written = in_another_order(chance, all->since, all->after);
    if (!written) continue;
    for (const Slip& slip : all->before)
      REQUIRE(rests(written->offer({reversal_of(version_of(*written, slip))}, signed_on(day("2025-12-31")))));
    const Slip& wrong = all->after[static_cast<std::size_t>(chance.between(0, std::ssize(all->after) - 1))];
    const Version entry = version_of(*written, wrong);
    const Day on = later_day(chance, wrong.day);
    INFO("taken back on " << to_iso(on) << ": id " << static_cast<int>(wrong.command));
    const auto never = never_recorded(chance, all->since, without(all->after, {wrong}));
    Desk at_original_day = *written;
    const auto no = written->offer({reversal_of(entry)}, signed_on(on));
    const auto same = at_original_day.offer({reversal_of(entry, true)}, signed_on(on));
    REQUIRE(no.has_value() == same.has_value());
    if (no) {
      INFO(to_sentence(*no));
      REQUIRE(rests(no));
      REQUIRE((!never || (wrong.penalty() && no->seen.find("waived") != std::string::npos)));
      ++refused;
      continue;
    }
    REQUIRE(never.has_value());
    check_outstanding(*written);
    check_outstanding(at_original_day);
    REQUIRE(standing_of(*written) == standing_of(*never));
    REQUIRE(standing_of(at_original_day) == standing_of(*never));
    REQUIRE(moves_of(*written, on) == moves_of(*never, on));
    REQUIRE(moves_of(at_original_day) == moves_of(*never));
    look_at(seen, *all, *written);
  }
  INFO("refused " << refused);
  CHECK(refused > 10);
  CHECK(refused < 200);
  say(seen);
}

TEST_CASE("a rescheduling is taken back when nothing rests on it, or together with all that does",
          "[core][loan][past]") {
  int rested = 0;
  int compared = 0;
  for (std::uint64_t seed = 1; seed <= kMostTries && compared < kAgreements; ++seed) {
    Chance chance(70'000 + seed);
    auto all = draw_agreed(chance, 3, chance.between(1, 3));
    if (!all) continue;
    INFO("seed " << seed << ": " << in_words(*all));
    const Version agreed = version_of(all->since, all->agreement);
    const Day on = later_day(chance, all->agreement.day);
    for (const bool at_original_date : {false, true}) {
      Desk undone = all->since;
      const auto no = undone.offer({reversal_of(agreed, at_original_date)}, signed_on(on));
      REQUIRE_FALSE(no.has_value());
      check_outstanding(undone);
      REQUIRE(standing_of(undone) == standing_of(all->until));
      REQUIRE(moves_of(undone) == moves_of(all->until));
    }
    ++compared;
    if (all->after.empty()) continue;
    // Newest first, so that nothing taken back has anything resting on it.
    std::vector<Act> acts;
    for (auto slip = all->after.rbegin(); slip != all->after.rend(); ++slip)
      acts.push_back(reversal_of(version_of(all->ordered, *slip)));
    acts.push_back(reversal_of(agreed));
    Desk& desk = all->ordered;
    REQUIRE(rests(desk.offer({acts.back()}, signed_on(day("2025-12-31")))));
    const auto no = desk.offer(acts, signed_on(day("2025-12-31")));
    REQUIRE_FALSE(no.has_value());
    check_outstanding(desk);
    REQUIRE(standing_of(desk) == standing_of(all->until));
    REQUIRE(moves_of(desk, day("2025-12-31")) == moves_of(all->until, day("2025-12-31")));
    ++rested;
  }
  CHECK(compared == kAgreements);
  CHECK(rested > 500);
}
