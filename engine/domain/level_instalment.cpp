#include "engine/domain/level_instalment.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "events/check.h"

namespace soquy::engine {
namespace {

__extension__ typedef unsigned __int128 uint128;

/// A whole number of any length, as far as the formula needs one: times a small number, plus, compared.
class Whole {
 public:
  explicit Whole(std::uint64_t value) : limbs_{value} {}

  Whole& operator*=(std::uint64_t factor) {
    uint128 carry = 0;
    for (std::uint64_t& limb : limbs_) {
      carry += static_cast<uint128>(limb) * factor;
      limb = static_cast<std::uint64_t>(carry);
      carry >>= 64;
    }
    if (carry != 0) limbs_.push_back(static_cast<std::uint64_t>(carry));
    return *this;
  }

  Whole& operator+=(const Whole& other) {
    limbs_.resize(std::max(limbs_.size(), other.limbs_.size()), 0);
    uint128 carry = 0;
    for (std::size_t i = 0; i < limbs_.size(); ++i) {
      carry += static_cast<uint128>(limbs_[i]) + (i < other.limbs_.size() ? other.limbs_[i] : 0);
      limbs_[i] = static_cast<std::uint64_t>(carry);
      carry >>= 64;
    }
    if (carry != 0) limbs_.push_back(static_cast<std::uint64_t>(carry));
    return *this;
  }

  [[nodiscard]] bool is_short() const { return limbs_.size() <= 2; }
  /// Its value when it is short.
  [[nodiscard]] uint128 value() const {
    return (limbs_.size() == 2 ? static_cast<uint128>(limbs_[1]) << 64 : 0) + limbs_[0];
  }

  friend Whole operator*(Whole left, std::uint64_t factor) { return left *= factor; }

  /// No number here has leading zero limbs: sums and products of positive numbers only grow, and 0 has one limb.
  friend std::strong_ordering operator<=>(const Whole& left, const Whole& right) {
    if (left.limbs_.size() != right.limbs_.size()) return left.limbs_.size() <=> right.limbs_.size();
    return std::lexicographical_compare_three_way(left.limbs_.rbegin(), left.limbs_.rend(), right.limbs_.rbegin(),
                                                  right.limbs_.rend());
  }

 private:
  std::vector<std::uint64_t> limbs_;  ///< lowest first
};

/// Whole numbers between which a quotient lies: low <= quotient < high.
struct Bounds {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
};

/// The instalment is at least P / n, what it would be without interest, and at most P / n and the interest on all of P
/// at the highest rate: whoever pays that in each period pays off sooner.
Bounds bounds_of(Money principal, std::span<const std::int64_t> shares, std::int64_t denominator,
                 std::int64_t multiple) {
  const auto count = static_cast<std::int64_t>(shares.size());
  const std::int64_t highest = *std::max_element(shares.begin(), shares.end());
  const Money interest = divide_rounded(static_cast<int128>(principal.minor) * highest, denominator, 1, Rounding::up);
  const std::int64_t most = principal.minor / count + 1 + interest.minor;
  return {static_cast<std::uint64_t>(principal.minor / count / multiple),
          static_cast<std::uint64_t>(most / multiple + 1)};
}

/// The largest q with q * unit <= amount; of long numbers it is found by halving.
std::uint64_t whole_steps(const Whole& amount, const Whole& unit, Bounds within) {
  if (amount.is_short() && unit.is_short()) return static_cast<std::uint64_t>(amount.value() / unit.value());
  while (within.high - within.low > 1) {
    const std::uint64_t middle = within.low + (within.high - within.low) / 2;
    (unit * middle <= amount ? within.low : within.high) = middle;
  }
  return within.low;
}

bool goes_up(const Whole& amount, const Whole& unit, std::uint64_t steps, Rounding mode) {
  if (mode == Rounding::down) return false;
  if (mode == Rounding::up) return steps == 0 || unit * steps < amount;
  const auto half = amount * 2 <=> unit * (2 * steps + 1);
  return half > 0 || (half == 0 && (mode == Rounding::half_up || steps % 2 == 1));
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
  SOQUY_CHECK(principal.is_positive() && denominator > 0 && multiple > 0 && !shares.empty(), "terms are checked first");
  const std::int64_t divisor = common_divisor(shares, denominator);
  const auto one = static_cast<std::uint64_t>(denominator / divisor);
  Whole growth(static_cast<std::uint64_t>(principal.minor));  // P * prod(one + share)
  Whole power(1);                                             // one^k
  Whole sum(0);                                               // sum of one^k * prod over j > k (one + share)
  for (const std::int64_t share : shares) {
    const std::uint64_t factor = one + static_cast<std::uint64_t>(share / divisor);
    growth *= factor;
    power *= one;
    sum *= factor;
    sum += power;
  }
  const Whole unit = sum * static_cast<std::uint64_t>(multiple);
  std::uint64_t steps = whole_steps(growth, unit, bounds_of(principal, shares, denominator, multiple));
  if (goes_up(growth, unit, steps, mode)) ++steps;
  std::int64_t amount = 0;
  SOQUY_CHECK(!__builtin_mul_overflow(static_cast<std::int64_t>(steps), multiple, &amount), "an instalment fits");
  return Money{amount};
}

}  // namespace soquy::engine
