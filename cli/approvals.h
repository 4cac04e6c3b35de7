#pragma once
// Actors and approvals as typed: TV05, TV01:pin, TV01:key=FILE.

#include <string>
#include <vector>

#include "engine/ledger.h"

namespace soquy::cli {

/// "TV05", "tv5" or an enrolled code such as GS-QN-01. Throws UsageError.
[[nodiscard]] ActorId typed_actor(std::string_view text, std::string_view field);

/// Adds the approvals to the command and, for those by key, signs it: the command then expects the version at which the
/// club stands now. Throws UsageError when a key file cannot be read.
void add_approvals(Command& command, const std::vector<std::string>& typed, const engine::Ledger& ledger);

}  // namespace soquy::cli
