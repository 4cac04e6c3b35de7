#pragma once
// What a simulated household says it earns.

#include "cli/simulate/random.h"
#include "events/people_events.h"

namespace soquy::cli {

/// Before the loan has changed anything.
[[nodiscard]] SurveyIncome baseline_survey(Random& random, MemberNo borrower, LoanNo loan);
/// A year later: mostly a little more.
[[nodiscard]] SurveyIncome follow_up_survey(Random& random, MemberNo borrower, LoanNo loan);

}  // namespace soquy::cli
