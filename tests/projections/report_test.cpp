#include "projections/report.h"

#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "events/fold.h"
#include "tests/support/history.h"
#include "tests/support/seed.h"

using namespace soquy;
using namespace soquy::projections;
using soquy::tests::day;
using soquy::tests::History;

namespace {

ReportPeriod annual_2019() { return *report_period(ReportKind::annual, 2019, 0); }

ReportSubmitted report_through(std::string_view last, ReportKind kind = ReportKind::annual) {
  ReportSubmitted report;
  report.kind = kind;
  report.period_end = day(last);
  report.tree_size = 57;
  return report;
}

ReportReceived receipt_of(std::string_view club, std::string_view last) {
  ReportReceived receipt;
  receipt.club = *ClubCode::parse(club);
  receipt.kind = ReportKind::annual;
  receipt.period_end = day(last);
  return receipt;
}

HandedIn handed_in_on(std::string_view on) {
  HandedIn row;
  row.day = day(on);
  return row;
}

/// A living club with these members and this much money, all of it lent when it has any.
ReportClub club_with(std::string_view code, std::int64_t members, std::int64_t money) {
  ReportClub club;
  club.card.club = *ClubCode::parse(code);
  club.card.founded = day("2018-05-01");
  club.end.clubs = 1;
  club.end.clubs_funded = money > 0 ? 1 : 0;
  club.end.members = members;
  club.end.outstanding = money;
  return club;
}

IncomeSum incomes_of(std::uint32_t improved, std::uint32_t not_improved, std::uint32_t no_index,
                     std::string_view wanting) {
  IncomeSum sum;
  sum.counts.by_outcome[static_cast<std::size_t>(IncomeOutcome::improved)] = improved;
  sum.counts.by_outcome[static_cast<std::size_t>(IncomeOutcome::not_improved)] = not_improved;
  sum.counts.by_outcome[static_cast<std::size_t>(IncomeOutcome::no_price_index)] = no_index;
  sum.gaps.not_published = {day(wanting)};
  return sum;
}

const MeanRow& mean_of(const std::vector<MeanRow>& rows, MeanOf of, MeanBy by) {
  for (const auto& row : rows)
    if (row.of == of && row.by == by && !row.practice) return row;
  throw std::runtime_error("no such mean");
}

}  // namespace

TEST_CASE("half-years end on 30 June and 31 December; a year is due on 15 December, before it is over",
          "[core][projections]") {
  CHECK(report_period(ReportKind::six_month, 2019, 1) ==
        ReportPeriod{ReportKind::six_month, day("2019-01-01"), day("2019-06-30"), day("2019-06-30")});
  CHECK(report_period(ReportKind::six_month, 2019, 2) ==
        ReportPeriod{ReportKind::six_month, day("2019-07-01"), day("2019-12-31"), day("2019-12-31")});
  CHECK(annual_2019() == ReportPeriod{ReportKind::annual, day("2019-01-01"), day("2019-12-31"), day("2019-12-15")});
  CHECK_FALSE(report_period(ReportKind::six_month, 2019, 3));
  CHECK_FALSE(report_period(ReportKind::annual, 1899, 0));
  CHECK_FALSE(report_period(ReportKind::none, 2019, 1));
}

TEST_CASE("a report through any day of the year is a report of it, and the first one counts", "[core][projections]") {
  History club;
  club.add(day("2019-07-05"), report_through("2019-06-30", ReportKind::six_month));
  club.add(day("2019-12-20"), report_through("2019-12-15"));
  club.add_late(day("2019-12-14"), day("2020-02-01"), report_through("2019-12-15"));
  club.add(day("2020-12-15"), report_through("2020-12-15"));
  ReportBook book;
  fold(book, club.events());
  REQUIRE(book.submitted(annual_2019()));
  CHECK(book.submitted(annual_2019())->day == day("2019-12-14"));
  CHECK(book.submitted(annual_2019())->recorded_on == day("2020-02-01"));  // dated back, and it shows
  CHECK(book.submitted(*report_period(ReportKind::six_month, 2019, 1))->day == day("2019-07-05"));
  CHECK_FALSE(book.submitted(*report_period(ReportKind::six_month, 2019, 2)));
  club.reverse(day("2020-03-01"), Version{3});
  ReportBook again;
  fold(again, club.events());
  CHECK(again.submitted(annual_2019())->day == day("2019-12-20"));
  ReportBook early;
  fold(early, club.events(), AsOf{day("2019-12-13")});
  CHECK_FALSE(early.submitted(annual_2019()));
}

