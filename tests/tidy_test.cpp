// House rules that the compiler cannot hold: who may include whom, where floating point, clocks and the store may
// appear, which co_await expressions g++ 12 turns into memory corruption. The rules are the tables at the top.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Words = std::vector<std::string_view>;

// --- The rules -------------------------------------------------------------------------------------------------------

/// What one part of the tree may include. The longest matching `path` decides.
struct Area {
  std::string_view path;
  Words ours;        // folders of this project
  bool pure;         // rules and folds: no disk, thread, locale, clock or floating point
  Words libraries;   // pure: the only libraries, in headers too
  Words in_sources;  // pure: libraries that only a .cpp may see
  Words refused;     // not pure: libraries that belong to another part
};

const std::vector<Area>& areas() {
  static const std::vector<Area> table = {
      {"events/",
       {"events/"},
       true,
       {"boost/system/"},
       {"capnp/", "kj/", "openssl/", "unicode/", "intel-ipsec-mb.h", "cpuid.h"},
       {}},
      {"events/capnp_compat.h", {}, true, {"kj/"}, {}, {}},
      // The private header that the codec's sources share.
      {"events/codec_wire.h", {"events/"}, true, {"boost/system/", "capnp/", "kj/"}, {}, {}},
      {"projections/", {"events/", "projections/"}, true, {}, {}, {}},
      {"engine/domain/", {"events/", "engine/domain/"}, true, {}, {}, {}},
      // Checking a signature is arithmetic on its arguments.
      {"engine/domain/approval", {"events/", "engine/domain/"}, true, {}, {"sodium.h"}, {}},
      {"engine/",
       {"events/", "engine/"},
       false,
       {},
       {},
       {"rocksdb/", "boost/json", "boost/asio", "boost/beast", "CLI/", "capnp/", "kj/"}},
      {"engine/store/rocks_",
       {"events/", "engine/"},
       false,
       {},
       {},
       {"boost/json", "boost/asio", "boost/beast", "CLI/", "capnp/", "kj/"}},
      {"server/",
       {"events/", "engine/", "projections/", "server/"},
       false,
       {},
       {},
       {"rocksdb/", "CLI/", "capnp/", "kj/"}},
      {"cli/", {"events/", "engine/", "projections/", "cli/"}, false, {}, {}, {"rocksdb/", "capnp/", "kj/"}},
      {"cli/commands/serve",
       {"events/", "engine/", "projections/", "cli/", "server/"},
       false,
       {},
       {},
       {"rocksdb/", "capnp/", "kj/"}},
      {"tests/", {"events/", "engine/", "projections/", "server/", "cli/", "tests/"}, false, {}, {}, {}},
      // The naive ledger judges the engine, so it may not borrow the engine's answers; a list of fields is no answer.
      {"tests/support/naive",
       {"events/", "tests/support/naive", "projections/club_card.h", "projections/figures.h"},
       false,
       {},
       {},
       {}},
  };
  return table;
}

const Words kProduct = {"events/", "engine/", "projections/", "server/", "cli/"};
const Words kPure = {"events/", "engine/domain/", "projections/"};
const Words kFolds = {"engine/domain/", "projections/"};

/// Headers of the standard library that reach outside of a pure function.
const Words kImpureHeaders = {"thread", "mutex",   "shared_mutex", "condition_variable", "future",     "atomic",
                              "latch",  "barrier", "semaphore",    "stop_token",         "filesystem", "fstream",
                              "locale", "random",  "iostream",     "syncstream"};

struct TokenRule {
  const char* pattern;  // searched in code without comments and literals
  Words where;
  Words except;
  std::string_view why;
};

