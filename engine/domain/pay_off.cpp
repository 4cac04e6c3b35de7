#include "engine/domain/pay_off.h"

#include <algorithm>

#include "engine/domain/allocation.h"

namespace soquy::engine {

PayOff pay_off_on(const LoanState& loan, Day day) {
  if (loan.stage != LoanStage::open) return {};
  const Day on = loan.repayments.empty() ? day : std::max(day, loan.repayments.back().value_date);
  const Debt debt = debt_of(loan);
  return {on,
          debt.principal(),
          debt.interest_due(on),
          debt.late_interest_due(on),
          debt.interest_earned(on),
          debt.penalties_due(on)};
}

}  // namespace soquy::engine