TEST_CASE("the programme's receipt is of one club, and review meetings are of the days on which they were held",
          "[core][projections]") {
  History stream("-PROGRAMME");
  stream.add(day("2019-12-18"), receipt_of("HP-01", "2019-12-15"));
  ReviewMeetingHeld review;
  review.clubs = {*ClubCode::parse("HP-01")};
  stream.add(day("2020-01-05"), review);
  stream.add(day("2019-06-28"), review);
  ReportBook book;
  fold(book, stream.events());
  CHECK(book.received(annual_2019(), *ClubCode::parse("HP-01"))->day == day("2019-12-18"));
  CHECK_FALSE(book.received(annual_2019(), *ClubCode::parse("HP-02")));
  REQUIRE(book.reviews(annual_2019()).size() == 1);
  CHECK(book.reviews(annual_2019()).front().day == day("2019-06-28"));
}

TEST_CASE("who reports on the due day is in time; later every day counts until it is handed in",
          "[core][projections]") {
  struct Row {
    const char* submitted;
    const char* received;
    const char* seen;
    ReportState state;
    int late;
  };
  const std::vector<Row> rows = {{"2019-12-15", "", "2020-01-31", ReportState::in_time, 0},
                                 {"2019-12-16", "", "2020-01-31", ReportState::late, 1},
                                 {"2019-12-10", "2020-01-10", "2020-01-31", ReportState::in_time, 0},
                                 {"", "2019-12-25", "2020-01-31", ReportState::late, 10},
                                 {"", "", "2019-12-15", ReportState::not_due_yet, 0},
                                 {"", "", "2019-12-16", ReportState::missing, 1},
                                 {"", "", "2020-01-14", ReportState::missing, 30}};
  for (const Row& row : rows) {
    INFO(row.submitted << "/" << row.received << "/" << row.seen);
    ReportClub club;
    if (*row.submitted != '\0') club.submitted = handed_in_on(row.submitted);
    if (*row.received != '\0') club.received = handed_in_on(row.received);
    CHECK(state_of(club, annual_2019(), day(row.seen)) == row.state);
    CHECK(days_late(club, annual_2019(), day(row.seen)) == row.late);
  }
}