const std::vector<TokenRule>& token_rules() {
  static const std::vector<TokenRule> table = {
      {R"(\b(double|float)\b)", kPure, {}, "no floating point near money: use Money, Rate or an exact fraction"},
      {R"(\b(system_clock|high_resolution_clock|gettimeofday|clock_gettime|timespec_get|localtime|localtime_r)\b)",
       kProduct,
       {"engine/clock.cpp"},
       "the time of day comes from the Clock seam (engine/clock.cpp) only"},
      {R"((^|[^\w.>:]|\bstd::|[^\w]::)time\s*\(\s*(nullptr|NULL|0|&))",
       kProduct,
       {"engine/clock.cpp"},
       "the time of day comes from the Clock seam (engine/clock.cpp) only"},
      {R"(\bsteady_clock\b)", kPure, {}, "rules and folds see no clock"},
      {R"(\bunordered_(multi)?(map|set)\b)",
       kFolds,
       {},
       "a fold iterates in a fixed order: use std::map or a sorted vector"},
  };
  return table;
}

constexpr std::size_t kMaxLines = 700;
struct LongFile {
  std::string_view path;
  std::string_view why;
};
/// One long ordered list can be the honest shape; each such file says why.
const std::vector<LongFile> kLongFiles = {
    {"events/ledger.capnp", "one flat list of structs whose order tells a stranger which ordinal comes next"},
};

// --- Reading source --------------------------------------------------------------------------------------------------

struct Finding {
  std::string path;
  std::size_t line;
  std::string rule;
};

bool starts_with_any(std::string_view text, const Words& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](auto prefix) { return text.starts_with(prefix); });
}

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// True when the quote at `at` separates digits (1'000) instead of opening a character.
bool separates_digits(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && (is_word(text[begin - 1]) || text[begin - 1] == '\'')) --begin;
  return begin < at && std::isdigit(static_cast<unsigned char>(text[begin])) != 0;
}

/// The code alone: comments and the insides of literals become spaces; every line keeps its place and length.
std::string code_of(const std::string& text) {
  std::string out = text;
  auto blank = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < std::min(end, out.size()); ++i)
      if (out[i] != '\n') out[i] = ' ';
    return end;
  };
  auto end_of = [&](std::string_view mark, std::size_t from) {
    const auto at = text.find(mark, from);
    return at == std::string::npos ? text.size() : at + mark.size();
  };
  std::size_t i = 0;
  while (i < text.size()) {
    const char c = text[i];
    if (text.compare(i, 2, "//") == 0) {
      i = blank(i, std::min(text.find('\n', i), text.size()));
    } else if (text.compare(i, 2, "/*") == 0) {
      i = blank(i, end_of("*/", i + 2));
    } else if (c == '"' && i > 0 && text[i - 1] == 'R') {
      const auto open = text.find('(', i);
      if (open == std::string::npos) break;
      i = blank(i + 1, end_of(")" + text.substr(i + 1, open - i - 1) + "\"", open) - 1) + 1;
    } else if (c == '"' || (c == '\'' && !separates_digits(text, i))) {
      std::size_t end = i + 1;
      while (end < text.size() && text[end] != c && text[end] != '\n') end += text[end] == '\\' ? 2 : 1;
      i = blank(i + 1, end) + 1;
    } else {
      ++i;
    }
  }
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const auto end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

// --- The checks ------------------------------------------------------------------------------------------------------

struct File {
  std::string path;  // from the root, with /
  std::string text;
  std::string code;
};

class Report {
 public:
  explicit Report(const File& file) : file_(file) {}
  void at_line(std::size_t line, std::string rule) { findings_.push_back({file_.path, line, std::move(rule)}); }
  void at_offset(std::size_t offset, std::string rule) {
    const auto end = file_.code.begin() + static_cast<std::ptrdiff_t>(offset);
    at_line(static_cast<std::size_t>(std::count(file_.code.begin(), end, '\n')) + 1, std::move(rule));
  }
  [[nodiscard]] std::vector<Finding> take() { return std::move(findings_); }

 private:
  const File& file_;
  std::vector<Finding> findings_;
};

const Area* area_of(std::string_view path) {
  const Area* best = nullptr;
  for (const auto& area : areas())
    if (path.starts_with(area.path) && (best == nullptr || area.path.size() > best->path.size())) best = &area;
  return best;
}

std::string listed(const Words& words) {
  std::string out;
  for (auto word : words) out += (out.empty() ? "" : ", ") + std::string(word);
  return out;
}

