// Canonical bytes: what is stored is what is hashed, and only an event's own bytes decode to it.
#include "events/codec.h"

#include <catch2/catch.hpp>

#include "tests/support/random_event.h"

using namespace soquy;
using namespace soquy::testing;

TEST_CASE("an event of any kind comes back from its bytes as it was", "[core][codec]") {
  Dice dice(20190115);
  for (auto kind : all_kinds()) {
    for (int round = 0; round < 40; ++round) {
      INFO(to_text(kind) << ", round " << round);
      const auto event = random_event(kind, dice, round == 0 ? Fill::always : Fill::sometimes);
      const auto bytes = encode(event);
      REQUIRE(decode(bytes) == event);
      REQUIRE(encode(decode(bytes)) == bytes);
    }
  }
}
