// Paper books that come again and say something else.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "tests/cli/paper_bench.h"

using namespace soquy;
using namespace soquy::cli::paper;
using namespace soquy::tests;

TEST_CASE("a row that is not what was recorded is an error that names both readings", "[core][import]") {
  Bench bench;
  REQUIRE(bench.import(small_books()) == "");
  const std::size_t before = bench.history().size();
  BookBytes books = small_books();

  const auto refused_with = [&](const std::string& part) {
    const std::string answer = bench.import(books);
    INFO(answer);
    CHECK(answer.find(part) != std::string::npos);
    CHECK(bench.history().size() == before);
  };

  SECTION("another sum") {
    replace_once(cash_of(books), "Góp vốn;TV01;;Quỹ tăng thu nhập;100.000;;3.130.000",
                 "Góp vốn;TV01;;Quỹ tăng thu nhập;200.000;;3.230.000");
    replace_once(cash_of(books), ";;;3.130.000;", ";;;3.230.000;");
    refused_with("so-quy.csv line 10, column 8 (Thu): read '200.000'; is not what was recorded as version");
    refused_with("200000");
    refused_with("100000");
  }
  SECTION("another day") {
    replace_once(cash_of(books), "10/02/2019;PT-003", "09/02/2019;PT-003");
    refused_with("day: 2019-02-09, was 2019-02-10");
  }
  SECTION("other words") {
    replace_once(cash_of(books), "Nước uống", "Nước chè");
    refused_with("so-quy.csv line 5, column 3 (Nội dung): read 'Nước chè'; is not what was recorded as version");
    refused_with("words: 'Nước chè', was 'Nước uống'; recorded words stay as they were written");
  }
  SECTION("other words of a row whose entry has none of its own") {
    replace_once(cash_of(books), "Trả nợ kỳ 1", "Trả nợ kỳ một");
    CHECK(bench.import(books) ==
          "so-quy.csv line 8, column 3 (Nội dung): read 'Trả nợ kỳ một'; is not what was recorded as version 18: "
          "words: 'PT-003 Trả nợ kỳ một', was 'PT-003 Trả nợ kỳ 1'; recorded words stay as they were written: put "
          "them back\n");
  }
  SECTION("words that made it aid to the sick") {
    replace_once(cash_of(books), "Nước uống;Chi hoạt động;Mảng 7;", "Thăm bà Cúc ốm;Thăm hỏi;TV03;");
    Bench other;
    REQUIRE(other.import(books) == "");
    replace_once(cash_of(books), "Thăm bà Cúc ốm", "Thăm bà Cúc");
    CHECK(other.import(books).starts_with(
        "so-quy.csv line 5, column 3 (Nội dung): read 'Thăm bà Cúc'; is not what was recorded as version 14: kind: "
        "other, was sickness; words: 'Thăm bà Cúc', was 'Thăm bà Cúc ốm'; "));
  }
  SECTION("words of which the beginning has gone") {
    replace_once(cash_of(books), "Trả nợ kỳ 1", "kỳ 1");
    refused_with("words: 'PT-003 kỳ 1', was 'PT-003 Trả nợ kỳ 1'");
  }
  SECTION("long words, of which both readings are shown whole") {
    const std::string tail = " của bà Trần Thị Cúc, thôn Đông, có chồng đi cùng và ký thay vì đau tay phải";
    replace_once(cash_of(books), "Trả nợ kỳ 1", "Trả nợ kỳ 1" + tail);
    refused_with("words: 'PT-003 Trả nợ kỳ 1" + tail + "', was 'PT-003 Trả nợ kỳ 1'");
  }
  SECTION("words where there were none, and none where there were some") {
    replace_once(cash_of(books), "10/02/2019;;Kiểm quỹ;Kiểm quỹ;;;Quỹ hoạt động",
                 "10/02/2019;;Đếm hai lần;Kiểm quỹ;;;Quỹ hoạt động");
    refused_with("so-quy.csv line 12, column 3 (Nội dung): read 'Đếm hai lần'; is not what was recorded");
    refused_with("words: 'Đếm hai lần', was nothing");
    replace_once(cash_of(books), "Thu hội phí 3 thành viên;Hội phí;;", ";Hội phí;TV01;");
    refused_with("was 'PT-002 Thu hội phí 3 thành viên'");
  }
  SECTION("another payer of a fee, who is no member") {
    replace_once(cash_of(books), "Thu hội phí 3 thành viên;Hội phí;;", "Thu hội phí 3 thành viên;Hội phí;Tổ 3;");
    refused_with("words: 'PT-002 Tổ 3: Thu hội phí 3 thành viên', was 'PT-002 Thu hội phí 3 thành viên'");
  }
  SECTION("another voucher number") {
    replace_once(cash_of(books), "PT-003", "PT-033");
    refused_with("voucher: 'PT-033', was 'PT-003'");
  }
  SECTION("another name") {
    replace_once(bytes_of(books, BookFile::members), "Võ Thị Bình", "Võ Thị Bính");
    refused_with(
        "thanh-vien.csv line 3, column 2 (Họ và tên): read 'Võ Thị Bính'; is not what was recorded as version");
    refused_with("name: 'Võ Thị Bính', was 'Võ Thị Bình'");
    refused_with("is put right with soquy member amend");
  }
  SECTION("another year of birth") {
    replace_once(bytes_of(books, BookFile::members), "1955", "1956");
    refused_with("thanh-vien.csv line 3, column 3 (Năm sinh): read '1956'; is not what was recorded as version");
    refused_with("birth_year: 1956, was 1955");
  }
  SECTION("another rate of a loan") {
    replace_once(bytes_of(books, BookFile::loans), "1,0", "0,9");
    refused_with(
        "khoan-vay.csv line 2, column 5 (Lãi suất (%/tháng)): read '0,9'; is not what was recorded as version");
  }
  SECTION("another by-law") {
    replace_once(bytes_of(books, BookFile::by_law), "Phạt;0", "Phạt;5.000");
    refused_with("quy-che.csv line 13, column 2 (Nội dung): read '5.000'; is not what was recorded as version 2");
  }
  SECTION("rows that have gone") {
    std::string& cash = cash_of(books);
    cash.erase(cash.find("10/02/2019;PT-003"));
    refused_with("no longer in the books");
  }
  SECTION("a row in between") {
    replace_once(cash_of(books), "10/01/2019;PC-002",
                 "10/01/2019;PT-009;Thu hội phí 2 thành viên;Hội phí;;;Quỹ hoạt động;20.000;;50.000;\r\n"
                 "10/01/2019;PC-002");
    replace_once(cash_of(books), ";;20.000;10.000;", ";;20.000;30.000;");
    replace_once(cash_of(books), ";;;10.000;", ";;;30.000;");
    replace_once(cash_of(books), ";20.000;;30.000;PC-002", ";20.000;;50.000;PC-002");
    replace_once(cash_of(books), ";;;30.000;\r\n10/02", ";;;30.000;\r\n10/02");
    std::string& cash = cash_of(books);
    cash.replace(cash.rfind(";;;30.000;"), 10, ";;;50.000;");
    refused_with("so-quy.csv line 5, column 4 (Loại): read 'Hội phí'; is not what was recorded as version");
  }
}

