#include "engine/store/memory_event_store.h"

#include <mutex>

#include "engine/store/key_layout.h"
#include "events/check.h"

namespace soquy::engine {

namespace {

void forget(RegisterText& words) { words = {TextStatus::erased, {}, {}}; }

}  // namespace

void MemoryEventStore::append(const std::vector<Commit>& batch) {
  const std::unique_lock lock(mutex_);
  for (const Commit& commit : batch) add(commit);
}

void MemoryEventStore::add(const Commit& commit) {
  Club& club = clubs_[commit.club];
  SOQUY_CHECK(!commit.events.empty(), "a commit holds at least one event");
  SOQUY_CHECK(commit.first.value == club.head.version.value + 1, "a commit follows its club's head");
  SOQUY_CHECK(commit.accepted_at >= accepted_at_, "accepted_at never decreases in the log");
  const Position position{frontier_.size() + 1};
  const std::vector<Hash> leaves = leaf_hashes(commit.events);
  for (const Hash& leaf : leaves) {
    if (club.head.version.is_none()) club.head.genesis = leaf;
    club.head.frontier.append(leaf);
    frontier_.append(leaf);
    ++club.head.version.value;
  }
  club.head.club = commit.club;
  club.head.balances = commit.balances;
  club.commits[commit.first] = {commit.club, commit.first, position, commit.accepted_at, commit.events};
  club.commands[commit.command] = {commit.first, commit.events.size()};
  log_[position] = {commit.club, commit.first, leaves.size(), commit.accepted_at, commit_hash(leaves)};
  accepted_at_ = commit.accepted_at;
  for (const SealedText& text : commit.texts) {
    club.texts[{text.version, text.slot}] = {text.subject, text.profile, {TextStatus::present, text.plain, text.salt}};
  }
  for (const Erasure& erasure : commit.erasures) {
    for (auto& [place, text] : club.texts) {
      const bool named =
          erasure.member.is_none() ? place == std::pair{erasure.version, erasure.slot} : text.subject == erasure.member;
      if (named) forget(text.words);
    }
  }
}

std::optional<Head> MemoryEventStore::head(const ClubCode& club) const {
  const std::shared_lock lock(mutex_);
  const auto found = clubs_.find(club);
  if (found == clubs_.end()) return std::nullopt;
  return found->second.head;
}

std::vector<Head> MemoryEventStore::heads() const {
  const std::shared_lock lock(mutex_);
  std::vector<Head> out;
  for (const auto& [code, club] : clubs_) out.push_back(club.head);
  return out;
}

void MemoryEventStore::read_trees(const std::function<void(const ClubCode&, std::string_view)>& take) const {
  for (const Head& head : heads()) take(head.club, tree_bytes(head.frontier));
}

std::optional<CommandRecord> MemoryEventStore::command(const ClubCode& club, const CommandId& id) const {
  const std::shared_lock lock(mutex_);
  const auto found = clubs_.find(club);
  if (found == clubs_.end()) return std::nullopt;
  const auto record = found->second.commands.find(id);
  if (record == found->second.commands.end()) return std::nullopt;
  return record->second;
}

std::vector<StoredCommit> MemoryEventStore::commits_from(const ClubCode& club, Version from) const {
  const std::shared_lock lock(mutex_);
  std::vector<StoredCommit> out;
  const auto found = clubs_.find(club);
  if (found == clubs_.end()) return out;
  for (const auto& [first, commit] : found->second.commits) {
    if (first.value + commit.events.size() > from.value) out.push_back(commit);
  }
  return out;
}

void MemoryEventStore::read_club(const ClubCode& club, Version from,
                                 const std::function<bool(const StoredCommit&)>& take) const {
  for (const StoredCommit& commit : commits_from(club, from)) {
    if (!take(commit)) return;
  }
}

void MemoryEventStore::read_log(Position from, const std::function<bool(const StoredCommit&)>& take) const {
  std::vector<StoredCommit> commits;
  {
    const std::shared_lock lock(mutex_);
    for (const auto& [position, record] : log_) {
      const StoredCommit& commit = clubs_.at(record.club).commits.at(record.first);
      if (commit.position.value + commit.events.size() > from.value) commits.push_back(commit);
    }
  }
  for (const StoredCommit& commit : commits) {
    if (!take(commit)) return;
  }
}

void MemoryEventStore::read_log_records(Position from,
                                        const std::function<bool(Position, const LogRecord&)>& take) const {
  std::vector<std::pair<Position, LogRecord>> records;
  {
    const std::shared_lock lock(mutex_);
    for (const auto& [position, record] : log_) {
      if (position.value + record.count > from.value) records.emplace_back(position, record);
    }
  }
  for (const auto& [position, record] : records) {
    if (!take(position, record)) return;
  }
}

std::optional<LogRecord> MemoryEventStore::log_record(Position first) const {
  const std::shared_lock lock(mutex_);
  const auto found = log_.find(first);
  if (found == log_.end()) return std::nullopt;
  return found->second;
}

std::uint64_t MemoryEventStore::log_size() const {
  const std::shared_lock lock(mutex_);
  return frontier_.size();
}

Instant MemoryEventStore::last_accepted_at() const {
  const std::shared_lock lock(mutex_);
  return accepted_at_;
}

Frontier MemoryEventStore::log_frontier() const {
  const std::shared_lock lock(mutex_);
  return frontier_;
}

RegisterText MemoryEventStore::profile(const ClubCode& club, MemberNo member) const {
  const std::shared_lock lock(mutex_);
  const auto found = clubs_.find(club);
  if (found == clubs_.end()) return {};
  RegisterText newest;
  for (const auto& [place, text] : found->second.texts) {
    if (text.profile && text.subject == member) newest = text.words;
  }
  return newest;
}

RegisterText MemoryEventStore::text(const ClubCode& club, Version version, std::uint8_t slot) const {
  const std::shared_lock lock(mutex_);
  const auto found = clubs_.find(club);
  if (found == clubs_.end()) return {};
  const auto text = found->second.texts.find({version, slot});
  return text == found->second.texts.end() ? RegisterText{} : text->second.words;
}

}  // namespace soquy::engine
