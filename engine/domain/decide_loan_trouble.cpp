// A loan in trouble: new instalments by agreement, giving it up, and what still comes in afterwards.

#include <algorithm>

#include "engine/domain/fields.h"
#include "engine/domain/guarantees.h"
#include "engine/domain/loan_rules.h"
#include "engine/domain/loan_schedule.h"
#include "engine/domain/loan_terms.h"
#include "engine/domain/lookup.h"
#include "engine/domain/posting_rules.h"
#include "engine/domain/rate_warnings.h"

namespace soquy::engine {
namespace {

/// Reschedulings and write-offs speak about what is owed on their day, so nothing of the loan lies after it.
Result<Ok> check_nothing_later(LoanNo no, const LoanState& loan, const GuaranteeState* guarantee, Day day,
                               const char* asked) {
  std::vector<Version> later;
  const auto note = [&](const auto& entries, auto day_of) {
    for (const auto& one : entries) {
      if (day_of(one) > day) later.push_back(one.version);
    }
  };
  const auto by_day = [](const auto& one) { return one.day; };
  note(loan.repayments, [](const RepaymentState& one) { return one.value_date; });
  note(loan.penalties, by_day);
  note(loan.waivers, by_day);
  if (guarantee != nullptr) note(guarantee->calls, by_day);
  if (later.empty()) return Ok{};
  std::sort(later.begin(), later.end());
  return Rejection(RejectReason::later_entries_depend,
                   to_text(no) + " has entries after that day, in version " + say_versions(later),
                   std::string(asked) + " on " + to_iso(day), "loan");
}

const GuaranteeState* guarantee_of(const ClubState& club, LoanNo no) {
  const auto found = club.guarantees.find(no);
  return found == club.guarantees.end() ? nullptr : &found->second;
}

std::uint16_t highest_number(const LoanState& loan) {
  std::uint16_t highest = 0;
  for (const Instalment& one : loan.instalments) highest = std::max(highest, one.number);
  return highest;
}

/// Instalments are numbered on for ever, with 16 bits.
Result<Ok> check_numbers_left(const RescheduleLoan& ask, const LoanState& loan) {
  if (highest_number(loan) + ask.terms.instalments <= UINT16_MAX) return Ok{};
  return bad_field("instalments", "a loan has at most 65535 instalments in all its plans",
                   std::to_string(ask.terms.instalments) + " more");
}

Result<Ok> check_reschedule_fields(const RescheduleLoan& ask, Day day) {
  SOQUY_TRY(check_term_fields(ask.terms));
  SOQUY_TRY(check_start(ask.terms, day));
  if (ask.confirmation.empty()) return bad_field("confirmation", "the commune's paper that confirms the loss");
  if (ask.frozen && ask.terms.rate.ppm != 0)
    return bad_field("rate", "a frozen loan bears no interest until it is rescheduled again",
                     "a rate on a frozen loan");
  return Ok{};
}

/// The new instalments are numbered on from the old ones, and the interest until that day falls due with the first of
/// them: it is still owed, and bears no interest itself.
std::vector<Instalment> new_instalments(const RescheduleLoan& ask, const LoanState& loan, Day day) {
  std::vector<Instalment> all = plan_instalments(ask.terms, day);
  const std::uint16_t before = highest_number(loan);
  for (Instalment& one : all) one.number = static_cast<std::uint16_t>(one.number + before);
  all.front().interest += debt_of(loan).interest_until(day);
  return all;
}

Result<Ok> check_resolved_principal(const RescheduleLoan& ask, const LoanState& loan, const ClubState& club) {
  if (ask.terms.principal == loan.outstanding()) return Ok{};
  return Rejection(RejectReason::amounts_do_not_add_up,
                   say(club, loan.outstanding()) + " is outstanding on " + to_text(ask.loan),
                   "new instalments for " + say(club, ask.terms.principal), "principal");
}

Result<Ok> check_not_borrower_of(LoanNo no, const Moment& at) {
  const auto found = find_loan(at.club, no);
  return found.has_value() ? check_not_borrower(at, (*found)->borrower) : Result<Ok>(Ok{});
}

Result<const LoanState*> find_written_off(const RecoverLoan& ask, const Moment& at) {
  const auto found = find_loan(at.club, ask.loan);
  if (found.has_error()) return found;
  const LoanState& loan = **found;
  if (loan.stage == LoanStage::written_off && at.value_date >= loan.written_off_on) return found;
  return Rejection(RejectReason::loan_not_open,
                   loan.stage == LoanStage::written_off
                       ? to_text(ask.loan) + " was written off on " + to_iso(loan.written_off_on)
                       : to_text(ask.loan) + " is not written off: what comes in is a repayment",
                   "a recovery on " + to_iso(at.value_date), "loan");
}

}  // namespace

Result<Facts> decide_act(const RescheduleLoan& ask, const Moment& at) {
  SOQUY_TRY(check_reschedule_fields(ask, at.value_date));
  SOQUY_TRY(check_not_borrower_of(ask.loan, at));
  if (ask.reason == ReasonCode::none) {
    return Rejection(RejectReason::reason_missing, "a reason from the list, as flood",
                     "reschedule " + to_text(ask.loan), "reason");
  }
  SOQUY_TRY(check_resolution(at.club, ask.resolution, {Subject::reschedule}));
  const auto found = find_open_loan(at.club, ask.loan, at.value_date);
  if (found.has_error()) return found.error();
  const LoanState& loan = **found;
  SOQUY_TRY(check_amount(at.club, ask.terms.principal, "principal"));
  SOQUY_TRY(check_resolved_principal(ask, loan, at.club));
  SOQUY_TRY(check_rate(at.club, ask.terms.rate));
  SOQUY_TRY(check_past_is_open(ask.loan, loan, at.value_date, "reschedule"));
  SOQUY_TRY(check_numbers_left(ask, loan));
  SOQUY_TRY(check_nothing_later(ask.loan, loan, guarantee_of(at.club, ask.loan), at.value_date, "reschedule"));
  LoanRescheduled fact{ask, new_instalments(ask, loan, at.value_date),
                       static_cast<std::uint16_t>(loan.reschedulings + 1)};
  warn_of_period(at, ask.terms.rate);
  warn_of_rate(at, ask.terms, at.value_date, plan_instalments(ask.terms, at.value_date));
  return one_fact(std::move(fact));
}

Result<Facts> decide_act(const WriteOffLoan& ask, const Moment& at) {
  SOQUY_TRY(check_not_borrower_of(ask.loan, at));
  if (ask.reason == ReasonCode::none) {
    return Rejection(RejectReason::reason_missing, "a reason from the list, as death", "write off " + to_text(ask.loan),
                     "reason");
  }
  SOQUY_TRY(check_resolution(at.club, ask.resolution, {Subject::write_off}));
  const auto found = find_open_loan(at.club, ask.loan, at.value_date);
  if (found.has_error()) return found.error();
  const LoanState& loan = **found;
  SOQUY_TRY(check_resolved_amount(at.club, ask.resolution, loan.outstanding()));
  SOQUY_TRY(check_past_is_open(ask.loan, loan, at.value_date, "write off"));
  SOQUY_TRY(check_nothing_later(ask.loan, loan, guarantee_of(at.club, ask.loan), at.value_date, "write off"));
  warn_of_open_calls(ask.loan, at);
  Entry entry;  // of a loan whose interest or penalties alone are open nothing stands in the books
  if (loan.outstanding().is_positive()) {
    entry = entry_of(loan.fund, Account::write_off, Account::loans, loan.outstanding());
  }
  return one_fact(LoanWrittenOff{ask, loan.fund, loan.outstanding()}, std::move(entry));
}

Result<Facts> decide_act(const RecoverLoan& ask, const Moment& at) {
  const auto found = find_written_off(ask, at);
  if (found.has_error()) return found.error();
  const LoanState& loan = **found;
  SOQUY_TRY(check_amount(at.club, ask.amount, "amount"));
  SOQUY_TRY(check_unit(at.club, ask.place, ask.amount, "amount"));
  SOQUY_TRY(check_after_taking_back(ask.loan, loan, at.value_date, "recover of it"));
  const Money left = loan.given_up - loan.recovered;
  if (ask.amount > left) {
    return Rejection(RejectReason::exceeds_debt,
                     say(at.club, loan.given_up) + " was owed when " + to_text(ask.loan) + " was written off, " +
                         say(at.club, loan.recovered) + " came in since",
                     "recover " + say(at.club, ask.amount), "amount");
  }
  return one_fact(LoanRecovered{ask, loan.fund},
                  entry_of(loan.fund, account_of(ask.place), Account::other_income, ask.amount));
}

}  // namespace soquy::engine
