// Every ratio from figures worked out by hand, and from random clubs against a second, stupid way of computing it.

#include "projections/indicators.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <type_traits>

#include "projections/club_sums.h"
#include "projections/ratios.h"
#include "tests/support/history.h"
#include "tests/support/naive_indicators.h"
#include "tests/support/seed.h"

using namespace soquy;
using namespace soquy::projections;
using soquy::tests::day;

namespace {

Ratio of(std::string_view name, const Figures& end, const Figures& period = {}) {
  const Indicator* indicator = find_indicator(name);
  REQUIRE(indicator != nullptr);
  return indicator->of(end, period);
}

/// Hundredths of a percent, rounded half up: 3846 is 38.46%.
std::int64_t hundredths(const Ratio& ratio) { return average({ratio.numerator * 10'000, ratio.denominator}).minor; }

ClubFigures a_club(std::string_view code) {
  ClubFigures club;
  club.card.club = *ClubCode::parse(code);
  club.card.founded = day("2019-01-10");
  club.figures.clubs = 1;
  return club;
}

const Measured& row_of(const std::vector<Measured>& rows, std::string_view name) {
  for (const Measured& row : rows)
    if (row.indicator->name == name) return row;
  FAIL("no indicator " << name);
  return rows.front();
}

constexpr std::int64_t kMillion = 1'000'000;

}  // namespace

// --- Vectors of DOMAIN 3.5
// ---------------------------------------------------------------------------------------------

TEST_CASE("risk and arrears are the worked example's: whole balances, not late instalments, not numbers of loans",
          "[core][projections]") {
  // Three loans: 3,000,000 in time; 2,500,000 late by 35 days with 400,000 due; 1,000,000 late by 12 with 100,000 due.
  Figures end;
  end.loans_open = 3;
  end.loans_late = 2;
  end.loans_over_30 = 1;
  end.outstanding = 6'500'000;
  end.at_risk_1 = 3'500'000;
  end.at_risk_30 = 2'500'000;
  end.overdue_principal = 500'000;
  end.debt_group_2 = 1'000'000;
  end.debt_group_3 = 2'500'000;
  CHECK(hundredths(of("par30", end)) == 3846);
  CHECK(hundredths(of("par1", end)) == 5385);
  CHECK(hundredths(of("arrears_rate", end)) == 769);
  CHECK(of("late_loans_share", end) == Ratio{1, 3});
  CHECK(of("npl", end) == Ratio{2'500'000, 6'500'000});
}

TEST_CASE("a loan late by exactly 30 days is bad debt and not yet PAR30", "[core][projections]") {
  Figures end;
  end.outstanding = 1'000'000;
  end.at_risk_1 = 1'000'000;
  end.at_risk_30 = 0;
  end.debt_group_3 = 1'000'000;
  CHECK(of("par30", end) == Ratio{0, 1'000'000});
  CHECK(of("npl", end) == Ratio{1'000'000, 1'000'000});
}

TEST_CASE("98% recovered of three-month loans is a loss of 16% a year, of one-year loans 4%", "[core][projections]") {
  Figures end;
  Figures period;
  period.due_in_month = 100'000'000;
  period.due_paid_in_month = 98'000'000;
  end.loans_paid_out = 4;
  end.term_days = 365;  // a quarter of a year each
  CHECK(hundredths(of("annualised_loss", end, period)) == 1600);
  end.term_days = 4 * 365;
  CHECK(hundredths(of("annualised_loss", end, period)) == 400);
  CHECK(of("annualised_loss", end, {}) == Ratio{});
  CHECK(of("annualised_loss", {}, period) == Ratio{});
}

TEST_CASE("Bạc Liêu: 38.5 million a club, 2.6 million a borrower, four fifths of the capital lent",
          "[core][projections]") {
  Figures end;
  end.clubs = 60;
  end.members = 3710;
  end.borrowers = 702;
  end.capital = 2'311'750'000;
  end.outstanding = 1'849'255'000;
  CHECK(average(of("capital_per_club", end)) == 38'529'167_vnd);
  CHECK(average(of("outstanding_per_borrower", end)) == 2'634'266_vnd);
  CHECK(hundredths(of("lent_of_capital", end)) == 7999);
}

TEST_CASE("Tuyên Quang: 48 million a club and 63.7 million a funded club are two means with two names and two types",
          "[core][projections]") {
  std::vector<ClubFigures> clubs;
  for (int i = 0; i < 135; ++i) {
    clubs.push_back(a_club("TQ-" + std::to_string(100 + i)));
    const bool is_funded = i < 102;
    clubs.back().figures.clubs_funded = is_funded ? 1 : 0;
    clubs.back().figures.capital = is_funded ? 6'500'000'000 / 102 : 0;
    if (i < 6'500'000'000 % 102) clubs.back().figures.capital += 1;
    const bool has_handed_in = i >= 72 && i < 122;  // 30 that own money and 20 that do not
    if (has_handed_in) clubs.back().card.annual_reported = day("2024-12-15");
  }
  const auto groups = club_groups(clubs, {}, day("2024-12-31"));
  REQUIRE(groups.size() == 1);
  const auto every = capital_per_club(groups[0]);
  const auto funded = capital_per_funded_club(groups[0]);
  const auto reporting = capital_per_reporting_club(groups[0]);
  CHECK(every.sum_over_clubs == Ratio{6'500'000'000, 135});
  CHECK(average(every.sum_over_clubs) == 48'148'148_vnd);
  CHECK(funded.sum_over_clubs == Ratio{6'500'000'000, 102});
  CHECK(average(funded.sum_over_clubs) == 63'725'490_vnd);
  CHECK(reporting.sum_over_clubs.denominator == 50);
  CHECK(average(reporting.sum_over_clubs) == 38'235'294_vnd);  // a third figure, neither of the two
  // One cannot be handed on where another is meant.
  STATIC_REQUIRE_FALSE(std::is_convertible_v<decltype(every), decltype(funded)>);
  STATIC_REQUIRE_FALSE(std::is_convertible_v<decltype(funded), decltype(reporting)>);
  STATIC_REQUIRE_FALSE(std::is_convertible_v<SumOver<Clubs::every>, SumOver<Clubs::funded>>);

  const auto rows = measured(groups[0]);
  CHECK(row_of(rows, "capital_per_club").ratio == every.sum_over_clubs);
  CHECK(row_of(rows, "capital_per_funded_club").ratio == funded.sum_over_clubs);
  CHECK(row_of(rows, "capital_per_funded_club").left_out == 33);
  CHECK(row_of(rows, "capital_per_reporting_club").ratio == reporting.sum_over_clubs);
  CHECK(row_of(rows, "capital_per_reporting_club").clubs == 50);
  CHECK(row_of(rows, "capital_per_reporting_club").left_out == 85);
}

// --- Definitions
// ---------------------------------------------------------------------------------------------------------

TEST_CASE("rates a year weigh a club by the months in which it lent", "[core][projections]") {
  Figures period;
  period.month_ends = 6;
  period.outstanding_month_ends = 6 * 10 * kMillion;  // 10 million out for half a year
  period.interest_received = 550'000;
  period.penalties_received = 50'000;
  period.spent = 300'000;
  period.aid = 900'000;
  period.written_off = 500'000;
  CHECK(hundredths(of("portfolio_yield", {}, period)) == 1200);         // 0.6 of 10 in half a year
  CHECK(hundredths(of("operating_expense_ratio", {}, period)) == 600);  // aid is no cost of operation
  CHECK(hundredths(of("write_off_ratio", {}, period)) == 1000);
  period.lending_cash_month_ends = 6 * 2 * kMillion;
  period.disbursed = 9 * kMillion;
  CHECK(hundredths(of("velocity", {}, period)) == 15'000);  // 9 of 12 million in half a year: 1.5 times a year
}

TEST_CASE("self-sufficiency counts what was earned, not what was given, over every cost and loss",
          "[core][projections]") {
  Figures period;
  period.interest_received = 900'000;
  period.fees = 100'000;
  period.recovered = 200'000;
  period.given_by_state = 50 * kMillion;
  period.spent = 700'000;
  period.written_off = 800'000;
  CHECK(of("operational_self_sufficiency", {}, period) == Ratio{1'200'000, 1'500'000});
  CHECK(of("operational_self_sufficiency", {}, Figures{}) == Ratio{});
}

TEST_CASE("idle money is told as a share and in days of a year", "[core][projections]") {
  Figures period;
  period.lending_cash_days = 100 * 5 * kMillion;  // a hundred days, then all of it was lent
  period.outstanding_days = 265 * 5 * kMillion;
  CHECK(of("idle_cash", {}, period) == Ratio{500 * kMillion, 1825 * kMillion});
  CHECK(average(of("idle_cash_days", {}, period)) == Money{100});
}

TEST_CASE("a fund grows by members, interest and gifts over what it was; goods stand beside it",
          "[core][projections]") {
  Figures end;
  end.income_fund_cash = 8 * kMillion;
  end.outstanding = 6 * kMillion;
  Figures period;
  period.income_fund_cash = 3 * kMillion;  // 5 + 5 when the period began
  period.outstanding = 1 * kMillion;
  period.fees = 200'000;
  period.savings = 500'000;
  period.refunded = 100'000;
  period.interest_received = 900'000;
  period.interest_paid = 100'000;
  period.given_by_members = 1 * kMillion;
  period.given_internationally = 2 * kMillion;
  period.in_kind_memo = 17 * kMillion;
  CHECK(of("growth_by_contribution", end, period) == Ratio{600'000, 10 * kMillion});
  CHECK(of("growth_by_interest", end, period) == Ratio{800'000, 10 * kMillion});
  CHECK(of("growth_by_donation", end, period) == Ratio{3 * kMillion, 10 * kMillion});
  CHECK(of("growth_in_kind_memo", end, period) == Ratio{17 * kMillion, 10 * kMillion});
  CHECK(of("growth_by_interest", end, end) == Ratio{});  // it had nothing when the period began
}

TEST_CASE("a fund that grew by gifts and savings alone has not grown, and prices take their part",
          "[core][projections]") {
  Figures end;
  end.income_fund_cash = 16 * kMillion;
  end.outstanding = 10 * kMillion;
  end.refundable = 5 * kMillion;
  end.restricted = 1 * kMillion;
  Figures period;
  period.income_fund_cash = 16 * kMillion;  // 10 million lent out and its own when the period began
  period.refundable = 5 * kMillion;
  period.restricted = 1 * kMillion;
  period.given_for_good = 9 * kMillion;
  CHECK(real_fund_growth(end, period, {1, 1}) == Ratio{1, 10});  // 20 less 9 given, over 10
  CHECK(hundredths(real_fund_growth(end, period, {1034, 1000})) == 660);
  CHECK(hundredths(real_fund_growth(end, period, {112, 100})) == -200);
  CHECK(real_fund_growth(end, period, {}) == Ratio{});
  CHECK(real_fund_growth(end, end, {1, 1}) == Ratio{});
}

TEST_CASE("those in need who were served are counted once and over all in need", "[core][projections]") {
  Figures end;
  end.members = 60;
  end.poor = 10;
  end.near_poor = 15;
  end.hardship = 5;
  end.needy_by_loan = 12;
  end.needy_in_kind = 9;
  end.needy_referred = 2;
  end.needy_served = 18;
  CHECK(of("needy_share", end) == Ratio{30, 60});
  CHECK(of("needy_served", end) == Ratio{18, 30});
  CHECK(of("needy_by_loan", end) == Ratio{12, 30});
  CHECK(of("needy_in_kind", end) == Ratio{9, 30});
  CHECK(of("needy_referred", end) == Ratio{2, 30});
}

TEST_CASE("a ratio without anything to divide by does not apply; it is not zero", "[core][projections]") {
  for (const Indicator& indicator : all_indicators()) {
    INFO(indicator.name);
    CHECK(indicator.of({}, {}) == Ratio{});
  }
}

// --- Sums over clubs
// -----------------------------------------------------------------------------------------------------

TEST_CASE("a report is due for the half-year on 30 June and for the year on 15 December", "[core][projections]") {
  CHECK(last_report_due(day("2024-06-30")) == day("2023-12-15"));
  CHECK(last_report_due(day("2024-07-01")) == day("2024-06-30"));
  CHECK(last_report_due(day("2024-12-15")) == day("2024-06-30"));
  CHECK(last_report_due(day("2024-12-16")) == day("2024-12-15"));
  CHECK(last_report_due(day("2025-01-01")) == day("2024-12-15"));
  ClubCard card;
  CHECK_FALSE(has_reported(card, day("2024-12-31")));
  card.annual_reported = day("2024-11-30");
  CHECK(has_reported(card, day("2024-12-31")));
  CHECK_FALSE(has_reported(card, day("2025-07-31")));
  card.six_month_reported = day("2025-06-30");
  CHECK(has_reported(card, day("2025-07-31")));
}

TEST_CASE("practice clubs and other currencies are never added to real clubs in dong", "[core][projections]") {
  std::vector<ClubFigures> clubs = {a_club("HP-04"), a_club("HP-03"), a_club("HP-02"), a_club("HP-01"),
                                    a_club("HP-05")};
  clubs[1].card.practice = true;
  clubs[2].card.currency = Currency::khr;
  clubs[4].card.founded = Day::none();
  for (auto& club : clubs) club.figures.members = 10;
  const auto groups = club_groups(clubs, {}, day("2024-12-31"));
  REQUIRE(groups.size() == 3);
  CHECK(groups[0].currency == Currency::khr);
  REQUIRE(groups[1].end.size() == 2);
  CHECK(groups[1].end[0].card.club.text() == "HP-01");
  CHECK(groups[2].practice);
  CHECK(sum_over<Clubs::every>(groups[1]).end.members == 20);
}

TEST_CASE("a club founded in the period brings all it did; a dissolved one what it did before the end",
          "[core][projections]") {
  ClubFigures old = a_club("HP-01");
  old.figures.written_off = 700;
  old.figures.outstanding_month_ends = 12'000;
  ClubFigures young = a_club("HP-02");
  young.figures.outstanding_month_ends = 600;
  ClubFigures gone = a_club("HP-03");
  gone.card.dissolved = day("2024-06-30");
  gone.figures.clubs = 0;
  gone.figures.written_off = 5'000;
  gone.figures.outstanding_month_ends = 9'000;
  ClubFigures gone_before = gone;
  gone_before.figures.written_off = 1'000;
  gone_before.figures.outstanding_month_ends = 6'000;
  ClubFigures old_before = old;
  old_before.figures.written_off = 100;
  old_before.figures.outstanding_month_ends = 2'000;
  const auto groups = club_groups({old, young, gone}, {gone_before, old_before}, day("2024-12-31"));
  const auto sum = sum_over<Clubs::every>(groups.at(0));
  CHECK(sum.clubs_summed == 3);
  CHECK(sum.end.clubs == 2);
  CHECK(sum.period.written_off == 600 + 4'000);
  CHECK(row_of(measured(groups[0]), "write_off_ratio").ratio == Ratio{12 * 4'600, 10'000 + 600 + 3'000});
}

TEST_CASE("what a club founded in the period was given is no growth of the funds that were there",
          "[core][projections]") {
  ClubFigures old = a_club("HP-01");
  old.figures.income_fund_cash = 11 * kMillion;
  old.figures.given_by_state = 1 * kMillion;
  old.figures.given_for_good = 1 * kMillion;
  ClubFigures old_before = a_club("HP-01");
  old_before.figures.income_fund_cash = 10 * kMillion;
  ClubFigures young = a_club("HP-02");
  young.figures.income_fund_cash = 55 * kMillion;
  young.figures.given_by_state = 50 * kMillion;
  young.figures.given_for_good = 50 * kMillion;
  ClubFigures gone = a_club("HP-03");
  gone.card.dissolved = day("2024-06-30");
  gone.figures.clubs = 0;
  gone.figures.meetings = 5;
  const auto groups = club_groups({old, young, gone}, {old_before}, day("2024-12-31"));
  const auto rows = measured(groups.at(0));
  CHECK(row_of(rows, "growth_by_donation").ratio == Ratio{1 * kMillion, 10 * kMillion});
  CHECK(row_of(rows, "growth_by_donation").clubs == 1);
  CHECK(row_of(rows, "growth_by_donation").left_out == 1);
  CHECK(row_of(rows, "meetings_per_club").ratio == Ratio{0, 2});  // not those of a club that is no longer counted
  CHECK(measured_real_growth(groups[0], {1, 1}).ratio == Ratio{0, 1});
  CHECK(measured_real_growth(groups[0], {1, 1}).left_out == 1);
}

TEST_CASE("real growth of random clubs is what a patient person works out with pencil and paper",
          "[core][projections]") {
  const std::uint32_t seed = soquy::test::seed_of_chance();
  INFO("SOQUY_SEED=" << seed);
  std::mt19937 chance(seed);
  const auto some = [&](std::int64_t most) { return static_cast<std::int64_t>(chance() % 1000) * most / 1000; };
  for (int round = 0; round < 50; ++round) {
    const std::int64_t index_then = 100 + some(20);
    const std::int64_t index_now = 100 + some(40);
    std::vector<ClubFigures> end;
    std::vector<ClubFigures> begin;
    std::int64_t before = 0;
    std::int64_t after = 0;  // own means without gifts for good and what came over from paper
    std::uint32_t counted = 0;
    for (int i = 0; i < round; ++i) {
      end.push_back(a_club("RC-" + std::to_string(100 + i)));
      begin.push_back(a_club("RC-" + std::to_string(100 + i)));
      Figures& now = end.back().figures;
      Figures& then = begin.back().figures;
      then.income_fund_cash = some(9'000);
      then.outstanding = some(9'000);
      then.refundable = some(9'000);
      now.activity_fund_bank = some(9'000);
      now.outstanding = some(9'000);
      now.borrowed = some(5'000);
      now.restricted = some(2'000);
      then.given_for_good = some(3'000);
      now.given_for_good = then.given_for_good + some(3'000);
      now.opening = some(100);
      const std::int64_t owned = then.income_fund_cash + then.outstanding - then.refundable;
      if (owned <= 0) continue;
      counted += 1;
      before += owned;
      after += now.activity_fund_bank + now.outstanding - now.borrowed - now.restricted -
               (now.given_for_good - then.given_for_good) - now.opening;
    }
    for (const ClubGroup& group : club_groups(end, begin, day("2024-12-31"))) {
      const Measured row = measured_real_growth(group, {index_now, index_then});
      CHECK(row.clubs == counted);
      CHECK(row.left_out == end.size() - counted);
      if (counted == 0) {
        CHECK(row.ratio == Ratio{});
      } else {  // after/before - now/then, over one line
        CHECK(compared(row.ratio, {after * index_then - index_now * before, before * index_then}) == 0);
      }
      CHECK(measured_real_growth(group, {}).ratio == Ratio{});  // without prices it does not apply
      CHECK(measured_real_growth(group, {}).clubs == 0);
    }
  }
}

TEST_CASE("an average of clubs' averages is not what the clubs together have", "[core][projections]") {
  ClubFigures big = a_club("HP-01");
  big.figures.outstanding = 90 * kMillion;
  big.figures.at_risk_30 = 0;
  ClubFigures small = a_club("HP-02");
  small.figures.outstanding = 10 * kMillion;
  small.figures.at_risk_30 = 10 * kMillion;
  ClubFigures idle = a_club("HP-03");
  const auto rows = measured(club_groups({big, small, idle}, {}, day("2024-12-31")).at(0));
  CHECK(hundredths(row_of(rows, "par30").ratio) == 1000);  // not 50% of two, nor 33% of three
  CHECK(row_of(rows, "par30").clubs == 2);
  CHECK(row_of(rows, "par30").left_out == 1);
}

namespace {

ClubFigures random_club(int number, std::mt19937& chance) {
  ClubFigures club = a_club("RC-" + std::to_string(100 + number));
  std::uniform_int_distribution<std::int64_t> amount(0, 1'000'000'000);
  std::uniform_int_distribution<int> nothing(0, 4);
  for (const FigureInfo& figure : all_figures())
    club.figures.*figure.member =
        nothing(chance) == 0 ? 0 : amount(chance) % (figure.sort == FigureSort::count ? 60 : 1'000'000'000);
  club.figures.clubs = 1;
  club.figures.clubs_funded = nothing(chance) == 0 ? 0 : 1;
  if (nothing(chance) > 2) club.card.annual_reported = day("2024-12-15");
  if (nothing(chance) == 0) {
    club.card.dissolved = day("2024-11-30");
    club.figures.clubs = 0;
    club.figures.clubs_funded = 0;
  }
  club.card.practice = nothing(chance) == 0;
  return club;
}

}  // namespace

namespace {

std::map<std::string, std::int64_t> by_name(const Figures& figures) {
  std::map<std::string, std::int64_t> named;
  for (const FigureInfo& figure : all_figures()) named[std::string(figure.name)] = figures.*figure.member;
  return named;
}

/// The clubs of one kind, by figures of one name or another.
std::vector<tests::NaiveClub> naive_clubs(const std::vector<ClubFigures>& end, const std::vector<ClubFigures>& begin,
                                          bool practice) {
  std::vector<tests::NaiveClub> clubs;
  for (std::size_t i = 0; i < end.size(); ++i) {
    if (end[i].card.practice != practice) continue;
    clubs.push_back({end[i].card.dissolved.is_none(), end[i].figures.clubs_funded == 1,
                     !end[i].card.annual_reported.is_none(), by_name(end[i].figures), by_name(begin[i].figures)});
  }
  return clubs;
}

}  // namespace

TEST_CASE("every indicator of random clubs is what a second, stupid way of computing it gives", "[core][projections]") {
  const std::uint32_t seed = soquy::test::seed_of_chance();
  INFO("SOQUY_SEED=" << seed);
  std::mt19937 chance(seed);
  for (int round = 0; round < 20; ++round) {
    std::vector<ClubFigures> end;
    std::vector<ClubFigures> begin;
    for (int i = 0; i < 1 + round; ++i) {
      end.push_back(random_club(i, chance));
      begin.push_back(random_club(i, chance));
    }
    for (const ClubGroup& group : club_groups(end, begin, day("2024-12-31"))) {
      const auto clubs = naive_clubs(end, begin, group.practice);
      for (const Measured& row : measured(group)) {
        INFO(row.indicator->name);
        const Ratio expected = tests::naive_indicator(row.indicator->name, clubs);
        if (expected.denominator <= 0) {
          CHECK(row.ratio == Ratio{});
        } else {
          REQUIRE(row.ratio.denominator > 0);
          CHECK(compared(row.ratio, expected) == 0);
        }
      }
    }
  }
}

TEST_CASE("fractions of sums beyond 64 bits stay the same fraction", "[core][projections]") {
  const int128 huge = static_cast<int128>(INT64_MAX) * 12;
  const Ratio ratio = fraction(huge, huge / 4);
  CHECK(average(ratio) == Money{4});
  CHECK(fraction(5, 0) == Ratio{});
  CHECK(fraction(5, -1) == Ratio{});
  CHECK(fraction(6, 4) == Ratio{6, 4});  // both sums can be read
  CHECK(reduced(-6, 4) == Ratio{-3, 2});
  CHECK(compared({1, 3}, {333'333, 1'000'000}) > 0);
  // Losses of a whole country over many loans: no sum is too large to be divided.
  const Ratio loss = annualised_loss({INT64_MAX / 2 - 1, INT64_MAX / 2 + 3}, {365'000'001, 365'000'002});
  CHECK(loss.denominator > 0);
  CHECK(hundredths(loss) == 0);
}

// --- The page
// --------------------------------------------------------------------------------------------------------------

TEST_CASE("the page on projections says of every indicator which clubs are left out", "[projections]") {
  std::ifstream in(std::string(SOQUY_SOURCE_DIR) + "/docs/PROJECTIONS.md");
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  for (const Indicator& one : all_indicators()) {
    INFO(one.name);
    CHECK(find_indicator(one.name) == &one);
    CHECK_FALSE(one.vietnamese.empty());
    const std::string row = "| " + std::string(one.name) + " | " + std::to_string(one.version) + " | " +
                            std::string(one.numerator) + " | " + std::string(one.denominator) + " | " +
                            std::string(one.left_out) + " |";
    CHECK(page.find(row) != std::string::npos);
  }
  CHECK(page.find("| " + std::string(real_growth_indicator().left_out) + " |") != std::string::npos);
}