void check_own_include(const Area& area, bool is_source, const std::string& name, std::size_t line, Report& report) {
  static const Words kRoots = {"events/", "engine/", "projections/", "server/", "cli/", "tests/"};
  if (!starts_with_any(name, kRoots)) {
    report.at_line(line, "spell includes from the root of the project, not \"" + name + "\"");
  } else if (!starts_with_any(name, area.ours)) {
    report.at_line(line, std::string(area.path) + " may include " + listed(area.ours) + ", not \"" + name + "\"");
  } else if (name.ends_with(".capnp.h") && area.path != "tests/" && area.path != "events/codec_wire.h" &&
             !(area.path == "events/" && is_source)) {
    report.at_line(line, "the generated schema is seen by .cpp files of events/ only, not \"" + name + "\"");
  }
}

void check_library_include(const Area& area, bool is_source, const std::string& name, std::size_t line,
                           Report& report) {
  const std::string here(area.path);
  if (name.starts_with("rocksdb/") && area.path != "tests/" &&
      !(here.starts_with("engine/store/rocks_") && is_source)) {
    report.at_line(line, "rocksdb is seen by engine/store/rocks_*.cpp only, not by " + here);
  } else if (name.starts_with("boost/json") && area.pure) {
    report.at_line(line, "JSON belongs to cli/ and server/, not to " + here);
  } else if (!area.pure && starts_with_any(name, area.refused)) {
    report.at_line(line, here + " may not include <" + name + ">: it belongs to another folder");
  } else if (area.pure) {
    const bool standard = name.find_first_of("./") == std::string::npos;
    if (standard && std::find(kImpureHeaders.begin(), kImpureHeaders.end(), name) != kImpureHeaders.end()) {
      report.at_line(line, here + " is pure: no <" + name + ">, no disk, thread, locale or randomness of its own");
    } else if (!standard && !starts_with_any(name, area.libraries) && !starts_with_any(name, area.in_sources)) {
      report.at_line(line, here + " may include the standard library" + (area.libraries.empty() ? "" : " and ") +
                               listed(area.libraries) + ", not <" + name + ">");
    } else if (!standard && !is_source && !starts_with_any(name, area.libraries)) {
      report.at_line(line, "in " + here + " <" + name + "> may stand in a .cpp only, so that no other folder sees it");
    }
  }
}

void check_includes(const File& file, Report& report) {
  const Area* area = area_of(file.path);
  if (area == nullptr) return;
  static const std::regex include(R"(^\s*#\s*include\s*(["<])([^">]+)[">])");
  const bool is_source = file.path.ends_with(".cpp");
  const auto raw = lines_of(file.text);
  const auto code = lines_of(file.code);
  for (std::size_t i = 0; i < raw.size(); ++i) {
    std::smatch match;
    // The code says that the line is one; the name itself stands in the raw text.
    if (code[i].find("#") == std::string::npos || !std::regex_search(raw[i], match, include)) continue;
    if (match[1] == "\"") {
      check_own_include(*area, is_source, match[2], i + 1, report);
    } else {
      check_library_include(*area, is_source, match[2], i + 1, report);
    }
  }
}

void check_tokens(const File& file, Report& report) {
  const auto code = lines_of(file.code);
  for (const auto& rule : token_rules()) {
    if (!starts_with_any(file.path, rule.where) || starts_with_any(file.path, rule.except)) continue;
    const std::regex pattern(rule.pattern);
    for (std::size_t i = 0; i < code.size(); ++i) {
      std::smatch match;
      if (std::regex_search(code[i], match, pattern))
        report.at_line(i + 1, std::string(rule.why) + " (found: " + match.str() + ")");
    }
  }
}

/// Where the full expression around `at` begins, or the place of a '{', '}' or '?' in it that g++ 12 cannot bear.
struct Span {
  std::size_t begin;
  bool harmful;
};

