// SHA-256 by libcrypto, through the functions made for it alone: the general ones (EVP_*) add 65 ns to each hash, and
// an event needs two, which together are as long as the hashing itself.
#include "events/merkle.h"

#include <openssl/sha.h>

#include <algorithm>
#include <bit>

#include "events/check.h"
#include "events/many_hashes.h"

namespace soquy {
namespace {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"  // EVP_* is recommended instead, see above
/// One hash over several pieces.
class Hasher {
 public:
  Hasher() { SOQUY_CHECK(SHA256_Init(&context_) == 1, "libcrypto computes SHA-256"); }
  Hasher& add(const void* data, std::size_t size) {
    SOQUY_CHECK(SHA256_Update(&context_, data, size) == 1, "libcrypto computes SHA-256");
    return *this;
  }
  Hash finish() {
    Hash hash;
    SOQUY_CHECK(SHA256_Final(hash.bytes.data(), &context_) == 1, "libcrypto computes SHA-256");
    return hash;
  }

 private:
  SHA256_CTX context_;
};
#pragma GCC diagnostic pop

constexpr std::uint8_t kLeafPrefix = 0;
constexpr std::uint8_t kNodePrefix = 1;

/// Kept from call to call, so that hashing a commit's events does not ask for memory.
ManyMessages& messages() {
  thread_local ManyMessages own;
  own.clear();
  return own;
}

/// The level above: a node over each pair. An even number of hashes.
std::vector<Hash> level_above(std::span<const Hash> level) {
  std::vector<Hash> nodes(level.size() / 2);
  if (!is_faster_side_by_side(nodes.size())) {
    for (std::size_t i = 0; i < nodes.size(); ++i) nodes[i] = node_hash(level[2 * i], level[2 * i + 1]);
    return nodes;
  }
  ManyMessages& pairs = messages();
  for (std::size_t i = 0; i < level.size(); i += 2) pairs.add(kNodePrefix, level[i].bytes, level[i + 1].bytes);
  sha256_side_by_side(pairs, nodes);
  return nodes;
}

/// Largest power of two below n; n >= 2.
std::uint64_t split_of(std::uint64_t n) { return std::bit_floor(n - 1); }

void prove_consistency(std::span<const Hash> leaves, std::uint64_t old_size, bool old_is_known,
                       std::vector<Hash>& proof) {
  if (old_size == leaves.size()) {
    if (!old_is_known) proof.push_back(root_of(leaves));
    return;
  }
  const auto split = split_of(leaves.size());
  if (old_size <= split) {
    prove_consistency(leaves.first(split), old_size, old_is_known, proof);
    proof.push_back(root_of(leaves.subspan(split)));
  } else {
    prove_consistency(leaves.subspan(split), old_size - split, false, proof);
    proof.push_back(root_of(leaves.first(split)));
  }
}

void prove_inclusion(std::span<const Hash> leaves, std::uint64_t index, std::vector<Hash>& proof) {
  if (leaves.size() <= 1) return;
  const auto split = split_of(leaves.size());
  if (index < split) {
    prove_inclusion(leaves.first(split), index, proof);
    proof.push_back(root_of(leaves.subspan(split)));
  } else {
    prove_inclusion(leaves.subspan(split), index - split, proof);
    proof.push_back(root_of(leaves.first(split)));
  }
}

}  // namespace

Hash sha256(ByteView bytes) { return Hasher().add(bytes.data(), bytes.size()).finish(); }

Hash leaf_hash(ByteView bytes) { return Hasher().add(&kLeafPrefix, 1).add(bytes.data(), bytes.size()).finish(); }

std::vector<Hash> leaf_hashes(std::span<const Bytes> events) {
  std::vector<Hash> hashes(events.size());
  if (!is_faster_side_by_side(events.size())) {
    std::transform(events.begin(), events.end(), hashes.begin(), [](const Bytes& event) { return leaf_hash(event); });
    return hashes;
  }
  ManyMessages& leaves = messages();
  for (const Bytes& event : events) leaves.add(kLeafPrefix, event);
  sha256_side_by_side(leaves, hashes);
  return hashes;
}

Hash node_hash(const Hash& left, const Hash& right) {
  std::array<std::uint8_t, 65> input;
  input[0] = kNodePrefix;
  std::copy(left.bytes.begin(), left.bytes.end(), input.begin() + 1);
  std::copy(right.bytes.begin(), right.bytes.end(), input.begin() + 33);
  return sha256(input);
}

Hash empty_root() {
  static const Hash root = sha256({});
  return root;
}

Hash commitment_of(const Hash& salt, std::string_view text) {
  return Hasher().add(salt.bytes.data(), salt.bytes.size()).add(text.data(), text.size()).finish();
}

std::optional<Frontier> Frontier::from(std::uint64_t size, std::vector<Hash> roots) {
  if (static_cast<std::size_t>(std::popcount(size)) != roots.size()) return std::nullopt;
  Frontier frontier;
  frontier.size_ = size;
  frontier.roots_ = std::move(roots);
  return frontier;
}

void Frontier::append(const Hash& leaf) {
  roots_.push_back(leaf);
  for (auto full = size_; (full & 1) != 0; full >>= 1) {
    const auto right = roots_.back();
    roots_.pop_back();
    roots_.back() = node_hash(roots_.back(), right);
  }
  ++size_;
}

void Frontier::append(std::span<const Hash> leaves) {
  std::vector<Hash> level(leaves.begin(), leaves.end());
  std::vector<Hash> left_over;  // the new roots, smallest first
  for (auto full = size_; !level.empty(); full >>= 1) {
    if ((full & 1) != 0) {  // the level's root so far is the left half of the first pair
      level.insert(level.begin(), roots_.back());
      roots_.pop_back();
    }
    if (level.size() % 2 != 0) {
      left_over.push_back(level.back());
      level.pop_back();
    }
    level = level_above(level);
  }
  roots_.insert(roots_.end(), left_over.rbegin(), left_over.rend());
  size_ += leaves.size();
}

Hash Frontier::root() const {
  if (roots_.empty()) return empty_root();
  Hash root = roots_.back();
  for (auto left = roots_.rbegin() + 1; left != roots_.rend(); ++left) root = node_hash(*left, root);
  return root;
}

Hash root_of(std::span<const Hash> leaves) {
  Frontier tree;
  tree.append(leaves);
  return tree.root();
}

std::vector<Hash> inclusion_proof(std::span<const Hash> leaves, std::uint64_t index) {
  SOQUY_CHECK(index < leaves.size(), "a proof is of a leaf in the tree");
  std::vector<Hash> proof;
  prove_inclusion(leaves, index, proof);
  return proof;
}

std::vector<Hash> consistency_proof(std::span<const Hash> leaves, std::uint64_t old_size) {
  SOQUY_CHECK(old_size > 0 && old_size <= leaves.size(), "the old tree is not empty and not larger");
  std::vector<Hash> proof;
  prove_consistency(leaves, old_size, true, proof);
  return proof;
}

// Both verifications are RFC 9162, 2.1.3.2 and 2.1.4.2.

bool verify_inclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size, std::span<const Hash> proof,
                      const Hash& root) {
  if (index >= size) return false;
  auto node = index;
  auto last = size - 1;
  Hash hash = leaf;
  for (const auto& step : proof) {
    if (last == 0) return false;
    if ((node & 1) != 0 || node == last) {
      hash = node_hash(step, hash);
      while ((node & 1) == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      hash = node_hash(hash, step);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && hash == root;
}

bool verify_consistency(std::uint64_t old_size, const Hash& old_root, std::uint64_t size, const Hash& root,
                        std::span<const Hash> proof) {
  if (old_size == 0 || old_size > size) return false;
  if (old_size == size) return proof.empty() && old_root == root;
  auto node = old_size - 1;
  auto last = size - 1;
  for (; (node & 1) != 0; node >>= 1) last >>= 1;
  std::size_t next = 0;
  if (node != 0 && proof.empty()) return false;
  const Hash seed = node == 0 ? old_root : proof[next++];
  Hash old_hash = seed;
  Hash new_hash = seed;
  for (; next < proof.size(); ++next) {
    if (last == 0) return false;
    if ((node & 1) != 0 || node == last) {
      old_hash = node_hash(proof[next], old_hash);
      new_hash = node_hash(proof[next], new_hash);
      while ((node & 1) == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      new_hash = node_hash(new_hash, proof[next]);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && old_hash == old_root && new_hash == root;
}

}  // namespace soquy
