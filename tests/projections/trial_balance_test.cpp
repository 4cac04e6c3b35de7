#include "projections/trial_balance.h"

#include <catch2/catch.hpp>

#include "events/fold.h"
#include "tests/support/history.h"

using namespace soquy;
using soquy::projections::TrialBalance;
using soquy::projections::TrialBalanceRow;
using soquy::projections::TrialBalanceTotal;
using soquy::tests::day;
using soquy::tests::evening;
using soquy::tests::History;

namespace {

TrialBalance as_of(const History& history, const AsOf& when = {}) {
  TrialBalance view;
  fold(view, history.events(), when);
  return view;
}

History two_months() {
  History club;
  club.seed(day("2019-01-10"), 100'000'000);
  club.gift(day("2019-01-10"), 3'000'000);
  club.disburse(day("2019-01-10"), 1, 46, 10'000'000, 10, 80'000);
  club.repay(day("2019-02-10"), 1, 46, {{1, 1'000'000_vnd, 80'000_vnd, {}}});
  club.bank(day("2019-02-10"), 20'000'000);
  club.saving(day("2019-02-10"), 5, 50'000);
  return club;
}

}  // namespace

TEST_CASE("the trial balance lists every fund's accounts in the order of their codes", "[core][projections]") {
  const auto rows = as_of(two_months()).rows();
  const std::vector<TrialBalanceRow> expected = {
      {kIncomeFund, Account::cash, 71'130'000_vnd},      {kIncomeFund, Account::bank, 20'000'000_vnd},
      {kIncomeFund, Account::loans, 9'000'000_vnd},      {kIncomeFund, Account::refundable, -50'000_vnd},
      {kIncomeFund, Account::capital, -100'000'000_vnd}, {kIncomeFund, Account::interest_income, -80'000_vnd},
      {kActivityFund, Account::cash, 3'000'000_vnd},     {kActivityFund, Account::other_income, -3'000'000_vnd},
  };
  CHECK(rows == expected);
}

TEST_CASE("1288 is printed before 138 and 4118 before 421, as texts are sorted", "[core][projections]") {
  History club;
  club.add(day("2019-01-10"), ExpensePaid{},
           {{kIncomeFund, Account::surplus, 1_vnd},
            {kIncomeFund, Account::restricted, 2_vnd},
            {kIncomeFund, Account::interest_receivable, 3_vnd},
            {kIncomeFund, Account::loans, 4_vnd},
            {kIncomeFund, Account::capital, -10_vnd}});
  std::vector<Account> order;
  for (const auto& row : as_of(club).rows()) order.push_back(row.account);
  CHECK(order == std::vector{Account::loans, Account::interest_receivable, Account::capital, Account::restricted,
                             Account::surplus});
}

TEST_CASE("debits and credits agree in every fund and over all", "[core][projections]") {
  const auto totals = as_of(two_months()).totals();
  const std::vector<TrialBalanceTotal> expected = {
      {kIncomeFund, 100'130'000_vnd, 100'130'000_vnd},
      {kActivityFund, 3'000'000_vnd, 3'000'000_vnd},
      {Fund{}, 103'130'000_vnd, 103'130'000_vnd},
  };
  CHECK(totals == expected);
}

TEST_CASE("an account that came back to zero is left out, and empty books have no rows", "[core][projections]") {
  History club;
  CHECK(as_of(club).rows().empty());
  club.gift(day("2019-01-10"), 500'000);
  club.reverse(day("2019-03-01"), Version{1});
  CHECK(as_of(club).rows().empty());
  CHECK(as_of(club).totals() == std::vector<TrialBalanceTotal>{{}});
}

TEST_CASE("the trial balance of a past day shows what was dated by then", "[core][projections]") {
  const auto january = as_of(two_months(), {day("2019-01-31")});
  CHECK(january.balance(kIncomeFund, Account::cash) == 90'000'000_vnd);
  CHECK(january.balance(kIncomeFund, Account::loans) == 10'000'000_vnd);
  CHECK(january.balance(kIncomeFund, Account::bank) == 0_vnd);
}

TEST_CASE("an entry written late changes the past only for those who ask with today's knowledge",
          "[core][projections]") {
  History club = two_months();
  Event late = club.saving(day("2019-03-10"), 7, 200'000);
  late.envelope.value_date = day("2019-01-20");  // forgotten in January, written in March
  std::vector<Event> events = club.events();
  events.back() = late;

  TrialBalance then;
  fold(then, events, {day("2019-01-31"), evening(day("2019-02-28"))});
  CHECK(then.balance(kIncomeFund, Account::refundable) == 0_vnd);
  TrialBalance now;
  fold(now, events, {day("2019-01-31")});
  CHECK(now.balance(kIncomeFund, Account::refundable) == -200'000_vnd);
}

TEST_CASE("the books at a version are the books before everything after it", "[core][projections]") {
  const History club = two_months();
  AsOf at_three;
  at_three.known_version = Version{3};
  CHECK(as_of(club, at_three) == as_of(club, {day("2019-01-31")}));
}

TEST_CASE("a reversal leaves the days before it as they were", "[core][projections]") {
  History club;
  club.seed(day("2019-01-10"), 10'000'000);
  club.expense(day("2019-02-10"), 450'000, Area::culture, 0, kIncomeFund);
  club.reverse(day("2019-05-10"), Version{2});
  CHECK(as_of(club, {day("2019-05-09")}).balance(kIncomeFund, Account::cash) == 9'550'000_vnd);
  CHECK(as_of(club, {day("2019-05-10")}).balance(kIncomeFund, Account::cash) == 10'000'000_vnd);
}
