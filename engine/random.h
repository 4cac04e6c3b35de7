#pragma once
// Random bytes for salts, keys and the store's id.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace soquy::engine {

/// From the operating system; or, for simulations and tests only, from a seed, so that the same seed and the same
/// commands give the same bytes. One thread at a time.
class Randomness {
 public:
  Randomness();
  /// `purpose` and `start` keep the streams of one seed apart. No seed: the system's randomness.
  Randomness(std::optional<std::uint64_t> seed, std::string_view purpose, std::uint64_t start);
  void fill(std::span<std::uint8_t> out);

 private:
  bool seeded_ = false;
  std::array<std::uint8_t, 32> seed_{};
  std::uint64_t drawn_ = 0;
};

}  // namespace soquy::engine
