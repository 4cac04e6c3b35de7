// The criteria of the decisions on a club, and over many of them.
#include "projections/criteria.h"

#include <catch2/catch.hpp>
#include <random>

#include "tests/support/history.h"
#include "tests/support/seed.h"

using namespace soquy;
using namespace soquy::projections;
using soquy::tests::day;
using soquy::tests::History;

namespace {

PublishRulePack pack(std::string name, std::string_view from, std::string_view until,
                     std::vector<CriterionRule> rules) {
  PublishRulePack pack;
  pack.name = std::move(name);
  pack.valid_from = day(from);
  if (!until.empty()) pack.valid_until = day(until);
  pack.rules = std::move(rules);
  return pack;
}

/// Fifty members: 35 older, 33 women, 20 poor, 10 near-poor, 2 in hardship, 26 who borrowed, 5 volunteers.
Figures club() {
  Figures figures;
  figures.clubs = 1;
  figures.clubs_both_funds = 1;
  figures.clubs_trained = 1;
  figures.members = 50;
  figures.older = 35;
  figures.women = 33;
  figures.poor = 20;
  figures.near_poor = 10;
  figures.hardship = 2;
  figures.volunteers = 5;
  figures.ever_borrowed_or_kept = 26;
  figures.needy_served = 12;
  return figures;
}

CriterionRow judged(CriterionRule rule, const Figures& figures) {
  return judge(pack("p", "2016-01-01", "", {rule}), figures).at(0);
}
CriterionVerdict verdict(CriterionRule rule, const Figures& figures) { return judged(rule, figures).verdict; }

ClubFigures standing(const Figures& figures) {
  ClubFigures one;
  one.card.founded = day("2019-01-10");
  one.figures = figures;
  return one;
}

constexpr auto kMet = CriterionVerdict::met;
constexpr auto kNotMet = CriterionVerdict::not_met;
constexpr auto kOpen = CriterionVerdict::cannot_be_told;
constexpr auto kFloor = CriterionKind::floor;
constexpr auto kRange = CriterionKind::range;

}  // namespace

