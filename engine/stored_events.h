#pragma once
// Stored commits read back as events. Bytes that do not decode are damage, not a bug: StoreFailure(corrupt).

#include <optional>
#include <vector>

#include "engine/store/event_store.h"
#include "events/event.h"

namespace soquy::engine {

/// The events of a commit; their club, version and place in the commit are held against the row.
[[nodiscard]] std::vector<Event> decode_commit(const StoredCommit& commit);
/// The club's first events, whose tree is the one of these bytes (`tree` in docs/STORAGE.md), which a head named.
/// Throws StoreFailure(corrupt) when they are not all there or are not the events of that tree.
[[nodiscard]] std::vector<Event> read_history(const EventStore& store, const ClubCode& club, std::string_view tree);
[[nodiscard]] std::optional<StoredCommit> find_commit(const EventStore& store, const ClubCode& club, Version version);
[[nodiscard]] std::optional<Event> find_event(const EventStore& store, const ClubCode& club, Version version);

}  // namespace soquy::engine