Span expression_before(std::string_view code, std::size_t at) {
  for (std::size_t i = at; i > 0; --i) {
    const char c = code[i - 1];
    if (c == ';') return {i, false};
    if (c == '?') return {i, true};
    if (c != '{' && c != '}') continue;
    // A brace ends the statement before, unless it opens or closes an initializer: Ask{1, co_await f()}, {1}, co_await.
    const auto next = code.find_first_not_of(" \n", i);
    const auto previous = i < 2 ? std::string_view::npos : code.find_last_not_of(" \n", i - 2);
    const bool closes = c == '}' && std::string_view(",)?:").find(code[next]) != std::string_view::npos;
    const bool opens = c == '{' && previous != std::string_view::npos &&
                       std::string_view("(,=").find(code[previous]) != std::string_view::npos;
    return {i, closes || opens};
  }
  return {0, false};
}

bool harmful_after(std::string_view code, std::size_t at) {
  int depth = 0;
  for (std::size_t i = at; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '?' || (c == '{' && depth >= 0)) return true;
    if (c == '(' || c == '[') ++depth;
    if (c == ')' || c == ']') --depth;
    if (depth < 0 || (depth == 0 && (c == ';' || c == ','))) return false;
  }
  return false;
}

void check_coroutines(const File& file, Report& report) {
  static const std::regex await(R"(\bco_await\b)");
  static const std::regex switched(R"(\bswitch\s*\()");
  for (auto it = std::sregex_iterator(file.code.begin(), file.code.end(), await); it != std::sregex_iterator(); ++it) {
    const auto at = static_cast<std::size_t>(it->position());
    const auto before = expression_before(file.code, at);
    const auto head = file.code.substr(before.begin, at - before.begin);
    if (std::regex_search(head, switched)) {
      report.at_offset(at, "no switch on co_await: g++ 12 destroys the value early; name it on the line before");
    } else if (before.harmful || harmful_after(file.code, at + it->str().size())) {
      report.at_offset(at,
                       "no braces, lambda bodies or ?: inside a co_await expression: g++ 12 corrupts memory; "
                       "await named variables or plain constructor calls");
    }
  }
}

void check_layout(const File& file, Report& report) {
  const auto lines = lines_of(file.text);
  const bool code = file.path.ends_with(".h") || file.path.ends_with(".cpp") || file.path.ends_with(".capnp");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].find('\t') != std::string::npos) report.at_line(i + 1, "no tabs");
    if (lines[i].ends_with('\r')) report.at_line(i + 1, "lines end in \\n alone");
  }
  if (!file.text.empty() && file.text.back() != '\n') report.at_line(lines.size(), "a file ends in a newline");
  if (file.path.ends_with(".h") && file.code.find("#pragma once") == std::string::npos)
    report.at_line(1, "a header has #pragma once");
  const bool may_be_long =
      std::any_of(kLongFiles.begin(), kLongFiles.end(), [&](auto& f) { return f.path == file.path; });
  if (code && lines.size() > kMaxLines && !may_be_long)
    report.at_line(lines.size(), "longer than " + std::to_string(kMaxLines) +
                                     " lines: split it by subject, or list it in kLongFiles with the reason");
  for (std::string_view folder : {"util/", "utils/", "include/"})
    if (file.path.starts_with(folder) || file.path.find("/" + std::string(folder)) != std::string::npos)
      report.at_line(1, "no folder " + std::string(folder) + ": a helper lives with its first user");
}

std::vector<Finding> check(const std::string& path, const std::string& text) {
  const bool cpp = path.ends_with(".h") || path.ends_with(".cpp");
  const File file{path, text, cpp ? code_of(text) : text};
  Report report(file);
  check_layout(file, report);
  if (cpp) {
    check_includes(file, report);
    check_tokens(file, report);
    check_coroutines(file, report);
  }
  return report.take();
}

std::string printed(const std::vector<Finding>& findings) {
  std::string out;
  for (const auto& f : findings) out += f.path + ":" + std::to_string(f.line) + ": " + f.rule + "\n";
  return out;
}

// --- The tree --------------------------------------------------------------------------------------------------------

namespace fs = std::filesystem;
const fs::path kRoot = SOQUY_SOURCE_DIR;

bool is_checked(const fs::path& path) {
  static const std::array<std::string_view, 7> kinds = {".h", ".cpp", ".capnp", ".cmake", ".md", ".sh", ""};
  const auto name = path.filename().string();
  const auto extension = path.extension().string();
  if (path.parent_path().filename() == "golden" && extension != ".cpp" && extension != ".h") return false;
  return std::find(kinds.begin(), kinds.end(), extension) != kinds.end() || name == "CMakeLists.txt";
}

