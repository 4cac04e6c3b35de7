#pragma once
// When an entry cannot be taken back alone: which others go with it, and the one command line that takes back all.

#include <string>

#include "cli/command.h"
#include "engine/ledger.h"

namespace soquy::cli {

/// What stands below a refused reversal: the entries that rest on those asked for, each by number, day and kind, and
/// the command to copy, with every other word as it was typed. It was tried, so the ledger would take it as the book
/// stands. Nothing when the refusal is of another kind, or when no other entries would help. `command` carries no
/// approvals yet.
[[nodiscard]] std::string goes_with_it(const Rejection& refused, const Command& command, const Arguments& arguments,
                                       engine::Ledger& ledger);

}  // namespace soquy::cli
