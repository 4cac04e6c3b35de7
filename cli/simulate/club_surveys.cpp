#include "cli/simulate/club_surveys.h"

namespace soquy::cli {

namespace {

/// In hundred thousands of dong, as people tell it.
Money as_told(std::int64_t hundred_thousands) { return Money{hundred_thousands * 100'000}; }

Money changed(Random& random, Money before, int least_percent, int most_percent) {
  return as_told(before.minor * random.between(least_percent, most_percent) / 100 / 100'000);
}

}  // namespace

SurveyIncome baseline_survey(Random& random, MemberNo borrower, LoanNo loan) {
  SurveyIncome survey;
  survey.member = borrower;
  survey.instrument = "TN-01/2018";
  survey.loan = loan;
  survey.household_size = static_cast<std::uint8_t>(random.between(1, 6));
  survey.recall_months = 1;
  survey.farm = as_told(random.between(4, 20));
  survey.animals = as_told(random.between(0, 10));
  survey.transfers = as_told(random.between(0, 6));
  return survey;
}

SurveyIncome follow_up_survey(Random before, MemberNo borrower, LoanNo loan) {
  SurveyIncome survey = baseline_survey(before, borrower, loan);
  Random year = before.branch(12);
  survey.follow_up = true;
  survey.farm = changed(year, survey.farm, 85, 120);
  survey.animals = changed(year, survey.animals, 80, 150);
  survey.trade = year.chance(350) ? as_told(year.between(1, 5)) : Money::zero();
  if (year.chance(120)) {
    const bool came = survey.household_size == 1 || year.chance(500);
    survey.household_size = static_cast<std::uint8_t>(survey.household_size + (came ? 1 : -1));
  }
  return survey;
}

}  // namespace soquy::cli
