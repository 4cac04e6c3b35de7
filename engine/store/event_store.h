#pragma once
// EventStore: commits in, commits out. Knows bytes, keys and durability; nothing of what an event means.

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/store/commit_hash.h"
#include "events/codec.h"
#include "events/ids.h"
#include "events/merkle.h"

namespace soquy::engine {

/// Disk, lock or checksum said no. `doing`, `where`, found and expected are in the sentence.
class StoreFailure : public std::runtime_error {
 public:
  enum class Cause { not_a_store, newer_format, locked, read_only, corrupt, rollback, io, unavailable, exists };
  StoreFailure(Cause cause, const std::string& sentence) : std::runtime_error(sentence), cause_(cause) {}
  [[nodiscard]] Cause cause() const { return cause_; }

 private:
  Cause cause_;
};

/// One text of an event: goes encrypted into the erasable family `texts` (or `people` for a member's profile).
struct SealedText {
  Version version;
  std::uint8_t slot = 0;
  MemberNo subject;  ///< the member it is about, whose erasure takes it along; 0: nobody in particular
  bool profile = false;
  Hash salt;
  std::string plain;
};

/// What a PersonErased takes away: every text about a member, or the one text of an event.
struct Erasure {
  MemberNo member;  ///< or
  Version version;
  std::uint8_t slot = 0;
  friend bool operator==(const Erasure&, const Erasure&) = default;
};

/// All events of one command as stored, with what must be written beside them in the same batch.
struct Commit {
  ClubCode club;
  Version first;
  std::vector<Bytes> events;  ///< canonical bytes
  CommandId command;
  Instant accepted_at;
  std::vector<SealedText> texts;
  std::vector<Erasure> erasures;  ///< keys to destroy once the commit is durable
  std::string balances;           ///< the club's stored view after it (heads row), opaque to the store
};

/// What the store keeps of a club's end.
struct Head {
  ClubCode club;
  Hash genesis;
  Version version;
  Frontier frontier;  ///< the club's tree
  std::string balances;
};

struct StoredCommit {
  ClubCode club;
  Version first;
  Position position;  ///< of its first event
  Instant accepted_at;
  std::vector<Bytes> events;
};

struct CommandRecord {
  Version first;
  std::uint64_t count = 0;
};

/// What the log says of a commit, apart from its events.
struct LogRecord {
  ClubCode club;
  Version first;
  std::uint64_t count = 0;
  Instant accepted_at;
  CommitHash hash{};
};

/// The embedded RocksDB store and the memory store of the tests keep this contract; one thread appends, any number
/// reads.
class EventStore {
 public:
  virtual ~EventStore() = default;

  /// Writes every commit of the batch, or none of it, and returns when they are durable. Commits of one club follow
  /// each other and their heads; a commit that does not is a bug. Throws StoreFailure; after that every append fails
  /// with `unavailable` until reopened. Fills in positions: the first event of the batch gets log_size() + 1.
  virtual void append(const std::vector<Commit>& batch) = 0;

  [[nodiscard]] virtual std::optional<Head> head(const ClubCode& club) const = 0;
  /// Every club with at least one event, by code.
  [[nodiscard]] virtual std::vector<Head> heads() const = 0;
  [[nodiscard]] virtual std::optional<CommandRecord> command(const ClubCode& club, const CommandId& id) const = 0;
  /// Commits of one club in order, from the one that holds `from`. The callback returns false to stop.
  virtual void read_club(const ClubCode& club, Version from,
                         const std::function<bool(const StoredCommit&)>& take) const = 0;
  /// The whole log in order of position, from the commit that holds `from`.
  virtual void read_log(Position from, const std::function<bool(const StoredCommit&)>& take) const = 0;
  /// What the log says of its commits, without their events, from the commit that holds `from`.
  virtual void read_log_records(Position from,
                                const std::function<bool(Position first, const LogRecord& record)>& take) const = 0;
  /// What the log says of the commit whose first event has this position.
  [[nodiscard]] virtual std::optional<LogRecord> log_record(Position first) const = 0;
  /// Events in the log.
  [[nodiscard]] virtual std::uint64_t log_size() const = 0;
  [[nodiscard]] virtual Instant last_accepted_at() const = 0;
  /// The log's tree (leaf = leaf hash bytes of the event as in the club's tree).
  [[nodiscard]] virtual Frontier log_frontier() const = 0;
  /// Random, made with the store; 16 hex digits. Also the device's id.
  [[nodiscard]] virtual DeviceId store_id() const = 0;
  /// Every club with at least one event, by code, told by the bytes of its tree alone (`tree` in docs/STORAGE.md),
  /// which live until the callback returns. Equal bytes mean the same history. Nothing is parsed, hashed or kept, so
  /// ten thousand clubs take some milliseconds.
  virtual void read_trees(const std::function<void(const ClubCode& club, std::string_view tree)>& take) const = 0;
};

}  // namespace soquy::engine
