#pragma once
// Reads the clubs of a report: the one place where its figures come from.

#include <optional>

#include "cli/answer.h"
#include "cli/report_tables.h"

namespace soquy::cli {

/// What is asked of all clubs.
struct ReportAsk {
  Question question;  ///< its value date is the day until which reports handed in count
  projections::ReportPeriod period;
  std::optional<RegionRef> region;  ///< only the clubs that lie in it
  RegionLevel level = RegionLevel::province;
  std::string series;  ///< of prices; empty: the only one there is
  Money threshold{};   ///< of improved incomes, a month
};

/// Figures are those of the period's last day, or of the day asked about when that comes first; what happened is
/// counted from the day before the period's first. Incomes are compared as `soquy improvement` does it on that last
/// day, of every household asked since the founding. Throws UsageError when the series of prices is not published.
/// Clubs founded after that last day are not in it, nor those dissolved before the first.
///
/// Figures of a month's end come from the rows that are kept of it; for incomes and what was handed in a
/// club's entries are passed over, and only those about people, loans paid out, incomes and reports are decoded.
[[nodiscard]] ProgrammeReport read_report(Session& session, const ReportAsk& ask, Terminal& terminal);

}  // namespace soquy::cli
