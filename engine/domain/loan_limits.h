#pragma once
// How much a member may borrow: the by-law's limits, the ladder of ceilings, loans at once, and loans that top another
// one up.
//
// A loan that tops up stands beside an open loan of the same borrower and counts as one with it: as one of the loans at
// once, as one step of the ladder, and with all that is out on it below the same limits.

#include "engine/domain/acts.h"

namespace soquy::engine {

/// The loan it was first topped up from; a loan that tops nothing up is its own.
[[nodiscard]] LoanNo first_of(const ClubState& club, LoanNo no);

/// The loan named by `tops_up` is open, of the same borrower, and nothing of it or beside it is overdue. Rejects
/// loan_not_found, loan_not_open, loan_late.
[[nodiscard]] Result<Ok> check_topped_up(const ApproveLoan& ask, const Moment& at);

/// Size, ladder, length, rate and loans at once, as the by-law has them. Rejects above_by_law_limit. The borrower and
/// the loan topped up were found before.
[[nodiscard]] Result<Ok> check_by_law(const ApproveLoan& ask, const ClubState& club);

}  // namespace soquy::engine
