#pragma once
// The instalments of a loan, from its terms. `soquy loan plan` and recorded loans share this one function.
//
// Let P be the principal, B the balance before an instalment, s its share of the rate (loan_terms.h), n the number of
// instalments and m those of them that bear principal (all but the first `grace_principal`).
//
//   interest         equal_principal, equal_instalment, bullet: B * s     flat: P * s
//                    none in the first `grace_interest_charged`; what falls into the first `grace_interest` is due with
//                    the instalment after them, never bearing interest itself
//   principal        equal_principal   P / m, rounded down to principal_multiple
//                    flat              P / m, rounded down to principal_multiple; or, with an instalment_multiple, the
//                                      level instalment (P + interest) / m rounded to it, less the interest
//                    equal_instalment  the level instalment (level_instalment.h) less the interest on B
//                    bullet            nothing before the last
//   last instalment  all principal that is left
//
// Interest is one exact fraction, divided last and rounded once per instalment to interest_multiple.

#include <vector>

#include "events/loan_events.h"

namespace soquy::engine {

/// Terms that passed check_terms and check_start, or it is a bug. The principal shares sum to the principal, due days
/// ascend, no share is negative.
[[nodiscard]] std::vector<Instalment> plan_instalments(const LoanTerms& terms, Day start);

[[nodiscard]] Money total_interest(const std::vector<Instalment>& instalments);
[[nodiscard]] Money total_principal(const std::vector<Instalment>& instalments);

}  // namespace soquy::engine
