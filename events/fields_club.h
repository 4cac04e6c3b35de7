#pragma once
// The fields of the club family, in the order of ledger.capnp. See fields.h.

#include "events/club_events.h"
#include "events/fields.h"
#include "events/fields_goods.h"
#include "events/fields_programme.h"

namespace soquy {

template <class Io>
void fields(Io& io, In<Io, FoundClub>& e) {
  SOQUY_FIELD(name, Name)
  SOQUY_FIELD(currency, Currency)
  SOQUY_FIELD(region, Region)
  SOQUY_FIELD(decision, Decision)
  SOQUY_FIELD(practice, Practice)
  SOQUY_FIELD(nonce, Nonce)
  SOQUY_FIELD(address, Address)
}

template <class Io>
void fields(Io& io, In<Io, FundRule>& e) {
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(name, Name)
  SOQUY_FIELD(lends, Lends)
}

template <class Io>
void fields(Io& io, In<Io, BoxRule>& e) {
  SOQUY_FIELD(box, Box)
  SOQUY_LIST(funds, Funds, 16)
}

template <class Io>
void fields(Io& io, In<Io, AllocationShare>& e) {
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(account, Account)
  SOQUY_FIELD(basis_points, BasisPoints)
  SOQUY_FIELD(takes_rest, TakesRest)
}

template <class Io>
void fields(Io& io, In<Io, AssuranceRule>& e) {
  SOQUY_FIELD(act, Act)
  SOQUY_FIELD(least, Least)
}

template <class Io>
void fields(Io& io, In<Io, AdoptByLaw>& e) {
  SOQUY_FIELD(resolution, Resolution)
  SOQUY_FIELD(meeting_day, MeetingDay)
  SOQUY_LIST(funds, Funds, 16)
  SOQUY_LIST(boxes, Boxes, 16)
  SOQUY_FIELD(fee, Fee)
  SOQUY_FIELD(loan_min, LoanMin)
  SOQUY_FIELD(loan_max, LoanMax)
  SOQUY_FIELD(term_max, TermMax)
  SOQUY_FIELD(loans_at_once, LoansAtOnce)
  SOQUY_FIELD(rate_max, RateMax)
  SOQUY_FIELD(default_method, DefaultMethod)
  SOQUY_FIELD(day_count, DayCount)
  SOQUY_FIELD(rounding, Rounding)
  SOQUY_FIELD(interest_multiple, InterestMultiple)
  SOQUY_FIELD(principal_multiple, PrincipalMultiple)
  SOQUY_FIELD(allocation, Allocation)
  SOQUY_FIELD(advance, Advance)
  SOQUY_FIELD(overdue_percent, OverduePercent)
  SOQUY_FIELD(penalty_late, PenaltyLate)
  SOQUY_FIELD(quorum_percent, QuorumPercent)
  SOQUY_FIELD(guarantor_needed, GuarantorNeeded)
  SOQUY_LIST(ceilings, Ceilings, 64)
  SOQUY_FIELD(cash_multiple, CashMultiple)
  SOQUY_FIELD(cash_limit, CashLimit)
  SOQUY_FIELD(expense_needs_resolution, ExpenseNeedsResolution)
  SOQUY_FIELD(refunds_net_of_debt, RefundsNetOfDebt)
  SOQUY_LIST(interest_shares, InterestShares, 16)
  SOQUY_LIST(assurances, Assurances, 16)
  SOQUY_FIELD(rules_text, RulesText)
  SOQUY_LIST(goods_rules, GoodsRules, 16)
}

template <class Io>
void fields(Io& io, In<Io, RelocateClub>& e) {
  SOQUY_FIELD(region, Region)
  SOQUY_FIELD(decision, Decision)
}

template <class Io>
void fields(Io& io, In<Io, BoardSeat>& e) {
  SOQUY_FIELD(role, Role)
  SOQUY_FIELD(member, Member)
}

template <class Io>
void fields(Io& io, In<Io, ElectBoard>& e) {
  SOQUY_FIELD(resolution, Resolution)
  SOQUY_LIST(seats, Seats, 32)
}

template <class Io>
void fields(Io& io, In<Io, GrantWriter>& e) {
  SOQUY_FIELD(device, Device)
  SOQUY_FIELD(epoch, Epoch)
  SOQUY_FIELD(reason, Reason)
}

template <class Io>
void fields(Io& io, In<Io, DissolveClub>& e) {
  SOQUY_FIELD(resolution, Resolution)
  SOQUY_FIELD(decision, Decision)
  SOQUY_FIELD(reason, Reason)
}

template <class Io>
void fields(Io& io, In<Io, SetOpeningBalance>& e) {
  SOQUY_LIST(balances, Balances, kMaxPostings)
  SOQUY_FIELD(evidence, Evidence)
  SOQUY_FIELD(notes, Notes)
}

}  // namespace soquy
