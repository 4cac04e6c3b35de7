#pragma once
// khoan-vay.csv: the loans, each with the resolution it was lent under.

#include "cli/paper/csv_file.h"
#include "cli/paper/paper_books.h"

namespace soquy::cli::paper {

[[nodiscard]] LoanPaper read_loan(const Sheet& sheet, const Row& row, Currency currency, Problems& problems);

/// The rate stands in one of two columns, so neither is required alone: reports when both are missing.
void check_rate_columns(const Sheet& loans, Problems& problems);

}  // namespace soquy::cli::paper
