#pragma once
// A key approval: somebody else signed this very command, on this very state of the book.

#include "events/envelope.h"
#include "events/event.h"

namespace soquy::engine {

/// What a key approval signs: SHA-256(genesis || base version u64be || command id || canonical command). The base is
/// the version the book had before the command; genesis is zero before the club is founded.
[[nodiscard]] Hash approval_digest(const Hash& genesis, Version base, const Command& command);

/// Ed25519 over the digest, by the approval's own key. Whether that key is enrolled is another question.
[[nodiscard]] bool signature_verifies(const Approval& approval, const Hash& digest);

}  // namespace soquy::engine
