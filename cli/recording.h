#pragma once
// What every recording command shares: who records on which day, who signs, and what is told of the outcome.

#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/session.h"

namespace soquy::cli {

/// A command id of its own that sorts behind those of earlier moments (UUID version 7), so that repayments of one day
/// without vouchers stand in the order in which they were typed.
[[nodiscard]] CommandId new_command_id(Instant now);

/// --by, --approved-by, --date, --command-id, --expect, --from-paper, --preview, --format, --lang: what every recording
/// command takes for its command as a whole.
[[nodiscard]] std::vector<Option> command_options();
/// --voucher, --page, --written-on, --late-reason, --original-date: what every act may carry.
[[nodiscard]] std::vector<Option> act_options();

/// The command without its acts, from command_options(). The day is today when --date is not given.
[[nodiscard]] Command typed_command(const ClubCode& club, const Arguments& arguments, Session& session);
/// Fills in what act_options() say. In a meeting --date of a line is the act's own day.
void add_act_options(Act& act, const Arguments& arguments);

/// Submits, or with --preview asks what would happen, and tells it: every entry by name, the receipt of a repayment,
/// which other repayments are split anew, the warnings, the new cash of the funds that moved. Returns the exit code:
/// done, or refused with the rejection's sentence on err. `lines` names the acts of a meeting ("line 3"), or is empty.
[[nodiscard]] int record(Session& session, Command command, const Arguments& arguments, Terminal& terminal,
                         const std::vector<std::string>& lines = {});

/// Says no with the rejection's sentence, and returns the exit code.
int refuse(const Rejection& rejection, Terminal& terminal, const std::vector<std::string>& lines = {});

}  // namespace soquy::cli
