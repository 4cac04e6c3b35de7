#include "engine/verify_club.h"

#include <algorithm>

#include "engine/domain/approval.h"
#include "engine/note_subject.h"
#include "engine/stored_view.h"
#include "events/codec.h"
#include "events/merkle.h"

namespace soquy::engine {
namespace {

/// "the event at version 7", "an event from version 7 to 9".
std::string name_of_events(Version first, Version last) {
  if (first == last) return "the event at version " + std::to_string(first.value);
  return "an event from version " + std::to_string(first.value) + " to " + std::to_string(last.value);
}

}  // namespace

ClubCheck::ClubCheck(const ClubCode& club, const EventStore& store, const Register& people, const KnownKeys& outside)
    : club_(club),
      store_(store),
      people_(people),
      outside_(outside),
      invariants_(club, [this](Version version, const std::string& what) {
        say(DifferenceKind::broken_promise, version, what);
      }) {}

void ClubCheck::say(DifferenceKind kind, Version version, std::string what) {
  ++counts_.found;
  // One broken byte can break thousands of later checks; the first ones tell where to look.
  constexpr std::size_t kKept = 100;
  if (differences_.size() < kKept) differences_.push_back({kind, club_, version, std::move(what)});
}

void ClubCheck::run(const std::function<void(std::uint64_t)>& progress) {
  counts_.clubs = 1;
  try {
    store_.read_club(club_, Version{1}, [&](const StoredCommit& commit) {
      complete_ = take(commit);
      progress(commit.events.size());
      return complete_;
    });
  } catch (const StoreFailure& failure) {
    say(DifferenceKind::tampering, Version{frontier_.size() + 1}, failure.what());
    complete_ = false;
  }
  if (complete_) check_missing_texts();
}

/// False when nothing after this commit can be read with sense.
bool ClubCheck::take(const StoredCommit& commit) {
  const Version next{frontier_.size() + 1};
  if (commit.events.empty()) {
    say(DifferenceKind::tampering, next, "a commit without events");
    return false;
  }
  if (commit.first != next) {
    say(DifferenceKind::tampering, next, "the next commit starts at version " + std::to_string(commit.first.value));
    return false;
  }
  if (commit.position <= position_) say(DifferenceKind::tampering, next, "its position in the log does not rise");
  if (commit.accepted_at < accepted_)
    say(DifferenceKind::tampering, next, "it was accepted before the commit before it");
  position_ = commit.position;
  accepted_ = commit.accepted_at;
  marks_.push_back({commit.first, commit.position});
  const std::vector<Hash> leaves = leaf_hashes(commit.events);
  if (genesis_.is_zero()) genesis_ = leaves.front();
  frontier_.append(leaves);
  check_log(commit, commit_hash(leaves));
  ++counts_.commits;
  counts_.events += commit.events.size();

  std::optional<std::vector<Event>> events = decode_all(commit);
  if (!events) return false;
  check_envelopes(commit, *events);
  check_index(commit, events->front().envelope);
  check_approvals(*events);
  invariants_.take(*events);
  if (keeps_events_) events_.insert(events_.end(), events->begin(), events->end());
  for (Event& event : *events) {
    check_texts(event);
    evolve(state_, event);
  }
  return true;
}

std::optional<std::vector<Event>> ClubCheck::decode_all(const StoredCommit& commit) {
  std::vector<Event> events;
  for (const Bytes& bytes : commit.events) {
    try {
      events.push_back(decode(bytes));
    } catch (const DecodeFailure& failure) {
      say(DifferenceKind::tampering, Version{commit.first.value + events.size()},
          std::string("its bytes are no event: ") + failure.what());
      return std::nullopt;
    }
  }
  return events;
}

void ClubCheck::check_envelopes(const StoredCommit& commit, const std::vector<Event>& events) {
  const Envelope& head = events.front().envelope;
  std::uint16_t act = 0;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Envelope& envelope = events[i].envelope;
    const Version version{commit.first.value + i};
    const auto claim = [&](bool holds, const char* what) {
      if (!holds) say(DifferenceKind::tampering, version, what);
    };
    claim(envelope.club == club_, "it says it belongs to another club");
    claim(envelope.version == version, "it says it has another version");
    claim(envelope.index == i && envelope.count == events.size(), "it names another place in its commit");
    claim(envelope.command == head.command, "it names another command than its commit");
    claim(envelope.actor == head.actor && envelope.device == head.device && envelope.epoch == head.epoch,
          "it names another recorder or device than its commit");
    claim(envelope.expected.is_none() || envelope.expected.value + 1 == commit.first.value,
          "its command expected another version");
    claim(envelope.act >= act && (i > 0 || envelope.act == 0), "its acts are not in order");
    claim(envelope.approvals.empty() || i == 0, "approvals stand on the first event of a commit only");
    claim(envelope.recorded_at >= recorded_, "it was recorded before the event before it");
    claim(envelope.meeting < version && (envelope.meeting.is_none() || envelope.meeting >= commit.first),
          "it names a meeting outside its commit");
    act = envelope.act;
    recorded_ = std::max(recorded_, envelope.recorded_at);
  }
  const bool founding = events.front().payload.as<ClubFounded>() != nullptr;
  if (club_ != programme_stream() && founding != (commit.first.value == 1)) {
    say(DifferenceKind::tampering, commit.first, "a club is founded by its first event and no other");
  }
}

