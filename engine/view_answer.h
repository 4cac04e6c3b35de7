#pragma once
// One question about all clubs on one month's end: stored rows where they are of the club's tree, a fresh fold
// elsewhere.

#include "engine/view_runner.h"

namespace soquy::engine {

class ViewAnswer {
 public:
  /// The clubs as they stand now.
  ViewAnswer(const EventStore& store, const ViewRows& rows, const MonthlyView& view, Day day);
  /// One scan over how far the rows go, and one over the rows of the day.
  void look_up();
  void fold_the_rest(unsigned threads);
  RowsTaken give(const ViewRunner::TakeRow& take) const;

 private:
  struct Club {
    ClubTree club;
    bool is_stored = false;        ///< its rows were folded from its tree and reach the day
    bool should_have_row = false;  ///< the day is not before its first row
    bool has_row = false;
    std::size_t offset = 0;  ///< of a stored row among all of them
    std::size_t size = 0;
    std::string folded;
    std::string error;
  };
  void find_reaches(RowCursor& cursor, Generation generation);
  void find_rows(RowCursor& cursor, Generation generation);
  void fold(Club& club) const;

  const EventStore& store_;
  const ViewRows& rows_;
  const MonthlyView& view_;
  Day day_;
  std::vector<Club> clubs_;  ///< by code
  std::string stored_;       ///< the rows of the day, one behind the other
};

}  // namespace soquy::engine
