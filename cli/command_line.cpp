#include "cli/command_line.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <ostream>

#include "cli/closest.h"
#include "cli/help.h"
#include "cli/utf8.h"
#include "engine/store/event_store.h"

namespace soquy::cli {

bool Arguments::has(std::string_view name) const {
  const auto found = values.find(std::string(name));
  return found != values.end() && !found->second.empty();
}

std::string Arguments::get(std::string_view name) const {
  const auto found = values.find(std::string(name));
  return found == values.end() || found->second.empty() ? "" : found->second.front();
}

std::vector<std::string> Arguments::all(std::string_view name) const {
  const auto found = values.find(std::string(name));
  return found == values.end() ? std::vector<std::string>() : found->second;
}

bool Arguments::flag(std::string_view name) const { return has(name); }

namespace {

using Words = std::vector<std::string>;

// --- One command's words -------------------------------------------------------------------------------------------

Words option_names(const CommandSpec& spec) {
  Words names;
  for (const auto& option : spec.options) names.push_back(option.name);
  if (spec.needs_store) names.emplace_back("--store");
  names.emplace_back("--help");
  return names;
}

[[noreturn]] void wrong(const CommandSpec& spec, const std::string& sentence) {
  throw UsageError(sentence + "\nFor example: " + spec.examples.front() + "\nAll options: soquy " + spec.name +
                   " --help");
}

void declare(CLI::App& app, const CommandSpec& spec, Arguments& into, std::map<std::string, bool>& flags) {
  for (const auto& option : spec.options) {
    if (option.value.empty()) {
      app.add_flag(option.name, flags[option.name]);
    } else {
      app.add_option(option.name, into.values[option.name])->allow_extra_args(false);
    }
  }
  if (spec.needs_store) app.add_option("--store", into.values["--store"])->allow_extra_args(false);
  for (const auto& positional : spec.positionals) {
    auto* declared = app.add_option(positional.name, into.values[positional.name]);
    if (!positional.repeated) declared->expected(1)->allow_extra_args(false);
  }
}

/// "explain loan KV007": a word that may be left out stands before one that may not. With just as many words as are
/// needed, they are those.
void leave_out_optional(const CommandSpec& spec, Arguments& typed) {
  Words given;
  Words needed;
  for (const auto& positional : spec.positionals) {
    if (positional.repeated) return;
    if (typed.has(positional.name)) given.push_back(typed.get(positional.name));
    if (positional.required) needed.push_back(positional.name);
  }
  if (given.size() != needed.size()) return;
  for (const auto& positional : spec.positionals) typed.values[positional.name].clear();
  for (std::size_t i = 0; i < needed.size(); ++i) typed.values[needed[i]] = {given[i]};
}

void check_rest(const CommandSpec& spec, const CLI::App& app) {
  const auto rest = app.remaining();
  if (rest.empty()) return;
  const std::string& seen = rest.front();
  if (seen.size() > 1 && seen.front() == '-') {
    const std::string name = seen.substr(0, seen.find('='));
    wrong(spec,
          in_quotes(name) + " is no option of 'soquy " + spec.name + "'." + did_you_mean(name, option_names(spec)));
  }
  wrong(spec, in_quotes(seen) + " is one word too many for 'soquy " + spec.name + "'.");
}

/// "7" and "mang 7" are the seventh choice of a numbered list; else nothing.
std::optional<std::string> choice_numbered(const Option& option, std::string_view canonical) {
  if (option.numbered.empty()) return std::nullopt;
  const std::string word = folded(option.numbered);
  if (canonical.starts_with(word)) canonical.remove_prefix(word.size());
  while (canonical.starts_with(' ')) canonical.remove_prefix(1);
  std::size_t number = 0;
  for (const auto& choice : option.choices)
    if (choice != "none" && canonical == std::to_string(++number)) return choice;
  return std::nullopt;
}

/// The choice that was meant; '_' and '-' are the same, and so are upper and lower case.
std::string choice_of(const CommandSpec& spec, const Option& option, const std::string& typed) {
  std::string canonical = folded(typed.substr(0, 200));
  std::replace(canonical.begin(), canonical.end(), '_', '-');
  for (const auto& choice : option.choices)
    if (folded(choice) == canonical) return choice;
  if (const auto choice = choice_numbered(option, canonical)) return *choice;
  wrong(spec, option.name + " is " + in_quotes(typed) + "; accepted are " + listed(option.choices) + "." +
                  did_you_mean(canonical, option.choices));
}

void check_options(const CommandSpec& spec, Arguments& typed) {
  for (const auto& option : spec.options) {
    auto& values = typed.values[option.name];
    if (values.size() > 1 && !option.repeated)
      wrong(spec, option.name + " was given " + std::to_string(values.size()) + " times; it is taken once.");
    if (!option.choices.empty()) {
      for (auto& value : values) value = choice_of(spec, option, value);
    }
    if (values.empty() && !option.preset.empty()) values.push_back(option.preset);
  }
}

void check_missing(const CommandSpec& spec, const Arguments& typed) {
  Words missing;
  for (const auto& positional : spec.positionals)
    if (positional.required && !typed.has(positional.name)) missing.push_back(positional.name);
  for (const auto& option : spec.options)
    if (option.required && !typed.has(option.name)) missing.push_back(option.name + " " + option.value);
  if (!missing.empty()) wrong(spec, "'soquy " + spec.name + "' needs " + listed(missing, "and") + ".");
}

/// The name of the option at the end of the words that still waits for its value.
std::string waiting(const CommandSpec& spec, const Words& words) {
  for (auto word = words.rbegin(); word != words.rend(); ++word)
    for (const auto& option : spec.options)
      if (option.name == *word) return option.name + " " + option.value;
  return "An option";
}

}  // namespace

Arguments parse(const CommandSpec& spec, const Words& words) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  Arguments typed;
  std::map<std::string, bool> flags;
  declare(app, spec, typed, flags);
  try {
    Words reversed(words.rbegin(), words.rend());  // the library takes its words from the end
    app.parse(std::move(reversed));
  } catch (const CLI::ArgumentMismatch&) {
    wrong(spec, waiting(spec, words) + " needs a value.");
  } catch (const CLI::ParseError& error) {
    wrong(spec, std::string("The command line cannot be read: ") + error.what() + ".");
  }
  check_rest(spec, app);
  leave_out_optional(spec, typed);
  for (const auto& [name, given] : flags)
    if (given) typed.values[name] = {"yes"};
  check_options(spec, typed);
  check_missing(spec, typed);
  return typed;
}

