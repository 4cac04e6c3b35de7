#pragma once
// What a simulated household says it earns.

#include "cli/simulate/random.h"
#include "events/people_events.h"

namespace soquy::cli {

/// Before the loan has changed anything.
[[nodiscard]] SurveyIncome baseline_survey(Random& random, MemberNo borrower, LoanNo loan);
/// A year later, on the same form: mostly a little more, sometimes less, and now and then somebody has come or gone.
/// `before` is the state from which the baseline was drawn, so that nobody has to keep what the household said then.
[[nodiscard]] SurveyIncome follow_up_survey(Random before, MemberNo borrower, LoanNo loan);

}  // namespace soquy::cli
