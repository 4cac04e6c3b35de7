#include "cli/render.h"

#include <catch2/catch.hpp>

#include "cli/document.h"
#include "cli/utf8.h"

using namespace soquy;
using namespace soquy::cli;

TEST_CASE("money is written as the country writes it", "[cli]") {
  CHECK(to_words(Money{1250000}) == "1.250.000 đ");
  CHECK(to_words(Money{125050}, Currency::usd) == "1.250,50 USD");
}

TEST_CASE("a share is rounded once, half up, and only when it is printed", "[cli]") {
  CHECK(to_percent({2500000, 6500000}) == "38.46%");
  CHECK(to_percent({1, 20000}) == "0.01%");
  CHECK(to_percent({1, 20001}) == "0.00%");
  CHECK(to_percent({-1, 3}) == "-33.33%");
  CHECK(to_percent({0, 0}) == "-");
}

TEST_CASE("columns stand under each other however many bytes a letter takes", "[cli]") {
  CHECK(display_width("Nguyễn Thị Lành") == 15);
  CHECK(display_width("Nguye\xCC\x82\xCC\x83n") == 6);  // the same letter with combining marks
  CHECK(display_width("基金") == 4);
  Table table;
  table.columns = {{"name", "Name"}, {"cash_minor", "Cash"}};
  table.rows = {{Cell::text("Lành"), Cell::money(Money{1250000})}, {Cell::text("Út"), Cell::money(Money{5})}};
  CHECK(to_text(table) ==
        "Name       Cash\n"
        "----  ---------\n"
        "Lành  1.250.000\n"
        "Út            5\n");
}

TEST_CASE("a table too wide for the screen goes on below, each part with the first column", "[cli]") {
  Table table;
  table.columns = {{"club", "Club"}, {"name", "Name"}, {"cash_minor", "Cash"}, {"late", "Late"}};
  table.rows = {{Cell::text("HP-01"), Cell::text("Hạnh Phúc"), Cell::money(Money{1250000}), Cell::number(3)}};
  table.total = {Cell::text("all"), Cell::none(), Cell::money(Money{1250000}), Cell::number(3)};
  CHECK(to_text(table, Currency::vnd, 26) ==
        "Club   Name\n"
        "-----  ---------\n"
        "HP-01  Hạnh Phúc\n"
        "-----  ---------\n"
        "all\n"
        "\n"
        "Club        Cash  Late\n"
        "-----  ---------  ----\n"
        "HP-01  1.250.000     3\n"
        "-----  ---------  ----\n"
        "all    1.250.000     3\n");
  CHECK(to_text(table, Currency::vnd, 27) != to_text(table, Currency::vnd, 26));
  CHECK(to_text(table, Currency::vnd, 5).find("Hạnh Phúc") != std::string::npos);  // a column is never cut
}

TEST_CASE("CSV keeps what a cell says, and a spreadsheet runs none of it", "[cli]") {
  Table table;
  table.columns = {{"text", "Text"}, {"amount_minor", "Amount"}, {"share", "Share", RatioOf::counts}};
  table.rows = {{Cell::text("a \"b\", c\nd"), Cell::money(Money{-5}), Cell::ratio({1, 3})},
                {Cell::text("=SUM(A1)"), Cell::none(), Cell::none()}};
  CHECK(to_csv(table) ==
        "text,amount_minor,share_numerator,share_denominator\r\n"
        "\"a \"\"b\"\", c\nd\",-5,1,3\r\n"
        "'=SUM(A1),,,\r\n");
}

TEST_CASE("JSON has whole numbers, keys in their order, and no byte that is not text", "[cli]") {
  auto document = Document::object();
  document.set("b", std::int64_t{9007199254740993}).set("a", std::string_view("d\xE1\xBA\xA1 \"x\" \xFF\n"));
  document.set_flag("yes", true);
  document.place("list") = Document::array();
  document.set("b", std::int64_t{9007199254740993});
  CHECK(to_json(document) ==
        "{\n"
        "  \"b\": 9007199254740993,\n"
        "  \"a\": \"dạ \\\"x\\\" \xEF\xBF\xBD\\n\",\n"
        "  \"yes\": true,\n"
        "  \"list\": []\n"
        "}\n");
}

TEST_CASE("a sentence shows what was typed without what could harm a terminal", "[cli]") {
  CHECK(in_quotes("hp\x1b[31m") == "'hp\xEF\xBF\xBD[31m'");
  CHECK(in_quotes(std::string(100, 'x')) == "'" + std::string(60, 'x') + "...'");
}

TEST_CASE("a mean has two decimals, rounded once, in the reader's language; programs read thousandths", "[cli]") {
  const Cell mean = Cell::mean({2149, 20});  // 107.45
  CHECK(to_text(mean) == "107.45");
  CHECK(to_text(mean, Currency::vnd, Language::vietnamese) == "107,45");
  CHECK(to_text(Cell::mean({359, 6})) == "59.83");
  CHECK(to_text(Cell::mean({-1, 3})) == "-0.33");
  CHECK(to_text(Cell::mean({59'834'500, 1'000'000})) == "59.83");  // not 59.835 and then 59.84
  CHECK(Cell::mean({359, 6}).value() == 59'833);
  CHECK(Cell::mean({5, 0}).type() == Cell::Type::none);
}
