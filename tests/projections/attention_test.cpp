// Every reason at its threshold and one above it; the order of the list; clubs without a reason.

#include "projections/attention.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <random>

#include "projections/ratios.h"
#include "tests/support/history.h"
#include "tests/support/seed.h"

using namespace soquy;
using namespace soquy::projections;
using soquy::tests::day;

namespace {

const Day kDay = day("2024-12-31");

/// A club about which there is nothing to ask.
ClubOverTime quiet_club(std::string_view code = "HP-01") {
  ClubOverTime club;
  club.day = kDay;
  ClubCard& card = club.now.card;
  card.club = *ClubCode::parse(code);
  card.founded = day("2019-01-10");
  card.last_meeting = day("2024-12-20");
  card.last_count = day("2024-12-20");
  card.annual_reported = day("2024-12-15");
  card.cash_limit = Money{3'000'000};
  Figures& now = club.now.figures;
  now.clubs = 1;
  now.income_fund_cash = 3'000'000;
  now.outstanding = 20'000'000;
  now.at_risk_30 = 1'000'000;
  now.loans_late = 1;
  now.lending_cash_days = 500'000'000;
  now.outstanding_days = 500'000'000;
  now.entries = 200;
  now.entries_back_dated = 40;
  now.entries_outside_meetings = 60;
  now.reversals = 4;
  now.reversals_by_recorder = 2;
  card.reversals_by_one_pair = 4;
  now.board_outstanding = 6'000'000;
  now.loans_paid_out = 20;
  now.loans_renewing = 2;
  club.quarter_before.outstanding = 20'000'000;
  club.year_before.income_fund_cash = 3'000'000;
  club.year_before.outstanding = 20'000'000;
  return club;
}

AttentionRow look_at(const ClubOverTime& club) { return attention_to(club, default_attention_rules()); }

}  // namespace

TEST_CASE("a club at every threshold needs no visit", "[core][projections]") {
  const AttentionRow row = look_at(quiet_club());
  CHECK(row.reasons.empty());
  CHECK(row.weight == 0);
}

