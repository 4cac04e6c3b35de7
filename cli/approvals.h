#pragma once
// Actors and approvals as typed: TV05, TV01:pin, TV01:key=FILE; and the signing keys in files.

#include <string>
#include <vector>

#include "engine/ledger.h"

namespace soquy::cli {

/// "TV05", "tv5" or an enrolled code such as GS-QN-01. Throws UsageError.
[[nodiscard]] ActorId typed_actor(std::string_view text, std::string_view field);

/// Adds the approvals to the command, each in the role in which the person is known, and signs it for those by key: the
/// command then expects the version at which the club stands now, unless it names another. A command whose id was
/// recorded before is signed as it was then. Free words are not signed. Throws UsageError when a key file cannot be
/// read.
void add_approvals(Command& command, const std::vector<std::string>& typed, const engine::Ledger& ledger);

/// Makes a signing key in a new file that only its owner can read, and returns the public key. Throws UsageError when
/// the file exists or cannot be written.
[[nodiscard]] Hash make_key_file(const std::string& file);

}  // namespace soquy::cli
