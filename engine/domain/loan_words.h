#pragma once
// A repayment in words: what it paid, instalment by instalment, and what remains. For the preview and the receipt.

#include <string>

#include "engine/domain/loan_state.h"

namespace soquy::engine {

/// "1.236.000 on KV003: instalment 2, due 2019-03-10: interest 11.000, principal 102.000; ... In all ... Still owed
/// ..." `loan` has taken the repayment in already. With the day of the payment the sentence says what was late and what
/// was paid in advance.
[[nodiscard]] std::string explain_split(const RepaymentReceived& repayment, const LoanState& loan,
                                        Day paid_on = Day::none(), Currency currency = Currency::vnd);

/// What is asked for next: the oldest instalment on which something is unpaid, less what was paid on it.
struct NextDue {
  std::uint16_t instalment = 0;  ///< 0: nothing more is asked for
  Day due;
  Money principal;
  Money interest;
  friend bool operator==(const NextDue&, const NextDue&) = default;
};
/// Nothing while the loan is frozen.
[[nodiscard]] NextDue next_due(const LoanState& loan);

}  // namespace soquy::engine
