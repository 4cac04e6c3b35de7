#include "engine/view_shelf.h"

#include <limits>

namespace soquy::engine {

std::optional<InForce> ViewShelf::in_force() const {
  const auto row = rows_.row(in_force_key(view_));
  return row ? parse_in_force(*row) : std::nullopt;
}

std::optional<Reach> ViewShelf::reach(Generation generation, const ClubCode& club) const {
  const auto row = rows_.row(reach_key(view_, generation, club));
  return row ? parse_reach(*row) : std::nullopt;
}

std::map<ClubCode, Reach> ViewShelf::reaches(Generation generation) const {
  std::map<ClubCode, Reach> out;
  const std::string prefix = reaches_prefix(view_, generation);
  const auto cursor = rows_.cursor();
  for (cursor->seek(prefix); cursor->is_at_row() && cursor->key().starts_with(prefix); cursor->next()) {
    const auto club = club_in_key(cursor->key());
    auto reach = parse_reach(cursor->row());
    if (club && reach) out.emplace_hint(out.end(), *club, *std::move(reach));
  }
  return out;
}

std::vector<ViewRow> ViewShelf::rows_of(Generation generation, const ClubCode& club, const Reach& reach) const {
  std::vector<ViewRow> out;
  if (reach.first.is_none()) return out;
  for (Day day = reach.first; day <= reach.through; day = next_month_end(day)) {
    if (auto bytes = rows_.row(view_row_key(view_, generation, day, club))) out.push_back({day, *std::move(bytes)});
  }
  return out;
}

std::vector<Generation> ViewShelf::generations() const {
  std::vector<Generation> out;
  const auto cursor = rows_.cursor();
  cursor->seek(generation_prefix(view_, 1));
  while (cursor->is_at_row()) {
    const auto generation = generation_of_key(cursor->key(), view_);
    if (!generation) break;
    out.push_back(*generation);
    if (*generation == std::numeric_limits<Generation>::max()) break;
    cursor->seek(generation_prefix(view_, *generation + 1));
  }
  return out;
}

void ViewShelf::add_changes(std::vector<RowChange>& changes, Generation generation, const ClubCode& club,
                            const std::vector<ViewRow>& before, const std::vector<ViewRow>& after) const {
  const auto key = [&](const ViewRow& row) { return view_row_key(view_, generation, row.day, club); };
  auto old = before.begin();
  for (const ViewRow& row : after) {
    for (; old != before.end() && old->day < row.day; ++old) changes.push_back({key(*old), std::nullopt});
    const bool is_there = old != before.end() && old->day == row.day;
    if (!is_there || old->bytes != row.bytes) changes.push_back({key(row), row.bytes});
    if (is_there) ++old;
  }
  for (; old != before.end(); ++old) changes.push_back({key(*old), std::nullopt});
}

RowWalk::RowWalk(const ViewRows& rows, std::string prefix) : prefix_(std::move(prefix)), cursor_(rows.cursor()) {
  cursor_->seek(prefix_);
  settle();
}

void RowWalk::next() {
  cursor_->next();
  settle();
}

/// Keys that are no row's are passed over.
void RowWalk::settle() {
  is_at_row_ = false;
  for (; cursor_->is_at_row() && cursor_->key().starts_with(prefix_); cursor_->next()) {
    const auto place = day_and_club_in_key(cursor_->key());
    if (!place) continue;
    place_ = *place;
    is_at_row_ = true;
    return;
  }
}

}  // namespace soquy::engine
