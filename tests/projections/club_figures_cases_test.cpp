// The figures that are easiest to get wrong, worked out by hand.

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

}  // namespace

TEST_CASE("money counts on every evening on which it lies there, its own day included",
          "[core][projections][figures]") {
  History club = a_club();
  club.expense(day("2024-01-03"), 4'000'000, Area::livelihood, 0, kIncomeFund);
  CHECK(figures_on(club, "2024-01-01").lending_cash_days == 10'000'000);
  CHECK(figures_on(club, "2024-01-02").lending_cash_days == 20'000'000);
  CHECK(figures_on(club, "2024-01-03").lending_cash_days == 26'000'000);
  CHECK(figures_on(club, "2024-01-10").lending_cash_days == 26'000'000 + 7 * 6'000'000);
  club.disburse(day("2024-01-11"), 1, 1, 1'000'000, 1, 0);
  CHECK(figures_on(club, "2024-01-12").lending_cash_days == 26'000'000 + 7 * 6'000'000 + 2 * 5'000'000);
  CHECK(figures_on(club, "2024-01-12").outstanding_days == 2 * 1'000'000);
}

TEST_CASE("an entry written late changes the evenings from its day on", "[core][projections][figures]") {
  History club = a_club();
  CHECK(figures_on(club, "2024-01-31").lending_cash_days == 31 * 10'000'000);
  club.gift(day("2024-01-30"), 500, kIncomeFund);
  CHECK(figures_on(club, "2024-01-31").lending_cash_days == 31 * 10'000'000 + 2 * 500);
}

