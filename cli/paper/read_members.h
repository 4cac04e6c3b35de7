#pragma once
// thanh-vien.csv: who belongs to the club.

#include "cli/paper/csv_file.h"
#include "cli/paper/paper_books.h"

namespace soquy::cli::paper {

[[nodiscard]] MemberPaper read_member(const Sheet& sheet, const Row& row, Problems& problems);

}  // namespace soquy::cli::paper
