#pragma once
// Every ratio by name and version: what stands above the line, what below, which clubs have no part in it.
//
// An indicator is computed once, from sums over clubs, and never from the clubs' own ratios: an average of averages is
// nobody's average. It stays an exact fraction until it is printed. Formulas: DOMAIN 3.1 to 3.3 (CGAP Occasional Paper
// 3, SEEP, Circular 14/2024); the fractions of a year come from months' ends, as MIX does it. A formula that changes
// gets a new version.

#include <cstdint>
#include <span>
#include <string_view>

#include "events/money.h"
#include "projections/figures.h"

namespace soquy::projections {

/// What the two numbers are, and so how the fraction is read.
enum class IndicatorSort : std::uint8_t {
  share = 0,           ///< of people, loans, entries or clubs
  share_of_money = 1,  ///< also a rate a year
  average_money = 2,   ///< money for each of something
  average_count = 3,   ///< so many for each of something
  times = 4,           ///< money over money, read as "1.5 times"
  days = 5,            ///< of 365
};

/// Over which clubs an indicator is summed. The three means of capital differ in nothing else: 6,500 million over 135
/// clubs are 48 million each, over the 102 that have any they are 63.7 million (DOMAIN 1.5).
enum class Clubs : std::uint8_t {
  every = 0,      ///< founded by the day
  funded = 1,     ///< living ones that own cash, bank money or loans
  reporting = 2,  ///< living ones that handed in the report that was due last
};

struct Indicator {
  std::string_view name;
  std::uint16_t version = 1;
  IndicatorSort sort = IndicatorSort::share;
  Clubs clubs = Clubs::every;
  std::string_view numerator;
  std::string_view denominator;
  std::string_view left_out;    ///< which clubs have no part in it
  std::string_view vietnamese;  ///< title for people
  /// Of sums over `clubs`: `end` of the day, `period` what changed from the period's beginning to the day, so the
  /// figures of the beginning are end less period. Zero over zero when it does not apply.
  Ratio (*of)(const Figures& end, const Figures& period) = nullptr;
};
/// In the order in which they are printed: loans, paying back, costs and growth, people, meetings and areas, books.
[[nodiscard]] std::span<const Indicator> all_indicators();
/// The indicator of that name, or null.
[[nodiscard]] const Indicator* find_indicator(std::string_view name);

/// real_fund_growth: listed apart because it needs prices and has no `of`.
[[nodiscard]] const Indicator& real_growth_indicator();

/// Cash and bank money of all funds, and what is out in loans.
[[nodiscard]] int128 means_of(const Figures& figures);
/// Of these what is owed to nobody and bound to nothing: what belongs to members or lenders may be asked back, and what
/// is left of a gift for a stated use is soon spent.
[[nodiscard]] int128 own_means_of(const Figures& figures);

/// Growth of the club's own means over the period without gifts for good and means taken over from paper, less what
/// prices rose: own means at the end without these over own means at the beginning, less `prices` (index at the end
/// over index at the beginning; 1034/1000 is 3.4%). DOMAIN 3.3 takes inflation off and does not divide by it. Not
/// applicable for clubs that owned nothing at the beginning, nor without prices.
[[nodiscard]] Ratio real_fund_growth(const Figures& end, const Figures& period, const Ratio& prices);

}  // namespace soquy::projections