TEST_CASE("a month's end counts when the day has come, the day asked and the founding day included",
          "[core][projections][figures]") {
  History club;
  club.found(day("2024-01-31"));
  club.seed(day("2024-01-31"), 1'000);
  club.seed(day("2024-02-29"), 100);
  CHECK(figures_on(club, "2024-01-31").month_ends == 1);
  CHECK(figures_on(club, "2024-02-28").month_ends == 1);
  CHECK(figures_on(club, "2024-02-28").lending_cash_month_ends == 1'000);
  CHECK(figures_on(club, "2024-02-29").month_ends == 2);
  CHECK(figures_on(club, "2024-02-29").lending_cash_month_ends == 2'100);
  CHECK(figures_on(club, "2024-12-31").month_ends == 12);
  CHECK(figures_on(club, "2024-12-31").lending_cash_month_ends == 1'000 + 11 * 1'100);
}

TEST_CASE("the movement of a year compares the class on the same day of the year before",
          "[core][projections][figures]") {
  History club = a_club();
  club.join(day("2024-02-01"), 1, Sex::female, 1950, PovertyClass::poor);
  club.join(day("2024-02-01"), 2, Sex::female, 1950);
  club.join(day("2024-02-02"), 3, Sex::male, 1950, PovertyClass::poor);
  MemberClassified paper;
  paper.member = {1};
  paper.poverty = PovertyClass::near_poor;
  paper.valid_from = day("2025-01-01");
  paper.valid_until = day("2025-12-31");
  club.add(day("2025-01-15"), paper);
  CHECK(figures_on(club, "2025-01-31").none_stayed == 0);  // nobody has been a member for a year
  const Figures now = figures_on(club, "2025-02-01");
  CHECK(now.poor_to_near_poor == 1);
  CHECK(now.none_stayed == 1);
  CHECK(now.poor_stayed_poor == 0);
  CHECK(figures_on(club, "2025-02-02").poor_stayed_poor == 1);
  CHECK(figures_on(club, "2025-12-31").poor_to_near_poor == 1);
  CHECK(figures_on(club, "2026-01-01").near_poor_to_none == 1);  // the certificate has run out
}

TEST_CASE("a loan that was taken back makes nobody a repeat borrower", "[core][projections][figures]") {
  History club = a_borrower();
  const Version second = club.disburse(day("2024-05-01"), 2, 1, 200'000, 2, 0).envelope.version;
  CHECK(figures_on(club, "2024-05-01").loans_repeat == 1);
  CHECK(figures_on(club, "2024-05-01").repeat_borrowers == 1);
  club.reverse(day("2024-05-03"), second);
  CHECK(figures_on(club, "2024-05-02").loans_repeat == 1);
  const Figures now = figures_on(club, "2024-05-03");
  CHECK(now.loans_repeat == 0);
  CHECK(now.repeat_borrowers == 0);
  CHECK(now.loans_paid_out == 1);
  CHECK(now.disbursed == 300'000);
  CHECK(now.term_days == days_between(day("2024-01-10"), day("2024-04-10")));
}

TEST_CASE("a difference is open until it is put into the books, and again when that is taken back",
          "[core][projections][figures]") {
  History club = a_club();
  CashCounted short_of;
  short_of.book = Money{10'000'000};
  short_of.counted = Money{9'999'000};
  const Version first = club.add(day("2024-02-01"), short_of).envelope.version;
  CashCounted over = short_of;
  over.counted = Money{10'000'200};
  const Version second = club.add(day("2024-03-01"), over).envelope.version;
  CHECK(figures_on(club, "2024-02-01").open_differences == 1'000);
  CHECK(figures_on(club, "2024-03-01").open_differences == 1'200);
  DifferencePosted posted;
  posted.count = first;
  posted.fund = kIncomeFund;
  posted.over = Money{-1'000};
  const Version posting =
      club.add(day("2024-03-02"), posted,
               {{kIncomeFund, Account::cash, Money{-1'000}}, {kIncomeFund, Account::activity_expense, Money{1'000}}})
          .envelope.version;
  CHECK(figures_on(club, "2024-03-02").open_differences == 200);
  CHECK(figures_on(club, "2024-03-02").counted_short == 1'000);
  club.reverse(day("2024-03-03"), posting);
  CHECK(figures_on(club, "2024-03-03").open_differences == 1'200);
  CHECK(figures_on(club, "2024-03-03").counted_short == 0);
  club.reverse(day("2024-03-04"), second);
  const ClubFigures now = on(club, "2024-03-04");
  CHECK(now.figures.open_differences == 1'000);
  CHECK(now.figures.cash_counts == 1);
  CHECK(now.card.last_count == day("2024-02-01"));
  CHECK(now.card.last_difference == Money{-1'000});
}

TEST_CASE("two people who take entries back together are one pair, whoever of them writes",
          "[core][projections][figures]") {
  History club = a_club();
  const auto take_back = [&](std::string_view on, std::uint32_t recorder, std::uint32_t signer) {
    const Version gift = club.gift(day(on), 1'000).envelope.version;
    Envelope& envelope = club.reverse(day(on), gift).envelope;
    envelope.actor = actor_of(MemberNo{recorder});
    envelope.approvals = {{actor_of(MemberNo{signer}), Role::head, Assurance::named, {}, {}}};
  };
  take_back("2024-02-01", 1, 2);
  take_back("2024-03-01", 2, 1);
  take_back("2024-03-02", 1, 3);
  CHECK(on(club, "2024-03-31").card.reversals_by_one_pair == 2);
  CHECK(on(club, "2025-01-31").card.reversals_by_one_pair == 2);
  CHECK(on(club, "2025-02-01").card.reversals_by_one_pair == 1);  // the first is a year ago
  CHECK(on(club, "2025-03-02").card.reversals_by_one_pair == 0);
  CHECK(figures_on(club, "2025-03-02").reversals == 3);
  CHECK(figures_on(club, "2025-03-02").reversals_by_recorder == 2);  // gifts are recorded by TV01
}

TEST_CASE("of a club that was dissolved no people are left, and what happened stays counted",
          "[core][projections][figures]") {
  History club = a_borrower();
  MeetingHeld held;
  held.present_count = held.members = 1;
  club.add(day("2024-02-01"), held);
  MemberLeft left;
  left.member = {1};
  club.join(day("2024-02-01"), 2, Sex::female, 1950);
  club.add(day("2024-02-20"), left);
  club.add(day("2024-03-01"), ClubDissolved{});
  const Figures before = figures_on(club, "2024-02-29");
  CHECK(before.clubs == 1);
  CHECK(before.members == 1);
  const ClubFigures now = on(club, "2024-03-01");
  CHECK(now.card.dissolved == day("2024-03-01"));
  CHECK(now.figures.clubs == 0);
  CHECK(now.figures.clubs_dissolved == 1);
  CHECK(now.figures.members == 0);
  CHECK(now.figures.attended_last_4 == 0);
  CHECK(now.figures.joined == 2);
  CHECK(now.figures.left == 1);
  CHECK(now.figures.meetings == 1);
  CHECK(now.figures.attended == 1);
  CHECK(now.figures.disbursed == 300'000);
}

TEST_CASE("a club stands where it was last told to, by the day and not by the order of writing",
          "[core][projections][figures]") {
  History club = a_club();
  const auto move = [&](std::string_view on, std::string_view region) {
    ClubRelocated moved;
    moved.region = {"QD19-2025", *RegionCode::parse(region)};
    club.add(day(on), moved);
  };
  move("2025-07-01", "22");
  move("2024-07-01", "11");  // written later, of an earlier day
  CHECK(on(club, "2024-06-30").card.region.scheme == "TCTK-2018");
  CHECK(on(club, "2024-07-01").card.region.code.text() == "11");
  CHECK(on(club, "2025-07-01").card.region.code.text() == "22");
}

TEST_CASE("of reports the latest period counts, whatever the day on which it was handed in",
          "[core][projections][figures]") {
  History club = a_club();
  const auto hand_in = [&](std::string_view on, ReportKind kind, std::string_view end) {
    ReportSubmitted report;
    report.kind = kind;
    report.period_end = day(end);
    club.add(day(on), report);
  };
  hand_in("2024-07-05", ReportKind::six_month, "2024-06-30");
  hand_in("2025-01-10", ReportKind::annual, "2024-12-31");
  hand_in("2025-01-20", ReportKind::six_month, "2023-12-31");
  CHECK(on(club, "2024-07-04").card.six_month_reported.is_none());
  CHECK(on(club, "2025-01-31").card.six_month_reported == day("2024-06-30"));
  CHECK(on(club, "2025-01-31").card.annual_reported == day("2024-12-31"));
}
