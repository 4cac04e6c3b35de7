#pragma once
// What each file of this folder adds to the command line. catalog.cpp puts them in the order of the help.

#include <vector>

#include "cli/command.h"

namespace soquy::cli {

[[nodiscard]] CommandSpec init_command();                  ///< init.cpp
[[nodiscard]] CommandSpec club_found_command();              ///< club.cpp
[[nodiscard]] CommandSpec record_meeting_command();          ///< meeting.cpp
[[nodiscard]] std::vector<CommandSpec> entry_commands();     ///< entries.cpp  ///< record_commands.cpp: one per RecordKind, and the meeting
[[nodiscard]] std::vector<CommandSpec> books_commands();   ///< books.cpp: trial balance, fund position
[[nodiscard]] std::vector<CommandSpec> about_commands();   ///< about.cpp: completion, man, version

}  // namespace soquy::cli
