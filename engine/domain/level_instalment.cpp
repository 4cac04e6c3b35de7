#include "engine/domain/level_instalment.h"

#include <boost/multiprecision/cpp_int.hpp>
#include <numeric>

#include "events/check.h"

namespace soquy::engine {
namespace {

using Whole = boost::multiprecision::cpp_int;

std::int64_t divide(const Whole& numerator, const Whole& denominator, std::int64_t multiple, Rounding mode) {
  const Whole unit = denominator * multiple;
  Whole quotient;
  Whole rest;
  boost::multiprecision::divide_qr(numerator, unit, quotient, rest);
  const int half = Whole(rest * 2).compare(unit);
  const bool odd = (quotient & 1) != 0;
  const bool away = (mode == Rounding::half_up && half >= 0) ||
                    (mode == Rounding::half_even && (half > 0 || (half == 0 && odd))) ||
                    (mode == Rounding::up && !rest.is_zero());
  if (away) ++quotient;
  quotient *= multiple;
  SOQUY_CHECK(quotient <= INT64_MAX, "terms are bounded so that an instalment fits 64 bits");
  return static_cast<std::int64_t>(quotient);
}

/// Dividing all of them by what they share keeps the products short: 1% a month becomes 101/100.
std::int64_t common_divisor(std::span<const std::int64_t> shares, std::int64_t denominator) {
  std::int64_t divisor = denominator;
  for (const std::int64_t share : shares) divisor = std::gcd(divisor, share);
  return divisor;
}

}  // namespace

Money level_instalment(Money principal, std::span<const std::int64_t> shares, std::int64_t denominator,
                       std::int64_t multiple, Rounding mode) {
  const std::int64_t divisor = common_divisor(shares, denominator);
  const std::int64_t one = denominator / divisor;
  Whole growth = principal.minor;  // P * prod(one + share)
  Whole sum = 0;                   // sum of one^k * prod over j > k (one + share)
  Whole power = 1;                 // one^k
  for (const std::int64_t share : shares) {
    const std::int64_t factor = one + share / divisor;
    growth *= factor;
    power *= one;
    sum *= factor;
    sum += power;
  }
  return Money{divide(growth, sum, multiple, mode)};
}

}  // namespace soquy::engine
