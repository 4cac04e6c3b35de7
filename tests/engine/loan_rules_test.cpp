// What the rules say to loan acts: refusals in their order of precedence, and what an accepted act records.
#include <catch2/catch.hpp>

#include "engine/domain/loan_schedule.h"
#include "tests/engine/refusal_rows.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::tests;

namespace {

const Day kMeeting = make_day(2024, 1, 10).value();

AdoptByLaw strict_law() {
  AdoptByLaw law;
  law.loan_min = 500'000_vnd;
  law.loan_max = 5'000'000_vnd;
  law.ceilings = {2'000'000_vnd, 4'000'000_vnd};
  law.term_max = 12;
  law.rate_max = {150'000, Period::year};
  law.loans_at_once = 1;
  law.guarantor_needed = true;
  law.cash_multiple = Money{1'000};
  law.penalty_late = 5'000_vnd;
  return law;
}

Entry sorted(Entry entry) {
  std::sort(entry.begin(), entry.end());
  return entry;
}

Posting line(Account account, std::int64_t amount) { return {kIncomeFund, account, Money{amount}}; }

const RepaymentReceived& repayment_of(const std::vector<Event>& events) {
  return *events.front().payload.as<RepaymentReceived>();
}

}  // namespace

TEST_CASE("an approval is refused by the first rule it breaks", "[core][loan]") {
  Desk desk(strict_law());
  const LoanNo old = desk.lend(5);
  const ResolutionNo gift = desk.resolve(Subject::gift);
  const ResolutionNo enough = desk.resolve(Subject::loan, 2'000'000_vnd);
  const ResolutionNo small = desk.resolve(Subject::loan, 600'000_vnd);

  ApproveLoan ask;
  ask.loan = old;
  ask.borrower = MemberNo{1};
  ask.fund = Fund{7};
  ask.terms = usual_terms();
  ask.terms.method = LoanMethod::none;
  ask.terms.principal = Money{-1};
  ask.terms.instalments = 13;
  ask.terms.rate = {13'000, Period::month};
  ask.resolution = ResolutionNo{99};
  ask.repays = LoanNo{77};
  const auto need = [](auto change) { return [change](Desk&, ApproveLoan& it, Order& how) { change(it, how); }; };
  check_precedence<ApproveLoan>(
      desk, ask, {kMeeting, {}, {}},
      {
          {"field_not_valid method",
           need([](ApproveLoan& it, Order&) { it.terms.method = LoanMethod::equal_principal; })},
          {"field_not_valid guarantors", need([](ApproveLoan& it, Order&) { it.guarantors = {MemberNo{1}}; })},
          {"field_not_valid guarantors", need([](ApproveLoan& it, Order&) {
             it.guarantors = {MemberNo{88}, MemberNo{88}};
           })},
          {"field_not_valid guarantors", need([](ApproveLoan& it, Order&) { it.guarantors = {MemberNo{88}}; })},
          {"approval_same_person actor", need([](ApproveLoan& it, Order& how) {
             it.borrower = MemberNo{2};
             how.approved_by = {2};
           })},
          {"approval_same_person approvals", need([](ApproveLoan& it, Order& how) {
             it.borrower = MemberNo{66};
             how.approved_by = {3};
           })},
          {"member_not_found borrower", need([](ApproveLoan& it, Order&) { it.borrower = MemberNo{5}; })},
          {"member_not_found guarantors", need([](ApproveLoan& it, Order&) { it.guarantors = {MemberNo{9}}; })},
          {"fund_not_found fund", need([](ApproveLoan& it, Order&) { it.fund = kActivityFund; })},
          {"fund_not_found fund", need([](ApproveLoan& it, Order&) { it.fund = kIncomeFund; })},
          {"resolution_not_found resolution", need([&](ApproveLoan& it, Order&) { it.resolution = gift; })},
          {"resolution_not_found resolution", need([&](ApproveLoan& it, Order&) { it.resolution = small; })},
          {"loan_not_found loan", need([](ApproveLoan& it, Order&) { it.repays = {}; })},
          {"loan_exists loan", need([](ApproveLoan& it, Order&) { it.loan = {}; })},
          {"amount_not_positive principal",
           need([](ApproveLoan& it, Order&) { it.terms.principal = Money{kMaxEntryMinor + 1}; })},
          {"amount_too_large principal", need([](ApproveLoan& it, Order&) { it.terms.principal = 499'999_vnd; })},
          {"above_by_law_limit principal", need([](ApproveLoan& it, Order&) { it.terms.principal = 5'000'001_vnd; })},
          {"above_by_law_limit principal", need([](ApproveLoan& it, Order&) { it.terms.principal = 4'000'001_vnd; })},
          {"above_by_law_limit principal", need([](ApproveLoan& it, Order&) { it.terms.principal = 1'500'000_vnd; })},
          {"above_by_law_limit instalments", need([](ApproveLoan& it, Order&) { it.terms.instalments = 12; })},
          {"above_by_law_limit rate", need([](ApproveLoan& it, Order&) {
             it.terms.rate = {12'500, Period::month};
           })},
          {"above_by_law_limit borrower", need([](ApproveLoan& it, Order&) { it.borrower = MemberNo{6}; })},
          {"above_approval principal", need([&](ApproveLoan& it, Order&) { it.resolution = enough; })},
      });
}

TEST_CASE("loans under one resolution stay together within what it resolved", "[core][loan]") {
  Desk desk;
  const ResolutionNo resolution = desk.resolve(Subject::loan, 2'400'000_vnd);
  const Order order{kMeeting, {}, {}};
  CHECK(desk.tell(usual_approval(5, resolution), order).front().payload.as<LoanApproved>()->given == LoanNo{1});
  const auto second = desk.tell(usual_approval(6, resolution), order);
  CHECK(second.front().payload.as<LoanApproved>()->given == LoanNo{2});
  CHECK(second.front().postings.empty());
  CHECK(desk.outcome(usual_approval(7, resolution), order) == "above_approval principal");
  desk.reverse(second.front().envelope.version, "2024-01-10");
  CHECK(desk.outcome(usual_approval(7, resolution), order) == "accepted");
}

TEST_CASE("a member's ceiling rises with each loan taken, and the last one repeats", "[core][loan]") {
  AdoptByLaw law;
  law.ceilings = {1'200'000_vnd, 2'000'000_vnd};
  Desk desk(law);
  const LoanNo first = desk.lend(5);
  desk.repay(first, 1'203'871, "2024-01-20");  // with the interest of ten days
  CHECK(desk.loan(first).stage == LoanStage::settled);
  ApproveLoan more = usual_approval(5, desk.resolve(Subject::loan));
  more.terms.principal = 2'000'001_vnd;
  CHECK(desk.outcome(more, {day("2024-01-20"), {}, {}}) == "above_by_law_limit principal");
  more.terms.principal = 2'000'000_vnd;
  CHECK(desk.outcome(more, {day("2024-01-20"), {}, {}}) == "accepted");
}

TEST_CASE("a loan that repays an old one does not count beside it", "[core][loan]") {
  Desk desk;
  const LoanNo old = desk.lend(5);
  ApproveLoan more = usual_approval(5, desk.resolve(Subject::loan));
  CHECK(desk.outcome(more, {kMeeting, {}, {}}) == "above_by_law_limit borrower");
  more.repays = old;
  CHECK(desk.outcome(more, {kMeeting, {}, {}}) == "accepted");
  more.borrower = MemberNo{6};
  CHECK(desk.outcome(more, {kMeeting, {}, {}}) == "loan_not_found repays");
}

TEST_CASE("a rate above 20% a year is recorded, with a warning", "[core][loan]") {
  Desk desk;
  ApproveLoan flat = usual_approval(5, desk.resolve(Subject::loan));
  desk.tell(flat, {kMeeting, {}, {}});
  CHECK(desk.warnings.empty());
  flat.borrower = MemberNo{6};
  flat.terms.method = LoanMethod::flat;
  flat.terms.instalments = 12;
  desk.tell(flat, {kMeeting, {}, {}});
  REQUIRE(desk.warnings.size() == 1);
  CHECK(desk.warnings.front().code == "rate_above_cap");
  CHECK(desk.warnings.front().sentence ==
        "the loan costs 12.00% a year as agreed and 23.70% in effect; the Civil Code allows 20.00%.");
}

TEST_CASE("a disbursement is refused by the first rule it breaks", "[core][loan]") {
  Desk desk(strict_law());
  const ResolutionNo resolution = desk.resolve(Subject::loan);
  ApproveLoan approval = usual_approval(5, resolution);
  approval.terms.first_due = day("2024-02-10");
  const Version cancelled = desk.tell(approval, {kMeeting, {}, {}}).front().envelope.version;
  desk.reverse(cancelled, "2024-01-10");
  const Version approved = desk.tell(approval, {kMeeting, {}, {}}).front().envelope.version;
  CHECK(approved > cancelled);

  using Ask = DisburseLoan;
  check_precedence<Ask>(
      desk, Ask{LoanNo{9}, Place::bank, Money{0}}, {day("2024-01-09"), {}, {}},
      {
          {"loan_not_found loan", [](Desk&, Ask& ask, Order&) { ask.loan = LoanNo{1}; }},
          {"loan_not_approved loan", [](Desk&, Ask& ask, Order&) { ask.loan = LoanNo{2}; }},
          {"loan_not_approved loan", [](Desk&, Ask&, Order& order) { order.on = make_day(2024, 2, 10).value(); }},
          {"amount_not_positive principal", [](Desk&, Ask& ask, Order&) { ask.principal = Money{kMaxEntryMinor + 1}; }},
          {"amount_too_large principal", [](Desk&, Ask& ask, Order&) { ask.principal = 1'200'100_vnd; }},
          {"above_approval principal", [](Desk&, Ask& ask, Order&) { ask.principal = 1'200'000_vnd; }},
          {"field_not_valid first_due", [](Desk&, Ask&, Order& order) { order.on = kMeeting; }},
          {"insufficient_bank amount", [](Desk&, Ask& ask, Order&) { ask.place = Place::cash; }},
      });
  DisburseLoan ask{LoanNo{2}, Place::cash, 1'000'500_vnd};
  CHECK(desk.outcome(ask, {kMeeting, {}, {}}) == "amount_not_in_unit principal");
  ask.principal = 1'000'000_vnd;
  desk.tell(ask, {kMeeting, {}, {}});
  CHECK(desk.outcome(ask, {kMeeting, {}, {}}) == "already_done loan");
}

TEST_CASE("nobody pays a loan out to himself", "[core][loan]") {
  Desk desk;
  desk.tell(usual_approval(5, desk.resolve(Subject::loan)), {kMeeting, {}, {}});
  const DisburseLoan ask{LoanNo{1}, Place::cash, 1'000'000_vnd};
  CHECK(desk.outcome(ask, {kMeeting, {}, {}, 5}) == "approval_same_person actor");
  CHECK(desk.outcome(ask, {kMeeting, {}, {5}}) == "approval_same_person approvals");
  CHECK(desk.outcome(ask, {kMeeting, {}, {}}) == "accepted");
}

TEST_CASE("a disbursement carries its instalments, its cost and the by-law of the day", "[core][loan]") {
  AdoptByLaw law;
  law.allocation = AllocationOrder::principal_first;
  law.advance = AdvanceTo::last_instalments;
  law.overdue_percent = 150;
  Desk desk(law);
  desk.tell(usual_approval(5, desk.resolve(Subject::loan)), {kMeeting, {}, {}});
  const auto events = desk.tell(DisburseLoan{LoanNo{1}, Place::cash, 1'000'000_vnd}, {day("2024-01-15"), {}, {}});
  REQUIRE(events.size() == 1);
  const LoanDisbursed& paid = *events.front().payload.as<LoanDisbursed>();
  LoanTerms terms = usual_terms();
  terms.principal = 1'000'000_vnd;
  CHECK(paid.terms == terms);
  CHECK(paid.borrower == MemberNo{5});
  CHECK(paid.instalments == plan_instalments(terms, day("2024-01-15")));
  CHECK(paid.stated_ppm_year == 120'000);
  CHECK(paid.effective_ppm_year == 126'825);
  CHECK(paid.allocation == AllocationOrder::principal_first);
  CHECK(paid.advance == AdvanceTo::last_instalments);
  CHECK(paid.overdue_percent == 150);
  CHECK(sorted(events.front().postings) == sorted({line(Account::loans, 1'000'000), line(Account::cash, -1'000'000)}));
  CHECK(desk.loan(LoanNo{1}).outstanding() == 1'000'000_vnd);
  CHECK(desk.club.members.at(MemberNo{5}).loans_taken == 1);
}

TEST_CASE("a loan is paid only out of cash that no later day needs", "[core][loan]") {
  Desk desk;
  ApproveLoan ask = usual_approval(5, desk.resolve(Subject::loan));
  ask.terms.principal = 60'000'000_vnd;
  desk.tell(ask, {kMeeting, {}, {}});
  ask.borrower = MemberNo{6};
  desk.tell(ask, {kMeeting, {}, {}});
  desk.tell(DisburseLoan{LoanNo{1}, Place::cash, 60'000'000_vnd}, {day("2024-02-10"), {}, {}});
  CHECK(desk.outcome(DisburseLoan{LoanNo{2}, Place::cash, 60'000'000_vnd}, {kMeeting, {}, {}}) ==
        "insufficient_cash amount");
}

TEST_CASE("a repayment is refused by the first rule it breaks", "[core][loan]") {
  Desk desk(strict_law());
  const LoanNo open = desk.lend(5);
  desk.tell(usual_approval(6, desk.resolve(Subject::loan)), {kMeeting, {}, {}});
  using Ask = ReceiveRepayment;
  check_precedence<Ask>(
      desk, Ask{LoanNo{9}, Place::cash, Money{0}, MemberNo{77}}, {day("2024-01-09"), {}, {}},
      {
          {"member_not_found payer", [](Desk&, Ask& ask, Order&) { ask.payer = MemberNo{9}; }},
          {"loan_not_found loan", [](Desk&, Ask& ask, Order&) { ask.loan = LoanNo{2}; }},
          {"loan_not_open loan", [&](Desk&, Ask& ask, Order&) { ask.loan = open; }},
          {"loan_not_open loan", [](Desk&, Ask&, Order& order) { order.on = make_day(2024, 2, 10).value(); }},
          {"amount_not_positive amount", [](Desk&, Ask& ask, Order&) { ask.amount = Money{kMaxEntryMinor + 1}; }},
          {"amount_too_large amount", [](Desk&, Ask& ask, Order&) { ask.amount = 1'212'001_vnd; }},
          {"amount_not_in_unit amount", [](Desk&, Ask& ask, Order&) { ask.amount = 1'213'000_vnd; }},
          {"exceeds_debt amount", [](Desk&, Ask& ask, Order&) { ask.amount = 1'212'000_vnd; }},
      });
  const auto no = desk.ask(Ask{open, Place::cash, 1'213'000_vnd, {}}, {day("2024-02-10"), {}, {}});
  CHECK(no.error().seen == "KV001 owes 1.212.000 on 2024-02-10: principal 1.200.000, interest due 12.000, penalties 0");
  CHECK(no.error().asked == "repay 1.213.000 on 2024-02-10");
}

TEST_CASE("a repayment credits principal and interest, and says when it settles the loan", "[core][loan]") {
  Desk desk;
  const LoanNo loan = desk.lend();
  const auto first =
      desk.tell(ReceiveRepayment{loan, Place::bank, 350'000_vnd, MemberNo{9}}, {day("2024-02-10"), {}, {}});
  REQUIRE(first.size() == 1);
  CHECK(sorted(first.front().postings) == sorted({line(Account::bank, 350'000), line(Account::loans, -338'000),
                                                  line(Account::interest_income, -12'000)}));
  CHECK_FALSE(repayment_of(first).settles);
  CHECK(repayment_of(first).borrower == MemberNo{5});
  const auto last = desk.tell(ReceiveRepayment{loan, Place::cash, 868'207_vnd, {}}, {day("2024-03-01"), {}, {}});
  CHECK(repayment_of(last).settles);
  CHECK(desk.loan(loan).stage == LoanStage::settled);
  CHECK(desk.outcome(ReceiveRepayment{loan, Place::cash, 1_vnd, {}}, {day("2024-03-01"), {}, {}}) ==
        "loan_not_open loan");
}

TEST_CASE("a penalty needs a by-law, a late instalment and room below its limit", "[core][loan]") {
  Desk without;
  const LoanNo free = without.lend();
  CHECK(without.outcome(ChargePenalty{free, 1, 1_vnd, {}}, {day("2024-02-11"), {}, {}}) == "above_by_law_limit amount");

  Desk desk(strict_law());
  const LoanNo loan = desk.lend();
  const auto charge = [&](std::uint16_t instalment, Money amount, const char* on) {
    return desk.outcome(ChargePenalty{loan, instalment, amount, {}}, {day(on), {}, {}});
  };
  CHECK(charge(5, 1_vnd, "2024-02-11") == "field_not_valid instalment");
  CHECK(charge(1, 1_vnd, "2024-02-10") == "field_not_valid instalment");
  CHECK(charge(1, 0_vnd, "2024-02-11") == "amount_not_positive amount");
  CHECK(charge(1, 5'001_vnd, "2024-02-11") == "above_by_law_limit amount");
  desk.tell(ChargePenalty{loan, 1, 5'000_vnd, {}}, {day("2024-02-11"), {}, {}});
  CHECK(charge(1, 1_vnd, "2024-02-12") == "above_by_law_limit amount");
  const auto paid = desk.tell(ReceiveRepayment{loan, Place::cash, 20'000_vnd, {}}, {day("2024-02-12"), {}, {}});
  CHECK(sorted(paid.front().postings) ==
        sorted({line(Account::cash, 20'000), line(Account::loans, -3'000), line(Account::interest_income, -12'000),
                line(Account::other_income, -5'000)}));
}

TEST_CASE("a penalty is waived by a resolution, as far as it is not paid", "[core][loan]") {
  Desk desk(strict_law());
  const LoanNo loan = desk.lend();
  desk.tell(ChargePenalty{loan, 1, 5'000_vnd, {}}, {day("2024-02-11"), {}, {}});
  desk.repay(loan, 2'000, "2024-02-12");
  using Ask = WaivePenalty;
  check_precedence<Ask>(desk, Ask{loan, 1, Money{0}, {}, {}}, {day("2024-02-13"), {}, {}, 5},
                        {
                            {"approval_same_person actor", [](Desk&, Ask&, Order& order) { order.by = 1; }},
                            {"resolution_not_found resolution",
                             [](Desk& at, Ask& ask, Order&) { ask.resolution = at.resolve(Subject::write_off); }},
                            {"amount_not_positive amount", [](Desk&, Ask& ask, Order&) { ask.amount = 3'001_vnd; }},
                            {"exceeds_debt amount", [](Desk&, Ask& ask, Order&) { ask.amount = 3'000_vnd; }},
                        });
  const auto waived =
      desk.tell(Ask{loan, 1, 3'000_vnd, desk.resolve(Subject::write_off), {}}, {day("2024-02-13"), {}, {}});
  CHECK(waived.size() == 1);
  CHECK(desk.loan(loan).penalties.front().waived == 3'000_vnd);
  desk.tell(ReceiveRepayment{loan, Place::bank, 1'213'241_vnd, {}}, {day("2024-02-14"), {}, {}});  // and of four days
  CHECK(desk.loan(loan).stage == LoanStage::settled);
}

TEST_CASE("a loan is written off by resolution, and recoveries are other income up to what was owed", "[core][loan]") {
  Desk desk;
  const LoanNo loan = desk.lend();
  desk.repay(loan, 312'000, "2024-02-10");
  using Ask = WriteOffLoan;
  check_precedence<Ask>(
      desk, Ask{loan, {}, ReasonCode::none, {}}, {day("2024-02-09"), {}, {5}},
      {
          {"approval_same_person approvals", [](Desk&, Ask&, Order& order) { order.approved_by = {2}; }},
          {"reason_missing reason", [](Desk&, Ask& ask, Order&) { ask.reason = ReasonCode::death; }},
          {"resolution_not_found resolution",
           [](Desk& at, Ask& ask, Order&) { ask.resolution = at.resolve(Subject::write_off, 899'999_vnd); }},
          {"above_approval amount",
           [](Desk& at, Ask& ask, Order&) { ask.resolution = at.resolve(Subject::write_off, 900'000_vnd); }},
          {"later_entries_depend loan", [](Desk&, Ask&, Order& order) { order.on = make_day(2024, 4, 1).value(); }},
      });
  const ResolutionNo resolution = desk.resolve(Subject::write_off);
  const auto gone = desk.tell(Ask{loan, resolution, ReasonCode::death, {}}, {day("2024-04-01"), {}, {2}});
  CHECK(gone.front().payload.as<LoanWrittenOff>()->principal == 900'000_vnd);
  CHECK(sorted(gone.front().postings) == sorted({line(Account::write_off, 900'000), line(Account::loans, -900'000)}));
  CHECK(desk.loan(loan).outstanding().is_zero());
  CHECK(desk.outcome(ReceiveRepayment{loan, Place::cash, 1_vnd, {}}, {day("2024-04-02"), {}, {}}) ==
        "loan_not_open loan");

  // 900,000 of principal, the 9,000 of interest that were due in March, and 22 of 31 days of April's 6,000
  CHECK(desk.outcome(RecoverLoan{loan, Place::cash, 913'259_vnd}, {day("2024-04-02"), {}, {}}) ==
        "exceeds_debt amount");
  CHECK(desk.outcome(RecoverLoan{loan, Place::cash, 1_vnd}, {day("2024-03-31"), {}, {}}) == "loan_not_open loan");
  const auto back = desk.tell(RecoverLoan{loan, Place::cash, 500'000_vnd}, {day("2024-04-02"), {}, {}});
  CHECK(sorted(back.front().postings) == sorted({line(Account::cash, 500'000), line(Account::other_income, -500'000)}));
  CHECK(desk.outcome(RecoverLoan{loan, Place::cash, 413'259_vnd}, {day("2024-04-02"), {}, {}}) ==
        "exceeds_debt amount");
}

TEST_CASE("a rescheduled loan has new instalments for what is outstanding, numbered on, and stays restructured",
          "[core][loan]") {
  Desk desk;
  const LoanNo loan = desk.lend();
  desk.repay(loan, 312'000, "2024-02-10");
  RescheduleLoan ask;
  ask.loan = loan;
  ask.terms = usual_terms();
  ask.terms.instalments = 2;
  ask.terms.principal = 900'000_vnd;
  using Ask = RescheduleLoan;
  check_precedence<Ask>(
      desk, ask, {day("2024-03-15"), {}, {5}},
      {
          {"field_not_valid confirmation", [](Desk&, Ask& it, Order&) { it.confirmation = "UBND 12/2024"; }},
          {"approval_same_person approvals", [](Desk&, Ask&, Order& order) { order.approved_by = {2}; }},
          {"reason_missing reason", [](Desk&, Ask& it, Order&) { it.reason = ReasonCode::flood; }},
          {"resolution_not_found resolution",
           [](Desk& at, Ask& it, Order&) {
             it.resolution = at.resolve(Subject::reschedule);
             it.terms.principal = 900'001_vnd;
           }},
          {"amounts_do_not_add_up principal", [](Desk&, Ask& it, Order&) { it.terms.principal = 900'000_vnd; }},
      });
  ask.confirmation = "UBND 12/2024";
  ask.reason = ReasonCode::flood;
  ask.resolution = desk.resolve(Subject::reschedule);
  const auto agreed = desk.tell(ask, {day("2024-03-15"), {}, {2}});
  const LoanRescheduled& fact = *agreed.front().payload.as<LoanRescheduled>();
  CHECK(fact.times == 1);
  // 9,000 of interest were due on 10 March and are still owed, and five of 31 days of 6,000
  CHECK(fact.instalments == std::vector<Instalment>{{5, day("2024-04-15"), 450'000_vnd, 18'968_vnd},
                                                    {6, day("2024-05-15"), 450'000_vnd, 4'500_vnd}});
  CHECK(desk.loan(loan).outstanding() == 900'000_vnd);
  CHECK(desk.outcome(ReceiveRepayment{loan, Place::cash, 1'000_vnd, {}}, {day("2024-03-14"), {}, {}}) ==
        "later_entries_depend loan");
  desk.repay(loan, 468'968, "2024-04-15");
  CHECK(desk.loan(loan).repayments.back().lines == Allocation{{5, 450'000_vnd, 18'968_vnd, {}}});
  desk.repay(loan, 454'500, "2024-05-15");
  CHECK(desk.loan(loan).stage == LoanStage::settled);
  CHECK(desk.loan(loan).reschedulings == 1);
}

TEST_CASE("a member is sent to another lender", "[core][loan]") {
  Desk desk;
  const Note bank{{}, "VBSP"};
  CHECK(desk.outcome(ReferToLender{MemberNo{5}, {}, 0_vnd}, {kMeeting, {}, {}}) == "field_not_valid lender");
  CHECK(desk.outcome(ReferToLender{MemberNo{55}, bank, 0_vnd}, {kMeeting, {}, {}}) == "member_not_found member");
  CHECK(desk.outcome(ReferToLender{MemberNo{5}, bank, Money{-1}}, {kMeeting, {}, {}}) == "amount_not_positive amount");
  CHECK(desk.outcome(ReferToLender{MemberNo{5}, bank, 0_vnd}, {kMeeting, {}, {}}) == "accepted");
}
