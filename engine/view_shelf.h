#pragma once
// What lies stored of one view: which generation is in force, how far each club's rows reach, the rows. Knows keys, and
// nothing of folding. Whatever cannot be parsed is as if it were not there.

#include <map>
#include <string>
#include <vector>

#include "engine/monthly_view.h"
#include "engine/store/view_layout.h"
#include "engine/store/view_rows.h"

namespace soquy::engine {

class ViewShelf {
 public:
  ViewShelf(const ViewRows& rows, std::string view) : rows_(rows), view_(std::move(view)) {}

  [[nodiscard]] std::optional<InForce> in_force() const;
  [[nodiscard]] std::optional<Reach> reach(Generation generation, const ClubCode& club) const;
  /// Of every club that has one.
  [[nodiscard]] std::map<ClubCode, Reach> reaches(Generation generation) const;
  /// The rows that the reach speaks of; one that is missing is left out.
  [[nodiscard]] std::vector<ViewRow> rows_of(Generation generation, const ClubCode& club, const Reach& reach) const;
  /// Every generation of which anything is there, ascending.
  [[nodiscard]] std::vector<Generation> generations() const;

  /// What makes the rows `before` of the club into `after`, by day both; nothing for rows that stay as they are.
  void add_changes(std::vector<RowChange>& changes, Generation generation, const ClubCode& club,
                   const std::vector<ViewRow>& before, const std::vector<ViewRow>& after) const;

 private:
  const ViewRows& rows_;
  std::string view_;
};

/// The rows of one generation of a view from a prefix of its keys on, in the order of day and club.
class RowWalk {
 public:
  RowWalk(const ViewRows& rows, std::string prefix);
  [[nodiscard]] bool is_at_row() const { return is_at_row_; }
  [[nodiscard]] const DayAndClub& place() const { return place_; }
  [[nodiscard]] std::string_view bytes() const { return cursor_->row(); }
  void next();

 private:
  void settle();
  std::string prefix_;
  std::unique_ptr<RowCursor> cursor_;
  bool is_at_row_ = false;
  DayAndClub place_;
};

}  // namespace soquy::engine
