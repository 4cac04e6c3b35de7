// Paper books into a ledger: what comes out of it, and what happens the second time.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "cli/paper/paper_import.h"
#include "cli/render.h"
#include "engine/ledger.h"
#include "tests/cli/paper_samples.h"

using namespace soquy;
using namespace soquy::cli::paper;
using namespace soquy::tests;

namespace {

/// The evening of a day on which the fixture's and the small club's books are typed in.
Instant typing_evening() { return at_vietnam_time(*parse_iso_day("2020-06-30"), 20, 0); }

struct Interrupted {};

/// A ledger in memory and what importing into it says.
struct Bench {
  engine::SimulatedClock clock{typing_evening()};
  std::unique_ptr<engine::Ledger> ledger = engine::Ledger::in_memory(clock, 1);
  Signers signers{actor_of(MemberNo{2}), {actor_of(MemberNo{1})}};
  ImportSummary summary;

  /// Reads, checks, prepares and records; the sentences of all problems, or nothing. Stops like a machine that is
  /// switched off once `stop_after` commits are recorded.
  std::string import(const BookBytes& files, std::size_t stop_after = SIZE_MAX) {
    const ReadResult read = read_and_check(files);
    if (!read.problems.empty()) return read.sentences();
    PaperImport intake(*ledger, read.books, signers);
    Problems problems = intake.prepare();
    summary = intake.summary();
    if (!problems.empty()) {
      sort_by_place(problems);
      std::string text;
      for (const Problem& problem : problems) text += to_sentence(problem) + "\n";
      return text;
    }
    try {
      const auto outcome = intake.record([&](std::size_t done, std::size_t) {
        if (done >= stop_after) throw Interrupted{};
      });
      REQUIRE(outcome.has_value());
    } catch (const Interrupted&) {
      return "interrupted";
    }
    return "";
  }

  [[nodiscard]] std::vector<Event> history(std::string_view club = "AB-01") const {
    return ledger->history(*ClubCode::parse(club));
  }
};

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

std::string& cash_of(BookBytes& books) { return bytes_of(books, BookFile::cash_book); }

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
        "so-quy.csv line 10: a reversal or late row needs a second signer: --approved-by TV01\n");
  CHECK(bench.history().empty());
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
        "boards are elected by a resolution\n");
}

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
          "so-quy.csv line 8, column 3 (Nội dung): read 'Trả nợ kỳ một'; is not what was recorded as version 17: "
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

TEST_CASE("a member whose year of birth nobody knows joins all the same", "[core][import]") {
  Bench bench;
  BookBytes books = small_books();
  replace_once(bytes_of(books, BookFile::members), "Võ Thị Bình;1955;", "Võ Thị Bình;;");
  CHECK(bench.import(books) == "");
}

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
