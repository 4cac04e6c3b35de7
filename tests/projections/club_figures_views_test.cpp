// A club's figures are the figures of the other views, on any day; and a club stands where it moved to, until it is
// dissolved.

#include <catch2/catch.hpp>

#include "events/fold.h"
#include "projections/arrears.h"
#include "projections/club_figures.h"
#include "projections/fund_position.h"
#include "projections/members_profile.h"
#include "projections/programme.h"
#include "tests/projections/random_club.h"
#include "tests/support/history.h"

using namespace soquy;
using namespace soquy::projections;
using soquy::tests::day;
using soquy::tests::History;
using soquy::tests::Lending;
using soquy::tests::RandomClub;

namespace {

template <class View>
View view_of(const std::vector<Event>& events, const AsOf& when) {
  View view;
  fold(view, events, when);
  return view;
}

void compare_loans(const Figures& figures, const Arrears& arrears, Day asked) {
  const ArrearsTotals loans = arrears.on(asked).totals;
  CHECK(figures.loans_open == loans.loans);
  CHECK(figures.loans_late == loans.loans_late);
  CHECK(figures.outstanding == loans.gross_portfolio.minor);
  CHECK(figures.overdue_principal == loans.overdue_principal.minor);
  CHECK(figures.overdue_interest == loans.overdue_interest.minor);
  CHECK(Ratio{figures.at_risk_1, figures.outstanding} == loans.par1);
  CHECK(Ratio{figures.at_risk_30, figures.outstanding} == loans.par30);
  CHECK(Ratio{figures.at_risk_90, figures.outstanding} == loans.par90);
  CHECK(figures.late_1_30 == loans.by_bucket[1].minor);
  CHECK(figures.late_31_60 == loans.by_bucket[2].minor);
  CHECK(figures.late_61_90 == loans.by_bucket[3].minor);
  CHECK(figures.late_91_180 == loans.by_bucket[4].minor);
  CHECK(figures.late_over_180 == loans.by_bucket[5].minor);
  CHECK(figures.debt_group_2 == loans.by_debt_group[2].minor);
  CHECK(figures.debt_group_5 == loans.by_debt_group[5].minor);
}

void compare_loan_book(const Figures& figures, const LoanBook& book) {
  Figures sum;
  for (const LoanRow& loan : book.rows()) {
    // A drawn club may take back more than it lent: the book keeps that below zero, and nothing of it is out.
    if (loan.status == LoanStatus::open) sum.outstanding += loan.outstanding.minor;
    if (loan.status == LoanStatus::settled) CHECK(loan.outstanding <= Money{});
    sum.loans_paid_out += !loan.start.is_none();
    sum.disbursed += loan.start.is_none() ? 0 : loan.principal.minor;
    sum.principal_repaid += loan.paid_principal.minor;
    sum.written_off += loan.written_off.minor;
    sum.recovered += loan.recovered.minor;
  }
  CHECK(figures.outstanding == sum.outstanding);
  CHECK(figures.loans_paid_out == sum.loans_paid_out);
  CHECK(figures.disbursed == sum.disbursed);
  CHECK(figures.principal_repaid == sum.principal_repaid);
  CHECK(figures.written_off == sum.written_off);
  CHECK(figures.recovered == sum.recovered);
}

void compare_money(const Figures& figures, const FundPosition& position) {
  Figures sum;
  Money cash;
  for (const FundPositionRow& fund : position.rows()) {
    (fund.fund == kIncomeFund     ? sum.income_fund_cash
     : fund.fund == kActivityFund ? sum.activity_fund_cash
                                  : sum.other_funds_cash) += fund.cash.minor;
    (fund.fund == kIncomeFund     ? sum.income_fund_bank
     : fund.fund == kActivityFund ? sum.activity_fund_bank
                                  : sum.other_funds_bank) += fund.bank.minor;
    sum.refundable += fund.refundable.minor;
    sum.borrowed += fund.borrowed.minor;
    sum.capital += fund.capital.minor;
    sum.activity_capital += fund.activity_capital.minor;
    sum.surplus += fund.surplus.minor;
    sum.loss_reserve += fund.loss_reserve.minor;
    sum.restricted += fund.restricted.minor;
    sum.income_this_year += fund.income.minor;
    sum.expense_this_year += fund.expenses.minor;
  }
  for (const auto member :
       {&Figures::income_fund_cash, &Figures::income_fund_bank, &Figures::activity_fund_cash,
        &Figures::activity_fund_bank, &Figures::other_funds_cash, &Figures::other_funds_bank, &Figures::refundable,
        &Figures::borrowed, &Figures::capital, &Figures::activity_capital, &Figures::surplus, &Figures::loss_reserve,
        &Figures::restricted, &Figures::income_this_year, &Figures::expense_this_year})
    CHECK(figures.*member == sum.*member);
}

void compare_people(const Figures& figures, const MembersProfile& members, Day asked) {
  const MemberCounts people = members.counts(asked);
  CHECK(figures.members == people.total);
  CHECK(figures.women == people.women);
  CHECK(figures.older == people.older);
  CHECK(figures.age_unknown == people.age_unknown);
  CHECK(figures.poor == people.poor);
  CHECK(figures.near_poor == people.near_poor);
  CHECK(figures.hardship == people.hardship);
  CHECK(figures.volunteers == people.volunteers);
  CHECK(figures.insured == people.insured);
  CHECK(figures.ever_borrowed == people.ever_borrowed);
  CHECK(figures.ever_borrowed_or_kept == people.ever_borrowed_or_kept);
}

/// How often there was something to compare, so that views which are empty agree about nothing.
struct Met {
  int living = 0;
  int dissolved = 0;
  int late = 0;
};

void compare(const std::vector<Event>& events, const AsOf& when, Met& met) {
  const Day asked = when.value_date;
  INFO("as of " << to_iso(asked) << ", known " << to_iso(when.known));
  const ClubFigures club = view_of<ClubFiguresFold>(events, when).on(asked);
  if (!club.card.is_founded()) return;
  const auto arrears = view_of<Arrears>(events, when);
  compare_loans(club.figures, arrears, asked);
  compare_loan_book(club.figures, arrears.book());
  compare_money(club.figures, view_of<FundPosition>(events, when));
  const bool lives = club.card.is_living();
  if (lives) compare_people(club.figures, view_of<MembersProfile>(events, when), asked);
  if (!lives) CHECK(club.figures.members == 0);
  (lives ? met.living : met.dissolved) += 1;
  met.late += club.figures.loans_late > 0;
}

RegionRef place(std::string_view code) { return {"TCTK-2018", *RegionCode::parse(code)}; }

RegionDefined province(std::string_view code) {
  RegionDefined event;
  event.region = place(code);
  event.level = RegionLevel::province;
  event.name = "tỉnh " + std::string(code);
  return event;
}

}  // namespace

