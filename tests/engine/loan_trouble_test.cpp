// What was agreed, given up or forgiven rests on what was owed on its day: nothing is put below it afterwards.
#include <catch2/catch.hpp>

#include "engine/domain/allocation.h"
#include "events/late_interest.h"
#include "tests/engine/broken_promise.h"
#include "tests/support/loan_desk.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::tests;

namespace {

constexpr const char* kTooEarly = "later_entries_depend loan";

AdoptByLaw law_with_penalties() {
  AdoptByLaw law;
  law.penalty_late = 5'000_vnd;
  law.overdue_percent = 150;
  return law;
}

RescheduleLoan new_terms(Desk& desk, LoanNo loan, std::uint16_t instalments) {
  RescheduleLoan ask;
  ask.loan = loan;
  ask.terms = usual_terms();
  ask.terms.instalments = instalments;
  ask.terms.principal = desk.loan(loan).outstanding();
  ask.confirmation = "UBND 12/2024";
  ask.reason = ReasonCode::flood;
  ask.resolution = desk.resolve(Subject::reschedule);
  return ask;
}

WaivePenalty waiver(Desk& desk, LoanNo loan, std::uint16_t instalment, Money amount) {
  return {loan, instalment, amount, desk.resolve(Subject::write_off), {}};
}

Order dated(std::string_view on) { return {day(on), {}, {2}}; }

}  // namespace

