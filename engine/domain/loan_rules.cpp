#include "engine/domain/loan_rules.h"

#include <algorithm>

#include "engine/domain/effective_rate.h"
#include "engine/domain/loan_terms.h"
#include "engine/domain/posting_rules.h"

namespace soquy::engine {
namespace {

void add_line(Entry& entry, Fund fund, Account account, Money amount) {
  if (!amount.is_zero()) entry.push_back({fund, account, amount});
}

std::string why_not_open(LoanNo no, const LoanState& loan) {
  const std::string name = to_text(no);
  switch (loan.stage) {
    case LoanStage::approved: return name + " is approved but was not paid out";
    case LoanStage::cancelled: return "the approval of " + name + " was taken back";
    case LoanStage::settled: return name + " is settled: nothing is owed";
    case LoanStage::written_off:
      return name + " was written off in version " + std::to_string(loan.write_off.value) +
             ": what still comes in is a recovery";
    case LoanStage::open: break;
  }
  return name + " was paid out on " + to_iso(loan.start);
}

}  // namespace

Result<const LoanState*> find_loan(const ClubState& club, LoanNo no) {
  const auto found = club.loans.find(no);
  if (!no.is_none() && found != club.loans.end()) return &found->second;
  return Rejection(RejectReason::loan_not_found,
                   "the club has approved " + std::to_string(club.loans.size()) + " loans",
                   no.is_none() ? std::string("no loan was named") : to_text(no), "loan");
}

Result<const LoanState*> find_open_loan(const ClubState& club, LoanNo no, Day day) {
  const auto found = find_loan(club, no);
  if (found.has_error()) return found;
  const LoanState& loan = **found;
  if (loan.stage == LoanStage::open && day >= loan.start) return found;
  return Rejection(RejectReason::loan_not_open, why_not_open(no, loan), to_text(no) + " on " + to_iso(day), "loan");
}

Result<Ok> check_not_borrower(const Moment& at, MemberNo borrower) {
  const ActorId own = actor_of(borrower);
  const auto& approvals = at.command.approvals;
  const bool approves =
      std::any_of(approvals.begin(), approvals.end(), [&](const Approval& one) { return one.actor == own; });
  if (at.command.actor != own && !approves) return Ok{};
  return Rejection(RejectReason::approval_same_person, to_text(borrower) + " is the borrower",
                   to_text(borrower) + (approves ? " as approver" : " as recorder"), approves ? "approvals" : "actor");
}

std::string say_taken_back(LoanNo no, const TakenBack& taken_back) {
  return "#" + std::to_string(taken_back.by.value) + " took back #" + std::to_string(taken_back.entry.value) + " of " +
         to_text(no) + "; the books hold it until " + to_iso(taken_back.from);
}

Result<Ok> check_after_taking_back(LoanNo no, const LoanState& loan, Day day, const char* asked, const char* field) {
  if (!loan.taken_back.shuts(day)) return Ok{};
  return helped_by(DayHelp::keeps_true_day, loan.taken_back.from,
                   {RejectReason::later_entries_depend, say_taken_back(no, loan.taken_back),
                    std::string(asked) + " on " + to_iso(day), field});
}

Result<Ok> check_past_is_open(LoanNo no, const LoanState& loan, Day day, const char* asked) {
  if (day < loan.plan_start()) {
    return Rejection(RejectReason::later_entries_depend,
                     to_text(no) + " was rescheduled on " + to_iso(loan.plan_start()) + " in version " +
                         std::to_string(loan.last_rescheduling().value),
                     std::string(asked) + " on " + to_iso(day), "loan");
  }
  return check_after_taking_back(no, loan, day, asked);
}

Result<Ok> check_rate(const ClubState& club, Rate rate) {
  const Rate most = club.by_law.rate_max;
  if (most.ppm == 0 || stated_ppm_year(rate) <= stated_ppm_year(most)) return Ok{};
  return Rejection(RejectReason::above_by_law_limit,
                   "the by-law allows at most " + say_ppm(stated_ppm_year(most)) + " a year",
                   say_ppm(stated_ppm_year(rate)) + " a year", "rate");
}

void warn_of_rate(const Moment& at, const LoanTerms& terms, Day start, const std::vector<Instalment>& instalments) {
  const LoanCost cost = cost_of_loan(terms.principal, terms.rate, start, instalments);
  if (!cost.above_cap()) return;
  at.warnings.push_back({"rate_above_cap", "the loan costs " + say_ppm(cost.stated_ppm_year) +
                                               " a year as agreed and " + say_ppm(cost.effective_ppm_year) +
                                               " in effect; the Civil Code allows 20.00%."});
}

std::string say_debt(const ClubState& club, LoanNo no, const Debt& debt, Day day) {
  std::string text = to_text(no) + " owes " + say(club, debt.owed_on(day)) + " on " + to_iso(day) + ": principal " +
                     say(club, debt.principal()) + ", interest due " + say(club, debt.interest_due(day));
  if (const Money late = debt.late_interest_due(day); late.is_positive()) text += ", late interest " + say(club, late);
  if (const Money earned = debt.interest_earned(day); earned.is_positive())
    text += ", interest until that day " + say(club, earned);
  return text + ", penalties " + say(club, debt.penalties_due(day));
}

Entry repayment_entry(Fund fund, Place place, const Allocation& lines) {
  const AllocationLine sum = sum_of(lines);
  Entry entry;
  add_line(entry, fund, account_of(place), sum.paid());
  add_line(entry, fund, Account::loans, -sum.principal);
  add_line(entry, fund, Account::interest_income, -(sum.interest + sum.late_interest));
  add_line(entry, fund, Account::other_income, -sum.penalty);
  return entry;
}

std::string say_beyond(const ClubState& club, const LoanState& loan, const Resplit& again) {
  return "the repayment in version " + std::to_string(loan.repayments[*again.beyond].version.value) + " would pay " +
         say(club, again.left) + " more than is owed";
}

Fact reallocation(LoanNo no, Fund fund, Version repayment, const Allocation& before, const Allocation& after,
                  const Cause& cause, Day day) {
  const AllocationLine was = sum_of(before);
  const AllocationLine is = sum_of(after);
  Entry entry;
  add_line(entry, fund, Account::loans, was.principal - is.principal);
  add_line(entry, fund, Account::interest_income, was.interest + was.late_interest - is.interest - is.late_interest);
  add_line(entry, fund, Account::other_income, was.penalty - is.penalty);
  return {RepaymentReallocated{no, fund, repayment, cause.version, before, after}, std::move(entry),
          std::max(cause.day, day)};
}

Facts reallocations(LoanNo no, const LoanState& loan, std::size_t first, std::span<const Allocation> lines,
                    const Cause& cause) {
  Facts facts;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const RepaymentState& one = loan.repayments[first + i];
    if (one.lines == lines[i]) continue;
    facts.push_back(reallocation(no, loan.fund, one.version, one.lines, lines[i], cause, one.value_date));
  }
  return facts;
}

