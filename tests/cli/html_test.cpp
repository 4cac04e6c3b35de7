// Pages for the printer, read back by Python's own reader and by xmllint.

#include "cli/html.h"

#include <catch2/catch.hpp>

#include "tests/cli/desk.h"
#include "tests/cli/read_back.h"

using namespace soquy;
using namespace soquy::cli;
using namespace soquy::test;

namespace {

/// Texts of one kind of element, in order.
Fields texts_of(const std::vector<Fields>& lines, const std::string& element) {
  Fields texts;
  for (const auto& line : lines)
    if (line[0] == element) texts.push_back(line.back());
  return texts;
}

Page hostile_page() {
  Page page;
  page.title = "</title><script>alert(1)</script> & \"x\"\nsecond 'line'";
  page.footer = "\";} </style><script>alert(2)</script>";
  page.facts = {{"fact", "<dt>", Cell::text("a\x02<dd onclick='x'>")}};
  page.proof = {{"Root", "ab&c"}};
  Table table;
  table.title = "<caption>";
  table.key = "a\"b";
  table.columns = {{"text", "<th>"}, {"amount_minor", "Amount"}};
  table.rows = {{Cell::text("<td>\xFF"), Cell::money(1'250'000_vnd)}};
  table.total = {Cell::text("all"), Cell::money(1'250'000_vnd)};
  page.tables = {table};
  return page;
}

}  // namespace

TEST_CASE("whatever a text holds, a page stays a page and runs nothing", "[cli][paper]") {
  const std::string html = to_html(hostile_page());
  CHECK(is_well_formed(html));
  const auto lines = read_back("html", html, 3);
  CHECK(texts_of(lines, "script") == Fields{"0"});
  CHECK(texts_of(lines, "fetched") == Fields{"0"});
  CHECK(texts_of(lines, "title") == Fields{"</title><script>alert(1)</script> & \"x\""});
  CHECK(texts_of(lines, "caption") == Fields{"<caption>"});
  CHECK(texts_of(lines, "td") == Fields{"<td>\xEF\xBF\xBD", "1.250.000", "all", "1.250.000"});
  CHECK(texts_of(lines, "dd").front() == "a\xEF\xBF\xBD<dd onclick='x'>");
}

TEST_CASE("figures stand to the right on a page, words to the left", "[cli][paper]") {
  const auto lines = read_back("html", to_html(hostile_page()), 3);
  for (const auto& line : lines)
    if (line[0] == "td") CHECK(line[1] == (line[2] == "1.250.000" ? "figure" : ""));
}

TEST_CASE("a page says what the table says", "[cli][paper]") {
  Desk desk;
  desk.found();
  desk.must("record contribution HP-01 --by TV05 --kind saving --member TV02 --amount 7000");
  for (const std::string ask : {"balance HP-01", "members HP-01", "statement HP-01 TV02", "trial-balance HP-01",
                                "log HP-01", "club show HP-01", "people show HP-01 TV02"}) {
    INFO(ask);
    const std::string table = desk.must(ask).out;
    const std::string html = desk.must(ask + " --format html").out;
    CHECK(is_well_formed(html));
    CHECK(html == desk.must(ask + " --format html").out);
    const auto lines = read_back("html", html, 3);
    CHECK(texts_of(lines, "lang") == Fields{"en"});
    for (const std::string element : {"th", "td", "caption", "dt"})
      for (const auto& text : texts_of(lines, element)) {
        // What stands in the proof is in the footer of the table in fewer words.
        if (element == "dt" && !holds(table, text + ": ")) continue;
        INFO(element << " " << text);
        CHECK((holds(table, text.substr(0, 37)) || text.find("\\n") != std::string::npos));
      }
    CHECK(holds(html, table.substr(table.rfind("as of "), 20)));
  }
}

TEST_CASE("a page in Vietnamese says so, writes days as the country does and shares with a comma", "[cli][paper]") {
  Page page = hostile_page();
  page.language = Language::vietnamese;
  page.tables.front().rows = {{Cell::day(*make_day(2019, 5, 10)), Cell::ratio({1, 3})},
                              {Cell::flag(true), Cell::quantity(2'500)}};
  page.tables.front().total.clear();
  const auto lines = read_back("html", to_html(page), 3);
  CHECK(texts_of(lines, "lang") == Fields{"vi"});
  CHECK(texts_of(lines, "td") == Fields{"10/05/2019", "33,33%", "có", "2,5"});
}
