// A line of the paper books that cannot be read is one problem: nothing that hangs on it is accused.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "cli/paper/words.h"
#include "cli/render.h"
#include "tests/cli/paper_samples.h"

using namespace soquy;
using namespace soquy::cli::paper;
using namespace soquy::tests;

namespace {

constexpr BookFile kRowFiles[] = {BookFile::members, BookFile::loans, BookFile::cash_book};

/// The file's lines with their ends; the first holds the headings.
std::vector<std::string> lines_of(const std::string& bytes) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
    lines.push_back(bytes.substr(at, end - at));
    at = end;
  }
  return lines;
}

BookBytes with_line(const BookBytes& books, BookFile file, std::size_t number, const std::string& line) {
  BookBytes changed = books;
  std::string& bytes = bytes_of(changed, file);
  auto lines = lines_of(bytes);
  lines[number] = line;
  bytes.clear();
  for (const std::string& each : lines) bytes += each;
  return changed;
}

/// Every line in turn with a quotation mark that nothing closes, so that not one cell of it can be read.
void check_each_damaged_line_is_one_problem(const BookBytes& books, BookFile file) {
  const auto lines = lines_of(books.bytes[static_cast<std::size_t>(file)]);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const ReadResult read = read_and_check(with_line(books, file, i, "\"" + lines[i]));
    INFO(read.sentences());
    CHECK(read.problems.size() == 1);
  }
}

/// The line with one cell replaced; of a line without quotes.
std::string with_cell(const std::string& line, std::size_t cell, const std::string& text) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < cell; ++i) begin = line.find(';', begin) + 1;
  std::string changed = line;
  return changed.replace(begin, std::min(line.find_first_of(";\r", begin), line.size()) - begin, text);
}

void check_sentences(const BookBytes& books, const std::string& sentences) {
  CHECK(read_and_check(books).sentences() == sentences);
}

}  // namespace

TEST_CASE("a disbursement whose sum cannot be read is one problem", "[core][import]") {
  BookBytes books = small_books();
  replace_once(bytes_of(books, BookFile::cash_book), ";;3.000.000;2.000.000;", ";;3.000,000;2.000.000;");
  check_sentences(books,
                  "so-quy.csv line 4, column 9 (Chi): read '3.000,000'; accepted: a whole number of VND such as "
                  "1.250.000 or 1250000 (no decimals, dots only between thousands)\n");
}

TEST_CASE("a loan that cannot be read is one problem", "[core][import]") {
  BookBytes books = small_books();
  replace_once(bytes_of(books, BookFile::loans), ";1,0;", ";một;");
  check_sentences(books,
                  "khoan-vay.csv line 2, column 5 (Lãi suất (%/tháng)): read 'một'; accepted: percent with at most "
                  "four decimals, such as 0,8 or 0.8\n");
}

TEST_CASE("a member who cannot be read is one problem", "[core][import]") {
  BookBytes books = small_books();
  replace_once(bytes_of(books, BookFile::members), "TV03;Trần", "TV-;Trần");
  check_sentences(books, "thanh-vien.csv line 4, column 1 (Mã): read 'TV-'; accepted: a number such as TV05\n");
}

TEST_CASE("two rows that cannot be read, and have nothing to do with each other, are two problems", "[core][import]") {
  BookBytes books = small_books();
  replace_once(bytes_of(books, BookFile::members), "TV03;Trần", "TV-;Trần");
  replace_once(bytes_of(books, BookFile::cash_book), ";;3.000.000;2.000.000;", ";;3.000,000;2.000.000;");
  CHECK(read_and_check(books).problems.size() == 2);

  // The second is judged although it stands below the first.
  books = small_books();
  replace_once(bytes_of(books, BookFile::cash_book), ";5.000.000;;5.000.000;", ";5.000,000;;5.000.000;");
  replace_once(bytes_of(books, BookFile::cash_book), ";100.000;;3.130.000;", ";100.000;;3.310.000;");
  CHECK(read_and_check(books).problems.size() == 2);
}

TEST_CASE("whichever cell is spoiled, alone, at most one place is accused", "[core][import]") {
  const BookBytes books = small_books();
  for (const BookFile file : kRowFiles) {
    const auto lines = lines_of(books.bytes[static_cast<std::size_t>(file)]);
    const auto columns = static_cast<std::size_t>(std::count(lines[0].begin(), lines[0].end(), ';')) + 1;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      for (std::size_t cell = 0; cell < columns; ++cell) {
        for (const char* text : {"???", ""}) {
          const ReadResult read = read_and_check(with_line(books, file, i, with_cell(lines[i], cell, text)));
          INFO(read.sentences());
          CHECK(read.problems.size() <= 1);
        }
      }
    }
  }
}

TEST_CASE("whichever line is damaged, alone, it is the one problem", "[core][import]") {
  for (const BookFile file : kRowFiles) check_each_damaged_line_is_one_problem(small_books(), file);
  check_each_damaged_line_is_one_problem(fixture_books(), BookFile::loans);
  check_each_damaged_line_is_one_problem(fixture_books(), BookFile::members);
}

