// What the import makes of the four files before the ledger is asked: pure functions of their bytes.
#include <catch2/catch.hpp>
#include <iterator>
#include <random>

#include "cli/paper/fields.h"
#include "cli/paper/meetings.h"
#include "cli/paper/text.h"
#include "tests/cli/paper_samples.h"

using namespace soquy;
using namespace soquy::cli::paper;
using namespace soquy::tests;

namespace {

bool same_rows(const PaperBooks& left, const PaperBooks& right) {
  if (left.cash.size() != right.cash.size() || left.members.size() != right.members.size()) return false;
  for (std::size_t i = 0; i < left.cash.size(); ++i) {
    const CashRow& a = left.cash[i];
    const CashRow& b = right.cash[i];
    if (a.day != b.day || a.voucher != b.voucher || a.words != b.words || a.kind != b.kind || a.fund != b.fund ||
        a.in != b.in || a.out != b.out || a.balance != b.balance || a.member != b.member || a.loan != b.loan)
      return false;
  }
  for (std::size_t i = 0; i < left.members.size(); ++i) {
    const MemberPaper& a = left.members[i];
    const MemberPaper& b = right.members[i];
    if (a.no != b.no || a.name != b.name || a.sex != b.sex || a.poverty != b.poverty || a.joined != b.joined ||
        a.post != b.post || a.volunteer != b.volunteer)
      return false;
  }
  return left.by_law.code == right.by_law.code && left.by_law.rules == right.by_law.rules;
}

/// The small books with one change must read as if it had not been made.
void check_reads_the_same(const BookBytes& changed) {
  const ReadResult usual = read_and_check(small_books());
  const ReadResult other = read_and_check(changed);
  CHECK(other.sentences() == "");
  CHECK(same_rows(usual.books, other.books));
}

/// The small books with one change in the cash book give exactly these sentences.
void check_cash(std::string_view from, std::string_view to, const std::string& sentences) {
  BookBytes books = small_books();
  replace_once(bytes_of(books, BookFile::cash_book), from, to);
  CHECK(read_and_check(books).sentences() == sentences);
}

}  // namespace

TEST_CASE("the paper books of Hạnh Phúc read without a problem", "[core][import]") {
  const ReadResult read = read_and_check(fixture_books());
  CHECK(read.sentences() == "");
  CHECK(read.books.by_law.code.text() == "HP-01");
  CHECK(read.books.by_law.rules.interest_multiple == Money{1000});
  CHECK(read.books.by_law.rules.principal_multiple == Money{1000});
  CHECK(read.books.members.size() == 58);
  CHECK(read.books.loans.size() == 27);
  CHECK(read.books.cash.size() == 292);
}

TEST_CASE("the book is cut into meetings after the last count of each group", "[core][import]") {
  const auto runs = cut_into_meetings(read_and_check(fixture_books()).books.cash);
  REQUIRE(runs.size() == 12);
  for (const MeetingRun& run : runs) CHECK(run.counted);
  CHECK(runs.front().count == 25);
  CHECK(to_iso(runs[4].day) == "2019-05-10");
}

TEST_CASE("a late row belongs to the meeting in which it was written", "[core][import]") {
  const PaperBooks books = read_and_check(small_books()).books;
  const auto runs = cut_into_meetings(books.cash);
  REQUIRE(runs.size() == 2);
  CHECK(runs[1].first == 6);
  CHECK(runs[1].is_late(books.cash[8]));
  CHECK_FALSE(runs[1].is_late(books.cash[6]));
}

