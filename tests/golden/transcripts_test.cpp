// The command line as people meet it: every transcript is run and must come out as written.
// After a change that is meant: SOQUY_REWRITE=1 build/release/tests/test_golden "[transcript]", then read the diff.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <vector>

#include "cli/command.h"
#include "cli/command_line.h"
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
  for (const auto* document : {"README.md", "docs/CLI.md", "docs/LOANS.md"})
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

// In four parts, so that they run side by side.

namespace {

void check_part(std::size_t part) {
  const auto files = transcripts();
  REQUIRE(files.size() >= 8);
  for (std::size_t i = part; i < files.size(); i += 4) check_as_written(files[i]);
}

}  // namespace

TEST_CASE("every transcript comes out as it is written: the first quarter", "[golden][transcript]") { check_part(0); }
TEST_CASE("every transcript comes out as it is written: the second quarter", "[golden][transcript]") { check_part(1); }
TEST_CASE("every transcript comes out as it is written: the third quarter", "[golden][transcript]") { check_part(2); }
TEST_CASE("every transcript comes out as it is written: the last quarter", "[golden][transcript]") { check_part(3); }

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

namespace {

using Words = std::vector<std::string>;

/// The soquy commands of a shell line, without "soquy": parts of a pipe and what stands in $(...) or <(...), without
/// redirections.
std::vector<Words> soquy_commands(std::string line) {
  std::vector<Words> commands;
  if (const std::size_t begin = std::min(line.find("$("), line.find("<(")); begin != std::string::npos) {
    const std::size_t end = line.find(')', begin);
    REQUIRE(end != std::string::npos);
    commands = soquy_commands(line.substr(begin + 2, end - begin - 2));
    line.replace(begin, end + 1 - begin, "printed");
  }
  Words words;
  const auto finish = [&] {
    if (!words.empty() && words.front() == "soquy") commands.emplace_back(words.begin() + 1, words.end());
    words.clear();
  };
  const Words typed = cli::words_of(line);
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (typed[i] == "|") {
      finish();
    } else if (typed[i] == ">" || typed[i] == "<") {
      ++i;  // the file
    } else {
      words.push_back(typed[i]);
    }
  }
  finish();
  return commands;
}

/// The command that the words begin with, by its longest name; its name is taken off them.
const cli::CommandSpec* take_command(Words& words) {
  if (words == Words{"--version"}) words = {"version"};  // what every programme is asked
  const cli::CommandSpec* best = nullptr;
  Words best_name;
  for (const auto& spec : cli::all_commands()) {
    const Words name = cli::words_of(spec.name);
    const bool begins = words.size() >= name.size() && std::equal(name.begin(), name.end(), words.begin());
    if (!begins || name.size() <= best_name.size()) continue;
    best = &spec;
    best_name = name;
  }
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(best_name.size()));
  return best;
}

/// A parser that takes anything would take the examples too.
void check_the_parser_judges(const cli::CommandSpec& spec, const Words& good) {
  Words unknown = good;
  unknown.emplace_back("--no-such-option");
  CHECK_THROWS_AS(cli::parse(spec, unknown), cli::UsageError);
  for (const cli::Option& option : spec.options) {
    const auto at = std::find(good.begin(), good.end(), option.name);
    if (at == good.end() || option.value.empty()) continue;
    INFO(option.name);
    const auto place = at - good.begin();
    if (option.required && std::count(good.begin(), good.end(), option.name) == 1) {
      Words without = good;
      without.erase(without.begin() + place, without.begin() + place + 2);
      CHECK_THROWS_AS(cli::parse(spec, without), cli::UsageError);
    }
    if (!option.choices.empty()) {
      Words other = good;
      other[static_cast<std::size_t>(place) + 1] = "no-such-choice";
      CHECK_THROWS_AS(cli::parse(spec, other), cli::UsageError);
    }
  }
}

}  // namespace

TEST_CASE("every command has a summary and two examples that its own parser takes", "[golden]") {
  for (const auto& spec : cli::all_commands()) {
    INFO(spec.name);
    CHECK_FALSE(spec.summary.empty());
    CHECK(spec.examples.size() >= 2);
    CHECK(spec.run);
    for (const std::string& example : spec.examples) {
      INFO(example);
      bool shows_itself = false;
      for (Words words : soquy_commands(example)) {
        const cli::CommandSpec* named = take_command(words);
        REQUIRE(named != nullptr);
        CHECK_NOTHROW(cli::parse(*named, words));
        check_the_parser_judges(*named, words);
        shows_itself = shows_itself || named == &spec;
      }
      CHECK(shows_itself);
    }
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
