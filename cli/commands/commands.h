#pragma once
// What each file of this folder adds to the command line. catalog.cpp puts them in the order of the help.

#include <vector>

#include "cli/command.h"

namespace soquy::cli {

[[nodiscard]] CommandSpec init_command();                  ///< init.cpp
[[nodiscard]] std::vector<CommandSpec> record_commands();  ///< record_commands.cpp: one per RecordKind, and the meeting
[[nodiscard]] std::vector<CommandSpec> books_commands();   ///< books.cpp: trial balance, fund position
[[nodiscard]] std::vector<CommandSpec> about_commands();   ///< about.cpp: completion, man, version

}  // namespace soquy::cli
