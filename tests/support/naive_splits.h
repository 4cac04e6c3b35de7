#pragma once
// What repayments pay, counted out day by day in exact fractions. Shares no code with the engine.

#include <cstdint>
#include <vector>

#include "events/club_events.h"
#include "events/loan_events.h"
#include "tests/support/naive_plan.h"

namespace soquy::naive {

enum class Part : std::uint8_t { other, principal, interest, penalty, late, spared };

/// What one repayment paid of which instalment. `spared` is no money: interest that is not asked for any more.
struct Piece {
  std::uint16_t instalment = 0;
  Part part = Part::other;
  std::int64_t amount = 0;
  friend auto operator<=>(const Piece&, const Piece&) = default;
};

/// What a recorded split says, sorted.
[[nodiscard]] std::vector<Piece> pieces_of(const Allocation& lines);

/// A loan's paper and what the club agreed on repayments.
struct Paper {
  LoanTerms terms;
  Day start;
  AllocationOrder order = AllocationOrder::penalty_interest_principal;
  AdvanceTo advance = AdvanceTo::next_instalments;
  std::uint32_t overdue_percent = 0;
  std::uint16_t first_number = 1;  ///< of its instalments: a later paper numbers on
  std::int64_t carried = 0;        ///< interest of an earlier paper, asked for with the first instalment
  bool frozen = false;             ///< nothing is asked for, nothing is late
};

struct Fine {
  Day day;
  std::uint16_t instalment = 0;
  std::int64_t amount = 0;
};

struct Coin {
  Day day;
  std::int64_t amount = 0;
};

struct Owed {
  std::int64_t principal = 0;
  std::int64_t interest = 0;  ///< asked for by then
  std::int64_t late = 0;
  std::int64_t earned = 0;  ///< of the time until then, not asked for yet
  std::int64_t penalty = 0;
  [[nodiscard]] std::int64_t all() const { return principal + interest + late + earned + penalty; }
  /// Interest that was never asked for is not owed once all principal is back.
  [[nodiscard]] bool is_nothing() const { return principal + interest + late + penalty == 0; }
};

struct LaidDown {
  std::vector<std::vector<Piece>> pieces;  ///< of each repayment, sorted
  std::int64_t too_much = 0;               ///< money that nothing was owed for
  Owed owed;                               ///< on the day asked for
  std::vector<Fine> fines;                 ///< what is left of each, in the order they came
};

/// Lays the repayments down one after the other (they are in order), and says what is owed on `asked`, which is not
/// before the last of them. Fines of one instalment are paid in the order in which they are given; those of none, and
/// those of instalments that are not on this paper, before all that is on it.
[[nodiscard]] LaidDown lay_down(const Paper& paper, const std::vector<Fine>& fines, const std::vector<Coin>& repayments,
                                Day asked);

/// Late interest of each instalment (none on no day: Day{INT32_MAX}) until `asked` (before repayments of it are taken
/// off), given what was paid of its principal on which day.
[[nodiscard]] std::int64_t late_interest(const Paper& paper, const PlanLine& line, const std::vector<Coin>& principal,
                                         Day asked);

}  // namespace soquy::naive
