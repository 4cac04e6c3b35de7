#pragma once
// One question about all clubs on some months' ends: stored rows where they are of the club's tree, a fresh fold
// elsewhere.

#include "engine/view_runner.h"

namespace soquy::engine {

class ViewAnswer {
 public:
  /// The clubs as they stand now.
  ViewAnswer(const EventStore& store, const ViewRows& rows, const MonthlyView& view, std::vector<Day> days);
  /// One scan over how far the rows go, and one over the rows of each day.
  void look_up();
  void fold_the_rest(unsigned threads);
  RowsTaken give(const ViewRunner::TakeRows& take, unsigned threads) const;

 private:
  struct Row {
    std::size_t offset = 0;  ///< of a stored row among all of them
    std::size_t size = 0;
    std::string folded;
  };
  struct Club {
    ClubTree club;
    bool is_stored = false;  ///< its rows were folded from its tree and reach all days
    Day first;               ///< of the stored rows; none when there are none
    std::vector<std::optional<Row>> on;
    std::string error;
  };
  void find_reaches(RowCursor& cursor, Generation generation);
  void find_rows(RowCursor& cursor, Generation generation, std::size_t place);
  [[nodiscard]] bool has_its_rows(const Club& club) const;
  void fold(Club& club) const;
  [[nodiscard]] ClubRows rows_of(const Club& club) const;

  const EventStore& store_;
  const ViewRows& rows_;
  const MonthlyView& view_;
  std::vector<Day> days_;
  std::vector<Club> clubs_;  ///< by code
  std::string stored_;       ///< the rows of the days, one behind the other
};

}  // namespace soquy::engine