std::vector<fs::path> files_of_the_project() {
  std::vector<fs::path> files = {kRoot / "CMakeLists.txt"};
  for (auto folder : {"events", "engine", "projections", "server", "cli", "tests", "scripts", "docs"}) {
    if (!fs::exists(kRoot / folder)) continue;
    for (auto it = fs::recursive_directory_iterator(kRoot / folder); it != fs::recursive_directory_iterator(); ++it) {
      const auto name = it->path().filename();
      if (it->is_directory() && (name == "fixtures" || name == "node_modules")) {
        it.disable_recursion_pending();  // kept byte for byte, as they were written
      } else if (it->is_regular_file() && is_checked(it->path())) {
        files.push_back(it->path());
      }
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("every file keeps the house rules", "[tidy]") {
  const auto files = files_of_the_project();
  REQUIRE(files.size() > 10);
  std::vector<Finding> findings;
  for (const auto& file : files) {
    const auto found = check(file.lexically_relative(kRoot).generic_string(), read(file));
    findings.insert(findings.end(), found.begin(), found.end());
  }
  INFO(printed(findings));
  CHECK(findings.empty());
}

TEST_CASE("every folder says what it is in its README", "[tidy]") {
  for (auto folder : {"events", "engine", "projections", "server", "cli", "tests"}) {
    INFO(folder);
    CHECK(fs::exists(kRoot / folder / "README.md"));
  }
}

TEST_CASE("a line that breaks a house rule is found", "[tidy]") {
  struct Row {
    std::string path, text, rule;
  };
  const std::string once = "#pragma once\n";
  const std::vector<Row> rows = {
      {"events/a.cpp", "#include \"engine/ledger.h\"\n", "events/ may include events/"},
      {"events/a.cpp", "#include \"money.h\"\n", "from the root"},
      {"events/a.h", once + "#include <openssl/evp.h>\n", "in a .cpp only"},
      {"events/a.h", once + "#include \"events/ledger.capnp.h\"\n", "generated schema"},
      {"events/a.cpp", "#include <spdlog/spdlog.h>\n", "not <spdlog/spdlog.h>"},
      {"events/a.cpp", "#include <sys/stat.h>\n", "not <sys/stat.h>"},
      {"events/a.cpp", "  #  include <rocksdb/db.h>\n", "engine/store/rocks_*.cpp only"},
      {"projections/a.cpp", "#include \"engine/clock.h\"\n", "projections/ may include"},
      {"projections/a.cpp", "#include <thread>\n", "is pure"},
      {"projections/a.cpp", "std::unordered_map<int, int> m;\n", "fixed order"},
      {"engine/domain/a.cpp", "#include \"engine/store/event_store.h\"\n", "engine/domain/ may include"},
      {"engine/domain/a.cpp", "#include <spdlog/spdlog.h>\n", "not <spdlog/spdlog.h>"},
      {"engine/domain/a.cpp", "#include <boost/json.hpp>\n", "JSON belongs to"},
      {"engine/ledger.cpp", "#include \"projections/catalog.h\"\n", "engine/ may include"},
      {"engine/ledger.cpp", "#include <boost/json.hpp>\n", "another folder"},
      {"engine/ledger.cpp", "#include <rocksdb/db.h>\n", "engine/store/rocks_*.cpp only"},
      {"engine/store/rocks_event_store.h", once + "#include <rocksdb/db.h>\n", "engine/store/rocks_*.cpp only"},
      {"server/routes.cpp", "#include \"cli/render.h\"\n", "server/ may include"},
      {"cli/render.cpp", "#include \"server/listener.h\"\n", "cli/ may include"},
      {"cli/render.cpp", "#include <rocksdb/db.h>\n", "engine/store/rocks_*.cpp only"},
      {"tests/support/naive_ledger.cpp", "#include \"engine/domain/decide.h\"\n", "tests/support/naive may include"},
      {"events/a.cpp", "int a = 1'000; double b = 2;\n", "(found: double)"},
      {"engine/domain/a.cpp", "auto s = R\"x(\")x\"; float b;\n", "(found: float)"},
      {"cli/a.cpp", "auto t = std::chrono::system_clock::now();\n", "Clock seam"},
      {"engine/a.cpp", "auto t = std::time(nullptr);\n", "Clock seam"},
      {"engine/a.cpp", "auto t = time(NULL);\n", "Clock seam"},
      {"engine/domain/a.cpp", "auto t = std::chrono::steady_clock::now();\n", "see no clock"},
      {"server/a.cpp", "co_await send(Ask{1, 2});\n", "co_await expression"},
      {"server/a.cpp", "auto v = co_await send(\n    {1, 2});\n", "co_await expression"},
      {"server/a.cpp", "x = ready ? co_await send(a) : b;\n", "co_await expression"},
      {"server/a.cpp", "x = co_await send(ready ? a : b);\n", "co_await expression"},
      {"server/a.cpp", "store(Ask{1}, co_await send(a));\n", "co_await expression"},
      {"server/a.cpp", "switch (co_await send(a)) {\n", "no switch on co_await"},
      {"events/a.h", "// #pragma once\nint f();\n", "#pragma once"},
      {"cli/a.cpp", "int a;\tint b;\n", "no tabs"},
      {"cli/a.cpp", "int a;\r\n", "\\n alone"},
      {"cli/a.cpp", "int a;", "newline"},
      {"engine/util/a.cpp", "int a;\n", "no folder util/"},
      {"events/a.cpp", std::string(kMaxLines + 1, '\n'), "longer than 700"},
  };
  for (const auto& row : rows) {
    const auto findings = check(row.path, row.text);
    INFO(row.path << ": " << row.text << "expected: " << row.rule << "\nfound:\n" << printed(findings));
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].rule.find(row.rule) != std::string::npos);
  }
}

TEST_CASE("the line of a finding is the line of the file", "[tidy]") {
  const auto findings = check("events/a.cpp", "// first\n/* double\n double */ int a;\nfloat b;\n");
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].line == 4);
}