TEST_CASE("a member who was amended may stand in the file as before or as amended", "[core][import]") {
  Bench bench;
  REQUIRE(bench.import(small_books()) == "");
  AmendProfile amend{MemberNo{2}, Sex::female, 1956, {}, ReasonCode::other, {{}, "Võ Thị Bính\n\n\n\n"}};
  Command command;
  command.club = *ClubCode::parse("AB-01");
  command.id = *parse_command_id("6ba7b810-9dad-41d1-80b4-00c04fd430c9");
  command.actor = actor_of(MemberNo{1});
  command.value_date = *parse_iso_day("2020-06-30");
  command.acts.push_back(Act{amend});
  REQUIRE(bench.ledger->submit(command).has_value());
  CHECK(bench.import(small_books()) == "");
  BookBytes books = small_books();
  replace_once(bytes_of(books, BookFile::members), "Võ Thị Bình;1955", "Võ Thị Bính;1956");
  CHECK(bench.import(books) == "");
}

namespace {

/// The books without the lines that begin so.
void leave_out(std::string& bytes, const std::string& begin, std::size_t lines) {
  const std::size_t at = bytes.find("\n" + begin) + 1;
  REQUIRE(at != 0);
  std::size_t end = at;
  for (std::size_t i = 0; i < lines; ++i) end = bytes.find('\n', end) + 1;
  bytes.erase(at, end - at);
}

}  // namespace

