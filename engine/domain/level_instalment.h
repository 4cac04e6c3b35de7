#pragma once
// The equal instalment of an annuity.

#include <cstdint>
#include <span>

#include "events/money.h"

namespace soquy::engine {

/// The amount A which, paid at the end of each period, brings P to zero when period k bears interest of
/// r_k = shares[k] / denominator on the balance before it:
///
///   A = P * prod(1 + r_k) / sum over k of prod over j > k (1 + r_j)
///
/// which for equal r is the textbook's P r (1+r)^n / ((1+r)^n - 1). Computed with whole numbers of any length, divided
/// once and rounded to a multiple. One or more shares, none negative.
[[nodiscard]] Money level_instalment(Money principal, std::span<const std::int64_t> shares, std::int64_t denominator,
                                     std::int64_t multiple, Rounding mode);

}  // namespace soquy::engine
