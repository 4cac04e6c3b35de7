// Promises that a random year does not come by: resolutions and what they are about, reschedulings, the programme's
// stream. Each is broken in one event of a small history, and must be found there.

#include <catch2/catch.hpp>

#include "tests/engine/broken_promise.h"
#include "tests/support/given.h"
#include "tests/support/loan_desk.h"

namespace soquy::test {

namespace {

using namespace soquy::engine;
using tests::Desk;
using tests::Given;

/// A desk with a loan of which the first instalment's principal was paid and not its interest, rescheduled twice.
struct Rescheduled {
  Desk desk;
  Version first;
  Version second;

  Rescheduled() {
    AdoptByLaw law;
    law.allocation = AllocationOrder::principal_first;
    desk = Desk(law);
    const LoanNo loan = desk.lend();
    desk.repay(loan, 300'000, "2024-02-10");
    first = reschedule(loan, "2024-03-15", 2);
    second = reschedule(loan, "2024-04-20", 3);
  }

  Version reschedule(LoanNo loan, std::string_view on, std::uint16_t instalments) {
    RescheduleLoan ask;
    ask.loan = loan;
    ask.terms = tests::usual_terms();
    ask.terms.instalments = instalments;
    ask.terms.principal = desk.loan(loan).outstanding();
    ask.confirmation = "UBND 12/2024";
    ask.reason = ReasonCode::flood;
    ask.resolution = desk.resolve(Subject::reschedule);
    return desk.tell(ask, {tests::day(on), {}, {2}}).front().envelope.version;
  }
};

}  // namespace

TEST_CASE("new instalments that do not follow from what was agreed and owed are found", "[core][verify]") {
  const Rescheduled two;
  const std::vector<Event>& events = two.desk.events;
  const VerifyReport untouched = report_on(events, {}, {});
  INFO(told(untouched));
  REQUIRE_FALSE(breaks_a_promise(untouched));
  using Fact = LoanRescheduled;
  for (const Version version : {two.first, two.second}) {
    expect_broken<Fact>(events, version, "do not follow from its terms",
                        [](Event&, Fact& it) { it.instalments.back().interest += Money{1}; });
    expect_broken<Fact>(events, version, "do not follow from its terms",
                        [](Event&, Fact& it) { it.instalments.front().interest -= Money{1}; });
    expect_broken<Fact>(events, version, "do not follow from its terms",
                        [](Event&, Fact& it) { ++it.instalments.front().number; });
    expect_broken<Fact>(events, version, "outstanding was",
                        [](Event&, Fact& it) { it.terms.principal += Money{1'000}; });
    expect_broken<Fact>(events, version, "time, it is the", [](Event&, Fact& it) { ++it.times; });
    expect_broken<Fact>(events, version, "not paid out", [](Event&, Fact& it) { it.loan = LoanNo{99}; });
    expect_broken<Fact>(events, version, "no instalments follow", [](Event&, Fact& it) { it.terms.instalments = 0; });
  }
}

TEST_CASE("a rescheduling that was taken back leaves the plan before it in force", "[core][verify]") {
  Rescheduled two;
  two.desk.reverse(two.second, "2024-04-21");
  const Version again = two.reschedule(LoanNo{1}, "2024-04-25", 4);
  const VerifyReport untouched = report_on(two.desk.events, {}, {});
  INFO(told(untouched));
  CHECK_FALSE(breaks_a_promise(untouched));
  expect_broken<LoanRescheduled>(two.desk.events, again, "do not follow from its terms",
                                 [](Event&, LoanRescheduled& it) { it.instalments.back().principal += Money{1}; });
}

TEST_CASE("a split that does not follow from what was owed is found, and one that was left as it was",
          "[core][verify]") {
  AdoptByLaw law;
  law.overdue_percent = 150;
  law.advance = AdvanceTo::reamortise;
  Desk desk(law);
  const LoanNo loan = desk.lend();
  const Version late = desk.repay(loan, 320'000, "2024-02-20");   // ten days late: 1,479
  const Version ahead = desk.repay(loan, 609'000, "2024-03-10");  // 300,000 more than was due
  expect_kept(desk.events);
  using Paid = RepaymentReceived;
  const char* words = "does not follow from what was owed";
  expect_broken<Paid>(desk.events, late, words, [](Event&, Paid& it) {
    it.lines.front().late_interest -= Money{1};
    it.lines.front().interest += Money{1};
  });
  expect_broken<Paid>(desk.events, ahead, words, [](Event&, Paid& it) { it.lines.back().spared_interest += Money{1}; });
  expect_broken<Paid>(desk.events, ahead, words,
                      [](Event&, Paid& it) { it.lines.back().instalment = it.lines.front().instalment; });

  // A forgotten repayment without the reallocations that it causes.
  Desk without = desk;
  std::vector<Event> forgotten =
      without.tell(ReceiveRepayment{loan, Place::cash, 50'000_vnd, {}}, {tests::day("2024-02-15"), {}, {2}});
  REQUIRE(forgotten.size() == 3);
  expect_kept(without.events);
  forgotten.resize(1);
  forgotten.front().envelope.count = 1;
  std::vector<Event> shortened = desk.events;
  shortened.push_back(forgotten.front());
  const VerifyReport report = report_on(shortened, {}, {});
  INFO(told(report));
  CHECK(says_broken(report, forgotten.front().envelope.version, words));
}

TEST_CASE("an act leans on a resolution about such a thing, passed before it", "[core][verify]") {
  Given club = Given::a_club();
  const Day on = tests::day("2019-03-10");
  club.record(tests::meeting(on, tests::gift(20'000'000_vnd), tests::resolution(1, Subject::expense),
                             tests::resolution(2, Subject::transfer), tests::resolution(3, Subject::other),
                             tests::resolution(4, Subject::by_law), tests::resolution(5, Subject::board)));
  std::vector<Version> leaning;
  const auto record = [&](auto ask) { leaning.push_back(club.record(tests::order(on, std::move(ask))).version()); };
  PayExpense expense = tests::expense(2'000'000_vnd);
  expense.resolution = ResolutionNo{1};
  record(expense);
  GiveAid aid;
  aid.kind = AidKind::sickness;
  aid.area = Area::health;
  aid.fund = kActivityFund;
  aid.member = MemberNo{3};
  aid.amount = 100'000_vnd;
  aid.resolution = ResolutionNo{1};
  record(aid);
  AdoptByLaw law = club.state.by_law;
  law.resolution = ResolutionNo{4};
  record(law);
  ElectBoard board;
  for (std::uint32_t seat = 1; seat <= 5; ++seat) board.seats.push_back({static_cast<Role>(seat), MemberNo{seat + 1}});
  board.resolution = ResolutionNo{5};
  record(board);
  const VerifyReport untouched = report_on(club.events, {}, {});
  INFO(told(untouched));
  REQUIRE_FALSE(breaks_a_promise(untouched));

  const auto lean_on = [](Event& event, ResolutionNo no) {
    std::visit(
        [&](auto& it) {
          if constexpr (requires { it.resolution; }) it.resolution = no;
        },
        event.payload.is);
  };
  for (const Version version : leaning) {
    const auto said = [&](ResolutionNo no, const std::string& words) {
      const VerifyReport report = report_on(club.events, version, [&](Event& event) { lean_on(event, no); });
      INFO("version " << version.value << " leans on " << to_text(no) << "\n" << told(report));
      CHECK(says_broken(report, version, words));
    };
    said(ResolutionNo{3}, "which is about other");
    said(ResolutionNo{9}, "was not passed before");
  }
  for (const Version version : {leaning[0], leaning[2], leaning[3]}) {
    const VerifyReport report = report_on(club.events, version, [&](Event& event) { lean_on(event, ResolutionNo{}); });
    CHECK(says_broken(report, version, "without a resolution"));
  }
  // Below the by-law's limit help needs none.
  CHECK_FALSE(
      breaks_a_promise(report_on(club.events, leaning[1], [&](Event& event) { lean_on(event, ResolutionNo{}); })));
}

TEST_CASE("loans are approved, rescheduled and written off under resolutions about just that", "[core][verify]") {
  Rescheduled two;
  const ResolutionNo other = two.desk.resolve(Subject::other);
  WriteOffLoan ask;
  ask.loan = LoanNo{1};
  ask.reason = ReasonCode::death;
  ask.resolution = two.desk.resolve(Subject::write_off);
  const Version given_up = two.desk.tell(ask, {tests::day("2024-06-01"), {}, {2}}).front().envelope.version;
  const VerifyReport untouched = report_on(two.desk.events, {}, {});
  INFO(told(untouched));
  REQUIRE_FALSE(breaks_a_promise(untouched));
  expect_broken<LoanWrittenOff>(two.desk.events, given_up, "which is about other",
                                [&](Event&, LoanWrittenOff& it) { it.resolution = other; });
  expect_broken<LoanRescheduled>(two.desk.events, two.second, "was not passed before",
                                 [&](Event&, LoanRescheduled& it) { it.resolution = other; });
}

TEST_CASE("the programme's stream keeps its promises about signers and days", "[core][verify]") {
  Given stream;
  const auto enrol = [&](const char* code, std::vector<const char*> signers) {
    EnrolActor ask;
    ask.subject = *ActorId::parse(code);
    ask.role = Role::programme;
    Command command = tests::order(tests::day("2019-02-10"), ask);
    command.club = programme_stream();
    command.actor = *ActorId::parse("TW-01");
    for (const char* signer : signers) {
      Approval approval;
      approval.actor = *ActorId::parse(signer);
      command.approvals.push_back(approval);
    }
    return stream.record(command).version();
  };
  enrol("TW-01", {});
  enrol("TW-02", {});
  const Version third = enrol("TW-03", {"TW-02"});
  const VerifyReport untouched = report_on(stream.events, {}, {});
  INFO(told(untouched));
  REQUIRE_FALSE(breaks_a_promise(untouched));
  using Fact = ActorEnrolled;
  expect_broken<Fact>(stream.events, third, "0 signed besides the recorder, it needs 1",
                      [](Event& event, Fact&) { event.envelope.approvals.clear(); });
  expect_broken<Fact>(stream.events, third, "recorded and signed as second signer",
                      [](Event& event, Fact&) { event.envelope.approvals.front().actor = event.envelope.actor; });
  expect_broken<Fact>(stream.events, third, "TW-09 was not enrolled",
                      [](Event& event, Fact&) { event.envelope.actor = *ActorId::parse("TW-09"); });
  expect_broken<Fact>(stream.events, third, "after the day on which it was recorded",
                      [](Event& event, Fact&) { event.envelope.value_date = tests::day("2031-01-01"); });
}

}  // namespace soquy::test
