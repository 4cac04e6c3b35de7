#include "projections/arrears_movement.h"

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

std::vector<LoanRow> book_on(const std::vector<Event>& events, const AsOf& when) {
  LoanBook book;
  fold(book, events, when);
  return book.rows();
}

ArrearsMovement between(const std::vector<Event>& events, const AsOf& then, const AsOf& now) {
  return movement_between(book_on(events, then), then.value_date, book_on(events, now), now.value_date);
}

ArrearsMovement between(const History& club, std::string_view since, std::string_view as_of) {
  return between(club.events(), {day(since)}, {day(as_of)});
}

MovementCell cell(std::uint32_t loans, std::int64_t brought, std::int64_t remains, std::int64_t repaid,
                  std::int64_t written_off = 0, std::int64_t taken_back = 0) {
  return {loans, Money{brought}, Money{remains}, Money{repaid}, Money{written_off}, Money{taken_back}};
}

/// Every column and the whole: brought = remains + repaid + written off + taken back.
void check_adds_up(const ArrearsMovement& movement) {
  const auto adds_up = [](const MovementCell& sum) {
    return sum.brought == sum.remains + sum.repaid + sum.written_off + sum.taken_back;
  };
  for (std::size_t to = 0; to < kMovedTo; ++to) CHECK(adds_up(movement.column(static_cast<MovedTo>(to))));
  for (std::size_t from = 0; from < kMovedFrom; ++from) CHECK(adds_up(movement.row(static_cast<MovedFrom>(from))));
  CHECK(adds_up(movement.all()));
}

/// The rows are the buckets of the first day, the columns' rests those of the later day.
void check_both_sides(const ArrearsMovement& movement, const ArrearsReport& then, const ArrearsReport& now) {
  for (std::size_t bucket = 0; bucket < kLateBuckets; ++bucket) {
    CHECK(movement.row(static_cast<MovedFrom>(bucket)).brought == then.totals.by_bucket[bucket]);
    CHECK(movement.column(static_cast<MovedTo>(bucket)).remains == now.totals.by_bucket[bucket]);
  }
}

/// 3,000,000 in three instalments of 1,000,000 and 30,000 interest each: due 10 February, March, April.
void lend(History& club, std::uint32_t loan, std::string_view on = "2019-01-10") {
  club.disburse(day(on), loan, 40 + loan, 3'000'000, 3, 30'000);
}

}  // namespace

TEST_CASE("every loan stands once: where it was late on the first day, and where on the later one",
          "[core][projections]") {
  History club;
  lend(club, 1);                // grows later
  lend(club, 2);                // catches up
  lend(club, 3);                // is settled
  lend(club, 4, "2019-03-01");  // is paid out in between
  club.repay(day("2019-03-20"), 2, 42, {{1, 1'000'000_vnd, 30'000_vnd, {}}, {2, 1'000'000_vnd, 30'000_vnd, {}}});
  club.repay(day("2019-03-21"), 3, 43,
             {{1, 1'000'000_vnd, 30'000_vnd, {}}, {2, 1'000'000_vnd, 30'000_vnd, {}}, {3, 1'000'000_vnd, {}, {}}},
             true);
  const ArrearsMovement movement = between(club, "2019-02-28", "2019-03-31");
  CHECK(movement.cell(MovedFrom::days_1_30, MovedTo::days_31_60) == cell(1, 3'000'000, 3'000'000, 0));
  CHECK(movement.cell(MovedFrom::days_1_30, MovedTo::on_time) == cell(1, 3'000'000, 1'000'000, 2'000'000));
  CHECK(movement.cell(MovedFrom::days_1_30, MovedTo::settled) == cell(1, 3'000'000, 0, 3'000'000));
  CHECK(movement.cell(MovedFrom::paid_out_since, MovedTo::on_time) == cell(1, 3'000'000, 3'000'000, 0));
  CHECK(movement.all() == cell(4, 12'000'000, 7'000'000, 5'000'000));
  check_adds_up(movement);
}