TEST_CASE("each reason is found one step beyond its threshold, and no other with it", "[core][projections]") {
  struct Row {
    AttentionReason reason;
    Ratio seen;
    std::function<void(ClubOverTime&)> spoil;
  };
  const std::vector<Row> rows = {
      {AttentionReason::no_meeting, {63, 1}, [](auto& club) { club.now.card.last_meeting = day("2024-10-29"); }},
      {AttentionReason::par30_rising, {1, 10}, [](auto& club) { club.now.figures.at_risk_30 = 2'000'000; }},
      {AttentionReason::par30_high,
       {2'500'000, 20'000'000},
       [](auto& club) {
         club.now.figures.at_risk_30 = 2'500'000;
         club.quarter_before.at_risk_30 = 2'500'000;
       }},
      {AttentionReason::idle_cash,
       {500'000'001, 1'000'000'001},
       [](auto& club) { club.now.figures.lending_cash_days += 1; }},
      {AttentionReason::cash_above_limit, {1, 1}, [](auto& club) { club.now.figures.activity_fund_cash = 1; }},
      {AttentionReason::falling_capital,
       {1'150'001, 23'000'000},
       [](auto& club) { club.now.figures.outstanding = 18'849'999; }},
      {AttentionReason::open_differences, {1, 1}, [](auto& club) { club.now.figures.open_differences = 1; }},
      {AttentionReason::back_dated, {41, 200}, [](auto& club) { club.now.figures.entries_back_dated = 41; }},
      {AttentionReason::reversals_by_one_pair, {5, 1}, [](auto& club) { club.now.card.reversals_by_one_pair = 5; }},
      {AttentionReason::reversals_by_recorder, {3, 1}, [](auto& club) { club.now.figures.reversals_by_recorder = 3; }},
      {AttentionReason::outside_meetings,
       {61, 200},
       [](auto& club) { club.now.figures.entries_outside_meetings = 61; }},
      {AttentionReason::board_loans,
       {6'000'001, 20'000'000},
       [](auto& club) { club.now.figures.board_outstanding = 6'000'001; }},
      {AttentionReason::renewals, {3, 20}, [](auto& club) { club.now.figures.loans_renewing = 3; }},
      {AttentionReason::rate_above_cap, {1, 1}, [](auto& club) { club.now.figures.loans_above_cap = 1; }},
      {AttentionReason::suspiciously_clean,
       {200, 1},
       [](auto& club) {
         Figures& now = club.now.figures;
         now.reversals = now.reversals_by_recorder = now.entries_back_dated = now.loans_late = 0;
       }},
      {AttentionReason::report_missing, {16, 1}, [](auto& club) { club.now.card.annual_reported = day("2023-12-15"); }},
      {AttentionReason::no_cash_count, {185, 1}, [](auto& club) { club.now.card.last_count = day("2024-06-29"); }},
      {AttentionReason::findings_open, {1, 1}, [](auto& club) { club.now.figures.disputes_open = 1; }},
  };
  CHECK(rows.size() == kAttentionReasons);
  for (const Row& expected : rows) {
    INFO(name_of(expected.reason));
    ClubOverTime club = quiet_club();
    expected.spoil(club);
    const AttentionRow row = look_at(club);
    // A lower balance puts more of it at risk with the board; that is a reason of its own.
    const auto found = std::find_if(row.reasons.begin(), row.reasons.end(),
                                    [&](const auto& reason) { return reason.rule.reason == expected.reason; });
    REQUIRE(found != row.reasons.end());
    CHECK(compared(found->seen.front().value, expected.seen) == 0);
    if (expected.reason != AttentionReason::falling_capital) CHECK(row.reasons.size() == 1);
  }
}

TEST_CASE("a rise of PAR30 from nothing stands as it was counted", "[core][projections]") {
  ClubOverTime club = quiet_club();
  club.now.figures.at_risk_30 = 2'000'000;
  CHECK(look_at(club).reasons.front().seen.front().value == Ratio{2'000'000, 20'000'000});
  club.quarter_before.at_risk_30 = 500'000;
  club.now.figures.at_risk_30 = 3'000'000;
  CHECK(look_at(club).reasons.front().seen.front().value == Ratio{1, 8});  // 15% less 2.5%: of no one balance
}

TEST_CASE("capital that is topped up by gifts for good still falls; borrowed money does not raise it",
          "[core][projections]") {
  ClubOverTime club = quiet_club();
  club.now.figures.given_for_good = 5'000'000;  // the same 23 million as a year before, five of them new
  CHECK(look_at(club).reasons.front().rule.reason == AttentionReason::falling_capital);
  CHECK(compared(look_at(club).reasons.front().seen.front().value, {5, 23}) == 0);
  club = quiet_club();
  club.now.figures.borrowed = 5'000'000;
  CHECK(look_at(club).reasons.front().rule.reason == AttentionReason::falling_capital);
}

TEST_CASE("the first late loan is a rise, and a club that never met is counted from its founding",
          "[core][projections]") {
  ClubOverTime club = quiet_club();
  club.quarter_before.outstanding = 0;
  club.now.figures.at_risk_30 = 1'500'000;
  CHECK(look_at(club).reasons.front().rule.reason == AttentionReason::par30_rising);
  club = quiet_club();
  club.now.card.last_meeting = Day::none();
  CHECK(look_at(club).reasons.front().seen.front().value == Ratio{days_between(day("2019-01-10"), kDay), 1});
}

TEST_CASE("a young club's money may lie still, and a handful of entries makes no share", "[core][projections]") {
  ClubOverTime club = quiet_club();
  club.now.card.founded = day("2024-11-01");
  club.now.figures.lending_cash_days *= 3;
  club.now.figures.entries = 9;
  club.now.figures.entries_back_dated = 9;
  club.now.figures.entries_outside_meetings = 9;
  CHECK(look_at(club).reasons.empty());
  club.now.figures.entries = 10;
  CHECK(look_at(club).reasons.size() == 2);
}

TEST_CASE("the heaviest club comes first, then by code; practice clubs last; quiet and dissolved ones not at all",
          "[core][projections]") {
  std::vector<ClubOverTime> clubs = {quiet_club("HP-05"), quiet_club("HP-04"), quiet_club("HP-03"),
                                     quiet_club("HP-02"), quiet_club("HP-01"), quiet_club("HP-06")};
  clubs[0].now.figures.loans_above_cap = 1;            // 15
  clubs[1].now.figures.open_differences = 500;         // 20
  clubs[1].now.card.reversals_by_one_pair = 9;         // and 10
  clubs[2].now.card.last_meeting = day("2024-01-10");  // 30
  clubs[3].now.card.last_meeting = day("2024-01-10");  // 30 too, practice
  clubs[3].now.card.practice = true;
  clubs[5].now.figures.open_differences = 500;
  clubs[5].now.card.dissolved = day("2024-06-30");
  const auto rows = attention_list(clubs, default_attention_rules());
  REQUIRE(rows.size() == 4);
  CHECK(rows[0].card.club.text() == "HP-03");
  CHECK(rows[0].weight == 30);
  CHECK(rows[1].card.club.text() == "HP-04");
  CHECK(rows[1].weight == 30);
  CHECK(rows[1].reasons[0].rule.reason == AttentionReason::open_differences);
  CHECK(rows[2].card.club.text() == "HP-05");
  CHECK(rows[3].card.club.text() == "HP-02");
}

TEST_CASE("rules may be replaced: other thresholds, other weights, reasons that are not asked", "[core][projections]") {
  ClubOverTime club = quiet_club();
  auto rules = default_attention_rules();
  rules[static_cast<std::size_t>(AttentionReason::back_dated)] = {AttentionReason::back_dated, 100'000, 7};
  CHECK(attention_to(club, rules).weight == 7);
  rules[static_cast<std::size_t>(AttentionReason::back_dated)].weight = 0;
  CHECK(attention_to(club, rules).reasons.empty());
  for (const AttentionRule& rule : rules) CHECK(parse_attention_reason(name_of(rule.reason)) == rule.reason);
  CHECK_FALSE(parse_attention_reason("nothing"));
}

TEST_CASE("random lists are ordered, and every weight is the sum of its reasons", "[core][projections]") {
  const std::uint32_t seed = soquy::test::seed_of_chance();
  INFO("SOQUY_SEED=" << seed);
  std::mt19937 chance(seed);
  const auto coin = [&] { return chance() % 3 == 0; };
  std::vector<ClubOverTime> clubs;
  for (int i = 0; i < 200; ++i) {
    clubs.push_back(quiet_club("RC-" + std::to_string(100 + (i * 37) % 200)));
    Figures& now = clubs.back().now.figures;
    if (coin()) now.open_differences = 1;
    if (coin()) now.loans_above_cap = 2;
    if (coin()) now.board_outstanding = 20'000'000;
    if (coin()) clubs.back().now.card.last_meeting = Day::none();
    clubs.back().now.card.practice = coin();
  }
  const auto rows = attention_list(clubs, default_attention_rules());
  std::size_t needy = 0;
  for (const ClubOverTime& club : clubs) {
    const Figures& now = club.now.figures;
    const std::int64_t weight = (now.open_differences > 0 ? 20 : 0) + (now.loans_above_cap > 0 ? 15 : 0) +
                                (now.board_outstanding > 6'000'000 ? 15 : 0) +
                                (club.now.card.last_meeting.is_none() ? 30 : 0);
    if (weight == 0) continue;
    ++needy;
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.card.club == club.now.card.club; });
    REQUIRE(found != rows.end());
    CHECK(found->weight == weight);
  }
  CHECK(rows.size() == needy);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& left = rows[i - 1];
    const auto& right = rows[i];
    if (left.card.practice != right.card.practice) {
      CHECK(right.card.practice);
    } else if (left.weight != right.weight) {
      CHECK(left.weight > right.weight);
    } else {
      CHECK(left.card.club < right.card.club);
    }
  }
}