Words words_of(const std::string& line) {
  Words words;
  std::string word;
  bool inside = false;
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool blank = c == ' ' || c == '\t' || c == '\r';
    if (quote == 0 && (blank || (c == '#' && !inside))) {
      if (inside) words.push_back(std::exchange(word, {}));
      inside = false;
      if (!blank) return words;
      continue;
    }
    inside = true;
    if (c == quote) {
      quote = 0;
    } else if (quote == 0 && (c == '\'' || c == '"')) {
      quote = c;
    } else {
      word += c == '\\' && quote != '\'' && i + 1 < line.size() ? line[++i] : c;
    }
  }
  if (quote != 0) throw UsageError(std::string("A quotation mark ") + quote + " is opened and never closed.");
  if (inside) words.push_back(word);
  return words;
}

// --- Which command ---------------------------------------------------------------------------------------------------

namespace {

Words cut(const std::string& name) { return words_of(name); }

bool begins_with(const Words& words, const Words& name) {
  return words.size() >= name.size() && std::equal(name.begin(), name.end(), words.begin());
}

/// The command whose name is the longest beginning of the words, or null.
const CommandSpec* find_command(const Words& words) {
  const CommandSpec* best = nullptr;
  for (const auto& spec : all_commands())
    if (begins_with(words, cut(spec.name)) && (best == nullptr || cut(spec.name).size() > cut(best->name).size()))
      best = &spec;
  return best;
}

bool asks_help(const Words& words) {
  return std::any_of(words.begin(), words.end(), [](auto& word) { return word == "--help" || word == "-h"; });
}

/// How many of the words begin the names of several commands ("record").
std::size_t group_length(const Words& words) {
  std::size_t longest = 0;
  for (const auto& spec : all_commands()) {
    const Words name = cut(spec.name);
    const auto same = std::mismatch(name.begin(), name.end(), words.begin(), words.end()).first - name.begin();
    longest = std::max(longest, static_cast<std::size_t>(same));
  }
  return longest;
}

std::string joined(const Words& words, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count && i < words.size(); ++i) out += (i == 0 ? "" : " ") + words[i];
  return out;
}

