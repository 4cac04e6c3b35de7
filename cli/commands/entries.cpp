#include "cli/commands/commands.h"
#include "cli/record.h"

namespace soquy::cli {

std::vector<CommandSpec> commands_of(const std::vector<RecordKind>& kinds) {
  std::vector<CommandSpec> commands;
  for (const auto& kind : kinds) commands.push_back(record_command(kind));
  return commands;
}

}  // namespace soquy::cli
