// Money comes back, penalties are charged and waived. Each of these may lie before repayments that are in the books
// already; then those are split again, and every split that changes is an event of its own in the same commit.

#include <algorithm>

#include "engine/domain/delay_warning.h"
#include "engine/domain/fields.h"
#include "engine/domain/loan_rules.h"
#include "engine/domain/lookup.h"
#include "engine/domain/posting_rules.h"
#include "engine/domain/renewal.h"

namespace soquy::engine {
namespace {

/// The loan's debt just before the repayment at that index.
Debt debt_before(const LoanState& loan, std::size_t index) {
  Debt debt(loan);
  for (std::size_t i = 0; i < index; ++i) {
    const RepaymentState& one = loan.repayments[i];
    if (one.version > loan.last_rescheduling()) debt.take_off(one.lines, one.value_date);
  }
  return debt;
}

Rejection pays_too_much(LoanNo no, const LoanState& loan, std::size_t own, const Resplit& again, const Moment& at) {
  const RepaymentState& asked = loan.repayments[own];
  const std::string words = "repay " + say(at.club, asked.amount) + " on " + to_iso(asked.value_date);
  if (again.beyond == own) {
    return {RejectReason::exceeds_debt, say_debt(at.club, no, debt_before(loan, own), asked.value_date), words,
            "amount"};
  }
  const RepaymentState& later = loan.repayments[*again.beyond];
  return {RejectReason::exceeds_debt,
          "with it the repayment of " + to_iso(later.value_date) + " (version " + std::to_string(later.version.value) +
              ") would pay " + say(at.club, again.left) + " more than is owed",
          words, "amount"};
}

/// Interest earned is asked for first when no principal is to come, so a dong more that is owed early can leave less to
/// be owed later: rare, and refused like any other repayment beyond the debt.
Rejection leaves_too_much(const ClubState& club, const LoanState& loan, const Resplit& again, std::string asked) {
  return {RejectReason::exceeds_debt, say_beyond(club, loan, again), std::move(asked), "amount"};
}

Result<Ok> check_before_waivers(LoanNo no, const LoanState& loan, std::size_t own, const Resplit& again) {
  const Day day = loan.repayments[own].value_date;
  auto waived = say_paid_of_waived(no, loan, own, again, day);
  if (!waived) return Ok{};
  return Rejection(RejectReason::later_entries_depend, *std::move(waived), "a repayment on " + to_iso(day), "loan");
}

/// Every repayment from `first` on carries the split it would have now.
LoanState with_splits(LoanState loan, std::size_t first, const Resplit& again) {
  for (std::size_t i = 0; i < again.lines.size(); ++i) loan.repayments[first + i].lines = again.lines[i];
  return loan;
}

Result<Ok> check_payer(const ReceiveRepayment& ask, const ClubState& club) {
  if (ask.payer.is_none()) return Ok{};
  SOQUY_TRY(member_ever(club, ask.payer, "payer"));
  return Ok{};
}

Facts decided(const ReceiveRepayment& ask, const LoanState& loan, std::size_t own, const Resplit& again,
              const Moment& at) {
  RepaymentReceived fact{ask, loan.borrower, loan.fund, again.lines.front()};
  fact.settles = is_settled(with_splits(loan, own, again));
  recognise_renewal(fact, at);
  Entry entry = repayment_entry(loan.fund, ask.place, fact.lines);
  Facts facts = one_fact(std::move(fact), std::move(entry));
  const std::span<const Allocation> later(again.lines.begin() + 1, again.lines.end());
  for (Fact& moved : reallocations(ask.loan, loan, own + 1, later, {at.next, at.value_date})) {
    facts.push_back(std::move(moved));
  }
  return facts;
}

const Instalment* find_instalment(const LoanState& loan, std::uint16_t number) {
  const auto& all = loan.instalments;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.number == number; });
  return found == all.end() ? nullptr : &*found;
}

/// A penalty belongs to an instalment that is late, or to none.
Result<Ok> check_penalised(const ChargePenalty& ask, const LoanState& loan, Day day) {
  if (ask.instalment == 0) return Ok{};
  const Instalment* late = find_instalment(loan, ask.instalment);
  if (late == nullptr) {
    return bad_field("instalment", to_text(ask.loan) + " has no such instalment", std::to_string(ask.instalment));
  }
  if (loan.frozen)
    return bad_field("instalment", to_text(ask.loan) + " is frozen, so nothing of it is late",
                     std::to_string(ask.instalment));
  if (late->due < day) return Ok{};
  return bad_field("instalment", "instalment " + std::to_string(ask.instalment) + " is due on " + to_iso(late->due),
                   "a penalty on " + to_iso(day));
}

