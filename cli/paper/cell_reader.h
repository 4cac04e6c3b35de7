#pragma once
// Reads the cells of one row into values and reports each one that cannot be read.

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "cli/paper/csv_file.h"
#include "cli/paper/paper_books.h"
#include "cli/utf8.h"

namespace soquy::cli::paper {

class CellReader {
 public:
  CellReader(const Sheet& sheet, const Row& row, Problems& problems)
      : sheet_(sheet), row_(row), problems_(problems), whole_(!row.damaged) {}

  /// What every line has.
  void begin(PaperRow& paper) const {
    paper.at = {sheet_.file, row_.line, 0, {}};
    paper.row = row_.number;
    paper.cells = row_.cells;
  }
  [[nodiscard]] const std::string& text(std::size_t column) const { return row_.cells[column]; }
  [[nodiscard]] bool has(std::size_t column) const { return !text(column).empty(); }
  /// False once a cell of this row was reported.
  [[nodiscard]] bool whole() const { return whole_; }

  void report(std::size_t column, std::string accepted) {
    whole_ = false;
    // A damaged row has its line in the list already; what is missing from it is missing because of that. So has a
    // short one after its first cell: if a separator is missing, every cell behind it stands in the wrong column.
    if (row_.damaged || (row_.missing > 0 && reported_)) return;
    reported_ = true;
    if (row_.missing > 0) accepted += short_row();
    problems_.push_back({sheet_.spot(row_, column), has(column) ? in_quotes(text(column)) : "", std::move(accepted)});
  }

  /// The row cannot be used, for a reason that stands elsewhere in the list.
  void give_up() { whole_ = false; }

  /// The value that `parse` finds in the cell; a cell it cannot read, empty ones too, is reported with `accepted`.
  template <class Parse>
  auto need(std::size_t column, Parse parse, const std::string& accepted) {
    auto value = parse(std::string_view(text(column)));
    if (!value) report(column, accepted);
    return std::move(value).value_or(typename decltype(value)::value_type{});
  }

  /// The same, but an empty cell gives the empty value.
  template <class Parse>
  auto maybe(std::size_t column, Parse parse, const std::string& accepted) {
    using Value = typename decltype(parse(std::string_view{}))::value_type;
    return has(column) ? need(column, parse, accepted) : Value{};
  }

  std::string need_text(std::size_t column, const std::string& accepted) {
    if (!has(column)) report(column, accepted);
    return text(column);
  }

 private:
  [[nodiscard]] std::string short_row() const {
    return " (the line has " + std::to_string(row_.missing) + (row_.missing == 1 ? " cell" : " cells") +
           " fewer than there are headings)";
  }

  const Sheet& sheet_;
  const Row& row_;
  Problems& problems_;
  bool whole_;
  bool reported_ = false;
};

}  // namespace soquy::cli::paper
