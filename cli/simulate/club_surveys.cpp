#include "cli/simulate/club_surveys.h"

namespace soquy::cli {

SurveyIncome baseline_survey(Random& random, MemberNo borrower, LoanNo loan) {
  SurveyIncome survey;
  survey.member = borrower;
  survey.instrument = "TN-01/2018";
  survey.loan = loan;
  survey.household_size = static_cast<std::uint8_t>(random.between(1, 6));
  survey.recall_months = 1;
  survey.farm = Money{random.between(4, 20) * 100'000};
  survey.animals = Money{random.between(0, 10) * 100'000};
  survey.transfers = Money{random.between(0, 6) * 100'000};
  return survey;
}

SurveyIncome follow_up_survey(Random& random, MemberNo borrower, LoanNo loan) {
  SurveyIncome survey = baseline_survey(random, borrower, loan);
  survey.follow_up = true;
  survey.animals += Money{random.between(0, 8) * 100'000};
  survey.trade = Money{random.between(0, 5) * 100'000};
  return survey;
}

}  // namespace soquy::cli
