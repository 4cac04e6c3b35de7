#pragma once
// A club's events as a file that a stranger can check: the stored bytes, their hashes, and every field in words.
// The format stands in docs/AUDIT.md; each line is one JSON object.

#include <iosfwd>

#include "engine/ledger.h"

namespace soquy::cli {

/// First a line about the club (genesis, size, root), then one line per event. Texts are not in it, their commitments
/// are. Throws StoreFailure or DecodeFailure when the history cannot be read.
void write_events_file(const engine::Ledger& ledger, const ClubCode& club, std::ostream& out);

}  // namespace soquy::cli
