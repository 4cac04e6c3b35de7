#include "cli/commands/commands.h"
#include "cli/record.h"

namespace soquy::cli {

namespace {

void append(std::vector<CommandSpec>& all, CommandSpec one) { all.push_back(std::move(one)); }

void append(std::vector<CommandSpec>& all, std::vector<CommandSpec> more) {
  for (auto& spec : more) all.push_back(std::move(spec));
}

/// What a treasurer does, in the order of a club's life.
void append_recording(std::vector<CommandSpec>& all) {
  append(all, init_command());
  append(all, simulate_command());
  append(all, club_found_command());
  append(all, commands_of(club_kinds()));
  append(all, club_show_command());
  append(all, commands_of(member_kinds()));
  append(all, import_command());
  append(all, record_meeting_command());
  append(all, record_entries_command());
  append(all, commands_of(meeting_kinds()));
  append(all, commands_of(money_kinds()));
  append(all, commands_of(loan_kinds()));
  append(all, commands_of(goods_kinds()));
  append(all, commands_of(help_kinds()));
  append(all, commands_of(audit_kinds()));
  append(all, commands_of(closing_kinds()));
}

/// What is asked of the books.
void append_questions(std::vector<CommandSpec>& all) {
  append(all, programme_commands());
  append(all, books_commands());
  append(all, lending_commands());
  append(all, loan_plan_command());
  append(all, people_commands());
  append(all, stock_command());
  append(all, trail_commands());
}

}  // namespace

const std::vector<CommandSpec>& all_commands() {
  static const std::vector<CommandSpec> commands = [] {
    std::vector<CommandSpec> all;
    append_recording(all);
    append_questions(all);
    append(all, commands_of(actor_kinds()));
    append(all, actor_key_command());
    append(all, commands_of(programme_kinds()));
    append(all, replay_command());
    append(all, verify_command());
    append(all, export_commands());
    append(all, about_commands());
    return all;
  }();
  return commands;
}

}  // namespace soquy::cli
