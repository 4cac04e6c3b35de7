#include "projections/member_statement.h"

#include <catch2/catch.hpp>

#include "events/fold.h"
#include "tests/support/history.h"

using namespace soquy;
using soquy::projections::MemberStatement;
using soquy::projections::StatementLine;
using soquy::tests::day;
using soquy::tests::evening;
using soquy::tests::History;

namespace {

MemberStatement of(const History& history, std::uint32_t member, const AsOf& when = {}) {
  MemberStatement view(MemberNo{member});
  fold(view, history.events(), when);
  return view;
}

std::vector<Money> owed(const std::vector<StatementLine>& lines) {
  std::vector<Money> found;
  for (const auto& line : lines) found.push_back(line.owed);
  return found;
}

History two_members() {
  History club;
  club.saving(day("2019-01-10"), 5, 100'000);
  club.saving(day("2019-01-10"), 6, 900'000);
  club.disburse(day("2019-01-10"), 1, 5, 3'000'000, 3, 30'000);
  club.disburse(day("2019-01-10"), 2, 6, 9'000'000, 3, 90'000);
  club.fee(day("2019-02-10"), 10'000, 5);
  club.repay(day("2019-02-10"), 1, 5, {{1, 1'000'000_vnd, 30'000_vnd, {}}});
  club.repay(day("2019-02-10"), 2, 6, {{1, 3'000'000_vnd, 90'000_vnd, {}}});
  club.aid(day("2019-03-10"), 5, 200'000);
  club.refund(day("2019-03-12"), 5, 40'000);
  return club;
}

}  // namespace

TEST_CASE("a member's page shows the member's own dealings and nobody else's", "[core][projections]") {
  const auto page = of(two_members(), 5);
  const auto lines = page.lines();
  REQUIRE(lines.size() == 6);
  CHECK(lines[0].kind == Kind::contribution_received);
  CHECK(lines[0].paid == 100'000_vnd);
  CHECK(lines[0].refundable == 100'000_vnd);
  CHECK(lines[1].kind == Kind::loan_disbursed);
  CHECK(lines[1].got == 3'000'000_vnd);
  CHECK(lines[2].contribution == ContributionKind::fee);
  CHECK(lines[2].refundable == 100'000_vnd);  // a fee is not given back
  CHECK(lines[3].loan == LoanNo{1});
  CHECK(lines[3].principal == 1'000'000_vnd);
  CHECK(lines[3].interest == 30'000_vnd);
  CHECK(lines[4].aid == AidKind::sickness);
  CHECK(lines[5].refundable == 60'000_vnd);
  CHECK(owed(lines) == std::vector{0_vnd, 3'000'000_vnd, 3'000'000_vnd, 2'000'000_vnd, 2'000'000_vnd, 2'000'000_vnd});

  const auto totals = page.totals();
  CHECK(totals.fees == 10'000_vnd);
  CHECK(totals.savings_and_capital == 100'000_vnd);
  CHECK(totals.refunded == 40'000_vnd);
  CHECK(totals.borrowed == 3'000'000_vnd);
  CHECK(totals.repaid_principal == 1'000'000_vnd);
  CHECK(totals.paid_interest == 30'000_vnd);
  CHECK(totals.aid == 200'000_vnd);
  CHECK(totals.owed == 2'000'000_vnd);
  CHECK(totals.refundable == 60'000_vnd);
}

TEST_CASE("a member without dealings has an empty page", "[core][projections]") {
  CHECK(of(two_members(), 7).lines().empty());
  History club;
  club.fee(day("2019-01-10"), 550'000);  // collected from all at once: on nobody's page
  CHECK(of(club, 5).lines().empty());
}

TEST_CASE("a reversed payment stands on the page with its opposite", "[core][projections]") {
  History club = two_members();
  club.reverse(day("2019-04-01"), Version{6});
  const auto lines = of(club, 5).lines();
  REQUIRE(lines.size() == 7);
  CHECK(lines.back().reverses == Version{6});
  CHECK(lines.back().kind == Kind::repayment_received);
  CHECK(lines.back().paid == -1'030'000_vnd);
  CHECK(lines.back().owed == 3'000'000_vnd);
  CHECK(of(club, 5, {day("2019-03-31")}).totals().owed == 2'000'000_vnd);
  CHECK(of(club, 5).totals().repaid_principal == 0_vnd);
}

TEST_CASE("a payment written late stands at its day and moves the later balances", "[core][projections]") {
  History club = two_members();
  club.repay(day("2019-05-01"), 1, 5, {{2, 500'000_vnd, {}, {}}}).envelope.value_date = day("2019-02-01");
  const auto lines = of(club, 5).lines();
  CHECK(lines[2].value_date == day("2019-02-01"));
  CHECK(lines[2].owed == 2'500'000_vnd);
  CHECK(lines.back().owed == 1'500'000_vnd);
  CHECK(of(club, 5, {Day::none(), evening(day("2019-04-30"))}).totals().owed == 2'000'000_vnd);
}

TEST_CASE("a reallocation shows what moved between principal and interest", "[core][projections]") {
  History club = two_members();
  club.reallocate(day("2019-04-01"), 1, Version{6}, Version{9}, {{1, 1'000'000_vnd, 30'000_vnd, {}}},
                  {{1, 1'000'000_vnd, 20'000_vnd, {}}, {2, 10'000_vnd, {}, {}}});
  const auto line = of(club, 5).lines().back();
  CHECK(line.kind == Kind::repayment_reallocated);
  CHECK(line.paid == 0_vnd);
  CHECK(line.principal == 10'000_vnd);
  CHECK(line.interest == -10'000_vnd);
  CHECK(line.owed == 1'990'000_vnd);
  CHECK(of(club, 6).totals().owed == 6'000'000_vnd);
}

TEST_CASE("a loan written off is owed no more, and what comes back is shown", "[core][projections]") {
  LoanWrittenOff off;
  off.loan = {1};
  off.principal = 2'000'000_vnd;
  LoanRecovered back;
  back.loan = {1};
  back.amount = 50'000_vnd;
  History club = two_members();
  club.add(day("2019-11-01"), off);
  club.add(day("2019-12-01"), back);
  const auto totals = of(club, 5).totals();
  CHECK(totals.owed == 0_vnd);
  CHECK(totals.written_off == 2'000'000_vnd);
  CHECK(totals.recovered == 50'000_vnd);
  CHECK(of(club, 6).totals().written_off == 0_vnd);
}

TEST_CASE("things come and go on the pages of those who keep them", "[core][projections]") {
  const Item heifer{"heifer", "head"};
  GoodsLent lent;
  lent.given = {1};
  lent.keeper = {5};
  lent.item = heifer;
  lent.quantity = 1000;
  lent.owed_item = heifer;
  lent.owed = 1000;
  GoodsBorn born;
  born.placement = {1};
  born.item = heifer;
  born.quantity = 2000;
  GoodsHandedOn handed;
  handed.placement = {1};
  handed.item = heifer;
  handed.quantity = 1000;
  handed.receiver = {6};
  handed.receiver_owes = 1000;
  handed.next = {2};
  GoodsBoughtOut bought;
  bought.placement = {2};
  bought.quantity = 1000;
  bought.fund = kActivityFund;
  bought.amount = 9'000'000_vnd;
  History club;
  club.add(day("2019-01-10"), lent);
  club.add(day("2020-01-10"), born);
  club.add(day("2020-06-10"), handed);
  club.add(day("2020-08-10"), bought);

  const auto giver = of(club, 5).lines();
  REQUIRE(giver.size() == 3);
  CHECK(giver[0].received == 1000);
  CHECK(giver[1].received == 2000);
  CHECK(giver[2].given == 1000);
  CHECK(giver[2].owed == 0_vnd);  // things are never money
  const auto receiver = of(club, 6).lines();
  REQUIRE(receiver.size() == 2);
  CHECK(receiver[0].placement == PlacementNo{2});
  CHECK(receiver[0].received == 1000);
  CHECK(receiver[1].paid == 9'000'000_vnd);
  CHECK(receiver[1].item == heifer);
}
