#include "projections/project_money.h"

#include <algorithm>

namespace soquy::projections {
namespace {

/// floor(amount x part / whole)
Money floor_share(Money amount, Money part, Money whole) {
  if (!amount.is_positive() || !whole.is_positive()) return Money::zero();
  return divide_rounded(int128{amount.minor} * part.minor, whole.minor, 1, Rounding::down);
}

/// The same of what is taken from the whole: the last of it takes the rest.
Money share_taken(Money amount, Money part, Money whole) {
  return amount.is_positive() && amount >= whole ? part : floor_share(amount, part, whole);
}

GrantNo named_grant(const Payload& payload) {
  if (const auto* expense = payload.as<ExpensePaid>()) return expense->grant;
  if (const auto* aid = payload.as<AidGiven>()) return aid->grant;
  return {};
}

}  // namespace

void ProjectMoney::take(const MoneyMove& move) {
  entry_ = move.version;
  const Money before = free_;
  free_ += free_in(move.postings);
  if (const auto* reversal = move.payload.as<EntryReversed>()) {
    undo(*reversal);
  } else if (move.version == donation_) {
    given_ = in_fund_ = gift_.amount;
  } else {
    follow(move, before);
  }
  if (gift_.condition == Condition::restricted) return;  // it is no part of the free money
  flow(Lies::in_fund, Lies::spent, {}, in_fund_ - std::max(Money::zero(), free_));
}

/// What the entry adds to the money that may be lent: a gift for a stated use lies in cash and is not free.
Money ProjectMoney::free_in(const Entry& postings) const {
  Money sum;
  for (const Posting& line : postings) {
    const bool counts =
        line.account == Account::cash || line.account == Account::bank || line.account == Account::restricted;
    if (counts && line.fund == gift_.fund) sum += line.amount;
  }
  return sum;
}

Money& ProjectMoney::at(Lies place, LoanNo loan) {
  switch (place) {
    case Lies::in_fund: return in_fund_;
    case Lies::spent: return spent_;
    case Lies::out: return loans_[loan].part;
    case Lies::lost: break;
  }
  return loans_[loan].lost;
}

/// Moves as much of it as is there, and remembers it under the entry.
void ProjectMoney::flow(Lies from, Lies to, LoanNo loan, Money amount) {
  const Money moved = std::min(amount, at(from, loan));
  if (!moved.is_positive()) return;
  at(from, loan) -= moved;
  at(to, loan) += moved;
  done_[entry_].flows.push_back({from, to, loan, moved});
}

void ProjectMoney::raise(LoanNo no, Money outstanding, Money missing) {
  loans_[no].outstanding += outstanding;
  loans_[no].missing += missing;
  Done& done = done_[entry_];
  done.loan = no;
  done.outstanding += outstanding;
  done.missing += missing;
}

void ProjectMoney::follow(const MoneyMove& move, Money free_before) {
  const Payload& payload = move.payload;
  if (const auto* loan = payload.as<LoanDisbursed>()) {
    if (loan->fund == gift_.fund) lend(*loan, move.day, free_before);
  } else if (const auto* paid = payload.as<RepaymentReceived>()) {
    if (loans_.contains(paid->loan)) repay(paid->loan, move);
  } else if (const auto* given_up = payload.as<LoanWrittenOff>()) {
    if (loans_.contains(given_up->loan)) write_off(*given_up);
  } else if (const auto* recovered = payload.as<LoanRecovered>()) {
    if (loans_.contains(recovered->loan)) recover(*recovered);
  } else if (!gift_.given.is_none() && named_grant(payload) == gift_.given) {
    spend_grant(move);
  }
}

/// What left the fund is looked at, not the principal: a loan may be paid out of what its borrower had put in.
void ProjectMoney::lend(const LoanDisbursed& what, Day day, Money free_before) {
  Loan& loan = loans_[what.loan];
  loan.borrower = what.borrower;
  loan.start = day;
  raise(what.loan, what.principal, {});
  if (gift_.condition == Condition::restricted) return;
  const Money before = loan.part;
  flow(Lies::in_fund, Lies::out, what.loan, share_taken(free_before - free_, in_fund_, free_before));
  loan.financed = loan.part - before;
}

void ProjectMoney::repay(LoanNo no, const MoneyMove& move) {
  const Loan& loan = loans_[no];
  const Money earned = floor_share(move.interest, loan.part, loan.outstanding);
  interest_ += earned;
  done_[entry_].interest = earned;
  flow(Lies::out, Lies::in_fund, no, share_taken(move.principal, loan.part, loan.outstanding));
  raise(no, -move.principal, {});
}

void ProjectMoney::write_off(const LoanWrittenOff& what) {
  const Loan& loan = loans_[what.loan];
  flow(Lies::out, Lies::lost, what.loan, share_taken(what.principal, loan.part, loan.outstanding));
  raise(what.loan, -what.principal, what.principal);
}

void ProjectMoney::recover(const LoanRecovered& what) {
  const Loan& loan = loans_[what.loan];
  flow(Lies::lost, Lies::in_fund, what.loan, share_taken(what.amount, loan.lost, loan.missing));
  raise(what.loan, {}, -what.amount);
}

/// By as much as the entry takes off 4118.
void ProjectMoney::spend_grant(const MoneyMove& move) {
  Money used;
  for (const Posting& line : move.postings) {
    if (line.account == Account::restricted) used += line.amount;
  }
  flow(Lies::in_fund, Lies::spent, {}, used);
}

/// The same flows the other way round, the last one first.
void ProjectMoney::undo(const EntryReversed& reversal) {
  if (reversal.entry == donation_) return take_all_back();
  const auto found = done_.find(reversal.entry);
  if (found == done_.end()) return;
  const Done done = found->second;
  done_.erase(found);
  for (auto one = done.flows.rbegin(); one != done.flows.rend(); ++one)
    flow(one->to, one->from, one->loan, one->amount);
  interest_ -= done.interest;
  if (done.loan.is_none()) return;
  raise(done.loan, -done.outstanding, -done.missing);
  Loan& loan = loans_[done.loan];
  if (reversal.original->as<LoanDisbursed>() != nullptr) loan.financed = Money::zero();
  flow(Lies::out, Lies::in_fund, done.loan, loan.part - std::max(Money::zero(), loan.outstanding));
}

/// The gift itself was taken back: from here on the project has nothing here.
void ProjectMoney::take_all_back() {
  is_taken_back_ = true;
  given_ = in_fund_ = spent_ = interest_ = Money::zero();
  for (auto& [no, loan] : loans_) loan.part = loan.lost = loan.financed = Money::zero();
  done_.clear();
}

}  // namespace soquy::projections
