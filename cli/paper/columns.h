#pragma once
// The headings of the four files, in both languages.

#include <vector>

#include "cli/paper/csv_file.h"
#include "cli/paper/paper_books.h"

namespace soquy::cli::paper {

/// In the order of by_law_column, member_column, loan_column and cash_column.
[[nodiscard]] const std::vector<Heading>& columns_of(BookFile file);

}  // namespace soquy::cli::paper
