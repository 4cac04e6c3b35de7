#pragma once
// What the questions about loans share.

#include <string>
#include <string_view>
#include <vector>

#include "cli/commands/query.h"
#include "projections/loan_book.h"

namespace soquy::cli {

/// The loan asked for, or a Refusal that names those there are. `field` is where it was typed: "--loan", "LOAN".
[[nodiscard]] projections::LoanRow one_loan(const std::vector<projections::LoanRow>& loans, const std::string& typed,
                                            std::string_view field);

/// arrears_movement.cpp: from which lateness to which other the loans went since that day. Throws UsageError when it
/// does not lie before the day asked about.
[[nodiscard]] Answer movement_since(const Query& query, Day since);

}  // namespace soquy::cli
