// Loans that top another one up: one loan with it for the limits, the ladder and the loans at once.
#include <random>

#include "engine/domain/loan_limits.h"
#include "tests/engine/refusal_rows.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::tests;

namespace {

const Order kJanuary{make_day(2024, 1, 15).value(), {}, {2}};

AdoptByLaw ladder() {
  AdoptByLaw law;
  law.loan_max = 5'000'000_vnd;
  law.ceilings = {2'000'000_vnd, 4'000'000_vnd};
  return law;
}

ApproveLoan topping_up(Desk& desk, LoanNo old, Money principal, std::uint32_t borrower = 5) {
  ApproveLoan ask = usual_approval(borrower, desk.resolve(Subject::loan));
  ask.terms.principal = principal;
  ask.tops_up = old;
  return ask;
}

LoanNo approve(Desk& desk, const ApproveLoan& ask, const Order& order) {
  return desk.tell(ask, order).front().payload.as<LoanApproved>()->given;
}

/// Approved and paid out on one day.
LoanNo lend(Desk& desk, const ApproveLoan& ask, const Order& order) {
  const LoanNo no = approve(desk, ask, order);
  desk.tell(DisburseLoan{no, Place::cash, ask.terms.principal}, order);
  return no;
}

std::uint32_t taken(const Desk& desk) { return desk.club.members.at(MemberNo{5}).loans_taken; }

}  // namespace

