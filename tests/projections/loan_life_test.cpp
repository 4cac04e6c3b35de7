#include "projections/loan_life.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "events/fold.h"
#include "tests/projections/random_history.h"
#include "tests/support/history.h"
#include "tests/support/naive_life.h"

using namespace soquy;
using namespace soquy::projections;
using soquy::tests::day;
using soquy::tests::History;

namespace {

Life life_on(const History& history, std::string_view iso, std::uint32_t loan = 1) {
  LoanLife view(LoanNo{loan});
  fold(view, history.events(), {day(iso)});
  return view.on(day(iso));
}

/// 3,000,000 in three instalments of 1,000,000 and 30,000 interest each: due 10 February, March, April.
History lent() {
  History club;
  club.approve(day("2019-01-08"), 1, 46, 3'000'000, 3);
  club.disburse(day("2019-01-10"), 1, 46, 3'000'000, 3, 30'000);
  return club;
}

AllocationLine line(std::uint16_t instalment, std::int64_t principal, std::int64_t interest) {
  return {instalment, Money{principal}, Money{interest}, {}};
}

/// "2019-02-10 due 1": day, step, and the instalment where there is one.
std::vector<std::string> steps(const Life& life) {
  std::vector<std::string> all;
  for (const LifeRow& row : life.rows) {
    all.push_back(to_iso(row.day) + " " + std::string(to_text(row.step)) +
                  (row.instalment == 0 ? "" : " " + std::to_string(row.instalment)));
  }
  return all;
}

using Steps = std::vector<std::string>;

LoanRescheduled agreed(std::vector<Instalment> instalments, bool frozen = false) {
  LoanRescheduled agreement;
  agreement.loan = {1};
  agreement.frozen = frozen;
  agreement.reason = ReasonCode::flood;
  agreement.resolution = {4};
  agreement.instalments = std::move(instalments);
  for (const Instalment& one : agreement.instalments) agreement.terms.principal += one.principal;
  agreement.times = 1;
  return agreement;
}

}  // namespace

TEST_CASE("a loan's life is told in the order of its days: what fell due first, then what was recorded",
          "[core][projections]") {
  History club = lent();
  club.repay(day("2019-02-10"), 1, 46, {line(1, 1'000'000, 30'000)});
  club.repay(day("2019-03-25"), 1, 46, {line(2, 470'000, 30'000)});
  const Life life = life_on(club, "2019-03-31");
  CHECK(steps(life) == Steps{"2019-01-08 approved", "2019-01-10 paid_out", "2019-02-10 due 1", "2019-02-10 repaid",
                             "2019-03-10 due 2", "2019-03-25 repaid"});
  CHECK(life.rows[2].version == Version{});
  CHECK(life.rows[2].amount == 1'030'000_vnd);
  CHECK(life.rows[3].lines == Allocation{line(1, 1'000'000, 30'000)});
  CHECK(life.rows[1].outstanding == 3'000'000_vnd);
  CHECK(life.rows.back().outstanding == 1'530'000_vnd);
  CHECK(life.rows.back().outstanding == life.loan.outstanding);
}

TEST_CASE("every instalment says what was asked, when it was paid, how late, and what remains", "[core][projections]") {
  History club = lent();
  club.repay(day("2019-02-08"), 1, 46, {line(1, 500'000, 30'000)});
  club.repay(day("2019-02-14"), 1, 46, {line(1, 500'000, 0), line(2, 100'000, 0)});
  const Life life = life_on(club, "2019-03-31");
  REQUIRE(life.instalments.size() == 3);
  const LifeInstalment& first = life.instalments[0];
  CHECK(first.paid_on == day("2019-02-14"));
  CHECK(first.days_late == 4);
  CHECK(first.open.is_zero());
  REQUIRE(first.payments.size() == 2);
  CHECK(first.payments[0].day == day("2019-02-08"));
  CHECK(first.sum.paid() == 1'030'000_vnd);
  const LifeInstalment& second = life.instalments[1];
  CHECK(second.paid_on.is_none());
  CHECK(second.days_late == 21);
  CHECK(second.open == 930'000_vnd);
  CHECK(life.instalments[2].days_late == 0);
  CHECK(life.instalments[2].open == 1'030'000_vnd);
  // the row of the due day knows what came before it
  const auto due = std::find_if(life.rows.begin(), life.rows.end(),
                                [](const LifeRow& row) { return row.step == LifeStep::due && row.instalment == 2; });
  REQUIRE(due != life.rows.end());
  CHECK(due->paid_before == 100'000_vnd);
}

TEST_CASE("what is owed today: all principal, interest due, penalties; and until when the next is due",
          "[core][projections]") {
  History club = lent();
  club.repay(day("2019-02-10"), 1, 46, {line(1, 1'000'000, 30'000)});
  PenaltyCharged penalty;
  penalty.loan = {1};
  penalty.instalment = 2;
  penalty.amount = 5'000_vnd;
  club.add(day("2019-03-15"), penalty);

  LoanStanding now = life_on(club, "2019-03-10").standing;
  CHECK(now.owed() == 2'030'000_vnd);
  CHECK(now.interest_due == 30'000_vnd);
  CHECK(now.overdue.is_zero());  // due today is not late today
  CHECK(now.days_late == 0);
  CHECK(now.next_due == day("2019-03-10"));
  CHECK(now.next_amount == 1'030'000_vnd);

  now = life_on(club, "2019-03-20").standing;
  CHECK(now.owed() == 2'035'000_vnd);
  CHECK(now.principal == 2'000'000_vnd);
  CHECK(now.penalties == 5'000_vnd);
  CHECK(now.overdue == 1'035'000_vnd);
  CHECK(now.since == day("2019-03-10"));
  CHECK(now.days_late == 10);
  CHECK(now.next_due == day("2019-04-10"));

  now = life_on(club, "2019-05-01").standing;
  CHECK(now.next_due.is_none());
  CHECK(now.interest_due == 60'000_vnd);
}

TEST_CASE("a repayment found later stands in the life with the splits it changed, before and after",
          "[core][projections]") {
  History club = lent();
  club.repay(day("2019-03-20"), 1, 46, {line(1, 970'000, 30'000)});
  const Version march = club.last();
  club.add_late(day("2019-03-16"), day("2019-04-10"), [] {
    RepaymentReceived paid;
    paid.loan = {1};
    paid.borrower = {46};
    paid.amount = 500'000_vnd;
    paid.lines = {line(1, 470'000, 30'000)};
    return paid;
  }());
  const Version late = club.last();
  club.reallocate(day("2019-03-20"), 1, march, late, {line(1, 970'000, 30'000)},
                  {line(1, 530'000, 0), line(2, 440'000, 30'000)});
  const Life life = life_on(club, "2019-04-05");
  CHECK(steps(life) == Steps{"2019-01-08 approved", "2019-01-10 paid_out", "2019-02-10 due 1", "2019-03-10 due 2",
                             "2019-03-16 repaid", "2019-03-20 repaid", "2019-03-20 moved"});
  const LifeRow& moved = life.rows.back();
  CHECK(moved.about == march);
  CHECK(moved.cause == late);
  CHECK(moved.before == Allocation{line(1, 970'000, 30'000)});
  CHECK(moved.lines == Allocation{line(1, 530'000, 0), line(2, 440'000, 30'000)});
  CHECK(life.instalments[0].paid_on == day("2019-03-20"));
  CHECK(life.instalments[0].payments.size() == 2);
  CHECK(life.instalments[1].sum.principal == 440'000_vnd);
  CHECK(moved.outstanding == life.loan.outstanding);
}

TEST_CASE("what was taken back stays in the life, marked, and pays nothing", "[core][projections]") {
  History club = lent();
  club.repay(day("2019-02-10"), 1, 46, {line(1, 1'000'000, 30'000)});
  const Version wrong = club.last();
  club.reverse(day("2019-02-20"), wrong);
  const Life before = life_on(club, "2019-02-19");
  CHECK(before.instalments[0].paid_on == day("2019-02-10"));
  const Life life = life_on(club, "2019-02-28");
  CHECK(life.rows[3].reversed_by == club.last());
  const LifeRow& reversal = life.rows.back();
  CHECK(reversal.step == LifeStep::reversed);
  CHECK(reversal.undone == LifeStep::repaid);
  CHECK(reversal.about == wrong);
  CHECK(reversal.outstanding == 3'000'000_vnd);
  CHECK(life.instalments[0].payments.empty());
  CHECK(life.instalments[0].days_late == 18);
}

TEST_CASE("a rescheduled loan tells both plans; the old one asks for nothing more", "[core][projections]") {
  History club = lent();
  club.repay(day("2019-02-20"), 1, 46, {line(1, 1'000'000, 30'000)});
  club.add(day("2019-03-20"), agreed({{4, day("2019-06-10"), 2'000'000_vnd, 40'000_vnd}}));
  club.repay(day("2019-06-15"), 1, 46, {line(4, 1'000'000, 40'000)});
  const Life life = life_on(club, "2019-06-30");
  CHECK(steps(life) == Steps{"2019-01-08 approved", "2019-01-10 paid_out", "2019-02-10 due 1", "2019-02-20 repaid",
                             "2019-03-10 due 2", "2019-03-20 rescheduled", "2019-06-10 due 4", "2019-06-15 repaid"});
  REQUIRE(life.instalments.size() == 4);
  CHECK(life.instalments[0].days_late == 10);
  CHECK(life.instalments[1].replaced_on == day("2019-03-20"));
  CHECK(life.instalments[1].days_late == 10);  // until it was replaced
  CHECK(life.instalments[1].open.is_zero());
  CHECK(life.instalments[2].days_late == 0);
  CHECK(life.instalments[3].plan == 2);
  CHECK(life.instalments[3].open == 1'000'000_vnd);
  CHECK(life.standing.days_late == 20);
  CHECK(life.due_days.at(4) == day("2019-06-10"));
}

TEST_CASE("a frozen loan asks for nothing", "[core][projections]") {
  History club = lent();
  club.add(day("2019-02-05"), agreed({{4, day("2019-06-10"), 3'000'000_vnd, {}}}, true));
  const Life life = life_on(club, "2019-07-31");
  CHECK(steps(life).back() == "2019-02-05 rescheduled");
  CHECK(life.rows.back().frozen);
  CHECK(life.instalments.back().days_late == 0);
  CHECK(life.standing.principal == 3'000'000_vnd);
  CHECK(life.standing.next_due.is_none());
}

TEST_CASE("a loan settled early or given up is asked for no later instalment", "[core][projections]") {
  History early = lent();
  early.repay(day("2019-01-20"), 1, 46, {line(1, 1'000'000, 0), line(2, 1'000'000, 0), line(3, 1'000'000, 0)}, true);
  const Life settled = life_on(early, "2019-12-31");
  CHECK(steps(settled).back() == "2019-01-20 repaid");
  CHECK(settled.loan.status == LoanStatus::settled);
  CHECK(settled.standing == LoanStanding{});
  for (const LifeInstalment& one : settled.instalments) {
    CHECK(one.open.is_zero());
    CHECK(one.days_late == 0);
  }

  History given_up = lent();
  LoanWrittenOff off;
  off.loan = {1};
  off.principal = 3'000'000_vnd;
  given_up.add(day("2019-03-20"), off);
  LoanRecovered back;
  back.loan = {1};
  back.amount = 200'000_vnd;
  given_up.add(day("2019-08-01"), back);
  const Life lost = life_on(given_up, "2019-12-31");
  CHECK(steps(lost) == Steps{"2019-01-08 approved", "2019-01-10 paid_out", "2019-02-10 due 1", "2019-03-10 due 2",
                             "2019-03-20 written_off", "2019-08-01 recovered"});
  CHECK(lost.rows.back().outstanding.is_zero());
  CHECK(lost.instalments[0].days_late == 38);  // until it was given up
  CHECK(lost.standing.owed().is_zero());
}

TEST_CASE("a loan whose paying out was taken back owes nothing and may be paid out again", "[core][projections]") {
  History club = lent();
  club.reverse(day("2019-01-11"), club.last());
  Life life = life_on(club, "2019-03-31");
  CHECK(life.instalments.empty());
  CHECK(life.rows.back().undone == LifeStep::paid_out);
  CHECK(life.rows.back().outstanding.is_zero());
  club.disburse(day("2019-02-01"), 1, 46, 2'000'000, 2, 20'000);
  life = life_on(club, "2019-03-31");
  CHECK(life.instalments.size() == 2);
  CHECK(life.rows.back().step == LifeStep::due);
  CHECK(life.loan.outstanding == 2'000'000_vnd);
}

TEST_CASE("another loan's entries are not part of it", "[core][projections]") {
  History club = lent();
  club.disburse(day("2019-01-15"), 2, 7, 1'000'000, 1, 10'000);
  club.repay(day("2019-02-15"), 2, 7, {line(1, 1'000'000, 10'000)}, true);
  CHECK(life_on(club, "2019-02-28").rows.size() == 3);
  CHECK(life_on(club, "2019-02-28", 2).rows.size() == 3);
  CHECK(life_on(club, "2019-02-28", 9).loan.loan.is_none());
}

TEST_CASE("the life of every loan is what a person finds who reads all entries again", "[core][projections]") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    tests::RandomHistory club(seed, 200);
    for (int n = 0; n < 4; ++n) {
      AsOf when{club.some_day()};
      if (n % 2 == 1) when.known = club.some_moment();
      INFO("seed " << seed << ", as of " << to_iso(when.value_date) << ", known " << to_iso(when.known));
      for (std::uint32_t no = 1; no <= tests::kRandomLoans; ++no) {
        LoanLife view(LoanNo{no});
        fold(view, club.events(), when);
        const Life life = view.on(when.value_date);
        std::vector<naive::InstalmentAnswer> answers;
        Money open;
        for (const LifeInstalment& one : life.instalments) {
          answers.push_back(
              {one.row.number, one.sum.principal.minor, one.sum.interest.minor, one.paid_on, one.days_late});
          open += one.open;
          CHECK(one.sum.principal == one.row.paid_principal);
          CHECK(one.sum.interest == one.row.paid_interest);
        }
        CHECK(answers == naive::instalments_of(club.events(), when, LoanNo{no}));
        if (!life.rows.empty()) CHECK(life.rows.back().outstanding == life.loan.outstanding);
        const bool by_day = std::is_sorted(life.rows.begin(), life.rows.end(),
                                           [](const LifeRow& a, const LifeRow& b) { return a.day < b.day; });
        CHECK(by_day);
        if (life.loan.status == LoanStatus::open) CHECK(open >= life.standing.overdue);
      }
    }
  }
}

TEST_CASE("a life built twice is the same", "[core][projections]") {
  const tests::RandomHistory club(3, 200);
  LoanLife once(LoanNo{1});
  LoanLife again(LoanNo{1});
  fold(once, club.events());
  for (const Event& event : club.events()) again.apply(event);
  CHECK(once == again);
}
