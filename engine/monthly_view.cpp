#include "engine/monthly_view.h"

#include <stdexcept>

namespace soquy::engine {

std::vector<ViewRow> fold_rows(const MonthlyView& view, const std::vector<Event>& events, Day through) {
  std::vector<ViewRow> rows = view.rows(events, through);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Day day = rows[i].day;
    const bool is_next = i == 0 ? day == end_of_month(day) : day == next_month_end(rows[i - 1].day);
    if (!is_next || day > through) throw std::runtime_error("the view gave a row of " + to_iso(day) + " out of order");
  }
  if (!rows.empty() && rows.back().day != through) {
    throw std::runtime_error("the view's rows end with " + to_iso(rows.back().day) + " instead of " + to_iso(through));
  }
  return rows;
}

std::optional<std::string> fold_row(const MonthlyView& view, const std::vector<Event>& events, Day month_end) {
  if (view.row) return view.row(events, month_end);
  std::vector<ViewRow> rows = fold_rows(view, events, month_end);
  if (rows.empty()) return std::nullopt;
  return std::move(rows.back().bytes);  // the last one is of the day
}

Day last_month_end(Day today) { return add_days(add_months(today, 0, 1), -1); }

Day next_month_end(Day month_end) { return end_of_month(add_days(month_end, 1)); }

}  // namespace soquy::engine
