// What fell due and what was paid of it, worked out by hand.

#include <catch2/catch.hpp>

#include "events/fold.h"
#include "projections/club_figures.h"
#include "tests/support/history.h"

using namespace soquy;
using namespace soquy::projections;
using soquy::tests::day;
using soquy::tests::History;

namespace {

/// As the club stands at the end of that day, by all that is known now.
ClubFigures on(const History& club, std::string_view asked) {
  ClubFiguresFold view;
  fold(view, club.events(), AsOf{day(asked)});
  return view.on(day(asked));
}
Figures figures_on(const History& club, std::string_view asked) { return on(club, asked).figures; }

/// Founded on New Year's Day with 10,000,000 in the income fund.
History a_club() {
  History club;
  club.found(day("2024-01-01"));
  club.seed(day("2024-01-01"), 10'000'000);
  return club;
}

/// The same, and TV01 owes 100,000 of principal and 1,000 of interest on each 10th from February to April.
History a_borrower() {
  History club = a_club();
  club.join(day("2024-01-01"), 1, Sex::female, 1960);
  club.disburse(day("2024-01-10"), 1, 1, 300'000, 3, 1'000);
  return club;
}

Allocation paid(std::uint16_t instalment, std::int64_t principal, std::int64_t interest) {
  return {{instalment, Money{principal}, Money{interest}, {}, {}, {}}};
}

/// What fell due, in time, in the month of its day, and by now.
struct Due {
  std::int64_t fell_due = 0;
  std::int64_t in_time = 0;
  std::int64_t in_month = 0;
  std::int64_t paid_in_month = 0;
  std::int64_t principal = 0;
  std::int64_t principal_paid = 0;
  friend bool operator==(const Due&, const Due&) = default;
};
std::ostream& operator<<(std::ostream& out, const Due& due) {
  return out << due.fell_due << ", in time " << due.in_time << ", in its month " << due.in_month << " of which "
             << due.paid_in_month << "; principal " << due.principal << " of which " << due.principal_paid;
}
Due due_on(const History& club, std::string_view asked) {
  const Figures now = figures_on(club, asked);
  return {now.fell_due,          now.paid_in_time,       now.due_in_month,
          now.due_paid_in_month, now.principal_fell_due, now.principal_of_due_paid};
}

void reschedule(History& club, std::string_view on, std::int64_t left, bool frozen, std::uint16_t from_number) {
  LoanRescheduled agreed;
  agreed.loan = {1};
  agreed.frozen = frozen;
  agreed.terms.principal = Money{left};
  agreed.terms.instalments = 2;
  agreed.instalments = tests::equal_principal(day(on), left, 2, frozen ? 0 : 1'000);
  for (Instalment& part : agreed.instalments) part.number = static_cast<std::uint16_t>(part.number + from_number - 1);
  agreed.times = 1;
  club.add(day(on), agreed);
}

}  // namespace

TEST_CASE("an instalment falls due on its day and not before", "[core][projections][figures]") {
  const History club = a_borrower();
  CHECK(due_on(club, "2024-02-09") == Due{});
  CHECK(due_on(club, "2024-02-10") == Due{101'000, 0, 101'000, 0, 100'000, 0});
  CHECK(due_on(club, "2024-04-10") == Due{303'000, 0, 303'000, 0, 300'000, 0});
}

TEST_CASE("a part that is paid counts, and what comes later in the month counts for the month only",
          "[core][projections][figures]") {
  History club = a_borrower();
  club.repay(day("2024-02-10"), 1, 1, paid(1, 40'000, 1'000));
  club.repay(day("2024-02-29"), 1, 1, paid(1, 20'000, 0));
  club.repay(day("2024-03-01"), 1, 1, paid(1, 40'000, 0));
  CHECK(due_on(club, "2024-02-28") == Due{101'000, 41'000, 101'000, 41'000, 100'000, 40'000});
  CHECK(due_on(club, "2024-02-29") == Due{101'000, 41'000, 101'000, 61'000, 100'000, 60'000});
  CHECK(due_on(club, "2024-03-01") == Due{101'000, 41'000, 101'000, 61'000, 100'000, 100'000});
}

TEST_CASE("what was paid in an earlier month is in time, and not due in the month any more",
          "[core][projections][figures]") {
  History club = a_borrower();
  club.repay(day("2024-01-31"), 1, 1, paid(1, 30'000, 1'000));
  club.repay(day("2024-02-01"), 1, 1, paid(1, 70'000, 0));
  CHECK(due_on(club, "2024-02-09") == Due{});
  CHECK(due_on(club, "2024-02-10") == Due{101'000, 101'000, 70'000, 70'000, 100'000, 100'000});
}

TEST_CASE("a repayment that was forgotten counts on its true day, and as it is split now",
          "[core][projections][figures]") {
  History club = a_borrower();
  const Version second = club.repay(day("2024-03-05"), 1, 1, paid(1, 100'000, 1'000)).envelope.version;
  CHECK(due_on(club, "2024-03-10") == Due{202'000, 0, 202'000, 0, 200'000, 100'000});
  RepaymentReceived forgotten;
  forgotten.loan = {1};
  forgotten.lines = paid(1, 100'000, 1'000);
  const Version first = club.add_late(day("2024-02-08"), day("2024-03-20"), forgotten).envelope.version;
  club.reallocate(day("2024-03-05"), 1, second, first, paid(1, 100'000, 1'000), paid(2, 100'000, 1'000));
  CHECK(due_on(club, "2024-03-10") == Due{202'000, 202'000, 202'000, 202'000, 200'000, 200'000});
}

TEST_CASE("principal that comes back at once leaves nothing of later days to fall due",
          "[core][projections][figures]") {
  History club = a_borrower();
  Allocation all = paid(1, 100'000, 1'000);
  all.push_back({2, Money{100'000}, {}, {}, {}, Money{1'000}});
  all.push_back({3, Money{100'000}, {}, {}, {}, Money{1'000}});
  club.repay(day("2024-02-10"), 1, 1, all, true);
  CHECK(due_on(club, "2024-12-31") == Due{101'000, 101'000, 101'000, 101'000, 100'000, 100'000});
}

TEST_CASE("interest that is not owed any more does not fall due", "[core][projections][figures]") {
  History club = a_borrower();
  club.repay(day("2024-02-10"), 1, 1, {{2, Money{100'000}, Money{400}, {}, {}, Money{600}}});
  CHECK(due_on(club, "2024-03-10") == Due{201'400, 100'400, 101'000, 0, 200'000, 100'000});
}

TEST_CASE("what a rescheduling replaces has fallen due until its day, and the new instalments on theirs",
          "[core][projections][figures]") {
  History club = a_borrower();
  reschedule(club, "2024-03-10", 300'000, false, 4);
  CHECK(due_on(club, "2024-04-09").fell_due == 202'000);
  CHECK(due_on(club, "2024-04-10").fell_due == 202'000 + 151'000);
  CHECK(due_on(club, "2024-12-31").fell_due == 202'000 + 302'000);
}

TEST_CASE("a frozen loan asks for nothing, and what it did not ask for has not fallen due when it thaws",
          "[core][projections][figures]") {
  History club = a_borrower();
  reschedule(club, "2024-02-20", 300'000, true, 4);
  CHECK(due_on(club, "2024-02-20").fell_due == 101'000);
  CHECK(due_on(club, "2024-07-01").fell_due == 101'000);
  reschedule(club, "2024-07-01", 300'000, false, 6);
  CHECK(due_on(club, "2024-07-01").fell_due == 101'000);
  CHECK(due_on(club, "2024-08-01").fell_due == 101'000 + 151'000);
}

TEST_CASE("of a loan that was given up nothing falls due any more", "[core][projections][figures]") {
  History club = a_borrower();
  LoanWrittenOff off;
  off.loan = {1};
  off.fund = kIncomeFund;
  off.principal = Money{300'000};
  club.add(day("2024-03-20"), off,
           {{kIncomeFund, Account::write_off, Money{300'000}}, {kIncomeFund, Account::loans, Money{-300'000}}});
  CHECK(due_on(club, "2024-12-31") == Due{202'000, 0, 202'000, 0, 200'000, 0});
  const Figures now = figures_on(club, "2024-12-31");
  CHECK(now.outstanding == 0);
  CHECK(now.written_off == 300'000);
  CHECK(now.loans_written_off == 1);
}
