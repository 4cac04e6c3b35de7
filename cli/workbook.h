#pragma once
// A page as a workbook (XLSX): one sheet per table, so that a supervisor can sort and add up, and print.

#include <string>

#include "cli/page.h"

namespace soquy::cli {

/// The bytes of the file. The same page gives the same bytes: the file says it was made on a day that is always the
/// same.
///
/// Every sheet of a table has its headings in the first row, frozen and repeated on every printed sheet, A4 landscape,
/// one page wide, with the page's footer and page numbers. The figures beside the tables stand on a sheet of their own,
/// and the last one says what all was computed from.
///
/// Money, counts and days are numbers with a format. A spreadsheet keeps fifteen digits, so a figure that has more is
/// written as text rather than rounded, and a day before March 1900, which spreadsheets count wrong, too. A ratio is
/// three columns: percent, part, whole. Text is never a formula, whatever it begins with; beyond 32767 letters, which a
/// cell can hold, it is cut and ends in "...".
///
/// Throws UsageError when a table has more rows than a sheet, std::runtime_error when the system gives no memory or no
/// temporary file.
[[nodiscard]] std::string to_workbook(const Page& page);

}  // namespace soquy::cli
