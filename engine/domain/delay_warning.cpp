#include "engine/domain/delay_warning.h"

#include <algorithm>

#include "engine/domain/allocation.h"
#include "engine/domain/posting_rules.h"

namespace soquy::engine {
namespace {

/// What the loan has cost the borrower in interest by a day, paid or not.
struct InterestBorne {
  Money late;
  Money agreed;
};

/// With the repayments from `first` on split anew. What a repayment brings beyond the debt costs nothing.
InterestBorne interest_borne(LoanState loan, std::size_t first, Day day) {
  const Resplit again = split_again(loan, first);
  for (std::size_t i = 0; i < again.lines.size(); ++i) loan.repayments[first + i].lines = again.lines[i];
  InterestBorne borne;
  for (const RepaymentState& one : loan.repayments) {
    const AllocationLine sum = sum_of(one.lines);
    borne.late += sum.late_interest;
    borne.agreed += sum.interest;
  }
  if (is_settled(loan)) return borne;  // what no day had asked for yet is not asked for any more
  const Debt debt = debt_of(loan);
  borne.late += debt.late_interest_due(day);
  borne.agreed += debt.interest_due(day) + debt.interest_earned(day);
  return borne;
}

/// As it would have been, had the repayment been recorded on the day on which it came.
InterestBorne interest_borne_in_time(LoanState loan, std::size_t own, Day true_day, Day day) {
  RepaymentState moved = loan.repayments[own];
  loan.repayments.erase(loan.repayments.begin() + static_cast<std::ptrdiff_t>(own));
  moved.value_date = true_day;
  const auto place = std::upper_bound(loan.repayments.begin(), loan.repayments.end(), moved, comes_before);
  const auto index = static_cast<std::size_t>(place - loan.repayments.begin());
  loan.repayments.insert(place, std::move(moved));
  return interest_borne(std::move(loan), index, day);
}

std::string parts_borne(const ClubState& club, Money late, Money agreed) {
  if (agreed.is_zero()) return "late interest " + say(club, late);
  if (late.is_zero()) return "interest " + say(club, agreed);
  return "late interest " + say(club, late) + ", interest " + say(club, agreed);
}

}  // namespace

void warn_of_delay(LoanNo no, const LoanState& loan, std::size_t own, const Moment& at) {
  const Day true_day = at.act.original_date;
  if (true_day.is_none() || true_day < loan.start) return;
  const std::string what = to_text(no) + " was paid on " + to_iso(true_day) + " and is dated " + to_iso(at.value_date);
  if (true_day < loan.plan_start()) {
    at.warnings.push_back({"delay_costs_borrower",
                           what + ": the rescheduling of " + to_iso(loan.plan_start()) + " in version " +
                               std::to_string(loan.last_rescheduling().value) +
                               " counted the money as still out, so the borrower may bear interest for the delay. How "
                               "much cannot be told without rescheduling again."});
    return;
  }
  const Day day = std::max(at.value_date, loan.repayments.back().value_date);
  const InterestBorne is = interest_borne(loan, own, day);
  const InterestBorne would_be = interest_borne_in_time(loan, own, true_day, day);
  const Money late = is.late - would_be.late;
  const Money agreed = is.agreed - would_be.agreed;
  if (!(late + agreed).is_positive()) return;
  at.warnings.push_back(
      {"delay_costs_borrower",
       what + ": the borrower bears " + say(at.club, late + agreed) + " for the delay (" +
           parts_borne(at.club, late, agreed) + "). A waiver takes off penalties only: " +
           // where something else of the loan was taken back since, no reopening leads to the true day
           (loan.taken_back.shuts(true_day) ? "" : "reopen the books and record it on its true day, or ") +
           "give the money back as aid."});
}

}  // namespace soquy::engine
