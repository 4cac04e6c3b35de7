#include "engine/store/rocks_database.h"

#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/file_checksum.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>
#include <rocksdb/write_batch.h>

#include <algorithm>

#include "engine/store/event_store.h"
#include "engine/store/row_bytes.h"

namespace soquy::engine {

namespace {

constexpr std::size_t kProtectionBytes = 8;
constexpr std::size_t kClubPrefix = 16;
constexpr std::size_t kWriteBufferBytes = 64 << 20;
constexpr std::size_t kCacheBytes = 128 << 20;
constexpr int kOpenFiles = 256;  // a process may often open no more than 1024 in all
constexpr std::uint64_t kSmallFile = 1 << 20;
constexpr std::size_t kMostSmallFiles = 8;      // of one family
constexpr std::uint64_t kWalBytes = 256 << 20;  // families that are seldom written would pin old logs

struct FamilyPlan {
  const char* name;
  bool by_club;  ///< keys start with the club, and the filter knows it
};
constexpr FamilyPlan kFamilies[] = {{"default", false}, {"commits", true}, {"log", false},
                                    {"commands", true}, {"heads", true},   {"people", true},
                                    {"texts", true},    {"views", false},  {"tiles", false}};

rocksdb::DBOptions database_options(RocksDatabase::Access access, rocksdb::Env* env) {
  rocksdb::DBOptions options;
  if (env != nullptr) options.env = env;
  options.create_if_missing = access == RocksDatabase::Access::create;
  options.error_if_exists = access == RocksDatabase::Access::create;
  options.create_missing_column_families = access != RocksDatabase::Access::read;
  // Point-in-time recovery, the default, would quietly stop at the first damaged record of an acknowledged commit.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.track_and_verify_wals_in_manifest = true;
  options.paranoid_checks = true;
  options.file_checksum_gen_factory = rocksdb::GetFileChecksumGenCrc32cFactory();
  options.max_total_wal_size = kWalBytes;
  options.max_background_jobs = 2;
  options.max_open_files = kOpenFiles;
  options.max_log_file_size = 4 << 20;
  options.keep_log_file_num = 4;
  return options;
}

rocksdb::BlockBasedTableOptions table_options(const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.block_size = 16 << 10;
  table.checksum = rocksdb::kXXH3;
  table.format_version = 5;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  table.cache_index_and_filter_blocks = true;
  return table;
}

rocksdb::ColumnFamilyOptions family_options(const FamilyPlan& plan, const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table_options(cache)));
  options.write_buffer_size = kWriteBufferBytes;
  options.compression = rocksdb::kZSTD;
  options.compaction_style = rocksdb::kCompactionStyleLevel;
  options.level_compaction_dynamic_level_bytes = true;
  options.memtable_protection_bytes_per_key = kProtectionBytes;
  options.paranoid_file_checks = true;
  if (plan.by_club) options.prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(kClubPrefix));
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> family_descriptors() {
  const auto cache = rocksdb::NewLRUCache(kCacheBytes);
  std::vector<rocksdb::ColumnFamilyDescriptor> out;
  for (const FamilyPlan& plan : kFamilies) out.emplace_back(plan.name, family_options(plan, cache));
  return out;
}

StoreFailure::Cause cause_of(const rocksdb::Status& status) {
  if (status.IsCorruption()) return StoreFailure::Cause::corrupt;
  const std::string text = status.ToString();
  if (text.find("Read-only file system") != std::string::npos || text.find("Permission denied") != std::string::npos) {
    return StoreFailure::Cause::read_only;
  }
  if (text.find("lock ") != std::string::npos) return StoreFailure::Cause::locked;
  return StoreFailure::Cause::io;
}

std::string_view help_for(StoreFailure::Cause cause) {
  switch (cause) {
    case StoreFailure::Cause::corrupt: return "; restore it from a backup, and keep the damaged copy for the auditor";
    case StoreFailure::Cause::read_only: return "; a store that may not be written can still be read";
    case StoreFailure::Cause::locked: return "; another process holds it: close that one first";
    default: return "; see that the disk is there and has free space, then open the store again";
  }
}

void check(const rocksdb::Status& status, std::string_view doing, const std::filesystem::path& directory) {
  if (status.ok()) return;
  const StoreFailure::Cause cause = cause_of(status);
  std::string sentence = "cannot ";
  sentence.append(doing).append(" the database in ").append(directory.string());
  sentence.append(": ").append(status.ToString()).append(help_for(cause));
  throw StoreFailure(cause, sentence);
}

rocksdb::ReadOptions read_options() {
  rocksdb::ReadOptions options;
  options.verify_checksums = true;
  options.total_order_seek = true;
  return options;
}

