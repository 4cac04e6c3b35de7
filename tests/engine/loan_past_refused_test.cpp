// The past of a loan changes, in the places where a little less that was paid, or a little more that is owed, makes a
// later debt smaller: who has paid all principal that is to come is asked for the interest earned first, so that what
// is overdue stays so for longer and costs more.
#include <catch2/catch.hpp>

#include "tests/engine/loan_pasts.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::tests;

namespace {

Desk paid_ahead_at_the_end() {
  AdoptByLaw law;
  law.advance = AdvanceTo::last_instalments;
  law.overdue_percent = 150;
  law.penalty_late = 5'000_vnd;
  Desk desk(law);
  REQUIRE(desk.lend() == kDrawnLoan);
  return desk;
}

/// On 2024-03-05 no principal is to come any more, so a third of what is brought pays interest earned; what is overdue
/// then costs until the end of the year, when all but `left` of it comes.
void pay_the_rest(Desk& desk, std::int64_t left) {
  desk.repay(kDrawnLoan, 25'000, "2024-03-05");
  const Money owed = debt_of(desk.loan(kDrawnLoan)).owed_on(day("2024-12-31"));
  desk.repay(kDrawnLoan, owed.minor - left, "2024-12-31");
}

Version charge_1(Desk& desk, std::string_view on) {
  return desk.tell(ChargePenalty{kDrawnLoan, 0, 1_vnd, {}}, {day(on), {}, {2}}).front().envelope.version;
}

std::string refusal_of(Desk& desk, Version entry) {
  const auto no = desk.offer({reversal_of(entry)}, signed_on(day("2025-06-01")));
  return no ? std::string(to_text(no->reason)) + ": " + no->seen : "accepted";
}

}  // namespace

TEST_CASE("a penalty dated before a repayment is refused when that repayment would pay too much then",
          "[core][loan][past]") {
  Desk desk = paid_ahead_at_the_end();
  desk.repay(kDrawnLoan, 900'000, "2024-02-01");
  pay_the_rest(desk, 10);
  const auto no = desk.offer({ChargePenalty{kDrawnLoan, 0, 1_vnd, {}}}, signed_on(day("2024-01-20")));
  REQUIRE(no.has_value());
  CHECK(no->reason == RejectReason::exceeds_debt);
}

TEST_CASE("a repayment is not taken back when a later one would pay too much without it", "[core][loan][past]") {
  Desk desk = paid_ahead_at_the_end();
  desk.repay(kDrawnLoan, 899'999, "2024-02-01");
  const Version last_dong = desk.repay(kDrawnLoan, 1, "2024-02-02");
  pay_the_rest(desk, 0);
  CHECK(refusal_of(desk, last_dong).starts_with("later_entries_depend: "));
}

TEST_CASE("a waiver is not taken back when a repayment would pay too much without it", "[core][loan][past]") {
  Desk desk = paid_ahead_at_the_end();
  charge_1(desk, "2024-01-20");
  const WaivePenalty ask{kDrawnLoan, 0, 1_vnd, desk.resolve(Subject::other), {}};
  const Version waiver = desk.tell(ask, {day("2024-01-21"), {}, {2}}).front().envelope.version;
  desk.repay(kDrawnLoan, 900'000, "2024-02-01");
  pay_the_rest(desk, 10);
  CHECK(refusal_of(desk, waiver).starts_with("later_entries_depend: "));
}

TEST_CASE("an entry is not taken back for an earlier day than another was: until then the books hold the other one",
          "[core][loan][past]") {
  AdoptByLaw law;
  law.penalty_late = 5'000_vnd;
  Desk desk(law);
  REQUIRE(desk.lend() == kDrawnLoan);
  const Act paid = ReceiveRepayment{kDrawnLoan, Place::cash, 5'000_vnd, {}};
  const Order of_february{day("2024-02-15"), {}, {2}, 1, 100};
  Desk never = desk;
  const Version first = desk.repay(kDrawnLoan, 312'000, "2024-02-10");
  const Act charged = ChargePenalty{kDrawnLoan, 0, 5'000_vnd, {}};
  const Version penalty = desk.tell(charged, signed_on(day("2024-02-12"))).front().envelope.version;
  desk.tell(paid, of_february);  // the penalty; without that principal, and without the first repayment interest
  desk.reverse(penalty, "2024-03-01");
  CHECK(desk.outcome(reversal_of(first), signed_on(day("2024-02-20"))) == "later_entries_depend entry");
  CHECK(desk.outcome(reversal_of(first, true), signed_on(day("2024-03-01"))) == "later_entries_depend entry");
  desk.reverse(first, "2024-03-01");
  check_outstanding(desk);
  never.tell(paid, of_february);
  CHECK(standing_of(desk) == standing_of(never));
  CHECK(moves_of(desk, day("2024-03-01")) == moves_of(never, day("2024-03-01")));
}

TEST_CASE("a waiver taken back on its own day never was, for a repayment dated before it too", "[core][loan][past]") {
  AdoptByLaw law;
  law.penalty_late = 5'000_vnd;
  Desk desk(law);
  REQUIRE(desk.lend() == kDrawnLoan);
  const WaivePenalty ask{kDrawnLoan, 0, 5'000_vnd, desk.resolve(Subject::other), {}};
  desk.tell(ChargePenalty{kDrawnLoan, 0, 5'000_vnd, {}}, signed_on(day("2024-02-12")));
  Desk never = desk;
  const Version waiver = desk.tell(ask, signed_on(day("2024-03-10"))).front().envelope.version;
  // In the order of days the waiver would be refused: the repayment had paid the penalty. So the repayment is.
  const ReceiveRepayment paid{kDrawnLoan, Place::cash, 5'000_vnd, {}};
  const Order of_february{day("2024-02-15"), {}, {2}, 1, 100};
  CHECK(desk.outcome(paid, of_february) == "later_entries_depend loan");
  Desk later = desk;
  desk.reverse(waiver, "2024-04-01", true);
  never.tell(paid, of_february);
  desk.tell(paid, of_february);
  CHECK(standing_of(desk) == standing_of(never));
  CHECK(moves_of(desk) == moves_of(never));
  later.reverse(waiver, "2024-04-01");
  CHECK(later.outcome(paid, of_february) == "later_entries_depend loan");
  CHECK(later.outcome(paid, signed_on(day("2024-04-01"))) == "accepted");
}

namespace {

/// A penalty of 5 February stands; a repayment of 10 February was taken back from 1 March on.
struct ShutUntilMarch {
  Desk desk;
  Version penalty;
  ResolutionNo waived;
  ResolutionNo rescheduled;
  ResolutionNo given_up;
};

ShutUntilMarch shut_until_march(bool at_original_date = false) {
  AdoptByLaw law;
  law.penalty_late = 5'000_vnd;
  ShutUntilMarch shut{Desk(law), {}, {}, {}, {}};
  Desk& desk = shut.desk;
  REQUIRE(desk.lend() == kDrawnLoan);
  shut.waived = desk.resolve(Subject::other);
  shut.rescheduled = desk.resolve(Subject::reschedule);
  shut.given_up = desk.resolve(Subject::write_off);
  shut.penalty = charge_1(desk, "2024-02-05");
  desk.reverse(desk.repay(kDrawnLoan, 100'000, "2024-02-10"), "2024-03-01", at_original_date);
  return shut;
}

std::vector<Act> acts_on(const ShutUntilMarch& shut) {
  return {Act(ReceiveRepayment{kDrawnLoan, Place::cash, 5'000_vnd, {}}), Act(ChargePenalty{kDrawnLoan, 0, 1_vnd, {}}),
          Act(WaivePenalty{kDrawnLoan, 0, 1_vnd, shut.waived, {}}),
          Act(RescheduleLoan{kDrawnLoan, usual_terms(), false, shut.rescheduled, "UBND 12", ReasonCode::flood}),
          Act(WriteOffLoan{kDrawnLoan, shut.given_up, ReasonCode::death, {}})};
}

}  // namespace

TEST_CASE("nothing of a loan is dated before the day from which an entry of it was taken back; that day is free",
          "[core][loan][past]") {
  const ShutUntilMarch shut = shut_until_march();
  for (const Act& act : acts_on(shut)) {
    CAPTURE(act.is.index());
    CHECK(shut.desk.outcome(act, signed_on(day("2024-02-29"))) == "later_entries_depend loan");
    CHECK(shut.desk.outcome(act, signed_on(day("2024-03-01"))) == "accepted");
  }
  const Act back = reversal_of(shut.penalty);
  CHECK(shut.desk.outcome(back, signed_on(day("2024-02-29"))) == "later_entries_depend entry");
  CHECK(shut.desk.outcome(reversal_of(shut.penalty, true), signed_on(day("2024-06-01"))) ==
        "later_entries_depend entry");
  CHECK(shut.desk.outcome(back, signed_on(day("2024-03-01"))) == "accepted");
}

TEST_CASE("an entry that was taken back on its own day shuts nothing", "[core][loan][past]") {
  const ShutUntilMarch shut = shut_until_march(true);
  for (const Act& act : acts_on(shut)) {
    CAPTURE(act.is.index());
    CHECK(shut.desk.outcome(act, signed_on(day("2024-02-06"))) == "accepted");
  }
  CHECK(shut.desk.outcome(reversal_of(shut.penalty), signed_on(day("2024-02-05"))) == "accepted");
  CHECK(shut.desk.outcome(reversal_of(shut.penalty, true), signed_on(day("2024-06-01"))) == "accepted");
}

TEST_CASE("what is recovered is dated no earlier than the day from which a recovery was taken back",
          "[core][loan][past]") {
  ShutUntilMarch shut = shut_until_march();
  Desk& desk = shut.desk;
  desk.tell(acts_on(shut).back(), signed_on(day("2024-03-01")));
  const Act recovered = RecoverLoan{kDrawnLoan, Place::cash, 5'000_vnd};
  const Version entry = desk.tell(recovered, signed_on(day("2024-03-05"))).front().envelope.version;
  CHECK(desk.outcome(recovered, signed_on(day("2024-03-02"))) == "accepted");
  desk.reverse(entry, "2024-03-10");
  CHECK(desk.outcome(recovered, signed_on(day("2024-03-09"))) == "later_entries_depend loan");
  CHECK(desk.outcome(recovered, signed_on(day("2024-03-10"))) == "accepted");
}

TEST_CASE("a rescheduling or a write-off comes before no penalty and no waiver that stands", "[core][loan][past]") {
  ShutUntilMarch shut = shut_until_march();
  Desk& desk = shut.desk;
  const std::vector<Act> acts = acts_on(shut);
  const auto outcomes_on = [&](const char* on) {
    const Order order = signed_on(day(on));
    REQUIRE(desk.outcome(acts[3], order) == desk.outcome(acts[4], order));
    return desk.outcome(acts[3], order);
  };
  const Version charged = charge_1(desk, "2024-03-20");
  CHECK(outcomes_on("2024-03-19") == "later_entries_depend loan");
  CHECK(outcomes_on("2024-03-20") == "accepted");
  desk.reverse(charged, "2024-03-20");
  CHECK(outcomes_on("2024-03-19") == "accepted");
  const Version waived = desk.tell(acts[2], signed_on(day("2024-03-20"))).front().envelope.version;
  CHECK(outcomes_on("2024-03-19") == "later_entries_depend loan");
  CHECK(outcomes_on("2024-03-20") == "accepted");
  desk.reverse(waived, "2024-03-20");
  CHECK(outcomes_on("2024-03-19") == "accepted");
}
