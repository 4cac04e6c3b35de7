#pragma once
// Rules of a grade in a file of comma separated text, so that a province can grade by its own scale.
//
//   rule          measure        at_least  at_most  points
//   name          Tỉnh A 2025
//   new_club_days                90
//   composition   members        50        70       10
//   composition   women_share    60%
//   par30         par30                    5%       15
//   letter        A              >85%
//   letter        B              75%
//   letter        C              0%
//
// A test that the file does not name is not asked. Its points stand in any of its rows, once.

#include <string>
#include <string_view>

#include "cli/render.h"
#include "projections/grade.h"

namespace soquy::cli {

/// Throws UsageError that names every line that cannot be read, or the file and the option that names it.
[[nodiscard]] projections::GradeRules load_grade_rules(const std::string& file, std::string_view option);
/// The same of the bytes of a file.
[[nodiscard]] projections::GradeRules parse_grade_rules(const std::string& file, std::string_view bytes);
/// The rows of a file that says these rules; printed as CSV and read back they are the same.
[[nodiscard]] Table grade_rules_table(const projections::GradeRules& rules, bool with_name);

}  // namespace soquy::cli
