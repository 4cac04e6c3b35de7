#pragma once
// The directory of a store: which files it has, who may open it, and the sentence for each reason why not.
//
//   DIR/SOQUY      "soquy store\nformat 1\n": the mark by which a store is known; written last
//   DIR/LOCK       locked exclusively by a writer, shared by readers
//   DIR/db/        RocksDB
//   DIR/keys/vault the keys of the register's texts
//   DIR/HIGHWATER  how far the log went

#include <filesystem>
#include <memory>

#include "engine/store/disk_file.h"

namespace soquy::engine {

struct StorePaths {
  std::filesystem::path root;
  [[nodiscard]] std::filesystem::path marker() const { return root / "SOQUY"; }
  [[nodiscard]] std::filesystem::path lock() const { return root / "LOCK"; }
  [[nodiscard]] std::filesystem::path database() const { return root / "db"; }
  [[nodiscard]] std::filesystem::path vault() const { return root / "keys" / "vault"; }
  [[nodiscard]] std::filesystem::path highwater() const { return root / "HIGHWATER"; }
};

/// Makes the directory and what lies in it but the marker. Throws StoreFailure(exists, io, read_only).
void make_directories(const StorePaths& paths);
/// The last step of making a store.
void write_marker(const StorePaths& paths);
/// Throws StoreFailure(not_a_store, newer_format, corrupt) unless this is a store that this program can read.
void check_marker(const StorePaths& paths);

/// Holds the store for one writer or for readers until it goes.
class StoreLock {
 public:
  /// Throws StoreFailure(locked, read_only).
  StoreLock(const StorePaths& paths, bool for_writing);

 private:
  std::unique_ptr<DiskFile> file_;  ///< none: a store on a disk that nobody can write
};

/// Throws StoreFailure(newer_format).
[[noreturn]] void refuse_newer_format(const std::filesystem::path& root, std::uint64_t format);

}  // namespace soquy::engine
