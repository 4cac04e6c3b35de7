#include "cli/simulate/simulation.h"

#include <algorithm>
#include <map>

#include "cli/simulate/club_life.h"

namespace soquy::cli {
namespace {

/// Submits one command of the story and hands back what was recorded.
std::vector<Event> record_planned(engine::Ledger& ledger, Command command, SimulationResult& result) {
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

Day first_day(const ProgrammePlan& plan) {
  Day first = plan.until;
  for (const Command& command : plan.programme) first = std::min(first, command.value_date);
  for (const ClubPlan& club : plan.clubs) first = std::min(first, club.founded);
  return first;
}

Agenda agenda_of(const ProgrammePlan& plan) {
  Agenda agenda;
  for (const Command& command : plan.programme) agenda.programme[command.value_date].push_back(&command);
  for (std::size_t i = 0; i < plan.clubs.size(); ++i) agenda.clubs[plan.clubs[i].founded].push_back(i);
  return agenda;
}

/// Most books are written the same evening, some a day or three later.
Instant evening_of(Day day, Random& random) {
  const Day written = random.chance(80) ? add_days(day, static_cast<int>(random.between(1, 3))) : day;
  return Instant{at_vietnam_time(written, 19, 0).micros + random.between(0, 150) * 60'000'000};
}

void hold_meeting(engine::Ledger& ledger, ClubLife& life, Day day, SimulationResult& result) {
  if (day == life.plan().founded) {
    life.took(record_planned(ledger, life.founding(), result));
    ++result.clubs;
  }
  auto state = ledger.state(life.plan().code);
  if (state.has_error()) throw SimulationBug(to_sentence(state.error()));
  life.took(record_planned(ledger, life.meeting(day, *state), result));
  ++result.meetings;
}

}  // namespace

std::uint64_t days_of(const ProgrammePlan& plan) {
  return static_cast<std::uint64_t>(days_between(first_day(plan), plan.until)) + 1;
}

SimulationResult simulate(engine::Ledger& ledger, engine::SimulatedClock& clock, const ProgrammePlan& plan,
                          std::uint64_t seed, const std::function<void()>& day_done) {
  SimulationResult result;
  Agenda agenda = agenda_of(plan);
  Random evenings(seed ^ 0x5eedU);
  std::vector<ClubLife> lives;
  for (const ClubPlan& club : plan.clubs) lives.emplace_back(club, seed + lives.size() + 1);

  for (Day day = first_day(plan); day <= plan.until; day = add_days(day, 1)) {
    clock.set(at_vietnam_time(day, 9, 0));
    for (const Command* command : agenda.programme[day]) record_planned(ledger, *command, result);
    for (const std::size_t club : agenda.clubs[day]) {
      clock.set(evening_of(day, evenings));
      hold_meeting(ledger, lives[club], day, result);
      agenda.clubs[lives[club].next_meeting(day)].push_back(club);
    }
    agenda.programme.erase(day);
    agenda.clubs.erase(day);
    day_done();
  }
  return result;
}

}  // namespace soquy::cli
