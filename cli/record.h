#pragma once
// What can be recorded: one RecordKind per kind of entry. `soquy record KIND CLUB ...` and the lines of
// `soquy record meeting` read the same words through it.

#include <functional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/recording.h"
#include "cli/typed.h"

namespace soquy::cli {

/// What reading an entry may depend on: the club as it stands before the command.
struct Reading {
  const engine::ClubState& club;
  const engine::Register* people = nullptr;
  std::uint32_t next_member = 1;  ///< the number for the next person who joins without one
  Day day;                        ///< of the command; an entry may have its own

  Reading(const engine::ClubState& state, const engine::Register* names);
};

struct RecordKind {
  std::string name;     ///< "contribution"; the command is "record contribution"
  std::string summary;  ///< one line
  std::string details;
  std::vector<std::string> examples;  ///< two or more, as typed in a shell
  std::vector<Option> options;        ///< of the act alone
  std::function<Act(const Arguments&, Reading&)> read;
  bool is_own_command = false;               ///< the command is the name alone: "member join", "reverse"
  std::vector<Positional> positionals = {};  ///< after CLUB
  /// Entries that are several in one command; `read` then reads one of them.
  std::function<std::vector<Act>(const Arguments&, Reading&)> read_several = {};
};

// Each gives the kinds of its file, in the order of the help.
[[nodiscard]] std::vector<RecordKind> money_kinds();
[[nodiscard]] std::vector<RecordKind> loan_kinds();
[[nodiscard]] std::vector<RecordKind> guarantee_kinds();
[[nodiscard]] std::vector<RecordKind> goods_kinds();
[[nodiscard]] std::vector<RecordKind> help_kinds();
[[nodiscard]] std::vector<RecordKind> meeting_kinds();
[[nodiscard]] std::vector<RecordKind> audit_kinds();
[[nodiscard]] std::vector<RecordKind> closing_kinds();
[[nodiscard]] std::vector<RecordKind> member_kinds();
[[nodiscard]] std::vector<RecordKind> club_kinds();
[[nodiscard]] std::vector<RecordKind> actor_kinds();
[[nodiscard]] std::vector<RecordKind> programme_kinds();
[[nodiscard]] RecordKind by_law_kind();  ///< one of club_kinds()

/// All of them.
[[nodiscard]] const std::vector<RecordKind>& record_kinds();

/// The kind as a command: "record contribution CLUB ...".
[[nodiscard]] CommandSpec record_command(const RecordKind& kind);

// --- Options that many kinds share ---------------------------------------------------------------------------------

[[nodiscard]] inline Option needed(std::string name, std::string value, std::string help,
                                   std::vector<std::string> choices = {}) {
  return {std::move(name), std::move(value), std::move(help), std::move(choices), true, false, ""};
}
[[nodiscard]] inline Option maybe(std::string name, std::string value, std::string help,
                                  std::vector<std::string> choices = {}, std::string preset = "") {
  return {std::move(name), std::move(value), std::move(help), std::move(choices), false, false, std::move(preset)};
}
[[nodiscard]] inline Option switched(std::string name, std::string help) {
  return {std::move(name), "", std::move(help), {}, false, false, ""};
}

/// May be given more than once.
[[nodiscard]] inline Option repeated(Option option) {
  option.repeated = true;
  return option;
}

inline const Option kAmount = needed("--amount", "AMOUNT", "how much, as 1250000 or 1.250.000");
inline const Option kPlace = maybe("--place", "PLACE", "where the money lies", {"cash", "bank"}, "cash");

/// The eight activity areas of the law, in its order.
inline const std::vector<std::string> kEightAreas = {"livelihood", "health",   "home-care", "self-help",
                                                     "rights",     "learning", "culture",   "resources"};
/// --area with those eight: by name, or by number as the paper has them ("7", "Mảng 7").
[[nodiscard]] Option area_needed(std::string help);
/// The same where an entry may serve no area.
[[nodiscard]] Option area_maybe(std::string help, std::string preset = "");

/// Reads one act's options. A missing option gives the zero value of its type.
class Typed {
 public:
  Typed(const Arguments& arguments, Reading& reading) : arguments_(arguments), reading_(reading) {}
  [[nodiscard]] Money money(std::string_view name) const;
  [[nodiscard]] Money amount(std::string_view text, std::string_view name) const;
  [[nodiscard]] RegionRef region(std::string_view name) const;  ///< "TCTK-2018:51"
  [[nodiscard]] Day day(std::string_view name) const;
  [[nodiscard]] Day day_of_entry() const;  ///< --date, else that of the command
  [[nodiscard]] Rate rate(std::string_view name) const;
  [[nodiscard]] Fund fund(std::string_view name) const;
  [[nodiscard]] DayCount day_count(std::string_view name) const;  ///< "30-360" as people write it
  [[nodiscard]] std::string text(std::string_view name) const { return arguments_.get(name); }
  [[nodiscard]] Note note(std::string_view name) const { return Note{{}, arguments_.get(name)}; }
  [[nodiscard]] bool flag(std::string_view name) const { return arguments_.flag(name); }
  template <class Int>
  [[nodiscard]] Int number(std::string_view name, std::int64_t most) const {
    return arguments_.has(name) ? static_cast<Int>(typed_number(arguments_.get(name), name, 0, most)) : Int{0};
  }
  template <class No>
  [[nodiscard]] No no(std::string_view name) const {
    return arguments_.has(name) ? typed_no<No>(arguments_.get(name), name) : No{};
  }
  [[nodiscard]] std::vector<MemberNo> members(std::string_view name) const;
  [[nodiscard]] Version version(std::string_view name) const;
  [[nodiscard]] std::vector<Version> versions(std::string_view name) const;  ///< of a repeated one, each named once
  [[nodiscard]] std::int64_t thousandths(std::string_view name) const;
  template <class E>
  [[nodiscard]] E one_of(std::string_view name) const {
    return arguments_.has(name) ? typed_enum<E>(arguments_.get(name), name) : E{};
  }

 private:
  const Arguments& arguments_;
  Reading& reading_;
};

}  // namespace soquy::cli
