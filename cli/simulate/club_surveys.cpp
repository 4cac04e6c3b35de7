#include "cli/simulate/club_surveys.h"

#include <algorithm>

#include "cli/simulate/random.h"

namespace soquy::cli {

namespace {

/// A household's own numbers, so that nobody has to keep in mind what it said a year ago.
Random household_random(std::uint64_t club_seed, MemberNo member) {
  return Random(club_seed * 0x9e3779b97f4a7c15ULL + member.value);
}

/// In hundred thousands of dong, as people tell it.
Money as_told(std::int64_t hundred_thousands) { return Money{hundred_thousands * 100'000}; }

Money changed(Random& random, Money before, int least_percent, int most_percent) {
  return as_told(before.minor * random.between(least_percent, most_percent) / 100 / 100'000);
}

SurveyIncome first_answers(Random& random, MemberNo borrower, LoanNo loan) {
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

}  // namespace

SurveyIncome baseline_survey(std::uint64_t club_seed, MemberNo borrower, LoanNo loan) {
  Random random = household_random(club_seed, borrower);
  return first_answers(random, borrower, loan);
}

SurveyIncome follow_up_survey(std::uint64_t club_seed, MemberNo borrower, LoanNo loan) {
  Random random = household_random(club_seed, borrower);
  SurveyIncome survey = first_answers(random, borrower, loan);
  survey.follow_up = true;
  survey.farm = changed(random, survey.farm, 85, 120);
  survey.animals = changed(random, survey.animals, 80, 150);
  survey.trade = random.chance(350) ? as_told(random.between(1, 5)) : Money::zero();
  if (random.chance(120)) {
    const bool came = survey.household_size == 1 || random.chance(500);
    survey.household_size = static_cast<std::uint8_t>(survey.household_size + (came ? 1 : -1));
  }
  return survey;
}

}  // namespace soquy::cli
