#include "cli/approvals.h"

#include "cli/command.h"
#include "cli/utf8.h"

namespace soquy::cli {

ActorId typed_actor(std::string_view text, std::string_view field) {
  std::string upper(text);
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  const auto actor = ActorId::parse(upper);
  if (!actor)
    throw UsageError(std::string(field) + " is " + in_quotes(text) +
                     ": name a member as TV05, or an enrolled code of at most 16 letters A-Z, digits and '-'.");
  if (const auto member = member_of(*actor)) return actor_of(*member);
  return *actor;
}

namespace {

Approval typed_approval(const std::string& text) {
  const std::size_t colon = text.find(':');
  Approval approval;
  approval.actor = typed_actor(text.substr(0, colon), "--approved-by");
  const std::string how = colon == std::string::npos ? "named" : text.substr(colon + 1);
  if (how == "pin") {
    approval.assurance = Assurance::pin;
  } else if (how.starts_with("key=")) {
    approval.assurance = Assurance::key;
  } else if (how != "named") {
    throw UsageError("--approved-by is " + in_quotes(text) + ": write TV01, TV01:pin or TV01:key=FILE.");
  }
  return approval;
}

}  // namespace

void add_approvals(Command& command, const std::vector<std::string>& typed, const engine::Ledger&) {
  for (const auto& text : typed) command.approvals.push_back(typed_approval(text));
}

}  // namespace soquy::cli
