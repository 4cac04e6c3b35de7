#pragma once
// The programme's report as an answer: which figures stand in it, under which headings, in both languages. No figure is
// worked out here beyond a part and its whole.

#include <string>
#include <vector>

#include "cli/answer.h"
#include "cli/price_choice.h"
#include "projections/report.h"

namespace soquy::cli {

struct ProgrammeReport {
  projections::ReportPeriod period;
  Day figures_of;      ///< the period's last day, or the day asked about when that comes first
  Day seen_until;      ///< reports handed in by that day count
  std::string region;  ///< "TCTK-2018:51"; empty: all clubs
  RegionLevel level = RegionLevel::province;
  std::string rule_pack;  ///< "1533/2016" as in force at the end; empty: none is published
  int older_from_age = 0;
  PriceChoice prices;  ///< incomes are compared by it
  Money threshold{};   ///< improved by more than so much a month
  std::vector<projections::ReportClub> clubs;
  std::vector<projections::ReviewMeeting> reviews;
};

/// For people and workbooks a table per subject, each with the units first, then all clubs together, then every club;
/// for programs (CSV, JSON, and the last sheet of a workbook) every figure of every club in one table, `rows`.
[[nodiscard]] Answer report_answer(const ProgrammeReport& report, Language language, Format format);

}  // namespace soquy::cli
