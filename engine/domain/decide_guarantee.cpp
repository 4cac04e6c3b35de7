// Members who answer for others: groups are formed, guarantors are called.

#include "engine/domain/fields.h"
#include "engine/domain/guarantees.h"
#include "engine/domain/loan_rules.h"
#include "engine/domain/lookup.h"
#include "engine/domain/posting_rules.h"

namespace soquy::engine {
namespace {

Result<Ok> check_overdue(const CallGuarantee& ask, const LoanState& loan, Day day) {
  if (overdue_on(loan, day)) return Ok{};
  const NextDue next = next_due(loan);
  return Rejection(RejectReason::loan_not_late,
                   next.instalment == 0 ? "no instalment of " + to_text(ask.loan) + " asks for anything"
                                        : "what " + to_text(ask.loan) + " asks for next is due on " + to_iso(next.due),
                   "call a guarantor on " + to_iso(day), "loan");
}

Result<Ok> check_answerable(const CallGuarantee& ask, const ClubState& club) {
  if (answers_for(club, ask.loan, ask.guarantor)) return Ok{};
  const auto known = club.guarantees.find(ask.loan);
  const bool nobody = known == club.guarantees.end() || known->second.answerable.empty();
  return Rejection(RejectReason::not_answerable,
                   nobody ? "nobody answers for " + to_text(ask.loan)
                          : say_members(known->second.answerable) + " answer for " + to_text(ask.loan),
                   "call " + to_text(ask.guarantor), "guarantor");
}

/// Together the guarantors are never asked for more than is owed.
Result<Ok> check_called_amount(const CallGuarantee& ask, const LoanState& loan, const Moment& at) {
  const Money owed = debt_of(loan).owed_on(at.value_date);
  const Money called = open_calls(at.club, ask.loan);
  if (ask.amount + called <= owed) return Ok{};
  return Rejection(RejectReason::exceeds_debt,
                   to_text(ask.loan) + " owes " + say(at.club, owed) + " on " + to_iso(at.value_date) + ", of which " +
                       say(at.club, called) + " is called already",
                   "call " + say(at.club, ask.amount), "amount");
}

}  // namespace

Result<Facts> decide_act(const FormGuaranteeGroup& ask, const Moment& at) {
  for (const MemberNo member : ask.members) SOQUY_TRY(member_on(at.club, member, at.value_date, "members"));
  SOQUY_TRY(check_resolution(at.club, ask.resolution, {Subject::loan, Subject::other}));
  return one_fact(GuaranteeGroupFormed{ask, ask.group.is_none() ? next_number(at.club.groups) : ask.group});
}

/// Whoever has left goes on answering for what they signed.
Result<Facts> decide_act(const CallGuarantee& ask, const Moment& at) {
  SOQUY_TRY(member_ever(at.club, ask.guarantor, "guarantor"));
  SOQUY_TRY(check_resolution(at.club, ask.resolution, {Subject::loan, Subject::other}));
  const auto found = find_open_loan(at.club, ask.loan, at.value_date);
  if (found.has_error()) return found.error();
  const LoanState& loan = **found;
  SOQUY_TRY(check_overdue(ask, loan, at.value_date));
  SOQUY_TRY(check_answerable(ask, at.club));
  SOQUY_TRY(check_amount(at.club, ask.amount, "amount"));
  SOQUY_TRY(check_resolved_amount(at.club, ask.resolution, ask.amount));
  SOQUY_TRY(check_after_taking_back(ask.loan, loan, at.value_date, "call a guarantor"));
  SOQUY_TRY(check_called_amount(ask, loan, at));
  return one_fact(GuaranteeCalled{ask});
}

}  // namespace soquy::engine
