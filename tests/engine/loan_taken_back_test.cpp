// An entry that was taken back from a later day on stands in the books until that day. What comes after it is decided
// as if it had never been, so nothing of the loan is dated into the days between.
#include <catch2/catch.hpp>

#include "engine/domain/pay_off.h"
#include "tests/engine/broken_promise.h"
#include "tests/engine/taken_back_loan.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::tests;

namespace {

constexpr const char* kTooEarly = "later_entries_depend loan";

}  // namespace

TEST_CASE("nothing of a loan is dated before the day from which an entry of it was taken back", "[core][loan][past]") {
  TakenBackLoan it;
  const Version first = it.desk.repay(it.loan, 100'000, "2024-02-10");
  const Version second = it.desk.repay(it.loan, 312'000, "2024-03-10");
  it.desk.reverse(first, "2024-05-01");
  REQUIRE(it.desk.warnings.size() == 1);
  CHECK(it.desk.warnings.front().code == "earlier_days_closed");
  CHECK(it.desk.warnings.front().sentence.find("--at-original-date") != std::string::npos);
  for (const char* on : {"2024-02-15", "2024-04-30"}) {
    INFO(on);
    CHECK(it.desk.outcome(it.repayment(12'000), dated(on)) == kTooEarly);
    CHECK(it.desk.outcome(ChargePenalty{it.loan, 0, 1'000_vnd, {}}, dated(on)) == kTooEarly);
    CHECK(it.desk.outcome(it.write_off(), dated(on)) == kTooEarly);
    CHECK(it.desk.outcome(it.new_terms(), dated(on)) == kTooEarly);
  }
  CHECK(it.take_back(second, "2024-04-30") == "later_entries_depend entry");
  CHECK(it.take_back(second, "2024-06-01", true) == "later_entries_depend entry");
  CHECK(it.take_back(second, "2024-05-01") == "accepted");
  CHECK(it.desk.outcome(it.repayment(12'000), dated("2024-05-01")) == "accepted");
  const auto refused = it.desk.ask(it.repayment(12'000), dated("2024-02-15"));
  CHECK(refused.error().seen.find("the books hold it until 2024-05-01") != std::string::npos);
  test::expect_kept(it.desk.events);
}

TEST_CASE("an entry taken back on its own day leaves the days after it open", "[core][loan][past]") {
  TakenBackLoan it;
  const Version first = it.desk.repay(it.loan, 100'000, "2024-02-10");
  it.desk.repay(it.loan, 312'000, "2024-03-10");
  it.desk.reverse(first, "2024-05-01", true);
  CHECK(it.desk.warnings.empty());
  it.desk.tell(it.repayment(12'000), dated("2024-02-10"));
  TakenBackLoan never;
  never.desk.repay(never.loan, 312'000, "2024-03-10");
  never.desk.tell(never.repayment(12'000), dated("2024-02-10"));
  CHECK(it.desk.loan(it.loan).principal_paid() == never.desk.loan(never.loan).principal_paid());
  for (const Account account : {Account::cash, Account::loans, Account::interest_income}) {
    for (int ahead = 0; ahead < 150; ++ahead) {
      const Day on = add_days(day("2024-01-10"), ahead);
      REQUIRE(it.desk.club.course(kIncomeFund, account).on(on) == never.desk.club.course(kIncomeFund, account).on(on));
    }
  }
  test::expect_kept(it.desk.events);
}

TEST_CASE("a loan is not paid out again before the day from which its payout was taken back", "[core][loan][past]") {
  TakenBackLoan it;
  it.desk.reverse(it.desk.loan(it.loan).disbursement, "2024-05-01");
  const DisburseLoan again{it.loan, Place::cash, 1'200'000_vnd};
  CHECK(it.desk.outcome(again, dated("2024-02-01")) == kTooEarly);
  CHECK(it.desk.outcome(again, dated("2024-05-01")) == "accepted");
}

TEST_CASE("a rescheduling, a penalty, a waiver and a write-off leave the same mark", "[core][loan][past]") {
  TakenBackLoan agreed;
  agreed.desk.reverse(agreed.tell(agreed.new_terms(), "2024-02-05"), "2024-06-01");
  CHECK(agreed.desk.outcome(agreed.repayment(312'000), dated("2024-03-01")) == kTooEarly);
  CHECK(agreed.desk.outcome(agreed.new_terms(), dated("2024-03-05")) == kTooEarly);

  TakenBackLoan charged;
  const Version penalty = charged.tell(ChargePenalty{charged.loan, 1, 5'000_vnd, {}}, "2024-03-10");
  const WaivePenalty forgiven{charged.loan, 1, 1'000_vnd, charged.desk.resolve(Subject::write_off), {}};
  TakenBackLoan waived = charged;
  charged.desk.reverse(penalty, "2024-06-01");
  CHECK(charged.desk.outcome(charged.repayment(10'000), dated("2024-05-10")) == kTooEarly);
  waived.desk.reverse(waived.tell(forgiven, "2024-03-12"), "2024-06-01");
  CHECK(waived.desk.outcome(waived.repayment(10'000), dated("2024-04-01")) == kTooEarly);

  TakenBackLoan given_up;
  const Version off = given_up.tell(given_up.write_off(), "2024-03-01");
  const RecoverLoan back{given_up.loan, Place::cash, 500'000_vnd};
  given_up.desk.reverse(given_up.tell(back, "2024-04-01"), "2024-08-01");
  CHECK(given_up.desk.outcome(back, dated("2024-07-31")) == kTooEarly);
  CHECK(given_up.take_back(off, "2024-05-01") == "later_entries_depend entry");
  CHECK(given_up.take_back(off, "2024-08-01") == "accepted");
}

TEST_CASE("a book in which something is dated before what was taken back is not sound", "[core][loan][verify]") {
  TakenBackLoan it;
  const Version first = it.desk.repay(it.loan, 100'000, "2024-02-10");
  it.desk.reverse(first, "2024-05-01");
  const Version late = it.desk.repay(it.loan, 12'000, "2024-05-02");
  test::expect_kept(it.desk.events);
  test::expect_broken<RepaymentReceived>(
      it.desk.events, late, "an entry was taken back from 2024-05-01 on",
      [](Event& event, RepaymentReceived&) { event.envelope.value_date = day("2024-04-01"); });
}

// --- Giving up, and agreeing anew ------------------------------------------------------------------------------------

TEST_CASE("a loan of which only interest or a penalty is open can be written off, and moves no principal",
          "[core][loan]") {
  AdoptByLaw law = law_of_the_past();
  law.allocation = AllocationOrder::principal_first;
  TakenBackLoan it{Desk{law}};
  it.desk.repay(it.loan, 1'254'000, "2024-05-10");  // late interest of 2,778 is left
  REQUIRE(it.desk.loan(it.loan).outstanding().is_zero());
  REQUIRE(it.desk.loan(it.loan).stage == LoanStage::open);
  CHECK(it.desk.outcome(it.new_terms(), dated("2024-06-01")) == "amount_not_positive principal");
  const auto events = it.desk.tell(it.write_off(), dated("2024-06-01"));
  CHECK(events.front().postings.empty());
  CHECK(it.desk.loan(it.loan).stage == LoanStage::written_off);
  const Money given_up = it.desk.loan(it.loan).given_up;
  CHECK(given_up.is_positive());
  CHECK(it.desk.outcome(RecoverLoan{it.loan, Place::cash, given_up}, dated("2024-06-02")) == "accepted");
  test::expect_kept(it.desk.events);
  it.desk.reverse(events.front().envelope.version, "2024-06-03");
  CHECK(it.desk.loan(it.loan).stage == LoanStage::open);
}

TEST_CASE("a loan is not rescheduled or written off before a penalty, a waiver or a call", "[core][loan]") {
  TakenBackLoan it;
  it.tell(ChargePenalty{it.loan, 1, 5'000_vnd, {}}, "2024-03-10");
  CHECK(it.desk.outcome(it.new_terms(), dated("2024-03-09")) == kTooEarly);
  CHECK(it.desk.outcome(it.write_off(), dated("2024-03-09")) == kTooEarly);
  CHECK(it.desk.outcome(it.write_off(), dated("2024-03-10")) == "accepted");
  it.tell(WaivePenalty{it.loan, 1, 5'000_vnd, it.desk.resolve(Subject::write_off), {}}, "2024-03-20");
  CHECK(it.desk.outcome(it.new_terms(), dated("2024-03-19")) == kTooEarly);
  CHECK(it.desk.outcome(it.new_terms(), dated("2024-03-20")) == "accepted");
}
