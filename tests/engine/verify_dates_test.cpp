// Promises about days and reasons: what is late says why, a reversal lies on the day it says, splits move on the day of
// what moved them, no loan is paid out before it was approved.

#include "tests/engine/broken_promise.h"
#include "tests/support/given.h"
#include "tests/support/loan_desk.h"

namespace soquy::test {

namespace {

using namespace soquy::engine;
using tests::day;
using tests::Desk;
using tests::Given;

/// A gift of 2019-03-05 that was found after March had been closed, and one of 2019-04-02 that was written down late.
struct Late {
  Given club = Given::a_club();
  Version into_closed;
  Version written_down;

  Late() {
    club.record(tests::order(day("2019-03-31"), ClosePeriod{day("2019-03-31"), false, {}}));
    Command found = tests::order(day("2019-04-10"), tests::gift(500'000_vnd));
    found.acts.front().original_date = day("2019-03-05");
    found.acts.front().late_reason = ReasonCode::voucher_found;
    into_closed = club.record(found).version();
    Command late = tests::signed_by(tests::order(day("2019-04-02"), tests::gift(600'000_vnd)), {1});
    late.acts.front().written_on = day("2019-04-20");
    late.acts.front().late_reason = ReasonCode::forgotten;
    written_down = club.record(late).version();
  }
};

/// A repayment of 2024-03-10 that was split again for an earlier one on its own day, and on 2024-04-05, when a penalty
/// was taken back; and that was then taken back itself.
struct Moved {
  Desk desk;
  Version repaid;
  std::vector<Event> earlier;  ///< the repayment of 2024-02-15, and the first one split again
  std::vector<Event> later;    ///< the penalty taken back, and both repayments split again
  std::vector<Event> back;     ///< the reversal, and its step back

  Moved() {
    AdoptByLaw law;
    law.penalty_late = 5'000_vnd;
    desk = Desk(law);
    const LoanNo loan = desk.lend();
    const ChargePenalty charge{loan, 1, 5'000_vnd, ReasonCode::none};
    const Version charged = desk.tell(charge, {day("2024-02-12"), {}, {2}}).front().envelope.version;
    repaid = desk.repay(loan, 310'000, "2024-03-10");
    earlier = desk.tell(ReceiveRepayment{loan, Place::cash, 10'000_vnd, {}}, {day("2024-02-15"), {}, {2}});
    later = desk.reverse(charged, "2024-04-05");
    back = desk.reverse(repaid, "2024-05-20");
  }
};

Version version_of(const Event& event) { return event.envelope.version; }

}  // namespace

TEST_CASE("a late entry says why it is late, and its true day lies in the life of the club", "[core][verify]") {
  const Late late;
  const std::vector<Event>& events = late.club.events;
  expect_kept(events);
  using Fact = DonationReceived;
  for (const Version version : {late.into_closed, late.written_down}) {
    expect_broken<Fact>(events, version, "late and gives no reason",
                        [](Event& event, Fact&) { event.envelope.late_reason = ReasonCode::none; });
  }
  expect_broken<Fact>(events, late.into_closed, "its true day 2019-01-09 lies before founding",
                      [](Event& event, Fact&) { event.envelope.original_date = day("2019-01-09"); });
  expect_broken<Fact>(events, late.written_down, "written down on 2031-01-01, after",
                      [](Event& event, Fact&) { event.envelope.written_on = day("2031-01-01"); });
}

TEST_CASE("what is out of the ordinary has a reason", "[core][verify]") {
  Given club = Given::a_club();
  const Version gift = club.record(tests::order(day("2019-03-10"), tests::gift(500'000_vnd))).version();
  const Version undone =
      club.record(tests::signed_by(tests::order(day("2019-03-12"), tests::undo(gift)), {1})).version();
  LeaveClub leaving;
  leaving.member = MemberNo{8};
  leaving.reason = ReasonCode::own_wish;
  const Version left = club.record(tests::order(day("2019-04-01"), leaving)).version();
  CountCash count;
  count.box = 1;
  count.counted = 1'000_vnd;
  count.reason = ReasonCode::miscounted;
  const Version counted = club.record(tests::order(day("2019-04-02"), count)).version();
  expect_kept(club.events);
  expect_broken<EntryReversed>(club.events, undone, "entry_reversed without a reason",
                               [](Event&, EntryReversed& it) { it.reason = ReasonCode::none; });
  expect_broken<MemberLeft>(club.events, left, "member_left without a reason",
                            [](Event&, MemberLeft& it) { it.reason = ReasonCode::none; });
  expect_broken<CashCounted>(club.events, counted, "cash_counted without a reason",
                             [](Event&, CashCounted& it) { it.reason = ReasonCode::none; });
}

TEST_CASE("a reversal lies on the day that it says", "[core][verify]") {
  Given club = Given::a_club();
  club.record(tests::order(day("2019-02-10"), tests::gift(5'000'000_vnd)));
  const Version first = club.record(tests::order(day("2019-03-10"), tests::gift(500'000_vnd))).version();
  const Version second = club.record(tests::order(day("2019-03-11"), tests::gift(600'000_vnd))).version();
  ReverseEntry ask = tests::undo(first);
  ask.at_original_date = true;
  const Version at_original = club.record(tests::signed_by(tests::order(day("2019-04-10"), ask), {1})).version();
  const Version own_day =
      club.record(tests::signed_by(tests::order(day("2019-04-11"), tests::undo(second)), {1})).version();
  expect_kept(club.events);
  using Fact = EntryReversed;
  for (const char* const other : {"2019-03-09", "2019-03-11", "2019-04-10"}) {
    expect_broken<Fact>(club.events, at_original, "says that it takes the day of version",
                        [&](Event& event, Fact&) { event.envelope.value_date = day(other); });
  }
  expect_broken<Fact>(club.events, own_day, "says that it takes the day of version",
                      [](Event&, Fact& it) { it.at_original_date = true; });
  expect_broken<Fact>(club.events, own_day, "before what it takes back, version",
                      [](Event& event, Fact&) { event.envelope.value_date = day("2019-03-10"); });
}

TEST_CASE("a repayment is split again on the day of what caused it, or on its own when that is later",
          "[core][verify]") {
  const Moved moved;
  const std::vector<Event>& events = moved.desk.events;
  expect_kept(events);
  using Fact = RepaymentReallocated;
  REQUIRE(moved.earlier.size() == 2);
  REQUIRE(moved.later.size() >= 2);
  for (const auto& [event, expected] :
       {std::pair(moved.earlier.back(), "2024-03-10"), std::pair(moved.later.back(), "2024-04-05")}) {
    REQUIRE(event.envelope.value_date == day(expected));
    for (const char* const other : {"2024-02-15", "2024-04-06"}) {
      expect_broken<Fact>(events, version_of(event), std::string("what caused it moves it on ") + expected,
                          [&](Event& changed, Fact&) { changed.envelope.value_date = day(other); });
    }
  }
  const Version again = version_of(moved.earlier.back());
  for (const Version cause : {moved.repaid, again, Version{999}, Version{}}) {
    expect_broken<Fact>(events, again, "does not split this loan again", [&](Event&, Fact& it) { it.cause = cause; });
  }
}

TEST_CASE("a repayment that is taken back goes back to the split it was recorded with", "[core][verify]") {
  const Moved moved;
  using Fact = RepaymentReallocated;
  REQUIRE(moved.back.size() == 2);
  const Event& step = moved.back.back();
  REQUIRE(step.payload.as<Fact>()->repayment == moved.repaid);
  REQUIRE(step.payload.as<Fact>()->after ==
          moved.desk.events.at(moved.repaid.value - 1).payload.as<RepaymentReceived>()->lines);
  REQUIRE(step.envelope.value_date == day("2024-05-20"));
  expect_broken<Fact>(moved.desk.events, version_of(step), "what caused it moves it on 2024-05-20",
                      [](Event& event, Fact&) { event.envelope.value_date = day("2024-06-01"); });
  const VerifyReport report = report_on(moved.desk.events, version_of(step), [](Event& event) {
    Fact& it = fact<Fact>(event);
    it.after.front().principal += Money{1};
    it.after.front().interest -= Money{1};
  });
  INFO(told(report));
  CHECK(told(report).find("was taken back, its reallocations were not") != std::string::npos);
}

TEST_CASE("a loan is not paid out on a day before its approval", "[core][verify]") {
  Desk desk;
  desk.lend();
  const Version paid_out = desk.events.back().envelope.version;
  expect_kept(desk.events);
  expect_broken<LoanDisbursed>(desk.events, paid_out, "paid out on 2024-01-09, before its approval of 2024-01-10",
                               [](Event& event, LoanDisbursed&) { event.envelope.value_date = day("2024-01-09"); });
}

}  // namespace soquy::test
