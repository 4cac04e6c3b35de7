// What the naive ledger asks of a late row. Written at a later meeting: the day of writing, why, and a second
// signature. Is the true day closed: a day of the open period, the true day beside it, and why.

#include "tests/support/naive_ledger.h"

namespace soquy::naive {

namespace {

/// The by-law may ask for more than the rule: a second signature under every late row, and how it is to be given.
std::vector<Assurance> asked_by(const AdoptByLaw& law) {
  std::vector<Assurance> asked;
  for (const AssuranceRule& rule : law.assurances) {
    if (rule.act == ActClass::late_entry) asked.push_back(rule.least);
  }
  return asked;
}

}  // namespace

void Book::object_to_lateness(const Order& order, Day today, Objections& all) const {
  const Act& act = order.act;
  const bool written_later = !act.written_on.is_none();
  const bool moved = !act.original_date.is_none();
  if (!written_later && !moved) return;
  if (act.late_reason == ReasonCode::none) all.insert(RejectReason::reason_missing);
  if (written_later) object_to_writing_day(order, today, all);
  if (moved) object_to_true_day(order, all);
  for (const Assurance least : asked_by(by_law_)) {
    bool signed_so = false;
    for (const Approval& approval : order.command.approvals) signed_so = signed_so || approval.assurance >= least;
    if (order.command.approvals.empty()) all.insert(RejectReason::approval_missing);
    if (!order.command.approvals.empty() && !signed_so) all.insert(RejectReason::approval_too_weak);
  }
}

/// Nobody writes before it happened, nor tomorrow; and not alone.
void Book::object_to_writing_day(const Order& order, Day today, Objections& all) const {
  if (order.act.written_on < order.day) all.insert(RejectReason::field_not_valid);
  if (order.act.written_on > today) all.insert(RejectReason::date_in_future);
  if (order.command.approvals.empty()) all.insert(RejectReason::approval_missing);
}

/// A true day stands beside the day of the book because its own period is closed, or because until a later day the book
/// holds something of the loan that was taken back; else the entry belongs on it.
void Book::object_to_true_day(const Order& order, Objections& all) const {
  const Day day = order.act.original_date;
  if (day >= order.day) all.insert(RejectReason::field_not_valid);
  if (day < founded_) all.insert(RejectReason::date_before_founding);
  const Loan* loan = find_loan(loan_moved_by(order.act));
  const bool is_shut = loan != nullptr && day < loan->shut_until;
  const bool is_open = closed_through().is_none() || day > closed_through();
  if (is_open && !is_shut) all.insert(RejectReason::field_not_valid);
}

}  // namespace soquy::naive
