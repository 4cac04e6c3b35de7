#pragma once
// A ledger on a store that somebody else made: for tests that let the disk fail.

#include "engine/ledger.h"
#include "engine/store/ledger_store.h"

namespace soquy::engine {

[[nodiscard]] std::unique_ptr<Ledger> make_ledger(std::unique_ptr<LedgerStore> store, Clock& clock,
                                                  std::optional<std::uint64_t> simulation_seed = std::nullopt);

}  // namespace soquy::engine
