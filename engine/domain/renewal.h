#pragma once
// A new loan that repays an old one, seen from both sides whether or not anybody said so: it makes a late loan look as
// if it had been paid (DOMAIN A6). Recognised, recorded and flagged; never refused.

#include "engine/domain/acts.h"

namespace soquy::engine {

/// The days between the two within which they are taken to be one: money borrowed from a neighbour for a week.
inline constexpr int kRenewalDays = 7;

/// Fills in `from_loan` when the repayment settles its loan, or pays at least half of what was out on it, and the same
/// borrower was paid out another loan on its day or up to kRenewalDays before. Warns (loan_repays_loan). Everything
/// else in the fact is decided.
void recognise_renewal(RepaymentReceived& fact, const Moment& at);

/// Fills in `renews`: the loan that the approval says it repays, else the one that the borrower settled on the day of
/// payment or up to kRenewalDays before. Warns (loan_repays_loan).
void recognise_renewal(LoanDisbursed& fact, const Moment& at);

}  // namespace soquy::engine
