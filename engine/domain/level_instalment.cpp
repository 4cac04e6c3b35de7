#include "engine/domain/level_instalment.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <functional>
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

  /// The other number is the smaller one.
  Whole& operator-=(const Whole& other) {
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < limbs_.size(); ++i) {
      const std::uint64_t less = other.at(i);
      const std::uint64_t limb = limbs_[i];
      limbs_[i] = limb - less - borrow;
      borrow = limb < less || (limb == less && borrow != 0) ? 1 : 0;
    }
    while (limbs_.size() > 1 && limbs_.back() == 0) limbs_.pop_back();
    return *this;
  }

  /// It and its double fit an int128.
  [[nodiscard]] bool is_short() const { return bits() <= 126; }
  /// Its value when it is short.
  [[nodiscard]] int128 value() const { return static_cast<int128>(static_cast<uint128>(at(1)) << 64 | limbs_[0]); }

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

  /// No number here has leading zero limbs: sums and products of positive numbers only grow, a difference drops them,
  /// and 0 has one limb.
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

/// The largest q with q * unit <= amount, found by halving.
std::uint64_t whole_steps(const Whole& amount, const Whole& unit, Bounds within, Room& room) {
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

/// amount / unit, rounded.
std::int64_t quotient(const Whole& amount, const Whole& unit, const Bounds& within, Rounding mode, Room& room) {
  const std::uint64_t steps = whole_steps(amount, unit, within, room);
  return static_cast<std::int64_t>(goes_up(amount, unit, steps, mode, room) ? steps + 1 : steps);
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

/// The instalment is growth / sum.
struct Fraction {
  explicit Fraction(Room& room) : growth(1, room.memory()), sum(1, room.memory()) {}
  Whole growth;
  Whole sum;
};

/// one, one + share, ...: the shares times a denominator that they have in common with it.
struct Factors {
  std::uint64_t one = 1;
  std::span<const std::int64_t> shares;
  std::int64_t divisor = 1;
  [[nodiscard]] std::uint64_t share(std::size_t k) const { return static_cast<std::uint64_t>(shares[k] / divisor); }
};

/// P * prod(one + share) and the sum of one^k * prod over j > k (one + share).
void sum_up(Fraction& fraction, Money principal, const Factors& factors, Room& room) {
  Whole power(1, room.memory());
  fraction.growth *= static_cast<std::uint64_t>(principal.minor);
  fraction.sum *= 0;
  for (std::size_t k = 0; k < factors.shares.size(); ++k) {
    const std::uint64_t factor = factors.one + factors.share(k);
    fraction.growth *= factor;
    power *= factors.one;
    fraction.sum *= factor;
    fraction.sum += power;
  }
}

/// The textbook's form of the same, times the share: P * share * factor^n and one * (factor^n - one^n).
void sum_up_equal(Fraction& fraction, Money principal, const Factors& factors, Room& room) {
  const std::uint64_t factor = factors.one + factors.share(0);
  Whole power(1, room.memory());
  for (std::size_t k = 0; k < factors.shares.size(); ++k) {
    fraction.growth *= factor;
    power *= factors.one;
  }
  fraction.sum.set(fraction.growth, 1);
  fraction.sum -= power;
  fraction.sum *= factors.one;
  fraction.growth *= static_cast<std::uint64_t>(principal.minor);
  fraction.growth *= factors.share(0);
}

/// Every period bears the same share, as in a loan of whole months or weeks.
bool are_equal(std::span<const std::int64_t> shares) {
  return std::adjacent_find(shares.begin(), shares.end(), std::not_equal_to<>()) == shares.end();
}

}  // namespace

Money level_instalment(Money principal, std::span<const std::int64_t> shares, std::int64_t denominator,
                       std::int64_t multiple, Rounding mode) {
  SOQUY_CHECK(principal.is_positive() && denominator > 0 && multiple > 0 && !shares.empty(), "terms are checked first");
  const std::int64_t divisor = common_divisor(shares, denominator);
  const Factors factors{static_cast<std::uint64_t>(denominator / divisor), shares, divisor};
  Room room;
  Fraction whole(room);
  if (shares.front() > 0 && are_equal(shares)) {
    sum_up_equal(whole, principal, factors, room);
  } else {
    sum_up(whole, principal, factors, room);
  }
  whole.sum *= static_cast<std::uint64_t>(multiple);
  const std::int64_t steps =
      whole.growth.is_short() && whole.sum.is_short()
          ? divide_rounded(whole.growth.value(), whole.sum.value(), 1, mode).minor
          : quotient(whole.growth, whole.sum, bounds_of(principal, shares, denominator, multiple), mode, room);
  std::int64_t amount = 0;
  SOQUY_CHECK(!__builtin_mul_overflow(steps, multiple, &amount), "an instalment fits");
  return Money{amount};
}

}  // namespace soquy::engine
