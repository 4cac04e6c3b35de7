#pragma once
// How a cash book is cut into meetings: a meeting is the run of rows up to the last Kiểm quỹ of a group.

#include <vector>

#include "cli/paper/paper_books.h"

namespace soquy::cli::paper {

/// Rows [first, first + count) of the cash book.
struct MeetingRun {
  Day day;  ///< of its counts; without a count the latest day in it
  std::size_t first = 0;
  std::size_t count = 0;
  bool counted = false;  ///< false: the file ends before the box was counted
  Day previous;          ///< day of the meeting before, none for the first

  /// A row dated on or before the meeting before this one was written late.
  [[nodiscard]] bool is_late(const CashRow& row) const {
    return !previous.is_none() && row.day <= previous && row.day < day;
  }
};

[[nodiscard]] std::vector<MeetingRun> cut_into_meetings(const std::vector<CashRow>& rows);

}  // namespace soquy::cli::paper