TEST_CASE("a mean divides by the clubs it names, money of funded clubs never by all of them", "[core][projections]") {
  // Tuyên Quang in small: three clubs of which two own money, one of these reported.
  std::vector<ReportClub> clubs = {club_with("A-01", 50, 60'000'000), club_with("A-02", 61, 30'000'000),
                                   club_with("A-03", 40, 0)};
  clubs[1].submitted = handed_in_on("2019-12-15");
  clubs[0].end.disbursed = 9'000'000;
  clubs[0].end.loans_paid_out = 4;
  clubs[0].begin.disbursed = 2'000'000;
  clubs[0].begin.loans_paid_out = 1;
  const auto rows = report_means(clubs);
  CHECK(mean_of(rows, MeanOf::lending_fund, MeanBy::all_clubs).mean() == 30'000'000);
  CHECK(mean_of(rows, MeanOf::lending_fund, MeanBy::funded_clubs).mean() == 45'000'000);
  CHECK(mean_of(rows, MeanOf::lending_fund, MeanBy::reporting_clubs).mean() == 30'000'000);
  CHECK(mean_of(rows, MeanOf::members, MeanBy::all_clubs).mean() == 50'333);  // thousandths
  CHECK(mean_of(rows, MeanOf::members, MeanBy::all_clubs).divisor == 3);
  CHECK(mean_of(rows, MeanOf::disbursed, MeanBy::reporting_clubs).mean() == 0);
  CHECK(mean_of(rows, MeanOf::loan, MeanBy::loans_paid_out).mean() == 2'333'333);  // 7.000.000 by 3
  clubs[1].submitted.reset();
  CHECK_FALSE(mean_of(report_means(clubs), MeanOf::members, MeanBy::reporting_clubs).mean());  // nobody reported
}

TEST_CASE("the mean over all clubs, over those that own money and over those that reported are three figures",
          "[core][projections]") {
  // 6.5 billion of Tuyên Quang over 135 clubs, over the 102 that have any, and over 50 that reported, 20 without money.
  std::vector<ReportClub> clubs;
  for (int i = 0; i < 135; ++i) {
    clubs.push_back(club_with("TQ-" + std::to_string(100 + i), 50, i < 102 ? 63'725'490 : 0));
    if (i >= 72 && i < 122) clubs.back().submitted = handed_in_on("2019-12-15");
  }
  clubs[0].end.outstanding += 20;  // the odd dong
  const auto rows = report_means(clubs);
  const auto mean = [&](MeanBy by) { return *mean_of(rows, MeanOf::lending_fund, by).mean(); };
  CHECK(mean(MeanBy::all_clubs) == 48'148'148);
  CHECK(mean(MeanBy::funded_clubs) == 63'725'490);
  CHECK(mean(MeanBy::reporting_clubs) == 38'235'294);
  std::set<std::string_view> names;
  for (const MeanBy by : {MeanBy::all_clubs, MeanBy::funded_clubs, MeanBy::reporting_clubs}) {
    CHECK(names.insert(to_text(by)).second);
    // The stupid way: go through the clubs, add and count.
    std::int64_t sum = 0;
    std::int64_t many = 0;
    for (int i = 0; i < 135; ++i) {
      const bool counts = by == MeanBy::all_clubs || (by == MeanBy::funded_clubs ? i < 102 : i >= 72 && i < 122);
      if (!counts) continue;
      many += 1;
      sum += (i < 102 ? 63'725'490 : 0) + (i == 0 ? 20 : 0);
    }
    CHECK(mean_of(rows, MeanOf::lending_fund, by).sum == sum);
    CHECK(mean_of(rows, MeanOf::lending_fund, by).divisor == many);
  }
}

TEST_CASE("reported n of m: of living clubs, practice clubs apart, and late ones have reported all the same",
          "[core][projections]") {
  std::vector<ReportClub> clubs;
  const char* days[] = {"2019-12-10", "2019-12-15", "2019-12-16", "", "", "2019-12-01"};
  for (int i = 0; i < 6; ++i) {
    clubs.push_back(club_with("A-" + std::to_string(10 + i), 50, 0));
    if (*days[i] != '\0') (i % 2 == 0 ? clubs.back().submitted : clubs.back().received) = handed_in_on(days[i]);
  }
  clubs[5].card.practice = true;
  clubs.push_back(clubs[0]);
  clubs.back().card.dissolved = day("2019-10-01");  // nobody is left to report
  const auto counts = reported_counts(clubs, annual_2019(), day("2020-01-31"));
  REQUIRE(counts.size() == 2);
  CHECK(counts[0] == ReportedCount{false, 5, 3, 2, 1, 2, 0});
  CHECK(counts[1] == ReportedCount{true, 1, 1, 1, 0, 0, 0});
  CHECK(reported_counts(clubs, annual_2019(), day("2019-12-15"))[0].not_due_yet == 2);
  CHECK(reported_counts({}, annual_2019(), day("2019-12-15")).empty());
}

TEST_CASE("who reported of drawn clubs is what going through them one by one gives", "[core][projections]") {
  const std::uint32_t seed = soquy::test::seed_of_chance();
  INFO("SOQUY_SEED=" << seed);
  std::mt19937 chance(seed);
  for (int round = 0; round < 50; ++round) {
    std::vector<ReportClub> clubs;
    const Day seen = add_days(day("2019-12-10"), static_cast<int>(chance() % 20));
    std::map<std::string, std::int64_t> naive;  // "practice late": so many
    for (int i = 0; i < round; ++i) {
      clubs.push_back(club_with("A-" + std::to_string(100 + i), 50, 0));
      ReportClub& club = clubs.back();
      club.card.practice = chance() % 3 == 0;
      if (chance() % 5 == 0) club.card.dissolved = day("2019-11-30");
      const int handed = static_cast<int>(chance() % 40) - 20;  // days after the due day
      if (handed < 10) club.submitted = HandedIn{{}, add_days(day("2019-12-15"), handed), {}, {}, {}, {}, 0, {}};
      if (!club.card.dissolved.is_none()) continue;
      const std::string kind = club.card.practice ? "practice " : "real ";
      naive[kind + "must"] += 1;
      if (handed < 10) {
        naive[kind + "reported"] += 1;
        naive[kind + (handed <= 0 ? "in time" : "late")] += 1;
      } else {
        naive[kind + (seen.number > day("2019-12-15").number ? "missing" : "left")] += 1;
      }
    }
    std::map<std::string, std::int64_t> counted;
    for (const ReportedCount& count : reported_counts(clubs, annual_2019(), seen)) {
      const std::string kind = count.practice ? "practice " : "real ";
      const std::pair<const char*, std::int64_t> parts[] = {{"must", count.must_report}, {"reported", count.reported},
                                                            {"in time", count.in_time},  {"late", count.late},
                                                            {"missing", count.missing},  {"left", count.not_due_yet}};
      for (const auto& [name, clubs_of_it] : parts)
        if (clubs_of_it != 0) counted[kind + name] = clubs_of_it;
    }
    CHECK(counted == naive);
  }
}

TEST_CASE("units add up to all clubs; practice clubs and other currencies stand apart", "[core][projections]") {
  std::vector<ReportClub> clubs = {club_with("A-01", 50, 5), club_with("A-02", 61, 7), club_with("A-03", 40, 11),
                                   club_with("A-04", 30, 13), club_with("A-05", 20, 17)};
  const RegionRef north{"T", *RegionCode::parse("1")};
  const RegionRef south{"T", *RegionCode::parse("2")};
  for (std::size_t i : {0U, 1U, 3U, 4U}) clubs[i].unit = {north, "Bắc"};
  clubs[2].unit = {south, "Nam"};
  clubs[3].card.practice = true;
  clubs[4].card.currency = Currency::usd;
  clubs[0].incomes = incomes_of(3, 7, 2, "2019-05-31");
  clubs[1].incomes = incomes_of(1, 4, 5, "2019-06-30");
  clubs[3].incomes = incomes_of(9, 0, 9, "2019-07-31");  // practice
  const auto units = report_rows_by_unit(clubs);
  REQUIRE(units.size() == 4);  // north: dong, dollars, practice; south
  CHECK(units[0].name == "Bắc");
  CHECK(units[0].end.members == 111);
  CHECK(units[0].incomes.counts.improved_of_known() == Ratio{4, 15});
  CHECK(units[0].incomes.counts.not_comparable() == 7);
  CHECK(units[0].incomes.gaps.not_published == std::set<Day>{day("2019-05-31"), day("2019-06-30")});
  CHECK(units[3].name == "Nam");
  CHECK(units[3].incomes == IncomeSum{});
  const auto totals = report_totals(clubs);
  REQUIRE(totals.size() == 3);
  CHECK(totals[0].end.members == 151);
  CHECK(totals[0].incomes.counts.all() == 22);
  CHECK(totals[2].incomes.counts.improved_of_known() == Ratio{9, 9});
  CHECK(totals[0].clubs == 3);
  CHECK(totals[0].end.outstanding == 23);
  CHECK(totals[1].currency == Currency::usd);
  CHECK(totals[2].practice);
  // The stupid way: every club once, whatever the order.
  std::int64_t members = 0;
  for (const auto& unit : units) members += unit.end.members;
  for (const auto& club : clubs) members -= club.end.members;
  CHECK(members == 0);
}

TEST_CASE("what happened in a period is its end less its beginning", "[core][projections]") {
  ReportClub club = club_with("A-01", 50, 0);
  club.end.meetings = 20;
  club.begin.meetings = 8;
  CHECK(report_row(club).period().meetings == 12);
  club.end.clubs = 0;  // dissolved in the period: what it did counts, it does not
  club.submitted = handed_in_on("2019-06-01");
  CHECK(report_row(club).clubs == 0);
  CHECK(report_row(club).clubs_reporting == 0);
}
