// Promises about money given for one use, about sums that were resolved, and about who may record and sign.

#include "tests/engine/broken_promise.h"
#include "tests/support/given.h"
#include "tests/support/loan_desk.h"

namespace soquy::test {

namespace {

using namespace soquy::engine;
using tests::day;
using tests::Desk;
using tests::Given;

/// TT001 of 5,000,000 for books on 2019-03-10, TT002 of 400,000 for rice on the next day, 2,000,000 that are free on
/// 2019-03-20; then something is spent of TT001 and of the free money.
struct Gifts {
  Given club = Given::a_club();
  Version books;
  Version rice;
  Version bought;  ///< books
  Version free;    ///< an expense

  Gifts() {
    books = record("2019-03-10", tests::restricted_gift(5'000'000_vnd, "books"));
    rice = record("2019-03-11", tests::restricted_gift(400'000_vnd, "rice"));
    record("2019-03-20", tests::gift(2'000'000_vnd));
    bought = record("2019-04-10", tests::expense_from(GrantNo{1}, 700'000_vnd, "books"));
    free = record("2019-04-11", tests::expense(800'000_vnd));
  }

  template <class Ask>
  Version record(const char* on, Ask ask) {
    return club.record(tests::order(day(on), std::move(ask))).version();
  }
};

/// The same expense of another amount.
void spend(Event& event, ExpensePaid& it, Money amount) {
  it.amount = amount;
  event.postings = {{it.fund, Account::activity_expense, amount}, {it.fund, Account::cash, -amount}};
}

}  // namespace

TEST_CASE("4118 moves as the gifts for one use and their uses say", "[core][verify]") {
  const Gifts gifts;
  const std::vector<Event>& events = gifts.club.events;
  expect_kept(events);
  using Fact = ExpensePaid;
  const auto release = [](Money amount, Fund fund) {
    return [=](Event& event, auto&) {
      event.postings.push_back({fund, Account::restricted, amount});
      event.postings.push_back({fund, Account::other_income, -amount});
    };
  };
  expect_broken<Fact>(events, gifts.bought, "4118 moves by -700001, the gift by -700000",
                      release(Money{1}, kActivityFund));
  expect_broken<Fact>(events, gifts.bought, "4118 of", release(Money{1}, kIncomeFund));
  expect_broken<Fact>(events, gifts.free, "4118 of", release(Money{1}, kActivityFund));
  expect_broken<Fact>(events, gifts.bought, "4118 of", [](Event&, Fact& it) { it.grant = {}; });
  expect_broken<DonationReceived>(events, gifts.books, "4118 moves by 4999999, the gift by 5000000",
                                  release(Money{1}, kActivityFund));
  expect_broken<DonationReceived>(events, gifts.rice, "was received before",
                                  [](Event&, DonationReceived& it) { it.given = GrantNo{1}; });
}

TEST_CASE("a gift for one use is spent on it, out of its own fund", "[core][verify]") {
  const Gifts gifts;
  const std::vector<Event>& events = gifts.club.events;
  using Fact = ExpensePaid;
  expect_broken<Fact>(events, gifts.bought, "is for books and was spent on rice",
                      [](Event&, Fact& it) { it.use = "rice"; });
  expect_broken<Fact>(events, gifts.bought, "and was spent from", [](Event& event, Fact& it) {
    it.fund = kIncomeFund;
    for (Posting& line : event.postings) line.fund = kIncomeFund;
  });
  expect_broken<Fact>(events, gifts.bought, "was never received", [](Event&, Fact& it) { it.grant = GrantNo{9}; });
  expect_broken<Fact>(events, gifts.bought, "-300000 is left on 2019-04-10", [](Event&, Fact& it) {
    it.grant = GrantNo{2};
    it.use = "rice";
  });
}

TEST_CASE("cash and bank of a fund cover on every day what is left of its gifts for one use", "[core][verify]") {
  const Gifts gifts;
  const std::vector<Event>& events = gifts.club.events;
  using Fact = ExpensePaid;
  const auto of_activity = [](const char* rest) {
    return "cash and bank of " + fund_key(kActivityFund) + " are " + rest;
  };
  expect_broken<Fact>(events, gifts.free, of_activity("100000 less than what is left of its gifts"),
                      [](Event& event, Fact& it) { spend(event, it, 2'100'000_vnd); });
  expect_broken<Fact>(events, gifts.free,
                      of_activity("800000 less than what is left of its gifts for one use on 2019-03-15"),
                      [](Event& event, Fact&) { event.envelope.value_date = day("2019-03-15"); });
  // All that is free may be spent, and none of it is missed while it lies in the bank.
  Gifts banked;
  banked.record("2019-04-12", BankCash{kActivityFund, 4'700'000_vnd});
  banked.record("2019-04-13", tests::expense(900'000_vnd));
  banked.record("2019-04-14", tests::expense(300'000_vnd));
  expect_kept(banked.club.events);
}

TEST_CASE("nothing is done beyond the sum that a meeting resolved", "[core][verify]") {
  Desk desk;
  const ResolutionNo shared = desk.resolve(Subject::loan, 2'400'000_vnd);
  const Version passed = desk.events.back().envelope.version;
  const auto approve = [&](std::uint32_t member) {
    return desk.tell(tests::usual_approval(member, shared), {day("2024-01-10"), {}, {2}}).front().envelope.version;
  };
  const Version first = approve(5);
  const Version second = approve(6);
  expect_kept(desk.events);
  const auto limited = [&](Money limit) {
    return report_on(desk.events, passed, [&](Event& event) { fact<ResolutionPassed>(event).limit = limit; });
  };
  CHECK(says_broken(limited(2'399'999_vnd), second, "which resolved 2399999"));
  CHECK_FALSE(says_broken(limited(2'399'999_vnd), first, "which resolved"));
  CHECK(says_broken(limited(1'199'999_vnd), first, "which resolved 1199999"));
  CHECK_FALSE(breaks_a_promise(limited(Money{})));

  Given club = Given::a_club();
  club.record(tests::meeting(day("2019-03-10"), tests::gift(5'000'000_vnd),
                             tests::resolution(1, Subject::expense, 1'500'000_vnd)));
  PayExpense expense = tests::expense(1'500'000_vnd);
  expense.resolution = ResolutionNo{1};
  const Version paid = club.record(tests::order(day("2019-03-11"), expense)).version();
  expect_kept(club.events);
  expect_broken<ExpensePaid>(club.events, paid, "expense_paid under",
                             [](Event& event, ExpensePaid& it) { spend(event, it, 1'500'001_vnd); });
}

TEST_CASE("a member who records or signs is a member then", "[core][verify]") {
  Given club = Given::a_club();
  const auto give = [&](const char* on) {
    return club.record(tests::signed_by(tests::order(day(on), tests::gift(500'000_vnd)), {8})).version();
  };
  const Version before = give("2019-03-10");
  LeaveClub leaving;
  leaving.member = MemberNo{8};
  leaving.reason = ReasonCode::own_wish;
  club.record(tests::order(day("2019-03-11"), leaving));
  const Version after =
      club.record(tests::signed_by(tests::order(day("2019-03-12"), tests::gift(500'000_vnd)), {7})).version();
  expect_kept(club.events);
  using Fact = DonationReceived;
  const auto signer = [](const char* code) {
    return [=](Event& event, Fact&) { event.envelope.approvals.front().actor = *ActorId::parse(code); };
  };
  const auto recorder = [](const char* code) {
    return [=](Event& event, Fact&) { event.envelope.actor = *ActorId::parse(code); };
  };
  expect_broken<Fact>(club.events, after, "TV08 had left the club", signer("TV08"));
  expect_broken<Fact>(club.events, after, "TV08 had left the club", recorder("TV08"));
  expect_broken<Fact>(club.events, before, "TV77 was no member", signer("TV77"));
  expect_broken<Fact>(club.events, before, "TV77 was no member", recorder("TV77"));
}

}  // namespace soquy::test
