#pragma once
// The fields of the loan family, in the order of ledger.capnp. See fields.h.

#include "events/fields.h"
#include "events/fields_club.h"
#include "events/loan_events.h"

namespace soquy {

template <class Io>
void fields(Io& io, In<Io, LoanTerms>& e) {
  SOQUY_FIELD(principal, Principal)
  SOQUY_FIELD(rate, Rate)
  SOQUY_FIELD(method, Method)
  SOQUY_FIELD(instalments, Instalments)
  SOQUY_FIELD(every, Every)
  SOQUY_FIELD(day_count, DayCount)
  SOQUY_FIELD(rounding, Rounding)
  SOQUY_FIELD(interest_multiple, InterestMultiple)
  SOQUY_FIELD(principal_multiple, PrincipalMultiple)
  SOQUY_FIELD(instalment_multiple, InstalmentMultiple)
  SOQUY_FIELD(grace_principal, GracePrincipal)
  SOQUY_FIELD(grace_interest, GraceInterest)
  SOQUY_FIELD(grace_interest_charged, GraceInterestCharged)
  SOQUY_FIELD(first_due, FirstDue)
  SOQUY_LIST(due_dates, DueDates, 600)
}

template <class Io>
void fields(Io& io, In<Io, Instalment>& e) {
  SOQUY_FIELD(number, Number)
  SOQUY_FIELD(due, Due)
  SOQUY_FIELD(principal, Principal)
  SOQUY_FIELD(interest, Interest)
}

template <class Io>
void fields(Io& io, In<Io, ApproveLoan>& e) {
  SOQUY_FIELD(loan, Loan)
  SOQUY_FIELD(borrower, Borrower)
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(terms, Terms)
  SOQUY_FIELD(purpose, Purpose)
  SOQUY_FIELD(resolution, Resolution)
  SOQUY_LIST(guarantors, Guarantors, 64)
  SOQUY_FIELD(priority, Priority)
  SOQUY_FIELD(repays, Repays)
  SOQUY_FIELD(words, Words)
  SOQUY_FIELD(group, Group)
  SOQUY_FIELD(tops_up, TopsUp)
}

template <class Io>
void fields(Io& io, In<Io, LoanApproved>& e) {
  fields(io, static_cast<In<Io, ApproveLoan>&>(e));
  SOQUY_FIELD(given, Given)
  SOQUY_LIST(answerable, Answerable, 64)
}

template <class Io>
void fields(Io& io, In<Io, DisburseLoan>& e) {
  SOQUY_FIELD(loan, Loan)
  SOQUY_FIELD(place, Place)
  SOQUY_FIELD(principal, Principal)
}

template <class Io>
void fields(Io& io, In<Io, LoanDisbursed>& e) {
  fields(io, static_cast<In<Io, DisburseLoan>&>(e));
  SOQUY_FIELD(borrower, Borrower)
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(terms, Terms)
  SOQUY_LIST(instalments, Instalments, 600)
  SOQUY_FIELD(stated_ppm_year, StatedPpmYear)
  SOQUY_FIELD(effective_ppm_year, EffectivePpmYear)
  SOQUY_FIELD(allocation, Allocation)
  SOQUY_FIELD(advance, Advance)
  SOQUY_FIELD(overdue_percent, OverduePercent)
  SOQUY_FIELD(renews, Renews)
}

template <class Io>
void fields(Io& io, In<Io, AllocationLine>& e) {
  SOQUY_FIELD(instalment, Instalment)
  SOQUY_FIELD(principal, Principal)
  SOQUY_FIELD(interest, Interest)
  SOQUY_FIELD(penalty, Penalty)
  SOQUY_FIELD(late_interest, LateInterest)
  SOQUY_FIELD(spared_interest, SparedInterest)
}

template <class Io>
void fields(Io& io, In<Io, ReceiveRepayment>& e) {
  SOQUY_FIELD(loan, Loan)
  SOQUY_FIELD(place, Place)
  SOQUY_FIELD(amount, Amount)
  SOQUY_FIELD(payer, Payer)
}

template <class Io>
void fields(Io& io, In<Io, RepaymentReceived>& e) {
  fields(io, static_cast<In<Io, ReceiveRepayment>&>(e));
  SOQUY_FIELD(borrower, Borrower)
  SOQUY_FIELD(fund, Fund)
  SOQUY_LIST(lines, Lines, 601)
  SOQUY_FIELD(settles, Settles)
  SOQUY_FIELD(from_loan, FromLoan)
}

template <class Io>
void fields(Io& io, In<Io, RepaymentReallocated>& e) {
  SOQUY_FIELD(loan, Loan)
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(repayment, Repayment)
  SOQUY_FIELD(cause, Cause)
  SOQUY_LIST(before, Before, 601)
  SOQUY_LIST(after, After, 601)
}

template <class Io>
void fields(Io& io, In<Io, ChargePenalty>& e) {
  SOQUY_FIELD(loan, Loan)
  SOQUY_FIELD(instalment, Instalment)
  SOQUY_FIELD(amount, Amount)
  SOQUY_FIELD(reason, Reason)
}

template <class Io>
void fields(Io& io, In<Io, WaivePenalty>& e) {
  SOQUY_FIELD(loan, Loan)
  SOQUY_FIELD(instalment, Instalment)
  SOQUY_FIELD(amount, Amount)
  SOQUY_FIELD(resolution, Resolution)
  SOQUY_FIELD(reason, Reason)
}

template <class Io>
void fields(Io& io, In<Io, RescheduleLoan>& e) {
  SOQUY_FIELD(loan, Loan)
  SOQUY_FIELD(terms, Terms)
  SOQUY_FIELD(frozen, Frozen)
  SOQUY_FIELD(resolution, Resolution)
  SOQUY_FIELD(confirmation, Confirmation)
  SOQUY_FIELD(reason, Reason)
}

template <class Io>
void fields(Io& io, In<Io, LoanRescheduled>& e) {
  fields(io, static_cast<In<Io, RescheduleLoan>&>(e));
  SOQUY_LIST(instalments, Instalments, 600)
  SOQUY_FIELD(times, Times)
}

template <class Io>
void fields(Io& io, In<Io, WriteOffLoan>& e) {
  SOQUY_FIELD(loan, Loan)
  SOQUY_FIELD(resolution, Resolution)
  SOQUY_FIELD(reason, Reason)
  SOQUY_FIELD(words, Words)
}

template <class Io>
void fields(Io& io, In<Io, LoanWrittenOff>& e) {
  fields(io, static_cast<In<Io, WriteOffLoan>&>(e));
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(principal, Principal)
}

template <class Io>
void fields(Io& io, In<Io, RecoverLoan>& e) {
  SOQUY_FIELD(loan, Loan)
  SOQUY_FIELD(place, Place)
  SOQUY_FIELD(amount, Amount)
}

template <class Io>
void fields(Io& io, In<Io, LoanRecovered>& e) {
  fields(io, static_cast<In<Io, RecoverLoan>&>(e));
  SOQUY_FIELD(fund, Fund)
}

template <class Io>
void fields(Io& io, In<Io, ReferToLender>& e) {
  SOQUY_FIELD(member, Member)
  SOQUY_FIELD(lender, Lender)
  SOQUY_FIELD(amount, Amount)
}

template <class Io>
void fields(Io& io, In<Io, FormGuaranteeGroup>& e) {
  SOQUY_FIELD(group, Group)
  SOQUY_LIST(members, Members, 10)
  SOQUY_FIELD(resolution, Resolution)
}

template <class Io>
void fields(Io& io, In<Io, GuaranteeGroupFormed>& e) {
  fields(io, static_cast<In<Io, FormGuaranteeGroup>&>(e));
  SOQUY_FIELD(given, Given)
}

template <class Io>
void fields(Io& io, In<Io, CallGuarantee>& e) {
  SOQUY_FIELD(loan, Loan)
  SOQUY_FIELD(guarantor, Guarantor)
  SOQUY_FIELD(amount, Amount)
  SOQUY_FIELD(resolution, Resolution)
  SOQUY_FIELD(words, Words)
}

}  // namespace soquy
