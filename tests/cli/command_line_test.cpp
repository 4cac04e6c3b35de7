#include "cli/command_line.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "cli/closest.h"
#include "cli/help.h"
#include "cli/record.h"
#include "cli/utf8.h"
#include "engine/domain/fields.h"
#include "engine/domain/loan_terms.h"

using namespace soquy;
using namespace soquy::cli;

namespace {

CommandSpec spec() {
  CommandSpec made;
  made.name = "try";
  made.examples = {"soquy try X --amount 5", "soquy try X --amount 6"};
  made.positionals = {{"CLUB", "", true, false}};
  made.options = {{"--amount", "AMOUNT", "", {}, true, false, ""},
                  {"--kind", "KIND", "", {"fee", "saving-box"}, false, false, "fee"},
                  {"--with", "TV", "", {}, false, true, ""},
                  {"--preview", "", "", {}, false, false, ""}};
  made.needs_store = false;
  return made;
}

std::string complaint(const std::vector<std::string>& words) {
  try {
    (void)parse(spec(), words);
  } catch (const UsageError& error) {
    const std::string text = error.what();
    return text.substr(0, text.find('\n'));
  }
  return "";
}

}  // namespace

TEST_CASE("options are read in any order and keep what was typed", "[cli]") {
  const auto typed =
      parse(spec(), {"--with", "TV01", "HP-01", "--amount=-5", "--with", "TV02", "--kind", "SAVING_BOX"});
  CHECK(typed.get("CLUB") == "HP-01");
  CHECK(typed.get("--amount") == "-5");
  CHECK(typed.get("--kind") == "saving-box");
  CHECK(typed.all("--with") == std::vector<std::string>{"TV01", "TV02"});
  CHECK_FALSE(typed.flag("--preview"));
  CHECK(parse(spec(), {"X", "--amount", "-5", "--preview"}).flag("--preview"));
  CHECK(parse(spec(), {"X", "--amount", "5"}).get("--kind") == "fee");
}

TEST_CASE("a value keeps its brackets, quotation marks and commas", "[cli]") {
  for (const std::string value : {"[a,b]", "\"x\"", "a,b", "{}", "''", "%%", "a b", "\xC3\x28"}) {
    INFO(value);
    CHECK(parse(spec(), {"X", "--amount", "5", "--with", value}).all("--with") == std::vector<std::string>{value});
  }
}

TEST_CASE("a wrong command line is told what was seen and what would be accepted", "[cli]") {
  CHECK(complaint({"X", "--amout", "5"}) == "'--amout' is no option of 'soquy try'. Did you mean --amount?");
  CHECK(complaint({"X"}) == "'soquy try' needs --amount AMOUNT.");
  CHECK(complaint({}) == "'soquy try' needs CLUB and --amount AMOUNT.");
  CHECK(complaint({"X", "Y", "--amount", "5"}) == "'Y' is one word too many for 'soquy try'.");
  CHECK(complaint({"X", "--amount"}) == "--amount AMOUNT needs a value.");
  CHECK(complaint({"X", "--amount", "5", "--amount", "6"}) == "--amount was given 2 times; it is taken once.");
  CHECK(complaint({"X", "--amount", "5", "--kind", "saving-bx"}) ==
        "--kind is 'saving-bx'; accepted are fee or saving-box. Did you mean saving-box?");
}

TEST_CASE("a line is cut into words as a shell cuts it", "[cli]") {
  using Words = std::vector<std::string>;
  CHECK(words_of("a  'b c' \"d 'e'\" f\\ g") == Words{"a", "b c", "d 'e'", "f g"});
  CHECK(words_of("a ''") == Words{"a", ""});
  CHECK(words_of("# only a remark").empty());
  CHECK(words_of("a #b").size() == 1);
  CHECK(words_of("a#b") == Words{"a#b"});
  CHECK_THROWS_AS(words_of("a 'b"), UsageError);
}

