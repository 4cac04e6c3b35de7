#pragma once
// A club's paper books small enough to read in a test: two funds, four members, one loan, two meetings.

#include <string>
#include <string_view>

#include "cli/paper/paper_books.h"

namespace soquy::tests {

[[nodiscard]] cli::paper::BookBytes small_books();
/// The hanh-phuc-2019 fixture as it lies in tests/fixtures.
[[nodiscard]] cli::paper::BookBytes fixture_books();

[[nodiscard]] std::string& bytes_of(cli::paper::BookBytes& books, cli::paper::BookFile file);
/// Replaces the one place where `from` stands; anything else ends the test.
void replace_once(std::string& text, std::string_view from, std::string_view to);
void replace_all(std::string& text, std::string_view from, std::string_view to);

/// Reads and checks as the import does, on 2020-06-30.
struct ReadResult {
  cli::paper::PaperBooks books;
  cli::paper::Problems problems;
  /// One sentence a line, in order of place.
  [[nodiscard]] std::string sentences() const;
};
[[nodiscard]] ReadResult read_and_check(const cli::paper::BookBytes& books);

}  // namespace soquy::tests
