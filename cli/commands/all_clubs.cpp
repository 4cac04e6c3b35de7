#include "cli/commands/all_clubs.h"

#include <algorithm>

#include "cli/club_reading.h"
#include "cli/monthly_views.h"
#include "cli/region_asked.h"
#include "cli/typed.h"

namespace soquy::cli {

ClubLine read_club(Session& session, Question question, const ClubCode& club, int older_from_age) {
  question.club = club;
  const History history = load_history(session.ledger(), question);
  projections::ClubFiguresFold figures;
  fold(figures, history.events, question.as_of);
  return {figures.on(question.as_of.value_date, older_from_age), history.version};
}

std::vector<ClubLine> read_clubs(Session& session, const Question& question, Terminal& terminal) {
  std::vector<ClubLine> lines;
  ClubReading reading = read_clubs_on(session, question, {question.as_of.value_date}, terminal);
  for (ClubOnDays& club : reading.clubs) lines.push_back({std::move(club.on.front()), club.version});
  return lines;
}

ClubsRead read_figures(Session& session, const Question& question, Terminal& terminal, int older_from_age) {
  ClubReading reading = read_clubs_on(session, question, {question.as_of.value_date}, terminal, older_from_age);
  ClubsRead read;
  read.clubs.reserve(reading.clubs.size());
  for (auto& club : reading.clubs) read.clubs.push_back(std::move(club.on.front()));
  read.tree = load_log_tree(session.ledger(), question);
  read.tree.newest = reading.newest;
  return read;
}

std::vector<Event> programme_events(Session& session, const Question& question) {
  return load_chosen(session.ledger(), question, programme_choice());
}

projections::Programme read_programme(Session& session, const Question& question) {
  projections::Programme programme;
  for (const Event& event : programme_events(session, question)) programme.apply(event);
  return programme;
}

History tree_over(Session& session, const Question& question, const std::vector<ClubLine>& lines) {
  History tree = load_log_tree(session.ledger(), question);
  for (const auto& line : lines) tree.newest = std::max(tree.newest, line.club.card.newest);
  return tree;
}

Option region_option() {
  return {"--region", "SCHEME:CODE", "only clubs that lie in this unit on the day", {}, false, false, ""};
}

RegionRef asked_region(const Arguments& arguments) {
  return arguments.has("--region") ? typed_region(arguments.get("--region"), "--region") : RegionRef{};
}

std::string place_asked(const projections::Programme& programme, const Arguments& arguments, const Question& question) {
  const RegionRef region = asked_region(arguments);
  const projections::RegionsOn on(programme.regions(), question.as_of.value_date);
  const std::string name = on.name_of(region);
  return name.empty() ? region_text(region) : name;
}

namespace {

const projections::ClubCard& card_of(const ClubLine& line) { return line.club.card; }
const projections::ClubCard& card_of(const projections::ClubFigures& club) { return club.card; }

/// Throws Refusal when nobody defined it and no club names it.
template <class Clubs>
void check_told(const Clubs& clubs, const projections::Programme& programme, const RegionRef& region) {
  if (region == RegionRef{} || programme.regions().find(region) != nullptr) return;
  const bool is_named =
      std::any_of(clubs.begin(), clubs.end(), [&](const auto& club) { return card_of(club).region == region; });
  if (!is_named) throw nobody_defined(programme.regions(), region);
}

template <class Clubs>
void keep_those_in(Clubs& clubs, const projections::Programme& programme, const RegionRef& region, Day day) {
  if (region == RegionRef{}) return;
  check_told(clubs, programme, region);
  projections::RegionsOn on(programme.regions(), day);
  std::erase_if(clubs, [&](const auto& club) { return !lies_in(on, card_of(club), region); });
}

}  // namespace

void keep_region(std::vector<ClubLine>& lines, const projections::Programme& programme, const Arguments& arguments,
                 const Question& question) {
  keep_those_in(lines, programme, asked_region(arguments), question.as_of.value_date);
}

void keep_region(std::vector<projections::ClubFigures>& clubs, const projections::Programme& programme,
                 const Arguments& arguments, const Question& question) {
  keep_those_in(clubs, programme, asked_region(arguments), question.as_of.value_date);
}

void check_region(const std::vector<projections::ClubFigures>& clubs, const projections::Programme& programme,
                  const Arguments& arguments) {
  check_told(clubs, programme, asked_region(arguments));
}

}  // namespace soquy::cli
