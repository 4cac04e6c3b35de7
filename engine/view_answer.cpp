#include "engine/view_answer.h"

#include <algorithm>

#include "engine/stored_events.h"

namespace soquy::engine {

namespace {

std::string_view code_bytes(const ClubTree& club) { return {club.club.bytes.data(), club.club.bytes.size()}; }

/// Goes over the rows below a prefix and the clubs together, both by code: `meet(club, row)` for each row of a club
/// that is there.
template <class Clubs, class Meet>
void meet_clubs(RowCursor& cursor, const std::string& prefix, Clubs& clubs, Meet meet) {
  auto club = clubs.begin();
  for (cursor.seek(prefix); cursor.is_at_row() && cursor.key().starts_with(prefix); cursor.next()) {
    const std::string_view code = cursor.key().substr(prefix.size());
    while (club != clubs.end() && code_bytes(club->club) < code) ++club;
    if (club == clubs.end()) return;
    if (code_bytes(club->club) == code) meet(*club, cursor.row());
  }
}

}  // namespace

ViewAnswer::ViewAnswer(const EventStore& store, const ViewRows& rows, const MonthlyView& view, Day day)
    : store_(store), rows_(rows), view_(view), day_(day) {
  for (ClubTree& tree : trees_of_clubs(store)) {
    clubs_.emplace_back();
    clubs_.back().club = std::move(tree);
  }
}

void ViewAnswer::look_up() {
  try {
    const auto in_force = ViewShelf(rows_, view_.name).in_force();
    if (!in_force || in_force->version != view_.version) return;
    const auto cursor = rows_.cursor();  // one for both, so that a row is of the tree that its reach names
    find_reaches(*cursor, in_force->generation);
    find_rows(*cursor, in_force->generation);
  } catch (const StoreFailure&) {  // what cannot be read is folded
    for (Club& club : clubs_) club.is_stored = false;
  }
  for (Club& club : clubs_) club.is_stored = club.is_stored && club.has_row == club.should_have_row;
}

void ViewAnswer::find_reaches(RowCursor& cursor, Generation generation) {
  meet_clubs(cursor, reaches_prefix(view_.name, generation), clubs_, [&](Club& club, std::string_view row) {
    if (!row.starts_with(club.club.tree)) return;  // a tree says itself how long it is
    const auto reach = parse_reach(row);
    club.is_stored = reach && reach->error.empty() && reach->through >= day_;
    club.should_have_row = club.is_stored && !reach->first.is_none() && reach->first <= day_;
  });
}

void ViewAnswer::find_rows(RowCursor& cursor, Generation generation) {
  meet_clubs(cursor, view_day_prefix(view_.name, generation, day_), clubs_, [&](Club& club, std::string_view row) {
    club.has_row = true;
    club.offset = stored_.size();
    club.size = row.size();
    stored_ += row;
  });
}

void ViewAnswer::fold_the_rest(unsigned threads) {
  std::vector<Club*> rest;
  for (Club& club : clubs_) {
    if (!club.is_stored) rest.push_back(&club);
  }
  in_parallel(rest.size(), threads, [&](std::size_t i) { fold(*rest[i]); });
}

void ViewAnswer::fold(Club& club) const {
  club.has_row = false;
  try {
    auto row = fold_row(view_, read_history(store_, club.club.club, club.club.tree), day_);
    if (!row) return;
    club.folded = *std::move(row);
    club.has_row = true;
  } catch (const std::exception& failure) {
    club.error = failure.what();
    if (club.error.empty()) club.error = "the view gave no reason";
  }
}

RowsTaken ViewAnswer::give(const ViewRunner::TakeRow& take) const {
  RowsTaken taken;
  for (const Club& club : clubs_) {
    taken.folded += club.is_stored ? 0 : 1;
    if (!club.error.empty()) {
      taken.stopped.push_back({view_.name, club.club.club, club.club.version(), club.error});
    } else if (club.has_row) {
      ++taken.clubs;
      const auto stored = std::string_view(stored_).substr(club.offset, club.size);
      take(club.club.club, club.club.version(), club.is_stored ? stored : std::string_view(club.folded));
    }
  }
  return taken;
}

}  // namespace soquy::engine
