// What settles a loan, told by the rules of a day that is past, against the loan's life, which no rule decides.

#include <catch2/catch.hpp>

#include "engine/domain/club_state.h"
#include "engine/domain/pay_off.h"
#include "events/fold.h"
#include "projections/loan_life.h"
#include "tests/support/judged_year.h"

namespace soquy::test {

namespace {

struct ClubThen {
  engine::ClubState club;
  void apply(const Event& event) { engine::evolve(club, event); }
};

struct PayOffTally {
  int open = 0;
  int closed = 0;
  int earned = 0;
};

void compare_loan(const std::vector<Event>& events, const AsOf& when, LoanNo no, const engine::LoanState& loan,
                  PayOffTally& tally) {
  INFO(to_text(no) << " as of " << to_iso(when.value_date) << ", version " << when.known_version.value);
  projections::LoanLife view(no);
  fold(view, events, when);
  const projections::Life life = view.on(when.value_date);
  const engine::PayOff sum = engine::pay_off_on(loan, when.value_date);
  CHECK(sum.principal == life.standing.principal);
  CHECK(sum.interest_due == life.standing.interest_due);
  CHECK(sum.late_interest == life.standing.late_interest);
  CHECK(sum.penalties == life.standing.penalties);
  CHECK(sum.total() == life.standing.owed() + sum.interest_earned);
  CHECK_FALSE(sum.interest_earned.is_negative());
  const bool is_open = life.loan.status == projections::LoanStatus::open;
  CHECK(is_open == sum.total().is_positive());
  (is_open ? tally.open : tally.closed) += 1;
  tally.earned += sum.interest_earned.is_positive() ? 1 : 0;
}

void compare_year(std::uint64_t seed, PayOffTally& tally) {
  INFO("seed " << seed);
  engine::SimulatedClock clock(Instant{0});
  const auto ledger = engine::Ledger::in_memory(clock, seed);
  JudgedYear year(seed);
  while (year.step(*ledger, clock)) {
  }
  const std::vector<Event> events = ledger->history(year.club());
  Dice dice(seed);
  const Day first = events.front().envelope.value_date;
  const Day last = events.back().envelope.value_date;
  for (int question = 0; question < 12; ++question) {
    AsOf when{add_days(first, static_cast<int>(dice.between(30, days_between(first, last) + 60)))};
    if (question % 3 == 2)
      when.known_version =
          Version{static_cast<std::uint64_t>(dice.between(20, static_cast<std::int64_t>(events.size())))};
    ClubThen then;
    fold(then, events, when);
    for (const auto& [no, loan] : then.club.loans) compare_loan(events, when, no, loan, tally);
  }
}

}  // namespace

TEST_CASE("what settles a loan is what its life says is owed, and the interest of the days since on top",
          "[core][properties][pay-off]") {
  PayOffTally tally;
  for (std::uint64_t seed = 301; seed <= 306; ++seed) compare_year(seed, tally);
  CHECK(tally.open > 100);
  CHECK(tally.closed > 20);
  CHECK(tally.earned > 50);
}

}  // namespace soquy::test
