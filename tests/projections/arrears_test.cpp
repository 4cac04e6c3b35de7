#include "projections/arrears.h"

#include <catch2/catch.hpp>

#include "events/fold.h"
#include "tests/support/history.h"

using namespace soquy;
using soquy::projections::Arrears;
using soquy::projections::ArrearsReport;
using soquy::projections::bucket_of;
using soquy::projections::debt_group;
using soquy::projections::LateBucket;
using soquy::tests::day;
using soquy::tests::evening;
using soquy::tests::History;

namespace {

ArrearsReport on(const History& history, std::string_view iso, AsOf known = {}) {
  known.value_date = day(iso);
  Arrears view;
  fold(view, history.events(), known);
  return view.on(day(iso));
}

/// 3,000,000 in three instalments of 1,000,000 and 30,000 interest each: due 10 February, March, April.
History lent() {
  History club;
  club.disburse(day("2019-01-10"), 1, 46, 3'000'000, 3, 30'000);
  return club;
}

/// At the rate at which it was lent, unless another one is agreed.
LoanRescheduled rescheduled(std::uint32_t loan, Day due, Money principal, Rate rate = {10'000, Period::month}) {
  LoanRescheduled agreed;
  agreed.loan = {loan};
  agreed.terms.principal = principal;
  agreed.terms.rate = rate;
  agreed.instalments = {{4, due, principal, {}}};
  agreed.times = 1;
  return agreed;
}

LoanRescheduled frozen(std::uint32_t loan, Money principal) {
  LoanRescheduled agreed = rescheduled(loan, day("2019-12-10"), principal, {});
  agreed.frozen = true;
  return agreed;
}

/// The same loan at another rate.
History lent_at(Rate rate) {
  History club;
  Event& paid_out = club.disburse(day("2019-01-10"), 1, 46, 3'000'000, 3, 30'000);
  LoanDisbursed loan = *paid_out.payload.as<LoanDisbursed>();
  loan.terms.rate = rate;
  paid_out.payload = loan;
  return club;
}

}  // namespace

TEST_CASE("an instalment due today is not late today, and one day late tomorrow", "[core][projections]") {
  const History club = lent();
  const auto today = on(club, "2019-02-10");
  REQUIRE(today.rows.size() == 1);
  CHECK(today.rows[0].days_past_due == 0);
  CHECK(today.rows[0].overdue_principal == 0_vnd);
  CHECK_FALSE(today.rows[0].is_late());

  const auto tomorrow = on(club, "2019-02-11");
  CHECK(tomorrow.rows[0].days_past_due == 1);
  CHECK(tomorrow.rows[0].oldest_unpaid == day("2019-02-10"));
  CHECK(tomorrow.rows[0].overdue_principal == 1'000'000_vnd);
  CHECK(tomorrow.rows[0].overdue_interest == 30'000_vnd);
  CHECK(tomorrow.totals.loans_late == 1);
}

TEST_CASE("days past due count from the oldest instalment of which anything is unpaid", "[core][projections]") {
  History club = lent();
  club.repay(day("2019-03-10"), 1, 46, {{1, 1'000'000_vnd, 29'999_vnd, {}}});
  auto row = on(club, "2019-03-31").rows[0];
  CHECK(row.days_past_due == 49);  // one dong of February's interest
  CHECK(row.overdue_principal == 1'000'000_vnd);
  CHECK(row.overdue_interest == 30'001_vnd);
  club.repay(day("2019-03-12"), 1, 46, {{1, {}, 1_vnd, {}}});
  row = on(club, "2019-03-31").rows[0];
  CHECK(row.days_past_due == 21);
  CHECK(row.oldest_unpaid == day("2019-03-10"));
}

TEST_CASE("money paid ahead makes the coming instalments punctual", "[core][projections]") {
  History club = lent();
  club.repay(day("2019-02-10"), 1, 46, {{1, 1'000'000_vnd, 30'000_vnd, {}}, {2, 1'000'000_vnd, 30'000_vnd, {}}});
  CHECK(on(club, "2019-03-31").rows[0].days_past_due == 0);
  CHECK(on(club, "2019-04-30").rows[0].days_past_due == 20);
}

TEST_CASE("portfolio at risk takes whole balances of the loans that are late", "[core][projections]") {
  // DOMAIN 3.5, V7: 3,000,000 on time; 2,500,000 with 400,000 late for 35 days; 1,000,000 with 100,000 late for 12.
  History club;
  const Day today = day("2019-06-30");
  const auto lend = [&](std::uint32_t no, Money late, Money rest, int days) {
    LoanDisbursed loan;
    loan.loan = {no};
    loan.borrower = {no};
    loan.fund = kIncomeFund;
    loan.principal = late + rest;
    loan.instalments = {{1, add_days(today, -days), late, {}}, {2, add_days(today, 60), rest, {}}};
    club.add(day("2019-01-10"), loan);
  };
  lend(1, 0_vnd, 3'000'000_vnd, 5);
  lend(2, 400'000_vnd, 2'100'000_vnd, 35);
  lend(3, 100'000_vnd, 900'000_vnd, 12);

  const auto totals = on(club, "2019-06-30").totals;
  CHECK(totals.gross_portfolio == 6'500'000_vnd);
  CHECK(totals.overdue_principal == 500'000_vnd);
  CHECK(totals.par1 == Ratio{3'500'000, 6'500'000});
  CHECK(totals.par30 == Ratio{2'500'000, 6'500'000});
  CHECK(totals.par90 == Ratio{0, 6'500'000});
  CHECK(totals.arrears_rate == Ratio{500'000, 6'500'000});
  CHECK(totals.loans == 3);
  CHECK(totals.loans_late == 2);
  CHECK(totals.by_bucket[static_cast<std::size_t>(LateBucket::on_time)] == 3'000'000_vnd);
  CHECK(totals.by_bucket[static_cast<std::size_t>(LateBucket::days_1_30)] == 1'000'000_vnd);
  CHECK(totals.by_bucket[static_cast<std::size_t>(LateBucket::days_31_60)] == 2'500'000_vnd);
  CHECK(totals.by_debt_group[1] == 3'000'000_vnd);
  CHECK(totals.by_debt_group[2] == 1'000'000_vnd);
  CHECK(totals.by_debt_group[3] == 2'500'000_vnd);
}

TEST_CASE("thirty days late is debt group 3 and not yet PAR30", "[core][projections]") {
  const History club = lent();
  const auto thirtieth = on(club, "2019-03-12");
  REQUIRE(thirtieth.rows[0].days_past_due == 30);
  CHECK(thirtieth.rows[0].debt_group == 3);
  CHECK(thirtieth.rows[0].bucket == LateBucket::days_1_30);
  CHECK(thirtieth.totals.par30.numerator == 0);
  CHECK(thirtieth.totals.par1.numerator == 3'000'000);
  CHECK(on(club, "2019-03-13").totals.par30.numerator == 3'000'000);
}

TEST_CASE("one day late is more than none and not more than one: PAR1 starts on the second day",
          "[core][projections]") {
  CHECK(on(lent(), "2019-02-11").totals.par1.numerator == 0);
  CHECK(on(lent(), "2019-02-12").totals.par1.numerator == 3'000'000);
}

TEST_CASE("the buckets and the debt groups meet at the stated days", "[core][projections]") {
  CHECK(bucket_of(0) == LateBucket::on_time);
  CHECK(bucket_of(1) == LateBucket::days_1_30);
  CHECK(bucket_of(30) == LateBucket::days_1_30);
  CHECK(bucket_of(31) == LateBucket::days_31_60);
  CHECK(bucket_of(60) == LateBucket::days_31_60);
  CHECK(bucket_of(61) == LateBucket::days_61_90);
  CHECK(bucket_of(90) == LateBucket::days_61_90);
  CHECK(bucket_of(91) == LateBucket::days_91_180);
  CHECK(bucket_of(180) == LateBucket::days_91_180);
  CHECK(bucket_of(181) == LateBucket::over_180);

  struct Row {
    int days;
    int times;
    int group;
  };
  const Row table[] = {
      {0, 0, 1},   {9, 0, 1},   {10, 0, 2}, {29, 0, 2}, {30, 0, 3},  {89, 0, 3}, {90, 0, 4},
      {179, 0, 4}, {180, 0, 5}, {0, 1, 2},  {1, 1, 3},  {29, 1, 3},  {30, 1, 4}, {89, 1, 4},
      {90, 1, 5},  {0, 2, 4},   {1, 2, 5},  {0, 3, 5},  {200, 3, 5},
  };
  for (const Row& row : table) {
    INFO(row.days << " days late, rescheduled " << row.times << " times");
    CHECK(debt_group(row.days, row.times, false) == row.group);
  }
}

TEST_CASE("a loan whose interest was reduced stands in group 3 at least, and in no better one than without",
          "[core][projections]") {
  struct Row {
    int days;
    int times;
    int group;
  };
  const Row table[] = {
      {0, 0, 3},   {9, 0, 3},   {10, 0, 3}, {29, 0, 3}, {30, 0, 3},  {89, 0, 3}, {90, 0, 4},
      {179, 0, 4}, {180, 0, 5}, {0, 1, 3},  {1, 1, 3},  {29, 1, 3},  {30, 1, 4}, {89, 1, 4},
      {90, 1, 5},  {0, 2, 4},   {1, 2, 5},  {0, 3, 5},  {200, 3, 5},
  };
  for (const Row& row : table) {
    INFO(row.days << " days late, rescheduled " << row.times << " times, interest reduced");
    CHECK(debt_group(row.days, row.times, true) == row.group);
  }
  for (int times = 0; times <= 4; ++times) {
    for (int days = 0; days <= 400; ++days) {
      const int without = debt_group(days, times, false);
      CHECK(debt_group(days, times, true) == (without < 3 ? 3 : without));
    }
  }
}

TEST_CASE("interest is reduced when new terms bear less a year than those they replace", "[core][projections]") {
  struct Row {
    Rate before;
    Rate after;
    bool reduced;
  };
  const Rate one_a_month{10'000, Period::month};
  const Row table[] = {
      {one_a_month, one_a_month, false},
      {one_a_month, {9'999, Period::month}, true},
      {one_a_month, {10'001, Period::month}, false},
      {one_a_month, {120'000, Period::year}, false},  // the same, told by the year
      {one_a_month, {119'999, Period::year}, true},
      {one_a_month, {2'308, Period::week}, false},  // 52 weeks: 12.0016%
      {one_a_month, {2'307, Period::week}, true},   // 11.9964%
      {one_a_month, {0, Period::year}, true},
      {{120'000, Period::year}, one_a_month, false},
      {{120'001, Period::year}, one_a_month, true},
      {{2'308, Period::week}, one_a_month, true},
      {{0, Period::month}, {0, Period::year}, false},  // nothing was borne, nothing is given up
      {{0, Period::month}, one_a_month, false},
  };
  for (const Row& row : table) {
    INFO(row.before.ppm << " before, " << row.after.ppm << " after");
    History club = lent_at(row.before);
    club.add(day("2019-02-10"), rescheduled(1, day("2019-12-10"), 3'000'000_vnd, row.after));
    const auto loan = on(club, "2019-02-28").rows.at(0);
    CHECK(loan.interest_reduced == row.reduced);
    CHECK(loan.debt_group == (row.reduced ? 3 : 2));
  }
}

TEST_CASE("interest once reduced stays reduced, though a later agreement asks for more", "[core][projections]") {
  History club = lent();
  club.add(day("2019-02-10"), rescheduled(1, day("2019-06-10"), 3'000'000_vnd, {5'000, Period::month}));
  CHECK_FALSE(on(club, "2019-02-09").rows.at(0).interest_reduced);
  CHECK(on(club, "2019-02-10").rows.at(0).debt_group == 3);
  CHECK(on(club, "2019-05-31").rows.at(0).debt_group == 3);  // on time all the while
  CHECK(on(club, "2019-05-31").totals.by_debt_group.at(3) == 3'000'000_vnd);
  club.add(day("2019-06-01"), rescheduled(1, day("2019-12-10"), 3'000'000_vnd, {20'000, Period::month}));
  CHECK(on(club, "2019-06-30").rows.at(0).interest_reduced);
  CHECK(on(club, "2019-06-30").rows.at(0).debt_group == 4);  // rescheduled twice
}

TEST_CASE("a rate lower than the last one is a reduction although it is not lower than the first",
          "[core][projections]") {
  History club = lent();
  club.add(day("2019-02-10"), rescheduled(1, day("2019-06-10"), 3'000'000_vnd, {20'000, Period::month}));
  CHECK_FALSE(on(club, "2019-02-28").rows.at(0).interest_reduced);
  club.add(day("2019-03-10"), rescheduled(1, day("2019-12-10"), 3'000'000_vnd, {15'000, Period::month}));
  CHECK(on(club, "2019-03-31").rows.at(0).interest_reduced);
}

TEST_CASE("freezing a loan that bears interest reduces it, and thawing it at the old rate does not undo that",
          "[core][projections]") {
  History club = lent();
  club.add(day("2019-02-10"), frozen(1, 3'000'000_vnd));
  auto row = on(club, "2019-12-31").rows.at(0);
  CHECK(row.frozen);
  CHECK(row.days_past_due == 0);
  CHECK(row.debt_group == 3);
  club.add(day("2020-01-10"), rescheduled(1, day("2020-12-10"), 3'000'000_vnd));
  row = on(club, "2020-01-31").rows.at(0);
  CHECK_FALSE(row.frozen);
  CHECK(row.interest_reduced);
  CHECK(row.debt_group == 4);

  History free = lent_at({});
  free.add(day("2019-02-10"), frozen(1, 3'000'000_vnd));
  CHECK_FALSE(on(free, "2019-12-31").rows.at(0).interest_reduced);
  CHECK(on(free, "2019-12-31").rows.at(0).debt_group == 2);
}

TEST_CASE("a rescheduling that is taken back has reduced nothing, from the day it is taken back",
          "[core][projections]") {
  History club = lent();
  club.add(day("2019-02-10"), rescheduled(1, day("2019-12-10"), 3'000'000_vnd, {5'000, Period::month}));
  club.reverse(day("2019-02-14"), club.last());
  CHECK(on(club, "2019-02-13").rows.at(0).debt_group == 3);
  const auto row = on(club, "2019-02-14").rows.at(0);
  CHECK_FALSE(row.interest_reduced);
  CHECK(row.reschedulings == 0);
  CHECK(row.debt_group == 1);
  CHECK(on(club, "2019-02-28", {{}, evening(day("2019-02-13"))}).rows.at(0).debt_group == 3);
}

TEST_CASE("a restructured loan stays in the portfolio at risk although it is paid on time", "[core][projections]") {
  History club = lent();
  club.disburse(day("2019-01-10"), 2, 7, 1'000'000, 12, 0);
  club.add(day("2019-02-20"), rescheduled(1, day("2019-12-10"), 3'000'000_vnd));
  const auto report = on(club, "2019-02-28");
  CHECK(report.rows[0].days_past_due == 0);
  CHECK(report.rows[0].debt_group == 2);
  CHECK(report.rows[0].reschedulings == 1);
  CHECK(report.totals.par90 == Ratio{3'000'000, 4'000'000});
  CHECK(on(club, "2019-02-19").rows[0].days_past_due == 9);
}

TEST_CASE("a penalty is overdue from its day, whatever became of its instalment", "[core][projections]") {
  PenaltyCharged charged;
  charged.loan = {1};
  charged.instalment = 1;
  charged.amount = 5'000_vnd;
  History club = lent();
  club.add(day("2019-02-20"), charged);
  CHECK(on(club, "2019-02-19").rows[0].overdue_penalty == 0_vnd);
  CHECK(on(club, "2019-02-20").rows[0].overdue_penalty == 5'000_vnd);
  club.add(day("2019-03-01"), rescheduled(1, day("2019-12-10"), 3'000'000_vnd));
  CHECK(on(club, "2019-03-31").rows[0].overdue_penalty == 5'000_vnd);
  CHECK(on(club, "2019-03-31").rows[0].days_past_due == 0);
}

TEST_CASE("once all principal is back no due day after it is late, whatever penalty is open", "[core][projections]") {
  PenaltyCharged charged;
  charged.loan = {1};
  charged.amount = 5'000_vnd;
  History club = lent();
  club.add(day("2019-02-11"), charged);
  club.repay(day("2019-02-12"), 1, 46,
             {{1, 1'000'000_vnd, {}, {}}, {2, 1'000'000_vnd, {}, {}}, {3, 1'000'000_vnd, {}, {}}});
  const auto report = on(club, "2019-05-31");
  REQUIRE(report.rows.size() == 1);
  CHECK(report.rows[0].overdue_interest == 30'000_vnd);  // of 10 February; March and April ask for none
  CHECK(report.rows[0].overdue_penalty == 5'000_vnd);
  CHECK(report.rows[0].days_past_due == 110);
  club.repay(day("2019-06-01"), 1, 46, {{0, {}, {}, 5'000_vnd}, {1, {}, 30'000_vnd, {}}});
  CHECK(on(club, "2019-06-01").rows.empty());
}

TEST_CASE("settled and written-off loans carry no arrears and no portfolio", "[core][projections]") {
  History club = lent();
  club.disburse(day("2019-01-10"), 2, 7, 1'000'000, 1, 10'000);
  club.repay(day("2019-01-20"), 2, 7, {{1, 1'000'000_vnd, {}, {}}}, true);
  LoanWrittenOff off;
  off.loan = {1};
  off.principal = 3'000'000_vnd;
  club.add(day("2019-06-01"), off);
  const auto report = on(club, "2019-06-30");
  CHECK(report.rows.empty());
  CHECK(report.totals.gross_portfolio == 0_vnd);
  CHECK(report.totals.par30 == Ratio{0, 0});
  CHECK(on(club, "2019-05-31").totals.gross_portfolio == 3'000'000_vnd);
}

TEST_CASE("arrears known then differ from arrears known now when a payment was written late", "[core][projections]") {
  History club = lent();
  Event& late = club.repay(day("2019-05-10"), 1, 46, {{1, 1'000'000_vnd, 30'000_vnd, {}}});
  late.envelope.value_date = day("2019-02-10");
  AsOf then;
  then.known = evening(day("2019-04-30"));
  CHECK(on(club, "2019-03-31", then).rows[0].days_past_due == 49);
  CHECK(on(club, "2019-03-31").rows[0].days_past_due == 21);
}
