// What settles a loan on a day.
#include <catch2/catch.hpp>

#include "engine/domain/pay_off.h"
#include "tests/support/loan_desk.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::tests;

TEST_CASE("what settles a loan is told part by part, and nothing settles one that is not out",
          "[core][loan][pay-off]") {
  AdoptByLaw law;
  law.penalty_late = 5'000_vnd;
  law.overdue_percent = 150;
  Desk desk(law);
  const LoanNo loan = desk.lend();
  desk.tell(ChargePenalty{loan, 1, 5'000_vnd, {}}, {day("2024-02-20"), {}, {2}});
  // 15 days of 300,000 overdue at 18% a year; 15 of 29 days of the running month at 1% on 900,000
  const PayOff then{day("2024-02-25"), 1'200'000_vnd, 12'000_vnd, 2'219_vnd, 4'655_vnd, 5'000_vnd};
  CHECK(pay_off_on(desk.loan(loan), day("2024-02-25")) == then);
  CHECK(then.total() == 1'223'874_vnd);
  CHECK(pay_off_on(desk.loan(loan), day("2024-02-19")).penalties.is_zero());

  desk.repay(loan, 1'223'874, "2024-02-25");
  CHECK(pay_off_on(desk.loan(loan), day("2024-06-30")) == PayOff{});

  const LoanNo waiting = desk.tell(usual_approval(6, desk.resolve(Subject::loan)), {day("2024-01-10"), {}, {2}})
                             .front()
                             .payload.as<LoanApproved>()
                             ->given;
  CHECK(pay_off_on(desk.loan(waiting), day("2024-06-30")) == PayOff{});
}

TEST_CASE("before the day of the last repayment a loan is settled on that day", "[core][loan][pay-off]") {
  Desk desk;
  const LoanNo loan = desk.lend();
  desk.repay(loan, 312'000, "2024-03-10");
  CHECK(pay_off_on(desk.loan(loan), day("2024-02-10")) == pay_off_on(desk.loan(loan), day("2024-03-10")));
  CHECK(pay_off_on(desk.loan(loan), day("2024-02-10")).on == day("2024-03-10"));
}

TEST_CASE("once all principal is back no instalment to come asks for interest, though a penalty is open",
          "[core][loan][pay-off]") {
  AdoptByLaw law;
  law.penalty_late = 5'000_vnd;
  Desk desk(law);
  const LoanNo loan = desk.lend();
  desk.tell(ChargePenalty{loan, 1, 5'000_vnd, {}}, {day("2024-02-20"), {}, {2}});
  desk.repay(loan, 1'213'552, "2024-02-15");  // all of that day, written after the penalty
  CHECK(desk.loan(loan).outstanding().is_zero());
  CHECK(pay_off_on(desk.loan(loan), day("2024-02-20")).total() == 5'000_vnd);
  CHECK(pay_off_on(desk.loan(loan), day("2024-05-11")).total() == 5'000_vnd);
}

TEST_CASE("an interest-free loan bears nothing when it is late, whatever percentage of its rate the by-law asks",
          "[core][loan][pay-off]") {
  AdoptByLaw law;
  law.overdue_percent = 150;
  Desk desk(law);
  const Order order{day("2024-01-10"), {}, {2}};
  ApproveLoan ask = usual_approval(5, desk.resolve(Subject::loan));
  ask.terms.rate = {};
  const LoanNo loan = desk.tell(ask, order).front().payload.as<LoanApproved>()->given;
  desk.tell(DisburseLoan{loan, Place::cash, 1'200'000_vnd}, order);
  CHECK(pay_off_on(desk.loan(loan), day("2025-06-30")).total() == 1'200'000_vnd);
}
