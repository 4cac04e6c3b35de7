#pragma once
// A command of the command line as data: help, man page, completion and parsing all come from this one description.
// Only command_line.cpp knows the parser library, so that a command's file compiles quickly.

#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace soquy::engine {
class Clock;
}

namespace soquy::cli {

struct Option {
  std::string name;   ///< "--as-of"
  std::string value;  ///< what stands for the value in the help ("DATE"); empty: a flag
  std::string help;
  std::vector<std::string> choices;  ///< empty: anything
  bool required = false;
  bool repeated = false;
  std::string preset;  ///< value when not given, shown in the help
  /// The choices are numbered from 1 in the law ("none" has no number): "7" is taken too, and "Mảng 7" when this is
  /// "mảng". Empty: words only.
  std::string numbered = {};
};

struct Positional {
  std::string name;  ///< "CLUB"
  std::string help;
  bool required = true;
  bool repeated = false;  ///< the last one may take the rest
};

/// What the person typed. Missing options read as their preset.
class Arguments {
 public:
  std::map<std::string, std::vector<std::string>> values;  ///< by option or positional name
  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] std::string get(std::string_view name) const;  ///< empty when missing
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const;
  [[nodiscard]] bool flag(std::string_view name) const;
};

/// Exit codes of DESIGN section 12.
enum Exit : int { done = 0, refused = 1, wrong_usage = 2, unreachable = 3 };

/// Where a command reads and writes. Results go to out, everything else to err.
struct Terminal {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool err_is_terminal = false;
  bool out_is_terminal = false;
  int width = 100;
  engine::Clock* clock = nullptr;  ///< null: the machine's
};

struct CommandSpec {
  std::string heading = {};           ///< under which it stands in the list of commands; set by catalog.cpp
  std::string name;                   ///< words after "soquy": "loan plan"
  std::string summary;                ///< one line
  std::string details;                ///< paragraphs, may be empty
  std::vector<std::string> examples;  ///< two or more copyable lines, first in the help text
  std::vector<Positional> positionals;
  std::vector<Option> options;
  bool needs_store = true;  ///< adds --store DIR (or SOQUY_STORE)
  std::function<int(const Arguments&, Terminal&)> run;
};

/// The command line is wrong (exit 2): what was seen and what would be accepted.
class UsageError : public std::exception {
 public:
  explicit UsageError(std::string sentence) : sentence_(std::move(sentence)) {}
  [[nodiscard]] const char* what() const noexcept override { return sentence_.c_str(); }

 private:
  std::string sentence_;
};

/// Every command, in the order of the help. Each file in commands/ gives its part through one function listed in
/// catalog.cpp.
[[nodiscard]] const std::vector<CommandSpec>& all_commands();

/// Parses and runs; catches every failure and turns it into a sentence and an exit code. `arguments` is what follows
/// the programme's name.
int run(const std::vector<std::string>& arguments, Terminal& terminal);

}  // namespace soquy::cli
