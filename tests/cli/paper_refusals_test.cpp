// Paper books that the rules of the ledger refuse: which rows are named, and how.
#include <algorithm>
#include <catch2/catch.hpp>

#include "cli/render.h"
#include "tests/cli/paper_bench.h"

using namespace soquy;
using namespace soquy::cli::paper;
using namespace soquy::tests;

TEST_CASE("rows that the rules refuse are all named, and nothing is recorded", "[core][import]") {
  Bench bench;
  BookBytes books = small_books();
  // More comes back than was owed, and a refund is more than the member's capital: two rules of the ledger, not of the
  // files. What hangs on these rows is not blamed.
  replace_once(cash_of(books), "PT-003;Trả nợ kỳ 1;Trả nợ;TV03;KV001;Quỹ tăng thu nhập;1.030.000;;3.030.000;",
               "PT-003;Trả nợ kỳ 1;Trả nợ;TV03;KV001;Quỹ tăng thu nhập;9.000.000;;11.000.000;");
  replace_once(cash_of(books), ";100.000;;3.130.000;",
               ";100.000;;11.100.000;\r\n"
               "10/02/2019;PC-003;Trả lại vốn góp;Hoàn vốn;TV02;;Quỹ tăng thu nhập;;50.000;11.050.000;");
  replace_once(cash_of(books), ";;;3.130.000;", ";;;11.050.000;");
  const std::string answer = bench.import(books);
  INFO(answer);
  CHECK(answer.find("so-quy.csv line 8, column 8 (Thu): read '9.000.000'; refused, exceeds debt") == 0);
  CHECK(answer.find("\nso-quy.csv line 11, column 9 (Chi): read '50.000'; refused, ") != std::string::npos);
  CHECK(std::count(answer.begin(), answer.end(), '\n') == 2);
  CHECK(bench.history().empty());
}

TEST_CASE("a refused row below a recorded meeting is named, alone in its commit or not", "[core][import]") {
  Bench bench;
  BookBytes books = small_books();
  REQUIRE(bench.import(books) == "");
  const std::size_t before = bench.history().size();
  const std::string refused = "so-quy.csv line 13, column 9 (Chi): read '50.000'; refused, insufficient refundable";
  for (const std::string words : {"", "Trả lại vốn góp"}) {
    BookBytes more = books;
    cash_of(more) += "10/02/2019;PC-003;" + words + ";Hoàn vốn;TV02;;Quỹ tăng thu nhập;;50.000;3.080.000;\r\n";
    const std::string answer = bench.import(more);
    INFO(answer);
    CHECK(answer.starts_with(refused));
    CHECK(std::count(answer.begin(), answer.end(), '\n') == 1);
    CHECK(answer.find(" in act ") == std::string::npos);
  }
  CHECK(bench.history().size() == before);
}

TEST_CASE("members whom the rules refuse are all named with their cell, and what hangs on them is not blamed",
          "[core][import]") {
  Bench bench;
  ReadResult read = read_and_check(small_books());
  for (const std::size_t i : {2, 3}) {
    read.books.members[i].birth_year = 1890;
    read.books.members[i].cells[member_column::birth_year] = "1890";
  }
  PaperImport intake(*bench.ledger, read.books, bench.signers);
  const Problems problems = intake.prepare();
  REQUIRE(problems.size() == 2);
  CHECK(to_sentence(problems[0])
            .starts_with("thanh-vien.csv line 4, column 3 (Năm sinh): read '1890'; refused, field not valid "
                         "(birth_year): from 1900"));
  CHECK(to_sentence(problems[1]).starts_with("thanh-vien.csv line 5, column 3 (Năm sinh): read '1890'; refused"));
}

TEST_CASE("a list of refusals that is cut says so", "[core][import]") {
  Bench bench;
  BookBytes books = small_books();
  for (int i = 10; i < 215; ++i) {
    bytes_of(books, BookFile::members) += "TV" + std::to_string(i) + ";Lý Văn Phúc;;Nam;Không;10/01/2019;\r\n";
    cash_of(books) += "10/02/2019;PC-" + std::to_string(i) + ";;Hoàn vốn;TV" + std::to_string(i) +
                      ";;Quỹ tăng thu nhập;;1.000;" + to_grouped(Money{3'130'000 - 1'000 * (i - 9)}, Currency::vnd) +
                      ";\r\n";
  }
  const std::string answer = bench.import(books);
  CHECK(std::count(answer.begin(), answer.end(), '\n') == 201);
  CHECK(answer.find("\nthe list ends here: the first 200 refusals are named and there may be more") !=
        std::string::npos);
}

TEST_CASE("refusals of the by-law name its line, and say that the rest was not asked", "[core][import]") {
  Bench bench;
  ReadResult read = read_and_check(small_books());
  read.books.by_law.rules.overdue_percent = 60'000;
  PaperImport intake(*bench.ledger, read.books, bench.signers);
  const Problems problems = intake.prepare();
  REQUIRE(problems.size() == 2);
  CHECK(to_sentence(problems[0]).starts_with("quy-che.csv line 12, column 2 (Nội dung): read '0'; refused"));
  CHECK(to_sentence(problems[1]).starts_with("the list ends here: what comes after hangs on this"));
}