TEST_CASE("a reversal is not accused when the count between it and its voucher cannot be read", "[core][import]") {
  BookBytes books = small_books();
  std::string& cash = bytes_of(books, BookFile::cash_book);
  // One count ends the first meeting, and that one is spoiled: the two meetings look like one.
  replace_once(cash, "10/01/2019;;Kiểm quỹ;Kiểm quỹ;;;Quỹ tăng thu nhập;;;2.000.000;\r\n", "");
  replace_once(cash, "10/01/2019;;Kiểm quỹ;Kiểm quỹ;", "10/01/2019;;Kiểm quỹ;Kiểm;");
  const ReadResult read = read_and_check(books);
  INFO(read.sentences());
  CHECK(read.problems.size() == 1);
}

TEST_CASE("what disagrees with a row that is wrong itself is not accused", "[core][import]") {
  SECTION("a disbursement that names a loan which is not there") {
    BookBytes books = small_books();
    replace_once(bytes_of(books, BookFile::cash_book), "TV03;KV001;Quỹ tăng thu nhập;;3",
                 "TV03;KV010;Quỹ tăng thu nhập;;3");
    check_sentences(books,
                    "so-quy.csv line 4, column 6 (Khoản vay): read 'KV010'; accepted: a loan of khoan-vay.csv; KV010 "
                    "is not in it\n");
  }
  SECTION("a loan, a member or a founding in the future") {
    BookBytes books = small_books();
    replace_once(bytes_of(books, BookFile::loans), "TV03;10/01/2019", "TV03;10/01/2091");
    CHECK(read_and_check(books).problems.size() == 1);
    books = small_books();
    replace_once(bytes_of(books, BookFile::members), "Nghèo;10/01/2019;Kế toán", "Nghèo;10/01/2091;");
    CHECK(read_and_check(books).problems.size() == 1);
    books = small_books();
    replace_once(bytes_of(books, BookFile::by_law), "Ngày thành lập;10/01/2019", "Ngày thành lập;10/01/2091");
    check_sentences(books,
                    "quy-che.csv line 4, column 2 (Nội dung): read '10/01/2091'; accepted: a day not after today, "
                    "2020-06-30\n");
  }
}

namespace {

/// The fixture with some of its lines replaced, by number as an editor shows it.
std::vector<std::size_t> accused_lines(BookBytes books, BookFile file,
                                       const std::vector<std::pair<std::size_t, std::string>>& lines) {
  for (const auto& [number, line] : lines) books = with_line(books, file, number - 1, line);
  std::vector<std::size_t> accused;
  for (const Problem& problem : read_and_check(books).problems) accused.push_back(problem.at.line);
  return accused;
}

std::string fixture_line(BookFile file, std::size_t number) {
  return lines_of(fixture_books().bytes[static_cast<std::size_t>(file)])[number - 1];
}

/// A row below line 8 of the small cash book, and whether the rows of its fund go on with it or without it.
void check_goes_on(const std::string& row, Money moved, std::size_t problems) {
  for (const bool with_it : {true, false}) {
    BookBytes books = small_books();
    std::string& cash = bytes_of(books, BookFile::cash_book);
    replace_once(cash, "10/02/2019;PT-004;", row + "\r\n10/02/2019;PT-004;");
    if (with_it) {
      replace_once(cash, ";100.000;;3.130.000;",
                   ";100.000;;" + to_grouped(Money{3'130'000} + moved, Currency::vnd) + ";");
      replace_once(cash, ";;;3.130.000;", ";;;" + to_grouped(Money{3'130'000} + moved, Currency::vnd) + ";");
    }
    const ReadResult read = read_and_check(books);
    INFO(read.sentences());
    CHECK(read.problems.size() == problems);
    for (const Problem& problem : read.problems) CHECK(problem.at.line == 9);
  }
}

}  // namespace

TEST_CASE("a row that cannot be read leaves the boxes of other funds judged", "[core][import]") {
  // Line 28 is of the income fund, line 37 of the activity fund, and line 38 follows from the right figure.
  const std::string unreadable = with_cell(fixture_line(BookFile::cash_book, 28), 7, "!!");
  const std::string wrong = with_cell(fixture_line(BookFile::cash_book, 37), 9, "9.999.000");
  CHECK(accused_lines(fixture_books(), BookFile::cash_book, {{28, unreadable}, {37, wrong}}) ==
        std::vector<std::size_t>{28, 37});
  // When its fund cannot be read, the next balance of every fund is left unjudged.
  const std::string of_no_fund = with_cell(fixture_line(BookFile::cash_book, 28), 6, "!!");
  const std::string first_of_fund = with_cell(fixture_line(BookFile::cash_book, 29), 9, "9.999.000");
  CHECK(accused_lines(fixture_books(), BookFile::cash_book, {{28, of_no_fund}, {29, first_of_fund}}).size() == 2);
}