TEST_CASE("a top-up is refused by the first rule it breaks", "[core][loan]") {
  Desk desk(ladder());
  const LoanNo own = desk.lend(5);
  const LoanNo of_another = desk.lend(6);
  const LoanNo approved = approve(desk, usual_approval(7, desk.resolve(Subject::loan)), kJanuary);
  using Ask = ApproveLoan;
  Ask ask = topping_up(desk, LoanNo{77}, 2'000'000_vnd);
  ask.repays = own;
  check_precedence<Ask>(
      desk, ask, {day("2024-02-11"), {}, {2}},
      {
          {"field_not_valid tops_up", [](Desk&, Ask& it, Order&) { it.repays = {}; }},
          {"loan_not_found tops_up", [&](Desk&, Ask& it, Order&) { it.tops_up = approved; }},
          {"loan_not_open tops_up", [&](Desk&, Ask& it, Order&) { it.tops_up = of_another; }},
          {"loan_not_found tops_up", [&](Desk&, Ask& it, Order&) { it.tops_up = own; }},
          {"loan_late tops_up", [](Desk&, Ask&, Order& order) { order = kJanuary; }},
          {"above_by_law_limit principal", [](Desk&, Ask& it, Order&) { it.terms.principal = 800'001_vnd; }},
          {"above_by_law_limit principal", [](Desk&, Ask& it, Order&) { it.terms.principal = 800'000_vnd; }},
      });
  const auto late = desk.ask(topping_up(desk, own, 800'000_vnd), {day("2024-02-11"), {}, {2}});
  CHECK(late.error().seen == "KV001 has 312.000 unpaid since 2024-02-10");
  const auto large = desk.ask(topping_up(desk, own, 800'001_vnd), kJanuary);
  CHECK(large.error().seen == "loan number 1 of a member is at most 2.000.000");
  CHECK(large.error().asked == "800.001 beside 1.200.000");
}

TEST_CASE("a top-up counts as one with the loan beside which it stands", "[core][loan]") {
  Desk desk(ladder());
  const LoanNo first = desk.lend(5);
  ApproveLoan second = usual_approval(5, desk.resolve(Subject::loan));
  second.terms.principal = 500'000_vnd;
  CHECK(desk.outcome(second, kJanuary) == "above_by_law_limit borrower");
  const LoanNo beside = lend(desk, topping_up(desk, first, 500'000_vnd), kJanuary);
  CHECK(taken(desk) == 1);
  CHECK(first_of(desk.club, beside) == first);

  // on top of the top-up: still one loan, and all that is out counts, paid out or only approved
  CHECK(desk.outcome(topping_up(desk, beside, 300'001_vnd), kJanuary) == "above_by_law_limit principal");
  approve(desk, topping_up(desk, beside, 100'000_vnd), kJanuary);
  CHECK(desk.outcome(topping_up(desk, first, 200'001_vnd), kJanuary) == "above_by_law_limit principal");
  CHECK(desk.outcome(topping_up(desk, first, 200'000_vnd), kJanuary) == "accepted");
  CHECK(desk.outcome(second, kJanuary) == "above_by_law_limit borrower");
}

TEST_CASE("what was paid back of a loan can be topped up again", "[core][loan]") {
  Desk desk(ladder());
  const LoanNo first = desk.lend(5);
  desk.repay(first, 312'000, "2024-02-10");  // 300,000 of principal
  const Order later{day("2024-02-12"), {}, {2}};
  CHECK(desk.outcome(topping_up(desk, first, 1'100'001_vnd), later) == "above_by_law_limit principal");
  CHECK(desk.outcome(topping_up(desk, first, 1'100'000_vnd), later) == "accepted");
}

TEST_CASE("a late top-up keeps its whole loan from being topped up", "[core][loan]") {
  Desk desk(ladder());
  const LoanNo first = desk.lend(5);
  lend(desk, topping_up(desk, first, 400'000_vnd), kJanuary);  // first instalment on 15 February
  desk.repay(first, 312'000, "2024-02-10");
  CHECK(desk.outcome(topping_up(desk, first, 1'000_vnd), {day("2024-02-15"), {}, {2}}) == "accepted");
  CHECK(desk.outcome(topping_up(desk, first, 1'000_vnd), {day("2024-02-16"), {}, {2}}) == "loan_late tops_up");
}

TEST_CASE("a top-up is no step of the ladder, and stays below the step of its loan", "[core][loan]") {
  Desk desk(ladder());
  const LoanNo first = desk.lend(5);
  const LoanNo beside = lend(desk, topping_up(desk, first, 800'000_vnd), kJanuary);
  desk.repay(first, 1'212'000, "2024-02-10");
  desk.repay(beside, 808'000, "2024-02-15");
  CHECK(desk.loan(first).stage == LoanStage::settled);
  CHECK(desk.loan(beside).stage == LoanStage::settled);
  CHECK(taken(desk) == 1);

  ApproveLoan next = usual_approval(5, desk.resolve(Subject::loan));
  next.terms.principal = 4'000'001_vnd;
  const Order march{day("2024-03-01"), {}, {2}};
  CHECK(desk.outcome(next, march) == "above_by_law_limit principal");
  next.terms.principal = 3'000'000_vnd;
  const LoanNo second = lend(desk, next, march);
  CHECK(taken(desk) == 2);
  CHECK(desk.outcome(topping_up(desk, second, 1'000'001_vnd), march) == "above_by_law_limit principal");
  CHECK(desk.outcome(topping_up(desk, second, 1'000'000_vnd), march) == "accepted");
}

TEST_CASE("a top-up taken back leaves the ladder where it was, and the loan below it waits", "[core][loan]") {
  Desk desk(ladder());
  const LoanNo first = desk.lend(5);
  const LoanNo beside = lend(desk, topping_up(desk, first, 800'000_vnd), kJanuary);
  const Version approved{desk.loan(beside).disbursement.value - 1};
  ReverseEntry ask;
  ask.entry = desk.loan(first).disbursement;
  ask.reason = ReasonCode::written_twice;
  const auto no = desk.ask(ask, kJanuary);
  REQUIRE(no.has_error());
  CHECK(no.error().reason == RejectReason::later_entries_depend);
  CHECK(no.error().seen == "versions " + std::to_string(approved.value));
  desk.reverse(desk.loan(beside).disbursement, "2024-01-15");
  CHECK(taken(desk) == 1);
  CHECK(desk.outcome(ask, kJanuary) == "later_entries_depend entry");
  desk.reverse(approved, "2024-01-15");
  desk.tell(ask, kJanuary);
  CHECK(taken(desk) == 0);
}

TEST_CASE("the sum of all that is out on one loan never passes its ceiling, whatever is asked for in what order",
          "[core][loan]") {
  std::mt19937_64 dice(20'240'115);
  const auto roll = [&](std::uint64_t sides) { return dice() % sides; };
  Desk desk(ladder());
  std::vector<LoanNo> chain = {desk.lend(5)};
  int accepted = 0;
  for (int step = 0; step < 60; ++step) {
    const LoanNo old = chain[roll(chain.size())];
    const Money wanted{static_cast<std::int64_t>(roll(400'000) + 1)};
    const ApproveLoan ask = topping_up(desk, old, wanted);
    // by hand: everything this member has out or approved is one loan here
    std::int64_t out = 0;
    for (const auto& [no, loan] : desk.club.loans) {
      out += loan.stage == LoanStage::approved ? loan.approval.terms.principal.minor : loan.outstanding().minor;
    }
    const bool old_is_open = desk.loan(old).stage == LoanStage::open;
    const bool fits = old_is_open && out + wanted.minor <= 2'000'000;
    REQUIRE((desk.outcome(ask, kJanuary) == "accepted") == fits);
    if (!fits) continue;
    ++accepted;
    chain.push_back(roll(3) == 0 ? approve(desk, ask, kJanuary) : lend(desk, ask, kJanuary));
  }
  CHECK(accepted > 2);
}
