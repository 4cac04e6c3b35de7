#pragma once
// The embedded store: RocksDB for events and register rows, a key vault beside it, HIGHWATER against rollback.

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>

#include "engine/store/highwater.h"
#include "engine/store/key_layout.h"
#include "engine/store/key_vault.h"
#include "engine/store/ledger_store.h"
#include "engine/store/rocks_database.h"
#include "engine/store/rocks_view_rows.h"
#include "engine/store/store_directory.h"

namespace soquy::engine {

struct RocksOptions {
  bool for_writing = true;
  std::optional<std::uint64_t> simulation_seed;  ///< keys and the store's id come from it
  rocksdb::Env* env = nullptr;                   ///< another disk under the database, for tests
};

class RocksEventStore final : public LedgerStore {
 public:
  /// Throws StoreFailure(exists, io, read_only).
  static void create(const std::filesystem::path& directory, const RocksOptions& options = {});
  /// Throws StoreFailure(not_a_store, newer_format, locked, read_only, corrupt, rollback, io). For reading it takes a
  /// shared lock, needs no writable disk and changes nothing.
  explicit RocksEventStore(const std::filesystem::path& directory, const RocksOptions& options = {});
  ~RocksEventStore() override;

  void append(const std::vector<Commit>& batch) override;
  void mark_highwater() override;
  [[nodiscard]] ViewRows& view_rows() override { return views_; }
  [[nodiscard]] std::optional<Head> head(const ClubCode& club) const override;
  [[nodiscard]] std::vector<Head> heads() const override;
  void read_trees(const std::function<void(const ClubCode&, std::string_view)>& take) const override;
  [[nodiscard]] std::optional<CommandRecord> command(const ClubCode& club, const CommandId& id) const override;
  void read_club(const ClubCode& club, Version from,
                 const std::function<bool(const StoredCommit&)>& take) const override;
  void read_log(Position from, const std::function<bool(const StoredCommit&)>& take) const override;
  void read_log_records(Position from,
                        const std::function<bool(Position first, const LogRecord& record)>& take) const override;
  [[nodiscard]] std::optional<LogRecord> log_record(Position first) const override;
  [[nodiscard]] std::uint64_t log_size() const override { return size_.load(); }
  [[nodiscard]] Instant last_accepted_at() const override;
  [[nodiscard]] Frontier log_frontier() const override;
  [[nodiscard]] DeviceId store_id() const override { return id_; }

  [[nodiscard]] RegisterText profile(const ClubCode& club, MemberNo member) const override;
  [[nodiscard]] RegisterText text(const ClubCode& club, Version version, std::uint8_t slot) const override;

 private:
  /// What one batch adds, kept apart until it is durable.
  struct Plan {
    RocksDatabase::Batch rows;
    LogEnd end;
    std::map<ClubCode, Head> heads;
    std::uint64_t keys_used = 0;
    std::vector<std::uint64_t> erased;                   ///< key slots to destroy
    std::map<std::string, TextRow, std::less<>> people;  ///< rows of this batch, by key
    std::map<std::string, TextRow, std::less<>> texts;
  };
  void load();
  void check_log_end() const;
  void check_highwater() const;
  void finish_erasures();
  void refuse_when_failed() const;
  void write(Plan& plan);
  void settle(Plan& plan);
  void add_commit(Plan& plan, const Commit& commit);
  [[nodiscard]] Head& planned_head(Plan& plan, const ClubCode& club) const;
  void add_text(Plan& plan, const ClubCode& club, const SealedText& text);
  void add_erasure(Plan& plan, const ClubCode& club, const Erasure& erasure) const;
  [[nodiscard]] std::vector<std::uint64_t> keys_of_member(const Plan& plan, const ClubCode& club,
                                                          MemberNo member) const;
  [[nodiscard]] std::optional<TextRow> planned_text(const Plan& plan, const std::string& key) const;
  [[nodiscard]] RegisterText open_row(Family family, std::string_view key, const TextRow& row) const;
  [[nodiscard]] StoredCommit commit_at(const LogRecord& record, Position position) const;

  StorePaths paths_;
  bool for_writing_;
  StoreLock lock_;
  RocksDatabase database_;
  RocksViewRows views_;
  KeyVault vault_;
  Highwater highwater_;
  Randomness random_;
  DeviceId id_;
  std::uint64_t keys_used_ = 0;
  std::map<ClubCode, Head> head_cache_;  ///< the appending thread's
  std::chrono::steady_clock::time_point marked_at_;
  bool failed_ = false;
  std::atomic<std::uint64_t> size_{0};
  mutable std::mutex end_mutex_;
  LogEnd end_;
};

}  // namespace soquy::engine
