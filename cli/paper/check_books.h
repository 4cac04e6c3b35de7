#pragma once
// What the four files say about each other, checked before any rule of the ledger is asked: every row that does not
// agree is listed, not only the first.

#include "cli/paper/paper_books.h"

namespace soquy::cli::paper {

/// Duplicates, unknown members and loans, days out of order or in the future, loans that differ from their
/// disbursement, reversals without their voucher, balances that do not follow. Rows that could not be read are not
/// judged, nor are others blamed for them or for what disagrees with an accused row. Adds to `problems`.
void check_books(const PaperBooks& books, Day today, Problems& problems);

}  // namespace soquy::cli::paper
