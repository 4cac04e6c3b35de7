#pragma once
// RocksDB with the families and the integrity settings of a store, and with StoreFailure for its Status. The only place
// that knows its headers.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/store/row_cursor.h"

namespace rocksdb {
class ColumnFamilyHandle;
class DB;
class Env;
class WriteBatch;
}  // namespace rocksdb

namespace soquy::engine {

/// In the order in which they are opened. meta is RocksDB's own family `default`; tiles are for proofs.
enum class Family : std::uint8_t { meta, commits, log, commands, heads, people, texts, views, tiles };

class RocksDatabase {
 public:
  enum class Access { create, write, read };

  /// Rows that are written together or not at all.
  class Batch {
   public:
    void put(Family family, std::string_view key, std::string_view row);
    void erase(Family family, std::string_view key);
    /// Every row whose key starts with `prefix`, which is not empty.
    void erase_all(Family family, std::string_view prefix);
    ~Batch();

   private:
    friend class RocksDatabase;
    explicit Batch(const RocksDatabase& database);
    const RocksDatabase& database_;
    std::unique_ptr<rocksdb::WriteBatch> rows_;
  };

  /// `env`: another disk for tests; null is the machine's. Throws StoreFailure.
  RocksDatabase(const std::filesystem::path& directory, Access access, rocksdb::Env* env);
  ~RocksDatabase();

  [[nodiscard]] std::optional<std::string> get(Family family, std::string_view key) const;

  /// Takes one row; false stops.
  using Take = std::function<bool(std::string_view key, std::string_view row)>;
  /// Rows from `from` on whose key starts with `prefix`, ascending, as of now.
  void scan(Family family, std::string_view prefix, std::string_view from, const Take& take) const;
  /// The same, from the last row at or before `from`.
  void scan_holding(Family family, std::string_view prefix, std::string_view from, const Take& take) const;
  /// The last row whose key starts with `prefix`: all bytes after it set is the highest.
  [[nodiscard]] std::optional<std::pair<std::string, std::string>> last(Family family, std::string_view prefix) const;

  [[nodiscard]] Batch batch() const { return Batch(*this); }
  /// Every row of the family as of now, for going back and forth.
  [[nodiscard]] std::unique_ptr<RowCursor> cursor(Family family) const;

  /// Durable on return.
  void write(Batch& batch);
  /// Seen on return, durable some time later; past the write-ahead log, so that a disk which refuses it does not end
  /// the writing of commits. After a crash a family written so stands as after one of its batches.
  void write_unlogged(Batch& batch);
  /// Moves what lies only in the write-ahead log into tables, whose damage can be located. Nothing is lost when that
  /// fails: the log is kept until it has succeeded.
  void flush() noexcept;

 private:
  [[nodiscard]] rocksdb::ColumnFamilyHandle* handle(Family family) const;

  std::filesystem::path directory_;
  std::unique_ptr<rocksdb::DB> database_;
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;
};

}  // namespace soquy::engine