TEST_CASE("rows that have gone from a recorded meeting are not blamed on those that are left", "[core][import]") {
  Bench bench;
  bench.signers = {actor_of(MemberNo{4}), {actor_of(MemberNo{1})}};
  REQUIRE(bench.import(fixture_books()) == "");
  BookBytes books = fixture_books();
  SECTION("the last two counts") {
    std::string& cash = cash_of(books);
    leave_out(cash, "10/12/2019;;", 2);
    const std::string answer = bench.import(books);
    INFO(answer);
    CHECK(answer.starts_with("so-quy.csv: rows of 2019-12-10 that were imported (version "));
    CHECK(answer.ends_with(") are no longer in the books, or stand elsewhere in the file\n"));
    CHECK(std::count(answer.begin(), answer.end(), '\n') == 1);
  }
  SECTION("a row among others") {
    leave_out(cash_of(books), "10/12/2019;PC-048", 1);
    replace_once(cash_of(books), ";;200.000;5.560.000;", ";;200.000;5.710.000;");
    cash_of(books).replace(cash_of(books).rfind("5.560.000"), 9, "5.710.000");
    const std::string answer = bench.import(books);
    INFO(answer);
    CHECK(answer.starts_with("so-quy.csv: rows of 2019-12-10 that were imported (PC-048, version "));
    CHECK(std::count(answer.begin(), answer.end(), '\n') == 1);
  }
  SECTION("a member who joined later, last of the list or not") {
    std::string& members = bytes_of(books, BookFile::members);
    for (int round = 0; round < 2; ++round) {
      const std::size_t last = members.rfind("\nTV", members.size() - 2) + 1;
      BookBytes fewer = books;
      std::string& list = bytes_of(fewer, BookFile::members);
      const std::size_t from = round == 0 ? last : members.rfind("\nTV", last - 2) + 1;
      const std::string no = members.substr(from, 4);
      list.erase(from, list.find('\n', from) + 1 - from);
      if (cash_of(fewer).find(no) != std::string::npos) continue;
      const std::string answer = bench.import(fewer);
      INFO(answer);
      CHECK(answer.starts_with("thanh-vien.csv: rows of "));
      CHECK(answer.find(no) != std::string::npos);
      CHECK(std::count(answer.begin(), answer.end(), '\n') == 1);
    }
  }
  SECTION("a founder who is named nowhere else") {
    std::string& members = bytes_of(books, BookFile::members);
    std::string no;
    for (int i = 10; i < 56 && no.empty(); ++i) {
      const std::string each = "TV" + std::to_string(i);
      const bool named = cash_of(books).find(each) != std::string::npos ||
                         bytes_of(books, BookFile::loans).find(each) != std::string::npos;
      if (!named) no = each;
    }
    REQUIRE(no != "");
    leave_out(members, no, 1);
    const std::string answer = bench.import(books);
    INFO(answer);
    CHECK(answer.starts_with("thanh-vien.csv: rows of 2019-01-10 that were imported (" + no + ", version "));
    CHECK(std::count(answer.begin(), answer.end(), '\n') == 1);
  }
}
