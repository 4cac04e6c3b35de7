// A new loan that repays an old one is seen from both sides, declared or not.
#include <random>

#include "projections/audit_trail.h"
#include "tests/engine/refusal_rows.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::tests;

namespace {

Order on(Day day) { return {day, {}, {2}}; }
Order on(std::string_view iso) { return on(day(iso)); }

/// A club in which a member may have several loans at once.
Desk many_loans() {
  AdoptByLaw law;
  law.loans_at_once = 0;
  return Desk(law);
}

LoanNo approve(Desk& desk, LoanNo repays = {}, std::uint32_t borrower = 5, std::string_view iso = "2024-01-10") {
  ApproveLoan ask = usual_approval(borrower, desk.resolve(Subject::loan));
  ask.repays = repays;
  return desk.tell(ask, on(iso)).front().payload.as<LoanApproved>()->given;
}

LoanDisbursed pay_out(Desk& desk, LoanNo loan, Day day) {
  return *desk.tell(DisburseLoan{loan, Place::cash, 1'200'000_vnd}, on(day)).front().payload.as<LoanDisbursed>();
}

RepaymentReceived repay(Desk& desk, LoanNo loan, std::int64_t amount, Day day) {
  return *desk.tell(ReceiveRepayment{loan, Place::cash, Money{amount}, {}}, on(day))
              .front()
              .payload.as<RepaymentReceived>();
}

std::string warning_of(const Desk& desk) {
  for (const Warning& one : desk.warnings) {
    if (one.code == "loan_repays_loan") return one.sentence;
  }
  return "none";
}

}  // namespace

TEST_CASE("a loan paid out to repay an old one is flagged when it is paid out", "[core][loan]") {
  Desk desk;
  const LoanNo old = desk.lend(5);
  const LoanNo fresh = approve(desk, old);
  CHECK(pay_out(desk, fresh, day("2024-01-20")).renews == old);
  CHECK(warning_of(desk) == "KV002 is paid out to repay KV001. A new loan that repays an old one hides arrears.");
}

TEST_CASE("a loan paid out up to seven days after its borrower settled another renews it", "[core][loan]") {
  Desk desk = many_loans();
  const LoanNo old = desk.lend(5);
  const LoanNo fresh = approve(desk);
  repay(desk, old, 1'212'000, day("2024-02-10"));
  CHECK(warning_of(desk) == "none");
  for (const auto& [iso, renews] : {std::pair{"2024-02-09", false}, std::pair{"2024-02-10", true},
                                    std::pair{"2024-02-17", true}, std::pair{"2024-02-18", false}}) {
    CAPTURE(iso);
    Desk then = desk;
    CHECK((pay_out(then, fresh, day(iso)).renews == old) == renews);
    CHECK((warning_of(then) != "none") == renews);
  }
  pay_out(desk, fresh, day("2024-02-12"));
  CHECK(warning_of(desk) ==
        "KV002 is paid out to TV05, who settled KV001 on 2024-02-10. A new loan that repays an old one hides arrears.");
}

TEST_CASE("only the same borrower's loan is renewed", "[core][loan]") {
  Desk desk = many_loans();
  const LoanNo old = desk.lend(5);
  const LoanNo of_another = approve(desk, {}, 6);
  repay(desk, old, 1'212'000, day("2024-02-10"));
  CHECK(pay_out(desk, of_another, day("2024-02-10")).renews.is_none());
  CHECK(desk.warnings.empty());
}

