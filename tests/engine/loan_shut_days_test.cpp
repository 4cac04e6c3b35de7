// The days on which the books hold what was taken back of a loan since: what may stand beside them, what is said about
// them, and what else is kept out of them.
#include <catch2/catch.hpp>

#include "tests/engine/broken_promise.h"
#include "tests/engine/taken_back_loan.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::tests;

namespace {

constexpr const char* kTooEarly = "later_entries_depend loan";

/// 312,000 of 10 February were taken back from 20 May on.
struct ShutUntilMay : TakenBackLoan {
  Version paid = desk.repay(loan, 312'000, "2024-02-10");
  Version later = desk.repay(loan, 100'000, "2024-05-01");
  Version undone = desk.reverse(paid, "2024-05-20").front().envelope.version;
};

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string version(Version one) { return std::to_string(one.value); }

}  // namespace

// --- What is taken back on its own day, and waivers ------------------------------------------------------------------

TEST_CASE("what is taken back on its own day makes no repayment pay of what was waived after it",
          "[core][loan][past]") {
  AdoptByLaw law;
  law.penalty_late = 30'000_vnd;
  law.allocation = AllocationOrder::principal_first;
  TakenBackLoan it{Desk{law}};
  const Version first = it.tell(ChargePenalty{it.loan, 1, 5'000_vnd, {}}, "2024-02-15");
  const Version second = it.tell(ChargePenalty{it.loan, 2, 5'000_vnd, {}}, "2024-03-11");
  const Version paid = it.desk.repay(it.loan, 626'000, "2024-03-20");
  const WaivePenalty forgive{it.loan, 2, 5'000_vnd, it.desk.resolve(Subject::write_off), {}};
  const Version waiver = it.tell(forgive, "2024-04-01");

  const std::string no = it.says(TakenBackLoan::reversal(first, true), "2024-06-01");
  CHECK(holds(no, "was waived on 2024-04-01 in version " + version(waiver)));
  CHECK(holds(no, "the repayment of 2024-03-20 would have paid of it"));
  CHECK(it.take_back(first, "2024-06-01", true) == "later_entries_depend entry");
  CHECK(it.take_back(first, "2024-03-31") == "later_entries_depend entry");
  CHECK(it.take_back(first, "2024-04-01") == "accepted");

  for (const Version entry : {waiver, first, paid, second}) it.desk.reverse(entry, "2024-06-01", true);
  for (const char* on : {"2024-03-19", "2024-03-25", "2024-06-01"}) {
    INFO(on);
    CHECK(it.desk.club.course(kIncomeFund, Account::loans).on(day(on)) == 1'200'000_vnd);
    CHECK(it.desk.club.course(kIncomeFund, Account::interest_income).on(day(on)).is_zero());
    CHECK(it.desk.club.course(kIncomeFund, Account::other_income).on(day(on)).is_zero());
  }
  test::expect_kept(it.desk.events);
}

TEST_CASE("a book in which a repayment is split again before it was split again last is not sound",
          "[core][loan][verify]") {
  TakenBackLoan it;
  const Version first = it.tell(ChargePenalty{it.loan, 0, 1'000_vnd, {}}, "2024-02-01");
  const Version second = it.tell(ChargePenalty{it.loan, 0, 2'000_vnd, {}}, "2024-02-02");
  it.desk.repay(it.loan, 20'000, "2024-02-10");
  const auto once = it.desk.reverse(first, "2024-04-01");
  const auto twice = it.desk.reverse(second, "2024-05-01");
  REQUIRE(once.back().payload.as<RepaymentReallocated>() != nullptr);
  REQUIRE(twice.back().payload.as<RepaymentReallocated>() != nullptr);
  test::expect_kept(it.desk.events);
  std::vector<Event> forged = it.desk.events;
  for (const Event& event : twice) forged[event.envelope.version.value - 1].envelope.value_date = day("2024-03-01");
  const VerifyReport report = test::report_on(forged, {}, {});
  INFO(test::told(report));
  CHECK(test::says_broken(report, twice.back().envelope.version,
                          "split again on 2024-03-01, after it was split again on the later 2024-04-01"));
}

// --- The true day beside ---------------------------------------------------------------------------------------------

TEST_CASE("a receipt of a day that is shut is dated on the day that shut it, and names its true day",
          "[core][loan][past]") {
  ShutUntilMay it;
  CHECK(it.desk.outcome(it.repayment(50'000), dated("2024-05-10")) == kTooEarly);
  CHECK(it.desk.outcome(it.found(50'000, "2024-05-10"), dated("2024-05-19")) == kTooEarly);
  CHECK(it.desk.outcome(it.found(50'000, "2024-05-20"), dated("2024-05-21")) == "field_not_valid original_date");
  const Version found = it.tell(it.found(50'000, "2024-05-10"), "2024-05-20");
  CHECK(holds(it.warned("delay_costs_borrower"), "KV001 was paid on 2024-05-10 and is dated 2024-05-20"));
  test::expect_kept(it.desk.events);
  test::expect_broken<RepaymentReceived>(
      it.desk.events, found, "its true day 2024-05-20 was open",
      [](Event& event, RepaymentReceived&) { event.envelope.original_date = day("2024-05-20"); });
}

TEST_CASE("a true day is open to other loans, to interviews and to reversals", "[core][loan][past]") {
  ShutUntilMay it;
  const LoanNo other = it.desk.lend(6);
  Act beside = it.found(50'000, "2024-05-10");
  std::get<ReceiveRepayment>(beside.is).loan = other;
  CHECK(it.desk.outcome(beside, dated("2024-05-20")) == "field_not_valid original_date");
  Act undoing = it.found(1, "2024-05-10");
  undoing.is = TakenBackLoan::reversal(it.later);
  CHECK(it.desk.outcome(undoing, dated("2024-05-20")) == "field_not_valid original_date");
  SurveyIncome asked;
  asked.member = MemberNo{5};
  asked.instrument = "HH-1";
  asked.loan = it.loan;
  asked.household_size = 3;
  asked.recall_months = 1;
  undoing.is = asked;
  CHECK(it.desk.outcome(undoing, dated("2024-05-20")) == "field_not_valid original_date");
}

TEST_CASE("whoever bears interest for the delay is not sent to a day that is shut", "[core][loan][delay]") {
  ShutUntilMay it;
  it.tell(it.found(50'000, "2024-05-10"), "2024-05-20");
  const std::string shut = it.warned("delay_costs_borrower");
  CHECK(holds(shut, "A waiver takes off penalties only: give the money back as aid."));
  it.close("2024-05-31", "2024-06-05");
  it.tell(it.found(50'000, "2024-05-25"), "2024-06-10");
  CHECK(holds(it.warned("delay_costs_borrower"), "reopen the books and record it on its true day"));
  it.tell(it.found(60'000, "2024-05-15"), "2024-06-10");
  CHECK_FALSE(holds(it.warned("delay_costs_borrower"), "reopen"));
}

// --- What is said ----------------------------------------------------------------------------------------------------

TEST_CASE("who meets a shut day is told which entry shut it, and what day to take", "[core][loan][past]") {
  ShutUntilMay it;
  const std::string shut =
      "#" + version(it.undone) + " took back #" + version(it.paid) + " of KV001; the books hold it until 2024-05-20";
  CHECK(it.says(it.repayment(50'000), "2024-05-10") ==
        "refused, later entries depend (loan): " + shut +
            "; asked: change it on 2024-05-10. Date it 2024-05-20 or later, with the true day as original date.");
  CHECK(it.says(TakenBackLoan::reversal(it.later), "2024-05-10") ==
        "refused, later entries depend (entry): " + shut + "; asked: reverse version " + version(it.later) +
            " on 2024-05-10. Date it 2024-05-20 or later.");
  CHECK(holds(it.says(TakenBackLoan::reversal(it.later, true), "2024-06-01"), " on 2024-05-01. Date it 2024-05-20"));
}

TEST_CASE("the day is asked before what is owed on it", "[core][loan][past]") {
  ShutUntilMay it;
  CHECK(it.desk.outcome(it.repayment(9'000'000), dated("2024-05-10")) == kTooEarly);
  CHECK(it.desk.outcome(it.repayment(9'000'000), dated("2024-05-20")) == "exceeds_debt amount");
  const Version off = it.tell(it.write_off(), "2024-05-21");
  const RecoverLoan back{it.loan, Place::cash, 50'000_vnd};
  it.desk.reverse(it.tell(back, "2024-05-22"), "2024-06-20");
  CHECK(it.desk.outcome(RecoverLoan{it.loan, Place::cash, 9'000'000_vnd}, dated("2024-06-01")) == kTooEarly);
  CHECK(it.take_back(off, "2024-06-20") == "accepted");
}

TEST_CASE("who takes an entry back is told of the earliest day that would leave more days open", "[core][loan][past]") {
  const auto closed_days = [](TakenBackLoan& it, Version entry, std::string_view on) {
    it.desk.reverse(entry, on);
    return it.warned("earlier_days_closed");
  };
  ShutUntilMay it;
  TakenBackLoan again = it;  // 1 May lies before 20 May, so its own day is no way out, but 20 May is
  CHECK(closed_days(again, it.later, "2024-06-10") ==
        "Nothing of KV001 is dated before 2024-06-10 from now on: date it 2024-05-20, to keep the days after it open.");
  TakenBackLoan soon = it;
  CHECK(closed_days(soon, it.later, "2024-05-20") == "Nothing of KV001 is dated before 2024-05-20 from now on.");
  const Version june = it.desk.repay(it.loan, 10'000, "2024-06-01");
  TakenBackLoan free = it;
  CHECK(closed_days(free, june, "2024-06-10") ==
        "Nothing of KV001 is dated before 2024-06-10 from now on: to write a true row on its own day, take this one "
        "back with --at-original-date instead.");
  it.close("2024-06-05", "2024-06-08");
  CHECK(closed_days(it, june, "2024-06-10") ==
        "Nothing of KV001 is dated before 2024-06-10 from now on: date it 2024-06-06, to keep the days after it open.");
}

TEST_CASE("entries taken back together hint at days as they were before the command", "[core][loan][past]") {
  ShutUntilMay it;
  const Version june = it.desk.repay(it.loan, 10'000, "2024-06-01");
  const Version july = it.desk.repay(it.loan, 10'000, "2024-07-01");
  it.desk.tell_all({TakenBackLoan::reversal(july), TakenBackLoan::reversal(june)}, dated("2024-07-10"));
  REQUIRE(it.desk.warnings.size() == 1);
  CHECK(holds(it.desk.warnings.front().sentence, "--at-original-date"));
}

TEST_CASE("who takes an entry back on its own day, which is closed, is told of the first open day",
          "[core][loan][past]") {
  ShutUntilMay it;
  const Version june = it.desk.repay(it.loan, 10'000, "2024-06-01");
  it.close("2024-05-10", "2024-06-08");
  CHECK(holds(it.says(TakenBackLoan::reversal(it.later, true), "2024-06-10"),
              "refused, period closed (at_original_date): the books are closed through 2024-05-10; asked: take it back "
              "on its own day, 2024-05-01. Date it 2024-05-20, to keep the days after it open."));
  it.close("2024-06-05", "2024-06-08");
  CHECK(holds(it.says(TakenBackLoan::reversal(june, true), "2024-06-10"),
              "Date it 2024-06-06, to keep the days after it open."));
}

// --- Guarantors, and loans beside it ---------------------------------------------------------------------------------

TEST_CASE("no guarantor is called on a day that is shut", "[core][loan][guarantee][past]") {
  ShutUntilMay it;
  const CallGuarantee ask = it.call(100'000);
  CHECK(it.desk.outcome(ask, dated("2024-05-19")) == kTooEarly);
  Act told{ask};
  told.original_date = day("2024-05-12");
  told.late_reason = ReasonCode::voucher_found;
  const Version called = it.tell(told, "2024-05-20");
  test::expect_kept(it.desk.events);
  test::expect_broken<GuaranteeCalled>(
      it.desk.events, called, "an entry was taken back from 2024-05-20 on",
      [](Event& event, GuaranteeCalled&) { event.envelope.value_date = day("2024-05-19"); });
}

TEST_CASE("a call that is taken back from a later day shuts the days before it", "[core][loan][guarantee][past]") {
  TakenBackLoan it;
  const Version called = it.tell(it.call(300'000), "2024-04-15");
  TakenBackLoan own_day = it;
  own_day.desk.reverse(called, "2024-06-01", true);
  CHECK(own_day.desk.warnings.empty());
  CHECK(own_day.desk.outcome(own_day.write_off(), dated("2024-03-15")) == "accepted");

  const Version paid = it.desk.repay(it.loan, 10'000, "2024-04-20");
  const Version undone = it.desk.reverse(called, "2024-06-01").front().envelope.version;
  CHECK(holds(it.warned("earlier_days_closed"), "Nothing of KV001 is dated before 2024-06-01 from now on"));
  CHECK(it.desk.outcome(it.write_off(), dated("2024-05-01")) == kTooEarly);
  CHECK(it.take_back(paid, "2024-05-01") == "later_entries_depend entry");
  CHECK(it.desk.outcome(it.write_off(), dated("2024-06-01")) == "accepted");
  const Version later = it.desk.repay(it.loan, 10'000, "2024-06-02");
  test::expect_kept(it.desk.events);
  test::expect_broken<RepaymentReceived>(
      it.desk.events, later, "an entry was taken back from 2024-06-01 on",
      [](Event& event, RepaymentReceived&) { event.envelope.value_date = day("2024-05-30"); });
  CHECK(holds(it.says(it.repayment(1), "2024-05-30"), "#" + version(undone) + " took back #" + version(called)));
}

TEST_CASE("a call is not taken back on a day that is shut", "[core][loan][guarantee][past]") {
  TakenBackLoan it;
  const Version paid = it.desk.repay(it.loan, 10'000, "2024-04-01");
  const Version called = it.tell(it.call(100'000), "2024-04-15");
  it.desk.reverse(paid, "2024-06-01");
  CHECK(it.take_back(called, "2024-05-31") == "later_entries_depend entry");
  CHECK(it.take_back(called, "2024-06-01", true) == "later_entries_depend entry");
  it.desk.reverse(called, "2024-06-01");
  CHECK(it.warned("earlier_days_closed") == "Nothing of KV001 is dated before 2024-06-01 from now on.");
  test::expect_kept(it.desk.events);
}

TEST_CASE("no loan is approved beside or instead of another on a day that is shut to that one",
          "[core][loan][top_up][past]") {
  TakenBackLoan it;
  it.desk.repay(it.loan, 312'000, "2024-02-10");
  it.desk.reverse(it.desk.repay(it.loan, 100'000, "2024-02-15"), "2024-03-05");
  ApproveLoan beside = usual_approval(5, it.desk.resolve(Subject::loan));
  beside.tops_up = it.loan;
  ApproveLoan instead = usual_approval(5, it.desk.resolve(Subject::loan));
  instead.repays = it.loan;
  CHECK(it.desk.outcome(beside, dated("2024-03-04")) == "later_entries_depend tops_up");
  CHECK(it.desk.outcome(instead, dated("2024-03-04")) == "later_entries_depend repays");
  Act told{instead};
  told.original_date = day("2024-03-04");
  told.late_reason = ReasonCode::voucher_found;
  CHECK(it.desk.outcome(told, dated("2024-03-05")) == "accepted");
  const Version approved = it.tell(beside, "2024-03-05");
  test::expect_kept(it.desk.events);
  test::expect_broken<LoanApproved>(it.desk.events, approved, "an entry was taken back from 2024-03-05 on",
                                    [](Event& event, LoanApproved&) { event.envelope.value_date = day("2024-03-04"); });
}
