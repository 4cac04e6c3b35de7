#pragma once
// One command's dealings with a store: which one, which club, who records, and how an answer of the ledger is told.

#include <memory>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/command_line.h"
#include "cli/document.h"
#include "engine/ledger.h"

namespace soquy::cli {

enum class Access { reading, writing };

/// --store, or SOQUY_STORE. Throws UsageError when neither is given.
[[nodiscard]] std::string store_directory(const Arguments& arguments);

class Session {
 public:
  /// Opens the store. Throws UsageError without a directory, StoreFailure when it cannot be opened.
  Session(const Arguments& arguments, Terminal& terminal, Access access);

  [[nodiscard]] engine::Ledger& ledger() { return *ledger_; }
  [[nodiscard]] Instant now();
  [[nodiscard]] Day today() { return day_in_vietnam(now()); }

  /// The club named by that positional or option. Throws Refusal that lists close codes when the store has none such.
  [[nodiscard]] ClubCode club(const Arguments& arguments, std::string_view name = "CLUB");
  [[nodiscard]] engine::ClubState state(const ClubCode& club);

 private:
  std::unique_ptr<engine::Clock> own_clock_;
  engine::Clock& clock_;
  std::unique_ptr<engine::Ledger> ledger_;
};

/// A club's code as typed ("hp-01" is read as HP-01). Throws UsageError when it can be no code.
[[nodiscard]] ClubCode typed_club(std::string_view text);

/// A random command id (UUID version 4).
[[nodiscard]] CommandId random_command_id();

// --- Recording -----------------------------------------------------------------------------------------------------

/// --by, --approved-by, --date, --command-id, --expect, --from-paper, --preview, --format: what every recording command
/// takes for its command as a whole.
[[nodiscard]] std::vector<Option> command_options();
/// --voucher, --page, --written-on, --late-reason, --original-date: what every act may carry.
[[nodiscard]] std::vector<Option> act_options();

/// The command without its acts, from command_options(). The day is today when --date is not given.
[[nodiscard]] Command typed_command(const ClubCode& club, const Arguments& arguments, Session& session);
/// Fills in what act_options() say. In a meeting --date of a line is the act's own day.
void add_act_options(Act& act, const Arguments& arguments);

/// Submits, or with --preview asks what would happen, and tells it: every entry by name, the warnings, the new cash of
/// the funds that moved. Returns the exit code: done, or refused with the rejection's sentence on err. `lines` names
/// the acts of a meeting ("line 3"), or is empty.
[[nodiscard]] int record(Session& session, Command command, const Arguments& arguments, Terminal& terminal,
                         const std::vector<std::string>& lines = {});

/// Says no with the rejection's sentence, and returns the exit code.
int refuse(const Rejection& rejection, Terminal& terminal, const std::vector<std::string>& lines = {});

}  // namespace soquy::cli
