#include "cli/paper/csv_file.h"

#include <csv.h>

#include <algorithm>
#include <array>
#include <new>
#include <optional>
#include <span>

#include "cli/paper/text.h"
#include "cli/utf8.h"
#include "engine/text_check.h"

namespace soquy::cli::paper {
namespace {

constexpr std::array kSeparators = {';', ',', '\t'};
/// What other programs put between columns: recognised, so that the file can be told what is wrong with it.
constexpr std::array kOtherSeparators = {'|', ':', '^', '~', '#', '/'};
constexpr std::string_view kSave = "; save it as \"CSV UTF-8\"";
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

struct Line {
  std::size_t number;
  std::string_view text;
};

/// Lines without their ends, of which \r\n, \n and \r are all in use. Empty lines are left out but counted.
std::vector<Line> split_lines(std::string_view bytes) {
  std::vector<Line> lines;
  std::size_t number = 1;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find_first_of("\r\n");
    const std::string_view text = bytes.substr(0, end);
    if (text.find_first_not_of(" \t") != std::string_view::npos) lines.push_back({number, text});
    if (end == std::string_view::npos) break;
    const bool pair = bytes.substr(end, 2) == "\r\n";
    bytes.remove_prefix(end + (pair ? 2 : 1));
    ++number;
  }
  return lines;
}

using Cells = std::vector<std::string>;

void take_cell(void* text, std::size_t size, void* cells) {
  static_cast<Cells*>(cells)->emplace_back(static_cast<const char*>(text), size);
}
void take_end(int, void*) {}

/// libcsv with its lifetime: one line in, its cells out, or nothing when its quotes do not match.
class Splitter {
 public:
  explicit Splitter(char separator) {
    // Strict: a quote inside an unquoted cell, or one that is never closed, is an error and not a guess.
    if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
  }
  ~Splitter() { csv_free(&parser_); }
  Splitter(const Splitter&) = delete;
  Splitter& operator=(const Splitter&) = delete;

  std::optional<Cells> operator()(std::string_view line) {
    Cells cells;
    const bool whole = csv_parse(&parser_, line.data(), line.size(), take_cell, take_end, &cells) == line.size();
    if (whole && csv_fini(&parser_, take_cell, take_end, &cells) == 0) return cells;
    if (csv_error(&parser_) == CSV_ENOMEM) throw std::bad_alloc();
    return std::nullopt;
  }

 private:
  csv_parser parser_{};
};

std::optional<Cells> split(char separator, std::string_view line) { return Splitter(separator)(line); }

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

/// Which of the columns a heading names, or nothing.
std::optional<std::size_t> find_column(const std::vector<Heading>& columns, std::string_view heading) {
  if (first_invalid_utf8(heading)) return std::nullopt;
  const std::string words = word_key(heading);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (words == word_key(columns[i].vietnamese) || words == word_key(columns[i].english)) return i;
  }
  return std::nullopt;
}

struct Separator {
  char sign = ';';
  std::ptrdiff_t known = -1;  ///< headings that it brings to light
};

Separator find_separator(const std::vector<Heading>& columns, std::string_view headings, std::span<const char> signs) {
  Separator best;
  for (const char sign : signs) {
    const Cells cells = split(sign, headings).value_or(Cells{});
    const auto known = std::count_if(cells.begin(), cells.end(), [&](const std::string& cell) {
      return find_column(columns, trimmed(cell)).has_value();
    });
    if (known > best.known) best = {sign, known};
  }
  return best;
}

class SheetReader {
 public:
  SheetReader(const std::string& file, const std::vector<Heading>& columns, Problems& problems)
      : columns_(columns), problems_(problems) {
    sheet_.file = file;
    sheet_.places.resize(columns.size());
    sheet_.headings.resize(columns.size());
  }

