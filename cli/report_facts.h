#pragma once
// What a report says of itself: its title, its period, the rules it follows, and every formula that stands in it.

#include <string>
#include <vector>

#include "cli/report_tables.h"

namespace soquy::cli {

/// In both languages, for whoever reads a printed page alone; a second line says that the period is not over.
[[nodiscard]] std::string report_title(const ProgrammeReport& report, Language language);
[[nodiscard]] std::vector<Fact> report_facts(const ProgrammeReport& report, Language language, Format format);
/// Names in projections/catalog.h, each once, in the order in which the report shows them.
[[nodiscard]] std::vector<std::string> report_formulas();

}  // namespace soquy::cli
