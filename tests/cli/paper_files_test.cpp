// Files that are no such files: what they seem to be is said once.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/cli/paper_samples.h"

using namespace soquy;
using namespace soquy::cli::paper;
using namespace soquy::tests;

TEST_CASE("files that are no such files are told apart", "[core][import]") {
  BookBytes books = small_books();
  SECTION("UTF-16") {
    bytes_of(books, BookFile::members) = std::string("\xFF\xFEM\0", 4);
    CHECK(read_and_check(books).sentences().starts_with(
        "thanh-vien.csv: the file is UTF-16; save it as \"CSV UTF-8\"\n"));
  }
  SECTION("UTF-16 without its mark") {
    bytes_of(books, BookFile::members) = std::string("M\0\xC3\0", 4);
    CHECK(read_and_check(books).sentences().starts_with("thanh-vien.csv: the file holds zero bytes, as UTF-16 and"));
  }
  SECTION("a spreadsheet") {
    bytes_of(books, BookFile::members) = "PK\x03\x04";
    CHECK(read_and_check(books).sentences().starts_with("thanh-vien.csv: the file is a spreadsheet or another packed"));
  }
  SECTION("an old encoding is one problem, not one a cell") {
    bytes_of(books, BookFile::members) =
        "M\xE3;H\xF2 v\xE0 t\xEAn;N\xE3m sinh;Gi\xF3i t\xEDnh;Di\xEAn h\xF4;Ng\xE0y v\xE0o;Ch\xFA v\xF4\r\n"
        "TV01;L\xEA V\xE3n An;1950;Nam;Kh\xF4ng;10/01/2019;\r\n";
    CHECK(read_and_check(books).sentences() ==
          "thanh-vien.csv: the file seems to be in an old encoding such as windows-1258, TCVN3 or Latin-1: line 1 "
          "holds the first of 16 bytes that are no UTF-8; save it as \"CSV UTF-8\"\n");
  }
  SECTION("another separator is one problem, not one a heading") {
    replace_all(bytes_of(books, BookFile::cash_book), ";", "|");
    CHECK(read_and_check(books).sentences() ==
          "so-quy.csv line 1: the columns seem to be separated by '|'; between columns stands ; or , or a tab\n");
  }
  SECTION("another file altogether") {
    bytes_of(books, BookFile::loans) = "Dear friends;\r\nthe loans;\r\n";
    const std::string sentences = read_and_check(books).sentences();
    CHECK(
        sentences.starts_with("khoan-vay.csv line 1: no heading of this file is known; read: 'Dear friends;'; the "
                              "first line holds the headings: Số khoản vay (Loan), "));
    CHECK(std::count(sentences.begin(), sentences.end(), '\n') == 1);
  }
  SECTION("a character that nobody sees") {
    replace_once(bytes_of(books, BookFile::members), "Võ Thị Bình",
                 "Võ Thị \xE2\x80\xAE"
                 "Bình");
    CHECK(read_and_check(books).sentences().find("line 3, column 2 (Họ và tên): read ") != std::string::npos);
  }
  SECTION("texts that are too long are told the bound that holds") {
    replace_once(bytes_of(books, BookFile::cash_book), "PT-001", std::string(201, 'x'));
    replace_once(bytes_of(books, BookFile::by_law), "CLB An Bình", std::string(201, 'x'));
    replace_once(bytes_of(books, BookFile::by_law), "Các quỹ;", "Các quỹ;A, B, C, D, E, F, G, H, I, K, L, ");
    const std::string sentences = read_and_check(books).sentences();
    CHECK(sentences.find("accepted: a number of at most 200 bytes such as PT-001") != std::string::npos);
    CHECK(sentences.find("accepted: the club's name, at most 200 bytes") != std::string::npos);
    CHECK(sentences.find("accepted: names with commas between, at most 12: ") != std::string::npos);
  }
  SECTION("a year of birth before the earliest that the rules take") {
    replace_once(bytes_of(books, BookFile::members), "1955", "1899");
    CHECK(read_and_check(books).sentences().find("read '1899'; accepted: a year from 1900 on") != std::string::npos);
  }
  SECTION("empty") {
    bytes_of(books, BookFile::loans) = "";
    CHECK(read_and_check(books).problems.front().accepted.starts_with("the file is empty"));
  }
  SECTION("missing: the others are not blamed for what cannot be known") {
    for (const BookFile file : {BookFile::by_law, BookFile::members, BookFile::loans, BookFile::cash_book}) {
      BookBytes some = books;
      some.names[static_cast<std::size_t>(file)].clear();
      CHECK(read_and_check(some).sentences() == "");  // load_books has said that it is missing
    }
  }
  SECTION("a missing heading") {
    replace_once(bytes_of(books, BookFile::cash_book), ";Tồn quỹ;", ";Số dư;");
    CHECK(read_and_check(books).sentences().find("the heading Tồn quỹ (Balance) is missing") != std::string::npos);
  }
  SECTION("quotes that do not match spoil one line only") {
    replace_once(bytes_of(books, BookFile::cash_book), ";Nước uống;", ";\"Nước uống;");
    const ReadResult read = read_and_check(books);
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].at.line == 5);
  }
  SECTION("a cell of a megabyte") {
    replace_once(bytes_of(books, BookFile::cash_book), ";Nước uống;", ";" + std::string(1 << 20, 'x') + ";");
    const ReadResult read = read_and_check(books);
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].accepted == "at most 1000 bytes; there are 1048576");
  }
}

TEST_CASE("a file of nothing but wrong lines ends with a list that can be read", "[core][import]") {
  BookBytes books = small_books();
  std::string& cash = bytes_of(books, BookFile::cash_book);
  for (int i = 0; i < 20'000; ++i) cash += "x;x;x;x;x;x;x;x;x;x;x\r\n";
  Problems problems;
  CHECK(read_books(books, problems).cash.size() < 2'000);
  CHECK(problems.size() >= kMaxProblems);
  CHECK(problems.size() < kMaxProblems + 20);
}
