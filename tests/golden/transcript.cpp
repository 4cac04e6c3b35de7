#include "tests/golden/transcript.h"

#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <regex>
#include <sstream>

#include "engine/clock.h"
#include "events/calendar.h"

namespace soquy::golden {

namespace fs = std::filesystem;

namespace {

using Lines = std::vector<std::string>;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.ends_with('\r')) line.pop_back();
    lines.push_back(line);
  }
  return lines;
}

/// A folder of its own that goes when the test ends.
class Folder {
 public:
  Folder() {
    std::random_device random;
    path_ = fs::temp_directory_path() / ("soquy-transcript-" + std::to_string(random()) + std::to_string(random()));
    fs::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }
  std::string exports;

 private:
  fs::path path_;
};

struct Answer {
  Lines out;
  Lines err;
  int exit = 0;
};

/// Runs one command in a shell of its own; what it exports holds for the commands after it.
Answer answer_of(const std::string& command, Folder& folder) {
  if (command.starts_with("export ")) folder.exports += command + "\n";
  const fs::path script = folder.path() / ".command";
  const std::string binary = fs::path(SOQUY_BINARY).parent_path().string();
  write(script, "cd " + (folder.path() / "work").string() + " && unset SOQUY_BY\nexport PATH=" + binary +
                    ":$PATH SOQUY_STORE=so-quy GOLDEN=" + SOQUY_SOURCE_DIR + "/tests/golden/transcripts\n" +
                    folder.exports + command + "\n");
  const std::string run = "sh " + script.string() + " >" + (folder.path() / ".out").string() + " 2>" +
                          (folder.path() / ".err").string() + " </dev/null";
  const int status = std::system(run.c_str());
  return {lines_of(read(folder.path() / ".out")), lines_of(read(folder.path() / ".err")),
          WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)};
}

/// Whether the line is what was expected, <...> standing for any text.
bool fits(const std::string& expected, const std::string& seen) {
  const std::string any = "<...>";
  std::size_t at = 0;
  std::size_t from = 0;
  bool first = true;
  while (true) {
    const std::size_t next = expected.find(any, from);
    const std::string part = expected.substr(from, next == std::string::npos ? next : next - from);
    if (next == std::string::npos && !first) return seen.size() >= at + part.size() + 1 && seen.ends_with(part);
    if (next == std::string::npos) return seen == part;
    const std::size_t found = first ? (seen.starts_with(part) ? 0 : std::string::npos) : seen.find(part, at + 1);
    if (found == std::string::npos) return false;
    at = found + part.size();
    from = next + any.size();
    first = false;
  }
}

bool fit(const Lines& expected, std::size_t e, const Lines& seen, std::size_t s) {
  if (e == expected.size()) return s == seen.size();
  if (expected[e] == "...") {
    for (std::size_t skip = s; skip <= seen.size(); ++skip)
      if (fit(expected, e + 1, seen, skip)) return true;
    return false;
  }
  return s < seen.size() && fits(expected[e], seen[s]) && fit(expected, e + 1, seen, s + 1);
}

std::string printed(const Lines& lines, const std::string& before) {
  std::string out;
  for (const auto& line : lines) out += before + line + "\n";
  return out;
}

std::string difference(const fs::path& file, const Step& step, const Answer& answer) {
  const bool same = fit(step.out, 0, answer.out, 0) && fit(step.err, 0, answer.err, 0) && step.exit == answer.exit;
  if (same) return "";
  return file.filename().string() + ":" + std::to_string(step.line) + ": $ " + step.command + "\nexpected [exit " +
         std::to_string(step.exit) + "]\n" + printed(step.out, "  ") + printed(step.err, "  ! ") + "came [exit " +
         std::to_string(answer.exit) + "]\n" + printed(answer.out, "  ") + printed(answer.err, "  ! ") + "\n";
}

/// What differs from run to run.
std::string without_the_varying(std::string line) {
  static const std::string today = to_iso(day_in_vietnam(engine::SystemClock().now()));
  static const std::regex varying(
      R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32,})");
  static const std::regex root("(root|gốc) [0-9a-f]{16}[.]");
  static const std::regex device(R"(("device": "|device )\d+)");
  line = std::regex_replace(line, varying, "<...>");
  line = std::regex_replace(line, root, "$1 <...>.");
  line = std::regex_replace(line, device, "$1<...>");
  return std::regex_replace(line, std::regex(today), "<...>");
}

bool is_command(const std::string& line) { return line.starts_with("$ "); }

}  // namespace

std::vector<Step> read_transcript(const fs::path& file) {
  std::vector<Step> steps;
  const bool markdown = file.extension() == ".md";
  bool inside = !markdown;
  std::size_t number = 0;
  for (const auto& line : lines_of(read(file))) {
    ++number;
    if (markdown && line.starts_with("```")) {
      inside = line == "```console";
      continue;
    }
    if (!inside) continue;
    static const std::regex exit_line(R"(\[exit (\d+)\])");
    std::smatch match;
    if (is_command(line)) {
      steps.push_back({number, line.substr(2), {}, {}, 0});
    } else if (line.starts_with("# ") || (line.empty() && steps.empty())) {
      continue;
    } else if (steps.empty()) {
      steps.push_back({number, "echo 'a transcript begins with a command'; exit 99", {}, {}, 0});
    } else if (line.starts_with("> ") || line == ">") {
      steps.back().command += "\n" + (line.size() > 2 ? line.substr(2) : "");
    } else if (line.starts_with("! ") || line == "!") {
      steps.back().err.push_back(line.size() > 2 ? line.substr(2) : "");
    } else if (std::regex_match(line, match, exit_line)) {
      steps.back().exit = std::stoi(match[1]);
    } else {
      steps.back().out.push_back(line);
    }
  }
  return steps;
}

std::string run_transcript(const fs::path& file) {
  Folder folder;
  fs::create_directories(folder.path() / "work");
  std::string differences;
  for (const auto& step : read_transcript(file)) differences += difference(file, step, answer_of(step.command, folder));
  return differences;
}

void rewrite_transcript(const fs::path& file) {
  Folder folder;
  fs::create_directories(folder.path() / "work");
  const auto steps = read_transcript(file);
  const bool markdown = file.extension() == ".md";
  std::string text;
  bool inside = !markdown;
  std::size_t next = 0;
  const auto answer = [&](std::size_t step) {
    const Answer came = answer_of(steps[step].command, folder);
    for (const auto& line : came.out) text += without_the_varying(line) + "\n";
    for (const auto& line : came.err) text += without_the_varying(line.empty() ? "!" : "! " + line) + "\n";
    if (came.exit != 0) text += "[exit " + std::to_string(came.exit) + "]\n";
  };
  const auto finish = [&] {
    if (next > 0) answer(next - 1);
  };
  bool pending = false;
  for (const auto& line : lines_of(read(file))) {
    const bool fence = markdown && line.starts_with("```");
    const bool kept =
        !inside || fence || is_command(line) || line.starts_with("> ") || line == ">" || line.starts_with("# ");
    if (!kept && !(line.empty() && next == 0)) continue;
    const bool continues = line.starts_with("> ") || line == ">";
    if (pending && inside && !continues) {
      finish();
      pending = false;
    }
    if (inside && is_command(line)) {
      ++next;
      pending = true;
    }
    text += line + "\n";
    if (fence) inside = line == "```console";
  }
  if (pending) finish();
  write(file, text);
}

}  // namespace soquy::golden