TEST_CASE("each criterion is judged by its own count, exactly", "[core][projections]") {
  CHECK(verdict({Criterion::members, kRange, 50, 70}, club()) == kMet);
  CHECK(verdict({Criterion::members, kRange, 51, 70}, club()) == kNotMet);
  CHECK(verdict({Criterion::members, kRange, 10, 49}, club()) == kNotMet);
  CHECK(verdict({Criterion::older_share, kFloor, 700'000, 0}, club()) == kMet);  // 35 of 50 is 70%
  CHECK(verdict({Criterion::older_share, kFloor, 700'001, 0}, club()) == kNotMet);
  CHECK(verdict({Criterion::women_share, kRange, 600'000, 700'000}, club()) == kMet);
  CHECK(verdict({Criterion::women_share, kRange, 600'000, 650'000}, club()) == kNotMet);
  CHECK(verdict({Criterion::poor_share, kRange, 600'000, 700'000}, club()) == kMet);
  CHECK(verdict({Criterion::younger_share, kRange, 300'000, 400'000}, club()) == kMet);
  CHECK(verdict({Criterion::borrower_share, kFloor, 500'000, 0}, club()) == kMet);
  CHECK(verdict({Criterion::volunteers, kFloor, 5, 0}, club()) == kMet);
  CHECK(verdict({Criterion::volunteers, CriterionKind::level, 6, 6}, club()) == kNotMet);
  CHECK(verdict({Criterion::both_funds, CriterionKind::level, 1, 1}, club()) == kMet);
  CHECK(verdict({Criterion::training_share, kFloor, 800'000, 0}, club()) == kMet);
  CHECK(verdict({Criterion::supervision_share, kFloor, 800'000, 0}, club()) == kNotMet);
  const CriterionRow row = judged({Criterion::poor_share, kFloor, 600'000, 0}, club());
  CHECK(row.numerator == 32);
  CHECK(row.denominator == 50);
  CHECK(row.at_most == 32);
}

TEST_CASE("that the poor have priority is told and not judged", "[core][projections]") {
  const CriterionRow row = judged({Criterion::poor_have_priority, CriterionKind::level, 1, 1}, club());
  CHECK(row.verdict == CriterionVerdict::information);
  CHECK(row.numerator == 12);
  CHECK(row.denominator == 32);
}

TEST_CASE("a share of nobody cannot be told", "[core][projections]") {
  Figures empty;
  empty.clubs = 1;
  CHECK(verdict({Criterion::women_share, kFloor, 600'000, 0}, empty) == kOpen);
  CHECK(verdict({Criterion::members, kFloor, 50, 0}, empty) == kNotMet);
}

TEST_CASE("ages nobody knows leave a criterion open only as far as they matter", "[core][projections]") {
  const CriterionRule most{Criterion::older_share, kFloor, 700'000, 0};
  const CriterionRule between{Criterion::older_share, kRange, 600'000, 700'000};
  Figures figures = club();
  figures.older = 33;
  figures.age_unknown = 1;
  CHECK(verdict(most, figures) == kNotMet);  // 34 at most
  CHECK(verdict(between, figures) == kMet);
  figures.age_unknown = 2;
  CHECK(verdict(most, figures) == kOpen);
  CHECK(judged(most, figures).at_most == 35);
  figures.age_unknown = 3;
  CHECK(verdict(between, figures) == kOpen);  // 36 would be too many
  figures.older = 36;
  CHECK(verdict(between, figures) == kNotMet);
  CHECK(verdict(most, figures) == kMet);
  CHECK(judged({Criterion::younger_share, kFloor, 0, 0}, figures).numerator == 11);
  CHECK(judged({Criterion::younger_share, kFloor, 0, 0}, figures).at_most == 14);
}

TEST_CASE("attendance proves that many were reached, and never that they were not", "[core][projections]") {
  const CriterionRule rule{Criterion::health_share, kFloor, 500'000, 0};
  Figures figures = club();
  CHECK(verdict(rule, figures) == kNotMet);  // nothing was done at all
  figures.active_health = 1;
  figures.reached_health = 20;
  CHECK(verdict(rule, figures) == kOpen);
  figures.reached_health = 25;
  CHECK(verdict(rule, figures) == kMet);
}

TEST_CASE("over several clubs it is counted how many keep to each criterion", "[core][projections]") {
  const PublishRulePack rules = pack("p", "2016-01-01", "",
                                     {{Criterion::women_share, kFloor, 600'000, 0},
                                      {Criterion::training_share, kFloor, 500'000, 0},
                                      {Criterion::both_funds, CriterionKind::level, 1, 1},
                                      {Criterion::members, kRange, 50, 70}});
  Figures men = club();
  men.women = 0;
  men.clubs_trained = 0;
  men.clubs_both_funds = 0;
  Figures nobody;
  nobody.clubs = 1;
  ClubFigures gone = standing(club());
  gone.card.dissolved = day("2020-01-01");
  const auto sums = judge_all(rules, {standing(club()), standing(men), standing(nobody), gone, ClubFigures{}});
  REQUIRE(sums.size() == 4);
  CHECK(sums[0].met == 1);
  CHECK(sums[0].not_met == 1);
  CHECK(sums[0].cannot_be_told == 1);
  CHECK(sums[0].together.numerator == 33);
  CHECK(sums[0].together.denominator == 100);
  CHECK(sums[0].together.verdict == CriterionVerdict::information);
  CHECK(sums[1].together.numerator == 1);
  CHECK(sums[1].together.denominator == 3);
  CHECK(sums[1].together.verdict == kNotMet);  // a third of the clubs, and half was asked
  CHECK(sums[2].together.verdict == kNotMet);  // every club is to have both
  CHECK(sums[3].together.denominator == 3);    // members per club
  CHECK(judge_all(rules, {}).at(1).together.verdict == kOpen);
  for (const CriterionSum& sum : sums)
    CHECK(sum.left_out == 1);  // the club that is gone; who is not founded is not there
}

TEST_CASE("seven of ten clubs that do all eight activities are enough, and those that are gone count on neither side",
          "[core][projections]") {
  const PublishRulePack rules = pack("p", "2020-08-31", "", {{Criterion::all_activities_share, kFloor, 700'000, 0}});
  std::vector<ClubFigures> clubs;
  for (int n = 0; n < 10; ++n) {
    Figures figures = club();
    figures.clubs_all_areas = n < 7;
    clubs.push_back(standing(figures));
  }
  ClubFigures gone = standing(club());
  gone.figures.clubs_all_areas = 1;
  gone.card.dissolved = day("2020-01-01");
  clubs.push_back(gone);
  const auto asked = [&] { return judge_all(rules, clubs).at(0); };
  CHECK(asked().together.numerator == 7);
  CHECK(asked().together.denominator == 10);
  CHECK(asked().left_out == 1);
  CHECK(asked().met == 7);
  CHECK(asked().not_met == 3);
  CHECK(asked().together.verdict == kMet);
  clubs[6].figures.clubs_all_areas = 0;
  CHECK(asked().together.verdict == kNotMet);
  clubs.clear();
  CHECK(asked().together.verdict == kOpen);
}

TEST_CASE("what is added over clubs is what somebody counts who goes through them one by one", "[core][projections]") {
  const std::uint32_t seed = test::seed_of_chance();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int n = 0; n < 200; ++n) {
    const auto asked = static_cast<std::int64_t>(100'000 * (random() % 11));
    const PublishRulePack rules = pack("p", "2020-08-31", "", {{Criterion::all_activities_share, kFloor, asked, 0}});
    std::vector<ClubFigures> clubs;
    std::int64_t active = 0;
    std::int64_t living = 0;
    std::int64_t dissolved = 0;
    for (auto left = random() % 12; left > 0; --left) {
      ClubFigures one = standing(club());
      const bool does_all = random() % 2 == 0;
      one.figures.clubs_all_areas = does_all;
      const auto state = random() % 4;
      if (state == 0) one.card.dissolved = day("2021-01-01");
      if (state == 1) one.card.founded = Day::none();
      dissolved += state == 0;
      living += state > 1;
      active += state > 1 && does_all;
      clubs.push_back(one);
    }
    const CriterionSum sum = judge_all(rules, clubs).at(0);
    CHECK(sum.together.numerator == active);
    CHECK(sum.together.denominator == living);
    CHECK(sum.left_out == dissolved);
    const auto expected = living == 0 ? kOpen : active * 1'000'000 >= asked * living ? kMet : kNotMet;
    CHECK(sum.together.verdict == expected);
  }
}

TEST_CASE("a verdict is what trying every possible count gives", "[core][projections]") {
  const std::uint32_t seed = test::seed_of_chance();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const auto pick = [&](int below) { return static_cast<std::int64_t>(random() % static_cast<unsigned>(below)); };
  for (int n = 0; n < 2000; ++n) {
    Figures figures;
    figures.clubs = 1;
    figures.members = pick(12);
    figures.older = figures.members == 0 ? 0 : pick(static_cast<int>(figures.members) + 1);
    figures.age_unknown =
        figures.members == figures.older ? 0 : pick(static_cast<int>(figures.members - figures.older));
    CriterionRule rule{Criterion::older_share, static_cast<CriterionKind>(pick(3)), 100'000 * pick(11), 0};
    rule.max = rule.min + 100'000 * pick(4);
    int kept = 0;
    int broken = 0;
    for (std::int64_t older = figures.older; older <= figures.older + figures.age_unknown; ++older) {
      if (figures.members == 0) continue;
      const bool enough = older * 1'000'000 >= rule.min * figures.members;
      const bool not_too_many = rule.kind != kRange || older * 1'000'000 <= rule.max * figures.members;
      (enough && not_too_many ? kept : broken) += 1;
    }
    const auto expected = kept > 0 && broken == 0 ? kMet : broken > 0 && kept == 0 ? kNotMet : kOpen;
    // A range so narrow that the counts step over it is left open rather than said to be broken.
    const auto got = verdict(rule, figures);
    const bool stepped_over = got == kOpen && expected == kNotMet && rule.kind == kRange;
    CHECK((got == expected || stepped_over));
  }
}

TEST_CASE("the pack that holds is the one that began last, and a correction of it the one published last",
          "[core][projections]") {
  History stream("-PROGRAMME");
  const auto publish = [&](const PublishRulePack& what) { stream.add(day("2018-01-01"), RulePackPublished{what}); };
  publish(pack("1533/2016", "2016-08-02", "2020-08-30", {{Criterion::members, kRange, 50, 70}}));
  publish(pack("1336/2020", "2020-08-31", "", {}));
  publish(pack("1648/2025", "2025-08-01", "", {}));
  publish(pack("1533/2016", "2016-08-02", "2020-08-30", {{Criterion::members, kRange, 50, 80}}));
  RulePacks packs;
  for (const Event& event : stream.events()) packs.apply(event);
  CHECK(packs.packs().size() == 3);
  CHECK(packs.on(day("2016-08-01")) == nullptr);
  REQUIRE(packs.on(day("2020-08-30")) != nullptr);
  CHECK(packs.on(day("2020-08-30"))->rules.at(0).max == 80);
  CHECK(packs.on(day("2020-08-31"))->name == "1336/2020");
  CHECK(packs.on(day("2025-08-01"))->name == "1648/2025");

  const auto life = packs.through(day("2010-05-01"), day("2026-01-01"));
  REQUIRE(life.size() == 3);
  CHECK(life[0].from == day("2016-08-02"));
  CHECK(life[0].pack->name == "1533/2016");
  CHECK(life[1].from == day("2020-08-31"));
  CHECK(life[2].from == day("2025-08-01"));
  const auto later = packs.through(day("2019-01-10"), day("2020-12-31"));
  REQUIRE(later.size() == 2);
  CHECK(later[0].from == day("2019-01-10"));
  CHECK(packs.through(day("2010-05-01"), day("2011-01-01")).empty());
}
