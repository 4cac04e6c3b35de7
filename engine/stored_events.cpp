#include "engine/stored_events.h"

#include <algorithm>

#include "engine/store/key_layout.h"

namespace soquy::engine {

namespace {

/// More events than a club records in its life: a head that names more is not given the memory before they are seen.
constexpr std::uint64_t kMostReserved = 100'000;

[[noreturn]] void fail_at(const ClubCode& club, std::uint64_t version, const std::string& what) {
  throw StoreFailure(StoreFailure::Cause::corrupt, "the store is damaged: club " + club.text() + " at version " +
                                                       std::to_string(version) + " " + what +
                                                       "; run verify, and restore the store from a backup");
}

Event decode_at(const StoredCommit& commit, std::size_t index) {
  const std::uint64_t version = commit.first.value + index;
  try {
    Event event = decode(commit.events[index]);
    const Envelope& envelope = event.envelope;
    if (envelope.club != commit.club || envelope.version.value != version || envelope.index != index ||
        envelope.count != commit.events.size()) {
      fail_at(commit.club, version, "holds an event that belongs to another place");
    }
    return event;
  } catch (const DecodeFailure& failure) {
    fail_at(commit.club, version, std::string("cannot be read: ") + failure.what());
  }
}

void decode_commit(const StoredCommit& commit, std::vector<Event>& onto) {
  for (std::size_t i = 0; i < commit.events.size(); ++i) onto.push_back(decode_at(commit, i));
}

}  // namespace

std::vector<Event> decode_commit(const StoredCommit& commit) {
  std::vector<Event> events;
  events.reserve(commit.events.size());
  decode_commit(commit, events);
  return events;
}

std::vector<Event> read_history(const EventStore& store, const ClubCode& club, std::string_view tree) {
  const Version last = size_of_tree(tree);
  std::vector<Event> history;
  const std::uint64_t expected = std::min(last.value, kMostReserved);
  history.reserve(expected);
  std::vector<Hash> leaves;
  leaves.reserve(expected);
  store.read_club(club, Version{1}, [&](const StoredCommit& commit) {
    if (commit.first > last) return false;
    if (commit.first.value != history.size() + 1) fail_at(club, history.size() + 1, "is missing");
    decode_commit(commit, history);
    const std::vector<Hash> more = leaf_hashes(commit.events);
    leaves.insert(leaves.end(), more.begin(), more.end());
    return history.size() < last.value;
  });
  if (history.size() != last.value) {
    fail_at(club, history.size() + 1,
            "does not follow: the club's head says it stands at " + std::to_string(last.value));
  }
  Frontier found;
  found.append(leaves);
  if (tree_bytes(found) != tree) fail_at(club, last.value, "ends a history that is not the one of the club's head");
  return history;
}

std::optional<StoredCommit> find_commit(const EventStore& store, const ClubCode& club, Version version) {
  std::optional<StoredCommit> found;
  if (version.is_none()) return found;
  store.read_club(club, version, [&](const StoredCommit& commit) {
    if (commit.first <= version) found = commit;
    return false;
  });
  return found;
}

std::optional<Event> find_event(const EventStore& store, const ClubCode& club, Version version) {
  const auto commit = find_commit(store, club, version);
  if (!commit) return std::nullopt;
  return decode_at(*commit, version.value - commit->first.value);
}

}  // namespace soquy::engine
