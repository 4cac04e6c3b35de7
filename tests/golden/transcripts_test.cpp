// The command line as people meet it: every transcript is run and must come out as written.
// After a change that is meant: SOQUY_REWRITE=1 build/release/tests/test_golden "*transcript*", then read the diff.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

#include "cli/command.h"
#include "cli/help.h"
#include "tests/golden/transcript.h"

namespace fs = std::filesystem;
using namespace soquy;

namespace {

const fs::path kRoot = SOQUY_SOURCE_DIR;

std::vector<fs::path> transcripts() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(kRoot / "tests/golden/transcripts"))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  for (const auto* document : {"README.md", "docs/CLI.md"})
    if (fs::exists(kRoot / document)) files.push_back(kRoot / document);
  std::sort(files.begin(), files.end());
  return files;
}

void check_as_written(const fs::path& file) {
  if (std::getenv("SOQUY_REWRITE") != nullptr) golden::rewrite_transcript(file);
  const std::string differences = golden::run_transcript(file);
  INFO(differences);
  CHECK(differences.empty());
}

/// The commands that a shell line runs.
void add_commands(const std::string& line, std::set<std::string>& seen) {
  std::size_t at = 0;
  while ((at = line.find("soquy ", at)) != std::string::npos) {
    at += 6;
    const std::string rest = line.substr(at) + " ";
    std::string best;
    for (const auto& spec : cli::all_commands())
      if (rest.starts_with(spec.name + " ") && spec.name.size() > best.size()) best = spec.name;
    seen.insert(best);
  }
}

}  // namespace

TEST_CASE("every transcript comes out as it is written", "[golden]") {
  REQUIRE(transcripts().size() >= 8);
  for (const auto& file : transcripts()) check_as_written(file);
}

TEST_CASE("every command stands in a transcript", "[golden]") {
  std::set<std::string> seen;
  for (const auto& file : transcripts())
    for (const auto& step : golden::read_transcript(file))
      if (step.exit == 0) add_commands(step.command, seen);
  for (const auto& spec : cli::all_commands()) {
    INFO("no transcript shows 'soquy " << spec.name << "' succeed");
    CHECK(seen.contains(spec.name));
  }
}

TEST_CASE("every command has a summary and two examples that its own parser takes", "[golden]") {
  for (const auto& spec : cli::all_commands()) {
    INFO(spec.name);
    CHECK_FALSE(spec.summary.empty());
    CHECK(spec.examples.size() >= 2);
    CHECK(spec.run);
  }
}

namespace {

const std::string kBegin = "<!-- commands: written by tests/golden, see there -->\n";
const std::string kEnd = "<!-- end of commands -->\n";

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string table_of_commands() {
  std::string text = "| command | what it does |\n| --- | --- |\n";
  for (const auto& spec : cli::all_commands()) text += "| `" + cli::usage_line(spec) + "` | " + spec.summary + " |\n";
  return text;
}

}  // namespace

TEST_CASE("docs/CLI.md lists every command as it is", "[golden]") {
  const fs::path file = kRoot / "docs/CLI.md";
  std::string text = read(file);
  const std::size_t begin = text.find(kBegin);
  const std::size_t end = text.find(kEnd);
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  const std::size_t from = begin + kBegin.size();
  if (std::getenv("SOQUY_REWRITE") != nullptr) {
    text.replace(from, end - from, table_of_commands());
    std::ofstream(file, std::ios::binary) << text;
  } else {
    CHECK(text.substr(from, end - from) == table_of_commands());
  }
}