TEST_CASE("a byte order mark, another separator and other line ends change nothing", "[core][import]") {
  SECTION("a byte order mark on every file") {
    BookBytes books = small_books();
    for (std::string& bytes : books.bytes) bytes = "\xEF\xBB\xBF" + bytes;
    check_reads_the_same(books);
  }
  SECTION("tabs") {
    BookBytes books = small_books();
    for (std::string& bytes : books.bytes) replace_all(bytes, ";", "\t");
    replace_all(bytes_of(books, BookFile::by_law), "trước\t lãi", "trước; lãi");
    check_reads_the_same(books);
  }
  SECTION("commas, with quotes around what holds one") {
    BookBytes books = small_books();
    std::string& by_law = bytes_of(books, BookFile::by_law);
    replace_all(by_law, ";\"Kỳ cũ trước; lãi trước, gốc sau\"", ",\"Kỳ cũ trước; lãi trước, gốc sau\"");
    replace_all(by_law, "Các quỹ;Quỹ tăng thu nhập, Quỹ hoạt động", "Các quỹ,\"Quỹ tăng thu nhập, Quỹ hoạt động\"");
    replace_all(by_law, "lãi;1.000, nửa lên", "lãi,\"1.000, nửa lên\"");
    replace_all(by_law, "gốc;1.000, kỳ cuối nhận phần lẻ", "gốc,\"1.000, kỳ cuối nhận phần lẻ\"");
    for (BookFile file : {BookFile::members, BookFile::cash_book}) replace_all(bytes_of(books, file), ";", ",");
    std::string& loans = bytes_of(books, BookFile::loans);
    replace_all(loans, "1,0", "\"1,0\"");
    replace_all(loans, ";", ",");
    for (std::string_view item : {"bộ", "lập", "Tỉnh", "tệ", "hoạt", "hạn", "Phạt", "Mục"}) {
      replace_all(by_law, std::string(item) + ";", std::string(item) + ",");
    }
    check_reads_the_same(books);
  }
  SECTION("rows of nothing but separators, and the line with which Excel names its separator") {
    BookBytes books = small_books();
    for (std::string& bytes : books.bytes) bytes = "sep=;\r\n" + bytes + ";;;\r\n;;;;;;\r\n";
    check_reads_the_same(books);
  }
  SECTION("bare line feeds, and no end of line at the end") {
    BookBytes books = small_books();
    for (std::string& bytes : books.bytes) {
      replace_all(bytes, "\r\n", "\n");
      bytes.pop_back();
    }
    check_reads_the_same(books);
  }
  SECTION("bare carriage returns, and empty lines between") {
    BookBytes books = small_books();
    for (std::string& bytes : books.bytes) replace_all(bytes, "\r\n", "\r\r");
    check_reads_the_same(books);
  }
}

TEST_CASE("ISO days, plain digits and decimal points read like the Vietnamese forms", "[core][import]") {
  BookBytes books = small_books();
  for (std::string& bytes : books.bytes) {
    replace_all(bytes, "10/01/2019", "2019-01-10");
    replace_all(bytes, "10/02/2019", "10/2/2019");
  }
  replace_all(bytes_of(books, BookFile::cash_book), "5.000.000", "5000000");
  replace_all(bytes_of(books, BookFile::loans), "1,0", "1.0%");
  check_reads_the_same(books);
}

TEST_CASE("accents may be composed or not, in headings, words and names", "[core][import]") {
  BookBytes books = small_books();
  for (std::string& bytes : books.bytes) {
    replace_all(bytes, "ộ", "o\xCC\xA3\xCC\x82");  // o, dot below, circumflex
    replace_all(bytes, "ỹ", "y\xCC\x83");
    replace_all(bytes, "ạ", "a\xCC\xA3");
    replace_all(bytes, "ữ", "u\xCC\x9B\xCC\x83");
  }
  CHECK(composed("Vo\xCC\x83") == "Võ");
  check_reads_the_same(books);
}

TEST_CASE("headings stand in any order, in either language, and others are not read", "[core][import]") {
  BookBytes books = small_books();
  bytes_of(books, BookFile::members) =
      "Post;Full name;NO;Joined;Note;Household class;Sex;Birth year\n"
      "Head;Lê Văn An;TV01;10/01/2019;x;None;Male;1950\n"
      "accountant;Võ Thị Bình;TV02;10/01/2019;;Poor;Female;1955\n"
      "Volunteer;Trần Thị Cúc;TV03;10/01/2019;;Near poor;Female;1960\n"
      ";Phạm Văn Dũng;TV04;10/02/2019;;Hardship;Male;1971\n";
  replace_once(bytes_of(books, BookFile::cash_book),
               "Ngày;Số chứng từ;Nội dung;Loại;Thành viên/Nguồn;Khoản vay;Quỹ;Thu;Chi;Tồn quỹ;Chứng từ gốc",
               "Date;Voucher;Description;Kind;Member/Source;Loan;Fund;In;Out;Balance;Original voucher");
  replace_all(bytes_of(books, BookFile::cash_book), ";Kiểm quỹ;;", ";Box counted;;");
  check_reads_the_same(books);
  const ReadResult read = read_and_check(books);
  REQUIRE(read.books.notices.size() == 1);
  CHECK(read.books.notices[0] == "thanh-vien.csv: the column 'Note' is not read");
}

