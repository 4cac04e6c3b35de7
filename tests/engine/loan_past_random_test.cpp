// The past of a loan changes, left to chance: terms of every kind, every by-law, repayments, penalties and waivers.
// They are recorded in any order, and taken back one, some or all of them.
#include <catch2/catch.hpp>

#include "tests/engine/loan_pasts.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::tests;

namespace {

constexpr int kLoans = 1'000;
/// Some orders and some reversals are refused; more seeds than these must not be needed.
constexpr std::uint64_t kMostSeeds = 1'250;

/// A loan, what was recorded of it in the order of the days, and that order at a desk.
struct DrawnPast {
  Desk lent;
  Desk ordered;
  Slips slips;
};

DrawnPast draw_past(Chance& chance, std::int64_t most) {
  Desk lent = draw_loan(chance);
  DrawnPast past{lent, lent, {}};
  past.slips = draw_slips(chance, past.ordered, lent.loan(kDrawnLoan).start, most);
  return past;
}

bool has_event(const Desk& desk, Kind kind) {
  return std::any_of(desk.events.begin(), desk.events.end(),
                     [&](const Event& event) { return event.payload.kind() == kind; });
}

/// What a test about chance really saw; a branch that was never reached proves nothing.
struct Seen {
  int compared = 0;
  int moved = 0;  ///< a split was another one later
  int penalties = 0;
  int waivers = 0;
  int settled = 0;
  int same_day = 0;  ///< with the same voucher or none, so that the command decides
};

void look_at(Seen& seen, const Desk& ordered, const Desk& desk) {
  ++seen.compared;
  seen.moved += has_event(desk, Kind::repayment_reallocated) ? 1 : 0;
  seen.penalties += has_event(desk, Kind::penalty_charged) ? 1 : 0;
  seen.waivers += has_event(desk, Kind::penalty_waived) ? 1 : 0;
  seen.settled += ordered.loan(kDrawnLoan).stage == LoanStage::settled ? 1 : 0;
  const auto& paid = ordered.loan(kDrawnLoan).repayments;
  const auto twin = std::adjacent_find(paid.begin(), paid.end(), [](const auto& a, const auto& b) {
    return a.value_date == b.value_date && a.voucher == b.voucher;
  });
  seen.same_day += twin != paid.end() ? 1 : 0;
}

void say(const Seen& seen) {
  INFO("compared " << seen.compared << ", moved " << seen.moved << ", penalties " << seen.penalties << ", waivers "
                   << seen.waivers << ", settled " << seen.settled << ", same day and voucher " << seen.same_day);
  CHECK(seen.compared == kLoans);
  CHECK(seen.moved > 300);
  CHECK(seen.penalties > 300);
  CHECK(seen.waivers > 80);
  CHECK(seen.settled > 100);
  CHECK(seen.same_day > 30);
}

}  // namespace

TEST_CASE("whatever is recorded of a loan, any order of recording ends in the same splits and the same books",
          "[core][loan][past]") {
  Seen seen;
  for (std::uint64_t seed = 1; seed <= kMostSeeds && seen.compared < kLoans; ++seed) {
    Chance chance(seed);
    DrawnPast past = draw_past(chance, chance.between(2, 7));
    INFO("seed " << seed << ": " << in_words(past.lent, past.slips));
    check_outstanding(past.ordered);
    const auto shuffled = in_another_order(chance, past.lent, past.slips);
    if (!shuffled) continue;
    REQUIRE(standing_of(*shuffled) == standing_of(past.ordered));
    REQUIRE(moves_of(*shuffled) == moves_of(past.ordered));
    look_at(seen, past.ordered, *shuffled);
  }
  say(seen);
}

