// The part of verify that asks whether stored rows of views are what the events make.

#include "engine/store/key_layout.h"
#include "engine/verify_club.h"
#include "engine/view_shelf.h"

namespace soquy::engine {

namespace {

/// Days on which two lists of rows, by day both, do not say the same.
std::vector<Day> days_that_differ(const std::vector<ViewRow>& left, const std::vector<ViewRow>& right) {
  std::vector<Day> days;
  auto one = left.begin();
  auto other = right.begin();
  while (one != left.end() || other != right.end()) {
    const bool is_one = one != left.end() && (other == right.end() || one->day <= other->day);
    const bool is_other = other != right.end() && (one == left.end() || other->day <= one->day);
    if (!is_one || !is_other || one->bytes != other->bytes) days.push_back(is_one ? one->day : other->day);
    if (is_one) ++one;
    if (is_other) ++other;
  }
  return days;
}

std::string words_for(const std::vector<Day>& days) {
  if (days.size() == 1) return "the row of " + to_iso(days.front()) + " is not what the events make";
  return std::to_string(days.size()) + " rows, the first of " + to_iso(days.front()) + ", are not what the events make";
}

/// What is wrong with the rows of a club that reach its tree; empty when nothing is.
std::string wrong_with(const MonthlyView& view, const ViewShelf& shelf, Generation generation, const ClubCode& club,
                       const Reach& reach, const std::vector<Event>& events) {
  const auto fresh = fold_rows(view, events, reach.through);
  const Day first = fresh.empty() ? Day::none() : fresh.front().day;
  const auto days = days_that_differ(shelf.rows_of(generation, club, reach), fresh);
  if (!days.empty()) return words_for(days);
  return reach.first == first ? "" : "its rows are said to begin on " + to_iso(reach.first);
}

}  // namespace

void ClubCheck::check_views(const std::vector<MonthlyView>& views, const ViewRows& rows) {
  if (!complete_) return;
  const std::string tree = tree_bytes(frontier_);
  for (const MonthlyView& view : views) {
    std::string wrong;
    try {
      const ViewShelf shelf(rows, view.name);
      const auto in_force = shelf.in_force();
      if (!in_force || in_force->version != view.version) continue;
      const auto reach = shelf.reach(in_force->generation, club_);
      if (!reach || reach->tree != tree || !reach->error.empty()) continue;
      wrong = wrong_with(view, shelf, in_force->generation, club_, *reach, events_);
    } catch (const std::exception& failure) {
      wrong = failure.what();
    }
    if (wrong.empty()) continue;
    say(DifferenceKind::view_mismatch, Version{},
        "view " + view.name + ": " + wrong + "; make it anew with: soquy rebuild " + view.name);
  }
}

}  // namespace soquy::engine
