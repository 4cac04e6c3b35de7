// Questions over all clubs: what rows of month's ends answer is what the entries answer, and a question reads rows
// where they are kept.
#include <catch2/catch.hpp>

#include "cli/answer.h"
#include "cli/club_reading.h"
#include "cli/simulate/plan.h"
#include "cli/simulate/simulation.h"
#include "engine/store/view_layout.h"
#include "engine/view_shelf.h"
#include "projections/club_figures.h"
#include "projections/income_improvement.h"
#include "projections/report.h"
#include "tests/cli/desk.h"
#include "tests/support/random_event.h"

using namespace soquy;
using Catch::Contains;
using soquy::test::Desk;
using soquy::test::Said;
using soquy::testing::Dice;

namespace {

/// The sample province of 2018 to 2020, read in February 2021. It has no rows yet.
struct Province : Desk {
  explicit Province(std::uint64_t seed) {
    engine::SimulatedClock clock(Instant{0});
    const auto ledger = engine::Ledger::open(store(), clock);
    cli::simulate(*ledger, clock, cli::quang_ngai_plan(seed), seed, [] {});
    log_size = ledger->store().log_frontier().size();
    today("2021-02-10");
  }
  std::uint64_t log_size = 0;
};

/// Every second one a month's end.
Day some_day(Dice& dice) {
  const Day day = add_days(*make_day(2018, 3, 1), static_cast<int>(dice.below(1'060)));
  return dice.below(2) == 0 ? end_of_month(day) : day;
}

/// " --as-of 2019-06-30", in half of the cases with what was known when the log was smaller.
std::string some_times(Dice& dice, Day from, std::uint64_t log_size) {
  std::string times = " --as-of " + to_iso(std::max(some_day(dice), from));
  if (dice.below(2) == 0) times += " --known-as-of size:" + std::to_string(log_size / 4 + dice.below(log_size * 3 / 4));
  return times;
}

std::vector<std::string> some_questions(Dice& dice, std::uint64_t log_size) {
  std::vector<std::string> questions;
  for (int i = 0; i < 3; ++i) {
    const std::string year = std::to_string(2018 + dice.below(3));
    const Day begin = *parse_iso_day(year + "-01-01");
    questions.push_back("clubs --format json" + some_times(dice, Day::none(), log_size));
    questions.push_back("report annual --format json --year " + year + some_times(dice, begin, log_size));
    questions.push_back("report six-month --format json --year " + year + some_times(dice, begin, log_size));
    questions.push_back("report six-month --format csv --half 2 --year 2019 --lang vi --as-of 2020-12-31");
  }
  return questions;
}

}  // namespace

TEST_CASE("clubs and reports answer out of kept rows what they answer out of entries", "[cli][views]") {
  const std::uint64_t seed = GENERATE(7U, 8U);
  INFO("seed " << seed);
  Province desk(seed);
  Dice dice(seed);
  const auto questions = some_questions(dice, desk.log_size);
  std::vector<Said> by_entries;
  for (const auto& question : questions) by_entries.push_back(desk.must(question));
  desk.must("views --catch-up");
  std::size_t told = 0;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    INFO(questions[i]);
    CHECK(desk.must(questions[i]).out == by_entries[i].out);
    told += by_entries[i].out.size();
  }
  CHECK(told > 20'000);
}

TEST_CASE("clubs and reports about a month's end read the rows that are kept of it", "[cli][views]") {
  Desk desk;
  desk.found();  // on 2024-01-10, typed in on 2024-06-30
  desk.today("2024-07-05");
  desk.must("views --catch-up");
  const std::string clubs = "clubs --as-of 2024-06-30";
  const std::string report = "report six-month --year 2024 --half 1 --as-of 2024-06-30";
  CHECK_THAT(desk.must(clubs).out, !Contains("777"));
  CHECK_THAT(desk.must(report).out, !Contains("777"));
  {
    const auto ledger = engine::Ledger::open(desk.store(), desk.clock());
    const auto in_force = engine::ViewShelf(ledger->view_rows(), "club_figures").in_force();
    REQUIRE(in_force);
    const auto key =
        engine::view_row_key("club_figures", in_force->generation, *make_day(2024, 6, 30), *ClubCode::parse("HP-01"));
    const auto row = ledger->view_rows().row(key);
    REQUIRE(row);
    auto club = projections::parse_club_figures(*row);
    REQUIRE(club);
    club->figures.members = 777;
    ledger->view_rows().write({{key, to_bytes(*club)}});
  }
  CHECK_THAT(desk.must(clubs).out, Contains("777"));
  CHECK_THAT(desk.must(report).out, Contains("777"));
  CHECK_THAT(desk.must("clubs --as-of 2024-06-29").out, !Contains("777"));
}

TEST_CASE("the entries of some kinds are those among all that were known", "[cli]") {
  Province desk(9);
  const auto ledger = engine::Ledger::open(desk.store(), desk.clock());
  const auto wants = [](Kind kind) {
    return projections::IncomeImprovement::reads(kind) || projections::ReportBook::reads(kind);
  };
  Dice dice(9);
  std::size_t found = 0;
  for (const auto& club : ledger->clubs()) {
    cli::Question question;
    question.club = club.code;
    question.known_by = cli::KnownBy::accepted_at;
    if (dice.below(4) != 0) question.as_of.known_version = Version{dice.below(desk.log_size) + 1};
    if (dice.below(2) != 0) question.as_of.known = at_vietnam_time(some_day(dice), 12, 0);
    auto known = cli::load_history(*ledger, question).events;
    std::erase_if(known, [&](const Event& event) { return !wants(event.payload.kind()); });
    CHECK(cli::load_kinds(*ledger, club.code, question.as_of, wants) == known);
    found += known.size();
  }
  CHECK(found > 100);
}
