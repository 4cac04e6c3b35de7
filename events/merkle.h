#pragma once
// RFC 6962 Merkle tree over SHA-256. Pure: hashes in, hashes out.
//   empty tree SHA-256(""), leaf SHA-256(0x00 || bytes), node SHA-256(0x01 || left || right), split at the largest
//   power of two < n.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "events/codec.h"
#include "events/ids.h"

namespace soquy {

[[nodiscard]] Hash sha256(ByteView bytes);
[[nodiscard]] Hash leaf_hash(ByteView bytes);
[[nodiscard]] Hash node_hash(const Hash& left, const Hash& right);
/// The leaf hashes of many events, several times faster than one after the other (many_hashes.h).
[[nodiscard]] std::vector<Hash> leaf_hashes(std::span<const Bytes> events);
[[nodiscard]] Hash empty_root();
/// SHA-256(salt || text): the commitment of a note.
[[nodiscard]] Hash commitment_of(const Hash& salt, std::string_view text);

/// The compact range of a growing tree: its size and the roots of its perfect subtrees, largest first.
class Frontier {
 public:
  Frontier() = default;
  /// Rejects nothing, returns nothing when the number of roots does not fit the size.
  [[nodiscard]] static std::optional<Frontier> from(std::uint64_t size, std::vector<Hash> roots);
  void append(const Hash& leaf);
  /// The same as one after the other; many are hashed level by level.
  void append(std::span<const Hash> leaves);
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] Hash root() const;
  [[nodiscard]] const std::vector<Hash>& roots() const { return roots_; }
  friend bool operator==(const Frontier&, const Frontier&) = default;

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> roots_;
};

/// Root of the first `leaves.size()` leaves.
[[nodiscard]] Hash root_of(std::span<const Hash> leaves);
/// Audit path of leaf `index` in the tree of all `leaves`; index < leaves.size().
[[nodiscard]] std::vector<Hash> inclusion_proof(std::span<const Hash> leaves, std::uint64_t index);
/// Proof that the tree of the first `old_size` leaves is a prefix; 0 < old_size <= leaves.size().
[[nodiscard]] std::vector<Hash> consistency_proof(std::span<const Hash> leaves, std::uint64_t old_size);

[[nodiscard]] bool verify_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size,
                                    std::span<const Hash> proof, const Hash& root);
[[nodiscard]] bool verify_consistency(std::uint64_t old_size, const Hash& old_root, std::uint64_t size,
                                      const Hash& root, std::span<const Hash> proof);

}  // namespace soquy