/// Asked for every commit by its own position, so that a row of the log that was changed is found at the commit.
void ClubCheck::check_log(const StoredCommit& commit, const CommitHash& hash) {
  const auto claim = [&](bool holds, const std::string& what) {
    if (!holds) say(DifferenceKind::tampering, commit.first, what);
    return holds;
  };
  const std::string place = "position " + std::to_string(commit.position.value);
  std::optional<LogRecord> record;
  try {
    record = store_.log_record(commit.position);
  } catch (const StoreFailure& failure) {
    return say(DifferenceKind::tampering, commit.first, failure.what());
  }
  if (!claim(record.has_value(), "it is missing from the log at " + place)) return;
  const bool is_same = record->club == club_ && record->first == commit.first && record->count == commit.events.size();
  if (!claim(is_same, "the log names another commit at " + place)) return;
  claim(record->accepted_at == commit.accepted_at, "the log names another moment of acceptance");
  if (record->hash == hash) return;
  const Range range{commit.first, Version{commit.first.value + commit.events.size() - 1}};
  changed_.push_back(range);
  claim(false, name_of_events(range.first, range.last) + " is not as the log has its hash");
}

void ClubCheck::check_index(const StoredCommit& commit, const Envelope& first) {
  std::optional<CommandRecord> record;
  try {
    record = store_.command(club_, first.command);
  } catch (const StoreFailure& failure) {
    return say(DifferenceKind::tampering, commit.first, failure.what());
  }
  if (!record) return say(DifferenceKind::tampering, commit.first, "its command is missing from the index");
  if (record->first != commit.first || record->count != commit.events.size()) {
    say(DifferenceKind::tampering, commit.first,
        "the index says its command is " + std::to_string(record->count) + " events from version " +
            std::to_string(record->first.value));
  }
}

bool ClubCheck::is_enrolled(const Approval& approval) const {
  const auto own = state_.programme.actors.find(approval.actor);
  if (own != state_.programme.actors.end()) {
    const std::vector<Hash>& keys = own->second.keys;
    if (std::find(keys.begin(), keys.end(), approval.key) != keys.end()) return true;
  }
  const auto outside = outside_.find(approval.actor);
  return outside != outside_.end() && outside->second.contains(approval.key);
}

void ClubCheck::check_approvals(const std::vector<Event>& events) {
  const Envelope& head = events.front().envelope;
  std::optional<Hash> digest;
  for (const Approval& approval : head.approvals) {
    if (approval.assurance == Assurance::named) ++counts_.approvals_named;
    if (approval.assurance == Assurance::pin) ++counts_.approvals_pin;
    if (approval.assurance != Assurance::key) continue;
    ++counts_.approvals_key;
    if (!digest) {
      const bool founding = head.version.value == 1;
      digest = approval_digest(founding ? Hash{} : genesis_, Version{head.version.value - 1}, command_of(events));
    }
    if (!signature_verifies(approval, *digest)) {
      say(DifferenceKind::tampering, head.version, "the signature of " + approval.actor.text() + " does not verify");
    } else if (!is_enrolled(approval)) {
      say(DifferenceKind::tampering, head.version, "the key of " + approval.actor.text() + " was not enrolled");
    }
  }
}

