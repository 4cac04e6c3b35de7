// Checked arithmetic, one rounded division, and splits that lose nothing.
#include "events/money.h"

#include <algorithm>

#include "events/check.h"

namespace soquy {
namespace {

int128 magnitude(int128 value) { return value < 0 ? -value : value; }

/// True when `value`, rounded towards zero with `rest` left over of `unit`, must go one further from zero.
template <class Whole>
bool goes_further(Whole value, Whole rest, Whole unit, Rounding mode) {
  switch (mode) {
    case Rounding::down: return false;
    case Rounding::up: return rest > 0;
    case Rounding::half_up: return rest * 2 >= unit;
    case Rounding::half_even: return rest * 2 > unit || (rest * 2 == unit && value % 2 != 0);
  }
  return false;
}

/// How many units there are in `size`, rounded.
template <class Whole>
int128 rounded_steps(Whole size, Whole unit, Rounding mode) {
  const Whole steps = size / unit;
  const Whole rest = size - steps * unit;  // a second division would cost as much again
  return int128{steps} + (goes_further(steps, rest, unit, mode) ? 1 : 0);
}

}  // namespace

std::int64_t periods_a_year(Period period) {
  switch (period) {
    case Period::month: return 12;
    case Period::week: return 52;
    case Period::year: break;
  }
  return 1;
}

std::uint32_t stated_ppm_year(Rate rate) {
  const std::uint64_t ppm = std::uint64_t{rate.ppm} * static_cast<std::uint64_t>(periods_a_year(rate.per));
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(ppm, UINT32_MAX));
}

const char* currency_code(Currency currency) {
  switch (currency) {
    case Currency::vnd: return "VND";
    case Currency::usd: return "USD";
    case Currency::khr: return "KHR";
    case Currency::lak: return "LAK";
  }
  return "";
}

int currency_decimals(Currency currency) { return currency == Currency::vnd ? 0 : 2; }

Money divide_rounded(int128 numerator, int128 denominator, std::int64_t multiple, Rounding mode) {
  SOQUY_CHECK(denominator > 0 && multiple >= 1, "a quotient has a positive denominator and unit");
  int128 unit = 0;
  SOQUY_CHECK(!__builtin_mul_overflow(denominator, int128{multiple}, &unit), "the denominator is within range");
  const int128 size = magnitude(numerator);
  // Nearly all of them fit 64 bits, in which the machine itself divides.
  const int128 steps = size <= INT64_MAX && unit <= INT64_MAX
                           ? rounded_steps(static_cast<std::uint64_t>(size), static_cast<std::uint64_t>(unit), mode)
                           : rounded_steps(size, unit, mode);
  int128 rounded = 0;
  if (__builtin_mul_overflow(steps, int128{multiple}, &rounded) || rounded > INT64_MAX) rounded = INT64_MAX;
  return Money{static_cast<std::int64_t>(numerator < 0 ? -rounded : rounded)};
}

std::vector<Money> split_with_rest(Money total, std::span<const std::uint64_t> weights, std::size_t rest_to) {
  SOQUY_CHECK(!total.is_negative() && rest_to < weights.size(), "a split has shares, one of which takes the rest");
  int128 whole = 0;
  for (auto weight : weights) whole += weight;
  SOQUY_CHECK(whole > 0, "one of the weights is positive");
  std::vector<Money> shares;
  shares.reserve(weights.size());
  Money rest = total;
  for (auto weight : weights) {
    shares.push_back(divide_rounded(int128{total.minor} * weight, whole, 1, Rounding::down));
    rest -= shares.back();
  }
  shares[rest_to] += rest;
  return shares;
}

std::string to_plain(Money amount, Currency currency) {
  const auto decimals = static_cast<std::size_t>(currency_decimals(currency));
  const auto size = static_cast<std::uint64_t>(magnitude(amount.minor));
  std::string digits = std::to_string(size);
  if (decimals > 0) {
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.size() - decimals, ".");
  }
  return amount.is_negative() ? "-" + digits : digits;
}

std::string to_grouped(Money amount, Currency currency) {
  std::string text = to_plain(amount, currency);
  std::size_t end = text.find('.');
  if (end == std::string::npos) {
    end = text.size();
  } else {
    text[end] = ',';
  }
  const std::size_t first = text.front() == '-' ? 1 : 0;
  for (std::size_t at = end; at > first + 3; at -= 3) text.insert(at - 3, ".");
  return text;
}

}  // namespace soquy
