// Who leaves is refunded net of debt, and what is owed is set off against what was put in. And the whole road when a
// borrower dies.
#include "engine/domain/guarantees.h"
#include "projections/member_statement.h"
#include "tests/engine/broken_promise.h"
#include "tests/engine/refusal_rows.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::tests;

namespace {

Order on(std::string_view iso) { return {day(iso), {}, {2}}; }

void save(Desk& desk, std::uint32_t member, std::int64_t amount, std::string_view iso) {
  ReceiveContribution paid;
  paid.kind = ContributionKind::capital;
  paid.fund = kIncomeFund;
  paid.member = MemberNo{member};
  paid.amount = Money{amount};
  desk.tell(paid, on(iso));
}

ReceiveRepayment set_off(LoanNo loan, std::int64_t amount) { return {loan, Place::contribution, Money{amount}, {}}; }

RefundContribution refund(std::uint32_t member, std::int64_t amount) {
  return {kIncomeFund, MemberNo{member}, Money{amount}, ReasonCode::own_wish};
}

Money put_in(const Desk& desk, std::uint32_t member) {
  return desk.club.members.at(MemberNo{member}).refundable_total();
}

Money balance(const Desk& desk, Account account) { return desk.club.balance(kIncomeFund, account); }

std::vector<Posting> sorted(Entry entry) {
  std::sort(entry.begin(), entry.end());
  return entry;
}

/// Of TV05: 500,000 put in, and KV001, on which 221,000 are owed on 10 March: 212,000 of principal.
struct Leaving {
  Desk desk;
  LoanNo loan;

