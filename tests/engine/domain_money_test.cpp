// Money in and out of the funds: what is posted, what is refused.
#include <catch2/catch.hpp>

#include "tests/support/given.h"

using namespace soquy;
using namespace soquy::tests;

namespace {

constexpr Fund kIn = kIncomeFund;
constexpr Fund kAct = kActivityFund;
const Day kMeeting = day("2019-02-10");

Entry lines(std::initializer_list<Posting> postings) { return postings; }

/// A club with money of every kind in its books.
Given a_rich_club() {
  Given club = Given::a_club();
  BorrowCapital borrowed;
  borrowed.fund = kIn;
  borrowed.amount = 2'000'000_vnd;
  BankCash banked;
  banked.fund = kIn;
  banked.amount = 1'000'000_vnd;
  club.record(meeting(kMeeting, gift(10'000'000_vnd, Condition::permanent, kIn), gift(3'000'000_vnd),
                      restricted_gift(5'000'000_vnd, "equipment"), saving(6, 400'000_vnd), borrowed, banked,
                      resolution(1, Subject::expense), resolution(2, Subject::transfer, 4'000'000_vnd)));
  return club;
}

template <class A>
Entry posted(const Given& club, A ask) {
  const Answer answer = club.when(order(kMeeting, std::move(ask)));
  INFO((answer.rejection ? to_sentence(*answer.rejection) : std::string()));
  REQUIRE(answer.says == "accepted");
  CHECK(is_balanced(answer.postings()));
  return answer.postings();
}

TransferFunds transfer(Fund from, Fund to, Account source, Money amount) {
  return {from, to, source, amount, ResolutionNo{2}};
}

RefundContribution refund(std::uint32_t member, Money amount) {
  return {kIn, MemberNo{member}, amount, ReasonCode::own_wish};
}

}  // namespace

TEST_CASE("every kind of money is posted as the accounting table says", "[core][domain]") {
  const Given club = a_rich_club();
  const Money m = 100'000_vnd;
  CHECK(posted(club, gift(m, Condition::permanent)) == lines({{kAct, Account::cash, m}, {kAct, Account::capital, -m}}));
  CHECK(posted(club, gift(m)) == lines({{kAct, Account::cash, m}, {kAct, Account::other_income, -m}}));
  CHECK(posted(club, restricted_gift(m, "chairs")) ==
        lines({{kAct, Account::cash, m}, {kAct, Account::restricted, -m}}));
  ReceiveDonation to_bank = gift(m);
  to_bank.place = Place::bank;
  CHECK(posted(club, to_bank) == lines({{kAct, Account::bank, m}, {kAct, Account::other_income, -m}}));

  CHECK(posted(club, saving(6, m)) == lines({{kIn, Account::cash, m}, {kIn, Account::refundable, -m}}));
  ReceiveContribution fees;
  fees.kind = ContributionKind::fee;
  fees.fund = kAct;
  fees.payers = 7;
  fees.amount = m;
  CHECK(posted(club, fees) == lines({{kAct, Account::cash, m}, {kAct, Account::other_income, -m}}));
  CHECK(posted(club, refund(6, m)) == lines({{kIn, Account::refundable, m}, {kIn, Account::cash, -m}}));

  BorrowCapital borrow;
  borrow.fund = kIn;
  borrow.amount = m;
  CHECK(posted(club, borrow) == lines({{kIn, Account::cash, m}, {kIn, Account::borrowed, -m}}));
  RepayCapital repay;
  repay.borrowing = BorrowingNo{1};
  repay.principal = m;
  repay.interest = 1'000_vnd;
  CHECK(posted(club, repay) == lines({{kIn, Account::borrowed, m},
                                      {kIn, Account::activity_expense, 1'000_vnd},
                                      {kIn, Account::cash, -(m + 1'000_vnd)}}));

  ReceiveIncome income;
  income.kind = IncomeKind::bank_interest;
  income.fund = kIn;
  income.place = Place::bank;
  income.amount = 123_vnd;  // a bank pays to the dong
  CHECK(posted(club, income) == lines({{kIn, Account::bank, 123_vnd}, {kIn, Account::other_income, -123_vnd}}));

  CHECK(posted(club, expense(m)) == lines({{kAct, Account::activity_expense, m}, {kAct, Account::cash, -m}}));
  CHECK(posted(club, expense_from(GrantNo{1}, m, "equipment")) == lines({{kAct, Account::activity_expense, m},
                                                                         {kAct, Account::cash, -m},
                                                                         {kAct, Account::restricted, m},
                                                                         {kAct, Account::other_income, -m}}));
  GiveAid aid;
  aid.kind = AidKind::sickness;
  aid.member = MemberNo{6};
  aid.fund = kAct;
  aid.amount = m;
  CHECK(posted(club, aid) == lines({{kAct, Account::activity_expense, m}, {kAct, Account::cash, -m}}));

  BankCash bank;
  bank.fund = kIn;
  bank.amount = m;
  CHECK(posted(club, bank) == lines({{kIn, Account::bank, m}, {kIn, Account::cash, -m}}));
  WithdrawCash draw;
  draw.fund = kIn;
  draw.amount = m;
  CHECK(posted(club, draw) == lines({{kIn, Account::cash, m}, {kIn, Account::bank, -m}}));

  CHECK(posted(club, transfer(kIn, kAct, Account::capital, m)) == lines({{kIn, Account::capital, m},
                                                                         {kIn, Account::cash, -m},
                                                                         {kAct, Account::cash, m},
                                                                         {kAct, Account::activity_capital, -m}}));
}

// --- Cash on every day -----------------------------------------------------------------------------------------------

TEST_CASE("a back-dated expense is refused when a later day could then not have paid its own", "[core][domain]") {
  Given club = Given::a_club();
  club.record(order(day("2019-02-10"), gift(1'000'000_vnd)));
  club.record(order(day("2019-03-10"), expense(900'000_vnd)));
  club.record(order(day("2019-04-10"), gift(5'000'000_vnd)));
  const Answer answer = club.when(order(day("2019-02-20"), expense(200'000_vnd)));
  CHECK(answer.says == "insufficient_cash");
  CHECK(answer.rejection->seen == "cash of activity on 2019-03-10 is 100.000");
  CHECK(answer.rejection->asked == "take out 200.000 on 2019-02-20");
  CHECK(club.when(order(day("2019-04-10"), expense(200'000_vnd))).says == "accepted");
  CHECK(club.when(order(day("2019-02-20"), expense(100'000_vnd))).says == "accepted");
}

TEST_CASE("the bank pays only what lies there", "[core][domain]") {
  const Given club = a_rich_club();
  WithdrawCash draw;
  draw.fund = Fund{5};
  draw.amount = 1'000'500_vnd;
  check_refusals(club, order(kMeeting, draw),
                 {{"fund_not_found", with<WithdrawCash>([](auto& ask) { ask.fund = kIn; })},
                  {"amount_not_in_unit", with<WithdrawCash>([](auto& ask) { ask.amount = 1'001'000_vnd; })},
                  {"insufficient_bank", with<WithdrawCash>([](auto& ask) { ask.amount = 1'000'000_vnd; })}});
}

// --- Restricted gifts ------------------------------------------------------------------------------------------------

TEST_CASE("a gift for equipment buys equipment, and never more than was given", "[core][domain]") {
  Given club = a_rich_club();
  ReceiveDonation for_health = restricted_gift(500'000_vnd, "check-ups", kIn);
  for_health.area = Area::health;
  for_health.grant = GrantNo{7};
  CHECK(club.record(order(kMeeting, for_health)).as<DonationReceived>().given == GrantNo{7});
  CHECK(club.when(order(kMeeting, for_health)).says == "already_done");
  CHECK(club.record(order(kMeeting, restricted_gift(100'000_vnd, "rice"))).as<DonationReceived>().given == GrantNo{8});

  CHECK(club.when(order(kMeeting, expense_from(GrantNo{1}, 100'000_vnd, "party"))).says == "restricted_to_other_use");
  CHECK(club.when(order(kMeeting, expense_from(GrantNo{7}, 100'000_vnd, "check-ups"))).says ==
        "restricted_to_other_use");  // it lies in the other fund
  PayExpense pay = expense_from(GrantNo{7}, 100'000_vnd, "check-ups");
  pay.fund = kIn;
  CHECK(club.when(order(kMeeting, pay)).says == "accepted");
  pay.area = Area::culture;
  CHECK(club.when(order(kMeeting, pay)).says == "restricted_to_other_use");

  PayExpense big = expense_from(GrantNo{1}, 5'000'000_vnd, "equipment");
  big.resolution = ResolutionNo{1};
  club.record(order(day("2019-03-10"), expense_from(GrantNo{1}, 1'000'000_vnd, "equipment")));
  const Answer answer = club.when(order(kMeeting, big));  // dated before the one above
  CHECK(answer.says == "insufficient_restricted");
  CHECK(answer.rejection->seen == "of TT001 4.000.000 is left on 2019-03-10");
}

TEST_CASE("free spending never eats money that was given for one use", "[core][domain]") {
  Given club = Given::a_club();
  club.record(order(kMeeting, restricted_gift(900'000_vnd, "equipment"), gift(300'000_vnd)));
  const Answer answer = club.when(order(kMeeting, expense(400'000_vnd)));
  CHECK(answer.says == "restricted_to_other_use");
  CHECK(answer.rejection->seen == "money not bound to one use of activity on 2019-02-10 is 300.000");
  CHECK(club.when(order(kMeeting, expense(300'000_vnd))).says == "accepted");
  BankCash bank;
  bank.fund = kAct;
  bank.amount = 1'200'000_vnd;
  club.record(order(kMeeting, bank));  // carrying it to the bank is not spending it
  PayExpense pay = expense_from(GrantNo{1}, 900'000_vnd, "equipment");
  pay.place = Place::bank;
  CHECK(club.when(order(kMeeting, pay)).says == "accepted");
}

// --- Tables of refusals ----------------------------------------------------------------------------------------------

TEST_CASE("an expense above the by-law's limit is resolved", "[core][domain]") {
  const Given club = a_rich_club();
  CHECK(club.when(order(kMeeting, expense(1'000'000_vnd))).says == "accepted");
  PayExpense pay = expense(1'001'000_vnd);
  CHECK(club.when(order(kMeeting, pay)).says == "resolution_not_found");
  pay.resolution = ResolutionNo{1};
  CHECK(club.when(order(kMeeting, pay)).says == "accepted");
}

TEST_CASE("a contribution comes from a member, or is a fee collected from many", "[core][domain]") {
  const Given club = a_rich_club();
  ReceiveContribution ask;
  ask.fund = Fund{9};
  ask.amount = Money{-1};
  ask.payers = 3;
  const auto set = [](auto change) { return with<ReceiveContribution>(change); };
  check_refusals(club, order(kMeeting, ask),
                 {{"field_not_valid", set([](auto& x) { x.kind = ContributionKind::saving; })},
                  {"field_not_valid", set([](auto& x) { x.member = MemberNo{99}; })},
                  {"field_not_valid", set([](auto& x) { x.payers = 0; })},
                  {"member_not_found", set([](auto& x) { x.member = MemberNo{6}; })},
                  {"fund_not_found", set([](auto& x) { x.fund = kIn; })},
                  {"amount_not_positive", set([](auto& x) { x.amount = Money{kMaxEntryMinor + 1'000}; })},
                  {"amount_too_large", set([](auto& x) { x.amount = 1'500_vnd; })},
                  {"amount_not_in_unit", set([](auto& x) { x.amount = 2'000_vnd; })}});
}

TEST_CASE("a refund gives back what the member paid in, on days when the club owed it", "[core][domain]") {
  Given club = a_rich_club();
  RefundContribution ask = refund(99, Money::zero());
  ask.reason = ReasonCode::none;
  ask.fund = Fund{9};
  const auto set = [](auto change) { return with<RefundContribution>(change); };
  check_refusals(club, order(kMeeting, ask),
                 {{"field_not_valid", set([](auto& x) { x.reason = ReasonCode::own_wish; })},
                  {"member_not_found", set([](auto& x) { x.member = MemberNo{6}; })},
                  {"fund_not_found", set([](auto& x) { x.fund = kIn; })},
                  {"amount_not_positive", set([](auto& x) { x.amount = 99'000'500_vnd; })},
                  {"amount_not_in_unit", set([](auto& x) { x.amount = 99'000'000_vnd; })},
                  {"insufficient_cash", set([](auto& x) { x.amount = 401'000_vnd; })},
                  {"insufficient_refundable", set([](auto& x) { x.amount = 400'000_vnd; })}});
  club.record(order(day("2019-05-10"), saving(7, 100'000_vnd)));
  CHECK(club.when(order(day("2019-05-09"), refund(7, 100'000_vnd))).says == "insufficient_refundable");
  club.record(order(day("2019-06-10"), refund(6, 300'000_vnd)));
  CHECK(club.when(order(day("2019-03-10"), refund(6, 200'000_vnd))).says == "insufficient_refundable");
}

TEST_CASE("a transfer is resolved and comes out of capital that is there", "[core][domain]") {
  const Given club = a_rich_club();
  TransferFunds ask = transfer(Fund{8}, Fund{8}, Account::cash, Money::zero());
  ask.resolution = ResolutionNo{1};
  const auto set = [](auto change) { return with<TransferFunds>(change); };
  check_refusals(club, order(kMeeting, ask),
                 {{"field_not_valid", set([](auto& x) { x.to = Fund{9}; })},
                  {"field_not_valid", set([](auto& x) { x.source = Account::surplus; })},
                  {"fund_not_found", set([](auto& x) { x.from = kIn; })},
                  {"fund_not_found", set([](auto& x) { x.to = kAct; })},
                  {"resolution_not_found", set([](auto& x) { x.resolution = ResolutionNo{2}; })},
                  {"amount_not_positive", set([](auto& x) { x.amount = 90'000'500_vnd; })},
                  {"amount_not_in_unit", set([](auto& x) { x.amount = 90'000'000_vnd; })},
                  {"above_approval", set([](auto& x) { x.amount = 4'000'000_vnd; })},
                  {"insufficient_capital", set([](auto& x) { x.source = Account::capital; })}});
}

TEST_CASE("borrowed capital is repaid up to what is owed", "[core][domain]") {
  const Given club = a_rich_club();
  RepayCapital ask;
  ask.borrowing = BorrowingNo{5};
  ask.principal = Money{-1};
  const auto set = [](auto change) { return with<RepayCapital>(change); };
  check_refusals(club, order(kMeeting, ask),
                 {{"borrowing_not_found", set([](auto& x) { x.borrowing = BorrowingNo{1}; })},
                  {"amount_not_positive", set([](auto& x) { x.principal = Money::zero(); })},
                  {"amount_not_positive", set([](auto& x) { x.principal = 2'000'500_vnd; })},
                  {"amount_not_in_unit", set([](auto& x) { x.principal = 2'001'000_vnd; })},
                  {"exceeds_debt", set([](auto& x) { x.principal = 2'000'000_vnd; })}});
}

TEST_CASE("capital is not paid back on a day before it was borrowed", "[core][domain]") {
  const Given club = a_rich_club();
  RepayCapital ask;
  ask.borrowing = BorrowingNo{1};
  ask.principal = 1'000'000_vnd;
  CHECK(club.when(order(add_days(kMeeting, -1), ask)).says == "exceeds_debt");
  CHECK(club.when(order(kMeeting, ask)).says == "accepted");
}

TEST_CASE("gifts with a string attached say which, the others say none", "[core][domain]") {
  const Given club = a_rich_club();
  ReceiveDonation ask = restricted_gift(Money::zero(), "");
  ask.donor = DonorClass::none;
  ask.member = MemberNo{99};
  ask.fund = Fund{9};
  ask.grant = GrantNo{1};
  const auto set = [](auto change) { return with<ReceiveDonation>(change); };
  check_refusals(club, order(kMeeting, ask),
                 {{"field_not_valid", set([](auto& x) { x.donor = DonorClass::enterprise; })},
                  {"field_not_valid", set([](auto& x) { x.donor = DonorClass::member; })},
                  {"field_not_valid", set([](auto& x) { x.use = "chairs"; })},
                  {"member_not_found", set([](auto& x) { x.member = MemberNo{6}; })},
                  {"fund_not_found", set([](auto& x) { x.fund = kAct; })},
                  {"amount_not_positive", set([](auto& x) { x.amount = 100'000_vnd; })},
                  {"already_done", set([](auto& x) { x.grant = GrantNo{2}; })}});
}

TEST_CASE("more cash in the box than the by-law likes is told", "[core][domain]") {
  Given club = Given::a_club();
  AdoptByLaw law = club.state.by_law;
  law.resolution = ResolutionNo{1};
  law.cash_limit = 2'000'000_vnd;
  club.record(meeting(kMeeting, resolution(1, Subject::by_law), law));
  CHECK_FALSE(club.when(order(kMeeting, gift(2'000'000_vnd))).warns("cash_above_limit"));
  CHECK(club.when(order(kMeeting, gift(2'001'000_vnd))).warns("cash_above_limit"));
}

TEST_CASE("borrowed capital is not paid back before it was borrowed, whatever else the fund owes", "[core][domain]") {
  Given club = Given::a_club();
  BorrowCapital borrow;
  borrow.fund = kIn;
  borrow.amount = 2'000'000_vnd;
  club.record(order(day("2019-01-20"), borrow));
  club.record(order(day("2019-03-20"), borrow));
  RepayCapital repay;
  repay.borrowing = BorrowingNo{2};
  repay.principal = 500'000_vnd;
  const Answer early = club.when(order(day("2019-02-01"), repay));
  CHECK(early.says == "exceeds_debt");
  CHECK(early.rejection->seen == "on 2019-02-01 VM002 stands at 0");
  CHECK(club.when(order(day("2019-03-20"), repay)).says == "accepted");
}
