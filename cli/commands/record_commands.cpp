#include "cli/commands/commands.h"
#include "cli/record.h"

namespace soquy::cli {

std::vector<CommandSpec> record_commands() {
  std::vector<CommandSpec> commands;
  for (const auto& kind : record_kinds()) commands.push_back(record_command(kind));
  return commands;
}

}  // namespace soquy::cli
