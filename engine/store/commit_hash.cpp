#include "engine/store/commit_hash.h"

#include <algorithm>

namespace soquy::engine {

CommitHash commit_hash(std::span<const Hash> leaves) {
  Bytes joined;
  joined.reserve(leaves.size() * sizeof(Hash::bytes));
  for (const Hash& leaf : leaves) joined.insert(joined.end(), leaf.bytes.begin(), leaf.bytes.end());
  const Hash whole = sha256(joined);
  CommitHash front{};
  std::copy_n(whole.bytes.begin(), front.size(), front.begin());
  return front;
}

}  // namespace soquy::engine