// --- Texts -----------------------------------------------------------------------------------------------------------

void ClubCheck::check_texts(Event& event) {
  const Version version = event.envelope.version;
  if (const auto* erased = event.payload.as<PersonErased>()) erasures_.push_back(*erased);
  if (const auto* enrolled = event.payload.as<ActorEnrolled>(); enrolled != nullptr && !enrolled->key.is_zero()) {
    keys_[enrolled->subject].insert(enrolled->key);
  }
  std::uint8_t slot = 0;
  for_each_note(event.payload, [&](Note& note) {
    const std::uint8_t place = slot++;
    if (note.is_none()) return;
    const std::string name = "text " + std::to_string(place);
    RegisterText text;
    try {
      text = people_.text(club_, version, place);
    } catch (const StoreFailure& failure) {
      return say(DifferenceKind::tampering, version, name + ": " + failure.what());
    }
    switch (text.status) {
      case TextStatus::present:
        ++counts_.texts_present;
        if (commitment_of(text.salt, text.plain) != note.commitment) {
          say(DifferenceKind::tampering, version, name + " is not the one that was committed to");
        }
        break;
      case TextStatus::erased:
        ++counts_.texts_erased;
        erased_texts_.push_back({version, place, note_subject(event.payload, state_).member});
        break;
      case TextStatus::never_given:
        say(DifferenceKind::tampering, version, name + " is missing from the register");
        break;
    }
  });
}

/// A text may be gone only when an event says that it, or the person it is about, was erased.
void ClubCheck::check_missing_texts() {
  for (const Text& text : erased_texts_) {
    const bool told = std::any_of(erasures_.begin(), erasures_.end(), [&](const PersonErased& erased) {
      const bool this_text = erased.text_version == text.version && erased.text_slot == text.slot;
      return this_text || (!erased.member.is_none() && erased.member == text.subject);
    });
    if (told) continue;
    say(DifferenceKind::tampering, text.version,
        "text " + std::to_string(text.slot) + " cannot be read, and no event says that it was erased");
  }
}

// --- Head ------------------------------------------------------------------------------------------------------------

/// Of a subtree, the first commit that the log has another hash of; all of it when every commit fits the log.
ClubCheck::Range ClubCheck::narrowed(Range subtree) const {
  for (const Range& commit : changed_) {
    if (commit.first <= subtree.last && commit.last >= subtree.first) return commit;
  }
  return subtree;
}

/// The head keeps the roots of the perfect subtrees, largest first: the first that differs holds the first changed
/// event.
void ClubCheck::say_changed(const Head& head) {
  std::uint64_t begin = 1;
  std::size_t index = 0;
  for (std::uint64_t bit = std::uint64_t{1} << 62; bit > 0; bit >>= 1) {
    if ((frontier_.size() & bit) == 0) continue;
    if (index < head.frontier.roots().size() && head.frontier.roots()[index] != frontier_.roots()[index]) {
      const Range range = narrowed({Version{begin}, Version{begin + bit - 1}});
      return say(DifferenceKind::tampering, range.first,
                 name_of_events(range.first, range.last) + " was changed: the root of the club's tree is " +
                     to_hex(frontier_.root()) + ", the head says " + to_hex(head.frontier.root()));
    }
    begin += bit;
    ++index;
  }
}

void ClubCheck::check_head(const std::optional<Head>& head) {
  if (!complete_) return;
  const Version last{frontier_.size()};
  if (!head) {
    if (last.value > 0) say(DifferenceKind::tampering, Version{}, "the club has events but no head");
    return;
  }
  if (head->version > last) {
    return say(DifferenceKind::rollback, Version{last.value + 1},
               "the head remembers version " + std::to_string(head->version.value) + ", the history ends at " +
                   std::to_string(last.value));
  }
  if (head->version < last) {
    return say(DifferenceKind::tampering, Version{head->version.value + 1},
               "the history goes on after the head, which stands at version " + std::to_string(head->version.value));
  }
  if (head->genesis != genesis_) say(DifferenceKind::tampering, Version{1}, "the head names another genesis");
  if (head->frontier != frontier_) say_changed(*head);
  if (head->balances != to_stored_view(state_.balances)) {
    say(DifferenceKind::view_mismatch, last, "the balances stored beside the head are not those of its events");
  }
}

}  // namespace soquy::engine
