// Paper books of which some rows cannot be read: the ledger is asked about the others all the same.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/cli/paper_bench.h"

using namespace soquy;
using namespace soquy::cli::paper;
using namespace soquy::tests;

namespace {

const std::string kEnd = "; mend these first, then run --dry-run again\n";

/// The fixture's cash book with the text of one line changed.
void change_line(BookBytes& books, std::size_t number, const std::string& from, const std::string& to) {
  std::string& cash = cash_of(books);
  std::size_t begin = 0;
  for (std::size_t i = 1; i < number; ++i) begin = cash.find('\n', begin) + 1;
  const std::size_t at = cash.find(from, begin);
  REQUIRE(at < cash.find('\n', begin));
  cash.replace(at, from.size(), to);
}

std::string name_of_first_member(const BookBytes& books) {
  const std::string& members = books.bytes[static_cast<std::size_t>(BookFile::members)];
  const std::size_t at = members.find("\nTV01;") + 6;
  return members.substr(at, members.find(';', at) - at);
}

struct Club {
  Bench bench;
  BookBytes books = fixture_books();
  Club() { bench.signers = {actor_of(MemberNo{4}), {actor_of(MemberNo{1})}}; }
  std::string import() {
    const std::string answer = bench.import(books);
    UNSCOPED_INFO(answer);
    return answer;
  }
};

auto lines(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

}  // namespace

TEST_CASE("one unreadable cell does not hide what the ledger refuses above it", "[core][import]") {
  Club club;
  change_line(club.books, 200, ";Trả nợ;", ";!!;");
  change_line(club.books, 60, "PT-0", name_of_first_member(club.books) + " PT-0");
  const std::string answer = club.import();
  CHECK(answer.starts_with("so-quy.csv line 60, column 2 (Số chứng từ): read '"));
  CHECK(answer.find("refused, names a person") != std::string::npos);
  CHECK(answer.find("\nso-quy.csv line 200, column 4 (Loại): read '!!'; accepted: ") != std::string::npos);
  CHECK(lines(answer) == 3);
  CHECK(answer.find("\nrows from so-quy.csv line ") != std::string::npos);
  CHECK(answer.ends_with(" on were asked of the ledger only for what is wrong with each by itself" + kEnd));
  CHECK(club.bench.history("HP-01").empty());
}

TEST_CASE("below an unreadable cell, what is wrong with a row by itself is named, and nothing else", "[core][import]") {
  Club club;
  change_line(club.books, 28, ";Trả nợ;", ";!!;");
  SECTION("a voucher that names a member") {
    change_line(club.books, 60, "PT-0", name_of_first_member(club.books) + " PT-0");
    CHECK(club.import().find("\nso-quy.csv line 60, column 2 (Số chứng từ): read '") != std::string::npos);
  }
  SECTION("a loan to who types the books in") {
    club.bench.signers = {actor_of(MemberNo{34}), {actor_of(MemberNo{1})}};  // KV027, in the last meeting
    const std::string answer = club.import();
    CHECK(answer.find("approval same person") != std::string::npos);
  }
  SECTION("nothing") {}
  CHECK(lines(club.import()) <= 4);
}

TEST_CASE("whichever cell is spoiled, alone, no other row is refused for it", "[core][import]") {
  const BookBytes books = small_books();
  for (const BookFile file : {BookFile::members, BookFile::loans, BookFile::cash_book}) {
    const std::string& bytes = books.bytes[static_cast<std::size_t>(file)];
    for (std::size_t at = bytes.find('\n') + 1; at < bytes.size(); ++at) {
      if (at > 0 && bytes[at - 1] != ';' && bytes[at - 1] != '\n') continue;  // the beginning of each cell
      BookBytes spoiled = books;
      bytes_of(spoiled, file).insert(at, "?");
      Bench bench;
      const std::string answer = bench.import(spoiled);
      INFO(answer);
      CHECK(answer.find("refused, ") == std::string::npos);
    }
  }
}

TEST_CASE("the same of books that were recorded: only the spoiled row is accused", "[core][import]") {
  Bench bench;
  const BookBytes books = small_books();
  REQUIRE(bench.import(books) == "");
  for (const BookFile file : {BookFile::members, BookFile::loans, BookFile::cash_book}) {
    const std::string& bytes = books.bytes[static_cast<std::size_t>(file)];
    for (std::size_t at = bytes.find('\n') + 1; at < bytes.size(); at = bytes.find('\n', at) + 1) {
      BookBytes spoiled = books;
      bytes_of(spoiled, file).insert(at, "\"");
      const std::string answer = bench.import(spoiled);
      INFO(answer);
      CHECK(lines(answer) == 2);
      CHECK(answer.ends_with(kEnd));
    }
  }
}

TEST_CASE("recorded rows that stand elsewhere by now are not asked again as if they were new", "[core][import]") {
  Club club;
  REQUIRE(club.import() == "");
  std::string& cash = cash_of(club.books);
  const std::size_t first = cash.find("\n10/01/2019;;") + 1;  // a count of the first meeting
  cash.erase(first, cash.find('\n', first) + 1 - first);
  change_line(club.books, 200, ";Trả nợ;", ";!!;");
  const std::string answer = club.import();
  CHECK(answer.find("refused") == std::string::npos);
  CHECK(answer.find("so-quy.csv: rows of 2019-01-10 that were imported (version ") != std::string::npos);
  CHECK(answer.ends_with("the ledger was not asked about any row" + kEnd));
}

TEST_CASE("a row that differs from what was recorded does not hide a new one that the ledger refuses",
          "[core][import]") {
  Bench bench;
  BookBytes books = small_books();
  REQUIRE(bench.import(books) == "");
  replace_once(cash_of(books), "Nước uống", "Nước chè");
  cash_of(books) += "10/02/2019;Lê Văn An;Góp;Góp vốn;TV02;;Quỹ tăng thu nhập;50.000;;3.180.000;\r\n";
  const std::string answer = bench.import(books);
  INFO(answer);
  CHECK(answer.starts_with("so-quy.csv line 5, column 3 (Nội dung): read 'Nước chè'; is not what was recorded"));
  CHECK(answer.find("\nso-quy.csv line 13, column 2 (Số chứng từ): read 'Lê Văn An'; refused, names a person") !=
        std::string::npos);
  CHECK(answer.ends_with("the ledger was asked only for what is wrong with each row by itself" + kEnd));
}

TEST_CASE("a missing second signer does not hide what the ledger refuses", "[core][import]") {
  Bench bench;
  bench.signers.approvers.clear();
  BookBytes books = small_books();
  replace_once(cash_of(books), "PC-002;Nước uống", "Lê Văn An;Nước uống");
  replace_once(cash_of(books), "30.000;PC-002", "30.000;Lê Văn An");
  const std::string answer = bench.import(books);
  INFO(answer);
  CHECK(answer.starts_with("so-quy.csv line 5, column 2 (Số chứng từ): read 'Lê Văn An'; refused, names a person"));
  CHECK(answer.find("\nso-quy.csv line 9: a reversal or late row needs a second signer") != std::string::npos);
  CHECK(answer.find("\nso-quy.csv line 10: a reversal or late row needs a second signer") != std::string::npos);
}

TEST_CASE("when a whole file or the by-law cannot be read, the list says that the ledger was not asked",
          "[core][import]") {
  Bench bench;
  BookBytes books = small_books();
  replace_once(bytes_of(books, BookFile::by_law), "Phạt;0", "Phạt;nhiều");
  CHECK(bench.import(books).ends_with("the ledger was not asked about any row" + kEnd));
  books = small_books();
  replace_once(bytes_of(books, BookFile::loans), "Nghị quyết;", ";");
  CHECK(bench.import(books).ends_with("the ledger was not asked about any row" + kEnd));
}
