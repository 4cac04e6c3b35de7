#include "engine/store/rocks_event_store.h"

#include "engine/store/row_bytes.h"
#include "events/check.h"

namespace soquy::engine {

namespace {

constexpr std::size_t kCachedHeads = 16'384;
constexpr auto kMarkEvery = std::chrono::seconds(1);

/// Fills in the head of one commit: its events join the club's tree and the log's.
void grow(Head& head, LogEnd& end, const Commit& commit, const std::vector<Hash>& leaves) {
  if (head.frontier.size() == 0) head.genesis = leaves.front();
  head.frontier.append(leaves);
  end.frontier.append(leaves);
  head.version.value = head.frontier.size();
  head.balances = commit.balances;
  end.accepted_at = commit.accepted_at;
}

}  // namespace

void RocksEventStore::refuse_when_failed() const {
  if (!for_writing_) {
    throw StoreFailure(StoreFailure::Cause::read_only,
                       paths_.root.string() + " was opened for reading; open it for writing to record");
  }
  if (failed_) {
    throw StoreFailure(StoreFailure::Cause::unavailable,
                       paths_.root.string() +
                           " takes no more entries: an earlier write did not reach the disk; close the store, see to "
                           "the disk, and open it again");
  }
}

void RocksEventStore::append(const std::vector<Commit>& batch) {
  refuse_when_failed();
  if (batch.empty()) return;
  Plan plan{database_.batch(), {}, {}, keys_used_, {}, {}, {}};
  plan.end = end_;  // only this thread changes it
  failed_ = true;   // until the whole batch is known to be on the disk
  for (const Commit& commit : batch) add_commit(plan, commit);
  write(plan);
  settle(plan);
  failed_ = false;
}

Head& RocksEventStore::planned_head(Plan& plan, const ClubCode& club) const {
  const auto planned = plan.heads.find(club);
  if (planned != plan.heads.end()) return planned->second;
  const auto cached = head_cache_.find(club);
  if (cached != head_cache_.end()) return plan.heads.emplace(club, cached->second).first->second;
  Head none;
  none.club = club;
  return plan.heads.emplace(club, head(club).value_or(none)).first->second;
}

void RocksEventStore::add_commit(Plan& plan, const Commit& commit) {
  Head& head = planned_head(plan, commit.club);
  SOQUY_CHECK(!commit.events.empty(), "a commit holds at least one event");
  SOQUY_CHECK(commit.first.value == head.version.value + 1, "a commit follows its club's head");
  SOQUY_CHECK(commit.accepted_at >= plan.end.accepted_at, "accepted_at never decreases in the log");
  const Position position{plan.end.frontier.size() + 1};
  const std::vector<Hash> leaves = leaf_hashes(commit.events);
  const LogRecord log{commit.club, commit.first, leaves.size(), commit.accepted_at, commit_hash(leaves)};
  grow(head, plan.end, commit, leaves);
  plan.rows.put(Family::commits, commit_key(commit.club, commit.first),
                commit_row(position, commit.accepted_at, commit.events));
  plan.rows.put(Family::log, log_key(position), to_row(log));
  plan.rows.put(Family::commands, command_key(commit.club, commit.command),
                to_row(CommandRecord{commit.first, commit.events.size()}));
  for (const SealedText& text : commit.texts) add_text(plan, commit.club, text);
  for (const Erasure& erasure : commit.erasures) add_erasure(plan, commit.club, erasure);
}

void RocksEventStore::write(Plan& plan) {
  for (const auto& [club, head] : plan.heads) plan.rows.put(Family::heads, head_key(club), to_row(head));
  plan.rows.put(Family::meta, kLogEndKey, to_row(plan.end));
  if (plan.keys_used != keys_used_) {
    std::string row;
    put_le(row, plan.keys_used);
    plan.rows.put(Family::meta, kKeysUsedKey, row);
  }
  database_.write(plan.rows);
}

void RocksEventStore::settle(Plan& plan) {
  keys_used_ = plan.keys_used;
  if (head_cache_.size() > kCachedHeads) head_cache_.clear();
  for (auto& [club, head] : plan.heads) head_cache_.insert_or_assign(club, std::move(head));
  {
    const std::lock_guard lock(end_mutex_);
    end_ = std::move(plan.end);
  }
  size_.store(end_.frontier.size());
  for (const std::uint64_t slot : plan.erased) vault_.erase(slot);
  if (!plan.erased.empty()) vault_.sync();
  if (std::chrono::steady_clock::now() - marked_at_ >= kMarkEvery) mark_highwater();
}

void RocksEventStore::mark_highwater() {
  marked_at_ = std::chrono::steady_clock::now();
  if (!for_writing_ || highwater_.mark().size == end_.frontier.size()) return;
  highwater_.write({end_.frontier.size(), end_.frontier.root()});
}

std::optional<Head> RocksEventStore::head(const ClubCode& club) const {
  const std::string key = head_key(club);
  const auto row = database_.get(Family::heads, key);
  if (!row) return std::nullopt;
  return parse_head(key, *row);
}

std::vector<Head> RocksEventStore::heads() const {
  std::vector<Head> out;
  database_.scan(Family::heads, "", "", [&](std::string_view key, std::string_view row) {
    out.push_back(parse_head(key, row));
    return true;
  });
  return out;
}

void RocksEventStore::read_trees(const std::function<void(const ClubCode&, std::string_view)>& take) const {
  database_.scan(Family::heads, "", "", [&](std::string_view key, std::string_view row) {
    take(parse_head_key(key), tree_of_head(row));
    return true;
  });
}

std::optional<CommandRecord> RocksEventStore::command(const ClubCode& club, const CommandId& id) const {
  const auto row = database_.get(Family::commands, command_key(club, id));
  if (!row) return std::nullopt;
  return parse_command_record(*row);
}

void RocksEventStore::read_club(const ClubCode& club, Version from,
                                const std::function<bool(const StoredCommit&)>& take) const {
  database_.scan_holding(Family::commits, club_prefix(club), commit_key(club, from),
                         [&](std::string_view key, std::string_view row) {
                           const StoredCommit commit = parse_commit(key, row);
                           const bool before = commit.first.value + commit.events.size() <= from.value;
                           return before || take(commit);
                         });
}

std::optional<LogRecord> RocksEventStore::log_record(Position first) const {
  const auto row = database_.get(Family::log, log_key(first));
  if (!row) return std::nullopt;
  return parse_log_record(*row);
}

StoredCommit RocksEventStore::commit_at(const LogRecord& record, Position position) const {
  const std::string key = commit_key(record.club, record.first);
  const std::string name = "the commit of " + place_of(record.club, record.first);
  const auto stored = database_.get(Family::commits, key);
  if (!stored) fail_corrupt(name, "stands in the log but is missing");
  StoredCommit commit = parse_commit(key, *stored);
  if (commit.position != position || commit.events.size() != record.count || commit.accepted_at != record.accepted_at) {
    fail_corrupt(name, "differs from its row in the log");
  }
  return commit;
}

void RocksEventStore::read_log_records(Position from,
                                       const std::function<bool(Position, const LogRecord&)>& take) const {
  database_.scan_holding(Family::log, "", log_key(from), [&](std::string_view key, std::string_view row) {
    const Position position = parse_log_key(key);
    const LogRecord log = parse_log_record(row);
    const bool before = position.value + log.count <= from.value;
    return before || take(position, log);
  });
}

void RocksEventStore::read_log(Position from, const std::function<bool(const StoredCommit&)>& take) const {
  read_log_records(from, [&](Position first, const LogRecord& record) { return take(commit_at(record, first)); });
}

Instant RocksEventStore::last_accepted_at() const {
  const std::lock_guard lock(end_mutex_);
  return end_.accepted_at;
}

Frontier RocksEventStore::log_frontier() const {
  const std::lock_guard lock(end_mutex_);
  return end_.frontier;
}

}  // namespace soquy::engine