TEST_CASE("sums, days and rates that could mean two things are not guessed", "[core][import]") {
  CHECK(parse_paper_money("1.250.000", Currency::vnd) == Money{1'250'000});
  CHECK(parse_paper_money("0", Currency::vnd) == Money{0});
  for (const char* bad : {"1,250", "1.25", "12.5", "1.250.00", "1250.000", "-5", "+5", "", ".", "1 250", "007", "5đ",
                          "1.000.000.000.001", "99999999999999999999"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_paper_money(bad, Currency::vnd));
  }
  CHECK(parse_paper_money("1.250,50", Currency::usd) == Money{125'050});
  CHECK_FALSE(parse_paper_money("1.250,5", Currency::usd));
  CHECK(parse_percent_ppm("0,8") == 8'000U);
  CHECK(parse_percent_ppm("0.8333") == 8'333U);
  for (const char* bad : {"", "0,83333", "101", "1,0,0", "-1", "1e3", "%"}) CHECK_FALSE(parse_percent_ppm(bad));
  for (const char* bad : {"31/02/2019", "10/13/2019", "10/01/19", "10-01-2019", "2019/01/10", "1/1/1899"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_paper_day(bad));
  }
  CHECK(find_payers("Thu hội phí 55 thành viên") == std::uint16_t{55});
  CHECK(find_payers("Tháng 3: 12 người nộp") == std::uint16_t{12});
  CHECK_FALSE(find_payers("Thu hội phí tháng 3"));
}

TEST_CASE("every line that cannot be read is listed with its column, what was read and what is accepted",
          "[core][import]") {
  BookBytes books = small_books();
  replace_once(bytes_of(books, BookFile::by_law), "Phạt;0", "Phạt;nhiều");
  replace_once(bytes_of(books, BookFile::members), "TV02;Võ Thị Bình;1955;Nữ", "TV02;Võ Thị Bình;1955;Bà");
  replace_once(bytes_of(books, BookFile::loans), ";3.000.000;1,0;", ";3.000,5;một;");
  std::string& cash = bytes_of(books, BookFile::cash_book);
  replace_once(cash, "10/02/2019;PT-003", "31/02/2019;PT-003");
  replace_once(cash, ";Chi hoạt động;Mảng 7", ";Chi hoạt động;Mảng 9");
  replace_once(cash, "PT-005;Ghi bổ sung", "PT-005;Ghi b\xE1 sung");
  const ReadResult read = read_and_check(books);
  CHECK(
      read.sentences() ==
      "quy-che.csv line 13, column 2 (Nội dung): read 'nhiều'; accepted: a whole number of VND such as 1.250.000 or "
      "1250000 (no decimals, dots only between thousands), or 0\n"
      "thanh-vien.csv line 3, column 4 (Giới tính): read 'Bà'; accepted: Nam (Male) | Nữ (Female)\n"
      "khoan-vay.csv line 2, column 4 (Số tiền): read '3.000,5'; accepted: a whole number of VND such as 1.250.000 or "
      "1250000 (no decimals, dots only between thousands), above 0\n"
      "khoan-vay.csv line 2, column 5 (Lãi suất (%/tháng)): read 'một'; accepted: percent with at most four decimals, "
      "such as 0,8 or 0.8\n"
      "so-quy.csv line 5, column 5 (Thành viên/Nguồn): read 'Mảng 9'; accepted: the activity area, \"Mảng 1\" to "
      "\"Mảng 8\"\n"
      "so-quy.csv line 8, column 1 (Ngày): read '31/02/2019'; accepted: a day such as 10/01/2019 or 2019-01-10\n"
      "so-quy.csv line 10, column 3 (Nội dung): read 'Ghi b\xEF\xBF\xBD sung: TV01 góp vốn'; accepted: UTF-8; byte 6 "
      "of the cell is not (save the file as \"CSV UTF-8\")\n");
}

TEST_CASE("a balance that does not follow is an error with the right figure", "[core][import]") {
  check_cash("KV001;Quỹ tăng thu nhập;1.030.000;;3.030.000;", "KV001;Quỹ tăng thu nhập;1.030.000;;3.003.000;",
             "so-quy.csv line 8, column 10 (Tồn quỹ): read '3.003.000'; accepted: 3.030.000, which is 2.000.000 before "
             "this row and 1.030.000 in\n");
}

TEST_CASE("one wrong sum carried on through the balances is one error, not one a row", "[core][import]") {
  BookBytes books = small_books();
  std::string& cash = bytes_of(books, BookFile::cash_book);
  replace_all(cash, "3.030.000", "3.300.000");
  replace_all(cash, "3.130.000", "3.400.000");
  CHECK(read_and_check(books).problems.size() == 1);
}

TEST_CASE("more cannot go out than lies in the box", "[core][import]") {
  check_cash(
      "Mảng 7;;Quỹ hoạt động;;20.000;10.000;", "Mảng 7;;Quỹ hoạt động;;40.000;10.000;",
      "so-quy.csv line 5, column 10 (Tồn quỹ): read '10.000'; accepted: -10.000, which is 30.000 before this row "
      "less 40.000 out; there cannot be less than nothing in the box\n");
}

TEST_CASE("what the files say about each other must agree", "[core][import]") {
  SECTION("a member that nobody knows") {
    check_cash("PT-005;Ghi bổ sung: TV01 góp vốn;Góp vốn;TV01", "PT-005;Ghi bổ sung: TV01 góp vốn;Góp vốn;TV77",
               "so-quy.csv line 10, column 5 (Thành viên/Nguồn): read 'TV77'; accepted: a member of thanh-vien.csv; "
               "TV77 is not in it\n");
  }
  SECTION("a member before joining") {
    check_cash("PT-005;Ghi bổ sung: TV01 góp vốn;Góp vốn;TV01", "PT-005;Ghi bổ sung: TV01 góp vốn;Góp vốn;TV04",
               "so-quy.csv line 10, column 5 (Thành viên/Nguồn): read 'TV04'; accepted: a member on that day; TV04 "
               "joined on 2019-02-10\n");
  }
  SECTION("a voucher number twice") {
    check_cash("PT-005", "PT-003",
               "so-quy.csv line 10, column 2 (Số chứng từ): read 'PT-003'; accepted: each voucher number once; line 8 "
               "has it already\n");
  }
  SECTION("a disbursement that is not what the loan says") {
    BookBytes books = small_books();
    replace_once(bytes_of(books, BookFile::loans), "TV03;10/01/2019;3.000.000", "TV01;11/01/2019;2.000.000");
    CHECK(read_and_check(books).sentences() ==
          "so-quy.csv line 4, column 1 (Ngày): read '10/01/2019'; accepted: 2019-01-11, as khoan-vay.csv line 2 says\n"
          "so-quy.csv line 4, column 5 (Thành viên/Nguồn): read 'TV03'; accepted: TV01, as khoan-vay.csv line 2 says\n"
          "so-quy.csv line 4, column 9 (Chi): read '3.000.000'; accepted: 2.000.000, as khoan-vay.csv line 2 says\n");
  }
  SECTION("a reversal of a voucher of the same meeting") {
    check_cash("30.000;PC-002", "30.000;PT-003",
               "so-quy.csv line 9, column 11 (Chứng từ gốc): read 'PT-003'; accepted: a voucher of an earlier "
               "meeting; one of the same meeting (line 8) is left out instead of reversed\n");
  }
  SECTION("a day in the future, and a meeting before the one above it") {
    BookBytes books = small_books();
    replace_all(bytes_of(books, BookFile::cash_book), "10/02/2019", "10/02/2021");
    const ReadResult future = read_and_check(books);
    CHECK(future.problems.size() == 4);
    for (const Problem& problem : future.problems) CHECK(problem.accepted == "a day not after today, 2020-06-30");
  }
  SECTION("one day in the future is one problem, and the next meeting is not blamed for it") {
    check_cash("10/01/2019;PC-002", "10/01/2091;PC-002",
               "so-quy.csv line 5, column 1 (Ngày): read '10/01/2091'; accepted: a day not after today, 2020-06-30\n");
    BookBytes books = small_books();
    replace_once(bytes_of(books, BookFile::cash_book), "10/01/2019;;Kiểm quỹ;Kiểm quỹ;;;Quỹ hoạt động",
                 "10/01/2091;;Kiểm quỹ;Kiểm quỹ;;;Quỹ hoạt động");
    CHECK(read_and_check(books).problems.size() == 1);
  }
  SECTION("members and loans numbered twice") {
    BookBytes books = small_books();
    bytes_of(books, BookFile::members) += "TV03;Hồ Thị Nga;1961;Nữ;Không;10/02/2019;\r\n";
    CHECK(read_and_check(books).sentences() ==
          "thanh-vien.csv line 6, column 1 (Mã): read 'TV03'; accepted: each number once; line 4 has it already\n");
  }
}

TEST_CASE("whatever bytes stand in the files, reading them ends with books or a list of problems", "[core][import]") {
  const std::uint32_t seed = 20191210;
  std::mt19937 random(seed);
  INFO("seed " << seed);
  const auto below = [&random](std::size_t end) { return static_cast<std::size_t>(random() % end); };
  const std::string pieces[] = {"\"", ";",     "\r\n", "\xFF", "\xCC\x83", "0", "-", "99999999999999999999",
                                "TV", "KV001", ","};
  std::size_t with_problems = 0;
  for (int round = 0; round < 300; ++round) {
    BookBytes books = small_books();
    for (int change = 0; change < 4; ++change) {
      std::string& bytes = books.bytes[below(kBookFiles)];
      const std::size_t at = below(bytes.size());
      const std::string& piece = pieces[below(std::size(pieces))];
      if (random() % 2 == 0) bytes.erase(at, below(40) + 1);
      if (random() % 2 == 0) bytes.insert(std::min(at, bytes.size()), piece);
    }
    const ReadResult read = read_and_check(books);
    for (const Problem& problem : read.problems) REQUIRE_FALSE(to_sentence(problem).empty());
    if (!read.problems.empty()) ++with_problems;
  }
  CHECK(with_problems > 200);  // the changes do reach what matters
}
