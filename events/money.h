#pragma once
// Money in integer minor units, rates as agreed, exact ratios. No floating point comes near.
//
// A club keeps its books in one currency, named in ClubFounded, so a Money carries only the count; amounts of another
// currency are refused at the edge. Overflow cannot happen: one entry moves at most kMaxEntryMinor on a side and a
// club has at most kMaxVersion events (see ids.h), and their product stays below 2^63. But what a tampered store says
// beside its entries, in splits and plans, is bounded field by field only: sums of it that leave 64 bits stay at the
// end of them. Nothing asks a right book for that, and verify names the event that does.

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace soquy {

__extension__ typedef __int128 int128;

/// ISO 4217. Numeric code, so that it fits an event; VND has no decimals.
enum class Currency : std::uint16_t { vnd = 704, usd = 840, khr = 116, lak = 418 };

/// "VND"; decimals printed (0 for VND, 2 for USD).
[[nodiscard]] const char* currency_code(Currency currency);
[[nodiscard]] int currency_decimals(Currency currency);

/// The most that one side of one entry may move: a trillion minor units.
inline constexpr std::int64_t kMaxEntryMinor = 1'000'000'000'000;

/// An amount in minor units of the club's currency. Debits are positive in postings. Sums saturate at -INT64_MAX and
/// INT64_MAX.
struct Money {
  std::int64_t minor = 0;

  [[nodiscard]] static constexpr Money zero() { return Money{0}; }
  [[nodiscard]] constexpr bool is_zero() const { return minor == 0; }
  [[nodiscard]] constexpr bool is_positive() const { return minor > 0; }
  [[nodiscard]] constexpr bool is_negative() const { return minor < 0; }

  Money& operator+=(Money other) {
    if (__builtin_add_overflow(minor, other.minor, &minor)) minor = other.minor > 0 ? INT64_MAX : -INT64_MAX;
    if (minor == INT64_MIN) minor = -INT64_MAX;  // both ends are equally far, so that every amount has an opposite
    return *this;
  }
  Money& operator-=(Money other) {
    if (__builtin_sub_overflow(minor, other.minor, &minor)) minor = other.minor < 0 ? INT64_MAX : -INT64_MAX;
    if (minor == INT64_MIN) minor = -INT64_MAX;
    return *this;
  }
  friend Money operator+(Money left, Money right) { return left += right; }
  friend Money operator-(Money left, Money right) { return left -= right; }
  friend constexpr Money operator-(Money value) { return Money{-value.minor}; }
  friend constexpr auto operator<=>(const Money&, const Money&) = default;
};

inline namespace literals {
/// `5'000'000_vnd`
constexpr Money operator""_vnd(unsigned long long minor) { return Money{static_cast<std::int64_t>(minor)}; }
}  // namespace literals

enum class Period : std::uint8_t { month = 0, year = 1, week = 2 };

/// Parts per million per stated period, stored as agreed and never converted: 1% a month is {10'000, month}.
struct Rate {
  std::uint32_t ppm = 0;
  Period per = Period::month;
  friend bool operator==(const Rate&, const Rate&) = default;
};

/// How many of these periods make a year: 12, 1, 52.
[[nodiscard]] std::int64_t periods_a_year(Period period);
/// The agreed rate times 12 or 52, to compare rates of different periods: parts per million a year, UINT32_MAX when
/// larger than that.
[[nodiscard]] std::uint32_t stated_ppm_year(Rate rate);

enum class Rounding : std::uint8_t { half_up = 0, half_even = 1, up = 2, down = 3 };

/// numerator/denominator rounded to a multiple of `multiple` (>= 1). The division happens last and once. Negative
/// amounts round like positive ones with the sign put back, so that an opposite amount stays opposite: half_up takes
/// halves away from zero, up and down go away from and towards zero.
/// The denominator is positive. Throws nothing; a result that leaves 64 bits stays at the end of them, like a sum.
[[nodiscard]] Money divide_rounded(int128 numerator, int128 denominator, std::int64_t multiple, Rounding mode);

/// Splits `total` (>= 0) in proportion to `weights` (>= 0, one of them positive) by rounding down; what is left goes to
/// the share with index `rest_to`. The shares always sum to `total`.
[[nodiscard]] std::vector<Money> split_with_rest(Money total, std::span<const std::uint64_t> weights,
                                                 std::size_t rest_to);

/// Plain digits, with '-' and the currency's decimals: "1250000" or "12.50". For machines.
[[nodiscard]] std::string to_plain(Money amount, Currency currency);

/// For people: dots between groups of three, decimals after a comma, as on paper in Vietnam: "1.250.000" or "12,50".
[[nodiscard]] std::string to_grouped(Money amount, Currency currency);

/// An exact ratio, printed only at the edge. A zero denominator means "not applicable".
struct Ratio {
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
  friend bool operator==(const Ratio&, const Ratio&) = default;
};

}  // namespace soquy
