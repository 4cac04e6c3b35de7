#pragma once
// The fields of the closing family, in the order of ledger.capnp. See fields.h.

#include "events/closing_events.h"
#include "events/fields.h"

namespace soquy {

template <class Io>
void fields(Io& io, In<Io, AllocationPart>& e) {
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(account, Account)
  SOQUY_FIELD(amount, Amount)
}

template <class Io>
void fields(Io& io, In<Io, AllocateInterest>& e) {
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(amount, Amount)
  SOQUY_FIELD(resolution, Resolution)
}

template <class Io>
void fields(Io& io, In<Io, InterestAllocated>& e) {
  fields(io, static_cast<In<Io, AllocateInterest>&>(e));
  SOQUY_LIST(parts, Parts, 16)
}

template <class Io>
void fields(Io& io, In<Io, ClosePeriod>& e) {
  SOQUY_FIELD(through, Through)
  SOQUY_FIELD(year_end, YearEnd)
  SOQUY_FIELD(resolution, Resolution)
}

template <class Io>
void fields(Io& io, In<Io, PeriodClosed>& e) {
  fields(io, static_cast<In<Io, ClosePeriod>&>(e));
  SOQUY_FIELD(trial_balance, TrialBalance)
}

template <class Io>
void fields(Io& io, In<Io, ReopenPeriod>& e) {
  SOQUY_FIELD(through, Through)
  SOQUY_FIELD(reason, Reason)
  SOQUY_FIELD(words, Words)
}

template <class Io>
void fields(Io& io, In<Io, ReverseEntry>& e) {
  SOQUY_FIELD(entry, Entry)
  SOQUY_FIELD(at_original_date, AtOriginalDate)
  SOQUY_FIELD(reason, Reason)
  SOQUY_FIELD(words, Words)
}

template <class Io>
void fields(Io& io, In<Io, EntryReversed>& e) {
  fields(io, static_cast<In<Io, ReverseEntry>&>(e));
  SOQUY_FIELD(original_value_date, OriginalValueDate)
  SOQUY_FIELD(original, Original)
}

template <class Io>
void fields(Io& io, In<Io, FundCash>& e) {
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(cash, Cash)
  SOQUY_FIELD(bank, Bank)
}

template <class Io>
void fields(Io& io, In<Io, SignHandover>& e) {
  SOQUY_FIELD(role, Role)
  SOQUY_FIELD(from, From)
  SOQUY_FIELD(to, To)
  SOQUY_FIELD(open_issues, OpenIssues)
  SOQUY_FIELD(words, Words)
}

template <class Io>
void fields(Io& io, In<Io, HandoverSigned>& e) {
  fields(io, static_cast<In<Io, SignHandover>&>(e));
  SOQUY_LIST(balances, Balances, 64)
}

}  // namespace soquy
