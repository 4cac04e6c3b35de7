#pragma once
// SHA-256 of many short messages at once. A processor without instructions for SHA-256 still has registers wide enough
// for eight or sixteen of them side by side; Intel's multi-buffer library fills these, and is there four to seven times
// as fast as one message after the other. With those instructions one after the other is as fast and copies nothing.

#include <cstddef>
#include <span>
#include <vector>

#include "events/codec.h"
#include "events/ids.h"

namespace soquy {

/// Messages behind each other in memory that is kept from use to use.
class ManyMessages {
 public:
  void clear() { bytes_.clear(), ends_.clear(); }
  /// One message of a prefix and what follows it.
  void add(std::uint8_t prefix, ByteView first, ByteView second = {});
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] ByteView operator[](std::size_t i) const;

 private:
  Bytes bytes_;
  std::vector<std::size_t> ends_;
};

/// So many messages are hashed faster side by side: there are enough of them, the processor has no instructions for
/// SHA-256, and the multi-buffer library is there.
[[nodiscard]] bool is_faster_side_by_side(std::size_t messages);
/// The SHA-256 of each, in their order.
void sha256_side_by_side(const ManyMessages& messages, std::span<Hash> hashes);

}  // namespace soquy
