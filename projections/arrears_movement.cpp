#include "projections/arrears_movement.h"

#include <algorithm>
#include <map>
#include <optional>

namespace soquy::projections {
namespace {

using Buckets = std::map<LoanNo, LateBucket>;

Buckets buckets_on(const std::vector<LoanRow>& loans, Day day) {
  Buckets buckets;
  for (const ArrearsRow& row : arrears_of(loans, day).rows) buckets[row.loan] = row.bucket;
  return buckets;
}

bool was_paid_out(LoanStatus status) { return status != LoanStatus::approved && status != LoanStatus::cancelled; }

/// Nothing when the loan was not out on either day, or was over on both.
std::optional<MovedFrom> origin(const LoanRow& before, const LoanRow& after, const Buckets& buckets) {
  if (before.status == LoanStatus::open) return static_cast<MovedFrom>(buckets.at(before.loan));
  if (!was_paid_out(before.status)) {
    return was_paid_out(after.status) ? std::optional(MovedFrom::paid_out_since) : std::nullopt;
  }
  return before.status == after.status ? std::nullopt : std::optional(MovedFrom::reopened);
}

MovedTo destination(const LoanRow& after, const Buckets& buckets) {
  switch (after.status) {
    case LoanStatus::open: return static_cast<MovedTo>(buckets.at(after.loan));
    case LoanStatus::settled: return MovedTo::settled;
    case LoanStatus::written_off: return MovedTo::written_off;
    case LoanStatus::approved:
    case LoanStatus::cancelled: break;
  }
  return MovedTo::taken_back;
}

MovementCell course_of(const LoanRow& before, const LoanRow& after, MovedFrom from) {
  const bool is_new = from == MovedFrom::paid_out_since;
  MovementCell one;
  one.loans = 1;
  one.brought = is_new ? after.principal : before.outstanding;
  one.remains = after.outstanding;
  one.repaid = after.paid_principal - before.paid_principal;
  one.written_off = after.written_off - before.written_off;
  if (!is_new) one.taken_back = before.principal - after.principal;
  return one;
}

void add_cell(MovementCell& sum, const MovementCell& one) {
  sum.loans += one.loans;
  sum.brought += one.brought;
  sum.remains += one.remains;
  sum.repaid += one.repaid;
  sum.written_off += one.written_off;
  sum.taken_back += one.taken_back;
}

/// The loan as it stood before anything was known of it.
LoanRow not_yet(LoanNo loan) {
  LoanRow row;
  row.loan = loan;
  return row;
}

}  // namespace

std::string_view to_text(MovedFrom from) {
  if (from == MovedFrom::paid_out_since) return "paid_out_since";
  if (from == MovedFrom::reopened) return "reopened";
  return to_text(static_cast<LateBucket>(from));
}

std::string_view to_text(MovedTo to) {
  if (to == MovedTo::settled) return "settled";
  if (to == MovedTo::written_off) return "written_off";
  if (to == MovedTo::taken_back) return "taken_back";
  return to_text(static_cast<LateBucket>(to));
}

const MovementCell& ArrearsMovement::cell(MovedFrom from, MovedTo to) const {
  return cells[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)];
}

MovementCell ArrearsMovement::row(MovedFrom from) const {
  MovementCell sum;
  for (const MovementCell& one : cells[static_cast<std::size_t>(from)]) add_cell(sum, one);
  return sum;
}

MovementCell ArrearsMovement::column(MovedTo to) const {
  MovementCell sum;
  for (const auto& row : cells) add_cell(sum, row[static_cast<std::size_t>(to)]);
  return sum;
}

MovementCell ArrearsMovement::all() const {
  MovementCell sum;
  for (std::size_t to = 0; to < kMovedTo; ++to) add_cell(sum, column(static_cast<MovedTo>(to)));
  return sum;
}

ArrearsMovement movement_between(const std::vector<LoanRow>& before, Day since, const std::vector<LoanRow>& after,
                                 Day as_of) {
  ArrearsMovement movement;
  movement.since = since;
  movement.as_of = as_of;
  const Buckets then = buckets_on(before, since);
  const Buckets now = buckets_on(after, as_of);
  for (const LoanRow& later : after) {
    const auto found =
        std::find_if(before.begin(), before.end(), [&](const LoanRow& row) { return row.loan == later.loan; });
    const LoanRow earlier = found == before.end() ? not_yet(later.loan) : *found;
    const auto from = origin(earlier, later, then);
    if (!from) continue;
    auto& cell = movement.cells[static_cast<std::size_t>(*from)][static_cast<std::size_t>(destination(later, now))];
    add_cell(cell, course_of(earlier, later, *from));
  }
  return movement;
}

}  // namespace soquy::projections
