#pragma once
// A ledger in memory, and what importing paper books into it says.

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/paper/paper_import.h"
#include "engine/ledger.h"
#include "tests/cli/paper_samples.h"

namespace soquy::tests {

/// The evening of a day on which the fixture's and the small club's books are typed in.
inline Instant typing_evening() { return at_vietnam_time(*parse_iso_day("2020-06-30"), 20, 0); }

struct Interrupted {};

struct Bench {
  engine::SimulatedClock clock{typing_evening()};
  std::unique_ptr<engine::Ledger> ledger = engine::Ledger::in_memory(clock, 1);
  cli::paper::Signers signers{actor_of(MemberNo{2}), {actor_of(MemberNo{1})}};
  cli::paper::ImportSummary summary;

  /// Reads, checks, prepares and records; the sentences of all problems, or nothing. Stops like a machine that is
  /// switched off once `stop_after` commits are recorded.
  std::string import(const cli::paper::BookBytes& files, std::size_t stop_after = SIZE_MAX) {
    const ReadResult read = read_and_check(files);
    cli::paper::Problems problems = read.problems;
    if (!problems.empty()) {
      ask_readable_part(*ledger, read.books, signers, problems);
      return in_sentences(std::move(problems));
    }
    cli::paper::PaperImport intake(*ledger, read.books, signers);
    problems = intake.prepare();
    summary = intake.summary();
    if (!problems.empty()) return in_sentences(std::move(problems));
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

  static std::string in_sentences(cli::paper::Problems problems) {
    sort_by_place(problems);
    std::string text;
    for (const cli::paper::Problem& problem : problems) text += to_sentence(problem) + "\n";
    return text;
  }

  [[nodiscard]] std::vector<Event> history(std::string_view club = "AB-01") const {
    return ledger->history(*ClubCode::parse(club));
  }
};

inline std::string& cash_of(cli::paper::BookBytes& books) { return bytes_of(books, cli::paper::BookFile::cash_book); }

}  // namespace soquy::tests
