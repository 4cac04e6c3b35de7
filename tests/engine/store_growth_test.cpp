// What a store becomes when one short command after the other opens it.

#include <catch2/catch.hpp>

#include "engine/ledger.h"
#include "engine/verify.h"
#include "tests/engine/small_club.h"
#include "tests/support/scratch_directory.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::test;

namespace {

std::size_t tables_in(const std::filesystem::path& store) {
  std::size_t tables = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(store))
    tables += file.path().extension() == ".sst" ? 1 : 0;
  return tables;
}

}  // namespace

TEST_CASE("a store that is opened for every entry stays a few files, and whole", "[store]") {
  const ScratchDirectory scratch;
  const auto directory = scratch / "store";
  SimulatedClock clock(kEvening);
  Ledger::create(directory);
  constexpr std::uint64_t kEntries = 120;
  std::size_t most = 0;
  for (std::uint64_t entry = 1; entry <= kEntries; ++entry) {
    const auto ledger = Ledger::open(directory, clock);
    REQUIRE(ledger->submit(entry == 1 ? founding("CLB-01", 1) : donation("CLB-01", entry)).has_value());
    most = std::max(most, tables_in(directory));
  }
  CHECK(most < 100);  // left alone it would be some 500
  const auto ledger = Ledger::open(directory, clock, false);
  CHECK(ledger->history(club("CLB-01")).size() == kEntries + 4);
  CHECK(verify(ledger->store(), ledger->people()).found == 0);
}
