#include "cli/help.h"

#include <algorithm>
#include <map>
#include <set>

#include "cli/closest.h"
#include "cli/utf8.h"

namespace soquy::cli {

namespace {

constexpr std::size_t kWidth = 100;

/// The text in lines of at most kWidth columns, each after `indent` blanks; the first line continues what stands there.
std::string wrapped(const std::string& text, std::size_t indent, std::size_t column) {
  std::string out;
  std::size_t at = column;
  std::size_t begin = 0;
  bool fresh = true;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
    const std::string word = text.substr(begin, end - begin);
    const std::size_t width = display_width(word);
    if (!fresh && at + 1 + width > kWidth) {
      out += "\n" + std::string(indent, ' ');
      at = indent;
      fresh = true;
    }
    out += (fresh ? "" : " ") + word;
    at += width + (fresh ? 0 : 1);
    fresh = false;
    if (end < text.size() && text[end] == '\n') {
      out += "\n" + std::string(indent, ' ');
      at = indent;
      fresh = true;
    }
    begin = end + 1;
  }
  return out + "\n";
}

std::string in_columns(const std::vector<std::pair<std::string, std::string>>& rows) {
  std::size_t left = 0;
  for (const auto& [name, text] : rows) left = std::max(left, std::min<std::size_t>(display_width(name), 28));
  std::string out;
  for (const auto& [name, text] : rows) {
    const std::size_t width = display_width(name);
    out += "  " + name;
    if (width > left) {
      out += "\n" + std::string(left + 4, ' ');
    } else {
      out += std::string(left - width + 2, ' ');
    }
    out += wrapped(text, left + 4, left + 4);
  }
  return out;
}

std::string explained(const Option& option) {
  std::string text = option.help;
  if (!option.choices.empty()) text += (text.empty() ? "" : ": ") + listed(option.choices);
  if (!option.preset.empty()) text += " (default " + option.preset + ")";
  if (option.repeated) text += " (may be repeated)";
  return text;
}

std::string label(const Option& option) { return option.name + (option.value.empty() ? "" : " " + option.value); }

std::string label(const Positional& positional) { return positional.name + (positional.repeated ? "..." : ""); }

}  // namespace

std::vector<Option> options_of(const CommandSpec& spec) {
  std::vector<Option> options = spec.options;
  if (spec.needs_store)
    options.push_back({"--store", "DIR", "the store to work on; SOQUY_STORE when not given", {}, false, false, ""});
  return options;
}

std::string usage_line(const CommandSpec& spec) {
  std::string line = "soquy " + spec.name;
  for (const auto& positional : spec.positionals)
    line += positional.required ? " " + label(positional) : " [" + label(positional) + "]";
  bool optional = spec.needs_store;
  for (const auto& option : spec.options) {
    if (option.required) line += " " + label(option);
    optional = optional || !option.required;
  }
  return line + (optional ? " [options]" : "");
}

std::string help_of(const CommandSpec& spec) {
  std::string out;
  for (const auto& example : spec.examples) out += "  " + example + "\n";
  out += "\n" + wrapped(spec.summary, 0, 0) + "\nUsage: " + usage_line(spec) + "\n";
  if (!spec.details.empty()) out += "\n" + wrapped(spec.details, 0, 0);
  std::vector<std::pair<std::string, std::string>> rows;
  for (const auto& positional : spec.positionals) rows.emplace_back(label(positional), positional.help);
  if (!rows.empty()) out += "\nArguments:\n" + in_columns(rows);
  rows.clear();
  for (const auto& option : options_of(spec)) rows.emplace_back(label(option), explained(option));
  rows.emplace_back("--help", "this text");
  return out + "\nOptions:\n" + in_columns(rows);
}

namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

const std::string kRecord = "record ";

/// The kinds of entry are many: the whole list names them in one row, `soquy record --help` one by one.
std::pair<std::string, std::string> row_of_kinds() {
  std::vector<std::string> names;
  for (const auto& spec : all_commands())
    if (spec.name.starts_with(kRecord)) names.push_back(spec.name.substr(kRecord.size()));
  const std::string count = std::to_string(names.size());
  names.resize(4);
  return {"record KIND", "one entry of " + count + " kinds, such as " + listed(names) + "; all: soquy record --help"};
}

/// The commands under their headings, those that `wanted` picks; `in_one_row` are replaced by one row.
template <class Wanted, class InOneRow>
std::string under_headings(Wanted wanted, InOneRow in_one_row) {
  std::vector<std::pair<std::string, Rows>> sections;
  bool replaced = false;
  for (const auto& spec : all_commands()) {
    if (!wanted(spec) || (in_one_row(spec) && replaced)) continue;
    if (sections.empty() || sections.back().first != spec.heading) sections.push_back({spec.heading, {}});
    Rows& rows = sections.back().second;
    rows.push_back(in_one_row(spec) ? row_of_kinds() : std::pair{spec.name, spec.summary});
    replaced = replaced || in_one_row(spec);
  }
  std::string out;
  for (const auto& [heading, rows] : sections) out += "\n" + heading + "\n" + in_columns(rows);
  return out;
}

}  // namespace

