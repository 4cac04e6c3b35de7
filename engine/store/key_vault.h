#pragma once
// The key vault: one random key per stored text, in a file of its own, so that destroying 32 bytes here makes a text
// unreadable everywhere, backups of the database included.
//
//   vault := slot*            slot n (from 1) stands at byte (n - 1) * 64
//   slot  := number:u64le state:u8 zero:15 key:32 check:8       state 1 key, 2 erased (key all zero)
//
// Slots are made ahead in packs, filled and synced before the first of a pack is used; which text uses which slot is
// said by the text's row. So a commit needs no write here, and nothing of the vault is held in memory.

#include <array>
#include <mutex>
#include <optional>

#include "engine/random.h"
#include "engine/store/disk_file.h"

namespace soquy::engine {

using TextKey = std::array<std::uint8_t, 32>;

class KeyVault {
 public:
  static constexpr std::uint64_t kPack = 512;

  KeyVault(const std::filesystem::path& file, DiskFile::Mode mode) : file_(file, mode) {}

  /// Makes sure that slots `first` (not used yet) to `last` hold keys and are durable. A crash may have left slots that
  /// were never synced: they are written anew.
  void provide(std::uint64_t first, std::uint64_t last, Randomness& random);
  /// The key, or nothing when it was erased. Throws StoreFailure(corrupt) when the slot is missing or damaged.
  [[nodiscard]] std::optional<TextKey> key(std::uint64_t slot) const;
  /// Overwrites the key. Durable after sync().
  void erase(std::uint64_t slot);
  void sync() { file_.sync(); }

 private:
  [[nodiscard]] std::optional<std::string> whole_slot(std::uint64_t slot) const;
  [[nodiscard]] std::uint64_t whole_from(std::uint64_t first) const;

  std::optional<std::uint64_t> whole_;  ///< the last slot known to hold a key
  mutable std::mutex mutex_;            ///< a reader must not meet a half overwritten slot
  DiskFile file_;
};

}  // namespace soquy::engine
