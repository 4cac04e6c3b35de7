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

/// Where the log must name which of the club's commits.
struct CommitMark {
  Version first;
  Position position;
};

class ClubCheck {
 public:
  ClubCheck(const ClubCode& club, const EventStore& store, const Register& people, const KnownKeys& outside);

  /// Reads the club front to back.
  void run(const std::function<void(std::uint64_t)>& progress);
  /// Compares what was read with the club's head, when all of it could be read.
  void check_head(const std::optional<Head>& head);
  /// From now on keeps the events that are read, for check_views.
  void keep_events() { keeps_events_ = true; }
  /// Holds the stored rows of views against a fresh fold of what was read. Rows that are of an older tree, or of
  /// another version of the view, answer nothing and are passed over.
  void check_views(const std::vector<MonthlyView>& views, const ViewRows& rows);

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
  struct Range {
    Version first;
    Version last;
  };
  void say(DifferenceKind kind, Version version, std::string what);
  bool take(const StoredCommit& commit);
  [[nodiscard]] std::optional<std::vector<Event>> decode_all(const StoredCommit& commit);
  void check_envelopes(const StoredCommit& commit, const std::vector<Event>& events);
  void check_log(const StoredCommit& commit, const CommitHash& hash);
  void check_index(const StoredCommit& commit, const Envelope& first);
  void check_approvals(const std::vector<Event>& events);
  void check_texts(Event& event);
  void check_missing_texts();
  void say_changed(const Head& head);
  [[nodiscard]] Range narrowed(Range subtree) const;
  [[nodiscard]] bool is_enrolled(const Approval& approval) const;

  ClubCode club_;
  bool keeps_events_ = false;
  std::vector<Event> events_;
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
  std::vector<Range> changed_;  ///< commits that the log has another hash of
  std::vector<Text> erased_texts_;
  std::vector<PersonErased> erasures_;
};

}  // namespace soquy::engine
