#pragma once
// Runs a plan through the front door of a ledger: the same commands as a treasurer's, under a clock that is told the
// time.

#include <cstdint>
#include <functional>
#include <map>
#include <stdexcept>

#include "cli/simulate/plan.h"
#include "engine/clock.h"
#include "engine/ledger.h"

namespace soquy::cli {

struct SimulationResult {
  std::uint64_t clubs = 0;
  std::uint64_t meetings = 0;
  std::uint64_t commits = 0;
  std::uint64_t events = 0;
  std::map<Kind, std::uint64_t> kinds;
};

/// Records every club's founding and meetings in order of day, each on the evening of its day or later. Many commands
/// are in flight at once. The same plan and seed give the same log, byte for byte, however fast the machine is.
/// `day_done` is called once for every day. Throws SimulationBug when the ledger refuses what a careful treasurer
/// ordered.
SimulationResult simulate(engine::Ledger& ledger, engine::SimulatedClock& clock, const ProgrammePlan& plan,
                          std::uint64_t seed, const std::function<void()>& day_done);

/// Days from the first thing that happens to the end of the plan, both included.
[[nodiscard]] std::uint64_t days_of(const ProgrammePlan& plan);

/// The simulated treasurer ordered something that the rules refuse: our mistake, with the rule's sentence.
class SimulationBug : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace soquy::cli