TEST_CASE(
    "a club's figures are those of its loans, its arrears, its funds and its members, on any day and at any moment",
    "[core][projections][figures]") {
  Met met;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    INFO("seed " << seed);
    RandomClub club(seed, 120, seed % 2 == 0 ? Lending::plain : Lending::in_trouble);
    for (int n = 0; n < 6; ++n) {
      AsOf when{club.some_day()};
      if (n % 2 == 1) when.known = club.some_moment();
      compare(club.events(), when, met);
    }
    compare(club.events(), AsOf{day("2021-12-31")}, met);
  }
  CHECK(met.living > 50);
  CHECK(met.dissolved > 0);
  CHECK(met.late > 20);
}

TEST_CASE("a club in one line has the figures of its views, worked out by hand", "[core][projections][figures]") {
  History club;
  club.found(day("2019-01-10"), "TCTK-2018", "21001", true);
  club.join(day("2019-01-10"), 1, Sex::female, 1950, PovertyClass::poor);
  club.join(day("2019-01-10"), 2, Sex::male, 1990);
  club.seed(day("2019-01-10"), 10'000'000);
  club.bank(day("2019-01-10"), 2'000'000);
  club.disburse(day("2019-01-10"), 1, 1, 3'000'000, 3, 30'000);
  club.add(day("2019-02-10"), MeetingHeld{});
  club.add(day("2019-02-10"), CashCounted{});
  const ClubFigures line = view_of<ClubFiguresFold>(club.events(), {day("2019-03-31")}).on(day("2019-03-31"));
  CHECK(line.card.club == *ClubCode::parse("HP-01"));
  CHECK(line.card.founded == day("2019-01-10"));
  CHECK(line.card.practice);
  CHECK(line.card.region == place("21001"));
  CHECK(line.figures.members == 2);
  CHECK(line.figures.women == 1);
  CHECK(line.figures.older == 1);
  CHECK(line.figures.poor == 1);
  CHECK(line.figures.ever_borrowed == 1);
  CHECK(line.figures.loans_open == 1);
  CHECK(line.figures.loans_late == 1);
  CHECK(line.figures.outstanding == 3'000'000);
  CHECK(line.figures.at_risk_30 == 3'000'000);
  CHECK(line.figures.income_fund_cash == 5'000'000);
  CHECK(line.figures.income_fund_bank == 2'000'000);
  CHECK(line.figures.capital == 10'000'000);
  CHECK(line.figures.meetings == 1);
  CHECK(line.figures.clubs_funded == 1);
  CHECK(line.card.last_meeting == day("2019-02-10"));
  CHECK(line.card.last_count == day("2019-02-10"));
}

TEST_CASE("a club that moved, and one that was dissolved, stand where they should on the days before and after",
          "[core][projections][figures]") {
  ClubRelocated moved;
  moved.region = place("49");
  History club;
  club.found(day("2019-01-10"), "TCTK-2018", "51");
  club.join(day("2019-01-10"), 1, Sex::female, 1950);
  club.add(day("2020-01-01"), moved);
  club.add(day("2020-06-01"), ClubDissolved{});
  History stream("-PROGRAMME");
  for (const char* code : {"51", "49"}) stream.add(day("2018-01-01"), province(code));
  Programme programme;
  for (const Event& event : stream.events()) programme.apply(event);
  const auto on = [&](std::string_view iso) {
    return view_of<ClubFiguresFold>(club.events(), {day(iso)}).on(day(iso));
  };
  const auto row_on = [&](std::string_view iso) { return programme.by_region({on(iso)}, day(iso)).at(0); };
  CHECK_FALSE(on("2019-01-09").card.is_founded());
  CHECK(programme.by_region({on("2019-01-09")}, day("2019-01-09")).empty());
  CHECK(on("2019-12-31").card.region == place("51"));
  CHECK(row_on("2019-12-31").region == place("51"));
  CHECK(on("2020-01-01").card.region == place("49"));
  CHECK(row_on("2020-01-01").region == place("49"));
  CHECK(on("2020-05-31").card.is_living());
  CHECK(row_on("2020-05-31").figures.members == 1);
  CHECK(on("2020-06-01").card.dissolved == day("2020-06-01"));
  const RollUpRow gone = row_on("2020-06-01");
  CHECK(gone.region == place("49"));  // where it was last
  CHECK(gone.figures.clubs == 0);
  CHECK(gone.figures.clubs_dissolved == 1);
  CHECK(gone.figures.members == 0);
  CHECK(gone.figures.joined == 1);
}