/// The first key after all keys with that prefix; empty when there is none.
std::string end_of(std::string_view prefix) {
  std::string end(prefix);
  while (!end.empty() && end.back() == '\xff') end.pop_back();
  if (!end.empty()) end.back() = static_cast<char>(static_cast<unsigned char>(end.back()) + 1);
  return end;
}

rocksdb::Slice slice(std::string_view text) { return {text.data(), text.size()}; }

// --- Small files -----------------------------------------------------------------------------------------------------

using FileNames = std::vector<std::string>;

/// The longest run of small files that lie side by side in a level.
FileNames small_files(const rocksdb::LevelMetaData& level) {
  FileNames best;
  FileNames run;
  for (const rocksdb::SstFileMetaData& file : level.files) {
    if (file.size < kSmallFile && !file.being_compacted) {
      run.push_back(file.name);
      if (run.size() > best.size()) best = run;
    } else {
      run.clear();
    }
  }
  return best;
}

/// Where merged files of that level go: new ones to the first level that has any, all others stay where they are.
int level_for(const rocksdb::ColumnFamilyMetaData& now, int level) {
  if (level > 0) return level;
  for (std::size_t i = 1; i < now.levels.size(); ++i)
    if (!now.levels[i].files.empty()) return static_cast<int>(i);
  return static_cast<int>(now.levels.size()) - 1;
}

rocksdb::ColumnFamilyMetaData files_of(rocksdb::DB& database, rocksdb::ColumnFamilyHandle* family) {
  rocksdb::ColumnFamilyMetaData now;
  database.GetColumnFamilyMetaData(family, &now);
  return now;
}

bool has_many_small_files(const rocksdb::ColumnFamilyMetaData& now) {
  return std::any_of(now.levels.begin(), now.levels.end(),
                     [](const auto& level) { return small_files(level).size() >= kMostSmallFiles; });
}

/// Not merging costs nothing yet, so a merge that is refused waits for the next opening.
void merge_small_files(rocksdb::DB& database, rocksdb::ColumnFamilyHandle* family) {
  rocksdb::CompactionOptions options;
  options.compression = rocksdb::kDisableCompressionOption;  // means: as the family is compressed
  const rocksdb::ColumnFamilyMetaData now = files_of(database, family);
  for (const rocksdb::LevelMetaData& level : now.levels) {
    const FileNames files = small_files(level);
    if (files.size() < kMostSmallFiles) continue;
    database.CompactFiles(options, family, files, level_for(now, level.level)).PermitUncheckedError();
  }
}

/// Every closing makes new files out of what was written, a village's evening in each, and RocksDB moves them down
/// without merging them: after a year of evenings no process could hold them all open.
void merge_small_files(rocksdb::DB& database, const std::vector<rocksdb::ColumnFamilyHandle*>& families) {
  const bool is_needed = std::any_of(families.begin(), families.end(), [&](rocksdb::ColumnFamilyHandle* family) {
    return has_many_small_files(files_of(database, family));
  });
  // RocksDB 7.8 aborts when a merge by name meets one that it chose itself.
  if (!is_needed || !database.PauseBackgroundWork().ok()) return;
  for (rocksdb::ColumnFamilyHandle* const family : families) merge_small_files(database, family);
  database.ContinueBackgroundWork().PermitUncheckedError();
}

/// An iterator between the first and the last key of a prefix.
class Span {
 public:
  Span(rocksdb::DB& database, rocksdb::ColumnFamilyHandle* family, std::string_view prefix)
      : begin_(prefix), end_(end_of(prefix)), lower_(begin_), upper_(end_) {
    rocksdb::ReadOptions options = read_options();
    options.iterate_lower_bound = &lower_;
    if (!end_.empty()) options.iterate_upper_bound = &upper_;
    rows_.reset(database.NewIterator(options, family));
  }
  rocksdb::Iterator* operator->() { return rows_.get(); }

 private:
  std::string begin_;
  std::string end_;
  rocksdb::Slice lower_;
  rocksdb::Slice upper_;
  std::unique_ptr<rocksdb::Iterator> rows_;
};

/// Goes over a whole family.
class FamilyCursor final : public RowCursor {
 public:
  FamilyCursor(std::unique_ptr<rocksdb::Iterator> rows, const std::filesystem::path& directory)
      : rows_(std::move(rows)), directory_(directory) {}
  void seek(std::string_view from) override {
    rows_->Seek(slice(from));
    check(rows_->status(), "read", directory_);
  }
  void next() override {
    rows_->Next();
    check(rows_->status(), "read", directory_);
  }
  [[nodiscard]] bool is_at_row() const override { return rows_->Valid(); }
  [[nodiscard]] std::string_view key() const override { return rows_->key().ToStringView(); }
  [[nodiscard]] std::string_view row() const override { return rows_->value().ToStringView(); }

