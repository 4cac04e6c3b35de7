#include "engine/domain/loan_state.h"

#include "engine/domain/allocation.h"

namespace soquy::engine {

void RepaymentState::split_to(const Allocation& now) {
  if (!recorded_otherwise) recorded_otherwise = std::move(lines);
  lines = now;
  if (lines == *recorded_otherwise) recorded_otherwise.reset();
}

Money LoanState::principal_paid() const {
  Money sum;
  for (const RepaymentState& one : repayments) sum += sum_of(one.lines).principal;
  return sum;
}

Money LoanState::outstanding() const { return disbursed - principal_paid() - written_off; }

}  // namespace soquy::engine
