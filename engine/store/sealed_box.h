#pragma once
// A text under its key: XChaCha20-Poly1305, bound to the row it lies in.

#include <optional>
#include <string>
#include <string_view>

#include "engine/store/key_vault.h"
#include "events/ids.h"

namespace soquy::engine {

struct OpenText {
  Hash salt;
  std::string plain;
};

/// box := nonce:24 XChaCha20-Poly1305(salt:32 text, associated data = `row`)
[[nodiscard]] std::string seal(const OpenText& text, const TextKey& key, std::string_view row, Randomness& random);
/// Nothing when the box is not what `key` sealed for `row`.
[[nodiscard]] std::optional<OpenText> unseal(std::string_view box, const TextKey& key, std::string_view row);

}  // namespace soquy::engine
