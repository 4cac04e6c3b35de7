#include "cli/workbook.h"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

#include "cli/command.h"
#include "cli/utf8.h"

namespace soquy::cli {

namespace {

constexpr std::size_t kSheetRows = 1'048'576;
constexpr std::size_t kSheetNameLetters = 31;
constexpr std::size_t kCellLetters = 32'767;
constexpr std::size_t kFooterLetters = 255;
constexpr std::size_t kWidestColumn = 50;
constexpr std::int64_t kDigitsKept = 1'000'000'000'000'000;  // fifteen
constexpr std::int32_t kDayZero = 25'569;                    // 1970-01-01 as spreadsheets count days
constexpr Day kFirstGoodDay{-25'508};                        // 1900-03-01; they believe in a 29th of February 1900
constexpr time_t kMadeOn = 1'577'836'800;                    // 2020-01-01, always the same

/// At most so many letters, never half of one.
std::string cut_letters(const std::string& utf8, std::size_t most) {
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  if (static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), begins)) <= most) return utf8;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i)
    if (begins(utf8[i]) && ++letters > most - 3) return utf8.substr(0, i) + "...";
  return utf8;
}

/// Excel refuses a whole file for one sheet's name: no []:*?/\, no apostrophe at the ends, no two alike.
std::string sheet_name(const std::string& title, std::set<std::string>& taken) {
  std::string name = valid_utf8(title);
  for (char& c : name)
    if (std::string_view("[]:*?/\\\n'").find(c) != std::string_view::npos) c = '-';
  name = cut_letters(name, kSheetNameLetters - 3);
  const std::string plain = name;
  for (int n = 2; !taken.insert(folded(name)).second; ++n) name = plain + " " + std::to_string(n);
  return name;
}

/// A file in memory that the library can open by name; nothing of it is left behind.
class MemoryFile {
 public:
  MemoryFile() : file_(::memfd_create("soquy-xlsx", MFD_CLOEXEC)) {
    if (file_ < 0) throw std::runtime_error("the system gives no memory for a workbook");
  }
  ~MemoryFile() { ::close(file_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }
  [[nodiscard]] std::string bytes() const {
    std::string all;
    std::string part(1 << 16, '\0');
    for (ssize_t got = 1; got > 0; all.append(part, 0, static_cast<std::size_t>(std::max<ssize_t>(got, 0)))) {
      got = ::pread(file_, part.data(), part.size(), static_cast<off_t>(all.size()));
      if (got < 0) throw std::runtime_error("a workbook could not be read back from memory");
    }
    return all;
  }

 private:
  int file_;
};

/// The workbook in the making.
class Book {
 public:
  explicit Book(const Page& page) : page_(page), book_(::workbook_new(memory_.path().c_str())) {
    if (book_ == nullptr) throw std::runtime_error("the system gives no memory for a workbook");
    std::string title = cut_letters(valid_utf8(headline(page)), kFooterLetters);
    std::string author = "soquy";
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = author.data();
    properties.created = kMadeOn;
    ::workbook_set_properties(book_, &properties);
  }
  ~Book() {
    if (book_ != nullptr) ::lxw_workbook_free(book_);
  }
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  lxw_worksheet* sheet(const std::string& title) {
    lxw_worksheet* made = ::workbook_add_worksheet(book_, sheet_name(title, names_).c_str());
    if (made == nullptr) throw std::runtime_error("a sheet of the workbook could not be made");
    ::worksheet_set_landscape(made);
    ::worksheet_set_paper(made, 9);  // A4
    ::worksheet_fit_to_pages(made, 1, 0);
    ::worksheet_set_footer(made, print_footer().c_str());
    return made;
  }
  lxw_format* format(const char* digits, bool bold = false, bool wraps = false) {
    lxw_format*& made = formats_[{digits, bold, wraps}];
    if (made != nullptr) return made;
    made = ::workbook_add_format(book_);
    if (*digits != '\0') ::format_set_num_format(made, digits);
    if (bold) ::format_set_bold(made);
    if (wraps) ::format_set_text_wrap(made);
    ::format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    return made;
  }
  [[nodiscard]] const Page& page() const { return page_; }
  [[nodiscard]] std::string finish() {
    const lxw_error error = ::workbook_close(std::exchange(book_, nullptr));
    if (error != LXW_NO_ERROR)
      throw std::runtime_error(std::string("a workbook could not be made: ") + ::lxw_strerror(error));
    return memory_.bytes();
  }

