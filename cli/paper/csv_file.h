#pragma once
// One file of comma, semicolon or tab separated text as a spreadsheet saves it. libcsv splits the lines; here stand
// the bounds, the encoding and the headings.

#include <string>
#include <string_view>
#include <vector>

#include "cli/paper/problem.h"

namespace soquy::cli::paper {

inline constexpr std::size_t kMaxFileBytes = 16U << 20U;
inline constexpr std::size_t kMaxCellBytes = 1000;
inline constexpr std::size_t kMaxColumns = 64;

/// A heading in both languages, compared without regard to case, spaces and the form of accents.
struct Heading {
  std::string_view vietnamese;
  std::string_view english;
  bool required = true;
};

struct Row {
  std::size_t line = 0;            ///< in the file, headings included
  std::size_t number = 0;          ///< 1 for the first row below the headings; rows of nothing are not counted
  std::vector<std::string> cells;  ///< one per Heading asked for, composed and trimmed; empty when missing
  bool damaged = false;            ///< a cell of it stands among the problems already
  std::size_t missing = 0;         ///< how many cells it has fewer than there are headings
};

struct Sheet {
  std::string file;
  std::vector<std::size_t> places;    ///< of each Heading asked for: its column in the file from 1, 0 when absent
  std::vector<std::string> headings;  ///< of each Heading asked for, as the file spells it
  std::vector<Row> rows;
  std::vector<std::string> unread;  ///< headings that nobody asked for

  /// The place of a cell, for a problem.
  [[nodiscard]] Spot spot(const Row& row, std::size_t column) const;
};

/// Reads a whole file: UTF-8 with or without BOM, any line ends, the separator that gives the most known headings.
/// A row is one line. Everything that cannot be read goes to `problems`; what can be is in the sheet.
[[nodiscard]] Sheet read_sheet(const std::string& file, std::string_view bytes, const std::vector<Heading>& columns,
                               Problems& problems);

}  // namespace soquy::cli::paper
