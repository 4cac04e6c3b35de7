// Days of a question over months, and figures in words.

#include "cli/health_words.h"

#include <catch2/catch.hpp>

#include "cli/club_figures_read.h"
#include "tests/support/history.h"

using namespace soquy;
using namespace soquy::cli;
using namespace soquy::projections;
using soquy::tests::day;

TEST_CASE("a period goes from month's end to month's end", "[cli]") {
  CHECK(months_before(day("2024-02-29"), 12) == day("2023-02-28"));
  CHECK(months_before(day("2023-02-28"), 12) == day("2022-02-28"));
  CHECK(months_before(day("2023-02-28"), 36) == day("2020-02-29"));
  CHECK(months_before(day("2024-12-31"), 3) == day("2024-09-30"));
  CHECK(months_before(day("2024-12-15"), 12) == day("2023-12-15"));
  CHECK(months_before(day("2024-03-30"), 1) == day("2024-02-29"));
}

TEST_CASE("an indicator is printed as what it is, rounded once, in the reader's language", "[cli]") {
  using Sort = IndicatorSort;
  const auto said = [](Sort sort, Ratio ratio, Language language = Language::english) {
    return indicator_in_words(sort, ratio, Currency::vnd, language);
  };
  CHECK(said(Sort::share_of_money, {2'500'000, 6'500'000}) == "38.46%");
  CHECK(said(Sort::share_of_money, {2'500'000, 6'500'000}, Language::vietnamese) == "38,46%");
  CHECK(said(Sort::average_money, {6'500'000'000, 102}) == "63.725.490 đ");
  CHECK(said(Sort::average_count, {111, 2}) == "55.50");
  CHECK(said(Sort::times, {3, 2}, Language::vietnamese) == "1,50 lần");
  CHECK(said(Sort::times, {-1, 3}) == "-0.33 times");
  CHECK(said(Sort::days, {365, 4}) == "91 days");
  CHECK(said(Sort::days, {0, 0}) == "-");
}

TEST_CASE("bounds are said in words", "[cli]") {
  const auto said = [](const GradeBound& bound) { return wanted_in_words(bound, Currency::vnd, Language::english); };
  GradeBound bound{GradeMeasure::members, 50, 70};
  CHECK(said(bound) == "50 to 70");
  bound = {GradeMeasure::women_share};
  bound.at_least = 600'000;
  CHECK(said(bound) == "at least 60.00%");
  bound = {GradeMeasure::last_difference};
  bound.at_most = 5'000;
  CHECK(said(bound) == "at most 5.000 đ");
}

TEST_CASE("every test and every reason has a title in both languages", "[cli]") {
  for (const Language language : {Language::english, Language::vietnamese}) {
    for (std::size_t i = 0; i < kGradeTests; ++i) CHECK_FALSE(title_of(static_cast<GradeTest>(i), language).empty());
    for (std::size_t i = 0; i < kAttentionReasons; ++i)
      CHECK_FALSE(title_of(static_cast<AttentionReason>(i), language).empty());
  }
}
