#pragma once
// What settles a loan on a day, part by part: for whoever asks before bringing the money.

#include "engine/domain/loan_state.h"

namespace soquy::engine {

struct PayOff {
  Day on;
  Money principal;
  Money interest_due;
  Money late_interest;
  Money interest_earned;  ///< of the time until that day; no due day has asked for it yet
  Money penalties;
  [[nodiscard]] Money total() const { return principal + interest_due + late_interest + interest_earned + penalties; }
  friend bool operator==(const PayOff&, const PayOff&) = default;
};

/// A repayment of so much on that day settles the loan, and of more is refused (allocation.h). Nothing of a loan that
/// is not open. With repayments after that day it is what settles the loan on the day of the last one (`on`).
[[nodiscard]] PayOff pay_off_on(const LoanState& loan, Day day);

}  // namespace soquy::engine
