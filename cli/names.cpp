#include "cli/names.h"

#include "cli/answer.h"

namespace soquy::cli {

Option names_option() {
  return {"--names", "", "show members' names; tables on a terminal do so unasked", {}, false, false, ""};
}

Names::Names(Session& session, const ClubCode& club, const Arguments& arguments, const Terminal& terminal)
    : people_(session.ledger().people()),
      club_(club),
      shown_(arguments.flag("--names") || (terminal.out_is_terminal && typed_format(arguments) == Format::table)) {}

std::string Names::of(MemberNo member) const {
  if (!shown_) return "";
  const auto text = people_.profile(club_, member);
  if (text.status != engine::TextStatus::present) return shown_text(text);
  const auto profile = engine::parse_profile(text.plain);
  return profile ? profile->name : "";
}

std::string shown_text(const engine::RegisterText& text) {
  switch (text.status) {
    case engine::TextStatus::present: return text.plain;
    case engine::TextStatus::erased: return "erased";
    case engine::TextStatus::never_given: return "";
  }
  return "";
}

}  // namespace soquy::cli
