#pragma once
// The lines of a report's tables: the units first, then all clubs together, then every club.

#include <string>
#include <vector>

#include "cli/report_tables.h"

namespace soquy::cli {

/// What a line speaks of, and how it is called.
struct ReportLine {
  std::string code;
  std::string name;
  projections::ReportRow row;
};
[[nodiscard]] std::vector<ReportLine> report_lines(const ProgrammeReport& report, Language language);

/// "TCTK-2018:51"; nothing for no region.
[[nodiscard]] std::string code_of_unit(const RegionRef& region);

}  // namespace soquy::cli
