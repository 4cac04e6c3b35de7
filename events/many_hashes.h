#pragma once
// SHA-256 of many short messages at once. A processor without instructions for SHA-256 still has registers wide enough
// for eight or sixteen of them side by side; Intel's multi-buffer library fills these, and is four to seven times as
// fast as one message after the other. Where that library is not there (another kind of processor), libcrypto hashes
// them one by one and the result is the same.

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

/// The SHA-256 of each, in their order.
void sha256_each(const ManyMessages& messages, std::span<Hash> hashes);

}  // namespace soquy
