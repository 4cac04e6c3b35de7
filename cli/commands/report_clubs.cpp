#include "cli/commands/report_clubs.h"

#include <algorithm>

#include "cli/club_reading.h"
#include "projections/club_figures.h"
#include "projections/criteria.h"
#include "projections/regions.h"

namespace soquy::cli {

namespace {

/// What the programme's stream says to a report.
struct ProgrammeSays {
  projections::Regions regions;
  projections::RulePacks packs;
  projections::PriceIndex prices;
  projections::ReportBook reports;
};

/// Regions, rule packs and prices carry days of their own, so the day on which they were told does not matter; reports
/// are seen until the day asked about.
ProgrammeSays read_programme(Session& session, const ReportAsk& ask) {
  Question own = ask.question;
  own.club = programme_stream();
  const History history = load_history(session.ledger(), own);
  AsOf known = own.as_of;
  known.value_date = Day::none();
  ProgrammeSays says;
  fold(says.regions, history.events, known);
  fold(says.packs, history.events, known);
  fold(says.prices, history.events, known);
  fold(says.reports, history.events, own.as_of);
  return says;
}

bool is_of_the_period(const projections::ClubCard& card, const projections::ReportPeriod& period) {
  return card.is_founded() && (card.dissolved.is_none() || card.dissolved >= period.first);
}

/// What no row keeps: who handed in, and what households said of their incomes.
bool is_told_in_events(Kind kind) {
  return projections::ReportBook::reads(kind) || projections::IncomeImprovement::reads(kind);
}

/// Adds it, out of those events.
void add_told(projections::ReportClub& club, const std::vector<Event>& events, const ProgrammeReport& report) {
  projections::ReportBook handed_in;
  fold(handed_in, events, AsOf{report.seen_until});
  club.submitted = handed_in.submitted(report.period);
  projections::IncomeImprovement incomes;
  fold(incomes, events, AsOf{report.figures_of});
  club.incomes = sum_of(incomes.rows(report.figures_of), report.prices.index, {report.prices.series, report.threshold});
}

/// Chooses the clubs of a report and puts each at its place, one after the other.
class ReportPlaces {
 public:
  ReportPlaces(const ReportAsk& ask, const ProgrammeSays& programme, Day end)
      : ask_(ask), programme_(programme), regions_(programme.regions, end) {}

  /// Of the period, and of the region when one is named.
  [[nodiscard]] bool has(const ClubOnDays& club) {
    const projections::ClubCard& card = club.on.front().card;
    if (!is_of_the_period(card, ask_.period)) return false;
    return !ask_.region || regions_.lies_in(card.region, card.founded, *ask_.region);
  }

  /// Read on the last day, and on the one before the first.
  [[nodiscard]] projections::ReportClub put(ClubOnDays read) {
    projections::ReportClub club;
    club.card = std::move(read.on[0].card);
    club.end = read.on[0].figures;
    club.begin = read.on[1].figures;
    club.unit = unit_of_club(club.card);
    club.received = programme_.reports.received(ask_.period, club.card.club);
    return club;
  }

 private:
  /// What is not sure stands under no unit, with the clubs of which nothing is known.
  projections::ReportUnit unit_of_club(const projections::ClubCard& card) {
    const auto place = regions_.place(card.region, card.founded, ask_.level);
    if (place.to_be_assigned) return {};
    return {place.unit, regions_.name_of(place.unit)};
  }

  const ReportAsk& ask_;
  const ProgrammeSays& programme_;
  projections::RegionsOn regions_;
};

/// The report without its clubs.
ProgrammeReport begin_report(const ReportAsk& ask, const ProgrammeSays& programme) {
  ProgrammeReport report;
  report.period = ask.period;
  report.figures_of = std::min(ask.period.last, ask.question.as_of.value_date);
  report.seen_until = ask.question.as_of.value_date;
  report.level = ask.level;
  const PublishRulePack* pack = programme.packs.on(report.figures_of);
  report.rule_pack = pack == nullptr ? "" : pack->name;
  report.older_from_age = pack == nullptr ? projections::kOlderFromAge : int{pack->older_from_age};
  if (ask.region) report.region = ask.region->scheme + ":" + ask.region->code.text();
  report.reviews = programme.reports.reviews(ask.period);
  report.prices = choose_prices(programme.prices, ask.series);
  report.threshold = ask.threshold;
  return report;
}

}  // namespace

ProgrammeReport read_report(Session& session, const ReportAsk& ask, Terminal& terminal) {
  const ProgrammeSays programme = read_programme(session, ask);
  ProgrammeReport report = begin_report(ask, programme);
  const std::vector<Day> days = {report.figures_of, add_days(ask.period.first, -1)};
  ReportPlaces places(ask, programme, report.figures_of);
  ClubReading reading = read_clubs_on(session, ask.question, days, terminal, report.older_from_age);
  for (ClubOnDays& club : reading.clubs)
    if (places.has(club)) report.clubs.push_back(places.put(std::move(club)));
  read_each_club(report.clubs.size(), terminal, [&](std::size_t i) {
    projections::ReportClub& club = report.clubs[i];
    add_told(club, load_kinds(session.ledger(), club.card.club, ask.question.as_of, is_told_in_events), report);
  });
  return report;
}

}  // namespace soquy::cli