TEST_CASE("a repayment soon after its payer was lent money names the new loan, when it pays half of the old or all",
          "[core][loan]") {
  Desk desk = many_loans();
  const LoanNo old = desk.lend(5);
  const LoanNo fresh = approve(desk);
  pay_out(desk, fresh, day("2024-01-20"));
  CHECK(warning_of(desk) == "none");  // both are out
  struct Case {
    std::int64_t amount;
    const char* iso;
    bool is_renewal;
  };
  for (const Case& one :
       {Case{600'000, "2024-01-19", false}, Case{600'000, "2024-01-20", true}, Case{599'999, "2024-01-20", false},
        Case{600'000, "2024-01-27", true}, Case{600'000, "2024-01-28", false}}) {
    CAPTURE(one.amount, one.iso);
    Desk then = desk;
    CHECK((repay(then, old, one.amount, day(one.iso)).from_loan == fresh) == one.is_renewal);
    CHECK((warning_of(then) != "none") == one.is_renewal);
  }
  repay(desk, old, 600'000, day("2024-01-22"));
  CHECK(warning_of(desk) ==
        "TV05 pays 600.000 on KV001 and was paid KV002 out on 2024-01-20. A new loan that repays an old one hides "
        "arrears.");
}

TEST_CASE("the last rest of a loan, paid soon after a new one, is flagged however small it is", "[core][loan]") {
  Desk desk = many_loans();
  const LoanNo old = desk.lend(5);
  const LoanNo fresh = approve(desk);
  repay(desk, old, 1'000'000, day("2024-01-11"));
  pay_out(desk, fresh, day("2024-02-08"));
  const RepaymentReceived rest = repay(desk, old, 212'000, day("2024-02-10"));
  CHECK(rest.settles);
  CHECK(rest.from_loan == fresh);
}

TEST_CASE("renewals stand in the audit trail and in its totals", "[core][loan]") {
  Desk desk = many_loans();
  const LoanNo old = desk.lend(5);
  const LoanNo fresh = approve(desk);
  const Version paid_out =
      desk.tell(DisburseLoan{fresh, Place::cash, 1'200'000_vnd}, on("2024-01-20")).front().envelope.version;
  const Version paid = desk.repay(old, 1'200'000, "2024-01-20");
  projections::AuditTrail trail;
  for (const Event& event : desk.events) trail.apply(event);
  const auto rows = trail.rows();
  CHECK(rows[paid_out.value - 1].renewal.is_none());
  CHECK(rows[paid.value - 1].renewal == fresh);
  CHECK(trail.totals().renewals == 1);
}

TEST_CASE("a person with a calendar finds the same renewals", "[core][loan]") {
  std::mt19937_64 dice(20'240'117);
  int seen = 0;
  for (int round = 0; round < 40; ++round) {
    Desk desk = many_loans();
    std::vector<LoanNo> loans;
    for (int i = 0; i < 4; ++i) loans.push_back(approve(desk, {}, 5 + static_cast<std::uint32_t>(dice() % 2)));
    for (int step = 0; step < 12; ++step) {
      const LoanNo loan = loans[dice() % loans.size()];
      const Day today = add_days(day("2024-01-10"), static_cast<int>(dice() % 40));
      const Desk before = desk;
      if (before.loan(loan).stage == LoanStage::approved) {
        const LoanDisbursed fact = pay_out(desk, loan, today);
        bool expected = false;
        for (const auto& [no, other] : before.club.loans) {
          if (no == loan || other.borrower != fact.borrower || other.stage != LoanStage::settled) continue;
          const int days = days_between(other.repayments.back().value_date, today);
          expected = expected || (days >= 0 && days <= 7);
        }
        REQUIRE(fact.renews.is_none() != expected);
        continue;
      }
      const Money out = before.loan(loan).outstanding();
      const ReceiveRepayment ask{loan, Place::cash, Money{1 + static_cast<std::int64_t>(dice() % 1'300'000)}, {}};
      if (before.outcome(ask, on(today)) != "accepted") continue;
      const auto fact = *desk.tell(ask, on(today)).front().payload.as<RepaymentReceived>();
      Money principal;
      for (const AllocationLine& line : fact.lines) principal += line.principal;
      bool expected = false;
      for (const auto& [no, other] : before.club.loans) {
        if (no == loan || other.borrower != fact.borrower || other.disbursement.is_none()) continue;
        const int days = days_between(other.start, today);
        expected = expected || (days >= 0 && days <= 7);
      }
      expected = expected && (fact.settles || (out.is_positive() && 2 * principal.minor >= out.minor));
      REQUIRE(fact.from_loan.is_none() != expected);
      seen += expected ? 1 : 0;
    }
  }
  CHECK(seen > 5);
}