 private:
  /// '&' begins a code there; the footer is cut rather than lost when it is too long.
  [[nodiscard]] std::string print_footer() const {
    std::string text;
    for (const char c : valid_utf8(page_.footer)) text += c == '&' ? std::string("&&") : std::string(1, c);
    return "&L&7" + cut_letters(text, kFooterLetters - 20) + "&R&7&P/&N";
  }

  struct FormatKey {
    std::string digits;
    bool bold;
    bool wraps;
    friend auto operator<=>(const FormatKey&, const FormatKey&) = default;
  };
  const Page& page_;
  MemoryFile memory_;
  lxw_workbook* book_;
  std::set<std::string> names_;
  std::map<FormatKey, lxw_format*> formats_;
};

const char* money_digits(Currency currency) { return currency_decimals(currency) == 2 ? "#,##0.00" : "#,##0"; }

/// Writes cells one after the other into a row and remembers how wide each column has to be.
class SheetWriter {
 public:
  SheetWriter(Book& book, lxw_worksheet* sheet) : book_(book), sheet_(sheet) {}

  void next_row(bool bold) {
    row_ = begun_ ? row_ + 1 : 0;
    begun_ = true;
    column_ = 0;
    bold_ = bold;
  }
  void skip() { ++column_; }
  void text(const std::string& text) {
    const std::string whole = cut_letters(valid_utf8(text), kCellLetters);
    widen(whole);
    const bool wraps = display_width(whole) > kWidestColumn || whole.find('\n') != std::string::npos;
    if (!whole.empty()) ::worksheet_write_string(sheet_, row_, column_, whole.c_str(), book_.format("", bold_, wraps));
    ++column_;
  }
  /// A figure of so many parts of one: dong 1, cents 100, thousandths 1000.
  void figure(std::int64_t parts, int of_one, const char* digits, const std::string& shown) {
    if (parts <= -kDigitsKept || parts >= kDigitsKept) return text(shown);
    number(static_cast<double>(parts) / of_one, digits, shown);
  }
  void cell(const Cell& cell);
  /// Percent, part, whole: three columns.
  void ratio(const Cell& cell, RatioOf kind);
  void set_widths() const {
    for (std::size_t i = 0; i < widths_.size(); ++i)
      ::worksheet_set_column(sheet_, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i),
                             static_cast<double>(std::min(widths_[i], kWidestColumn) + 2), nullptr);
  }

 private:
  void number(double value, const char* digits, const std::string& shown) {
    widen(shown);
    ::worksheet_write_number(sheet_, row_, column_++, value, book_.format(digits, bold_));
  }
  void day(Day day, const std::string& shown) {
    if (day < kFirstGoodDay) return text(shown);
    const bool vietnamese = book_.page().language == Language::vietnamese;
    number(day.number + kDayZero, vietnamese ? "dd/mm/yyyy" : "yyyy-mm-dd", shown);
  }
  void widen(const std::string& shown) {
    if (widths_.size() <= column_) widths_.resize(column_ + 1U);
    widths_[column_] = std::max(widths_[column_], display_width(shown));
  }

  Book& book_;
  lxw_worksheet* sheet_;
  lxw_row_t row_ = 0;
  lxw_col_t column_ = 0;
  bool begun_ = false;
  bool bold_ = false;
  std::vector<std::size_t> widths_;
};

void SheetWriter::cell(const Cell& cell) {
  const Currency currency = cell.currency_or(book_.page().currency);
  const std::string shown = to_text(cell, currency, book_.page().language);
  switch (cell.type()) {
    case Cell::Type::none: return skip();
    case Cell::Type::text: return text(shown);
    case Cell::Type::number: return figure(cell.value(), 1, "0", shown);
    case Cell::Type::quantity:
    case Cell::Type::mean: return figure(cell.value(), 1000, "#,##0.###", shown);
    case Cell::Type::money:
      return figure(cell.value(), currency_decimals(currency) == 2 ? 100 : 1, money_digits(currency), shown);
    case Cell::Type::day: return day(cell.on(), shown);
    case Cell::Type::ratio: return ratio(cell, cell.ratio_of());
    case Cell::Type::flag:
      widen("FALSE");
      ::worksheet_write_boolean(sheet_, row_, column_++, cell.value() != 0 ? 1 : 0, book_.format("", bold_));
      return;
  }
}

