#include "projections/ratios.h"

#include <cstdint>

#include "events/check.h"

namespace soquy::projections {
namespace {

int128 common_factor(int128 left, int128 right) {
  while (right != 0) {
    const int128 rest = left % right;
    left = right;
    right = rest;
  }
  return left < 0 ? -left : left;
}

std::int64_t narrowed(int128 value) {
  SOQUY_CHECK(value <= INT64_MAX && value >= INT64_MIN, "a ratio in lowest terms fits");
  return static_cast<std::int64_t>(value);
}

}  // namespace

Ratio pooled(const Ratio& left, const Ratio& right) {
  return {(Money{left.numerator} + Money{right.numerator}).minor,
          (Money{left.denominator} + Money{right.denominator}).minor};
}

Money average(const Ratio& sum_over_count) {
  return divide_rounded(sum_over_count.numerator, sum_over_count.denominator, 1, Rounding::half_up);
}

Ratio annualised_loss(const Ratio& recovery, const Ratio& years) {
  if (recovery.denominator == 0 || years.denominator == 0 || years.numerator == 0) return {};
  const int128 lost = static_cast<int128>(recovery.denominator) - recovery.numerator;
  int128 numerator = 2 * lost;
  int128 denominator = recovery.denominator;
  const int128 shared = common_factor(numerator, denominator);
  numerator = numerator / shared * years.denominator;
  denominator = denominator / shared * years.numerator;
  const int128 rest = common_factor(numerator, denominator);
  return {narrowed(numerator / rest), narrowed(denominator / rest)};
}

}  // namespace soquy::projections
