#include "cli/render.h"

#include <algorithm>

#include "cli/utf8.h"
#include "cli/vietnamese.h"
#include "events/check.h"

namespace soquy::cli {

std::vector<std::string> format_names() { return {"table", "csv", "json", "xlsx", "html"}; }

Cell Cell::text(std::string_view text) {
  Cell cell;
  cell.type_ = Type::text;
  cell.text_ = std::string(text);
  return cell;
}

Cell Cell::number(std::int64_t number) {
  Cell cell;
  cell.type_ = Type::number;
  cell.number_ = number;
  return cell;
}

Cell Cell::quantity(Quantity thousandths) {
  Cell cell = Cell::number(thousandths);
  cell.type_ = Type::quantity;
  return cell;
}

Cell Cell::mean(Ratio of) {
  if (of.denominator == 0) return none();
  const auto parts = [&](int of_one) {
    return divide_rounded(int128{of.numerator} * of_one, of.denominator, 1, Rounding::half_up).minor;
  };
  Cell cell = Cell::number(parts(1000));
  cell.type_ = Type::mean;
  cell.denominator_ = parts(100);
  return cell;
}

Cell Cell::money(Money money) {
  Cell cell;
  cell.type_ = Type::money;
  cell.number_ = money.minor;
  return cell;
}

Cell Cell::money(Money money, Currency currency) {
  Cell cell = Cell::money(money);
  cell.currency_ = currency;
  return cell;
}

Cell Cell::day(Day day) {
  if (day.is_none()) return none();
  Cell cell;
  cell.type_ = Type::day;
  cell.number_ = day.number;
  return cell;
}

Cell Cell::ratio_of_money(Ratio ratio) {
  Cell cell = Cell::ratio(ratio);
  cell.ratio_of_ = RatioOf::money;
  return cell;
}

Cell Cell::ratio(Ratio ratio) {
  Cell cell;
  cell.type_ = Type::ratio;
  cell.ratio_of_ = RatioOf::counts;
  cell.number_ = ratio.numerator;
  cell.denominator_ = ratio.denominator;
  return cell;
}

Cell Cell::flag(bool flag) {
  Cell cell;
  cell.type_ = Type::flag;
  cell.number_ = flag ? 1 : 0;
  return cell;
}

namespace {

std::string csv_field(std::string_view text) {
  const bool is_formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  std::string field = is_formula ? "'" + std::string(text) : std::string(text);
  if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
  std::string out = "\"";
  for (char c : field) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string unit_of(RatioOf ratio) { return ratio == RatioOf::money ? "_minor" : ""; }

std::string in_csv(const Column& column, const Cell& cell) {
  if (column.ratio != RatioOf::none && cell.type() == Cell::Type::none) return ",";
  switch (cell.type()) {
    case Cell::Type::none: return "";
    case Cell::Type::text: return csv_field(cell.string());
    case Cell::Type::number:
    case Cell::Type::quantity:
    case Cell::Type::mean:
    case Cell::Type::money: return std::to_string(cell.value());
    case Cell::Type::day: return to_iso(cell.on());
    case Cell::Type::ratio: return std::to_string(cell.value()) + "," + std::to_string(cell.denominator());
    case Cell::Type::flag: return cell.value() != 0 ? "true" : "false";
  }
  return "";
}

using TextRow = std::vector<std::string>;

TextRow texts_of(const Table& table, const std::vector<Cell>& row, Currency currency, Language language) {
  TextRow texts(table.columns.size());
  for (std::size_t i = 0; i < texts.size() && i < row.size(); ++i) texts[i] = to_text(row[i], currency, language);
  return texts;
}

using Columns = std::vector<std::size_t>;

/// Lines of a table; what is known once per column stands here.
struct Layout {
  std::vector<std::size_t> widths;
  std::vector<bool> right;

  void widen(const TextRow& row) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  }
  /// The columns that stand side by side. A table wider than the screen goes on below, each part with the first column,
  /// so that every line says of whom it speaks.
  [[nodiscard]] std::vector<Columns> parts(std::size_t screen) const {
    std::vector<Columns> parts{{0}};
    std::size_t used = widths.front();
    for (std::size_t i = 1; i < widths.size(); ++i) {
      used += 2 + widths[i];
      if (used > screen && parts.back().size() > 1) {
        parts.push_back({0});
        used = widths.front() + 2 + widths[i];
      }
      parts.back().push_back(i);
    }
    return parts;
  }
  [[nodiscard]] std::string line(const TextRow& row, const Columns& columns) const {
    std::string out;
    for (const std::size_t i : columns) {
      const std::string padding(widths[i] - display_width(row[i]), ' ');
      out += (i == columns.front() ? "" : "  ") + (right[i] ? padding + row[i] : row[i] + padding);
    }
    out.erase(out.find_last_not_of(' ') + 1);
    return out + "\n";
  }
  [[nodiscard]] std::string rule(const Columns& columns) const {
    TextRow dashes;
    for (auto width : widths) dashes.emplace_back(width, '-');
    return line(dashes, columns);
  }
};

}  // namespace

std::string to_words(Money amount, Currency currency) {
  return to_grouped(amount, currency) + " " + (currency == Currency::vnd ? "đ" : currency_code(currency));
}

std::string to_percent(Ratio ratio) {
  if (ratio.denominator == 0) return "-";
  const bool negative = (ratio.numerator < 0) != (ratio.denominator < 0) && ratio.numerator != 0;
  const auto size = [](std::int64_t value) {
    return value < 0 ? -static_cast<int128>(value) : static_cast<int128>(value);
  };
  const int128 bottom = size(ratio.denominator);
  const auto hundredths = static_cast<std::int64_t>((size(ratio.numerator) * 20000 + bottom) / (2 * bottom));
  const std::string decimals = std::to_string(100 + hundredths % 100).substr(1);
  return (negative ? "-" : "") + std::to_string(hundredths / 100) + "." + decimals + "%";
}

bool stands_right(const Table& table, std::size_t column) {
  const auto figure = [&](const std::vector<Cell>& row) {
    const auto type = column < row.size() ? row[column].type() : Cell::Type::none;
    return type == Cell::Type::number || type == Cell::Type::quantity || type == Cell::Type::mean ||
           type == Cell::Type::money || type == Cell::Type::ratio;
  };
  return std::any_of(table.rows.begin(), table.rows.end(), figure) || figure(table.total);
}

namespace {

std::string percent_in(Language language, Ratio ratio) {
  std::string text = to_percent(ratio);
  if (language == Language::vietnamese) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

/// Always two decimals: three would be read as thousands, which the country groups with points.
std::string mean_in(Language language, std::int64_t hundredths) {
  const std::int64_t size = hundredths < 0 ? -hundredths : hundredths;
  return (hundredths < 0 ? "-" : "") + std::to_string(size / 100) + (language == Language::vietnamese ? "," : ".") +
         std::to_string(100 + size % 100).substr(1);
}

}  // namespace

std::string to_text(const Cell& cell, Currency currency, Language language) {
  const bool vietnamese = language == Language::vietnamese;
  switch (cell.type()) {
    case Cell::Type::none: return "";
    case Cell::Type::text: return valid_utf8(cell.string());
    case Cell::Type::number: return std::to_string(cell.value());
    case Cell::Type::quantity: return to_units(cell.value());
    case Cell::Type::mean: return mean_in(language, cell.hundredths());
    case Cell::Type::money: return to_grouped(Money{cell.value()}, cell.currency_or(currency));
    case Cell::Type::day: return vietnamese ? day_in_vietnamese(cell.on()) : to_iso(cell.on());
    case Cell::Type::ratio: return percent_in(language, {cell.value(), cell.denominator()});
    case Cell::Type::flag: return (cell.value() != 0 ? Bilingual{"yes", "có"} : Bilingual{"no", "không"}).in(language);
  }
  return "";
}

Document to_document(const Cell& cell) {
  switch (cell.type()) {
    case Cell::Type::none: return {};
    case Cell::Type::text: return Document::text(cell.string());
    case Cell::Type::number:
    case Cell::Type::quantity:
    case Cell::Type::mean: return Document::integer(cell.value());
    case Cell::Type::day: return Document::text(to_iso(cell.on()));
    case Cell::Type::money: return Document::money(Money{cell.value()});
    case Cell::Type::ratio: {
      auto ratio = Document::object();
      const std::string unit = unit_of(cell.ratio_of());
      ratio.set("numerator" + unit, cell.value()).set("denominator" + unit, cell.denominator());
      return ratio;
    }
    case Cell::Type::flag: return Document::boolean(cell.value() != 0);
  }
  return {};
}

std::string to_text(const Table& table, Currency currency, std::size_t screen, Language language) {
  Layout layout{std::vector<std::size_t>(table.columns.size()), {}};
  TextRow titles;
  std::vector<TextRow> rows;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    titles.push_back(table.columns[i].title);
    layout.right.push_back(stands_right(table, i));
  }
  layout.widen(titles);
  for (const auto& row : table.rows) layout.widen(rows.emplace_back(texts_of(table, row, currency, language)));
  const TextRow total = texts_of(table, table.total, currency, language);
  layout.widen(total);
  std::string out = table.title.empty() ? "" : table.title + "\n";
  bool first = true;
  for (const Columns& part : layout.parts(screen)) {
    out += (first ? "" : "\n") + layout.line(titles, part) + layout.rule(part);
    for (const auto& row : rows) out += layout.line(row, part);
    if (!table.total.empty()) out += layout.rule(part) + layout.line(total, part);
    first = false;
  }
  return out;
}

std::string to_csv(const Table& table) {
  std::string out;
  for (const auto& column : table.columns) {
    const std::string key = csv_field(column.key);
    const std::string unit = unit_of(column.ratio);
    const std::string pair = key + "_numerator" + unit + "," + key + "_denominator" + unit;
    out += (out.empty() ? "" : ",") + (column.ratio == RatioOf::none ? key : pair);
  }
  out += "\r\n";
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const Cell cell = i < row.size() ? row[i] : Cell::none();
      SOQUY_CHECK(cell.type() != Cell::Type::money || table.bare_money || table.columns[i].key.ends_with("_minor"),
                  "the key of money ends in _minor");
      out += (i == 0 ? "" : ",") + in_csv(table.columns[i], cell);
    }
    out += "\r\n";
  }
  return out;
}

Document to_document(const Table& table) {
  auto rows = Document::array();
  for (const auto& row : table.rows) {
    Document& object = rows.push(Document::object());
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const Cell cell = i < row.size() ? row[i] : Cell::none();
      const bool bare = cell.type() == Cell::Type::money && table.bare_money;
      object.set(table.columns[i].key, bare ? Document::integer(cell.value()) : to_document(cell));
    }
  }
  return rows;
}

}  // namespace soquy::cli
