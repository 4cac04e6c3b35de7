// The tree against a naive one that follows the words of RFC 6962, and the reference tree of eight leaves.
#include "events/merkle.h"

#include <catch2/catch.hpp>
#include <string>

using namespace soquy;

namespace {

Bytes from_hex(std::string_view hex) {
  Bytes bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    bytes.push_back(static_cast<std::uint8_t>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
  }
  return bytes;
}

std::vector<Hash> reference_leaves() {
  std::vector<Hash> leaves;
  for (auto hex :
       {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"}) {
    leaves.push_back(leaf_hash(from_hex(hex)));
  }
  return leaves;
}

std::vector<Hash> numbered_leaves(std::size_t count) {
  std::vector<Hash> leaves;
  for (std::size_t i = 0; i < count; ++i) leaves.push_back(leaf_hash(Bytes{static_cast<std::uint8_t>(i)}));
  return leaves;
}

using Leaves = std::span<const Hash>;

std::size_t naive_split(std::size_t n) {
  std::size_t k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

Hash naive_root(Leaves d) {
  if (d.empty()) return sha256({});
  if (d.size() == 1) return d[0];
  const auto k = naive_split(d.size());
  return node_hash(naive_root(d.first(k)), naive_root(d.subspan(k)));
}

std::vector<Hash> naive_path(std::size_t m, Leaves d) {
  if (d.size() == 1) return {};
  const auto k = naive_split(d.size());
  auto path = m < k ? naive_path(m, d.first(k)) : naive_path(m - k, d.subspan(k));
  path.push_back(naive_root(m < k ? d.subspan(k) : d.first(k)));
  return path;
}

std::vector<Hash> naive_subproof(std::size_t m, Leaves d, bool whole) {
  if (m == d.size()) return whole ? std::vector<Hash>{} : std::vector<Hash>{naive_root(d)};
  const auto k = naive_split(d.size());
  auto proof = m <= k ? naive_subproof(m, d.first(k), whole) : naive_subproof(m - k, d.subspan(k), false);
  proof.push_back(naive_root(m <= k ? d.subspan(k) : d.first(k)));
  return proof;
}

}  // namespace

TEST_CASE("the tree gives the roots of RFC 6962's reference leaves", "[core][merkle]") {
  const auto leaves = reference_leaves();
  CHECK(to_hex(empty_root()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(to_hex(root_of({})) == to_hex(empty_root()));
  CHECK(to_hex(root_of(Leaves(leaves).first(1))) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  CHECK(to_hex(root_of(leaves)) == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
}

TEST_CASE("roots and proofs of every tree of up to 70 leaves equal those of the naive tree", "[core][merkle]") {
  const auto all = numbered_leaves(70);
  Frontier frontier;
  for (std::size_t size = 1; size <= all.size(); ++size) {
    const auto leaves = Leaves(all).first(size);
    const auto root = naive_root(leaves);
    frontier.append(all[size - 1]);
    REQUIRE(frontier.root() == root);
    REQUIRE(root_of(leaves) == root);
    for (std::size_t i = 0; i < size; ++i) {
      const auto proof = inclusion_proof(leaves, i);
      REQUIRE(proof == naive_path(i, leaves));
      REQUIRE(verify_inclusion(all[i], i, size, proof, root));
    }
    for (std::size_t old = 1; old <= size; ++old) {
      const auto proof = consistency_proof(leaves, old);
      REQUIRE(proof == naive_subproof(old, leaves, true));
      REQUIRE(verify_consistency(old, naive_root(leaves.first(old)), size, root, proof));
    }
  }
}

TEST_CASE("a proof of one leaf proves no other leaf, place, size or root", "[core][merkle]") {
  const auto all = numbered_leaves(21);
  for (std::size_t size = 1; size <= all.size(); ++size) {
    const auto leaves = Leaves(all).first(size);
    const auto root = root_of(leaves);
    for (std::size_t i = 0; i < size; ++i) {
      const auto proof = inclusion_proof(leaves, i);
      for (std::size_t other = 0; other < size; ++other) {
        if (other == i) continue;
        REQUIRE(!verify_inclusion(all[other], i, size, proof, root));
        REQUIRE(!verify_inclusion(all[i], other, size, proof, root));
      }
      REQUIRE(!verify_inclusion(all[i], size, size, proof, root));
      REQUIRE(!verify_inclusion(all[i], i, size, proof, empty_root()));
      auto longer = proof;
      longer.push_back(root);
      REQUIRE(!verify_inclusion(all[i], i, size, longer, root));
      if (proof.empty()) continue;
      REQUIRE(!verify_inclusion(all[i], i, size, Leaves(proof).first(proof.size() - 1), root));
      for (std::size_t at = 0; at < proof.size(); ++at) {
        auto bent = proof;
        bent[at].bytes[7] ^= 1;
        REQUIRE(!verify_inclusion(all[i], i, size, bent, root));
      }
    }
  }
}

TEST_CASE("a book that was changed, cut or reordered is not consistent with the one before", "[core][merkle]") {
  const auto all = numbered_leaves(21);
  for (std::size_t size = 1; size <= all.size(); ++size) {
    const auto leaves = Leaves(all).first(size);
    const auto root = root_of(leaves);
    for (std::size_t old = 1; old <= size; ++old) {
      const auto old_root = root_of(leaves.first(old));
      const auto proof = consistency_proof(leaves, old);
      auto changed = std::vector<Hash>(leaves.begin(), leaves.end());
      changed[old - 1].bytes[0] ^= 1;
      REQUIRE(!verify_consistency(old, root_of(Leaves(changed).first(old)), size, root, proof));
      REQUIRE(!verify_consistency(old, old_root, size, root_of(changed), proof));
      auto longer = proof;
      longer.push_back(root);
      REQUIRE(!verify_consistency(old, old_root, size, root, longer));
      for (std::size_t at = 0; at < proof.size(); ++at) {
        auto bent = proof;
        bent[at].bytes[31] ^= 128;
        REQUIRE(!verify_consistency(old, old_root, size, root, bent));
      }
      if (!proof.empty()) {
        REQUIRE(!verify_consistency(old, old_root, size, root, Leaves(proof).first(proof.size() - 1)));
      }
    }
    REQUIRE(!verify_consistency(0, empty_root(), size, root, {}));
    REQUIRE(!verify_consistency(size + 1, root, size, root, {}));
  }
}

TEST_CASE("a frontier is taken up only when its roots fit its size", "[core][merkle]") {
  const auto all = numbered_leaves(11);
  Frontier frontier;
  for (const auto& leaf : all) frontier.append(leaf);
  auto again = Frontier::from(11, frontier.roots());
  REQUIRE(again);
  CHECK(*again == frontier);
  CHECK(again->root() == root_of(all));
  CHECK(!Frontier::from(12, frontier.roots()));
  CHECK(!Frontier::from(0, frontier.roots()));
  CHECK(Frontier::from(0, {})->root() == empty_root());
}

TEST_CASE("a note's commitment is the hash of its salt and its words", "[core][merkle]") {
  Hash salt;
  salt.bytes[5] = 9;
  Bytes joined(salt.bytes.begin(), salt.bytes.end());
  for (char c : std::string_view("Bà Năm")) joined.push_back(static_cast<std::uint8_t>(c));
  CHECK(commitment_of(salt, "Bà Năm") == sha256(joined));
  CHECK(commitment_of(Hash{}, "Bà Năm") != sha256(joined));
}

TEST_CASE("many leaves at once make the tree that they make one after the other", "[core][merkle]") {
  for (std::size_t before : {0, 1, 2, 3, 7, 8, 100}) {
    for (std::size_t count = 0; count < 70; ++count) {
      const auto leaves = numbered_leaves(before + count);
      Frontier slow;
      for (const Hash& leaf : leaves) slow.append(leaf);
      Frontier quick;
      quick.append(std::span(leaves).first(before));
      quick.append(std::span(leaves).subspan(before));
      INFO(before << " and then " << count);
      REQUIRE(quick == slow);
    }
  }
}

TEST_CASE("events hashed many at once have the hashes they have alone", "[core][merkle]") {
  std::vector<Bytes> events;
  for (std::size_t size = 0; size < 600; ++size) events.emplace_back(size, static_cast<std::uint8_t>(size));
  const auto hashes = leaf_hashes(events);
  REQUIRE(hashes.size() == events.size());
  for (std::size_t i = 0; i < events.size(); ++i) REQUIRE(hashes[i] == leaf_hash(events[i]));
  const auto few = leaf_hashes(std::span(events).first(3));
  CHECK(std::vector<Hash>(hashes.begin(), hashes.begin() + 3) == few);
  CHECK(leaf_hashes({}).empty());
}
