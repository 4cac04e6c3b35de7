#pragma once
// A repayment whose true day lies in a closed period, or before something of the loan that was taken back, is dated
// later than it came. Nobody refuses it; but whoever paid
// in time must not bear interest for the delay of the club without anybody seeing it.

#include "engine/domain/acts.h"
#include "engine/domain/loan_state.h"

namespace soquy::engine {

/// Warns (delay_costs_borrower) when the loan would owe less, had the repayment been dated on its original_date: by how
/// much, and what can be done. `loan` holds the repayment at index `own` of its repayments already; its split and those
/// of later ones need not be filled in.
void warn_of_delay(LoanNo no, const LoanState& loan, std::size_t own, const Moment& at);

}  // namespace soquy::engine
