#pragma once
// What a simulated household says it earns.

#include <cstdint>

#include "events/people_events.h"

namespace soquy::cli {

/// Before the loan has changed anything. The same club and member are told the same again, whenever it is asked.
[[nodiscard]] SurveyIncome baseline_survey(std::uint64_t club_seed, MemberNo borrower, LoanNo loan);
/// A year later, on the same form: mostly a little more, sometimes less, and now and then somebody has come or gone.
[[nodiscard]] SurveyIncome follow_up_survey(std::uint64_t club_seed, MemberNo borrower, LoanNo loan);

}  // namespace soquy::cli
