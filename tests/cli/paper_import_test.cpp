// Paper books into a ledger: what comes out of it, and what happens the second time.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "tests/cli/paper_bench.h"

using namespace soquy;
using namespace soquy::cli::paper;
using namespace soquy::tests;

namespace {

/// Everything but salts and moments: what two ways of importing must agree on.
std::string story(const std::vector<Event>& events) {
  std::string text;
  for (const Event& event : events) {
    text += std::to_string(event.envelope.version.value) + " " + std::string(to_text(event.payload.kind())) + " " +
            to_iso(event.envelope.value_date) + " " + event.envelope.voucher + " " + to_text(event.envelope.command);
    for (const Posting& line : event.postings) {
      text += " " + fund_key(line.fund) + ":" + std::to_string(static_cast<int>(line.account)) + ":" +
              std::to_string(line.amount.minor);
    }
    text += "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("the small club's books become a founding, a member who joins, and two meetings", "[core][import]") {
  Bench bench;
  REQUIRE(bench.import(small_books()) == "");
  CHECK(bench.summary.meetings == 2);
  CHECK(bench.summary.commands == 4);
  CHECK(bench.summary.rows == 11);
  CHECK(bench.summary.members == 4);
  CHECK(bench.summary.cash == std::map<Fund, Money>{{kIncomeFund, 3'130'000_vnd}, {kActivityFund, 30'000_vnd}});
  const auto state = bench.ledger->state(*ClubCode::parse("AB-01"));
  REQUIRE(state.has_value());
  CHECK(state->balance(kIncomeFund, Account::cash) == 3'130'000_vnd);
  CHECK(state->balance(kIncomeFund, Account::loans) == 2'000'000_vnd);
  CHECK(state->balance(kIncomeFund, Account::interest_income) == -30'000_vnd);
  CHECK(state->version == bench.summary.version);
  CHECK(state->meetings.size() == 2);
  for (const Event& event : bench.history()) CHECK(event.envelope.from_paper);
}

TEST_CASE("a reversal from paper finds the entry of its voucher, and is signed by the approver", "[core][import]") {
  Bench bench;
  REQUIRE(bench.import(small_books()) == "");
  Version expense;
  for (const Event& event : bench.history()) {
    if (event.envelope.voucher == "PC-002") expense = event.envelope.version;
    if (const auto* reversal = event.payload.as<EntryReversed>()) CHECK(reversal->entry == expense);
    if (event.envelope.voucher == "PT-005") {
      CHECK(to_iso(event.envelope.written_on) == "2019-02-10");
      CHECK(to_iso(event.envelope.value_date) == "2019-01-10");
    }
    if (event.envelope.index == 0 && to_iso(event.envelope.value_date) == "2019-02-10" &&
        event.payload.as<MeetingHeld>() != nullptr) {
      REQUIRE(event.envelope.approvals.size() == 1);
      CHECK(event.envelope.approvals[0].actor.text() == "TV01");
    }
  }
  CHECK_FALSE(expense.is_none());
}

TEST_CASE("reversals and late rows are not imported on one person's word", "[core][import]") {
  Bench bench;
  bench.signers.approvers = {};
  CHECK(bench.import(small_books()) ==
        "so-quy.csv line 9: a reversal or late row needs a second signer: --approved-by TV01\n"
        "so-quy.csv line 10: a reversal or late row needs a second signer: --approved-by TV01\n"
        "rows from so-quy.csv line 8 on were asked of the ledger only for what is wrong with each by itself; mend "
        "these first, then run --dry-run again\n");
  CHECK(bench.history().empty());
}

TEST_CASE("a repayment dated before one of its loan that stands above it is signed by two", "[core][import]") {
  cli::paper::BookBytes files = small_books();
  std::string& cash = cash_of(files);
  cash.erase(cash.find("10/02/2019;PT-003"));
  cash +=
      "10/02/2019;PT-003;Trả nợ;Trả nợ;TV03;KV001;Quỹ tăng thu nhập;500.000;;2.500.000;\r\n"
      "05/02/2019;PT-004;Trả nợ;Trả nợ;TV03;KV001;Quỹ tăng thu nhập;530.000;;3.030.000;\r\n"
      "10/02/2019;;Kiểm quỹ;Kiểm quỹ;;;Quỹ tăng thu nhập;;;3.030.000;\r\n"
      "10/02/2019;;Kiểm quỹ;Kiểm quỹ;;;Quỹ hoạt động;;;10.000;\r\n";
  Bench alone;
  alone.signers.approvers = {};
  CHECK(alone.import(files) ==
        "so-quy.csv line 9: a repayment dated before one above it needs a second signer: --approved-by TV01\n"
        "rows from so-quy.csv line 8 on were asked of the ledger only for what is wrong with each by itself; mend "
        "these first, then run --dry-run again\n");
  Bench bench;
  CHECK(bench.import(files) == "");
  CHECK(bench.history().back().payload.as<CashCounted>() != nullptr);
  replace_once(cash, "05/02/2019;PT-004", "10/02/2019;PT-004");
  Bench same_day;
  same_day.signers.approvers = {};
  CHECK(same_day.import(files) == "");
}

TEST_CASE("the same books twice record nothing the second time", "[core][import]") {
  Bench bench;
  REQUIRE(bench.import(small_books()) == "");
  const std::string before = story(bench.history());
  REQUIRE(bench.import(small_books()) == "");
  CHECK(bench.summary.commands == 0);
  CHECK(bench.summary.already_commands == 4);
  CHECK(bench.summary.cash.at(kIncomeFund) == 3'130'000_vnd);
  CHECK(story(bench.history()) == before);
}

TEST_CASE("an interrupted import goes on where it stopped, and ends as if nothing had happened", "[core][import]") {
  Bench whole;
  REQUIRE(whole.import(fixture_books()) == "");
  const std::size_t commits = whole.summary.commands;
  REQUIRE(commits == 16);
  const std::string expected = story(whole.history("HP-01"));
  for (std::size_t stop : {std::size_t{1}, std::size_t{5}, std::size_t{7}, commits - 1}) {
    Bench bench;
    REQUIRE(bench.import(fixture_books(), stop) == "interrupted");
    REQUIRE(bench.import(fixture_books()) == "");
    CHECK(bench.summary.commands == commits - stop);
    CHECK(story(bench.history("HP-01")) == expected);
  }
}

TEST_CASE("a book that goes on records only its new rows", "[core][import]") {
  Bench bench;
  BookBytes books = small_books();
  REQUIRE(bench.import(books) == "");
  const std::size_t before = bench.history().size();

  SECTION("a new meeting") {
    cash_of(books) +=
        "10/03/2019;PT-006;Trả nợ kỳ 2;Trả nợ;TV03;KV001;Quỹ tăng thu nhập;1.030.000;;4.160.000;\r\n"
        "10/03/2019;;Kiểm quỹ;Kiểm quỹ;;;Quỹ tăng thu nhập;;;4.160.000;\r\n";
    REQUIRE(bench.import(books) == "");
    CHECK(bench.summary.meetings == 1);
    CHECK(bench.history().size() == before + 3);
  }
  SECTION("a row that no count closes yet, then the rest of that meeting") {
    cash_of(books) += "10/03/2019;PT-006;Trả nợ kỳ 2;Trả nợ;TV03;KV001;Quỹ tăng thu nhập;1.030.000;;4.160.000;\r\n";
    REQUIRE(bench.import(books) == "");
    CHECK(bench.history().size() == before + 2);
    cash_of(books) +=
        "10/03/2019;PT-007;Thu hội phí 4 thành viên;Hội phí;;;Quỹ hoạt động;40.000;;70.000;\r\n"
        "10/03/2019;;Kiểm quỹ;Kiểm quỹ;;;Quỹ tăng thu nhập;;;4.160.000;\r\n";
    REQUIRE(bench.import(books) == "");
    CHECK(bench.summary.rows == 2);
    CHECK(bench.history().size() == before + 5);  // two rows, and what the book says of the fees
    REQUIRE(bench.import(books) == "");
    CHECK(bench.summary.commands == 0);
  }
  SECTION("a row of a meeting that was recorded") {
    cash_of(books) += "10/02/2019;PT-006;Thu hội phí 4 thành viên;Hội phí;;;Quỹ hoạt động;40.000;;70.000;\r\n";
    REQUIRE(bench.import(books) == "");
    CHECK(bench.history().size() == before + 2);  // the row, and what the book says of it
    REQUIRE(bench.import(books) == "");
    CHECK(bench.history().size() == before + 2);
    replace_once(cash_of(books), "PT-006;Thu hội phí 4 thành viên", "PT-006;Thu hội phí của 4 thành viên");
    CHECK(bench.import(books).starts_with("so-quy.csv line 13, column 3 (Nội dung): read 'Thu hội phí của 4"));
  }
  SECTION("a loan under a resolution that was passed earlier") {
    bytes_of(books, BookFile::loans) += "KV002;TV01;10/03/2019;500.000;1,0;Lãi phẳng;2;Trồng rau;NQ-01;\r\n";
    cash_of(books) +=
        "10/03/2019;PC-003;Giải ngân KV002;Giải ngân;TV01;KV002;Quỹ tăng thu nhập;;500.000;2.630.000;\r\n"
        "10/03/2019;;Kiểm quỹ;Kiểm quỹ;;;Quỹ tăng thu nhập;;;2.630.000;\r\n";
    REQUIRE(bench.import(books) == "");
    CHECK(bench.history().size() == before + 4);  // meeting, approval, disbursement, count
    REQUIRE(bench.import(books) == "");
    CHECK(bench.summary.commands == 0);
  }
  SECTION("members, one of them a founder who had been left out") {
    bytes_of(books, BookFile::members) +=
        "TV05;Hồ Thị Nga;1961;Nữ;Không;10/01/2019;\r\n"
        "TV06;Lý Văn Phúc;1962;Nam;Không;10/03/2019;Tình nguyện viên\r\n";
    REQUIRE(bench.import(books) == "");
    CHECK(bench.summary.members == 2);
    CHECK(bench.summary.commands == 2);
    CHECK(bench.history().size() == before + 3);
    REQUIRE(bench.import(books) == "");
    CHECK(bench.summary.commands == 0);
  }
}

TEST_CASE("a post is not given to a founder who was left out of the founding", "[core][import]") {
  Bench bench;
  BookBytes books = small_books();
  REQUIRE(bench.import(books) == "");
  bytes_of(books, BookFile::members) += "TV05;Hồ Thị Nga;1961;Nữ;Không;10/01/2019;Thủ quỹ\r\n";
  CHECK(bench.import(books) ==
        "thanh-vien.csv line 6, column 7 (Chức vụ): read 'Thủ quỹ'; accepted: nothing: the founding is recorded; later "
        "boards are elected by a resolution\n"
        "the ledger was asked only for what is wrong with each row by itself; mend these first, then run --dry-run "
        "again\n");
}

TEST_CASE("a member whose year of birth nobody knows joins all the same", "[core][import]") {
  Bench bench;
  BookBytes books = small_books();
  replace_once(bytes_of(books, BookFile::members), "Võ Thị Bình;1955;", "Võ Thị Bình;;");
  CHECK(bench.import(books) == "");
}

TEST_CASE("a club that was founded by hand takes in its paper books", "[core][import]") {
  Bench bench;
  const ReadResult read = read_and_check(small_books());
  Command founding = Planner(read.books, bench.signers).founding(2, {7}).command;
  founding.id = *parse_command_id("6ba7b810-9dad-41d1-80b4-00c04fd430c8");
  founding.from_paper = false;
  REQUIRE(bench.ledger->submit(founding).has_value());
  REQUIRE(bench.import(small_books()) == "");
  CHECK(bench.summary.members == 2);
  CHECK(bench.summary.meetings == 2);
  BookBytes other = small_books();
  replace_once(bytes_of(other, BookFile::by_law), "CLB An Bình", "CLB An Hòa");
  CHECK(bench.import(other) ==
        "quy-che.csv line 3, column 2 (Nội dung): read 'CLB An Hòa'; the club AB-01 is in the store with another name: "
        "'CLB An Hòa', was 'CLB An Bình'\n");
}

TEST_CASE("the example of docs/IMPORT.md is imported as it stands there", "[import]") {
  std::ifstream in(std::string(SOQUY_SOURCE_DIR) + "/docs/IMPORT.md", std::ios::binary);
  const std::string doc(std::istreambuf_iterator<char>(in), {});
  BookBytes files;
  files.names = {"by-law.csv", "members.csv", "loans.csv", "cash-book.csv"};
  for (std::size_t i = 0; i < kBookFiles; ++i) {
    const std::string opening = "`" + files.names[i] + "`\n\n```csv\n";
    const std::size_t begin = doc.find(opening);
    REQUIRE(begin != std::string::npos);
    const std::size_t text = begin + opening.size();
    files.bytes[i] = doc.substr(text, doc.find("```", text) - text);
  }
  Bench bench;
  REQUIRE(bench.import(files) == "");
  CHECK(bench.summary.meetings == 2);
  CHECK(bench.summary.cash.at(kIncomeFund) == 3'030'000_vnd);
  REQUIRE(bench.import(files) == "");
  CHECK(bench.summary.commands == 0);
}
