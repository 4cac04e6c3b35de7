#pragma once
// Eight bytes that tell one commit from another. A tree says that something was changed; only a hash of each commit
// says which one, and eight bytes are enough where the tree stands behind them: who makes them fit is still found by
// it.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "events/ids.h"
#include "events/merkle.h"

namespace soquy::engine {

using CommitHash = std::array<std::uint8_t, 8>;

/// The first eight bytes of SHA-256 over the leaf hashes of the commit's events.
[[nodiscard]] CommitHash commit_hash(std::span<const Hash> leaves);

}  // namespace soquy::engine
