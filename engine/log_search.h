#pragma once
// Who wrote after a moment? Read from the index of the log, without any event.

#include <set>

#include "engine/store/event_store.h"

namespace soquy::engine {

/// The position of the first commit that was accepted after that moment; one beyond the end when there is none.
[[nodiscard]] Position first_after(const EventStore& store, Instant moment);

/// Every club with an event at that position or later; the programme stream is none.
[[nodiscard]] std::set<ClubCode> clubs_since(const EventStore& store, Position first);

}  // namespace soquy::engine