  explicit Leaving(AdoptByLaw law = {}) : desk(std::move(law)) {
    loan = desk.lend(5);
    save(desk, 5, 500'000, "2024-01-12");
    desk.repay(loan, 1'000'000, "2024-02-10");
  }
};

}  // namespace

TEST_CASE("nothing is refunded past an open debt, and the way out is to set it off", "[core][loan][refund]") {
  Leaving now;
  Desk& desk = now.desk;
  const LeaveClub leave{MemberNo{5}, ReasonCode::moved_away, {}};
  CHECK(desk.outcome(leave, on("2024-03-10")) == "member_owes member");
  CHECK(desk.outcome(refund(5, 1'000), on("2024-03-10")) == "member_owes member");
  const Money cash = balance(desk, Account::cash);

  const auto events = desk.tell(set_off(now.loan, 221'000), on("2024-03-10"));
  REQUIRE(events.size() == 1);
  CHECK(events.front().payload.as<RepaymentReceived>()->settles);
  CHECK(sorted(events.front().postings) == sorted({{kIncomeFund, Account::refundable, 221'000_vnd},
                                                   {kIncomeFund, Account::loans, Money{-212'000}},
                                                   {kIncomeFund, Account::interest_income, Money{-9'000}}}));
  CHECK(balance(desk, Account::cash) == cash);
  CHECK(put_in(desk, 5) == 279'000_vnd);

  CHECK(desk.outcome(leave, on("2024-03-10")) == "member_is_owed member");
  CHECK(desk.outcome(refund(5, 279'001), on("2024-03-10")) == "insufficient_refundable amount");
  desk.tell(refund(5, 279'000), on("2024-03-10"));
  CHECK(balance(desk, Account::cash) == cash - 279'000_vnd);
  CHECK(balance(desk, Account::refundable).is_zero());
  CHECK(balance(desk, Account::loans).is_zero());
  CHECK(desk.outcome(leave, on("2024-03-10")) == "accepted");
  test::expect_kept(desk.events);
}

TEST_CASE("a set-off takes no more than the borrower has put in, on that day and every later one",
          "[core][loan][refund]") {
  Leaving now;
  Desk& desk = now.desk;
  CHECK(desk.outcome(set_off(now.loan, 221'001), on("2024-03-10")) == "exceeds_debt amount");
  ReceiveRepayment ask = set_off(now.loan, 100'000);
  ask.payer = MemberNo{9};
  CHECK(desk.outcome(ask, on("2024-03-10")) == "field_not_valid payer");

  Desk poor;
  const LoanNo loan = poor.lend(5);
  save(poor, 5, 50'000, "2024-02-01");
  const auto no = poor.ask(set_off(loan, 50'001), on("2024-02-10"));
  REQUIRE(no.has_error());
  CHECK(no.error().reason == RejectReason::insufficient_refundable);
  CHECK(no.error().seen == "the club owes TV05 50.000 in income on 2024-02-10");
  CHECK(no.error().asked == "set off 50.001 on 2024-02-10");
  CHECK(poor.outcome(set_off(loan, 1'000), on("2024-01-31")) == "insufficient_refundable amount");
  poor.tell(set_off(loan, 50'000), on("2024-03-10"));
  CHECK(poor.outcome(set_off(loan, 1), on("2024-02-10")) == "insufficient_refundable amount");
}

TEST_CASE("only what is owed on a loan is set off", "[core][loan][refund]") {
  Leaving now;
  const LoanNo other = now.desk.tell(usual_approval(6, now.desk.resolve(Subject::loan)), on("2024-01-10"))
                           .front()
                           .payload.as<LoanApproved>()
                           ->given;
  CHECK(now.desk.outcome(DisburseLoan{other, Place::contribution, 1'000_vnd}, on("2024-01-10")) ==
        "field_not_valid place");
  PayExpense tea;
  tea.area = Area::culture;
  tea.fund = kIncomeFund;
  tea.place = Place::contribution;
  tea.amount = 1'000_vnd;
  CHECK(now.desk.outcome(tea, on("2024-01-10")) == "field_not_valid place");
  BorrowCapital capital;
  capital.fund = kIncomeFund;
  capital.place = Place::contribution;
  capital.amount = 1'000_vnd;
  CHECK(now.desk.outcome(capital, on("2024-01-10")) == "field_not_valid place");
}

TEST_CASE("a set-off is counted to the dong, for no coin is handed over", "[core][loan][refund]") {
  AdoptByLaw law;
  law.cash_multiple = Money{1'000};
  Leaving now(law);
  CHECK(now.desk.outcome(set_off(now.loan, 123'456), on("2024-03-10")) == "accepted");
  CHECK(now.desk.outcome(ReceiveRepayment{now.loan, Place::cash, 123'456_vnd, {}}, on("2024-03-10")) ==
        "amount_not_in_unit amount");
}

TEST_CASE("a set-off is taken back like a repayment, and the member is owed again what was put in",
          "[core][loan][refund]") {
  Leaving now;
  Desk& desk = now.desk;
  const Version entry = desk.tell(set_off(now.loan, 221'000), on("2024-03-10")).front().envelope.version;
  desk.reverse(entry, "2024-03-20");
  CHECK(put_in(desk, 5) == 500'000_vnd);
  CHECK(desk.loan(now.loan).outstanding() == 212'000_vnd);
  CHECK(desk.loan(now.loan).stage == LoanStage::open);
  CHECK(desk.outcome(refund(5, 1'000), on("2024-03-20")) == "member_owes member");
  test::expect_kept(desk.events);
}

TEST_CASE("what was set off cannot be taken out of the contributions it came from", "[core][loan][refund]") {
  Desk desk;
  const LoanNo loan = desk.lend(5);
  save(desk, 5, 500'000, "2024-01-12");
  const Version saved = desk.events.back().envelope.version;
  desk.tell(set_off(loan, 312'000), on("2024-02-10"));
  ReverseEntry undo;
  undo.entry = saved;
  undo.reason = ReasonCode::wrong_member;
  CHECK(desk.outcome(undo, on("2024-02-12")) == "insufficient_refundable entry");
}

TEST_CASE("a guarantor who was called is not refunded before the call is paid", "[core][loan][refund]") {
  Desk desk;
  const LoanNo loan = desk.lend(5);
  save(desk, 9, 400'000, "2024-01-12");
  desk.tell(CallGuarantee{loan, MemberNo{9}, 300'000_vnd, desk.resolve(Subject::other), {}}, on("2024-03-10"));
  CHECK(desk.outcome(refund(9, 1'000), on("2024-03-10")) == "member_owes member");
  desk.tell(ReceiveRepayment{loan, Place::cash, 300'000_vnd, MemberNo{9}}, on("2024-03-11"));
  CHECK(desk.outcome(refund(9, 400'000), on("2024-03-11")) == "accepted");
}

TEST_CASE("a by-law that does not net refunds all the same, and says nothing of debts", "[core][loan][refund]") {
  AdoptByLaw law;
  law.refunds_net_of_debt = false;
  Leaving now(law);
  CHECK(now.desk.outcome(refund(5, 500'000), on("2024-03-10")) == "accepted");
}

TEST_CASE("the member's page shows what was set off, called and paid for others", "[core][loan][refund]") {
  Leaving now;
  Desk& desk = now.desk;
  desk.tell(CallGuarantee{now.loan, MemberNo{9}, 100'000_vnd, desk.resolve(Subject::other), {}}, on("2024-03-11"));
  desk.tell(ReceiveRepayment{now.loan, Place::cash, 40'000_vnd, MemberNo{9}}, on("2024-03-11"));
  desk.tell(set_off(now.loan, 100'000), on("2024-03-11"));
  projections::MemberStatement borrower(MemberNo{5});
  projections::MemberStatement guarantor(MemberNo{9});
  for (const Event& event : desk.events) {
    borrower.apply(event);
    guarantor.apply(event);
  }
  CHECK(borrower.totals().set_off == 100'000_vnd);
  CHECK(borrower.totals().refundable == 400'000_vnd);
  CHECK(borrower.totals().called.is_zero());
  CHECK(borrower.lines().back().refundable == 400'000_vnd);
  REQUIRE(guarantor.lines().size() == 2);
  CHECK(guarantor.lines().front().called == 100'000_vnd);
  CHECK(guarantor.lines().back().stood_in == 40'000_vnd);
  CHECK(guarantor.lines().back().owed.is_zero());
  CHECK(guarantor.totals().owed.is_zero());
}

// --- Death -----------------------------------------------------------------------------------------------------------

TEST_CASE("a borrower dies: an heir pays, the guarantor is called, capital is set off, the rest is written off",
          "[core][loan][refund]") {
  Desk desk;
  const LoanNo loan = desk.lend(5);
  save(desk, 5, 200'000, "2024-01-12");
  desk.repay(loan, 312'000, "2024-02-10");

  // Who dies owing is no member any more; what is owed stays.
  desk.tell(LeaveClub{MemberNo{5}, ReasonCode::death, {}}, on("2024-02-20"));
  REQUIRE(desk.warnings.size() == 1);
  CHECK(desk.warnings.front().sentence == "TV05 owes 900.000 on KV001.");
  CHECK(desk.outcome(refund(5, 200'000), on("2024-02-20")) == "member_owes member");
  CHECK(desk.outcome(usual_approval(5, desk.resolve(Subject::loan)), on("2024-02-20")) == "member_has_left borrower");

  // A daughter, who is a member, brings what she can; so could anybody.
  desk.tell(ReceiveRepayment{loan, Place::cash, 100'000_vnd, MemberNo{6}}, on("2024-03-10"));
  CHECK(desk.loan(loan).repayments.back().lines == Allocation{{2, 91'000_vnd, 9'000_vnd, {}}});

  // The rest of March's instalment is asked of the guarantor.
  const CallGuarantee call{loan, MemberNo{9}, 209'000_vnd, desk.resolve(Subject::loan), {}};
  CHECK(desk.outcome(call, on("2024-03-10")) == "loan_not_late loan");
  desk.tell(call, on("2024-04-10"));
  CHECK(desk.outcome(LeaveClub{MemberNo{9}, ReasonCode::own_wish, {}}, on("2024-04-10")) == "member_owes member");
  desk.tell(ReceiveRepayment{loan, Place::cash, 209'000_vnd, MemberNo{9}}, on("2024-04-10"));
  CHECK(open_call(desk.club, loan, MemberNo{9}).is_zero());

  // What the dead had put in pays April's interest of 6,000 and 194,000 of principal.
  const auto netted = desk.tell(set_off(loan, 200'000), on("2024-04-10"));
  CHECK(netted.front().payload.as<RepaymentReceived>()->lines == Allocation{{3, 194'000_vnd, 6'000_vnd, {}}});
  CHECK(put_in(desk, 5).is_zero());
  CHECK(desk.loan(loan).outstanding() == 406'000_vnd);

  // The meeting gives up the rest; part of it comes in a year later.
  const auto gone =
      desk.tell(WriteOffLoan{loan, desk.resolve(Subject::write_off), ReasonCode::death, {}}, on("2024-05-10"));
  CHECK(gone.front().payload.as<LoanWrittenOff>()->principal == 406'000_vnd);
  CHECK(balance(desk, Account::write_off) == 406'000_vnd);
  CHECK(balance(desk, Account::loans).is_zero());
  desk.tell(RecoverLoan{loan, Place::cash, 50'000_vnd}, on("2025-05-10"));
  CHECK(balance(desk, Account::other_income) == Money{-50'000});
  CHECK(desk.outcome(RecoverLoan{loan, Place::cash, 359'001_vnd}, on("2025-05-10")) == "exceeds_debt amount");
  CHECK(desk.outcome(RecoverLoan{loan, Place::cash, 359'000_vnd}, on("2025-05-10")) == "accepted");
  test::expect_kept(desk.events);
}

TEST_CASE("of capital that is left after a write-off the heirs are paid, with a word about what was lost",
          "[core][loan][refund]") {
  Desk desk;
  const LoanNo loan = desk.lend(5);
  save(desk, 5, 300'000, "2024-01-12");
  desk.tell(LeaveClub{MemberNo{5}, ReasonCode::death, {}}, on("2024-01-20"));
  desk.tell(WriteOffLoan{loan, desk.resolve(Subject::write_off), ReasonCode::death, {}}, on("2024-02-10"));
  Desk set_off_late = desk;
  desk.tell(refund(5, 300'000), on("2024-02-11"));
  REQUIRE(desk.warnings.size() == 1);
  CHECK(desk.warnings.front().code == "refund_beside_write_off");
  CHECK(desk.warnings.front().sentence == "KV001 of TV05 was written off, and 1.212.000 of it never came in.");

  // or the meeting takes it as a recovery
  const auto came = set_off_late.tell(RecoverLoan{loan, Place::contribution, 300'000_vnd}, on("2024-02-11"));
  CHECK(sorted(came.front().postings) == sorted({{kIncomeFund, Account::refundable, 300'000_vnd},
                                                 {kIncomeFund, Account::other_income, Money{-300'000}}}));
  CHECK(put_in(set_off_late, 5).is_zero());
  test::expect_kept(set_off_late.events);
  set_off_late.reverse(came.front().envelope.version, "2024-02-12");
  CHECK(put_in(set_off_late, 5) == 300'000_vnd);
  test::expect_kept(set_off_late.events);
}

// --- What verify finds -----------------------------------------------------------------------------------------------

TEST_CASE("a claim of a member that moves otherwise than its event says is found", "[core][verify]") {
  Leaving now;
  const Version entry = now.desk.tell(set_off(now.loan, 221'000), on("2024-03-10")).front().envelope.version;
  const auto& events = now.desk.events;
  test::expect_kept(events);
  test::expect_broken<RepaymentReceived>(events, entry, "338 of income moves, and no claim of a member does",
                                         [](Event&, RepaymentReceived& fact) { fact.place = Place::cash; });
  Version saved;
  for (const Event& event : events) {
    if (event.payload.as<ContributionReceived>() != nullptr) saved = event.envelope.version;
  }
  test::expect_broken<ContributionReceived>(events, saved, "338 moves by 500000, the claim of the member by 499999",
                                            [](Event&, ContributionReceived& fact) { fact.amount -= Money{1}; });
  const auto report = test::report_on(
      events, saved, [](Event& event) { test::fact<ContributionReceived>(event).member = MemberNo{6}; });
  CHECK(test::says_broken(report, entry, "the club owes TV05 -221000 in income on 2024-03-10"));
}

TEST_CASE("somebody else answering than was named, or called without answering, is found", "[core][verify]") {
  Desk desk;
  FormGuaranteeGroup group{{}, {MemberNo{6}, MemberNo{7}}, desk.resolve(Subject::loan)};
  const Version formed = desk.tell(group, on("2024-01-10")).front().envelope.version;
  ApproveLoan ask = usual_approval(6, desk.resolve(Subject::loan));
  ask.guarantors.clear();
  ask.group = GroupNo{1};
  const Version approved = desk.tell(ask, on("2024-01-10")).front().envelope.version;
  desk.tell(DisburseLoan{LoanNo{1}, Place::cash, 1'200'000_vnd}, on("2024-01-10"));
  const LoanNo named = desk.lend(5);
  const Version called =
      desk.tell(CallGuarantee{LoanNo{1}, MemberNo{7}, 100'000_vnd, desk.resolve(Subject::other), {}}, on("2024-03-10"))
          .front()
          .envelope.version;
  ApproveLoan more = usual_approval(5, desk.resolve(Subject::loan));
  more.tops_up = named;
  const Version topped_up = desk.tell(more, on("2024-01-11")).front().envelope.version;
  const auto& events = desk.events;
  test::expect_kept(events);
  using test::expect_broken;
  expect_broken<LoanApproved>(events, approved, "others answer for it than are in NB-01",
                              [](Event&, LoanApproved& it) { it.answerable = {MemberNo{8}}; });
  expect_broken<LoanApproved>(events, approved, "the borrower is not in NB-01",
                              [](Event&, LoanApproved& it) { it.borrower = MemberNo{8}; });
  expect_broken<LoanApproved>(events, approved, "NB-02, which was not formed",
                              [](Event&, LoanApproved& it) { it.group = GroupNo{2}; });
  expect_broken<LoanApproved>(events, topped_up, "others answer for it than were named",
                              [](Event&, LoanApproved& it) { it.answerable.clear(); });
  expect_broken<LoanApproved>(events, topped_up, "tops up KV001, a loan of TV06",
                              [](Event&, LoanApproved& it) { it.tops_up = LoanNo{1}; });
  expect_broken<LoanApproved>(events, topped_up, "tops up KV077, which was not paid out",
                              [](Event&, LoanApproved& it) { it.tops_up = LoanNo{77}; });
  expect_broken<GuaranteeCalled>(events, called, "TV08 was called and does not answer for KV001",
                                 [](Event&, GuaranteeCalled& it) { it.guarantor = MemberNo{8}; });
  expect_broken<GuaranteeCalled>(events, called, "guarantee_called without a resolution",
                                 [](Event&, GuaranteeCalled& it) { it.resolution = {}; });
  expect_broken<GuaranteeGroupFormed>(events, formed, "NB-01 has fewer than two members",
                                      [](Event&, GuaranteeGroupFormed& it) { it.members.pop_back(); });
}
