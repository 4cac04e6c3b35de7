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

#include "projections/grade.h"

namespace soquy::cli {

/// Throws UsageError that names every line that cannot be read, or the file.
[[nodiscard]] projections::GradeRules load_grade_rules(const std::string& file);
/// The same of the bytes of a file.
[[nodiscard]] projections::GradeRules parse_grade_rules(const std::string& file, std::string_view bytes);

}  // namespace soquy::cli
