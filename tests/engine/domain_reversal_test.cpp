// Taking entries back: once, by two people, linked both ways, and never at the cost of a later day.
#include <catch2/catch.hpp>

#include "tests/support/given.h"

using namespace soquy;
using namespace soquy::tests;

namespace {

constexpr Fund kIn = kIncomeFund;
constexpr Fund kAct = kActivityFund;
const Day kMeeting = day("2019-02-10");

Command reversal(Day on, Version entry, bool at_original_date = false) {
  ReverseEntry reverse = undo(entry);
  reverse.at_original_date = at_original_date;
  return signed_by(order(on, reverse), {1});
}

}  // namespace

TEST_CASE("a reversal is refused for the first rule it breaks", "[core][domain]") {
  Given club = Given::a_club();
  const Version wrong = club.record(meeting(kMeeting, gift(500'000_vnd))).version(1);
  club.record(order(kMeeting, expense(500'000_vnd)));
  const Version meeting_held{wrong.value - 1};
  ReverseEntry ask;
  const auto set = [](auto change) { return with<ReverseEntry>(change); };
  check_refusals(club, order(day("2019-02-09"), ask),
                 {{"field_not_valid", set([](auto& x) { x.entry = Version{99}; })},
                  {"field_not_valid", set([](auto& x) { x.reason = ReasonCode::wrong_amount; })},
                  {"approval_missing", [](Command& x) { x = signed_by(x, {1}); }},
                  {"entry_not_found", set([=](auto& x) { x.entry = wrong; })},
                  {"field_not_valid", [](Command& x) { x.value_date = day("2019-02-20"); }},  // before the entry
                  {"insufficient_cash", [&](Command&) { club.record(order(kMeeting, gift(100'000_vnd))); }},
                  {"insufficient_cash", set([=](auto& x) { x.entry = meeting_held; })},
                  {"not_reversible", [&](Command& x) {
                     std::get<ReverseEntry>(x.acts[0].is).entry = wrong;
                     club.record(order(kMeeting, gift(400'000_vnd)));
                   }}});
}

TEST_CASE("a reversal is linked both ways, posts the opposite, and happens once", "[core][domain]") {
  Given club = Given::a_club();
  const Answer paid = club.record(order(kMeeting, gift(900'000_vnd), expense(450'000_vnd)));
  const Answer back = club.record(reversal(day("2019-03-10"), paid.version(1)));
  const auto& reversed = back.as<EntryReversed>();
  CHECK(reversed.entry == paid.version(1));
  CHECK(reversed.original_value_date == kMeeting);
  REQUIRE(reversed.original);
  CHECK(*reversed.original == paid.event(1).payload);
  CHECK(back.postings() == opposite(paid.postings(1)));
  CHECK(back.event().envelope.value_date == day("2019-03-10"));
  CHECK(club.state.reversed.at(paid.version(1)) == back.version());
  CHECK(club.state.course(kAct, Account::activity_expense).on(kMeeting) == 450'000_vnd);  // as it was believed then
  CHECK(club.when(reversal(day("2019-03-10"), paid.version(1))).says == "already_reversed");
  CHECK(club.when(reversal(day("2019-03-10"), back.version())).says == "not_reversible");
}

TEST_CASE("on its own day an entry is taken back only while that day is open and later days can bear it",
          "[core][domain]") {
  Given club = Given::a_club();
  const Version given = club.record(order(kMeeting, gift(500'000_vnd))).version();
  club.record(order(day("2019-03-10"), expense(500'000_vnd)));
  club.record(order(day("2019-04-10"), gift(900'000_vnd)));
  CHECK(club.when(reversal(day("2019-05-10"), given)).says == "accepted");
  const Answer answer = club.when(reversal(day("2019-05-10"), given, true));
  CHECK(answer.says == "insufficient_cash");
  CHECK(answer.rejection->seen == "cash of activity on 2019-03-10 is 0");
  club.record(order(kMeeting, gift(500'000_vnd)));
  CHECK(club.when(reversal(day("2019-05-10"), given, true)).event().envelope.value_date == kMeeting);
  ClosePeriod close;
  close.through = day("2019-03-31");
  club.record(order(day("2019-05-10"), close));
  CHECK(club.when(reversal(day("2019-05-10"), given, true)).says == "period_closed");
  CHECK(club.when(reversal(day("2019-05-10"), given)).says == "accepted");
}

TEST_CASE("what members were owed and what gifts were for is put right with the entry", "[core][domain]") {
  Given club = Given::a_club();
  const Answer money = club.record(
      order(kMeeting, saving(6, 400'000_vnd), restricted_gift(900'000_vnd, "equipment"), gift(500'000_vnd)));
  RefundContribution refund{kIn, MemberNo{6}, 300'000_vnd, ReasonCode::own_wish};
  const Answer spent = club.record(order(kMeeting, refund, expense_from(GrantNo{1}, 200'000_vnd, "equipment")));

  CHECK(club.when(reversal(kMeeting, money.version(0))).says == "insufficient_cash");
  club.record(order(kMeeting, gift(500'000_vnd, Condition::free, kIn)));
  CHECK(club.when(reversal(kMeeting, money.version(0))).says == "insufficient_refundable");
  const Answer spent_gift = club.when(reversal(kMeeting, money.version(1)));
  CHECK(spent_gift.says == "later_entries_depend");
  CHECK(spent_gift.rejection->seen == "versions " + std::to_string(spent.version(1).value));

  club.record(reversal(kMeeting, spent.version(0)));
  club.record(reversal(kMeeting, spent.version(1)));
  CHECK(club.state.members.at(MemberNo{6}).refundable_total() == 400'000_vnd);
  CHECK(club.state.grants.at(GrantNo{1}).left.total() == 900'000_vnd);
  club.record(reversal(kMeeting, money.version(0)));
  club.record(reversal(kMeeting, money.version(1)));
  CHECK(club.state.members.at(MemberNo{6}).refundable_total().is_zero());
  CHECK(club.state.grants.at(GrantNo{1}).left.total().is_zero());
  CHECK(club.record(order(kMeeting, restricted_gift(1'000_vnd, "rice"))).as<DonationReceived>().given == GrantNo{2});
}

TEST_CASE("capital that was repaid in part is not un-borrowed before the repayment is", "[core][domain]") {
  Given club = Given::a_club();
  BorrowCapital borrow;
  borrow.fund = kIn;
  borrow.amount = 2'000'000_vnd;
  const Version borrowed = club.record(order(kMeeting, borrow, gift(1'000'000_vnd, Condition::free, kIn))).version();
  RepayCapital repay;
  repay.borrowing = BorrowingNo{1};
  repay.principal = 500'000_vnd;
  const Version repaid = club.record(order(day("2019-05-10"), repay)).version();
  const Answer answer = club.when(reversal(day("2019-05-10"), borrowed));
  CHECK(answer.says == "later_entries_depend");
  CHECK(answer.rejection->seen == "versions " + std::to_string(repaid.value));
  club.record(reversal(day("2019-05-10"), repaid));
  CHECK(club.state.borrowings.at(BorrowingNo{1}).owed.total() == 2'000'000_vnd);
  CHECK(club.when(reversal(day("2019-05-10"), borrowed)).says == "accepted");
}

TEST_CASE("an entry and its reversal may stand in one command", "[core][domain]") {
  Given club = Given::a_club();
  const Version next{club.state.version.value + 1};
  const Answer answer = club.record(signed_by(order(kMeeting, gift(100'000_vnd), undo(next)), {1}));
  CHECK(answer.as<EntryReversed>(1).entry == next);
  CHECK(club.when(signed_by(order(kMeeting, gift(1'000_vnd), undo(next), undo(next)), {1})).says ==
        "insufficient_cash");
}

TEST_CASE("after an entry and its reversal on one day the book is as if neither had been", "[core][domain]") {
  Given club = Given::a_club();
  club.record(meeting(kMeeting, gift(5'000'000_vnd, Condition::permanent, kIn), gift(2'000'000_vnd),
                      resolution(1, Subject::transfer)));
  const auto balances_of = [](const Given& given) {
    std::vector<std::pair<engine::FundAccount, Money>> balances;
    for (const auto& [key, balance] : given.state.balances)
      if (!balance.is_zero()) balances.emplace_back(key, balance);
    return balances;
  };
  const auto before = balances_of(club);
  BankCash bank;
  bank.fund = kIn;
  bank.amount = 300'000_vnd;
  GiveAid aid;
  aid.kind = AidKind::funeral;
  aid.fund = kAct;
  aid.amount = 200'000_vnd;
  TransferFunds move{kIn, kAct, Account::capital, 700'000_vnd, ResolutionNo{1}};
  for (const Act& act : order(kMeeting, bank, aid, move, gift(1'000_vnd), expense(2'000_vnd)).acts) {
    Command command = order(kMeeting);
    command.acts = {act};
    const Version entry = club.record(command).version();
    club.record(reversal(kMeeting, entry));
    CHECK(balances_of(club) == before);
  }
}

TEST_CASE("a loan is on no day paid back beyond what was lent", "[core][domain]") {
  Given club = Given::a_club();
  ApproveLoan approve;
  approve.borrower = MemberNo{6};
  approve.terms.principal = 1'000'000_vnd;
  approve.terms.method = LoanMethod::bullet;
  approve.terms.instalments = 3;
  approve.resolution = ResolutionNo{1};
  approve.purpose.plain = "Nuôi gà";
  DisburseLoan disburse;
  disburse.loan = LoanNo{1};
  disburse.principal = 1'000'000_vnd;
  club.record(meeting(kMeeting, gift(5'000'000_vnd, Condition::permanent, kIn), resolution(1, Subject::loan), approve,
                      disburse));
  ReceiveRepayment repay;
  repay.loan = LoanNo{1};
  repay.amount = 400'000_vnd;
  const Version first = club.record(order(day("2019-03-10"), repay)).version();
  repay.amount = 600'000_vnd;
  club.record(order(day("2019-04-10"), repay));
  club.record(reversal(day("2019-06-10"), first));
  // Until then the books show that nothing was owed.
  repay.amount = 400'000_vnd;
  const Answer answer = club.when(order(day("2019-05-10"), repay));
  CHECK(answer.says == "later_entries_depend");
  CHECK(answer.rejection->seen == "#19 took back #17 of KV001; the books hold it until 2019-06-10");
  CHECK(club.when(order(day("2019-06-10"), repay)).says == "accepted");
}
