// Guarantee groups, who answers for a loan, calls, and what others than the borrower paid.

#include <algorithm>

#include "engine/domain/evolve_parts.h"

namespace soquy::engine {

namespace {

/// Into its place by day and version.
template <class Row, class DayOf>
void insert_dated(std::vector<Row>& rows, Row row, DayOf day_of) {
  const auto later = std::upper_bound(rows.begin(), rows.end(), row, [&](const Row& left, const Row& right) {
    return day_of(left) != day_of(right) ? day_of(left) < day_of(right) : left.version < right.version;
  });
  rows.insert(later, std::move(row));
}

template <class Rows>
void remove_version(Rows& rows, Version version) {
  std::erase_if(rows, [&](const auto& row) { return row.version == version; });
}

}  // namespace

void take(ClubState& club, const GuaranteeGroupFormed& what, const Event& whole) {
  const Envelope& envelope = whole.envelope;
  insert_dated(club.groups[what.given].formed, Membership{envelope.version, envelope.value_date, what.members},
               [](const Membership& one) { return one.from; });
}

void take(ClubState& club, const GuaranteeCalled& what, const Event& whole) {
  const Envelope& envelope = whole.envelope;
  insert_dated(club.guarantees[what.loan].calls,
               CallState{envelope.version, envelope.value_date, what.guarantor, what.amount},
               [](const CallState& one) { return one.day; });
}

void take_answerable(ClubState& club, const LoanApproved& what) {
  if (!what.answerable.empty()) club.guarantees[what.given].answerable = what.answerable;
}

void take_stand_in(ClubState& club, const RepaymentReceived& what, const Envelope& envelope) {
  if (what.payer.is_none() || what.payer == what.borrower) return;
  insert_dated(club.guarantees[what.loan].stand_ins,
               StandIn{envelope.version, envelope.value_date, what.payer, what.amount},
               [](const StandIn& one) { return one.day; });
}

void undo_guarantee(ClubState& club, const Payload& original, const Undoing& undoing) {
  if (const auto* formed = original.as<GuaranteeGroupFormed>()) {
    remove_version(club.groups[formed->given].formed, undoing.original);
  } else if (const auto* called = original.as<GuaranteeCalled>()) {
    remove_version(club.guarantees[called->loan].calls, undoing.original);
  } else if (const auto* paid = original.as<RepaymentReceived>()) {
    const auto found = club.guarantees.find(paid->loan);
    if (found != club.guarantees.end()) remove_version(found->second.stand_ins, undoing.original);
  }
}

}  // namespace soquy::engine
