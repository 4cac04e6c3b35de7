#include "cli/taken_together.h"

#include <algorithm>

#include "cli/approvals.h"
#include "engine/domain/taken_together.h"
#include "events/codec.h"

namespace soquy::cli {

namespace {

/// Refusals behind which stands something that was built on the entry.
bool is_for_what_rests_on_it(RejectReason reason) {
  return reason == RejectReason::later_entries_depend || reason == RejectReason::insufficient_goods ||
         reason == RejectReason::insufficient_refundable;
}

/// Nothing when some act of the command is no reversal.
std::vector<Version> entries_asked_for(const Command& command) {
  std::vector<Version> entries;
  for (const Act& act : command.acts) {
    const auto* ask = std::get_if<ReverseEntry>(&act.is);
    if (ask == nullptr) return {};
    entries.push_back(ask->entry);
  }
  return entries;
}

/// The command as it was typed, of these entries.
Command taking_back(const std::vector<Version>& entries, const Command& typed) {
  Command command = typed;
  command.acts.assign(entries.size(), typed.acts.front());
  for (std::size_t i = 0; i < entries.size(); ++i) std::get<ReverseEntry>(command.acts[i].is).entry = entries[i];
  return command;
}

// --- The line --------------------------------------------------------------------------------------------------------

std::string in_shell(const std::string& word) {
  static constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./:=,%+-";
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

const CommandSpec& spec_of_reverse() {
  const auto& all = all_commands();
  return *std::find_if(all.begin(), all.end(), [](const CommandSpec& spec) { return spec.name == "reverse"; });
}

/// Options as they were typed; what is there without being typed is left out.
std::string typed_options(const Arguments& arguments) {
  std::string line;
  const auto add = [&](const Option& option) {
    for (const std::string& value : arguments.all(option.name)) {
      if (!option.preset.empty() && value == option.preset) continue;
      line += " " + option.name + (option.value.empty() ? "" : " " + in_shell(value));
    }
  };
  for (const Option& option : spec_of_reverse().options) add(option);
  if (arguments.has("--store")) line += " --store " + in_shell(arguments.get("--store"));
  return line;
}

std::string line_to_copy(const std::vector<Version>& entries, const Arguments& arguments) {
  std::string line = "soquy reverse " + in_shell(arguments.get("CLUB"));
  for (const Version entry : entries) line += " " + std::to_string(entry.value);
  return line + typed_options(arguments);
}

/// "#18 of 2019-03-10 (repayment received)"
std::string in_the_book(const Event& event) {
  std::string kind(to_text(event.payload.kind()));
  std::replace(kind.begin(), kind.end(), '_', ' ');
  return "#" + std::to_string(event.envelope.version.value) + " of " + to_iso(event.envelope.value_date) + " (" + kind +
         ")";
}

}  // namespace

std::string goes_with_it(const Rejection& refused, const Command& command, const Arguments& arguments,
                         engine::Ledger& ledger) {
  std::vector<Version> asked = entries_asked_for(command);
  const auto club = ledger.state(command.club);
  if (!is_for_what_rests_on_it(refused.reason) || asked.empty() || !club.has_value()) return "";
  const auto event_at = [&](Version version) { return ledger.event_at(command.club, version); };
  const auto may = [&](const std::vector<Version>& entries) -> std::optional<Rejection> {
    Command together = taking_back(entries, command);
    add_approvals(together, arguments.all("--approved-by"), ledger);
    const auto outcome = ledger.preview(together);
    return outcome.has_error() ? std::optional(outcome.error()) : std::nullopt;
  };
  const std::vector<Version> more = engine::resting_on(asked, *club, event_at, may);
  std::string named;
  for (const Version version : more) {
    const auto event = event_at(version);
    if (event) named += (named.empty() ? "" : ", ") + in_the_book(*event);
  }
  if (named.empty()) return "";
  asked.insert(asked.end(), more.begin(), more.end());
  std::sort(asked.begin(), asked.end());
  return "To be taken back with it: " + named + ". In one command:\n    " + line_to_copy(asked, arguments) + "\n";
}

}  // namespace soquy::cli
