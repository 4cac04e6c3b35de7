// What goes wrong beside the store's content, in whichever thread, comes back to who asked for the proof.
#include <catch2/catch.hpp>
#include <new>
#include <thread>

#include "engine/ledger_parts.h"
#include "engine/store/memory_event_store.h"
#include "engine/verify.h"
#include "tests/engine/small_club.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::test;

TEST_CASE("memory that runs out in a helping thread is told of by verify", "[core][verify]") {
  SimulatedClock clock(kEvening);
  const auto ledger = make_ledger(std::make_unique<MemoryEventStore>(), clock, 1);
  for (std::uint64_t i = 1; i <= 8; ++i) REQUIRE(ledger->submit(founding("CLB-0" + std::to_string(i), i)).has_value());
  VerifyOptions options;
  options.threads = 4;
  const auto asked = std::this_thread::get_id();
  const auto progress = [&](std::uint64_t, std::uint64_t) {
    // Whoever asked waits, so that the others have a turn.
    if (std::this_thread::get_id() != asked) throw std::bad_alloc();
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  };
  CHECK_THROWS_AS(verify(ledger->store(), ledger->people(), options, progress), std::bad_alloc);
}
