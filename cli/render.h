#pragma once
// Tables for people, CSV and JSON for machines, from one description. A cell keeps its value until it is printed.
// Workbooks (workbook.h) and pages (html.h) are made of the same tables.

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/document.h"
#include "cli/language.h"
#include "events/calendar.h"
#include "events/money.h"
#include "events/quantity.h"

namespace soquy::cli {

enum class Format { table, csv, json, xlsx, html };
/// The names of all, as --format takes them.
[[nodiscard]] std::vector<std::string> format_names();
/// A person reads it as it is: words where a machine gets figures, matrices where it gets rows.
[[nodiscard]] constexpr bool is_for_reading(Format format) { return format == Format::table || format == Format::html; }

/// Programs read the same words whatever the language: cells of CSV and JSON are said in English.
[[nodiscard]] constexpr Language language_of_cells(Format format, Language language) {
  return format == Format::csv || format == Format::json ? Language::english : language;
}

/// What the two numbers of a ratio count.
enum class RatioOf { none, counts, money };

/// A value of a row. Money is printed "1.250.000" in tables and as an integer in minor units in CSV and JSON.
class Cell {
 public:
  enum class Type { none, text, number, quantity, mean, money, day, ratio, flag };
  static Cell none() { return {}; }
  static Cell text(std::string_view text);
  static Cell number(std::int64_t number);
  static Cell quantity(Quantity thousandths);  ///< "62,5" for people; thousandths in CSV and JSON
  static Cell mean(
      Ratio of);  ///< "62.50", "62,50" in Vietnamese; thousandths in CSV and JSON; each rounded half up once
  static Cell money(Money money);                     ///< in the currency of the table
  static Cell money(Money money, Currency currency);  ///< in its own
  static Cell day(Day day);                           ///< ISO; none prints as nothing
  static Cell ratio(Ratio ratio);  ///< in a column that holds ratios; table: percent with two decimals; else both parts
  static Cell ratio_of_money(Ratio ratio);
  static Cell flag(bool flag);  ///< yes or no; JSON: true or false

  [[nodiscard]] Type type() const { return type_; }
  [[nodiscard]] const std::string& string() const { return text_; }
  [[nodiscard]] std::int64_t value() const { return number_; }
  [[nodiscard]] Day on() const { return Day{static_cast<std::int32_t>(number_)}; }  ///< of a day
  [[nodiscard]] std::int64_t denominator() const { return denominator_; }
  [[nodiscard]] std::int64_t hundredths() const { return denominator_; }  ///< of a mean; its value() is in thousandths
  [[nodiscard]] RatioOf ratio_of() const { return ratio_of_; }
  [[nodiscard]] Currency currency_or(Currency table) const { return currency_.value_or(table); }

 private:
  Type type_ = Type::none;
  std::string text_;
  std::int64_t number_ = 0;
  std::int64_t denominator_ = 0;
  RatioOf ratio_of_ = RatioOf::none;
  std::optional<Currency> currency_;
};

struct Column {
  std::string key;                ///< snake_case; of money it ends in "_minor", or printing CSV or JSON is a bug
  std::string title;              ///< in tables
  RatioOf ratio = RatioOf::none;  ///< two columns in CSV: KEY_numerator and KEY_denominator, of money with _minor
};

struct Table {
  std::string key = "rows";  ///< its name in JSON
  std::string title;         ///< printed above it, may be empty
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<Cell> total;  ///< printed below a line in tables only; empty: none
  bool bare_money = false;  ///< money under keys without "_minor": `soquy loan plan` alone
};

/// "1.250.000 đ", "12,50 USD".
[[nodiscard]] std::string to_words(Money amount, Currency currency = Currency::vnd);
/// "12.34%", rounded half up once; "-" when the denominator is zero.
[[nodiscard]] std::string to_percent(Ratio ratio);

/// One value as it stands in a table. In Vietnamese a day is 10/05/2019, a share 12,34% and a mean 62,50.
[[nodiscard]] std::string to_text(const Cell& cell, Currency currency = Currency::vnd,
                                  Language language = Language::english);
/// The column holds figures, which stand to the right.
[[nodiscard]] bool stands_right(const Table& table, std::size_t column);
/// One value as it stands in JSON.
[[nodiscard]] Document to_document(const Cell& cell);

constexpr std::size_t kAnyWidth = 100'000;

/// Numbers and money to the right, all else to the left, by display width. Long texts are not cut. A table wider than
/// `screen` goes on below itself, each part beginning with the first column.
[[nodiscard]] std::string to_text(const Table& table, Currency currency = Currency::vnd, std::size_t screen = kAnyWidth,
                                  Language language = Language::english);
/// RFC 4180 with a line of column keys first; lines end in CRLF. A text that a spreadsheet would run as a formula is
/// preceded by an apostrophe.
[[nodiscard]] std::string to_csv(const Table& table);
/// An array of objects.
[[nodiscard]] Document to_document(const Table& table);

}  // namespace soquy::cli
