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

ViewAnswer::ViewAnswer(const EventStore& store, const ViewRows& rows, const MonthlyView& view, std::vector<Day> days)
    : store_(store), rows_(rows), view_(view), days_(std::move(days)) {
  for (ClubTree& tree : trees_of_clubs(store)) {
    Club& club = clubs_.emplace_back();
    club.club = std::move(tree);
    club.on.resize(days_.size());
  }
}

void ViewAnswer::look_up() {
  try {
    const auto in_force = ViewShelf(rows_, view_.name).in_force();
    if (!in_force || in_force->version != view_.version) return;
    const auto cursor = rows_.cursor();  // one for all, so that a row is of the tree that its reach names
    find_reaches(*cursor, in_force->generation);
    for (std::size_t place = 0; place < days_.size(); ++place) find_rows(*cursor, in_force->generation, place);
  } catch (const StoreFailure&) {  // what cannot be read is folded
    for (Club& club : clubs_) club.is_stored = false;
  }
  for (Club& club : clubs_) club.is_stored = club.is_stored && has_its_rows(club);
}

void ViewAnswer::find_reaches(RowCursor& cursor, Generation generation) {
  const Day last = *std::max_element(days_.begin(), days_.end());
  meet_clubs(cursor, reaches_prefix(view_.name, generation), clubs_, [&](Club& club, std::string_view row) {
    if (!row.starts_with(club.club.tree)) return;  // a tree says itself how long it is
    const auto reach = parse_reach(row);
    club.is_stored = reach && reach->error.empty() && reach->through >= last;
    if (club.is_stored) club.first = reach->first;
  });
}

void ViewAnswer::find_rows(RowCursor& cursor, Generation generation, std::size_t place) {
  meet_clubs(cursor, view_day_prefix(view_.name, generation, days_[place]), clubs_,
             [&](Club& club, std::string_view row) {
               club.on[place] = Row{stored_.size(), row.size(), {}};
               stored_ += row;
             });
}

/// On each of the days from its first one on, and on no other.
bool ViewAnswer::has_its_rows(const Club& club) const {
  for (std::size_t place = 0; place < days_.size(); ++place) {
    const bool should_have_row = !club.first.is_none() && club.first <= days_[place];
    if (club.on[place].has_value() != should_have_row) return false;
  }
  return true;
}

void ViewAnswer::fold_the_rest(unsigned threads) {
  std::vector<Club*> rest;
  for (Club& club : clubs_) {
    if (!club.is_stored) rest.push_back(&club);
  }
  in_parallel(rest.size(), threads, [&](std::size_t i) { fold(*rest[i]); });
}

void ViewAnswer::fold(Club& club) const {
  club.on.assign(days_.size(), std::nullopt);
  try {
    const std::vector<Event> events = read_history(store_, club.club.club, club.club.tree);
    for (std::size_t place = 0; place < days_.size(); ++place) {
      if (auto row = fold_row(view_, events, days_[place])) club.on[place] = Row{0, 0, *std::move(row)};
    }
  } catch (const std::exception& failure) {
    club.error = failure.what();
    if (club.error.empty()) club.error = "the view gave no reason";
  }
}

ClubRows ViewAnswer::rows_of(const Club& club) const {
  ClubRows rows{club.club.club, club.club.version(), {}};
  for (const std::optional<Row>& row : club.on) {
    auto& bytes = rows.on.emplace_back();
    if (row) bytes = club.is_stored ? std::string_view(stored_).substr(row->offset, row->size) : row->folded;
  }
  return rows;
}

RowsTaken ViewAnswer::give(const ViewRunner::TakeRows& take, unsigned threads) const {
  RowsTaken taken;
  std::vector<const Club*> with_rows;
  for (const Club& club : clubs_) {
    taken.folded += club.is_stored ? 0 : 1;
    const auto has_row = [](const auto& row) { return row.has_value(); };
    if (!club.error.empty()) {
      taken.stopped.push_back({view_.name, club.club.club, club.club.version(), club.error});
    } else if (std::any_of(club.on.begin(), club.on.end(), has_row)) {
      with_rows.push_back(&club);
    }
  }
  taken.clubs = with_rows.size();
  in_parallel(with_rows.size(), threads, [&](std::size_t i) { take(rows_of(*with_rows[i])); });
  return taken;
}

}  // namespace soquy::engine
