// Workbooks, read back by a program that had no part in writing them.

#include "cli/workbook.h"

#include <catch2/catch.hpp>
#include <thread>

#include "cli/command.h"
#include "tests/cli/desk.h"
#include "tests/cli/read_back.h"

using namespace soquy;
using namespace soquy::cli;
using namespace soquy::test;

namespace {

Page page_with(Table table, Currency currency = Currency::vnd) {
  Page page;
  page.title = "A & B";
  page.currency = currency;
  table.title = "Rows";
  page.tables = {std::move(table)};
  page.proof = {{"Tree size", "12"}};
  page.footer = "as of 2024-06-30 & so on";
  return page;
}

Table one_column(Cell cell, std::string key = "value") {
  Table table;
  table.columns = {{std::move(key), "Value"}};
  table.rows = {{std::move(cell)}};
  return table;
}

ReadCell first_cell(Cell cell, Currency currency = Currency::vnd) {
  return read_workbook(to_workbook(page_with(one_column(std::move(cell)), currency))).at("Rows").cells.at("A2");
}

}  // namespace

TEST_CASE("a workbook has numbers that can be added up, days that can be sorted and text that never runs",
          "[cli][paper]") {
  struct Row {
    Cell cell;
    Currency currency;
    const char* type;
    const char* format;
    const char* value;
  };
  const std::vector<Row> rows = {
      {Cell::number(-7), Currency::vnd, "n", "0", "-7"},
      {Cell::money(1'250'000_vnd), Currency::vnd, "n", "#,##0", "1250000"},
      {Cell::money(Money{-1250}), Currency::usd, "n", "#,##0.00", "-12.5"},
      {Cell::quantity(2'500), Currency::vnd, "n", "#,##0.###", "2.5"},
      {Cell::day(*make_day(2020, 2, 29)), Currency::vnd, "d", "yyyy-mm-dd", "2020-02-29"},
      {Cell::day(*make_day(1900, 3, 1)), Currency::vnd, "d", "yyyy-mm-dd", "1900-03-01"},
      {Cell::day(*make_day(1900, 2, 28)), Currency::vnd, "s", "General", "1900-02-28"},
      {Cell::flag(true), Currency::vnd, "b", "General", "True"},
      {Cell::text("=1+1"), Currency::vnd, "s", "General", "=1+1"},
      {Cell::text("+84 905"), Currency::vnd, "s", "General", "+84 905"},
      {Cell::text("-5"), Currency::vnd, "s", "General", "-5"},
      {Cell::text("@SUM(A1)"), Currency::vnd, "s", "General", "@SUM(A1)"},
      {Cell::text("00004"), Currency::vnd, "s", "General", "00004"},
      {Cell::text("Nguyễn <b>&amp; \"x\""), Currency::vnd, "s", "General", "Nguyễn <b>&amp; \"x\""},
      {Cell::text("http://a.b"), Currency::vnd, "s", "General", "http://a.b"},
  };
  for (const Row& row : rows) {
    INFO(row.value);
    const ReadCell cell = first_cell(row.cell, row.currency);
    CHECK(cell.type == row.type);
    CHECK(cell.format == row.format);
    CHECK(cell.value == row.value);
  }
}

TEST_CASE("a figure of more digits than a spreadsheet keeps is written as text, not rounded", "[cli][paper]") {
  CHECK(first_cell(Cell::money(Money{999'999'999'999'999})).value == "999999999999999");
  const ReadCell large = first_cell(Cell::money(Money{9'007'199'254'740'993}));
  CHECK(large.type == "s");
  CHECK(large.value == "9.007.199.254.740.993");
  CHECK(first_cell(Cell::number(INT64_MIN)).value == "-9223372036854775808");
  CHECK(first_cell(Cell::number(INT64_MIN)).type == "s");
}

TEST_CASE("bytes that are no text and letters beyond what a cell holds spoil no workbook", "[cli][paper]") {
  CHECK(first_cell(Cell::text("a\xFF")).value == "a\xEF\xBF\xBD");
  CHECK(first_cell(Cell::text("a\x01"
                              "b"))
            .type == "s");
  CHECK(first_cell(Cell::text("_x0041_")).value.find("A") == std::string::npos);
  std::string long_text;
  for (int i = 0; i < 40'000; ++i) long_text += "ế";
  const std::string cut = first_cell(Cell::text(long_text)).value;
  CHECK(cut.ends_with("ế..."));
  CHECK(cut.size() == (32'767 - 3) * 3 + 3);
}

TEST_CASE("a ratio is a percent, its part and its whole; of nothing it has no percent", "[cli][paper]") {
  Table table;
  table.columns = {{"par30", "PAR30", RatioOf::money}, {"next", "Next"}};
  table.rows = {{Cell::ratio_of_money({1, 3}), Cell::number(1)},
                {Cell::ratio_of_money({0, 0}), Cell::number(2)},
                {Cell::none(), Cell::number(3)}};
  const auto cells = read_workbook(to_workbook(page_with(table))).at("Rows").cells;
  CHECK(cells.at("B1").value == "PAR30: part");
  CHECK(cells.at("C1").value == "PAR30: whole");
  CHECK(cells.at("A2").format == "0.00%");
  CHECK(cells.at("A2").value.starts_with("0.333333333333"));
  CHECK(cells.at("B2").value == "1");
  CHECK(cells.at("C2").value == "3");
  CHECK_FALSE(cells.contains("A3"));
  CHECK(cells.at("C3").value == "0");
  CHECK_FALSE(cells.contains("B4"));
  CHECK(cells.at("D4").value == "3");
}

TEST_CASE("a printed sheet repeats its headings, is one page wide and says what it was computed from", "[cli][paper]") {
  const auto sheets = read_workbook(to_workbook(page_with(one_column(Cell::number(1)))));
  const ReadSheet& sheet = sheets.at("Rows");
  CHECK(sheet.layout == Fields{"Rows", "A2", "$1:$1", "landscape", "9", "None", "0", "2020-01-01T00:00:00"});
  CHECK(sheet.footer.find("as of 2024-06-30") != std::string::npos);
  CHECK(sheet.footer.find("&P/&N") != std::string::npos);
  CHECK(sheets.at("Proof").cells.at("A1").value == "A & B");
  CHECK(sheets.at("Proof").cells.at("B2").value == "12");
}

TEST_CASE("sheets are named whatever their titles hold, and no two alike", "[cli][paper]") {
  Page page = page_with(one_column(Cell::number(1)));
  page.tables.front().title = "Thu/chi [2019]: 'quỹ' tăng thu nhập và quỹ hoạt động của câu lạc bộ";
  page.tables.push_back(page.tables.front());
  page.tables.push_back(page.tables.front());
  page.tables.back().title = "";
  const auto sheets = read_workbook(to_workbook(page));
  CHECK(sheets.size() == 4);
  CHECK(sheets.contains("Table"));
  for (const auto& [name, sheet] : sheets) CHECK(name.find_first_of("[]:*?/\\'") == std::string::npos);
}

TEST_CASE("the same answer gives the same workbook, whenever it is made", "[cli][paper]") {
  const Page page = page_with(one_column(Cell::text("a")));
  const std::string first = to_workbook(page);
  std::this_thread::sleep_for(std::chrono::milliseconds(2100));  // file times of zip archives count in two seconds
  CHECK(to_workbook(page) == first);
}

TEST_CASE("a workbook says what CSV says", "[cli][paper]") {
  Desk desk;
  desk.found();
  desk.must("record contribution HP-01 --by TV05 --kind saving --member TV02 --amount 7000");
  const std::string csv = desk.must("statement HP-01 TV02 --format csv").out;
  const auto sheets = read_workbook(desk.must("statement HP-01 TV02 --format xlsx").out);
  const auto& cells = sheets.at("Table").cells;
  // day, version, voucher, kind, loan, paid ...
  const std::string row = csv.substr(csv.find("\r\n") + 2);
  CHECK(row == cells.at("A2").value + "," + cells.at("B2").value + ",," + cells.at("D2").value + ",," +
                   cells.at("F2").value + ",,,,,," + cells.at("L2").value + "," + cells.at("M2").value + ",,,,\r\n");
  CHECK(cells.at("F2").value == "7000");
  CHECK(sheets.at("Figures").cells.at("A1").value == "Member");
  CHECK(sheets.at("Proof").cells.size() == 13);
}

// --- Where it goes -----------------------------------------------------------------------------------------------

TEST_CASE("a workbook is not poured onto a terminal", "[cli][paper]") {
  Desk desk;
  desk.found();
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Terminal terminal{in, out, err};
  terminal.out_is_terminal = true;
  CHECK(cli::run({"balance", "HP-01", "--format", "xlsx", "--store", desk.store()}, terminal) == wrong_usage);
  CHECK(out.str().empty());
  CHECK(holds(err.str(), "name a file, as --output so-quy.xlsx"));
  const std::string file = desk.file("so.xlsx").string();
  CHECK(cli::run({"balance", "HP-01", "--format", "xlsx", "--output", file, "--store", desk.store()}, terminal) ==
        done);
  CHECK(std::filesystem::file_size(file) > 1000);
}

TEST_CASE("an answer's file is kept unless it is said that it may go, and is never half of one", "[cli][paper]") {
  Desk desk;
  desk.found();
  const auto file = desk.file("so.html");
  const auto content = [&] {
    std::ifstream in(file);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  std::ofstream(file) << "my notes";
  const std::string ask = "balance HP-01 --format html --output " + file.string();
  const Said kept = desk.type(ask);
  CHECK(kept.exit == cli::refused);
  CHECK(holds(kept.err, "--replace"));
  CHECK(content() == "my notes");
  const Said replaced = desk.must(ask + " --replace");
  CHECK(replaced.out.empty());
  CHECK(content() == desk.must("balance HP-01 --format html").out);
  CHECK(desk.type("balance HP-01 --replace").exit == cli::wrong_usage);
  CHECK(desk.type("balance HP-01 --output " + desk.store()).exit == cli::refused);
  CHECK(desk.type("balance HP-01 --output " + desk.store() + "-not-there/a.csv").exit == cli::unreachable);
  CHECK(std::distance(std::filesystem::directory_iterator(file.parent_path()), {}) == 2);  // the store and the file
}
