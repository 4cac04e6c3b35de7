#pragma once
// The arrears of a club as a patient person finds them who reads every entry again for every loan, counts late interest
// day by day and looks the debt group up in the circular's table. Shares no code with projections/, only the events.

#include <array>
#include <cstdint>
#include <vector>

#include "events/event.h"
#include "events/fold.h"

namespace soquy::naive {

struct LateLoan {
  LoanNo loan;
  std::int64_t outstanding = 0;
  std::int64_t overdue_principal = 0;
  std::int64_t overdue_interest = 0;
  std::int64_t late_interest = 0;
  std::int64_t overdue_penalty = 0;
  Day oldest_unpaid;
  int days = 0;
  std::size_t bucket = 0;  ///< 0 on time, then 1-30, 31-60, 61-90, 91-180, more
  int group = 1;
  int reschedulings = 0;
  bool interest_reduced = false;
  bool frozen = false;
  friend bool operator==(const LateLoan&, const LateLoan&) = default;
};

struct LateClub {
  std::vector<LateLoan> loans;  ///< something is owed on them; by number
  std::int64_t portfolio = 0;
  std::int64_t overdue_principal = 0;
  std::int64_t overdue_interest = 0;
  std::int64_t late_interest = 0;
  int late = 0;
  std::int64_t at_risk_1 = 0;
  std::int64_t at_risk_30 = 0;
  std::int64_t at_risk_90 = 0;
  std::array<std::int64_t, 6> by_bucket{};
  std::array<std::int64_t, 6> by_group{};  ///< 1 to 5
};

/// On the question's value date. Terms round to the dong, half up.
[[nodiscard]] LateClub late_club(const std::vector<Event>& events, const AsOf& when);

}  // namespace soquy::naive
