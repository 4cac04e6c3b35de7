#pragma once
// What the rules must say of a line that somebody wants to write on a loan's page, or to strike from it, read off the
// page alone: "accepted", or the reason and the field, as "exceeds_debt amount".

#include <string>

#include "tests/engine/loan_kept_page.h"

namespace soquy::tests {

/// `with`: the page with that line.
[[nodiscard]] std::string verdict(const KeptPage& kept, const naive::Deed& deed, const naive::Page& with);
/// `without`: the page without that line.
[[nodiscard]] std::string verdict(const KeptPage& kept, const TakingBack& back, const naive::Page& without);

/// Between the start of the paper in force and the day from which something was taken back.
[[nodiscard]] bool is_before_a_taking_back(const KeptPage& kept, Day day);

}  // namespace soquy::tests