TEST_CASE("a loan that was given up in between brings its balance and leaves none", "[core][projections]") {
  History club;
  lend(club, 1);
  club.repay(day("2019-02-10"), 1, 41, {{1, 1'000'000_vnd, 30'000_vnd, {}}});
  LoanWrittenOff off;
  off.loan = {1};
  off.principal = 1'900'000_vnd;
  club.repay(day("2019-05-01"), 1, 41, {{2, 100'000_vnd, 30'000_vnd, {}}});
  club.add(day("2019-06-01"), off);
  const ArrearsMovement movement = between(club, "2019-03-31", "2019-06-30");
  CHECK(movement.all() == cell(1, 2'000'000, 0, 100'000, 1'900'000));
  CHECK(movement.cell(MovedFrom::days_1_30, MovedTo::written_off).loans == 1);
  check_adds_up(movement);
  // on both days given up: it moved nowhere
  CHECK(between(club, "2019-06-02", "2019-12-31").all() == MovementCell{});
}

TEST_CASE("what was taken back is told apart: a paying out, and a repayment that had settled its loan",
          "[core][projections]") {
  History paid_out;
  lend(paid_out, 1);
  paid_out.reverse(day("2019-02-05"), paid_out.last());
  const ArrearsMovement gone = between(paid_out, "2019-01-31", "2019-02-28");
  CHECK(gone.cell(MovedFrom::on_time, MovedTo::taken_back) == cell(1, 3'000'000, 0, 0, 0, 3'000'000));
  check_adds_up(gone);

  History settled;
  lend(settled, 1);
  settled.repay(day("2019-01-20"), 1, 41,
                {{1, 1'000'000_vnd, {}, {}}, {2, 1'000'000_vnd, {}, {}}, {3, 1'000'000_vnd, {}, {}}}, true);
  settled.reverse(day("2019-03-01"), settled.last());
  const ArrearsMovement again = between(settled, "2019-01-31", "2019-03-31");
  CHECK(again.cell(MovedFrom::reopened, MovedTo::days_31_60) == cell(1, 0, 3'000'000, -3'000'000));
  check_adds_up(again);
}

TEST_CASE("the thirtieth day is the last of the first group, for the movement too", "[core][projections]") {
  History club;
  lend(club, 1);
  CHECK(between(club, "2019-02-10", "2019-03-12").cell(MovedFrom::on_time, MovedTo::days_1_30).loans == 1);
  CHECK(between(club, "2019-02-10", "2019-03-13").cell(MovedFrom::on_time, MovedTo::days_31_60).loans == 1);
}

TEST_CASE("the movement is what a person finds who looks at every loan twice", "[core][projections]") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    tests::RandomHistory club(seed, 200);
    for (int n = 0; n < 4; ++n) {
      AsOf then{club.some_day()};
      AsOf now{club.some_day()};
      if (now.value_date < then.value_date) std::swap(then, now);
      if (n % 2 == 1) then.known = now.known = club.some_moment();
      INFO("seed " << seed << ", " << to_iso(then.value_date) << " to " << to_iso(now.value_date));
      const ArrearsMovement movement = between(club.events(), then, now);
      naive::MovementAnswer found;
      for (std::size_t from = 0; from < kMovedFrom; ++from) {
        for (std::size_t to = 0; to < kMovedTo; ++to) {
          const MovementCell& one = movement.cells[from][to];
          if (one.loans == 0) continue;
          const std::pair key(std::string(to_text(static_cast<MovedFrom>(from))),
                              std::string(to_text(static_cast<MovedTo>(to))));
          found[key] = {static_cast<int>(one.loans), one.brought.minor};
        }
      }
      CHECK(found == naive::movement_of(club.events(), then, now, tests::kRandomLoans));
      check_adds_up(movement);
      check_both_sides(movement, arrears_of(book_on(club.events(), then), then.value_date),
                       arrears_of(book_on(club.events(), now), now.value_date));
    }
  }
}