std::optional<std::string> say_paid_of_waived(LoanNo no, const LoanState& loan, std::size_t first, const Resplit& again,
                                              Day changed) {
  for (const WaiverState& waiver : loan.waivers) {
    if (waiver.day <= changed) continue;
    LoanState without = loan;
    take_back_waiver(without, waiver.version);
    const Resplit unwaived = split_again(without, first);
    for (std::size_t i = 0; i < again.lines.size() && loan.repayments[first + i].value_date < waiver.day; ++i) {
      if (unwaived.lines[i] == again.lines[i]) continue;
      return "a penalty on " + to_text(no) + " was waived on " + to_iso(waiver.day) + " in version " +
             std::to_string(waiver.version.value) + ", and the repayment of " +
             to_iso(loan.repayments[first + i].value_date) + " would have paid of it";
    }
  }
  return std::nullopt;
}

std::size_t first_repayment_from(const LoanState& loan, Day day) {
  const auto& all = loan.repayments;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.value_date >= day; });
  return static_cast<std::size_t>(found - all.begin());
}

std::string say_versions(const std::vector<Version>& versions) {
  constexpr std::size_t kMost = 8;
  std::string named;
  for (std::size_t i = 0; i < versions.size() && i < kMost; ++i) {
    const bool last = i + 1 == versions.size();
    if (i > 0) named += last ? " and " : ", ";
    named += std::to_string(versions[i].value);
  }
  if (versions.size() > kMost) named += " and " + std::to_string(versions.size() - kMost) + " more";
  return named;
}

}  // namespace soquy::engine
