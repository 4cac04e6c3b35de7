#include "projections/general_ledger.h"

#include <catch2/catch.hpp>

#include "events/fold.h"
#include "projections/trial_balance.h"
#include "tests/support/history.h"

using namespace soquy;
using soquy::projections::GeneralLedger;
using soquy::projections::LedgerAccount;
using soquy::projections::TrialBalance;
using soquy::tests::day;
using soquy::tests::evening;
using soquy::tests::History;

namespace {

GeneralLedger as_of(const History& history, const AsOf& when = {}) {
  GeneralLedger view;
  fold(view, history.events(), when);
  return view;
}

std::vector<Money> balances(const LedgerAccount& account) {
  std::vector<Money> found;
  for (const auto& line : account.lines) found.push_back(line.balance);
  return found;
}

History a_quarter() {
  History club;
  club.gift(day("2019-01-10"), 3'000'000).envelope.voucher = "PT-001";
  club.expense(day("2019-02-10"), 200'000);
  club.fee(day("2019-02-10"), 550'000);
  club.expense(day("2019-03-10"), 150'000);
  return club;
}

}  // namespace

TEST_CASE("the general ledger carries every account's balance line by line", "[core][projections]") {
  const auto cash = as_of(a_quarter()).account(kActivityFund, Account::cash);
  CHECK(balances(cash) == std::vector{3'000'000_vnd, 2'800'000_vnd, 3'350'000_vnd, 3'200'000_vnd});
  CHECK(cash.opening == 0_vnd);
  CHECK(cash.debit == 3'550'000_vnd);
  CHECK(cash.credit == 350'000_vnd);
  CHECK(cash.closing == 3'200'000_vnd);
  CHECK(cash.lines[0].voucher == "PT-001");
  CHECK(cash.lines[0].kind == Kind::donation_received);
  CHECK(cash.lines[0].recorded_at == evening(day("2019-01-10")));
  CHECK(cash.lines[1].counter == std::vector{Account::activity_expense});
  CHECK(cash.lines[1].amount == -200'000_vnd);
}

TEST_CASE("a period opens with the balance that the days before it left", "[core][projections]") {
  const auto february =
      as_of(a_quarter()).account(kActivityFund, Account::cash, {day("2019-02-01"), day("2019-02-28")});
  CHECK(february.opening == 3'000'000_vnd);
  CHECK(february.lines.size() == 2);
  CHECK(february.closing == 3'350'000_vnd);
  const auto april = as_of(a_quarter()).accounts({day("2019-04-01"), Day::none()});
  REQUIRE(april.size() == 3);
  CHECK(april[0].opening == 3'200'000_vnd);
  CHECK(april[0].lines.empty());
}

TEST_CASE("both days of a period belong to it", "[core][projections]") {
  const auto one_day = as_of(a_quarter()).account(kActivityFund, Account::cash, {day("2019-02-10"), day("2019-02-10")});
  CHECK(one_day.lines.size() == 2);
}

TEST_CASE("an entry with several lines names every account on the other side, in its own fund", "[core][projections]") {
  History club;
  club.repay(day("2019-02-10"), 1, 46, {{1, 1'000'000_vnd, 80'000_vnd, 20'000_vnd}});
  const auto view = as_of(club);
  CHECK(view.account(kIncomeFund, Account::cash).lines[0].counter ==
        std::vector{Account::loans, Account::interest_income, Account::other_income});
  CHECK(view.account(kIncomeFund, Account::loans).lines[0].counter == std::vector{Account::cash});

  FundTransferred moved;
  club.add(day("2019-03-10"), moved,
           {{kIncomeFund, Account::surplus, 5_vnd},
            {kIncomeFund, Account::cash, -5_vnd},
            {kActivityFund, Account::cash, 5_vnd},
            {kActivityFund, Account::activity_capital, -5_vnd}});
  const auto received = as_of(club).account(kActivityFund, Account::cash);
  REQUIRE(received.lines.size() == 1);
  CHECK(received.lines[0].counter == std::vector{Account::activity_capital});
}

TEST_CASE("an entry written late stands at its own day, and later balances run over it", "[core][projections]") {
  History club = a_quarter();
  ExpensePaid forgotten;
  club.add_late(
      day("2019-01-20"), day("2019-04-10"), forgotten,
      {{kActivityFund, Account::activity_expense, 100'000_vnd}, {kActivityFund, Account::cash, -100'000_vnd}});
  const auto cash = as_of(club).account(kActivityFund, Account::cash);
  CHECK(cash.lines[1].version == Version{5});
  CHECK(balances(cash) == std::vector{3'000'000_vnd, 2'900'000_vnd, 2'700'000_vnd, 3'250'000_vnd, 3'100'000_vnd});
  const auto known_then = as_of(club, {Day::none(), evening(day("2019-03-31"))}).account(kActivityFund, Account::cash);
  CHECK(known_then.lines.size() == 4);
}

TEST_CASE("a reversal names the entry that it undoes", "[core][projections]") {
  History club = a_quarter();
  club.reverse(day("2019-04-10"), Version{4});
  const auto cash = as_of(club).account(kActivityFund, Account::cash);
  CHECK(cash.lines.back().reverses == Version{4});
  CHECK(cash.lines.back().amount == 150'000_vnd);
  CHECK(cash.lines.back().kind == Kind::entry_reversed);
  CHECK(cash.closing == 3'350'000_vnd);
}

TEST_CASE("the closing balances of the general ledger are the trial balance", "[core][projections]") {
  History club = a_quarter();
  club.seed(day("2019-01-10"), 10'000'000);
  club.disburse(day("2019-01-10"), 1, 46, 3'000'000, 3, 30'000);
  club.repay(day("2019-02-10"), 1, 46, {{1, 1'000'000_vnd, 30'000_vnd, {}}});
  for (const char* date : {"2019-01-31", "2019-02-28", "2019-12-31"}) {
    TrialBalance balance;
    fold(balance, club.events(), {day(date)});
    std::vector<projections::TrialBalanceRow> closing;
    for (const auto& account : as_of(club).accounts({Day::none(), day(date)})) {
      if (!account.closing.is_zero()) closing.push_back({account.fund, account.account, account.closing});
    }
    CHECK(closing == balance.rows());
  }
}