  Sheet read(std::string_view bytes) {
    if (!is_acceptable(bytes)) return std::move(sheet_);
    if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
    std::vector<Line> lines = split_lines(bytes);
    if (!lines.empty() && lines.front().text.starts_with("sep=")) lines.erase(lines.begin());  // Excel's own line
    if (lines.empty()) {
      report({sheet_.file, 0, 0, {}}, {}, "the file is empty; it begins with a line of headings: " + wanted_headings());
      return std::move(sheet_);
    }
    const Separator found = find_separator(columns_, lines.front().text, kSeparators);
    separator_ = found.sign;
    if (found.known == 0) {
      report_unknown(lines.front());
      return std::move(sheet_);
    }
    if (!read_headings(lines.front())) return std::move(sheet_);
    for (std::size_t i = 1; i < lines.size() && problems_.size() < kMaxProblems; ++i) read_row(lines[i]);
    return std::move(sheet_);
  }

 private:
  void report(Spot at, std::string_view read, std::string accepted) {
    problems_.push_back({std::move(at), read.empty() ? "" : in_quotes(read), std::move(accepted)});
  }

  bool is_acceptable(std::string_view bytes) {
    const Spot whole{sheet_.file, 0, 0, {}};
    if (bytes.size() > kMaxFileBytes) {
      report(whole, {},
             "the file has " + std::to_string(bytes.size()) + " bytes; at most " + std::to_string(kMaxFileBytes) +
                 " are read");
      return false;
    }
    const std::string seems = what_else(bytes);
    if (!seems.empty()) report(whole, {}, "the file " + seems + std::string(kSave));
    return seems.empty();
  }

