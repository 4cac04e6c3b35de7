#include "projections/audit_trail.h"

#include <catch2/catch.hpp>

#include "tests/support/history.h"

using namespace soquy;
using soquy::projections::AuditRow;
using soquy::projections::AuditTrail;
using soquy::projections::Signer;
using soquy::tests::day;
using soquy::tests::evening;
using soquy::tests::History;

namespace {

AuditTrail folded(const History& history) {
  AuditTrail view;
  fold(view, history.events());
  return view;
}

Approval approval(std::uint32_t member, Assurance assurance) {
  Approval given;
  given.actor = actor_of(MemberNo{member});
  given.role = Role::accountant;
  given.assurance = assurance;
  return given;
}

/// Makes the last `count` events one commit, signed on its first event.
void one_commit(std::vector<Event>& events, std::uint16_t count, std::vector<Approval> approvals) {
  for (std::uint16_t n = 0; n < count; ++n) {
    Envelope& envelope = events[events.size() - count + n].envelope;
    envelope.index = n;
    envelope.count = count;
    envelope.approvals = n == 0 ? approvals : std::vector<Approval>{};
  }
}

}  // namespace

TEST_CASE("every event has one row, in the order of recording", "[core][projections]") {
  History club;
  club.found(day("2019-01-10"));
  Event& gift = club.gift(day("2019-01-10"), 500'000);
  gift.envelope.voucher = "PT-001";
  gift.envelope.page = "12";
  club.repay(day("2019-02-10"), 1, 46, {{1, 1'000'000_vnd, 80'000_vnd, {}}});
  const auto rows = folded(club).rows();
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].kind == Kind::club_founded);
  CHECK(rows[0].amount == 0_vnd);
  CHECK(rows[1].voucher == "PT-001");
  CHECK(rows[1].page == "12");
  CHECK(rows[1].amount == 500'000_vnd);
  CHECK(rows[1].actor == actor_of(MemberNo{1}));
  CHECK(rows[1].recorded_at == evening(day("2019-01-10")));
  CHECK(rows[2].amount == 1'080'000_vnd);
  const auto totals = folded(club).totals();
  CHECK(totals.events == 3);
  CHECK(totals.entries == 2);
  CHECK(totals.moved == 1'580'000_vnd);
}

TEST_CASE("a reversal and what it undoes name each other", "[core][projections]") {
  History club;
  club.gift(day("2019-01-10"), 500'000);
  club.gift(day("2019-01-10"), 600'000);
  club.reverse(day("2019-02-10"), Version{1});
  club.reverse(day("2019-02-10"), Version{2}).envelope.actor = actor_of(MemberNo{9});
  const auto rows = folded(club).rows();
  CHECK(rows[0].reversed_by == Version{3});
  CHECK(rows[1].reversed_by == Version{4});
  CHECK(rows[2].about == Version{1});
  CHECK(rows[2].same_person);
  CHECK_FALSE(rows[3].same_person);
  CHECK(folded(club).totals().reversals == 2);
  CHECK(folded(club).totals().reversals_by_same_person == 1);
  CHECK(folded(club).rows({day("2019-01-31")})[0].reversed_by.is_none());
}

TEST_CASE("a reallocation names the repayment and its cause", "[core][projections]") {
  History club;
  club.repay(day("2019-02-10"), 1, 46, {{1, 100_vnd, {}, {}}});
  club.repay(day("2019-03-10"), 1, 46, {{1, 100_vnd, {}, {}}});
  club.reallocate(day("2019-03-10"), 1, Version{1}, Version{2}, {{1, 100_vnd, {}, {}}}, {{1, {}, 100_vnd, {}}});
  const auto row = folded(club).rows().back();
  CHECK(row.about == Version{1});
  CHECK(row.cause == Version{2});
  CHECK(folded(club).totals().reallocations == 1);
}

TEST_CASE("late, back-dated, outside a meeting, from paper and after a clock jump: each is marked",
          "[core][projections]") {
  History club;
  Event& proper = club.gift(day("2019-01-10"), 1);
  proper.envelope.meeting = Version{1};
  Event& late =
      club.add_late(day("2019-01-20"), day("2019-02-10"), ExpensePaid{},
                    {{kActivityFund, Account::activity_expense, 5_vnd}, {kActivityFund, Account::cash, -5_vnd}});
  late.envelope.written_on = day("2019-02-10");
  late.envelope.late_reason = ReasonCode::forgotten;
  Event& paper = club.fee(day("2019-02-10"), 1);
  paper.envelope.from_paper = true;
  paper.envelope.clock_jumped = true;
  Event& moved = club.fee(day("2019-03-01"), 1);
  moved.envelope.original_date = day("2019-01-05");

  const auto rows = folded(club).rows();
  CHECK_FALSE(rows[0].is_late);
  CHECK_FALSE(rows[0].is_back_dated);
  CHECK_FALSE(rows[0].outside_meeting);
  CHECK(rows[1].is_late);
  CHECK(rows[1].is_back_dated);
  CHECK(rows[1].outside_meeting);
  CHECK(rows[1].late_reason == ReasonCode::forgotten);
  CHECK(rows[2].from_paper);
  CHECK(rows[2].clock_jumped);
  CHECK_FALSE(rows[2].is_back_dated);
  CHECK(rows[3].is_late);
  CHECK(rows[3].original_date == day("2019-01-05"));
  const auto totals = folded(club).totals();
  CHECK(totals.late == 2);
  CHECK(totals.back_dated == 1);
  CHECK(totals.entries_outside_meetings == 3);
  CHECK(totals.from_paper == 1);
  CHECK(totals.clock_jumps == 1);
}

TEST_CASE("an evening in Vietnam is the same day although UTC may say another", "[core][projections]") {
  History club;
  Event& early = club.gift(day("2019-01-11"), 1);
  early.envelope.recorded_at = at_vietnam_time(day("2019-01-11"), 1, 0);  // 18:00 UTC of the tenth
  CHECK_FALSE(folded(club).rows()[0].is_back_dated);
}

TEST_CASE("approvals stand on every row of their commit and count once", "[core][projections]") {
  History club;
  club.gift(day("2019-01-10"), 1);
  std::vector<Event> events = club.events();
  one_commit(events, 1, {approval(2, Assurance::named)});
  club.gift(day("2019-02-10"), 1);
  club.fee(day("2019-01-15"), 1);
  events.push_back(club.events()[1]);
  events.push_back(club.events()[2]);
  one_commit(events, 2, {approval(2, Assurance::key), approval(3, Assurance::named)});
  club.fee(day("2019-02-11"), 1);
  events.push_back(club.events()[3]);

  AuditTrail view;
  fold(view, events);
  const auto rows = view.rows();
  CHECK(rows[1].signers.size() == 2);
  CHECK(rows[2].signers == rows[1].signers);
  CHECK(rows[2].signers[0] == Signer{actor_of(MemberNo{2}), Role::accountant, Assurance::key});
  CHECK(rows[2].commit == Version{2});
  CHECK(rows[3].signers.empty());
  CHECK(view.totals().approvals == 3);
  CHECK(view.totals().approvals_key == 1);
  CHECK(view.totals().only_named() == Ratio{2, 3});
  // The late fee of the second commit is seen on a day before the commit's first event, with its signers.
  const auto january = view.rows({day("2019-01-31")});
  REQUIRE(january.size() == 2);
  CHECK(january[1].signers.size() == 2);
  CHECK(view.totals({day("2019-01-31")}).approvals == 3);
}

TEST_CASE("the trail of a past moment ends there", "[core][projections]") {
  History club;
  club.gift(day("2019-01-10"), 1);
  club.gift(day("2019-02-10"), 1);
  CHECK(folded(club).rows({Day::none(), evening(day("2019-01-31"))}).size() == 1);
  CHECK(folded(club).totals({Day::none(), evening(day("2019-01-31"))}).events == 1);
}