std::string overview(std::string_view group) {
  const std::string prefix = std::string(group) + " ";
  const auto begins = [&](const CommandSpec& spec) { return spec.name.starts_with(prefix) || spec.name == group; };
  const auto is_kind = [](const CommandSpec& spec) {
    return spec.name.starts_with(kRecord) && spec.heading != "Entries";
  };
  const auto all = [](const CommandSpec&) { return true; };
  const auto none = [](const CommandSpec&) { return false; };
  std::string out = group.empty() ? "soquy: the book of a club's funds, which anyone entitled can replay and prove.\n\n"
                                    "  soquy init sach-quy\n"
                                    "  soquy record contribution --help\n"
                                  : "Commands that begin with 'soquy " + std::string(group) + "':\n";
  out += group.empty() ? under_headings(all, is_kind) : under_headings(begins, none);
  return out +
         "\nExamples and options of one command: soquy COMMAND --help\n"
         "Exit codes: 0 done; 1 refused, or a difference found; 2 the command line is wrong; 3 the store cannot "
         "be reached\n";
}

// --- Man page --------------------------------------------------------------------------------------------------------

namespace {

std::string troff(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool line_start = i == 0 || text[i - 1] == '\n';
    if (line_start && (text[i] == '.' || text[i] == '\'')) out += "\\&";
    if (text[i] == '\\') {
      out += "\\e";
    } else if (text[i] == '-') {
      out += "\\-";
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string tagged(const std::string& name, const std::string& text) {
  return ".TP\n.B " + troff(name) + "\n" + troff(text) + "\n";
}

std::string man_section(const CommandSpec& spec) {
  std::string out = ".SS soquy " + troff(spec.name) + "\n.nf\n";
  for (const auto& example : spec.examples) out += troff(example) + "\n";
  out += ".fi\n.PP\n" + troff(spec.summary) + "\n";
  if (!spec.details.empty()) out += ".PP\n" + troff(spec.details) + "\n";
  for (const auto& positional : spec.positionals) out += tagged(label(positional), positional.help);
  for (const auto& option : options_of(spec)) out += tagged(label(option), explained(option));
  return out;
}

}  // namespace

std::string man_page() {
  std::string out =
      ".TH SOQUY 1\n.SH NAME\nsoquy \\- the book of a club's funds, append\\-only and provable\n"
      ".SH SYNOPSIS\n.B soquy\nCOMMAND [arguments] [options]\n.SH COMMANDS\n";
  for (const auto& spec : all_commands()) out += man_section(spec);
  return out + ".SH ENVIRONMENT\n" + tagged("SOQUY_STORE", "the store to work on when --store is not given") +
         tagged("SOQUY_BY", "who records when --by is not given") +
         ".SH EXIT STATUS\n0 done; 1 refused, or a difference found; 2 the command line is wrong; 3 the store cannot "
         "be reached.\n";
}

// --- Completion ------------------------------------------------------------------------------------------------------

namespace {

using Followers = std::map<std::string, std::set<std::string>>;

/// For each beginning of command names ("", "record"): the words that can follow.
Followers followers() {
  Followers next;
  for (const auto& spec : all_commands()) {
    std::string before;
    std::size_t begin = 0;
    while (begin <= spec.name.size()) {
      const std::size_t end = std::min(spec.name.find(' ', begin), spec.name.size());
      const std::string word = spec.name.substr(begin, end - begin);
      next[before].insert(word);
      before += (before.empty() ? "" : " ") + word;
      begin = end + 1;
    }
  }
  for (const auto& spec : all_commands()) {
    for (const auto& option : options_of(spec)) next[spec.name].insert(option.name);
    next[spec.name].insert("--help");
  }
  return next;
}

std::string joined(const std::set<std::string>& words) {
  std::string out;
  for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string choice_cases() {
  std::map<std::string, std::string> cases;  // choices -> patterns
  for (const auto& spec : all_commands()) {
    for (const auto& option : spec.options) {
      if (option.choices.empty()) continue;
      auto& patterns = cases[joined({option.choices.begin(), option.choices.end()})];
      patterns += (patterns.empty() ? "" : "|") + ("\"" + spec.name + " " + option.name + "\"");
    }
  }
  std::string out;
  for (const auto& [choices, patterns] : cases) out += "    " + patterns + ") words=\"" + choices + "\" ;;\n";
  return out;
}

}  // namespace

std::string bash_completion() {
  std::string names;
  std::string words;
  for (const auto& [before, next] : followers()) {
    if (!before.empty()) names += "|\"" + before + "\"";
    words += "    \"" + before + "\") words=\"" + joined(next) + "\" ;;\n";
  }
  return "# bash completion of soquy; load it with: source <(soquy completion bash)\n"
         "_soquy() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= words= i\n"
         "  for ((i = 1; i < COMP_CWORD; ++i)); do\n"
         "    local longer=\"${command:+$command }${COMP_WORDS[i]}\"\n"
         "    case \"$longer\" in " +
         names.substr(1) +
         ") command=$longer ;; *) break ;; esac\n"
         "  done\n"
         "  case \"$command $previous\" in\n" +
         choice_cases() +
         "    *\" --store\"|*\" --entries\"|*\" --output\") COMPREPLY=($(compgen -f -- \"$current\")); return ;;\n"
         "  esac\n"
         "  [ -n \"$words\" ] || case \"$command\" in\n" +
         words +
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "}\n"
         "complete -o default -F _soquy soquy\n";
}

}  // namespace soquy::cli