[[noreturn]] void unknown_command(const Words& words) {
  const std::size_t known = group_length(words);
  Words names;
  for (const auto& spec : all_commands()) names.push_back(spec.name);
  const std::string typed = joined(words, std::max<std::size_t>(known + 1, 1));
  std::string near = did_you_mean(typed, names);
  if (near.empty()) near = did_you_mean(words.front(), names);
  // "record reverse": an entry that is a command of its own.
  if (words.size() > 1 && std::find(names.begin(), names.end(), words[1]) != names.end())
    near = " Did you mean " + words[1] + "?";
  if (known > 0 && known == words.size())
    throw UsageError("'soquy " + typed + "' is not finished; see what can follow: soquy " + typed + " --help");
  throw UsageError(in_quotes(typed) + " is no command of soquy." + near + "\nAll commands: soquy --help");
}

/// Options that stand before the command are as good as after it: "--store DIR verify".
Words command_first(Words words) {
  const bool is_apart = !words.empty() && words.front() == "--store";
  const std::size_t count = is_apart ? 2 : !words.empty() && words.front().starts_with("--store=") ? 1 : 0;
  if (count < words.size()) std::rotate(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count), words.end());
  return words;
}

int run_command(const Words& typed, Terminal& terminal) {
  const Words words = command_first(typed);
  if (words.empty()) {
    terminal.err << overview();
    return wrong_usage;
  }
  if (words.front() == "--version") return run_command({"version"}, terminal);
  if (words.front() == "help" && words.size() > 1 && !asks_help(words)) {
    Words asked(words.begin() + 1, words.end());
    asked.emplace_back("--help");
    return run_command(asked, terminal);
  }
  const CommandSpec* spec = find_command(words);
  if (asks_help(words)) {
    Words named;
    for (const auto& word : words)
      if (!word.starts_with('-')) named.push_back(word);
    if (spec == nullptr && group_length(named) < named.size()) unknown_command(named);
    terminal.out << (spec != nullptr ? help_of(*spec) : overview(joined(named, named.size())));
    return done;
  }
  if (spec == nullptr) unknown_command(words);
  const auto name_length = static_cast<std::ptrdiff_t>(cut(spec->name).size());
  return spec->run(parse(*spec, Words(words.begin() + name_length, words.end())), terminal);
}

}  // namespace

int run(const Words& arguments, Terminal& terminal) {
  try {
    return run_command(arguments, terminal);
  } catch (const UsageError& error) {
    terminal.err << "soquy: " << error.what() << "\n";
    return wrong_usage;
  } catch (const Refusal& refusal) {
    terminal.err << "soquy: " << refusal.what() << "\n";
    return refused;
  } catch (const engine::StoreFailure& failure) {
    terminal.err << "soquy: " << failure.what() << "\n";
    return unreachable;
  } catch (const std::exception& failure) {
    terminal.err << "soquy: " << failure.what() << "\n";
    return unreachable;
  }
}

}  // namespace soquy::cli
