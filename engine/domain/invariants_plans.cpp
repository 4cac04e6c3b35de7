// The promise that instalments follow from the terms: of a loan as it was paid out, and of a loan as it was
// rescheduled, where they follow from what was owed as well.

#include <algorithm>

#include "engine/domain/invariants.h"
#include "engine/domain/loan_schedule.h"
#include "engine/domain/loan_terms.h"

namespace soquy::engine {
namespace {

using Plan = std::vector<Instalment>;

/// plan_instalments takes terms that decide has checked; those of a store may be anything.
bool can_be_planned(const LoanTerms& terms, Day start) {
  return check_terms(terms).has_value() && check_start(terms, start).has_value();
}

std::uint16_t highest_number(const Plan& plan) {
  std::uint16_t highest = 0;
  for (const Instalment& one : plan) highest = std::max(highest, one.number);
  return highest;
}

Money interest_paid(const Allocation& lines, std::uint16_t instalment) {
  Money paid;
  for (const AllocationLine& line : lines) {
    if (line.instalment == instalment) paid += line.interest;
  }
  return paid;
}

/// Interest of the plan that had fallen due and was not paid. Numbers go on from plan to plan, so a repayment of an
/// older plan says nothing of this one.
Money interest_due(const Plan& plan, const std::map<Version, Allocation>& repayments, Day day) {
  Money due;
  for (const Instalment& one : plan) {
    if (one.due > day) continue;
    due += one.interest;
    for (const auto& [version, lines] : repayments) due -= interest_paid(lines, one.number);
  }
  return due;
}

}  // namespace

void Invariants::check_instalments(const LoanDisbursed& paid_out, Day day) {
  const std::string name = to_text(paid_out.loan);
  if (!can_be_planned(paid_out.terms, day)) return say(name + ": no instalments follow from its terms");
  if (plan_instalments(paid_out.terms, day) != paid_out.instalments) {
    say(name + ": its instalments do not follow from its terms");
  }
}

/// New instalments are numbered on from the old ones, and interest that was due already is owed with the first of them.
void Invariants::take_rescheduling(const LoanRescheduled& moved, Day day, int sign) {
  Loan& loan = loans_[moved.loan];
  const std::string name = to_text(moved.loan);
  if (loan.plans.empty()) return say(name + " was rescheduled, but it is not paid out");
  if (sign < 0) return loan.plans.pop_back();
  if (moved.times != loan.plans.size()) {
    say(name + " says it is rescheduled for the " + std::to_string(moved.times) + ". time, it is the " +
        std::to_string(loan.plans.size()) + ".");
  }
  const Money owed = loan.disbursed - loan.repaid - loan.written_off;
  if (moved.terms.principal != owed) {
    say(name + " was rescheduled over " + std::to_string(moved.terms.principal.minor) + ", outstanding was " +
        std::to_string(owed.minor));
  }
  const Plan before = loan.plans.back();
  loan.plans.push_back(moved.instalments);
  if (!can_be_planned(moved.terms, day)) return say(name + ": no instalments follow from its new terms");
  Plan expected = plan_instalments(moved.terms, day);
  for (Instalment& one : expected) one.number = static_cast<std::uint16_t>(one.number + highest_number(before));
  expected.front().interest += interest_due(before, loan.repayments, day);
  if (expected != moved.instalments) say(name + ": its new instalments do not follow from its terms and what was owed");
}

}  // namespace soquy::engine