Result<Ok> check_penalty_size(const ChargePenalty& ask, const LoanState& loan, const ClubState& club) {
  const Money most = club.by_law.penalty_late;
  Money charged;
  for (const PenaltyState& one : loan.penalties) {
    if (one.instalment == ask.instalment) charged += one.charged - one.waived;
  }
  if (most.is_positive() && charged + ask.amount <= most) return Ok{};
  std::string limit = most.is_zero() ? std::string("the by-law knows no penalties")
                                     : "the by-law allows " + say(club, most) + " for one instalment";
  if (charged.is_positive()) limit += ", " + say(club, charged) + " is charged";
  return Rejection(RejectReason::above_by_law_limit, std::move(limit), say(club, ask.amount), "amount");
}

}  // namespace

Result<Facts> decide_act(const ReceiveRepayment& ask, const Moment& at) {
  SOQUY_TRY(check_payer(ask, at.club));
  const auto found = find_open_loan(at.club, ask.loan, at.value_date);
  if (found.has_error()) return found.error();
  SOQUY_TRY(check_amount(at.club, ask.amount, "amount"));
  SOQUY_TRY(check_unit(at.club, ask.place, ask.amount, "amount"));
  SOQUY_TRY(check_past_is_open(ask.loan, **found, at.value_date, "change it"));  // before it asks what is owed then
  LoanState loan = **found;
  const RepaymentState own{at.next, at.value_date, at.act.voucher, at.command.id, ask.amount, {}, {}};
  const auto place = std::upper_bound(loan.repayments.begin(), loan.repayments.end(), own, comes_before);
  const auto index = static_cast<std::size_t>(place - loan.repayments.begin());
  loan.repayments.insert(place, own);
  const Resplit again = split_again(loan, index);
  if (again.beyond) return pays_too_much(ask.loan, loan, index, again, at);
  SOQUY_TRY(check_before_waivers(ask.loan, loan, index, again));
  warn_of_delay(ask.loan, loan, index, at);
  return decided(ask, loan, index, again, at);
}

Result<Facts> decide_act(const ChargePenalty& ask, const Moment& at) {
  const auto found = find_open_loan(at.club, ask.loan, at.value_date);
  if (found.has_error()) return found.error();
  LoanState loan = **found;
  SOQUY_TRY(check_penalised(ask, loan, at.value_date));
  SOQUY_TRY(check_amount(at.club, ask.amount, "amount"));
  SOQUY_TRY(check_penalty_size(ask, loan, at.club));
  SOQUY_TRY(check_past_is_open(ask.loan, loan, at.value_date, "change it"));
  charge(loan, {at.next, ask.instalment, at.value_date, ask.amount, {}});
  const std::size_t first = first_repayment_from(loan, at.value_date);
  Facts facts = one_fact(PenaltyCharged{ask});
  const Resplit again = split_again(loan, first);
  if (again.beyond) return leaves_too_much(at.club, loan, again, "charge " + say(at.club, ask.amount));
  for (Fact& moved : reallocations(ask.loan, loan, first, again.lines, {at.next, at.value_date})) {
    facts.push_back(std::move(moved));
  }
  return facts;
}

Result<Facts> decide_act(const WaivePenalty& ask, const Moment& at) {
  const auto known = find_loan(at.club, ask.loan);
  if (known.has_value()) SOQUY_TRY(check_not_borrower(at, (*known)->borrower));
  SOQUY_TRY(check_resolution(at.club, ask.resolution, {Subject::write_off, Subject::loan, Subject::other}));
  const auto found = find_open_loan(at.club, ask.loan, at.value_date);
  if (found.has_error()) return found.error();
  SOQUY_TRY(check_amount(at.club, ask.amount, "amount"));
  SOQUY_TRY(check_past_is_open(ask.loan, **found, at.value_date, "waive it"));
  const Money open = debt_of(**found).penalties_of(ask.instalment, at.value_date);
  if (ask.amount > open) {
    return Rejection(RejectReason::exceeds_debt,
                     "penalties of " + say(at.club, open) + " are open on instalment " + std::to_string(ask.instalment),
                     "waive " + say(at.club, ask.amount), "amount");
  }
  LoanState loan = **found;
  waive(loan, {at.next, ask.instalment, at.value_date, ask.amount});
  const Resplit again = split_again(loan, 0);
  if (again.beyond) return leaves_too_much(at.club, loan, again, "waive " + say(at.club, ask.amount));
  Facts facts = one_fact(PenaltyWaived{ask});
  for (Fact& moved : reallocations(ask.loan, loan, 0, again.lines, {at.next, at.value_date})) {
    facts.push_back(std::move(moved));
  }
  return facts;
}

}  // namespace soquy::engine
