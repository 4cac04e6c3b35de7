#pragma once
// The by-law file: a list of items, each with its content.

#include "cli/paper/csv_file.h"
#include "cli/paper/paper_books.h"

namespace soquy::cli::paper {

/// Reads quy-che.csv. Items that are missing, written twice or not known are problems.
[[nodiscard]] ByLawPaper read_by_law(const Sheet& sheet, Problems& problems);

}  // namespace soquy::cli::paper
