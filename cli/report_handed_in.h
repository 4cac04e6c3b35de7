#pragma once
// Who has handed in the report of a period: how many of how many, on which day each did, and who has not.

#include <vector>

#include "cli/report_tables.h"

namespace soquy::cli {

/// `reporting`: every club that lives at the end, with the day on which it handed in, the day on which that was written
/// down, and the day on which the programme received it. A dissolved club has nobody who reports. For people the title
/// says how many of how many.
[[nodiscard]] Table reporting_table(const ProgrammeReport& report, Language language, Format format);
/// `have_not_reported`, whom to ask: the clubs that live and of which neither they nor the programme say that they
/// handed in, those that have time left included.
[[nodiscard]] Table not_reported_table(const ProgrammeReport& report, Language language);
/// For real clubs and, under keys with "practice_" before them, for practice clubs: reported n of m (two numbers for
/// programs), in time, late, not reported, time left.
[[nodiscard]] std::vector<Fact> reported_facts(const ProgrammeReport& report, Language language, Format format);

}  // namespace soquy::cli
