#include "engine/log_search.h"

namespace soquy::engine {

namespace {

/// When the commit that holds the position was accepted, and its first position.
struct LogPlace {
  Position first;
  Instant accepted_at;
};

LogPlace place_holding(const EventStore& store, Position position) {
  LogPlace place;
  store.read_log_records(position, [&](Position first, const LogRecord& record) {
    place = {first, record.accepted_at};
    return false;
  });
  return place;
}

}  // namespace

/// Accepted_at never decreases in the log, so halving finds it.
Position first_after(const EventStore& store, Instant moment) {
  std::uint64_t low = 1;
  std::uint64_t high = store.log_size() + 1;
  while (low < high) {
    const LogPlace place = place_holding(store, Position{low + (high - low) / 2});
    if (place.accepted_at > moment) {
      high = place.first.value;
    } else {
      low = low + (high - low) / 2 + 1;
    }
  }
  return Position{high};
}

std::set<ClubCode> clubs_since(const EventStore& store, Position first) {
  std::set<ClubCode> clubs;
  if (first.value > store.log_size()) return clubs;
  store.read_log_records(first, [&](Position, const LogRecord& record) {
    if (record.club != programme_stream()) clubs.insert(record.club);
    return true;
  });
  return clubs;
}

}  // namespace soquy::engine
