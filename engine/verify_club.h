#pragma once
// One club's part of verify: its commits in order, then its head.

#include <map>
#include <set>
#include <vector>

#include "engine/domain/club_state.h"
#include "engine/domain/invariants.h"
#include "engine/verify.h"

namespace soquy::engine {

/// Keys that outside signers (enrolled in the programme stream) ever had.
using KnownKeys = std::map<ActorId, std::set<Hash>>;

/// What the log must say of the club's commits.
struct CommitMark {
  Version first;
  std::uint64_t count = 0;
  Position position;
  Instant accepted_at;
};

class ClubCheck {
 public:
  ClubCheck(const ClubCode& club, const EventStore& store, const Register& people, const KnownKeys& outside);

  /// Reads the club front to back and compares it with its head.
  void run(const std::optional<Head>& head, const std::function<void(std::uint64_t)>& progress);

  [[nodiscard]] const std::vector<Difference>& differences() const { return differences_; }
  [[nodiscard]] const std::vector<CommitMark>& marks() const { return marks_; }
  /// Every commit could be read.
  [[nodiscard]] bool is_complete() const { return complete_; }
  [[nodiscard]] const VerifyReport& counts() const { return counts_; }
  /// Keys enrolled in this stream, for the programme's.
  [[nodiscard]] const KnownKeys& keys() const { return keys_; }

 private:
  struct Text {
    Version version;
    std::uint8_t slot = 0;
    MemberNo subject;
  };
  void say(DifferenceKind kind, Version version, std::string what);
  bool take(const StoredCommit& commit);
  [[nodiscard]] std::optional<std::vector<Event>> decode_all(const StoredCommit& commit);
  void check_envelopes(const StoredCommit& commit, const std::vector<Event>& events);
  void check_index(const StoredCommit& commit, const Envelope& first);
  void check_approvals(const std::vector<Event>& events);
  void check_texts(Event& event);
  void check_missing_texts();
  void check_head(const std::optional<Head>& head);
  void say_changed(const Head& head);
  [[nodiscard]] bool is_enrolled(const Approval& approval) const;

  ClubCode club_;
  bool complete_ = true;
  const EventStore& store_;
  const Register& people_;
  const KnownKeys& outside_;
  Invariants invariants_;
  std::vector<Difference> differences_;
  std::vector<CommitMark> marks_;
  VerifyReport counts_;
  KnownKeys keys_;
  ClubState state_;  ///< a fresh fold
  Frontier frontier_;
  Hash genesis_;
  Instant recorded_;
  Instant accepted_;
  Position position_;
  std::vector<Text> erased_texts_;
  std::vector<PersonErased> erasures_;
};

}  // namespace soquy::engine
