#include "events/canonical.h"

#include <array>
#include <cstddef>

namespace soquy {

namespace {

// A pointer is a word: two bits of kind, thirty of distance from the word after it, and what the kind needs.

constexpr std::uint64_t kStruct = 0;
constexpr std::uint64_t kList = 1;
constexpr std::uint64_t kOfPointers = 6;
constexpr std::uint64_t kOfStructs = 7;

std::uint64_t kind_of(std::uint64_t pointer) { return pointer & 3; }

std::int64_t distance_of(std::uint64_t pointer) {
  return static_cast<std::int32_t>(static_cast<std::uint32_t>(pointer)) >> 2;
}

struct StructSize {
  std::size_t data;
  std::size_t pointers;
  explicit StructSize(std::uint64_t pointer) : data((pointer >> 32) & 0xffff), pointers(pointer >> 48) {}
  [[nodiscard]] std::size_t words() const { return data + pointers; }
};

/// Walks a message in the order in which its objects must lie.
class CanonicalWalk {
 public:
  explicit CanonicalWalk(std::span<const std::uint64_t> words) : words_(words) {}

  bool run() {
    if (words_.empty()) return false;
    Place next = 1;
    return follow(0, next, 0) && next == words_.size();
  }

 private:
  using Place = std::size_t;

  /// Follows the pointer at a place to an object that must begin at `next`, which then stands behind it and all that it
  /// leads to.
  bool follow(Place at, Place& next, int depth) {
    const std::uint64_t pointer = words_[at];
    if (pointer == 0) return true;
    if (depth >= kMostNested) return false;
    const auto start = static_cast<std::uint64_t>(static_cast<std::int64_t>(at) + 1 + distance_of(pointer));
    if (kind_of(pointer) == kStruct) {
      const StructSize size(pointer);
      if (size.words() == 0) return start == at;  // an empty struct lies nowhere, told by a pointer to itself
      return start == next && has(next, size.words()) && one_struct(size, next, depth);
    }
    return kind_of(pointer) == kList && start == next && follow_list(pointer, next, depth);
  }

  bool one_struct(StructSize size, Place& next, int depth) {
    const Place start = next;
    if (!ends_in_data(start, size) || !ends_in_pointer(start, size)) return false;
    next += size.words();
    return follow_all(start + size.data, size.pointers, next, depth);
  }

  bool follow_all(Place first, std::size_t count, Place& next, int depth) {
    for (Place at = first; at < first + count; ++at)
      if (!follow(at, next, depth + 1)) return false;
    return true;
  }

  bool follow_list(std::uint64_t pointer, Place& next, int depth) {
    const std::uint64_t element = (pointer >> 32) & 7;
    const std::uint64_t count = pointer >> 35;
    if (element == kOfStructs) return list_of_structs(count, next, depth);
    if (element == kOfPointers) {
      const Place start = next;
      if (!has(start, count)) return false;
      next += count;
      return follow_all(start, count, next, depth);
    }
    return list_of_bits(element, count, next);
  }

  /// Before the structs lies a word that tells how many there are and how large each is.
  bool list_of_structs(std::uint64_t words, Place& next, int depth) {
    if (!has(next, words + 1)) return false;
    const std::uint64_t tag = words_[next++];
    const std::uint64_t count = static_cast<std::uint32_t>(tag) >> 2;
    const StructSize size(tag);
    if (kind_of(tag) != kStruct || count >> 29 != 0 || count * size.words() != words) return false;
    if (size.words() == 0) return true;
    const Place first = next;
    next += words;
    bool some_data = false;
    bool some_pointer = false;
    for (Place at = first; at < first + words; at += size.words()) {
      some_data = some_data || ends_in_data(at, size);
      some_pointer = some_pointer || ends_in_pointer(at, size);
      if (!follow_all(at + size.data, size.pointers, next, depth)) return false;
    }
    return some_data && some_pointer;
  }

  /// Numbers, texts and flags, and nothing in the bits behind the last one.
  bool list_of_bits(std::uint64_t element, std::uint64_t count, Place& next) {
    constexpr std::array<std::uint64_t, 6> kBits = {0, 1, 8, 16, 32, 64};
    const std::uint64_t bits = count * kBits[element];
    const std::uint64_t words = (bits + 63) / 64;
    if (!has(next, words)) return false;
    next += words;
    return bits % 64 == 0 || words_[next - 1] >> (bits % 64) == 0;
  }

  [[nodiscard]] bool has(Place first, std::uint64_t count) const { return count <= words_.size() - first; }
  [[nodiscard]] bool ends_in_data(Place start, StructSize size) const {
    return size.data == 0 || words_[start + size.data - 1] != 0;
  }
  [[nodiscard]] bool ends_in_pointer(Place start, StructSize size) const {
    return size.pointers == 0 || words_[start + size.words() - 1] != 0;
  }

  std::span<const std::uint64_t> words_;
};

}  // namespace

bool is_canonical(std::span<const std::uint64_t> words) { return CanonicalWalk(words).run(); }

}  // namespace soquy
