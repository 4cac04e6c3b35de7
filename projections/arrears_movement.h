#pragma once
// From which group of lateness to which other did the loans go between two days, and what became of their balances?
//
// Every loan stands in one cell: its row is where it stood on the first day, its column where it stands on the later
// one. It is counted with what it brought: its whole balance of the first day, or what was paid out since.
//
//   brought = remains + repaid + written off + taken back
//
// So the rows sum to the balances of the first day and to what was paid out since; the columns, less what was repaid,
// written off and taken back, to the balances of the later day. Both days are told with the same knowledge, so an entry
// written late counts on its own day.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "projections/arrears.h"

namespace soquy::projections {

/// Where a loan stood on the first day: LateBucket, or not out.
enum class MovedFrom : std::uint8_t {
  on_time = 0,
  days_1_30 = 1,
  days_31_60 = 2,
  days_61_90 = 3,
  days_91_180 = 4,
  over_180 = 5,
  paid_out_since = 6,
  reopened = 7,  ///< settled or written off then, and open again since that was taken back
};
inline constexpr std::size_t kMovedFrom = 8;
/// Where it stands on the later day: LateBucket, or out no more.
enum class MovedTo : std::uint8_t {
  on_time = 0,
  days_1_30 = 1,
  days_31_60 = 2,
  days_61_90 = 3,
  days_91_180 = 4,
  over_180 = 5,
  settled = 6,
  written_off = 7,
  taken_back = 8,  ///< its paying out was reversed
};
inline constexpr std::size_t kMovedTo = 9;
/// "1-30", "paid_out_since"
[[nodiscard]] std::string_view to_text(MovedFrom from);
[[nodiscard]] std::string_view to_text(MovedTo to);

struct MovementCell {
  std::uint32_t loans = 0;
  Money brought;      ///< balance of the first day, or paid out since
  Money remains;      ///< balance of the later day
  Money repaid;       ///< principal in between, less what was taken back of it
  Money written_off;  ///< in between
  Money taken_back;   ///< paid out before the first day, and that reversed since
  friend bool operator==(const MovementCell&, const MovementCell&) = default;
};

struct ArrearsMovement {
  Day since;
  Day as_of;
  std::array<std::array<MovementCell, kMovedTo>, kMovedFrom> cells{};  ///< by MovedFrom, then MovedTo

  [[nodiscard]] const MovementCell& cell(MovedFrom from, MovedTo to) const;
  [[nodiscard]] MovementCell row(MovedFrom from) const;  ///< its sum
  [[nodiscard]] MovementCell column(MovedTo to) const;   ///< its sum
  [[nodiscard]] MovementCell all() const;
  friend bool operator==(const ArrearsMovement&, const ArrearsMovement&) = default;
};

/// From two loan books of one club, folded up to these days.
[[nodiscard]] ArrearsMovement movement_between(const std::vector<LoanRow>& before, Day since,
                                               const std::vector<LoanRow>& after, Day as_of);

}  // namespace soquy::projections
