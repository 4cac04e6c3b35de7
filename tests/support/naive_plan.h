#pragma once
// The naive ledger's paper for a loan: due dates and amounts counted out one month after the other, as a treasurer does
// with a pocket calculator. Shares no code with the engine.

#include <cstdint>
#include <vector>

#include "events/loan_events.h"

namespace soquy::naive {

struct PlanLine {
  Day due;
  std::int64_t principal = 0;
  std::int64_t interest = 0;
};

/// Monthly instalments of a flat, equal-principal or bullet loan that starts on `start`.
[[nodiscard]] std::vector<PlanLine> plan(const LoanTerms& terms, Day start);

}  // namespace soquy::naive
