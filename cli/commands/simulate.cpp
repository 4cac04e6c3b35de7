// Stores full of invented clubs: the sample that the demo shows, and programmes of any size.

#include <ostream>
#include <string>

#include "cli/commands/commands.h"
#include "cli/monthly_views.h"
#include "cli/progress.h"
#include "cli/simulate/simulation.h"
#include "cli/typed.h"
#include "engine/ledger.h"

namespace soquy::cli {

namespace {

/// Makes the store and lives the plan in it; everything goes through Ledger::submit.
int live(const std::string& directory, const ProgrammePlan& plan, std::uint64_t seed, Terminal& terminal) {
  engine::Ledger::create(directory, seed);
  engine::SimulatedClock clock(at_vietnam_time(plan.clubs.front().founded, 8, 0));
  const auto ledger = engine::Ledger::open(directory, clock, true, seed);
  const SimulationResult result = [&] {
    Progress progress(terminal, "simulating", days_of(plan));
    return simulate(*ledger, clock, plan, seed, [&progress] { progress.step(); });
  }();
  keep_views(*ledger, 0, plan.until, terminal);
  terminal.out << "Made " << directory << ": " << result.clubs << " practice clubs, " << result.meetings
               << " meetings, " << result.events << " events until " << to_iso(plan.until)
               << ". Places and people are invented.\n";
  return done;
}

int simulate_command_run(const Arguments& arguments, Terminal& terminal) {
  const auto seed = typed_number(arguments.get("--seed"), "--seed", 0, UINT32_MAX);
  const auto clubs = typed_number(arguments.get("--clubs"), "--clubs", 1, 20'000);
  const auto years = typed_number(arguments.get("--years"), "--years", 1, 10);
  const auto plan = national_plan(seed, static_cast<std::uint32_t>(clubs), static_cast<std::uint16_t>(years));
  return live(arguments.get("DIR"), plan, seed, terminal);
}

}  // namespace

int init_quang_ngai(const std::string& directory, Terminal& terminal) {
  constexpr std::uint64_t kSeed = 1533;  // the number of the decision that began it
  const int code = live(directory, quang_ngai_plan(kSeed), kSeed, terminal);
  terminal.out << "The plan of Quảng Ngãi wanted 6 clubs by the end of 2019 and 10 by the end of 2020.\n"
               << "Next: export SOQUY_STORE=" << directory << " and ask: soquy clubs\n";
  return code;
}

CommandSpec simulate_command() {
  CommandSpec spec;
  spec.name = "simulate";
  spec.summary = "make a store of invented practice clubs";
  spec.details =
      "Every entry goes through the same rules as a treasurer's, under a clock that is told the time. The same seed "
      "gives the same store, "
      "byte for byte. The clubs are marked practice: no province accepts them.";
  spec.examples = {"soquy simulate thu-nghiem --clubs 20 --years 2",
                   "soquy simulate lon --clubs 1000 --years 10 --seed 7"};
  spec.positionals = {{"DIR", "a directory that does not exist yet, or is empty", true, false}};
  spec.options = {{"--clubs", "N", "how many clubs, 1 to 20000", {}, false, false, "10"},
                  {"--years", "N", "years of monthly meetings from January 2016 on, 1 to 10", {}, false, false, "2"},
                  {"--seed", "N", "which of the many possible stories", {}, false, false, "1"}};
  spec.needs_store = false;
  spec.run = simulate_command_run;
  return spec;
}

}  // namespace soquy::cli
