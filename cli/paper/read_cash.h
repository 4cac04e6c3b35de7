#pragma once
// so-quy.csv: the cash book, a row per voucher or count.

#include "cli/paper/csv_file.h"
#include "cli/paper/paper_books.h"

namespace soquy::cli::paper {

/// `by_law` tells the funds and the currency; without a readable one no row is blamed for its fund.
[[nodiscard]] CashRow read_cash_row(const Sheet& sheet, const Row& row, const ByLawPaper& by_law, Problems& problems);

}  // namespace soquy::cli::paper