  /// One sentence for the file, where every cell would be blamed for what is wrong with all of them.
  static std::string what_else(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "is UTF-16";
    if (bytes.starts_with("PK\x03\x04")) return "is a spreadsheet or another packed file, no text";
    if (bytes.find('\0') != std::string_view::npos) return "holds zero bytes, as UTF-16 and spreadsheets do";
    const Spelling spelling = spelling_of(bytes);
    if (spelling.wrong_bytes <= spelling.letters) return {};  // UTF-8 with a fault: the cell is named
    const std::size_t bad = first_invalid_utf8(bytes).value_or(0);
    const auto line = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(bad), '\n') + 1;
    return "seems to be in an old encoding such as windows-1258, TCVN3 or Latin-1: line " + std::to_string(line) +
           " holds the first of " + std::to_string(spelling.wrong_bytes) + " bytes that are no UTF-8";
  }

  /// Not one heading is known: either nothing is split where it should be, or this is another file.
  void report_unknown(const Line& line) {
    const Separator other = find_separator(columns_, line.text, kOtherSeparators);
    const Spot at{sheet_.file, line.number, 0, {}};
    if (other.known > 0) {
      report(at, {},
             "the columns seem to be separated by " + in_quotes(std::string_view(&other.sign, 1)) +
                 "; between columns stands ; or , or a tab");
    } else {
      report(at, {},
             "no heading of this file is known; read: " + in_quotes(line.text) +
                 "; the first line holds the headings: " + wanted_headings());
    }
  }

  [[nodiscard]] std::string wanted_headings() const {
    std::string list;
    for (const Heading& column : columns_) {
      list += (list.empty() ? "" : ", ") + std::string(column.vietnamese) + " (" + std::string(column.english) + ")";
    }
    return list;
  }

  bool read_headings(const Line& line) {
    const std::optional<Cells> cells = split(separator_, line.text);
    if (!cells) {
      report({sheet_.file, line.number, 0, {}}, line.text, "headings with matching quotes");
      return false;
    }
    width_ = cells->size();
    for (std::size_t i = 0; i < cells->size(); ++i) place_heading(line, i + 1, (*cells)[i]);
    return has_required(line);
  }

  void place_heading(const Line& line, std::size_t place, const std::string& heading) {
    const auto column = find_column(columns_, heading);
    if (!column) {
      if (!heading.empty()) sheet_.unread.push_back(in_quotes(heading));
    } else if (sheet_.places[*column] != 0) {
      report({sheet_.file, line.number, place, heading}, heading,
             "each heading once; column " + std::to_string(sheet_.places[*column]) + " has it already");
    } else {
      sheet_.places[*column] = place;
      sheet_.headings[*column] = composed(heading);
    }
  }

  bool has_required(const Line& line) {
    bool all = true;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (!columns_[i].required || sheet_.places[i] != 0) continue;
      all = false;
      report({sheet_.file, line.number, 0, {}}, {},
             "the heading " + std::string(columns_[i].vietnamese) + " (" + std::string(columns_[i].english) +
                 ") is missing; read: " + in_quotes(line.text));
    }
    return all;
  }

  void read_row(const Line& line) {
    const std::optional<Cells> cells = split(separator_, line.text);
    // Spreadsheets fill a file up with rows of nothing.
    if (cells && std::all_of(cells->begin(), cells->end(), [](const auto& cell) { return cell.empty(); })) return;
    Row row{line.number, ++rows_read_, Cells(columns_.size()), false, 0};
    if (!cells) {
      report({sheet_.file, line.number, 0, {}}, {},
             "the quotes do not match: a cell that begins with \" ends with one on the same line, and \" inside it is "
             "doubled; read: " +
                 in_quotes(line.text));
      row.damaged = true;
    } else {
      row.damaged = has_extra_cells(line, *cells);
      row.missing = width_ - std::min(width_, cells->size());
      for (std::size_t i = 0; i < columns_.size(); ++i) take(row, i, *cells);
    }
    sheet_.rows.push_back(std::move(row));
  }

  bool has_extra_cells(const Line& line, const Cells& cells) {
    for (std::size_t i = width_; i < cells.size(); ++i) {
      if (cells[i].empty()) continue;
      report(
          {sheet_.file, line.number, i + 1, {}}, cells[i],
          "nothing: there are " + std::to_string(width_) + " headings; put a text that holds the separator in quotes");
      return true;
    }
    return false;
  }

  void take(Row& row, std::size_t column, const Cells& cells) {
    const std::size_t place = sheet_.places[column];
    if (place == 0 || place > cells.size()) return;
    const std::string& cell = cells[place - 1];
    const std::string wrong = fault_of(cell);
    if (wrong.empty()) {
      row.cells[column] = trimmed(composed(cell));
    } else {
      report(sheet_.spot(row, column), cell, wrong);
      row.damaged = true;
    }
  }

  static std::string fault_of(std::string_view cell) {
    if (cell.size() > kMaxCellBytes) {
      return "at most " + std::to_string(kMaxCellBytes) + " bytes; there are " + std::to_string(cell.size());
    }
    if (const auto bad = first_invalid_utf8(cell)) {
      return "UTF-8; byte " + std::to_string(*bad + 1) + " of the cell is not (save the file as \"CSV UTF-8\")";
    }
    // What the ledger would refuse in any text: control characters, and those that show nothing or turn the writing.
    std::string text(cell);
    const auto fits = engine::normalise_note(text, "cell");
    if (fits.has_error()) return "text without hidden characters; there is " + fits.error().seen;
    const bool tab = cell.find_first_of("\t\n") != std::string_view::npos;
    return tab ? "text without control characters" : "";
  }

  const std::vector<Heading>& columns_;
  Problems& problems_;
  Sheet sheet_;
  char separator_ = ';';
  std::size_t width_ = 0;
  std::size_t rows_read_ = 0;
};

}  // namespace

Spot Sheet::spot(const Row& row, std::size_t column) const {
  return {file, row.line, places[column], headings[column]};
}

Sheet read_sheet(const std::string& file, std::string_view bytes, const std::vector<Heading>& columns,
                 Problems& problems) {
  return SheetReader(file, columns, problems).read(bytes);
}

}  // namespace soquy::cli::paper
