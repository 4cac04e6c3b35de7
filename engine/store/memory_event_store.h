#pragma once
// The store of tests and practice: the same contract as the embedded one, kept in memory. Plain on purpose, so that it
// can judge the other.

#include <map>
#include <shared_mutex>

#include "engine/store/ledger_store.h"
#include "engine/store/memory_view_rows.h"

namespace soquy::engine {

class MemoryEventStore : public LedgerStore {
 public:
  explicit MemoryEventStore(DeviceId id = DeviceId{1}) : id_(id) {}

  void append(const std::vector<Commit>& batch) override;
  void mark_highwater() override {}
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
  [[nodiscard]] std::uint64_t log_size() const override;
  [[nodiscard]] Instant last_accepted_at() const override;
  [[nodiscard]] Frontier log_frontier() const override;
  [[nodiscard]] DeviceId store_id() const override { return id_; }

  [[nodiscard]] RegisterText profile(const ClubCode& club, MemberNo member) const override;
  [[nodiscard]] RegisterText text(const ClubCode& club, Version version, std::uint8_t slot) const override;

 private:
  struct Text {
    MemberNo subject;
    bool profile = false;
    RegisterText words;
  };
  struct Club {
    Head head;
    std::map<Version, StoredCommit> commits;
    std::map<CommandId, CommandRecord> commands;
    std::map<std::pair<Version, std::uint8_t>, Text> texts;
  };
  void add(const Commit& commit);
  [[nodiscard]] std::vector<StoredCommit> commits_from(const ClubCode& club, Version from) const;

  DeviceId id_;
  MemoryViewRows views_;
  mutable std::shared_mutex mutex_;
  std::map<ClubCode, Club> clubs_;
  std::map<Position, LogRecord> log_;
  Frontier frontier_;
  Instant accepted_at_;
};

}  // namespace soquy::engine