void SheetWriter::ratio(const Cell& cell, RatioOf kind) {
  if (cell.type() != Cell::Type::ratio) {
    for (int i = 0; i < 3; ++i) skip();
    return;
  }
  const auto part = [&](std::int64_t value) {
    return kind == RatioOf::money ? Cell::money(Money{value}) : Cell::number(value);
  };
  if (cell.denominator() == 0) {
    skip();
  } else {
    number(static_cast<double>(cell.value()) / static_cast<double>(cell.denominator()), "0.00%", "100.00%");
  }
  this->cell(part(cell.value()));
  this->cell(part(cell.denominator()));
}

bool holds_ratio(const Table& table, std::size_t column) {
  if (table.columns[column].ratio != RatioOf::none) return true;
  return std::any_of(table.rows.begin(), table.rows.end(),
                     [&](const auto& row) { return column < row.size() && row[column].type() == Cell::Type::ratio; });
}

void write_headings(SheetWriter& sheet, const Table& table, const std::vector<bool>& ratios, Language language) {
  sheet.next_row(true);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    sheet.text(table.columns[i].title);
    if (!ratios[i]) continue;
    sheet.text(table.columns[i].title + Bilingual{": part", ": phần"}.in(language));
    sheet.text(table.columns[i].title + Bilingual{": whole", ": trên"}.in(language));
  }
}

void write_cells(SheetWriter& sheet, const Table& table, const std::vector<bool>& ratios,
                 const std::vector<Cell>& row) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Cell cell = i < row.size() ? row[i] : Cell::none();
    const RatioOf kind = cell.type() == Cell::Type::ratio ? cell.ratio_of() : table.columns[i].ratio;
    ratios[i] ? sheet.ratio(cell, kind) : sheet.cell(cell);
  }
}

void add_table(Book& book, const Table& table) {
  std::vector<bool> ratios;
  for (std::size_t i = 0; i < table.columns.size(); ++i) ratios.push_back(holds_ratio(table, i));
  const Language language = book.page().language;
  lxw_worksheet* made = book.sheet(table.title.empty() ? Bilingual{"Table", "Bảng"}.in(language) : table.title);
  SheetWriter sheet(book, made);
  write_headings(sheet, table, ratios, language);
  for (const auto& row : table.rows) {
    sheet.next_row(false);
    write_cells(sheet, table, ratios, row);
  }
  if (!table.total.empty()) {
    sheet.next_row(true);
    write_cells(sheet, table, ratios, table.total);
  }
  sheet.set_widths();
  ::worksheet_freeze_panes(made, 1, 0);
  ::worksheet_repeat_rows(made, 0, 0);
}

void add_facts(Book& book) {
  const Page& page = book.page();
  if (page.facts.empty()) return;
  const std::string named =
      page.facts_title.empty() ? Bilingual{"Figures", "Số liệu"}.in(page.language) : page.facts_title;
  SheetWriter sheet(book, book.sheet(named));
  for (const auto& fact : page.facts) {
    sheet.next_row(false);
    sheet.text(fact.title);
    sheet.cell(fact.value);
  }
  sheet.set_widths();
}

/// What it was computed from, below the whole title, which the names of sheets may have cut.
void add_proof(Book& book) {
  const Page& page = book.page();
  SheetWriter sheet(book, book.sheet(Bilingual{"Proof", "Nguồn số liệu"}.in(page.language)));
  sheet.next_row(true);
  sheet.text(headline(page));
  if (!subline(page).empty()) {
    sheet.next_row(false);
    sheet.text(subline(page));
  }
  for (const auto& line : page.proof) {
    sheet.next_row(false);
    sheet.text(line.title);
    sheet.text(line.value);
  }
  sheet.set_widths();
}

}  // namespace

std::string to_workbook(const Page& page) {
  for (const auto& table : page.tables)
    if (table.rows.size() + 2 > kSheetRows)
      throw UsageError("The answer has " + std::to_string(table.rows.size()) +
                       " rows and a sheet of a workbook takes " + std::to_string(kSheetRows - 2) +
                       "; --format csv has them all.");
  Book book(page);
  if (page.facts_first) add_facts(book);
  for (const auto& table : page.tables) add_table(book, table);
  if (!page.facts_first) add_facts(book);
  add_proof(book);
  return book.finish();
}

}  // namespace soquy::cli
