#include "projections/fund_position.h"

#include <catch2/catch.hpp>

#include "events/fold.h"
#include "tests/support/history.h"

using namespace soquy;
using soquy::projections::FundPosition;
using soquy::projections::LastCount;
using soquy::tests::day;
using soquy::tests::History;

namespace {

FundPosition as_of(const History& history, const AsOf& when = {}) {
  FundPosition view;
  fold(view, history.events(), when);
  return view;
}

CashCounted counted(std::uint8_t box, Money found, Money book) {
  CashCounted count;
  count.box = box;
  count.counted = found;
  count.book = book;
  return count;
}

ByLawAdopted by_law(std::vector<BoxRule> boxes) {
  ByLawAdopted adopted;
  adopted.funds = {{kIncomeFund, "Quỹ tăng thu nhập", true}, {kActivityFund, "Quỹ hoạt động", false}};
  adopted.boxes = std::move(boxes);
  return adopted;
}

}  // namespace

TEST_CASE("a fund's position says what it owns, owes and holds for others", "[core][projections]") {
  History club;
  club.add(day("2019-01-10"), by_law({}));
  club.seed(day("2019-01-10"), 50'000'000);
  club.saving(day("2019-01-10"), 5, 300'000);
  club.disburse(day("2019-01-10"), 1, 46, 10'000'000, 10, 80'000);
  club.repay(day("2019-02-10"), 1, 46, {{1, 1'000'000_vnd, 80'000_vnd, 20'000_vnd}});
  club.bank(day("2019-02-10"), 5'000'000);
  club.grant(day("2019-02-11"), 1, 2'000'000, "equipment");
  club.expense(day("2019-02-12"), 700'000, Area::health, 1);

  const auto rows = as_of(club).rows();
  REQUIRE(rows.size() == 2);
  const auto& income = rows[0];
  CHECK(income.name == "Quỹ tăng thu nhập");
  CHECK(income.cash == 36'400'000_vnd);
  CHECK(income.bank == 5'000'000_vnd);
  CHECK(income.loans == 9'000'000_vnd);
  CHECK(income.refundable == 300'000_vnd);
  CHECK(income.capital == 50'000'000_vnd);
  CHECK(income.income == 100'000_vnd);
  CHECK(income.interest_income == 80'000_vnd);
  CHECK(income.expenses == 0_vnd);
  const auto& activity = rows[1];
  CHECK(activity.cash == 1'300'000_vnd);
  CHECK(activity.restricted == 1'300'000_vnd);
  CHECK(activity.free_money() == 0_vnd);
  CHECK(activity.income == 700'000_vnd);
  CHECK(activity.expenses == 700'000_vnd);
}

TEST_CASE("a club without entries shows the funds of its by-law, the two usual ones when it names none",
          "[core][projections]") {
  History club;
  club.add(day("2019-01-10"), ByLawAdopted{});
  const auto rows = as_of(club).rows();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].fund == kIncomeFund);
  CHECK(rows[1].fund == kActivityFund);
  CHECK(rows[1].cash == 0_vnd);
}

TEST_CASE("a gift for one use shows what was received, spent and left", "[core][projections]") {
  History club;
  club.grant(day("2019-02-01"), 1, 5'000'000, "equipment");
  club.grant(day("2019-02-01"), 2, 1'000'000, "visits");
  club.expense(day("2019-02-12"), 700'000, Area::health, 1);
  club.expense(day("2019-02-20"), 900'000, Area::health, 1);
  club.reverse(day("2019-03-01"), Version{4});

  const auto before = as_of(club, {day("2019-02-28")}).grants();
  REQUIRE(before.size() == 2);
  CHECK(before[0].spent == 1'600'000_vnd);
  CHECK(before[0].left() == 3'400'000_vnd);
  CHECK(before[0].use == "equipment");
  CHECK(before[0].received_on == day("2019-02-01"));
  CHECK(before[1].left() == 1'000'000_vnd);
  CHECK(as_of(club).grants()[0].left() == 4'300'000_vnd);
}

TEST_CASE("a gift entered by mistake and reversed is no grant any more", "[core][projections]") {
  History club;
  club.grant(day("2019-02-01"), 1, 5'000'000, "equipment");
  club.reverse(day("2019-02-02"), Version{1});
  CHECK(as_of(club).grants().empty());
}

TEST_CASE("what the club borrowed falls with what it paid back", "[core][projections]") {
  CapitalBorrowed borrowed;
  borrowed.given = {1};
  borrowed.fund = kIncomeFund;
  borrowed.amount = 8'000'000_vnd;
  CapitalRepaid repaid;
  repaid.borrowing = {1};
  repaid.principal = 3'000'000_vnd;
  repaid.interest = 100'000_vnd;
  History club;
  club.add(day("2019-02-01"), borrowed,
           {{kIncomeFund, Account::cash, 8'000'000_vnd}, {kIncomeFund, Account::borrowed, -8'000'000_vnd}});
  club.add(day("2019-05-01"), repaid,
           {{kIncomeFund, Account::borrowed, 3'000'000_vnd},
            {kIncomeFund, Account::activity_expense, 100'000_vnd},
            {kIncomeFund, Account::cash, -3'100'000_vnd}});
  REQUIRE(as_of(club).borrowings().size() == 1);
  CHECK(as_of(club).borrowings()[0].owed() == 5'000'000_vnd);
  CHECK(as_of(club).rows()[0].borrowed == 5'000'000_vnd);
  CHECK(as_of(club, {day("2019-04-30")}).borrowings()[0].owed() == 8'000'000_vnd);
}

TEST_CASE("the last count is the one of the latest day, with its difference", "[core][projections]") {
  History club;
  club.add(day("2019-01-10"), by_law({}));
  club.seed(day("2019-01-10"), 1'000'000);
  club.add(day("2019-02-10"), counted(1, 990'000_vnd, 1'000'000_vnd));
  club.add_late(day("2019-01-10"), day("2019-02-11"), counted(1, 1'000'000_vnd, 1'000'000_vnd));

  const auto income = as_of(club).rows()[0];
  REQUIRE(income.last_count.has_value());
  CHECK(*income.last_count ==
        LastCount{1, Version{3}, day("2019-02-10"), 990'000_vnd, 1'000'000_vnd, -10'000_vnd, false});
  CHECK_FALSE(as_of(club).rows()[1].last_count.has_value());
  CHECK(as_of(club, {day("2019-02-09")}).rows()[0].last_count->day == day("2019-01-10"));
}

TEST_CASE("a difference counts as posted once a resolution put it into the books", "[core][projections]") {
  DifferencePosted posted;
  posted.count = Version{2};
  posted.fund = kIncomeFund;
  posted.over = -10'000_vnd;
  History club;
  club.seed(day("2019-01-10"), 1'000'000);
  club.add(day("2019-02-10"), counted(1, 990'000_vnd, 1'000'000_vnd));
  club.add(day("2019-03-10"), posted,
           {{kIncomeFund, Account::activity_expense, 10'000_vnd}, {kIncomeFund, Account::cash, -10'000_vnd}});
  CHECK_FALSE(as_of(club, {day("2019-03-09")}).rows()[0].last_count->posted);
  CHECK(as_of(club).rows()[0].last_count->posted);
  club.reverse(day("2019-04-10"), Version{3});
  CHECK_FALSE(as_of(club).rows()[0].last_count->posted);
}

TEST_CASE("funds that share a box share its count", "[core][projections]") {
  History club;
  club.add(day("2019-01-10"), by_law({{7, {kIncomeFund, kActivityFund}}}));
  club.add(day("2019-01-10"), counted(7, 3'000'000_vnd, 3'000'000_vnd));
  const auto rows = as_of(club).rows();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].last_count == rows[1].last_count);
  REQUIRE(rows[0].last_count.has_value());
  CHECK(rows[0].last_count->box == 7);
  CHECK(as_of(club).counts().size() == 1);
}

TEST_CASE("balances taken over from paper are marked as unverified, in their fund only", "[core][projections]") {
  OpeningBalanceSet opening;
  opening.balances = {{kIncomeFund, Account::cash, 4'000'000_vnd}};
  History club;
  club.add(day("2018-12-31"), opening,
           {{kIncomeFund, Account::cash, 4'000'000_vnd}, {kIncomeFund, Account::capital, -4'000'000_vnd}});
  club.gift(day("2019-01-10"), 100'000);
  const auto rows = as_of(club).rows();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].opening_unverified);
  CHECK(rows[0].opening_day == day("2018-12-31"));
  CHECK_FALSE(rows[1].opening_unverified);
  club.reverse(day("2019-02-01"), Version{1});
  CHECK_FALSE(as_of(club).rows()[0].opening_unverified);
}