TEST_CASE("what was meant is found though it was typed wrong", "[cli]") {
  CHECK(edit_distance("repayment", "repaymnet") == 1);
  CHECK(closest("HP-1", {"HP-01", "BM-01", "HP-02"}).front() == "HP-01");
  CHECK(closest("zzz", {"HP-01"}).empty());
  CHECK(folded("Hạnh PHÚC Đ") == "hanh phuc d");
}

namespace {

Day day_of(const Arguments& typed) {
  return typed_day(typed.has("--date") ? typed.get("--date") : "2026-11-22", "--date");
}

/// What the ledger asks of an act before it asks the books.
void check_shape(const Act& act, const Arguments& typed) {
  const auto fields = engine::check_fields(act.is, day_of(typed), Currency::vnd);
  INFO((fields.has_error() ? to_sentence(fields.error()) : ""));
  CHECK(fields.has_value());
  if (const auto* approved = std::get_if<ApproveLoan>(&act.is)) CHECK(engine::check_terms(approved->terms).has_value());
  if (const auto* changed = std::get_if<RescheduleLoan>(&act.is)) {
    CHECK(engine::check_term_fields(changed->terms).has_value());
    CHECK_FALSE(changed->confirmation.empty());
    CHECK(changed->reason != ReasonCode::none);
  }
  if (typed.has("--written-on")) CHECK(typed.has("--approved-by"));  // a late entry has a second signer
  if (const auto* given_up = std::get_if<WriteOffLoan>(&act.is)) CHECK(given_up->reason != ReasonCode::none);
}

}  // namespace

TEST_CASE("every entry's example makes the act it promises, which wants nothing that is not in it", "[cli]") {
  engine::ClubState club;
  club.members[MemberNo{14}].birth_year = 1956;  // the member whom the examples amend
  club.by_law.goods_rules = {{"heifer-30", {"heifer", "head"}, {"heifer", "head"}, 1000, 30, {}}};
  for (const auto& kind : record_kinds()) {
    const CommandSpec command = record_command(kind);
    for (const auto& example : kind.examples) {
      if (example.find('$') != std::string::npos) continue;
      INFO(example);
      Reading reading(club, nullptr);
      const Arguments typed = parse(command, words_of(example.substr(6 + command.name.size())));
      Act act;
      CHECK_NOTHROW(act = kind.read(typed, reading));
      CHECK(act.is.index() != 0);
      check_shape(act, typed);
    }
  }
}

TEST_CASE("every choice of an entry is a word the ledger knows", "[cli]") {
  const engine::ClubState club;
  for (const auto& kind : record_kinds()) {
    const CommandSpec command = record_command(kind);
    for (const auto& option : kind.options) {
      for (const auto& choice : option.choices) {
        INFO(kind.name << " " << option.name << " " << choice);
        Reading reading(club, nullptr);
        Arguments typed = parse(command, words_of(kind.examples.front().substr(6 + command.name.size())));
        typed.values[option.name] = {choice};
        CHECK_NOTHROW(kind.read(typed, reading));
      }
    }
  }
}

TEST_CASE("help begins with two examples, and every command has its place in it", "[cli]") {
  for (const auto& command : all_commands()) {
    const std::string text = help_of(command);
    CHECK(text.starts_with("  " + command.examples[0] + "\n  " + command.examples[1] + "\n"));
    const bool is_entry = command.name.starts_with("record ");
    CHECK(overview(is_entry ? "record" : "").find("  " + command.name + " ") != std::string::npos);
    CHECK(bash_completion().find("\"" + command.name + "\")") != std::string::npos);
  }
}

TEST_CASE("a command that is not there is refused with the nearest one", "[cli]") {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Terminal terminal{in, out, err};
  CHECK(run({"trial-balanse", "HP-01"}, terminal) == wrong_usage);
  CHECK(out.str().empty());
  CHECK(err.str().find("Did you mean trial-balance?") != std::string::npos);
}