TEST_CASE("after an accused row the book may go on with it or without it", "[core][import]") {
  const Money moved{50'000};
  SECTION("a member who is not in the list") {
    check_goes_on("10/02/2019;PT-009;Góp;Góp vốn;TV77;;Quỹ tăng thu nhập;50.000;;3.080.000;", moved, 1);
  }
  SECTION("a day in the future") {
    check_goes_on("10/02/2091;PT-009;Góp;Góp vốn;TV01;;Quỹ tăng thu nhập;50.000;;3.080.000;", moved, 1);
  }
  SECTION("a voucher that stands there twice") {
    check_goes_on("10/02/2019;PT-003;Góp;Góp vốn;TV01;;Quỹ tăng thu nhập;50.000;;3.080.000;", moved, 1);
  }
  SECTION("a balance that already leaves the row out") {
    check_goes_on("10/02/2019;PT-003;Góp;Góp vốn;TV01;;Quỹ tăng thu nhập;50.000;;3.030.000;", moved, 1);
  }
  SECTION("a balance that follows from neither is named too") {
    check_goes_on("10/02/2019;PT-003;Góp;Góp vốn;TV01;;Quỹ tăng thu nhập;50.000;;4.444.000;", moved, 2);
  }
  SECTION("a second reversal") {
    BookBytes books = small_books();
    replace_once(bytes_of(books, BookFile::cash_book), "10/01/2019;PT-005",
                 "10/02/2019;PT-009;Đảo PC-002;Đảo;;;Quỹ hoạt động;20.000;;50.000;PC-002\r\n10/01/2019;PT-005");
    const ReadResult read = read_and_check(books);  // the count below goes on without it
    INFO(read.sentences());
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].at.line == 10);
  }
  SECTION("a repayment into the wrong fund, with the balance of the right one") {
    BookBytes books = small_books();
    replace_once(bytes_of(books, BookFile::cash_book), "TV03;KV001;Quỹ tăng thu nhập;1.030.000",
                 "TV03;KV001;Quỹ hoạt động;1.030.000");
    check_sentences(books,
                    "so-quy.csv line 8, column 7 (Quỹ): read 'Quỹ hoạt động'; accepted: the fund that lent: Quỹ tăng "
                    "thu nhập\n");
  }
}

TEST_CASE("a row of which one cell is wrong is one problem, at that cell", "[core][import]") {
  SECTION("a reversal with something else on its other side") {
    BookBytes books = small_books();
    replace_once(bytes_of(books, BookFile::cash_book), ";20.000;;30.000;PC-002", ";20.000;xx!;30.000;PC-002");
    check_sentences(books,
                    "so-quy.csv line 9, column 9 (Chi): read 'xx!'; accepted: a sum either in or out, the opposite of "
                    "the voucher that is reversed\n");
  }
  SECTION("a voucher number that is too long") {
    BookBytes books = small_books();
    replace_once(bytes_of(books, BookFile::cash_book), "PT-005", std::string(201, 'P'));
    const ReadResult read = read_and_check(books);
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].accepted == "a number of at most 200 bytes such as PT-001");
  }
  SECTION("a line in which a separator is missing") {
    BookBytes books = small_books();
    replace_once(bytes_of(books, BookFile::cash_book), "Nước uống;Chi hoạt động;", "Nước uống Chi hoạt động;");
    check_sentences(books, "so-quy.csv line 5, column 4 (Loại): read 'Mảng 7'; accepted: one of: " + kind_words() +
                               " (the line has 1 cell fewer than there are headings)\n");
  }
  SECTION("a line that ends early") {
    BookBytes books = small_books();
    replace_once(bytes_of(books, BookFile::cash_book), ";Chi hoạt động;Mảng 7;;Quỹ hoạt động;;20.000;10.000;\r",
                 ";Chi hoạt động\r");
    const ReadResult read = read_and_check(books);
    INFO(read.sentences());
    CHECK(read.problems.size() == 1);
  }
  SECTION("cells that may be empty need no separators at the end of the line") {
    BookBytes books = small_books();
    replace_all(bytes_of(books, BookFile::cash_book), ";\r\n", "\r\n");
    check_sentences(books, "");
  }
}

TEST_CASE("a day before the founding is one problem wherever it stands", "[core][import]") {
  for (const BookFile file : kRowFiles) {
    const auto lines = lines_of(fixture_books().bytes[static_cast<std::size_t>(file)]);
    const std::size_t column = file == BookFile::members ? 5 : file == BookFile::loans ? 2 : 0;
    for (const std::size_t number : {2UL, 8UL, 21UL, 25UL, 26UL, 28UL}) {
      if (number > lines.size()) continue;
      INFO("line " << number);
      const std::string early = with_cell(lines[number - 1], column, "10/01/2018");
      CHECK(accused_lines(fixture_books(), file, {{number, early}}) == std::vector<std::size_t>{number});
    }
  }
}
