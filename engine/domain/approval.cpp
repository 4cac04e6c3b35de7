#include "engine/domain/approval.h"

#include <sodium.h>

#include "events/codec.h"
#include "events/merkle.h"

namespace soquy::engine {

Hash approval_digest(const Hash& genesis, Version base, const Command& command) {
  Bytes message(genesis.bytes.begin(), genesis.bytes.end());
  for (int shift = 56; shift >= 0; shift -= 8) message.push_back(static_cast<std::uint8_t>(base.value >> shift));
  message.insert(message.end(), command.id.bytes.begin(), command.id.bytes.end());
  const Bytes asked = canonical_command(command);
  message.insert(message.end(), asked.begin(), asked.end());
  return sha256(message);
}

bool signature_verifies(const Approval& approval, const Hash& digest) {
  return crypto_sign_verify_detached(approval.signature.data(), digest.bytes.data(), digest.bytes.size(),
                                     approval.key.bytes.data()) == 0;
}

}  // namespace soquy::engine