TEST_CASE("nothing of a loan is agreed, charged, waived or given up before its last rescheduling", "[core][loan]") {
  Desk desk(law_with_penalties());
  const LoanNo loan = desk.lend();
  desk.tell(ChargePenalty{loan, 1, 3'000_vnd, {}}, dated("2024-02-20"));
  desk.tell(new_terms(desk, loan, 2), dated("2024-03-15"));
  CHECK(desk.outcome(new_terms(desk, loan, 3), dated("2024-03-14")) == kTooEarly);
  CHECK(desk.outcome(waiver(desk, loan, 1, 1'000_vnd), dated("2024-03-14")) == kTooEarly);
  CHECK(desk.outcome(ChargePenalty{loan, 0, 1'000_vnd, {}}, dated("2024-03-14")) == kTooEarly);
  CHECK(desk.outcome(ReceiveRepayment{loan, Place::cash, 1'000_vnd, {}}, dated("2024-03-14")) == kTooEarly);
  const WriteOffLoan off{loan, desk.resolve(Subject::write_off), ReasonCode::death, {}};
  CHECK(desk.outcome(off, dated("2024-03-14")) == kTooEarly);
  for (const char* on : {"2024-03-15", "2024-03-16"}) {
    CHECK(desk.outcome(new_terms(desk, loan, 3), dated(on)) == "accepted");
    CHECK(desk.outcome(waiver(desk, loan, 1, 1'000_vnd), dated(on)) == "accepted");
    CHECK(desk.outcome(off, dated(on)) == "accepted");
  }
}

TEST_CASE("a penalty is waived from the day it was charged, and no sooner", "[core][loan]") {
  Desk desk(law_with_penalties());
  const LoanNo loan = desk.lend();
  desk.tell(ChargePenalty{loan, 1, 3'000_vnd, {}}, dated("2024-02-20"));
  CHECK(desk.outcome(waiver(desk, loan, 1, 1'000_vnd), dated("2024-02-19")) == "exceeds_debt amount");
  CHECK(desk.outcome(waiver(desk, loan, 1, 3'000_vnd), dated("2024-02-20")) == "accepted");
  CHECK(desk.outcome(waiver(desk, loan, 1, 3'001_vnd), dated("2024-02-20")) == "exceeds_debt amount");
  CHECK(desk.outcome(waiver(desk, loan, 2, 1_vnd), dated("2024-02-20")) == "exceeds_debt amount");
}

TEST_CASE("the older of two waivers is taken back, and its penalty is owed again in full", "[core][loan]") {
  Desk desk(law_with_penalties());
  const LoanNo loan = desk.lend();
  desk.tell(ChargePenalty{loan, 1, 3'000_vnd, {}}, dated("2024-02-20"));
  const Version older = desk.tell(waiver(desk, loan, 1, 3'000_vnd), dated("2024-02-21")).front().envelope.version;
  Desk never(law_with_penalties());
  never.lend();
  never.tell(ChargePenalty{loan, 1, 3'000_vnd, {}}, dated("2024-02-20"));
  for (Desk* one : {&desk, &never}) {
    one->tell(ChargePenalty{loan, 1, 2'000_vnd, {}}, dated("2024-03-05"));
    one->tell(waiver(*one, loan, 1, 2'000_vnd), dated("2024-03-06"));
  }
  desk.reverse(older, "2024-03-07");
  for (const char* on : {"2024-02-20", "2024-03-04", "2024-03-05", "2024-03-31"}) {
    INFO(on);
    CHECK(debt_of(desk.loan(loan)).penalties_due(day(on)) == 3'000_vnd);
    CHECK(debt_of(never.loan(loan)).penalties_due(day(on)) == 3'000_vnd);
  }
  test::expect_kept(desk.events);
}

TEST_CASE("a rescheduling stays while a waiver or a penalty lies above it", "[core][loan]") {
  Desk desk(law_with_penalties());
  const LoanNo loan = desk.lend();
  desk.tell(ChargePenalty{loan, 1, 3'000_vnd, {}}, dated("2024-02-20"));
  const Version agreed = desk.tell(new_terms(desk, loan, 2), dated("2024-03-15")).front().envelope.version;
  const Version forgiven = desk.tell(waiver(desk, loan, 1, 1'000_vnd), dated("2024-03-20")).front().envelope.version;
  const auto take_back = [&](Version entry) {
    ReverseEntry ask;
    ask.entry = entry;
    ask.reason = ReasonCode::wrong_amount;
    return desk.outcome(ask, dated("2024-03-21"));
  };
  CHECK(take_back(agreed) == "later_entries_depend entry");
  desk.reverse(forgiven, "2024-03-21");
  CHECK(take_back(agreed) == "accepted");
}

TEST_CASE("of a frozen loan nothing is late, and what was charged before is paid first", "[core][loan]") {
  Desk desk(law_with_penalties());
  const LoanNo loan = desk.lend();
  desk.tell(ChargePenalty{loan, 1, 3'000_vnd, {}}, dated("2024-02-20"));
  RescheduleLoan freeze = new_terms(desk, loan, 2);
  freeze.terms.rate.ppm = 0;
  freeze.frozen = true;
  desk.tell(freeze, dated("2024-03-15"));
  const std::uint16_t first = desk.loan(loan).instalments.front().number;
  CHECK(desk.outcome(ChargePenalty{loan, first, 1'000_vnd, {}}, dated("2024-05-01")) == "field_not_valid instalment");
  desk.repay(loan, 10'000, "2024-05-01");
  CHECK(desk.loan(loan).repayments.back().lines == Allocation{{1, {}, {}, 3'000_vnd}, {first, 7'000_vnd, {}, {}}});
}

TEST_CASE("instalments are numbered on for ever, as far as numbers go", "[core][loan]") {
  Desk desk;
  const LoanNo loan = desk.lend();
  LoanState& state = desk.club.loans.change(loan);
  for (Instalment& one : state.instalments) one.number = static_cast<std::uint16_t>(65'530 + one.number - 1);  // ..533
  CHECK(desk.outcome(new_terms(desk, loan, 2), dated("2024-03-15")) == "accepted");
  CHECK(desk.outcome(new_terms(desk, loan, 3), dated("2024-03-15")) == "field_not_valid instalments");
}

TEST_CASE("vouchers compare by their bytes, whether a char has a sign or not", "[core][loan]") {
  CHECK((compare_vouchers("PT-z", "PT-đ") < 0));
  CHECK((compare_vouchers("PT-đ1", "PT-z1") > 0));
}

// --- A store that was tampered with ----------------------------------------------------------------------------------

TEST_CASE("terms that no rule lets in cost nothing, and are told", "[core][loan][verify]") {
  LoanTerms terms = usual_terms();
  const int128 days = int128{1} << 80;
  terms.interest_multiple = Money{0};
  CHECK(late_interest(days, terms, 150).is_zero());
  terms = usual_terms();
  CHECK(late_interest(days, terms, UINT32_MAX).is_zero());
  terms.rate.ppm = UINT32_MAX;
  CHECK(late_interest(days, terms, 150).is_zero());

  Desk desk(law_with_penalties());
  const LoanNo loan = desk.lend();
  desk.repay(loan, 320'000, "2024-02-20");
  const Version paid_out = desk.loan(loan).disbursement;
  using Paid = LoanDisbursed;
  const char* words = "no instalments follow from its terms";
  test::expect_broken<Paid>(desk.events, paid_out, words, [](Event&, Paid& it) { it.terms.interest_multiple = {}; });
  test::expect_broken<Paid>(desk.events, paid_out, words, [](Event&, Paid& it) { it.terms.rate.ppm = UINT32_MAX; });
}

TEST_CASE("a loan repaid otherwise than the by-law of its day says is found", "[core][loan][verify]") {
  Desk desk(law_with_penalties());
  const LoanNo loan = desk.lend();
  test::expect_kept(desk.events);
  const Version paid_out = desk.loan(loan).disbursement;
  using Paid = LoanDisbursed;
  const char* words = "not what the by-law of the day says";
  test::expect_broken<Paid>(desk.events, paid_out, words,
                            [](Event&, Paid& it) { it.allocation = AllocationOrder::principal_first; });
  test::expect_broken<Paid>(desk.events, paid_out, words, [](Event&, Paid& it) { it.advance = AdvanceTo::reamortise; });
  test::expect_broken<Paid>(desk.events, paid_out, words, [](Event&, Paid& it) { it.overdue_percent = UINT32_MAX; });
}
