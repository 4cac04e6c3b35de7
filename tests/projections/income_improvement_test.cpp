#include "projections/income_improvement.h"

#include <catch2/catch.hpp>
#include <random>

#include "events/fold.h"
#include "projections/poverty_movement.h"
#include "tests/support/history.h"
#include "tests/support/naive_income.h"

using namespace soquy;
using namespace soquy::projections;
using soquy::tests::day;
using soquy::tests::History;

namespace {

IncomeSurveyed survey(std::uint32_t member, std::int64_t income, bool follow_up = false,
                      const std::string& instrument = "phieu-2019 v1", std::uint8_t months = 12,
                      std::uint8_t household = 4) {
  IncomeSurveyed said;
  said.member = {member};
  said.instrument = instrument;
  said.follow_up = follow_up;
  said.household_size = household;
  said.recall_months = months;
  said.farm = Money{income / 2};
  said.wage = Money{income - income / 2};
  return said;
}

PriceIndexPublished price(std::string_view month, std::int64_t index, std::string basis = "2019 = 100",
                          std::string series = "CPI-VN") {
  PriceIndexPublished said;
  said.series = std::move(series);
  said.month = day(month);
  said.index = index;
  said.basis = std::move(basis);
  return said;
}

PriceIndex prices_of(const std::vector<PriceIndexPublished>& values) {
  History programme;
  for (const auto& value : values) programme.add(day("2021-01-01"), value);
  PriceIndex prices;
  fold(prices, programme.events());
  return prices;
}

std::vector<IncomeRow> rows(const History& club, std::string_view iso, Day from = Day::none()) {
  IncomeImprovement view;
  fold(view, club.events(), {day(iso)});
  return view.rows(day(iso), from);
}

const std::vector<PriceIndexPublished> kPrices = {price("2019-01-31", 100'000), price("2020-01-01", 110'000)};

std::string outcome(const History& club, std::string_view iso, Money threshold = {}) {
  const auto found = rows(club, iso);
  REQUIRE(found.size() == 1);
  return std::string(to_text(outcome_of(found[0], prices_of(kPrices), {"CPI-VN", threshold})));
}

/// "2023-05"
std::set<std::string> months(const std::set<Day>& days) {
  std::set<std::string> found;
  for (const Day one : days) found.insert(to_iso(one).substr(0, 7));
  return found;
}

std::uint32_t met_of(const std::map<std::string, std::uint32_t>& counts, const std::string& outcome) {
  const auto found = counts.find(outcome);
  return found == counts.end() ? 0 : found->second;
}

MemberLeft leaving(std::uint32_t member) {
  MemberLeft left;
  left.member = {member};
  left.reason = ReasonCode::moved_away;
  return left;
}

}  // namespace

