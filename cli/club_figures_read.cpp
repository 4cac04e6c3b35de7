#include "cli/club_figures_read.h"

#include <algorithm>
#include <ostream>

#include "cli/club_reading.h"
#include "cli/monthly_views.h"
#include "cli/named_club.h"
#include "cli/region_asked.h"
#include "cli/typed.h"
#include "projections/criteria.h"
#include "projections/regions.h"

namespace soquy::cli {

namespace {

/// What the programme's stream says of regions and of the age from which people are older ones. Both carry days of
/// their own, so the day on which they were told does not matter.
struct RegionsAndPacks {
  projections::Regions regions;
  projections::RulePacks packs;
};

RegionsAndPacks read_regions_and_packs(Session& session, const Question& question) {
  RegionsAndPacks says;
  for (const Event& event : load_chosen(session.ledger(), question, programme_choice())) {
    says.regions.apply(event);
    says.packs.apply(event);
  }
  return says;
}

/// Of the one club that is asked about; its tree is the club's.
void read_one(Session& session, const ClubsAsk& ask, const std::vector<Day>& days, int older_from_age,
              FiguresRead& read) {
  read.tree = load_history(session.ledger(), ask.question);
  AsOf as_of = ask.question.as_of;
  for (std::size_t i = 0; i < days.size(); ++i) {
    as_of.value_date = days[i];
    projections::ClubFiguresFold folded;
    fold(folded, read.tree.events, as_of);
    read.on[i].push_back(folded.on(days[i], older_from_age));
  }
  if (read.on.front().front().card.is_founded()) return;
  for (auto& clubs : read.on) clubs.clear();
}

/// A mistyped region would be answered with nothing, which looks like a region without clubs.
void check_region_told(const projections::Regions& regions, const RegionRef& region,
                       const std::vector<ClubOnDays>& clubs) {
  const auto names_it = [&](const ClubOnDays& club) { return club.on.front().card.region == region; };
  if (regions.find(region) == nullptr && std::none_of(clubs.begin(), clubs.end(), names_it))
    throw nobody_defined(regions, region);
}

/// Of all clubs, or of those that lay in the region on the first of the days.
void read_many(Session& session, const ClubsAsk& ask, const std::vector<Day>& days, int older_from_age,
               const projections::Regions& told, FiguresRead& read, Terminal& terminal) {
  projections::RegionsOn regions(told, days.front());
  ClubReading reading = read_clubs_on(session, ask.question, days, terminal, older_from_age);
  if (ask.region) check_region_told(told, *ask.region, reading.clubs);
  for (ClubOnDays& club : reading.clubs) {
    const projections::ClubCard& card = club.on.front().card;
    if (!card.is_founded() || (ask.region && !regions.lies_in(card.region, card.founded, *ask.region))) continue;
    for (std::size_t i = 0; i < days.size(); ++i) {
      club.on[i].card.club = club.club;  // also where it was not founded yet
      read.on[i].push_back(std::move(club.on[i]));
    }
  }
  read.tree = load_log_tree(session.ledger(), ask.question);
  read.tree.newest = reading.newest;
}

/// As `print` does for answers of today: loans grow late while nobody writes.
void tell_of_silent_books(const ClubsAsk& ask, Day newest, Terminal& terminal) {
  constexpr std::int64_t kSilence = 62;  // two meetings missed
  const Day day = ask.question.as_of.value_date;
  if (!ask.question.is_of_today || newest.is_none() || days_between(newest, day) <= kSilence) return;
  terminal.err << "Note: this is as of the last month's end, " << to_iso(day) << ", and the newest entry is dated "
               << to_iso(newest) << ". The books as they stood then: --as-of " << to_iso(end_of_month(newest)) << "\n";
}

}  // namespace

FiguresRead read_club_figures(Session& session, const ClubsAsk& ask, const std::vector<Day>& days, Terminal& terminal) {
  const RegionsAndPacks says = read_regions_and_packs(session, ask.question);
  const PublishRulePack* pack = says.packs.on(days.front());
  const int older_from_age = pack == nullptr ? projections::kOlderFromAge : int{pack->older_from_age};
  FiguresRead read;
  read.on.resize(days.size());
  if (ask.question.club.is_empty()) {
    read_many(session, ask, days, older_from_age, says.regions, read, terminal);
  } else {
    read_one(session, ask, days, older_from_age, read);
  }
  tell_of_silent_books(ask, read.tree.newest, terminal);
  return read;
}

std::vector<Option> clubs_ask_options() {
  std::vector<Option> options = {
      club_option(),
      {"--region", "SCHEME:CODE", "only the clubs that lie in it, as TCTK-2018:51", {}, false, false, ""}};
  for (Option& option : question_options()) options.push_back(std::move(option));
  for (Option& option : options)
    if (option.name == "--as-of")
      option.help =
          "the figures of this day, from entries dated up to it; the last month's end that is over when not given";
  return options;
}

ClubsAsk typed_clubs_ask(const Arguments& arguments, Session& session) {
  if (names_club(arguments) && arguments.has("--region"))
    throw UsageError("A club and --region are both given: name one club, or the region whose clubs are added up.");
  ClubsAsk ask;
  ask.question = names_club(arguments) ? typed_question(named_club(session, arguments), arguments, session)
                                       : typed_question(arguments, session);
  if (arguments.has("--region")) ask.region = typed_region(arguments.get("--region"), "--region");
  if (!arguments.has("--as-of")) ask.question.as_of.value_date = add_months(session.today(), -1, 31);
  return ask;
}

Day months_before(Day day, int months) {
  const unsigned anchor = day == end_of_month(day) ? 31 : civil(day).day;
  return add_months(day, -months, anchor);
}

}  // namespace soquy::cli
