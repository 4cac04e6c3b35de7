#include "engine/random.h"

#include <sodium.h>

#include <string>

#include "events/check.h"
#include "events/merkle.h"

namespace soquy::engine {

namespace {

void start_sodium() { SOQUY_CHECK(sodium_init() >= 0, "libsodium does not start on this machine"); }

void put_u64(std::string& out, std::uint64_t value) {
  for (int shift = 0; shift < 64; shift += 8) out.push_back(static_cast<char>(value >> shift & 0xff));
}

Hash hash_of(const std::string& text) {
  return sha256({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

}  // namespace

Randomness::Randomness() { start_sodium(); }

Randomness::Randomness(std::optional<std::uint64_t> seed, std::string_view purpose, std::uint64_t start)
    : seeded_(seed.has_value()) {
  start_sodium();
  if (!seeded_) return;
  std::string name = "soquy simulation ";
  name += purpose;
  put_u64(name, *seed);
  put_u64(name, start);
  seed_ = hash_of(name).bytes;
}

void Randomness::fill(std::span<std::uint8_t> out) {
  if (!seeded_) {
    randombytes_buf(out.data(), out.size());
    return;
  }
  std::string name(seed_.begin(), seed_.end());
  put_u64(name, drawn_++);
  static_assert(randombytes_SEEDBYTES == 32);
  randombytes_buf_deterministic(out.data(), out.size(), hash_of(name).bytes.data());
}

}  // namespace soquy::engine
