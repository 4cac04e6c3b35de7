#include "cli/commands/commands.h"

namespace soquy::cli {

namespace {

void append(std::vector<CommandSpec>& all, CommandSpec one) { all.push_back(std::move(one)); }

void append(std::vector<CommandSpec>& all, std::vector<CommandSpec> more) {
  for (auto& spec : more) all.push_back(std::move(spec));
}

}  // namespace

const std::vector<CommandSpec>& all_commands() {
  static const std::vector<CommandSpec> commands = [] {
    std::vector<CommandSpec> all;
    append(all, init_command());
    append(all, record_commands());
    append(all, books_commands());
    append(all, about_commands());
    return all;
  }();
  return commands;
}

}  // namespace soquy::cli
