#pragma once
// A promise broken in one event of a small history, and found there.

#include <catch2/catch.hpp>
#include <functional>

#include "tests/engine/forged.h"

namespace soquy::test {

/// What verify says of the history with the event at `version` as `edit` leaves it.
inline engine::VerifyReport report_on(std::vector<Event> events, Version version,
                                      const std::function<void(Event&)>& edit) {
  if (!version.is_none()) edit(events.at(version.value - 1));
  engine::MemoryEventStore store;
  forge(store, events);
  engine::VerifyOptions options;
  options.most = 1000;
  return engine::verify(store, store, options);
}

inline bool breaks_a_promise(const engine::VerifyReport& report) {
  return std::any_of(report.differences.begin(), report.differences.end(),
                     [](const engine::Difference& one) { return one.kind == engine::DifferenceKind::broken_promise; });
}

template <class E>
E& fact(Event& event) {
  return std::get<E>(event.payload.is);
}

/// The event at `version`, changed so, is named there in these words, and nothing before it is named.
template <class E>
void expect_broken(const std::vector<Event>& events, Version version, const std::string& words,
                   const std::function<void(Event&, E&)>& change) {
  const engine::VerifyReport report = report_on(events, version, [&](Event& event) { change(event, fact<E>(event)); });
  INFO("expected at version " << version.value << ": " << words << "\n" << told(report));
  CHECK(says_broken(report, version, words));
  CHECK(std::none_of(report.differences.begin(), report.differences.end(), [&](const engine::Difference& one) {
    return one.kind == engine::DifferenceKind::broken_promise && one.version < version;
  }));
}

/// The history as it was recorded breaks none.
inline void expect_kept(const std::vector<Event>& events) {
  const engine::VerifyReport report = report_on(events, {}, {});
  INFO(told(report));
  REQUIRE_FALSE(breaks_a_promise(report));
}

}  // namespace soquy::test
