#pragma once
// How did the official poverty class of the members move between two days? Of members on both days only, by what the
// commune certified and never by income (DOMAIN.md 4.1).

#include <array>
#include <vector>

#include "projections/members_profile.h"

namespace soquy::projections {

inline constexpr std::size_t kPovertyClasses = 4;

struct PovertyMovement {
  /// Members by class on the first day, then on the second, indexed by PovertyClass.
  std::array<std::array<std::uint32_t, kPovertyClasses>, kPovertyClasses> cells{};
  std::uint32_t joined = 0;  ///< members on the second day only
  std::uint32_t left = 0;    ///< members on the first day only

  [[nodiscard]] std::uint32_t cell(PovertyClass then, PovertyClass now) const {
    return cells[static_cast<std::size_t>(then)][static_cast<std::size_t>(now)];
  }
  [[nodiscard]] std::uint32_t row(PovertyClass then) const;
  [[nodiscard]] std::uint32_t column(PovertyClass now) const;
  [[nodiscard]] std::uint32_t all() const;
  PovertyMovement& operator+=(const PovertyMovement& other);
  friend bool operator==(const PovertyMovement&, const PovertyMovement&) = default;
};

/// Rows of the same club, folded to the first and to the second day.
[[nodiscard]] PovertyMovement poverty_movement(const std::vector<MemberRow>& then, const std::vector<MemberRow>& now);

}  // namespace soquy::projections
