// Closing, reopening, and taking entries back.

#include "engine/domain/evolve_parts.h"

namespace soquy::engine {

void take(ClubState&, const InterestAllocated&, const Event&) {}
void take(ClubState&, const HandoverSigned&, const Event&) {}

void take(ClubState& club, const PeriodClosed& what, const Event& whole) {
  club.closed.push_back({what.through, what.year_end, whole.envelope.version});
}

void take(ClubState& club, const PeriodReopened& what, const Event&) {
  std::erase_if(club.closed, [&](const ClosedPeriod& period) { return period.through >= what.through; });
}

void take(ClubState& club, const EntryReversed& what, const Event& whole) {
  club.reversed[what.entry] = whole.envelope.version;
  if (!what.original) return;
  const Undoing undoing{what.entry, whole.envelope.value_date};
  undo_money(club, *what.original, undoing);
  undo_goods(club, *what.original, undoing);
  undo_count(club, *what.original, undoing);
  undo_leaving(club, *what.original);
  undo_guarantee(club, *what.original, undoing);
  undo_loan(club, what, whole.envelope);
  undo_call_on_loan(club, what, whole.envelope);
}

}  // namespace soquy::engine
