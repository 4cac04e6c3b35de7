#pragma once
// Help, man page and completion, all from the same descriptions.

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"

namespace soquy::cli {

/// Two or more copyable examples first, then what it does, then every argument and option.
[[nodiscard]] std::string help_of(const CommandSpec& spec);
/// Every command in one line, or those whose names begin with `group` ("record").
[[nodiscard]] std::string overview(std::string_view group = {});
/// soquy(1), troff.
[[nodiscard]] std::string man_page();
/// A script for bash.
[[nodiscard]] std::string bash_completion();
/// "soquy record contribution CLUB --kind KIND --amount AMOUNT [options]"
[[nodiscard]] std::string usage_line(const CommandSpec& spec);
/// The command's own options and --store.
[[nodiscard]] std::vector<Option> options_of(const CommandSpec& spec);

}  // namespace soquy::cli
