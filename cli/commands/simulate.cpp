// Stores full of invented clubs: the sample that the demo shows, and programmes of any size.

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands/commands.h"
#include "cli/monthly_views.h"
#include "cli/progress.h"
#include "cli/render.h"
#include "cli/simulate/disk_need.h"
#include "cli/simulate/simulation.h"
#include "cli/typed.h"
#include "engine/ledger.h"

namespace soquy::cli {

namespace {

/// Every club of the story is remembered: they meet in turn, so whichever were forgotten would be needed next.
std::size_t remembered(const ProgrammePlan& plan) {
  constexpr std::size_t kBesides = 16;  // the programme's own stream
  return std::max(engine::Ledger::kClubsInMemory, plan.clubs.size() + kBesides);
}

/// The first directory on the way up that is there: the one asked for may have to be made.
std::filesystem::path existing_part(const std::filesystem::path& directory) {
  std::filesystem::path there = std::filesystem::absolute(directory);
  while (!std::filesystem::exists(there) && there.has_relative_path()) there = there.parent_path();
  return there;
}

void check_free_disk(const std::string& directory, const ProgrammePlan& plan) {
  const std::string lack = lack_of_disk(plan, directory, std::filesystem::space(existing_part(directory)).available);
  if (!lack.empty()) throw engine::StoreFailure(engine::StoreFailure::Cause::io, lack);
}

/// Makes the store and lives the plan in it; everything goes through the front door of the ledger.
SimulationResult live(const std::string& directory, const ProgrammePlan& plan, std::uint64_t seed, Terminal& terminal) {
  check_free_disk(directory, plan);
  engine::Ledger::create(directory, seed);
  engine::SimulatedClock clock(at_vietnam_time(plan.clubs.front().founded, 8, 0));
  const auto ledger = engine::Ledger::open(directory, clock, true, seed, remembered(plan));
  const SimulationResult result = [&] {
    Progress progress(terminal, "simulating", days_of(plan));
    return simulate(*ledger, clock, plan, seed, [&progress] { progress.step(); });
  }();
  keep_views(*ledger, 0, plan.until, terminal);
  terminal.out << "Made " << directory << ": " << result.clubs << " practice clubs, " << result.meetings
               << " meetings, " << result.events << " events until " << to_iso(plan.until)
               << ". Places and people are invented.\n";
  return result;
}

/// Which kinds of events there are, the most frequent first.
Table mix_of(const SimulationResult& result) {
  std::vector<std::pair<std::uint64_t, Kind>> kinds;
  for (const auto& [kind, count] : result.kinds)
    if (count > 0) kinds.emplace_back(count, kind);
  std::stable_sort(kinds.begin(), kinds.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  Table table;
  table.columns = {{"kind", "Kind"}, {"events", "Events"}, {"per_mille", "Of a thousand"}, {"per_club", "A club"}};
  const auto whole = [](std::uint64_t count) { return Cell::number(static_cast<std::int64_t>(count)); };
  for (const auto& [count, kind] : kinds) {
    table.rows.push_back({Cell::text(std::string(to_text(kind))), whole(count), whole(count * 1000 / result.events),
                          whole(count / std::max<std::uint64_t>(result.clubs, 1))});
  }
  return table;
}

int simulate_command_run(const Arguments& arguments, Terminal& terminal) {
  const auto seed = typed_number(arguments.get("--seed"), "--seed", 0, UINT32_MAX);
  const auto clubs = typed_number(arguments.get("--clubs"), "--clubs", 1, 20'000);
  const auto years = typed_number(arguments.get("--years"), "--years", 1, 10);
  const auto plan = national_plan(seed, static_cast<std::uint32_t>(clubs), static_cast<std::uint16_t>(years));
  const SimulationResult result = live(arguments.get("DIR"), plan, seed, terminal);
  terminal.out << "\n" << to_text(mix_of(result)) << "\n";
  const std::uint64_t tenths = result.events * 10 / result.commits;
  terminal.out << result.commits << " commits of " << tenths / 10 << "." << tenths % 10 << " events, "
               << result.events / std::max<std::uint64_t>(result.clubs, 1) << " events a club.\n";
  return done;
}

}  // namespace

int init_quang_ngai(const std::string& directory, Terminal& terminal) {
  constexpr std::uint64_t kSeed = 1533;  // the number of the decision that began it
  live(directory, quang_ngai_plan(kSeed), kSeed, terminal);
  terminal.out << "The plan of Quảng Ngãi wanted 6 clubs by the end of 2019 and 10 by the end of 2020.\n"
               << "Next: export SOQUY_STORE=" << directory << " and ask: soquy clubs\n";
  return done;
}

CommandSpec simulate_command() {
  CommandSpec spec;
  spec.name = "simulate";
  spec.summary = "make a store of invented practice clubs";
  spec.details =
      "Every entry goes through the same rules as a treasurer's, under a clock that is told the time. The same seed "
      "gives the same log, byte for byte. The clubs are marked practice: no province accepts them. One in ten is in "
      "some trouble. Ten thousand clubs of ten years take about half an hour, 5 GiB of memory and 4 GiB of disk; "
      "whether "
      "the disk has room is looked at first. At the end stands which kinds of events there are.";
  spec.examples = {"soquy simulate thu-nghiem --clubs 20 --years 2",
                   "soquy simulate lon --clubs 1000 --years 10 --seed 7",
                   "soquy simulate ca-nuoc --clubs 10000 --years 10"};
  spec.positionals = {{"DIR", "a directory that does not exist yet, or is empty", true, false}};
  spec.options = {{"--clubs", "N", "how many clubs, 1 to 20000", {}, false, false, "10"},
                  {"--years", "N", "years of monthly meetings from January 2016 on, 1 to 10", {}, false, false, "2"},
                  {"--seed", "N", "which of the many possible stories", {}, false, false, "1"}};
  spec.needs_store = false;
  spec.run = simulate_command_run;
  return spec;
}

}  // namespace soquy::cli