TEST_CASE("what the house allows is not found", "[tidy]") {
  struct Row {
    std::string path, text;
  };
  const std::vector<Row> rows = {
      {"events/codec.cpp",
       "#include \"events/codec.h\"\n#include <capnp/message.h>\n#include \"events/ledger.capnp.h\"\n"},
      {"events/result.h", "#pragma once\n#include <boost/system/result.hpp>\n#include <string>\n"},
      {"engine/store/rocks_event_store.cpp", "#include <rocksdb/db.h>\n#include <spdlog/spdlog.h>\n#include <mutex>\n"},
      {"engine/clock.cpp", "auto t = std::chrono::system_clock::now();\n"},
      {"engine/a.cpp",
       "auto t = entry.time(0); auto u = recorded_time(0); auto w = std::chrono::steady_clock::now();\n"},
      {"events/a.cpp",
       "// double entry\nauto s = \"double \\\" float\"; char c = '\"'; int n = 0xFF'FF; /* float */\n"},
      {"cli/commands/serve.cpp", "#include \"server/listener.h\"\n#include <boost/json.hpp>\n"},
      {"tests/engine/a_test.cpp", "#include <rocksdb/db.h>\nauto line = \"#include <spdlog/spdlog.h>\";\n"},
      {"tests/support/naive_ledger.cpp", "#include \"events/event.h\"\n"},
      {"server/a.cpp", "awaitable<void> f() {\n  auto [ec, n] = co_await s.read(buf, tup);\n  co_return Ask{1};\n}\n"},
      {"server/a.cpp", "for (auto& x : co_await all(a)) {\n  if (co_await f(std::move(x))) { co_await g(x); }\n}\n"},
      {"server/a.cpp", "auto ask = ready ? a : b;\nco_await send(ask);\nauto c = d ? e : f;\n"},
      {"server/a.cpp", "int n = co_await f(a), m{1};\n"},
  };
  for (const auto& row : rows) {
    const auto findings = check(row.path, row.text);
    INFO(row.text << "found:\n" << printed(findings));
    CHECK(findings.empty());
  }
}
