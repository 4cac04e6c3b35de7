#pragma once
// The fields of the money family, in the order of ledger.capnp. See fields.h.

#include "events/fields.h"
#include "events/money_events.h"

namespace soquy {

template <class Io>
void fields(Io& io, In<Io, ReceiveContribution>& e) {
  SOQUY_FIELD(kind, Kind)
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(member, Member)
  SOQUY_FIELD(payers, Payers)
  SOQUY_FIELD(amount, Amount)
}

template <class Io>
void fields(Io& io, In<Io, ReceiveDonation>& e) {
  SOQUY_FIELD(donor, Donor)
  SOQUY_FIELD(member, Member)
  SOQUY_FIELD(condition, Condition)
  SOQUY_FIELD(grant, Grant)
  SOQUY_FIELD(use, Use)
  SOQUY_FIELD(area, Area)
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(place, Place)
  SOQUY_FIELD(amount, Amount)
  SOQUY_FIELD(from, From)
}

template <class Io>
void fields(Io& io, In<Io, DonationReceived>& e) {
  fields(io, static_cast<In<Io, ReceiveDonation>&>(e));
  SOQUY_FIELD(given, Given)
}

template <class Io>
void fields(Io& io, In<Io, BorrowCapital>& e) {
  SOQUY_FIELD(borrowing, Borrowing)
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(place, Place)
  SOQUY_FIELD(amount, Amount)
  SOQUY_FIELD(rate, Rate)
  SOQUY_FIELD(due, Due)
  SOQUY_FIELD(from, From)
}

template <class Io>
void fields(Io& io, In<Io, CapitalBorrowed>& e) {
  fields(io, static_cast<In<Io, BorrowCapital>&>(e));
  SOQUY_FIELD(given, Given)
}

template <class Io>
void fields(Io& io, In<Io, RepayCapital>& e) {
  SOQUY_FIELD(borrowing, Borrowing)
  SOQUY_FIELD(place, Place)
  SOQUY_FIELD(principal, Principal)
  SOQUY_FIELD(interest, Interest)
}

template <class Io>
void fields(Io& io, In<Io, CapitalRepaid>& e) {
  fields(io, static_cast<In<Io, RepayCapital>&>(e));
  SOQUY_FIELD(fund, Fund)
}

template <class Io>
void fields(Io& io, In<Io, ReceiveIncome>& e) {
  SOQUY_FIELD(kind, Kind)
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(place, Place)
  SOQUY_FIELD(amount, Amount)
  SOQUY_FIELD(words, Words)
}

template <class Io>
void fields(Io& io, In<Io, PayExpense>& e) {
  SOQUY_FIELD(area, Area)
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(place, Place)
  SOQUY_FIELD(amount, Amount)
  SOQUY_FIELD(grant, Grant)
  SOQUY_FIELD(use, Use)
  SOQUY_FIELD(resolution, Resolution)
  SOQUY_FIELD(words, Words)
}

template <class Io>
void fields(Io& io, In<Io, GiveAid>& e) {
  SOQUY_FIELD(kind, Kind)
  SOQUY_FIELD(member, Member)
  SOQUY_FIELD(area, Area)
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(place, Place)
  SOQUY_FIELD(amount, Amount)
  SOQUY_FIELD(grant, Grant)
  SOQUY_FIELD(use, Use)
  SOQUY_FIELD(resolution, Resolution)
  SOQUY_FIELD(words, Words)
}

template <class Io>
void fields(Io& io, In<Io, RefundContribution>& e) {
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(member, Member)
  SOQUY_FIELD(amount, Amount)
  SOQUY_FIELD(reason, Reason)
}

template <class Io>
void fields(Io& io, In<Io, TransferFunds>& e) {
  SOQUY_FIELD(from, From)
  SOQUY_FIELD(to, To)
  SOQUY_FIELD(source, Source)
  SOQUY_FIELD(amount, Amount)
  SOQUY_FIELD(resolution, Resolution)
}

template <class Io>
void fields(Io& io, In<Io, BankCash>& e) {
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(amount, Amount)
}

template <class Io>
void fields(Io& io, In<Io, WithdrawCash>& e) {
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(amount, Amount)
}

}  // namespace soquy