 private:
  std::unique_ptr<rocksdb::Iterator> rows_;
  const std::filesystem::path& directory_;
};

}  // namespace

RocksDatabase::RocksDatabase(const std::filesystem::path& directory, Access access, rocksdb::Env* env)
    : directory_(directory) {
  const rocksdb::DBOptions options = database_options(access, env);
  rocksdb::DB* opened = nullptr;
  if (access == Access::read) {
    check(rocksdb::DB::OpenForReadOnly(options, directory.string(), family_descriptors(), &handles_, &opened), "open",
          directory);
  } else {
    check(rocksdb::DB::Open(options, directory.string(), family_descriptors(), &handles_, &opened), "open", directory);
  }
  database_.reset(opened);
  if (access != Access::write) return;
  merge_small_files(*database_, handles_);
}

RocksDatabase::~RocksDatabase() {
  for (rocksdb::ColumnFamilyHandle* const handle : handles_) {
    database_->DestroyColumnFamilyHandle(handle).PermitUncheckedError();
  }
  database_->Close().PermitUncheckedError();  // every commit is synced already
}

rocksdb::ColumnFamilyHandle* RocksDatabase::handle(Family family) const {
  return handles_[static_cast<std::size_t>(family)];
}

std::optional<std::string> RocksDatabase::get(Family family, std::string_view key) const {
  std::string row;
  const rocksdb::Status status = database_->Get(read_options(), handle(family), slice(key), &row);
  if (status.IsNotFound()) return std::nullopt;
  check(status, "read", directory_);
  return row;
}

void RocksDatabase::scan(Family family, std::string_view prefix, std::string_view from, const Take& take) const {
  Span rows(*database_, handle(family), prefix);
  for (rows->Seek(slice(from)); rows->Valid(); rows->Next()) {
    if (!take(rows->key().ToStringView(), rows->value().ToStringView())) return;
  }
  check(rows->status(), "read", directory_);
}

void RocksDatabase::scan_holding(Family family, std::string_view prefix, std::string_view from,
                                 const Take& take) const {
  Span rows(*database_, handle(family), prefix);
  rows->SeekForPrev(slice(from));
  check(rows->status(), "read", directory_);
  if (!rows->Valid()) rows->Seek(slice(from));
  for (; rows->Valid(); rows->Next()) {
    if (!take(rows->key().ToStringView(), rows->value().ToStringView())) return;
  }
  check(rows->status(), "read", directory_);
}

std::optional<std::pair<std::string, std::string>> RocksDatabase::last(Family family, std::string_view prefix) const {
  Span rows(*database_, handle(family), prefix);
  rows->SeekToLast();
  check(rows->status(), "read", directory_);
  if (!rows->Valid()) return std::nullopt;
  return std::pair{rows->key().ToString(), rows->value().ToString()};
}

std::unique_ptr<RowCursor> RocksDatabase::cursor(Family family) const {
  std::unique_ptr<rocksdb::Iterator> rows(database_->NewIterator(read_options(), handle(family)));
  return std::make_unique<FamilyCursor>(std::move(rows), directory_);
}

RocksDatabase::Batch::Batch(const RocksDatabase& database)
    : database_(database), rows_(std::make_unique<rocksdb::WriteBatch>(0, 0, kProtectionBytes, 0)) {}

RocksDatabase::Batch::~Batch() = default;

void RocksDatabase::Batch::put(Family family, std::string_view key, std::string_view row) {
  check(rows_->Put(database_.handle(family), slice(key), slice(row)), "fill a batch for", database_.directory_);
}

void RocksDatabase::Batch::erase(Family family, std::string_view key) {
  check(rows_->Delete(database_.handle(family), slice(key)), "fill a batch for", database_.directory_);
}

void RocksDatabase::Batch::erase_all(Family family, std::string_view prefix) {
  const std::string end = end_of(prefix);
  check(rows_->DeleteRange(database_.handle(family), slice(prefix), slice(end)), "fill a batch for",
        database_.directory_);
}

void RocksDatabase::write(Batch& batch) {
  rocksdb::WriteOptions options;
  options.sync = true;
  options.protection_bytes_per_key = kProtectionBytes;
  check(database_->Write(options, batch.rows_.get()), "write to", directory_);
}

void RocksDatabase::write_unlogged(Batch& batch) {
  rocksdb::WriteOptions options;
  options.disableWAL = true;
  options.protection_bytes_per_key = kProtectionBytes;
  check(database_->Write(options, batch.rows_.get()), "write to", directory_);
}

void RocksDatabase::flush() noexcept {
  rocksdb::FlushOptions options;
  options.wait = true;
  database_->Flush(options, handles_).PermitUncheckedError();
}

}  // namespace soquy::engine
