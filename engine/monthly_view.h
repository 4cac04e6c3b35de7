#pragma once
// A view as the engine sees it: a name, a version, and a pure function from one club's history to rows of bytes, one
// for each month's end. What the bytes mean is the business of who gives the function.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "events/event.h"

namespace soquy::engine {

/// What a view says of one club on a month's end.
struct ViewRow {
  Day day;
  std::string bytes;
  friend bool operator==(const ViewRow&, const ViewRow&) = default;
};

/// 1 to 16 letters a-z and '_': the width of a name in the keys.
inline constexpr std::size_t kViewName = 16;

struct MonthlyView {
  std::string name;
  std::uint16_t version = 1;  ///< from 1; another version means other bytes, and the rows are made anew
  /// Folds a club's whole history into one row for every month's end from the founding to `through`, ascending; none
  /// when the club is not founded by then. The same events give the same bytes. May throw: that stops the view for that
  /// club alone. Called from several threads at once.
  std::function<std::vector<ViewRow>(const std::vector<Event>& events, Day through)> rows;
  /// The bytes of the last of these rows alone, for who asks about one month's end; nothing when there is none. May be
  /// left out: then all rows are made.
  std::function<std::optional<std::string>(const std::vector<Event>& events, Day month_end)> row = {};
};

/// The rows of the view, held against what it promises: a row for each month's end without gaps, none after `through`.
/// Throws what the view throws, and std::runtime_error when it breaks that.
[[nodiscard]] std::vector<ViewRow> fold_rows(const MonthlyView& view, const std::vector<Event>& events, Day through);
/// The row of that month's end.
[[nodiscard]] std::optional<std::string> fold_row(const MonthlyView& view, const std::vector<Event>& events,
                                                  Day month_end);

/// The end of the last month that is over on that day: 31 March on 30 April, 30 April on 1 May.
[[nodiscard]] Day last_month_end(Day today);
/// The month's end after that one.
[[nodiscard]] Day next_month_end(Day month_end);

}  // namespace soquy::engine