TEST_CASE("whatever is taken back of a loan, from that day on it is as if it had never been recorded",
          "[core][loan][past]") {
  Seen seen;
  int refused = 0;
  for (std::uint64_t seed = 1; seed <= kMostSeeds && seen.compared < kLoans; ++seed) {
    Chance chance(10'000 + seed);
    DrawnPast past = draw_past(chance, chance.between(2, 7));
    INFO("seed " << seed << ": " << in_words(past.lent, past.slips));
    const auto written = in_another_order(chance, past.lent, past.slips);
    if (!written || past.slips.empty()) continue;
    const Slip& wrong = past.slips[static_cast<std::size_t>(chance.between(0, std::ssize(past.slips) - 1))];
    const Version entry = version_of(*written, wrong);
    const Day on = later_day(chance, wrong.day);
    INFO("taken back on " << to_iso(on) << ": the slip of " << to_iso(wrong.day) << ", id "
                          << static_cast<int>(wrong.command));
    const auto never = never_recorded(chance, past.lent, without(past.slips, {wrong}));
    Desk at_own_day = *written;
    Desk at_original_day = *written;
    const auto no = at_own_day.offer({reversal_of(entry)}, signed_on(on));
    const auto same = at_original_day.offer({reversal_of(entry, true)}, signed_on(day("2025-12-31")));
    REQUIRE(no.has_value() == same.has_value());
    if (no) {
      // Only because a penalty was waived, or because a repayment would pay too much: then it is refused without it
      // too.
      INFO(to_sentence(*no));
      REQUIRE(no->reason == RejectReason::later_entries_depend);
      REQUIRE((!never || (wrong.penalty() && no->seen.find("waived") != std::string::npos)));
      ++refused;
      continue;
    }
    REQUIRE(never.has_value());
    check_outstanding(at_own_day);
    check_outstanding(at_original_day);
    REQUIRE(standing_of(at_own_day) == standing_of(*never));
    REQUIRE(standing_of(at_original_day) == standing_of(*never));
    REQUIRE(moves_of(at_own_day, on) == moves_of(*never, on));
    REQUIRE(moves_of(at_original_day) == moves_of(*never));
    look_at(seen, past.ordered, at_own_day);
  }
  INFO("refused " << refused);
  CHECK(refused > 10);
  CHECK(refused < 200);
  say(seen);
}

TEST_CASE("a disbursement of any terms is taken back while nothing rests on it, and never was", "[core][loan][past]") {
  int shut = 0;
  for (std::uint64_t seed = 1; seed <= kLoans; ++seed) {
    Chance chance(20'000 + seed);
    DrawnPast past = draw_past(chance, 1);
    INFO("seed " << seed << ": " << in_words(past.lent, past.slips));
    const Version paid_out = past.lent.loan(kDrawnLoan).disbursement;
    const Day start = past.lent.loan(kDrawnLoan).start;
    if (!past.slips.empty()) {
      const auto no = past.ordered.offer({reversal_of(paid_out)}, signed_on(day("2025-12-31")));
      REQUIRE(no.has_value());
      REQUIRE(no->reason == RejectReason::later_entries_depend);
      Desk unlent = past.ordered;  // what rests on it goes first, in the same command
      const Day on = later_day(chance, past.slips.front().day);
      const Version only = version_of(unlent, past.slips.front());
      REQUIRE_FALSE(unlent.offer({reversal_of(only), reversal_of(paid_out)}, signed_on(on)).has_value());
      REQUIRE(unlent.loan(kDrawnLoan).stage == LoanStage::approved);
      REQUIRE(moves_of(unlent, on) == moves_of(Desk(), on));
    }
    const Day on = later_day(chance, start);
    Desk at_original_day = past.lent;
    at_original_day.reverse(paid_out, "2025-12-31", true);
    const DisburseLoan again{kDrawnLoan, Place::cash, past.lent.loan(kDrawnLoan).disbursed};
    past.lent.reverse(paid_out, to_iso(on));
    check_outstanding(past.lent);
    REQUIRE(past.lent.loan(kDrawnLoan).stage == LoanStage::approved);
    REQUIRE(moves_of(past.lent, on) == moves_of(Desk(), on));
    REQUIRE(moves_of(at_original_day) == moves_of(Desk()));
    // Paid out on the day of the reversal or later: before it the books hold the first one.
    REQUIRE(at_original_day.outcome(again, signed_on(start)) == "accepted");
    REQUIRE(past.lent.outcome(again, signed_on(start)) == (on > start ? "later_entries_depend loan" : "accepted"));
    shut += on > start ? 1 : 0;
  }
  CHECK(shut > 900);
}

namespace {

/// What is taken back of a past: waivers first, for a waived penalty is not taken back, then repayments, for a
/// repayment that would pay too much holds its penalty.
Slips draw_wrong(Chance& chance, Slips slips, std::int64_t most) {
  chance.shuffle(slips);
  if (std::ssize(slips) > most) slips.resize(static_cast<std::size_t>(most));
  return slips;
}

void put_what_rests_first(Slips& slips) {
  const auto rank = [](const Slip& slip) { return slip.waiver() ? 0 : slip.repayment() ? 1 : 2; };
  std::stable_sort(slips.begin(), slips.end(), [&](const Slip& a, const Slip& b) { return rank(a) < rank(b); });
}

struct Undone {
  std::optional<Rejection> no;
  Day last;  ///< from that day on it was never there; none when all went back on their own days
  int too_early = 0;
};

/// One after the other, on days that ascend; what is refused is tried again when others are gone. Nothing goes back on
/// an earlier day than another did, unless that one went back on its own.
Undone take_back(Chance& chance, Desk& desk, Slips wrong) {
  Undone taken;
  while (!wrong.empty()) {
    Slips refused;
    for (const Slip& slip : wrong) {
      const Version entry = version_of(desk, slip);
      if (slip.day < taken.last) {
        const Day before = any_day(chance, slip.day, add_days(taken.last, -1));
        for (const bool as_such : {false, true})
          REQUIRE(desk.outcome(reversal_of(entry, as_such), signed_on(as_such ? taken.last : before)) ==
                  "later_entries_depend entry");
        ++taken.too_early;
      }
      const bool at_original_date = slip.day >= taken.last && chance.one_in(3);
      const Day on = later_day(chance, std::max(slip.day, taken.last));
      taken.no = desk.offer({reversal_of(entry, at_original_date)}, signed_on(on));
      if (taken.no) {
        refused.push_back(slip);
        continue;
      }
      if (!at_original_date && on > slip.day) taken.last = on;
      check_outstanding(desk);
    }
    if (refused.size() == wrong.size()) return taken;
    wrong = std::move(refused);
  }
  taken.no.reset();
  return taken;
}

}  // namespace

TEST_CASE("several entries of a loan taken back in any order, on days that ascend, leave what was never taken back",
          "[core][loan][past]") {
  Seen seen;
  int refused = 0;
  int too_early = 0;
  for (std::uint64_t seed = 1; seed <= kMostSeeds && seen.compared < kLoans; ++seed) {
    Chance chance(30'000 + seed);
    DrawnPast past = draw_past(chance, chance.between(4, 7));
    INFO("seed " << seed << ": " << in_words(past.lent, past.slips));
    auto written = in_another_order(chance, past.lent, past.slips);
    if (!written) continue;
    const Slips wrong = draw_wrong(chance, past.slips, chance.between(2, 4));
    INFO("taken back, " << in_words(past.lent, wrong));
    const auto never = never_recorded(chance, past.lent, without(past.slips, wrong));
    const Undone taken = take_back(chance, *written, wrong);
    too_early += taken.too_early;
    if (taken.no) {
      INFO(to_sentence(*taken.no));
      const bool is_known =
          taken.no->reason == RejectReason::later_entries_depend || taken.no->reason == RejectReason::exceeds_debt;
      REQUIRE(is_known);
      ++refused;
      continue;
    }
    REQUIRE(never.has_value());
    REQUIRE(standing_of(*written) == standing_of(*never));
    REQUIRE(moves_of(*written, taken.last) == moves_of(*never, taken.last));
    look_at(seen, past.ordered, *written);
  }
  INFO("refused " << refused << ", too early " << too_early);
  CHECK(too_early > 700);
  CHECK(refused > 10);
  CHECK(refused < 200);
  say(seen);
}

TEST_CASE("entries of a loan and what rests on them are taken back in one command, to the disbursement itself",
          "[core][loan][past]") {
  Seen seen;
  int refused = 0;
  for (std::uint64_t seed = 1; seed <= kMostSeeds && seen.compared < kLoans; ++seed) {
    Chance chance(40'000 + seed);
    DrawnPast past = draw_past(chance, chance.between(2, 5));
    INFO("seed " << seed << ": " << in_words(past.lent, past.slips));
    auto written = in_another_order(chance, past.lent, past.slips);
    if (!written || past.slips.empty()) continue;
    const bool all = chance.one_in(3);
    Slips wrong = all ? past.slips : draw_wrong(chance, past.slips, chance.between(2, 4));
    chance.shuffle(wrong);
    put_what_rests_first(wrong);
    std::vector<Act> acts;
    for (const Slip& slip : wrong) acts.push_back(reversal_of(version_of(*written, slip)));
    if (all) acts.push_back(reversal_of(written->loan(kDrawnLoan).disbursement));
    const Day on = later_day(chance, last_slip_day());
    const auto no = written->offer(acts, signed_on(on));
    if (all) {
      REQUIRE_FALSE(no.has_value());
      REQUIRE(written->loan(kDrawnLoan).stage == LoanStage::approved);
      REQUIRE(moves_of(*written, on) == moves_of(Desk(), on));
      ++seen.compared;
      continue;
    }
    const auto never = never_recorded(chance, past.lent, without(past.slips, wrong));
    if (no) {
      REQUIRE(no->reason == RejectReason::later_entries_depend);
      ++refused;
      continue;
    }
    REQUIRE(never.has_value());
    check_outstanding(*written);
    REQUIRE(standing_of(*written) == standing_of(*never));
    REQUIRE(moves_of(*written, on) == moves_of(*never, on));
    look_at(seen, past.ordered, *written);
  }
  INFO("refused " << refused);
  CHECK(refused > 10);
  CHECK(refused < 200);
  CHECK(seen.compared == kLoans);
}
