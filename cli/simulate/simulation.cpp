#include "cli/simulate/simulation.h"

#include <algorithm>
#include <map>

#include "cli/simulate/club_life.h"

namespace soquy::cli {
namespace {

/// Submits one command of the story and hands back what was recorded.
std::vector<Event> record(engine::Ledger& ledger, Command command, SimulationResult& result) {
  const std::string what = command.club.text() + " on " + to_iso(command.value_date);
  auto receipt = ledger.submit(std::move(command));
  if (receipt.has_error()) {
    throw SimulationBug("the simulated treasurer of " + what + " was refused (act " +
                        std::to_string(receipt.error().act) + "): " + to_sentence(receipt.error()));
  }
  result.events += receipt->events.size();
  return std::move(receipt->events);
}

/// What happens on a day, in the order of the clock: first the programme, then clubs by code.
struct Agenda {
  std::map<Day, std::vector<const Command*>> programme;
  std::map<Day, std::vector<std::size_t>> clubs;
};

}  // namespace

SimulationResult simulate(engine::Ledger& ledger, engine::SimulatedClock& clock, const ProgrammePlan& plan,
                          std::uint64_t seed, const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
  SimulationResult result;
  Agenda agenda;
  std::vector<ClubLife> lives;
  Random evening(seed ^ 0x5eedU);
  Day first = plan.until;
  for (const Command& command : plan.programme) agenda.programme[command.value_date].push_back(&command);
  for (const ClubPlan& club : plan.clubs) {
    agenda.clubs[club.founded].push_back(lives.size());
    lives.emplace_back(club, seed + lives.size() + 1);
  }
  if (!agenda.programme.empty()) first = agenda.programme.begin()->first;
  if (!agenda.clubs.empty()) first = std::min(first, agenda.clubs.begin()->first);

  const auto days = static_cast<std::uint64_t>(std::max(0, days_between(first, plan.until)));
  for (Day day = first; day <= plan.until; day = add_days(day, 1)) {
    progress(static_cast<std::uint64_t>(days_between(first, day)), days);
    clock.set(at_vietnam_time(day, 9, 0));
    for (const Command* command : agenda.programme[day]) record(ledger, *command, result);
    const auto meeting_today = agenda.clubs[day];
    for (std::size_t i = 0; i < meeting_today.size(); ++i) {
      ClubLife& life = lives[meeting_today[i]];
      // Most books are written the same evening, some a day or three later.
      const Day written = evening.chance(80) ? add_days(day, static_cast<int>(evening.between(1, 3))) : day;
      clock.set(Instant{at_vietnam_time(written, 19, 0).micros + evening.between(0, 150) * 60'000'000});
      if (day == life.plan().founded) {
        life.took(record(ledger, life.founding(), result));
        ++result.clubs;
      }
      auto state = ledger.state(life.plan().code);
      if (state.has_error()) throw SimulationBug(to_sentence(state.error()));
      life.took(record(ledger, life.meeting(day, *state), result));
      ++result.meetings;
      agenda.clubs[life.next_meeting(day)].push_back(meeting_today[i]);
    }
  }
  progress(days, days);
  return result;
}

}  // namespace soquy::cli
