#include "projections/ratios.h"

#include <cstdint>

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

/// Sums over a whole country times days may leave 64 bits; half of both is the same fraction to 18 digits.
Ratio fitted(int128 numerator, int128 denominator) {
  while (numerator > INT64_MAX || numerator < -INT64_MAX || denominator > INT64_MAX) {
    numerator /= 2;
    denominator /= 2;
  }
  if (denominator == 0) return {};
  return {static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator)};
}

}  // namespace

Ratio pooled(const Ratio& left, const Ratio& right) {
  return {(Money{left.numerator} + Money{right.numerator}).minor,
          (Money{left.denominator} + Money{right.denominator}).minor};
}

Ratio fraction(int128 numerator, int128 denominator) {
  return denominator > 0 ? fitted(numerator, denominator) : Ratio{};
}

Ratio reduced(int128 numerator, int128 denominator) {
  if (denominator <= 0) return {};
  const int128 shared = common_factor(numerator, denominator);
  return fitted(numerator / shared, denominator / shared);
}

int compared(const Ratio& left, const Ratio& right) {
  const int128 less = static_cast<int128>(left.numerator) * right.denominator;
  const int128 more = static_cast<int128>(right.numerator) * left.denominator;
  return less < more ? -1 : less > more ? 1 : 0;
}

Money average(const Ratio& sum_over_count) {
  return divide_rounded(sum_over_count.numerator, sum_over_count.denominator, 1, Rounding::half_up);
}

Ratio annualised_loss(const Ratio& recovery, const Ratio& years) {
  if (recovery.denominator == 0 || years.denominator == 0 || years.numerator <= 0) return {};
  const int128 lost = static_cast<int128>(recovery.denominator) - recovery.numerator;
  const Ratio twice = reduced(2 * lost, recovery.denominator);
  return reduced(static_cast<int128>(twice.numerator) * years.denominator,
                 static_cast<int128>(twice.denominator) * years.numerator);
}

}  // namespace soquy::projections
