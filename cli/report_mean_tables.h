#pragma once
// The means of a report, each with what it is divided by, and the formula it follows.

#include <string_view>

#include "cli/report_tables.h"

namespace soquy::cli {

/// `means` of members and `means_of_money`: the key of money ends in _minor, so they cannot stand in one table.
[[nodiscard]] Table table_of_means(const ProgrammeReport& report, Language language);
[[nodiscard]] Table table_of_money_means(const ProgrammeReport& report, Language language);

}  // namespace soquy::cli
