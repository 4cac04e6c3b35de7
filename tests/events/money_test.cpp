#include "events/money.h"

#include <catch2/catch.hpp>
#include <random>

#include "tests/support/random_event.h"

using namespace soquy;

TEST_CASE("a quotient is rounded once, as its rule says, on both sides of zero", "[core][money]") {
  struct Row {
    int numerator, denominator, multiple;
    Rounding mode;
    int expected;
  };
  const std::vector<Row> rows = {
      {7, 2, 1, Rounding::half_up, 4},
      {-7, 2, 1, Rounding::half_up, -4},
      {7, 2, 1, Rounding::half_even, 4},
      {5, 2, 1, Rounding::half_even, 2},
      {-5, 2, 1, Rounding::half_even, -2},
      {-7, 2, 1, Rounding::half_even, -4},
      {5'001, 2'000, 1, Rounding::half_even, 3},
      {7, 3, 1, Rounding::half_up, 2},
      {8, 3, 1, Rounding::half_up, 3},
      {7, 3, 1, Rounding::up, 3},
      {-7, 3, 1, Rounding::up, -3},
      {8, 3, 1, Rounding::down, 2},
      {-8, 3, 1, Rounding::down, -2},
      {6, 3, 1, Rounding::up, 2},
      {1'499, 1, 1'000, Rounding::half_up, 1'000},
      {1'500, 1, 1'000, Rounding::half_up, 2'000},
      {-1'500, 1, 1'000, Rounding::half_up, -2'000},
      {2'500, 1, 1'000, Rounding::half_even, 2'000},
      {3'500, 1, 1'000, Rounding::half_even, 4'000},
      {1, 1, 1'000, Rounding::up, 1'000},
      {1'999, 1, 1'000, Rounding::down, 1'000},
      {0, 7, 1'000, Rounding::up, 0},
      // Half of a thousand is asked of the exact fraction, not of a quotient that was rounded before: 499 and 2/3.
      {1'499, 3, 1'000, Rounding::half_up, 0},
      {1'500, 3, 1'000, Rounding::half_up, 1'000},
  };
  for (const auto& row : rows) {
    INFO(row.numerator << " / " << row.denominator << " to " << row.multiple << ", " << static_cast<int>(row.mode));
    CHECK(divide_rounded(row.numerator, row.denominator, row.multiple, row.mode) == Money{row.expected});
  }
}

TEST_CASE("interest on the largest principal for the longest term does not overflow on the way", "[core][money]") {
  const int128 numerator = int128{kMaxEntryMinor} * 4'000'000'000LL * 36'500;
  CHECK(divide_rounded(numerator, int128{1'000'000} * 36'500, 1, Rounding::half_up) == Money{4'000'000'000'000'000});
}

TEST_CASE("a quotient is the same whether its numbers fit 64 bits or not", "[core][money]") {
  std::mt19937_64 dice(11);
  for (int round = 0; round < 2'000; ++round) {
    const auto numerator = static_cast<std::int64_t>(dice() >> (2 + dice() % 50));
    const auto denominator = static_cast<std::int64_t>(dice() >> (2 + dice() % 60)) + 1;
    const auto wider = int128{1} << (dice() % 64);
    for (const Rounding mode : {Rounding::half_up, Rounding::half_even, Rounding::up, Rounding::down}) {
      INFO(numerator << " / " << denominator << ", rounding " << int(mode));
      const Money narrow = divide_rounded(numerator, denominator, 1, mode);
      CHECK(divide_rounded(numerator * wider, denominator * wider, 1, mode) == narrow);
      CHECK(divide_rounded(-(numerator * wider), denominator * wider, 1, mode) == -narrow);
    }
  }
  CHECK(divide_rounded(INT64_MAX, 1, 1, Rounding::half_up) == Money{INT64_MAX});
  CHECK(divide_rounded(int128{INT64_MAX} + 1, 2, 1, Rounding::half_even) == Money{std::int64_t{1} << 62});
}

TEST_CASE("a sum that would leave 64 bits stays at their end, which has an opposite", "[core][money]") {
  const Money most{INT64_MAX};
  CHECK(most + 1_vnd == most);
  CHECK(most + most == most);
  CHECK(-most - 1_vnd == -most);
  CHECK(-most - most == -most);
  CHECK(-most + -most == -most);
  CHECK(most - -most == most);
  CHECK(most - most == 0_vnd);
  CHECK(most - 1_vnd == Money{INT64_MAX - 1});
  CHECK(divide_rounded(int128{INT64_MAX} + 1, 1, 1, Rounding::half_up) == most);
  CHECK(divide_rounded(-(int128{1} << 126), 1, 1, Rounding::half_up) == -most);
  CHECK(divide_rounded(INT64_MAX, 1, kMaxEntryMinor, Rounding::up) == most);
  CHECK(divide_rounded(int128{1} << 126, 1, kMaxEntryMinor, Rounding::up) == most);
}

TEST_CASE("a split loses nothing: what rounding leaves goes to the named share", "[core][money]") {
  const std::vector<std::uint64_t> weights = {60, 20, 5, 5, 10};  // DOMAIN.md V12
  auto shares = split_with_rest(99'999_vnd, weights, 4);
  CHECK(shares == std::vector<Money>{{59'999}, {19'999}, {4'999}, {4'999}, {10'003}});
  shares = split_with_rest(99'999_vnd, weights, 0);
  CHECK(shares == std::vector<Money>{{60'003}, {19'999}, {4'999}, {4'999}, {9'999}});
  CHECK(split_with_rest(0_vnd, weights, 2) == std::vector<Money>(5));
  CHECK(split_with_rest(7_vnd, std::vector<std::uint64_t>{0, 3, 0}, 0) == std::vector<Money>{{0}, {7}, {0}});
}

TEST_CASE("every split sums to its total, whatever the weights", "[core][money]") {
  testing::Dice dice(12);
  for (int round = 0; round < 2'000; ++round) {
    std::vector<std::uint64_t> weights(1 + dice.below(9));
    for (auto& weight : weights) weight = dice.below(4) == 0 ? 0 : dice.next() >> dice.below(60);
    weights[dice.below(weights.size())] |= 1;
    const Money total{static_cast<std::int64_t>(dice.below(kMaxEntryMinor))};
    Money sum;
    for (auto share : split_with_rest(total, weights, dice.below(weights.size()))) {
      REQUIRE(!share.is_negative());
      sum += share;
    }
    REQUIRE(sum == total);
  }
}

TEST_CASE("an amount is printed plainly with the decimals of its currency", "[core][money]") {
  CHECK(to_plain(1'250'000_vnd, Currency::vnd) == "1250000");
  CHECK(to_plain(Money{-5}, Currency::vnd) == "-5");
  CHECK(to_plain(Money{1'250}, Currency::usd) == "12.50");
  CHECK(to_plain(Money{-7}, Currency::usd) == "-0.07");
  CHECK(to_plain(Money{0}, Currency::usd) == "0.00");
  CHECK(to_plain(Money{INT64_MIN + 1}, Currency::vnd) == "-9223372036854775807");
  CHECK(to_grouped(Money{0}, Currency::vnd) == "0");
  CHECK(to_grouped(Money{999}, Currency::vnd) == "999");
  CHECK(to_grouped(Money{-1'250'000}, Currency::vnd) == "-1.250.000");
  CHECK(to_grouped(Money{-7}, Currency::usd) == "-0,07");
  CHECK(to_grouped(Money{125'050}, Currency::usd) == "1.250,50");
  CHECK(std::string(currency_code(Currency::vnd)) == "VND");
}

TEST_CASE("rates agreed per month, week and year are told by the year, and the largest without wrapping",
          "[core][money]") {
  CHECK(stated_ppm_year({10'000, Period::month}) == 120'000);
  CHECK(stated_ppm_year({2'307, Period::week}) == 119'964);
  CHECK(stated_ppm_year({120'000, Period::year}) == 120'000);
  CHECK(stated_ppm_year({}) == 0);
  CHECK(stated_ppm_year({UINT32_MAX, Period::year}) == UINT32_MAX);
  CHECK(stated_ppm_year({UINT32_MAX, Period::month}) == UINT32_MAX);
  CHECK(stated_ppm_year({UINT32_MAX / 52 + 1, Period::week}) == UINT32_MAX);
}
