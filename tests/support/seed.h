#pragma once
// The seed of a test that is left to chance: another one in every run, or the one of a run that failed.

#include <cstdint>
#include <cstdlib>
#include <random>

namespace soquy::test {

/// SOQUY_SEED when it is set. The test tells its seed, so that a failure can be run again.
[[nodiscard]] inline std::uint32_t seed_of_chance() {
  const char* const given = std::getenv("SOQUY_SEED");
  return given == nullptr ? std::random_device{}() : static_cast<std::uint32_t>(std::strtoul(given, nullptr, 10));
}

}  // namespace soquy::test
