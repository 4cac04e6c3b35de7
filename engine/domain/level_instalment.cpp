#include "engine/domain/level_instalment.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <memory_resource>
#include <numeric>
#include <vector>

#include "events/check.h"

namespace soquy::engine {
namespace {

__extension__ typedef unsigned __int128 uint128;

/// A whole number of any length, as far as the formula needs one: times a small number, plus, compared.
class Whole {
 public:
  Whole(std::uint64_t value, std::pmr::memory_resource& memory) : limbs_(&memory) {
    limbs_.reserve(kUsualLimbs);
    limbs_.push_back(value);
  }
  Whole(const Whole&) = delete;  // a copy would not lie in the same room
  Whole& operator=(const Whole&) = delete;

  /// Becomes the product.
  void set(const Whole& left, std::uint64_t right) {
    limbs_.assign(left.limbs_.begin(), left.limbs_.end());
    *this *= right;
  }

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

  [[nodiscard]] std::size_t bits() const {
    return 64 * (limbs_.size() - 1) + static_cast<std::size_t>(std::bit_width(limbs_.back()));
  }
  /// What is left without the lowest bits, of which at most 128 may remain.
  [[nodiscard]] uint128 without_lowest(std::size_t bits) const {
    const std::size_t limb = bits / 64;
    const std::size_t rest = bits % 64;
    uint128 value = at(limb) | static_cast<uint128>(at(limb + 1)) << 64;
    if (rest == 0) return value;
    return value >> rest | static_cast<uint128>(at(limb + 2)) << (128 - rest);
  }

  /// No number here has leading zero limbs: sums and products of positive numbers only grow, and 0 has one limb.
  friend std::strong_ordering operator<=>(const Whole& left, const Whole& right) {
    if (left.limbs_.size() != right.limbs_.size()) return left.limbs_.size() <=> right.limbs_.size();
    return std::lexicographical_compare_three_way(left.limbs_.rbegin(), left.limbs_.rend(), right.limbs_.rbegin(),
                                                  right.limbs_.rend());
  }

 private:
  [[nodiscard]] std::uint64_t at(std::size_t limb) const { return limb < limbs_.size() ? limbs_[limb] : 0; }

  static constexpr std::size_t kUsualLimbs = 12;  ///< three years of months at a rate like 0.95%
  std::pmr::vector<std::uint64_t> limbs_;         ///< lowest first
};

/// Where the numbers of one loan lie: on the stack while they are as short as usual, then on the heap. A dozen limbs
/// are multiplied faster than the heap finds a place for them.
class Room {
 public:
  [[nodiscard]] std::pmr::memory_resource& memory() { return memory_; }

 private:
  std::array<std::byte, 1024> usual_;
  std::pmr::monotonic_buffer_resource memory_{usual_.data(), usual_.size()};
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

/// The leading 64 bits of the divisor leave at most a few quotients to choose from.
Bounds narrowed(const Whole& amount, const Whole& unit, Bounds within) {
  if (unit.bits() <= 64) return within;
  const std::size_t cut = unit.bits() - 64;
  const uint128 top = amount.without_lowest(cut);
  const uint128 divisor = unit.without_lowest(cut);
  const auto low = static_cast<std::uint64_t>(top / (divisor + 1));
  const auto high = static_cast<std::uint64_t>(top / divisor + 1);
  return {std::max(within.low, low), std::min(within.high, high)};
}

/// The largest q with q * unit <= amount; of long numbers it is found by halving.
std::uint64_t whole_steps(const Whole& amount, const Whole& unit, Bounds within, Room& room) {
  if (amount.is_short() && unit.is_short()) return static_cast<std::uint64_t>(amount.value() / unit.value());
  within = narrowed(amount, unit, within);
  Whole product(0, room.memory());
  while (within.high - within.low > 1) {
    const std::uint64_t middle = within.low + (within.high - within.low) / 2;
    product.set(unit, middle);
    (product <= amount ? within.low : within.high) = middle;
  }
  return within.low;
}

bool goes_up(const Whole& amount, const Whole& unit, std::uint64_t steps, Rounding mode, Room& room) {
  if (mode == Rounding::down) return false;
  Whole product(0, room.memory());
  product.set(unit, mode == Rounding::up ? steps : 2 * steps + 1);
  if (mode == Rounding::up) return steps == 0 || product < amount;
  Whole doubled(0, room.memory());
  doubled.set(amount, 2);
  const auto half = doubled <=> product;
  return half > 0 || (half == 0 && (mode == Rounding::half_up || steps % 2 == 1));
}

/// Dividing all of them by what they share keeps the products short: 1% a month becomes 101/100.
std::int64_t common_divisor(std::span<const std::int64_t> shares, std::int64_t denominator) {
  std::int64_t divisor = denominator;
  std::int64_t before = 0;
  for (const std::int64_t share : shares) {
    if (share == before) continue;  // as in every loan of whole months
    divisor = std::gcd(divisor, share);
    before = share;
  }
  return divisor;
}

}  // namespace

Money level_instalment(Money principal, std::span<const std::int64_t> shares, std::int64_t denominator,
                       std::int64_t multiple, Rounding mode) {
  SOQUY_CHECK(principal.is_positive() && denominator > 0 && multiple > 0 && !shares.empty(), "terms are checked first");
  const std::int64_t divisor = common_divisor(shares, denominator);
  const auto one = static_cast<std::uint64_t>(denominator / divisor);
  Room room;
  Whole growth(static_cast<std::uint64_t>(principal.minor), room.memory());  // P * prod(one + share)
  Whole power(1, room.memory());                                             // one^k
  Whole sum(0, room.memory());  // sum of one^k * prod over j > k (one + share)
  for (const std::int64_t share : shares) {
    const std::uint64_t factor = one + static_cast<std::uint64_t>(share / divisor);
    growth *= factor;
    power *= one;
    sum *= factor;
    sum += power;
  }
  sum *= static_cast<std::uint64_t>(multiple);
  std::uint64_t steps = whole_steps(growth, sum, bounds_of(principal, shares, denominator, multiple), room);
  if (goes_up(growth, sum, steps, mode, room)) ++steps;
  std::int64_t amount = 0;
  SOQUY_CHECK(!__builtin_mul_overflow(static_cast<std::int64_t>(steps), multiple, &amount), "an instalment fits");
  return Money{amount};
}

}  // namespace soquy::engine
