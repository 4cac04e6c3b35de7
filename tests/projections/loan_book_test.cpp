#include "projections/loan_book.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <tuple>

#include "events/fold.h"
#include "tests/projections/random_history.h"
#include "tests/support/history.h"

using namespace soquy;
using soquy::projections::LoanBook;
using soquy::projections::LoanRow;
using soquy::projections::LoanStatus;
using soquy::tests::day;
using soquy::tests::evening;
using soquy::tests::History;

namespace {

LoanRow only_loan(const History& history, const AsOf& when = {}) {
  LoanBook view;
  fold(view, history.events(), when);
  const auto rows = view.rows();
  REQUIRE(rows.size() == 1);
  return rows[0];
}

/// 3,000,000 in three instalments of 1,000,000 and 30,000 interest each: due 10 February, March, April.
History lent() {
  History club;
  club.approve(day("2019-01-10"), 1, 46, 3'000'000, 3);
  club.disburse(day("2019-01-10"), 1, 46, 3'000'000, 3, 30'000);
  return club;
}

LoanRescheduled rescheduled(Day first_due, Money principal) {
  LoanRescheduled agreed;
  agreed.loan = {1};
  agreed.reason = ReasonCode::flood;
  agreed.terms.principal = principal;
  agreed.terms.rate = {8'000, Period::month};
  agreed.instalments = {{4, first_due, principal, 10'000_vnd}};
  agreed.times = 1;
  return agreed;
}

LoanWrittenOff written_off(Money principal) {
  LoanWrittenOff off;
  off.loan = {1};
  off.fund = kIncomeFund;
  off.principal = principal;
  return off;
}

/// The rows of loans, with the payments of each instalment by day: they stand in the order in which they were read.
std::vector<LoanRow> rows_after(const std::vector<Event>& events) {
  LoanBook view;
  for (const Event& event : events) view.apply(event);
  std::vector<LoanRow> rows = view.rows();
  const auto key = [](const auto& paid) { return std::tuple(paid.day, paid.principal, paid.interest); };
  for (LoanRow& row : rows) {
    for (auto* parts : {&row.instalments, &row.replaced}) {
      for (auto& part : *parts) {
        std::sort(part.payments.begin(), part.payments.end(),
                  [&](const auto& left, const auto& right) { return key(left) < key(right); });
      }
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("loans stand the same in whatever order their entries are read", "[core][projections]") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    const tests::RandomHistory club(seed, 200, tests::Lending::in_trouble);
    std::vector<Event> by_day = club.events();
    std::stable_sort(by_day.begin(), by_day.end(), [](const Event& left, const Event& right) {
      return left.envelope.value_date < right.envelope.value_date;
    });
    CHECK(rows_after(by_day) == rows_after(club.events()));
  }
}

TEST_CASE("an approved loan stands in the book before it is paid out", "[core][projections]") {
  History club;
  club.approve(day("2019-01-08"), 1, 46, 3'000'000, 3);
  const LoanRow row = only_loan(club);
  CHECK(row.status == LoanStatus::approved);
  CHECK(row.borrower == MemberNo{46});
  CHECK(row.approved == 3'000'000_vnd);
  CHECK(row.approval == Version{1});
  CHECK(row.principal == 0_vnd);
  CHECK(row.outstanding == 0_vnd);
  CHECK(row.start.is_none());
  club.reverse(day("2019-01-09"), Version{1});
  CHECK(only_loan(club).status == LoanStatus::cancelled);
}

TEST_CASE("a loan shows what was paid on each instalment and what comes next", "[core][projections]") {
  History club = lent();
  club.repay(day("2019-02-10"), 1, 46, {{1, 1'000'000_vnd, 30'000_vnd, {}}, {2, 400'000_vnd, {}, {}}});
  const LoanRow row = only_loan(club);
  CHECK(row.status == LoanStatus::open);
  CHECK(row.outstanding == 1'600'000_vnd);
  CHECK(row.paid_principal == 1'400'000_vnd);
  CHECK(row.paid_interest == 30'000_vnd);
  CHECK(row.last_payment == day("2019-02-10"));
  CHECK(row.last_due == day("2019-04-10"));
  CHECK(row.next_due == day("2019-03-10"));
  CHECK(row.next_amount == 630'000_vnd);
  REQUIRE(row.instalments.size() == 3);
  CHECK(row.instalments[0].is_paid());
  CHECK(row.instalments[1].paid_principal == 400'000_vnd);
  CHECK(row.instalments[1].unpaid_principal() == 600'000_vnd);
  CHECK(row.instalments[2].unpaid_interest() == 30'000_vnd);
}

TEST_CASE("a loan as of a day before a repayment does not know of it", "[core][projections]") {
  History club = lent();
  club.repay(day("2019-02-10"), 1, 46, {{1, 1'000'000_vnd, 30'000_vnd, {}}});
  CHECK(only_loan(club, {day("2019-02-09")}).outstanding == 3'000'000_vnd);
  CHECK(only_loan(club, {day("2019-02-09")}).last_payment.is_none());
  CHECK(only_loan(club, {day("2019-02-10")}).outstanding == 2'000'000_vnd);
}

TEST_CASE("a loan is settled when every instalment is paid", "[core][projections]") {
  History club = lent();
  for (std::uint16_t n = 1; n <= 3; ++n) {
    club.repay(day("2019-04-10"), 1, 46, {{n, 1'000'000_vnd, n < 3 ? 30'000_vnd : 29'000_vnd, {}}});
  }
  CHECK(only_loan(club).outstanding == 0_vnd);
  CHECK(only_loan(club).status == LoanStatus::open);  // 1,000 of interest is still owed
  CHECK(only_loan(club).next_amount == 1'000_vnd);
  club.repay(day("2019-04-11"), 1, 46, {{3, {}, 1'000_vnd, {}}});
  CHECK(only_loan(club).status == LoanStatus::settled);
  CHECK(only_loan(club).next_due.is_none());
}

TEST_CASE("a loan repaid early is settled although later interest was never paid", "[core][projections]") {
  History club = lent();
  club.repay(day("2019-01-20"), 1, 46,
             {{1, 1'000'000_vnd, 30'000_vnd, {}}, {2, 1'000'000_vnd, {}, {}}, {3, 1'000'000_vnd, {}, {}}}, true);
  CHECK(only_loan(club).status == LoanStatus::settled);
  CHECK(only_loan(club).next_amount == 0_vnd);
  club.reverse(day("2019-02-01"), Version{3});
  CHECK(only_loan(club).status == LoanStatus::open);
  CHECK(only_loan(club).outstanding == 3'000'000_vnd);
}

TEST_CASE("a repayment found later moves money between instalments, and the book follows", "[core][projections]") {
  History club = lent();
  // In March one payment came in and went to the first instalment. In April February's forgotten payment is written.
  club.repay(day("2019-03-10"), 1, 46, {{1, 1'000'000_vnd, 30'000_vnd, {}}});
  Event& february = club.repay(day("2019-04-01"), 1, 46, {{1, 1'000'000_vnd, 30'000_vnd, {}}});
  february.envelope.value_date = day("2019-02-10");
  club.reallocate(day("2019-04-01"), 1, Version{3}, Version{4}, {{1, 1'000'000_vnd, 30'000_vnd, {}}},
                  {{2, 1'000'000_vnd, 30'000_vnd, {}}})
      .envelope.value_date = day("2019-03-10");

  const AsOf known_in_march{day("2019-03-31"), evening(day("2019-03-31"))};
  CHECK(only_loan(club, known_in_march).outstanding == 2'000'000_vnd);
  CHECK(only_loan(club, known_in_march).next_due == day("2019-03-10"));

  const LoanRow march = only_loan(club, {day("2019-03-31")});
  CHECK(march.outstanding == 1'000'000_vnd);
  CHECK(march.instalments[0].paid_principal == 1'000'000_vnd);
  CHECK(march.instalments[1].paid_interest == 30'000_vnd);
  CHECK(march.next_due == day("2019-04-10"));
  CHECK(only_loan(club, {day("2019-02-28")}).outstanding == 2'000'000_vnd);
}

TEST_CASE("a repayment that was split anew before it is read stands as it is split now", "[core][projections]") {
  History club = lent();
  club.repay(day("2019-03-10"), 1, 46, {{1, 1'000'000_vnd, 30'000_vnd, {}}});
  club.reallocate(day("2019-03-12"), 1, Version{3}, Version{3}, {{1, 1'000'000_vnd, 30'000_vnd, {}}},
                  {{2, 1'000'000_vnd, 30'000_vnd, {}}});
  const LoanRow recorded = only_loan(club);
  REQUIRE(recorded.instalments[0].payments.empty());
  REQUIRE(recorded.instalments[1].payments.size() == 1);
  std::vector<Event> events = club.events();
  std::swap(events[2], events[3]);
  CHECK(rows_after(events) == std::vector{recorded});
}

TEST_CASE("a reversed repayment is owed again from the day of the reversal", "[core][projections]") {
  History club = lent();
  club.repay(day("2019-02-10"), 1, 46, {{1, 1'000'000_vnd, 30'000_vnd, {}}});
  club.reverse(day("2019-03-05"), Version{3});
  CHECK(only_loan(club, {day("2019-03-04")}).outstanding == 2'000'000_vnd);
  CHECK(only_loan(club).outstanding == 3'000'000_vnd);
  CHECK(only_loan(club).paid_interest == 0_vnd);
  CHECK(only_loan(club).last_payment.is_none());
}

TEST_CASE("a disbursement taken back leaves the approval", "[core][projections]") {
  History club = lent();
  club.reverse(day("2019-01-11"), Version{2});
  CHECK(only_loan(club).status == LoanStatus::approved);
  CHECK(only_loan(club).outstanding == 0_vnd);
  CHECK(only_loan(club).instalments.empty());
}

TEST_CASE("penalties are owed until paid or waived", "[core][projections]") {
  PenaltyCharged charged;
  charged.loan = {1};
  charged.instalment = 1;
  charged.amount = 50'000_vnd;
  PenaltyWaived waived;
  waived.loan = {1};
  waived.instalment = 1;
  waived.amount = 20'000_vnd;
  History club = lent();
  club.add(day("2019-02-20"), charged);
  CHECK(only_loan(club).unpaid_penalty == 50'000_vnd);
  CHECK(only_loan(club).next_amount == 1'080'000_vnd);
  club.add(day("2019-02-21"), waived);
  club.repay(day("2019-02-22"), 1, 46, {{1, {}, {}, 10'000_vnd}});
  CHECK(only_loan(club).unpaid_penalty == 20'000_vnd);
  CHECK(only_loan(club).instalments[0].unpaid_penalty() == 20'000_vnd);
  CHECK(only_loan(club).paid_penalty == 10'000_vnd);
  club.reverse(day("2019-02-23"), Version{4});
  CHECK(only_loan(club).unpaid_penalty == 40'000_vnd);
}

TEST_CASE("a rescheduled loan shows its new instalments and keeps the old ones", "[core][projections]") {
  History club = lent();
  club.repay(day("2019-02-10"), 1, 46, {{1, 1'000'000_vnd, 30'000_vnd, {}}});
  club.add(day("2019-03-01"), rescheduled(day("2019-09-10"), 2'000'000_vnd));
  club.repay(day("2019-09-10"), 1, 46, {{4, 500'000_vnd, 10'000_vnd, {}}});
  const LoanRow row = only_loan(club);
  CHECK(row.reschedulings == 1);
  CHECK(row.interest_reduced);
  CHECK(row.terms.rate == Rate{8'000, Period::month});
  CHECK_FALSE(only_loan(club, {day("2019-02-28")}).interest_reduced);
  CHECK(row.outstanding == 1'500'000_vnd);
  CHECK(row.next_due == day("2019-09-10"));
  CHECK(row.next_amount == 1'500'000_vnd);
  REQUIRE(row.instalments.size() == 1);
  CHECK(row.instalments[0].paid_principal == 500'000_vnd);
  REQUIRE(row.replaced.size() == 3);
  CHECK(row.replaced[0].is_paid());
  CHECK(only_loan(club, {day("2019-02-28")}).reschedulings == 0);
}

TEST_CASE("a change to a repayment from before the rescheduling moves the old instalments, not the new ones",
          "[core][projections]") {
  History club = lent();
  club.repay(day("2019-02-10"), 1, 46, {{1, 1'000'000_vnd, 30'000_vnd, {}}});
  club.add(day("2019-03-01"), rescheduled(day("2019-09-10"), 2'000'000_vnd));
  club.reallocate(day("2019-04-01"), 1, Version{3}, Version{4}, {{1, 1'000'000_vnd, 30'000_vnd, {}}},
                  {{1, 970'000_vnd, 60'000_vnd, {}}});
  LoanRow row = only_loan(club);
  CHECK(row.replaced.at(0).paid_principal == 970'000_vnd);
  CHECK(row.instalments.at(0).paid_principal == 0_vnd);
  CHECK(row.outstanding == 2'030'000_vnd);
  club.reverse(day("2019-05-01"), Version{3});
  row = only_loan(club);
  CHECK(row.replaced.at(0).paid_interest == 30'000_vnd);
  CHECK(row.instalments.at(0).paid_interest == 0_vnd);
}

TEST_CASE("a penalty stays with its instalment when that is replaced, and one without an instalment is owed too",
          "[core][projections]") {
  const auto penalty = [](std::uint16_t instalment, Money amount) {
    PenaltyCharged charged;
    charged.loan = {1};
    charged.instalment = instalment;
    charged.amount = amount;
    return charged;
  };
  History club = lent();
  club.add(day("2019-02-20"), penalty(1, 5'000_vnd));
  club.add(day("2019-02-21"), penalty(0, 2'000_vnd));
  club.add(day("2019-03-01"), rescheduled(day("2019-09-10"), 3'000'000_vnd));
  PenaltyWaived waived;
  waived.loan = {1};
  waived.instalment = 1;
  waived.amount = 1'000_vnd;
  club.add(day("2019-03-02"), waived);
  club.repay(day("2019-03-05"), 1, 46, {{1, {}, {}, 3'000_vnd}});
  const LoanRow row = only_loan(club);
  CHECK(row.replaced.at(0).penalty == 4'000_vnd);
  CHECK(row.replaced.at(0).paid_penalty == 3'000_vnd);
  CHECK(row.instalments.at(0).penalty == 0_vnd);
  CHECK(row.unpaid_penalty == 3'000_vnd);
  CHECK(row.outstanding == 3'000'000_vnd);
}

TEST_CASE("a loan written off is owed no more, and what comes back is counted apart", "[core][projections]") {
  LoanRecovered back;
  back.loan = {1};
  back.fund = kIncomeFund;
  back.amount = 300'000_vnd;
  History club = lent();
  club.add(day("2019-12-01"), written_off(3'000'000_vnd),
           {{kIncomeFund, Account::write_off, 3'000'000_vnd}, {kIncomeFund, Account::loans, -3'000'000_vnd}});
  club.add(day("2020-02-01"), back,
           {{kIncomeFund, Account::cash, 300'000_vnd}, {kIncomeFund, Account::other_income, -300'000_vnd}});
  CHECK(only_loan(club).status == LoanStatus::written_off);
  CHECK(only_loan(club).outstanding == 0_vnd);
  CHECK(only_loan(club).written_off == 3'000'000_vnd);
  CHECK(only_loan(club).recovered == 300'000_vnd);
  club.reverse(day("2020-03-01"), Version{3});
  CHECK(only_loan(club).status == LoanStatus::open);
  CHECK(only_loan(club).outstanding == 3'000'000_vnd);
}