TEST_CASE("an income has improved when it buys more than before, not when it is a larger number",
          "[core][projections]") {
  History club;
  club.add(day("2019-01-09"), survey(1, 24'000'000));
  SECTION("as much as prices rose is no improvement") {
    club.add(day("2020-01-12"), survey(1, 26'400'000, true));
    CHECK(outcome(club, "2020-02-01") == "not_improved");
    CHECK(real_change(rows(club, "2020-02-01")[0].pair, {100'000, 110'000}) == Money::zero());
  }
  SECTION("a dong more is") {
    club.add(day("2020-01-12"), survey(1, 26'400'001, true));
    CHECK(outcome(club, "2020-02-01") == "improved");
  }
  SECTION("above a threshold a month, to the dong") {
    club.add(day("2020-01-12"), survey(1, 27'720'000, true));  // 25,200,000 in money of the first month
    CHECK(real_change(rows(club, "2020-02-01")[0].pair, {100'000, 110'000}) == Money{100'000});
    CHECK(outcome(club, "2020-02-01", Money{99'999}) == "improved");
    CHECK(outcome(club, "2020-02-01", Money{100'000}) == "not_improved");
  }
  SECTION("of the household: that it grew is told, and changes nothing") {
    club.add(day("2020-01-12"), survey(1, 26'400'001, true, "phieu-2019 v1", 12, 6));
    const auto found = rows(club, "2020-02-01");
    IncomeCounts counts;
    counts.add(found[0], outcome_of(found[0], prices_of(kPrices), {"CPI-VN", {}}));
    CHECK(counts.of(IncomeOutcome::improved) == 1);
    CHECK(counts.size_changed == 1);
    CHECK(found[0].pair.baseline_size == 4);
    CHECK(found[0].pair.follow_up_size == 6);
  }
}

TEST_CASE("what cannot be compared is unknown and says why, never that nothing improved", "[core][projections]") {
  History club;
  club.join(day("2018-01-09"), 1, Sex::female, 1950);
  club.add(day("2019-01-09"), survey(1, 24'000'000));
  CHECK(outcome(club, "2019-10-08") == "not_due");
  CHECK(outcome(club, "2019-10-09") == "due");
  CHECK(outcome(club, "2020-04-09") == "due");
  CHECK(outcome(club, "2020-04-10") == "lost");
  SECTION("another form") {
    club.add(day("2020-01-12"), survey(1, 90'000'000, true, "phieu-2020 v1"));
    CHECK(outcome(club, "2020-02-01") == "other_instrument");
  }
  SECTION("other months asked about") {
    club.add(day("2020-01-12"), survey(1, 90'000'000, true, "phieu-2019 v1", 6));
    CHECK(outcome(club, "2020-02-01") == "other_instrument");
  }
  SECTION("another season, a day too early or too late") {
    club.add(day("2019-10-08"), survey(1, 90'000'000, true));
    CHECK(outcome(club, "2020-02-01") == "other_season");
    club.add(day("2020-04-10"), survey(1, 90'000'000, true));
    CHECK(outcome(club, "2020-05-01") == "other_season");
  }
  SECTION("months without an index") {
    club.add(day("2019-12-12"), survey(1, 90'000'000, true));
    CHECK(outcome(club, "2020-02-01") == "no_price_index");
  }
  SECTION("months on another basis") {
    club.add(day("2020-01-12"), survey(1, 90'000'000, true));
    const auto prices = prices_of({price("2019-01-31", 100'000), price("2020-01-01", 110'000, "2020 = 100")});
    const auto row = rows(club, "2020-02-01")[0];
    CHECK(outcome_of(row, prices, {"CPI-VN", {}}) == IncomeOutcome::no_price_index);
    CHECK(outcome_of(row, prices_of(kPrices), {"CPI-QN", {}}) == IncomeOutcome::no_price_index);
  }
  SECTION("who left is told to have left, unless asked again before") {
    club.add(day("2019-12-01"), leaving(1));
    CHECK(outcome(club, "2020-02-01") == "left_club");
  }
  SECTION("an interview taken back is none") {
    const Version second = club.add(day("2020-01-12"), survey(1, 90'000'000, true)).envelope.version;
    club.reverse(day("2020-01-13"), second);
    CHECK(outcome(club, "2020-02-01") == "due");
  }
}

TEST_CASE("who borrowed or was asked again without ever having been asked before is counted apart",
          "[core][projections]") {
  History club;
  club.disburse(day("2019-02-10"), 1, 1, 1'000'000, 2, 0);
  club.add(day("2020-01-12"), survey(2, 90'000'000, true));
  club.add(day("2019-01-09"), survey(3, 90'000'000));
  club.disburse(day("2019-02-10"), 2, 3, 1'000'000, 2, 0);
  IncomeCounts counts;
  for (const IncomeRow& row : rows(club, "2020-12-31"))
    counts.add(row, outcome_of(row, prices_of(kPrices), {"CPI-VN", {}}));
  CHECK(counts.of(IncomeOutcome::no_baseline) == 2);
  CHECK(counts.baselines() == 1);
  CHECK(counts.attrition() == Ratio{1, 1});
  CHECK(counts.improved_of_known() == Ratio{0, 0});
  CHECK(rows(club, "2020-12-31", day("2019-06-01")).size() == 1);  // TV02 only
}

TEST_CASE("of several interviews the nearest to a year counts, and a baseline asked twice is one",
          "[core][projections]") {
  History club;
  club.add(day("2019-01-09"), survey(1, 24'000'000));
  club.add(day("2019-06-09"), survey(1, 1'000'000));
  club.add(day("2019-11-09"), survey(1, 25'000'000, true));
  club.add(day("2020-01-30"), survey(1, 26'000'000, true));
  auto found = rows(club, "2020-02-01");
  REQUIRE(found.size() == 1);
  CHECK(found[0].pair.follow_up == Money{26'000'000});
  club.add(day("2020-01-09"), survey(1, 30'000'000));
  found = rows(club, "2020-02-01");
  REQUIRE(found.size() == 2);
  CHECK(found[1].standing == IncomeStanding::other_season);  // the interview of 30 January is no year after it
}

TEST_CASE("of two values of a month the one recorded later holds, whichever day of the month it names",
          "[core][projections]") {
  const auto prices = prices_of({price("2020-01-31", 110'000), price("2020-01-01", 111'500)});
  REQUIRE(prices.of("CPI-VN", day("2020-01-15")) != nullptr);
  CHECK(prices.of("CPI-VN", day("2020-01-15"))->index == 111'500);
  CHECK(prices.of("CPI-VN", day("2020-02-01")) == nullptr);
  CHECK(prices.of("CPI-US", day("2020-01-15")) == nullptr);
  CHECK(prices.series() == std::vector<std::string>{"CPI-VN"});
}

TEST_CASE("poverty moves by what the commune certified, of members on both days only", "[core][projections]") {
  History club;
  club.join(day("2019-01-10"), 1, Sex::female, 1950, PovertyClass::poor);
  club.join(day("2019-01-10"), 2, Sex::male, 1960, PovertyClass::poor);
  club.join(day("2019-01-10"), 3, Sex::male, 1960);
  MemberClassified better;
  better.member = {1};
  better.poverty = PovertyClass::near_poor;
  better.valid_from = day("2020-01-01");
  club.add(day("2020-01-05"), better);
  club.add(day("2020-02-01"), leaving(3));
  club.join(day("2020-03-01"), 4, Sex::female, 1980);
  const auto on = [&](std::string_view iso) {
    MembersProfile people;
    fold(people, club.events(), {day(iso)});
    return people.rows(day(iso));
  };
  PovertyMovement moved = poverty_movement(on("2019-12-31"), on("2020-12-31"));
  CHECK(moved.cell(PovertyClass::poor, PovertyClass::near_poor) == 1);
  CHECK(moved.cell(PovertyClass::poor, PovertyClass::poor) == 1);
  CHECK(moved.row(PovertyClass::poor) == 2);
  CHECK(moved.column(PovertyClass::near_poor) == 1);
  CHECK(moved.all() == 2);
  CHECK(moved.joined == 1);
  CHECK(moved.left == 1);
  moved += moved;
  CHECK(moved.all() == 4);
}

TEST_CASE("what is not compared for want of an index names the months that are wanting, over clubs together",
          "[core][projections]") {
  History one;
  one.add(day("2019-01-09"), survey(1, 24'000'000));
  one.add(day("2020-02-12"), survey(1, 30'000'000, true));
  History other;
  other.add(day("2018-12-09"), survey(1, 24'000'000));
  other.add(day("2019-12-12"), survey(1, 30'000'000, true));
  other.add(day("2019-01-09"), survey(2, 24'000'000));
  other.add(day("2020-01-12"), survey(2, 30'000'000, true));
  IncomeSum both = sum_of(rows(one, "2020-03-01"), prices_of(kPrices), {"CPI-VN", {}});
  CHECK(months(both.gaps.not_published) == std::set<std::string>{"2020-02"});
  both += sum_of(rows(other, "2020-03-01"), prices_of(kPrices), {"CPI-VN", {}});
  CHECK(months(both.gaps.not_published) == std::set<std::string>{"2018-12", "2019-12", "2020-02"});
  CHECK(both.gaps.on_two_bases.empty());
  CHECK(both.counts.of(IncomeOutcome::no_price_index) == 2);
  CHECK(both.counts.improved_of_known() == Ratio{1, 1});  // never a guess about the other two
  const auto moved = prices_of({price("2019-01-31", 100'000), price("2020-01-01", 110'000, "2020 = 100")});
  const auto sum = sum_of(rows(other, "2020-03-01"), moved, {"CPI-VN", {}});
  CHECK(months(sum.gaps.on_two_bases) == std::set<std::string>{"2019-01", "2020-01"});
  CHECK(moved.between("CPI-VN", day("2019-01-05"), day("2020-01-05")).rise() == Ratio{});
}

TEST_CASE("drawn interviews are judged as a patient reader judges them", "[core][projections]") {
  std::map<std::string, std::uint32_t> met;
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    std::mt19937 random(seed);
    const auto pick = [&](int low, int high) { return low + static_cast<int>(random() % (high - low + 1U)); };
    const Day start = day("2019-01-10");
    History club;
    for (std::uint32_t no = 1; no <= 6; ++no) club.join(start, no, Sex::female, 1950);
    for (int n = 0; n < 40; ++n) {
      const Day when = add_days(start, pick(0, 1000));
      const auto member = static_cast<std::uint32_t>(pick(1, 6));
      switch (pick(0, 9)) {
        case 0: club.add(when, leaving(member)); break;
        case 1: club.disburse(when, static_cast<std::uint32_t>(100 + n), member, 1'000'000, 2, 0); break;
        case 2:
          if (club.events().back().payload.as<IncomeSurveyed>() != nullptr) club.reverse(when, club.last());
          break;
        default:
          club.add(when, survey(member, pick(1, 40) * 1'000'000, pick(0, 2) != 0, pick(0, 4) == 0 ? "B" : "A",
                                pick(0, 5) == 0 ? 6 : 12, static_cast<std::uint8_t>(pick(1, 6))));
      }
    }
    History programme;
    for (int month = 0; month < 36; ++month) {
      if (pick(0, 5) == 0) continue;
      const Day first = day_in_month(2019, month, 1);
      programme.add(first, price(to_iso(first), pick(90'000, 130'000), pick(0, 9) == 0 ? "old" : "2019 = 100"));
    }
    PriceIndex prices;
    fold(prices, programme.events());
    for (int n = 0; n < 6; ++n) {
      const AsOf when{add_days(start, pick(0, 1500))};
      const Day from = n % 2 == 0 ? Day::none() : add_days(start, pick(0, 600));
      const Money threshold{pick(0, 1) * pick(-300'000, 900'000)};
      INFO("seed " << seed << ", as of " << to_iso(when.value_date) << ", from " << to_iso(from));
      IncomeImprovement view;
      fold(view, club.events(), when);
      std::map<std::string, std::uint32_t> counts;
      for (const IncomeRow& row : view.rows(when.value_date, from))
        ++counts[std::string(to_text(outcome_of(row, prices, {"CPI-VN", threshold})))];
      REQUIRE(counts == naive::incomes(club.events(), when, from, programme.events(), "CPI-VN", threshold.minor));
      for (const auto& [name, count] : counts) met[name] += count;
      const auto sum = sum_of(view.rows(when.value_date, from), prices, {"CPI-VN", threshold});
      const auto found =
          naive::incomes_and_gaps(club.events(), when, from, programme.events(), "CPI-VN", threshold.minor);
      CHECK(months(sum.gaps.not_published) == found.not_published);
      CHECK(months(sum.gaps.on_two_bases) == found.on_two_bases);
      CHECK(sum.counts.all() == sum.counts.known() + sum.counts.not_comparable() + sum.counts.without_follow_up() +
                                    met_of(counts, "no_baseline"));
      const Day other = add_days(start, pick(0, 1000));
      const auto rise = naive::price_rise(programme.events(), "CPI-VN", start, other);
      CHECK(prices.between("CPI-VN", start, other).rise() == (rise ? Ratio{rise->first, rise->second} : Ratio{}));
    }
  }
  CHECK(met.size() == kIncomeOutcomes);  // every outcome was met
}
