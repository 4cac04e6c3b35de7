#include "engine/store/sealed_box.h"

#include <sodium.h>

#include <cstring>

namespace soquy::engine {

namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kSalt = sizeof(Hash::bytes);
static_assert(kNonce == 24 && kTag == 16 && crypto_aead_xchacha20poly1305_ietf_KEYBYTES == sizeof(TextKey));

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace

std::string seal(const OpenText& text, const TextKey& key, std::string_view row, Randomness& random) {
  std::string message(text.salt.bytes.begin(), text.salt.bytes.end());
  message += text.plain;
  std::string box(kNonce + message.size() + kTag, '\0');
  unsigned char* const nonce = bytes_of(box);
  random.fill({nonce, kNonce});
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + kNonce, nullptr, bytes_of(std::string_view(message)),
                                             message.size(), bytes_of(row), row.size(), nullptr, nonce, key.data());
  sodium_memzero(message.data(), message.size());
  return box;
}

std::optional<OpenText> unseal(std::string_view box, const TextKey& key, std::string_view row) {
  if (box.size() < kNonce + kSalt + kTag) return std::nullopt;
  const std::string_view sealed = box.substr(kNonce);
  std::string message(sealed.size() - kTag, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(message), nullptr, nullptr, bytes_of(sealed), sealed.size(),
                                                 bytes_of(row), row.size(), bytes_of(box), key.data()) != 0) {
    return std::nullopt;
  }
  OpenText text;
  std::memcpy(text.salt.bytes.data(), message.data(), kSalt);
  text.plain = message.substr(kSalt);
  return text;
}

}  // namespace soquy::engine
