#pragma once
// History as somebody would write it who holds the machine: any events, with trees, log and index made to fit.

#include <algorithm>
#include <string>
#include <vector>

#include "engine/store/memory_event_store.h"
#include "engine/verify.h"

namespace soquy::test {

/// The commit that these events would be, whatever they say.
inline engine::Commit forged_commit(const std::vector<Event>& events, Instant accepted_at) {
  engine::Commit commit;
  const Envelope& first = events.front().envelope;
  commit.club = first.club;
  commit.first = first.version;
  commit.command = first.command;
  commit.accepted_at = accepted_at;
  for (const Event& event : events) commit.events.push_back(encode(event));
  return commit;
}

/// A stream's events as commits, one after the other.
inline void forge(engine::MemoryEventStore& store, const std::vector<Event>& events) {
  std::vector<Event> commit;
  for (const Event& event : events) {
    commit.push_back(event);
    if (commit.size() < commit.front().envelope.count) continue;
    store.append({forged_commit(commit, std::max(store.last_accepted_at(), event.envelope.recorded_at))});
    commit.clear();
  }
}

/// Every difference on a line of its own.
inline std::string told(const engine::VerifyReport& report) {
  std::string text;
  for (const engine::Difference& one : report.differences) {
    text += std::string(to_text(one.kind)) + " " + one.club.text() + " #" + std::to_string(one.version.value) + ": " +
            one.what + "\n";
  }
  return text;
}

/// A promise is said to be broken at that version, in these words.
inline bool says_broken(const engine::VerifyReport& report, Version version, const std::string& words) {
  return std::any_of(report.differences.begin(), report.differences.end(), [&](const engine::Difference& one) {
    return one.kind == engine::DifferenceKind::broken_promise && one.version == version &&
           one.what.find(words) != std::string::npos;
  });
}

}  // namespace soquy::test
