// Loans are approved and paid out; members are sent to other lenders.

#include <algorithm>
#include <set>

#include "engine/domain/effective_rate.h"
#include "engine/domain/fields.h"
#include "engine/domain/guarantees.h"
#include "engine/domain/loan_limits.h"
#include "engine/domain/loan_rules.h"
#include "engine/domain/loan_schedule.h"
#include "engine/domain/loan_terms.h"
#include "engine/domain/lookup.h"
#include "engine/domain/posting_rules.h"
#include "engine/domain/rate_warnings.h"
#include "engine/domain/renewal.h"
#include "events/codec.h"

namespace soquy::engine {
namespace {

Result<Ok> check_approval_fields(const ApproveLoan& ask, const AdoptByLaw& law) {
  if (law.guarantor_needed && ask.guarantors.empty() && ask.group.is_none()) {
    return bad_field("guarantors", "the by-law wants a guarantor", "none is named");
  }
  if (!ask.group.is_none() && !ask.guarantors.empty()) {
    return bad_field("guarantors", "none beside a group, whose other members answer", say_members(ask.guarantors));
  }
  std::set<MemberNo> seen;
  for (const MemberNo guarantor : ask.guarantors) {
    if (guarantor == ask.borrower)
      return bad_field("guarantors", "another member than the borrower", to_text(guarantor));
    if (!seen.insert(guarantor).second) return bad_field("guarantors", "each member once", to_text(guarantor));
  }
  if (!ask.tops_up.is_none() && !ask.repays.is_none()) {
    return bad_field("tops_up", "a loan stands beside the old one or repays it, not both", to_text(ask.tops_up));
  }
  return Ok{};
}

Result<Ok> check_people_of(const ApproveLoan& ask, const Moment& at) {
  SOQUY_TRY(check_not_borrower(at, ask.borrower));
  SOQUY_TRY(member_on(at.club, ask.borrower, at.value_date, "borrower"));
  for (const MemberNo guarantor : ask.guarantors) {
    SOQUY_TRY(member_on(at.club, guarantor, at.value_date, "guarantors"));
  }
  return Ok{};
}

Result<Ok> check_lending_fund(const ClubState& club, Fund fund) {
  SOQUY_TRY(check_fund(club, fund));
  if (club.fund_rule(fund)->lends) return Ok{};
  return Rejection(RejectReason::fund_not_found, "the by-law does not lend from " + fund_key(fund),
                   "a loan of " + fund_key(fund), "fund");
}

/// The old loan that the new one is meant to repay.
Result<Ok> check_repaid_loan(const ApproveLoan& ask, const Moment& at) {
  if (ask.repays.is_none()) return Ok{};
  const auto old = find_open_loan(at.club, ask.repays, at.value_date);
  if (old.has_error()) return old.error();
  if ((*old)->borrower == ask.borrower) return Ok{};
  return Rejection(RejectReason::loan_not_found, to_text(ask.repays) + " is a loan of " + to_text((*old)->borrower),
                   "repay it with a loan of " + to_text(ask.borrower), "repays");
}

/// Neither that loan nor the one that is topped up is looked at on a day on which the books hold what was taken back.
Result<Ok> check_day_of_old_loan(const ApproveLoan& ask, const Moment& at) {
  for (const auto& [old, field] : {std::pair{ask.repays, "repays"}, std::pair{ask.tops_up, "tops_up"}}) {
    const auto found = at.club.loans.find(old);
    if (found == at.club.loans.end()) continue;
    SOQUY_TRY(check_after_taking_back(old, found->second, at.value_date, "approve a loan for it", field));
  }
  return Ok{};
}

Result<Ok> check_number(const ApproveLoan& ask, const ClubState& club) {
  if (ask.loan.is_none() || !club.loans.contains(ask.loan)) return Ok{};
  return Rejection(RejectReason::loan_exists,
                   to_text(ask.loan) + " was approved on " + to_iso(club.loans.at(ask.loan).approved_on),
                   to_text(ask.loan), "loan");
}

/// All loans under one resolution together stay within what it resolved.
Result<Ok> check_resolved_sum(const ApproveLoan& ask, const ClubState& club) {
  const Money limit = club.resolutions.at(ask.resolution).limit;
  if (!limit.is_positive()) return Ok{};
  Money approved;
  for (const auto& [no, loan] : club.loans) {
    if (loan.approval.resolution != ask.resolution || loan.stage == LoanStage::cancelled) continue;
    approved += loan.approval.terms.principal;
  }
  if (approved + ask.terms.principal <= limit) return Ok{};
  return Rejection(RejectReason::above_approval,
                   to_text(ask.resolution) + " resolved " + say(club, limit) + ", of which " + say(club, approved) +
                       " is approved already",
                   say(club, ask.terms.principal), "principal");
}

/// The guarantors, or the others of the group.
Result<std::vector<MemberNo>> who_answers(const ApproveLoan& ask, const Moment& at) {
  if (ask.group.is_none()) return ask.guarantors;
  return others_of_group(at.club, ask.group, ask.borrower, at.value_date);
}

/// Members of a group answer for each other, so one who does not pay concerns all of them.
void warn_of_late_members(const ApproveLoan& ask, const std::vector<MemberNo>& others, const Moment& at) {
  if (ask.group.is_none()) return;
  for (const auto& [no, loan] : at.club.loans) {
    if (std::find(others.begin(), others.end(), loan.borrower) == others.end()) continue;
    const auto late = overdue_on(loan, at.value_date);
    if (!late) continue;
    at.warnings.push_back({"group_member_late", to_text(loan.borrower) + " of " + to_text(ask.group) + " has " +
                                                    say(at.club, late->principal + late->interest) + " of " +
                                                    to_text(no) + " unpaid since " + to_iso(late->due) + "."});
  }
}

/// Why the borrower came first is recorded, not judged; but the class that is stated should be the one on record.
void warn_of_priority(const ApproveLoan& ask, const Moment& at) {
  const PovertyClass recorded = at.club.members.at(ask.borrower).poverty_on(at.value_date);
  if (ask.priority == PovertyClass::none || ask.priority == recorded) return;
  at.warnings.push_back({"priority_not_recorded", to_text(ask.borrower) + " comes first as " +
                                                      std::string(name_of(ask.priority)) +
                                                      ", and the class recorded for " + to_iso(at.value_date) + " is " +
                                                      std::string(name_of(recorded)) + "."});
}

/// A plan as if the loan started on the day of its approval, to know its cost in time for the minutes.
void warn_at_approval(const LoanTerms& terms, const Moment& at) {
  warn_of_period(at, terms.rate);
  if (check_start(terms, at.value_date).has_error()) return;
  warn_of_rate(at, terms, at.value_date, plan_instalments(terms, at.value_date));
}

Result<const LoanState*> find_approved(const DisburseLoan& ask, const Moment& at) {
  const auto found = find_loan(at.club, ask.loan);
  if (found.has_error()) return found;
  const LoanState& loan = **found;
  if (loan.stage == LoanStage::cancelled) {
    return Rejection(RejectReason::loan_not_approved, "the approval of " + to_text(ask.loan) + " was taken back",
                     "pay out " + to_text(ask.loan), "loan");
  }
  if (at.value_date < loan.approved_on) {
    return Rejection(RejectReason::loan_not_approved,
                     to_text(ask.loan) + " was approved on " + to_iso(loan.approved_on),
                     "pay it out on " + to_iso(at.value_date), "loan");
  }
  return found;
}

Result<Ok> check_paid_out_amount(const DisburseLoan& ask, const LoanState& loan, const Moment& at) {
  SOQUY_TRY(check_amount(at.club, ask.principal, "principal"));
  SOQUY_TRY(check_unit(at.club, ask.place, ask.principal, "principal"));
  const Money approved = loan.approval.terms.principal;
  if (ask.principal > approved) {
    return Rejection(RejectReason::above_approval, to_text(ask.loan) + " was approved for " + say(at.club, approved),
                     say(at.club, ask.principal), "principal");
  }
  if (loan.stage == LoanStage::approved) return Ok{};
  return Rejection(RejectReason::already_done,
                   to_text(ask.loan) + " was paid out on " + to_iso(loan.start) + " in version " +
                       std::to_string(loan.disbursement.value),
                   "pay it out again", "loan");
}

LoanDisbursed paid_out(const DisburseLoan& ask, const LoanState& loan, const Moment& at) {
  LoanDisbursed fact;
  static_cast<DisburseLoan&>(fact) = ask;
  fact.borrower = loan.borrower;
  fact.fund = loan.fund;
  fact.terms = loan.approval.terms;
  fact.terms.principal = ask.principal;
  fact.instalments = plan_instalments(fact.terms, at.value_date);
  const LoanCost cost = cost_of_loan(ask.principal, fact.terms.rate, at.value_date, fact.instalments);
  fact.stated_ppm_year = cost.stated_ppm_year;
  fact.effective_ppm_year = cost.effective_ppm_year;
  fact.allocation = at.club.by_law.allocation;
  fact.advance = at.club.by_law.advance;
  fact.overdue_percent = at.club.by_law.overdue_percent;
  return fact;
}

}  // namespace

Result<Facts> decide_act(const ApproveLoan& ask, const Moment& at) {
  SOQUY_TRY(check_term_fields(ask.terms));
  SOQUY_TRY(check_approval_fields(ask, at.club.by_law));
  SOQUY_TRY(check_people_of(ask, at));
  SOQUY_TRY(check_lending_fund(at.club, ask.fund));
  SOQUY_TRY(check_resolution(at.club, ask.resolution, {Subject::loan}));
  SOQUY_TRY(check_repaid_loan(ask, at));
  SOQUY_TRY(check_number(ask, at.club));
  SOQUY_TRY(check_topped_up(ask, at));
  auto answerable = who_answers(ask, at);
  if (answerable.has_error()) return std::move(answerable).error();
  SOQUY_TRY(check_amount(at.club, ask.terms.principal, "principal"));
  SOQUY_TRY(check_by_law(ask, at.club));
  SOQUY_TRY(check_resolved_sum(ask, at.club));
  SOQUY_TRY(check_day_of_old_loan(ask, at));
  warn_at_approval(ask.terms, at);
  warn_of_late_members(ask, *answerable, at);
  warn_of_priority(ask, at);
  return one_fact(
      LoanApproved{ask, ask.loan.is_none() ? next_number(at.club.loans) : ask.loan, *std::move(answerable)});
}

Result<Facts> decide_act(const DisburseLoan& ask, const Moment& at) {
  const auto found = find_approved(ask, at);
  if (found.has_error()) return found.error();
  const LoanState& loan = **found;
  SOQUY_TRY(check_not_borrower(at, loan.borrower));  // nobody pays a loan out to himself
  SOQUY_TRY(check_paid_out_amount(ask, loan, at));
  SOQUY_TRY(member_on(at.club, loan.borrower, at.value_date, "loan"));
  SOQUY_TRY(check_start(loan.approval.terms, at.value_date));
  SOQUY_TRY(check_after_taking_back(ask.loan, loan, at.value_date, "pay it out"));
  LoanDisbursed fact = paid_out(ask, loan, at);
  recognise_renewal(fact, at);
  warn_of_rate(at, fact.terms, at.value_date, fact.instalments);
  Entry entry = entry_of(loan.fund, Account::loans, account_of(ask.place), ask.principal);
  return one_fact(std::move(fact), std::move(entry));
}

Result<Facts> decide_act(const ReferToLender& ask, const Moment& at) {
  if (ask.lender.is_none()) return bad_field("lender", "the lender the member was sent to");
  SOQUY_TRY(member_on(at.club, ask.member, at.value_date));
  if (!ask.amount.is_zero()) SOQUY_TRY(check_amount(at.club, ask.amount, "amount"));
  return one_fact(CreditReferralMade{ask});
}

}  // namespace soquy::engine
