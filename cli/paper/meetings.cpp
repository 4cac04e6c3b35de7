#include "cli/paper/meetings.h"

#include <algorithm>

namespace soquy::cli::paper {
namespace {

bool ends_here(const std::vector<CashRow>& rows, std::size_t i) {
  if (rows[i].kind != RowKind::count) return false;
  return i + 1 == rows.size() || rows[i + 1].kind != RowKind::count || rows[i + 1].day != rows[i].day;
}

Day day_of(const std::vector<CashRow>& rows, std::size_t first, std::size_t end) {
  if (rows[end - 1].kind == RowKind::count) return rows[end - 1].day;
  Day latest;
  for (std::size_t i = first; i < end; ++i) latest = std::max(latest, rows[i].day);
  return latest;
}

}  // namespace

std::vector<MeetingRun> cut_into_meetings(const std::vector<CashRow>& rows) {
  std::vector<MeetingRun> runs;
  std::size_t first = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!ends_here(rows, i) && i + 1 != rows.size()) continue;
    const Day previous = runs.empty() ? Day::none() : runs.back().day;
    const bool counted = rows[i].kind == RowKind::count;
    runs.push_back({day_of(rows, first, i + 1), first, i + 1 - first, counted, previous});
    first = i + 1;
  }
  return runs;
}

}  // namespace soquy::cli::paper
