// soquy import as it is typed: answers, exit codes, and what is on disk afterwards.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "cli/command.h"
#include "engine/ledger.h"
#include "tests/cli/paper_samples.h"
#include "tests/support/scratch_directory.h"

using namespace soquy;
using namespace soquy::cli::paper;
using namespace soquy::tests;

namespace {

struct Answer {
  int exit = 0;
  std::string out;
  std::string err;
};

/// A store and a folder with the four files.
struct Desk {
  test::ScratchDirectory scratch;
  engine::SimulatedClock clock{at_vietnam_time(*parse_iso_day("2020-06-30"), 20, 0)};
  std::string store = (scratch.path() / "store").string();
  std::filesystem::path folder = scratch.path() / "so-sach";

  Desk() {
    engine::Ledger::create(store);
    std::filesystem::create_directory(folder);
  }

  void write(const BookBytes& files) const {
    for (std::size_t i = 0; i < kBookFiles; ++i) {
      std::ofstream(folder / files.names[i], std::ios::binary | std::ios::trunc) << files.bytes[i];
    }
  }

  Answer import(std::vector<std::string> more) {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    cli::Terminal terminal{in, out, err};
    terminal.clock = &clock;
    std::vector<std::string> words = {"import", folder.string(), "--store", store};
    words.insert(words.end(), more.begin(), more.end());
    const int exit = cli::run(words, terminal);
    return {exit, out.str(), err.str()};
  }

  std::uint64_t events() { return engine::Ledger::open(store, clock, false)->store().log_size(); }
};

const std::vector<std::string> kSigned = {"--by", "TV02", "--approved-by", "TV01"};

std::vector<std::string> with(std::vector<std::string> words, const std::string& more) {
  words.push_back(more);
  return words;
}

}  // namespace

TEST_CASE("soquy import says what it would do, does it, and does it once", "[import]") {
  Desk desk;
  desk.write(small_books());

  const Answer dry = desk.import(with(kSigned, "--dry-run"));
  CHECK(dry.exit == cli::done);
  CHECK(dry.out ==
        "AB-01 CLB An Bình\n"
        "Would record 2 meetings with 11 rows of the cash book, 4 new members: 23 entries in 4 commits, up to version "
        "23.\n"
        "Cash of Quỹ tăng thu nhập: 3.130.000 đ\n"
        "Cash of Quỹ hoạt động: 30.000 đ\n"
        "Dry run: nothing was recorded.\n");
  CHECK(desk.events() == 0);

  const Answer first = desk.import(kSigned);
  CHECK(first.err == "");
  CHECK(first.exit == cli::done);
  CHECK(first.out.find("Recorded 2 meetings with 11 rows") != std::string::npos);
  CHECK(desk.events() == 23);

  const Answer again = desk.import(kSigned);
  CHECK(again.exit == cli::done);
  CHECK(again.out ==
        "AB-01 CLB An Bình\n"
        "Recorded before and unchanged: 4 commits, 2 meetings among them.\n"
        "Nothing in the books is new.\n"
        "Cash of Quỹ tăng thu nhập: 3.130.000 đ\n"
        "Cash of Quỹ hoạt động: 30.000 đ\n");
  CHECK(desk.events() == 23);
}

TEST_CASE("a bad file changes nothing and lists every bad line", "[import]") {
  Desk desk;
  BookBytes books = small_books();
  replace_once(bytes_of(books, BookFile::cash_book), ";100.000;;3.130.000;", ";100.0;;3.130.000;");
  replace_once(bytes_of(books, BookFile::members), ";Nữ;Nghèo;", ";Nữ;Giàu;");
  desk.write(books);
  const Answer answer = desk.import(kSigned);
  CHECK(answer.exit == cli::refused);
  CHECK(answer.out == "");
  CHECK(answer.err ==
        "thanh-vien.csv line 3, column 5 (Diện hộ): read 'Giàu'; accepted: Không (None) | Nghèo (Poor) | Cận nghèo "
        "(Near poor) | Khó khăn (Hardship)\n"
        "so-quy.csv line 10, column 8 (Thu): read '100.0'; accepted: a whole number of VND such as 1.250.000 or "
        "1250000 (no decimals, dots only between thousands)\n"
        "the ledger was asked only for what is wrong with each row by itself; mend these first, then run --dry-run "
        "again\n"
        "soquy: 2 problems in the paper books; nothing was recorded.\n");
  CHECK(desk.events() == 0);

  const Answer for_machines = desk.import(with(with(kSigned, "--format"), "json"));
  CHECK(for_machines.exit == cli::refused);
  CHECK(for_machines.out.find(R"("line": 10)") != std::string::npos);
}

TEST_CASE("a list of problems that is cut says so in its last line", "[import]") {
  Desk desk;
  BookBytes books = small_books();
  for (int i = 0; i < 2'000; ++i) bytes_of(books, BookFile::cash_book) += "x;x;x;x;x;x;x;x;x;x;x\r\n";
  desk.write(books);
  const Answer answer = desk.import(kSigned);
  CHECK(answer.exit == cli::refused);
  const std::string end =
      "\nthe list ends here: reading stops after 5000 problems and there may be more; are these the right files?\n"
      "soquy: 5000 problems in the paper books; nothing was recorded.\n";
  CHECK(answer.err.ends_with(end));
}

TEST_CASE("soquy import says what is missing from the folder or the command line", "[import]") {
  Desk desk;
  BookBytes books = small_books();
  desk.write(books);
  CHECK(desk.import({}).exit == cli::wrong_usage);
  CHECK(desk.import({"--by", "TV02", "--approved-by", "TV02"}).exit == cli::wrong_usage);
  std::filesystem::remove(desk.folder / "khoan-vay.csv");
  const Answer missing = desk.import(kSigned);
  CHECK(missing.exit == cli::refused);
  CHECK(missing.err.find("khoan-vay.csv: is not in the folder, nor is loans.csv") != std::string::npos);
  desk.folder = desk.folder / "nowhere";
  CHECK(desk.import(kSigned).exit == cli::wrong_usage);
  CHECK(desk.events() == 0);
}
