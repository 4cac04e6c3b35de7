#pragma once
// Random numbers that are the same on every machine: the standard library's distributions are not.

#include <cstdint>
#include <span>

namespace soquy::cli {

/// SplitMix64. Small, seedable by name, good enough to choose who pays late.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  /// A number in [low, high].
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
  }
  /// True in `per_mille` of a thousand cases.
  bool chance(int per_mille) { return between(0, 999) < per_mille; }

  template <class T, std::size_t N>
  const T& pick(const T (&list)[N]) {
    return list[static_cast<std::size_t>(next() % N)];
  }
  template <class T>
  const T& pick(std::span<const T> list) {
    return list[static_cast<std::size_t>(next() % list.size())];
  }
  /// An independent stream of numbers for a part of the story.
  Random branch(std::uint64_t part) { return Random(next() ^ (part * 0x2545f4914f6cdd1dULL)); }

 private:
  std::uint64_t state_;
};

}  // namespace soquy::cli
