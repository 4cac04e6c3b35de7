#include "cli/commands/report_clubs.h"

#include <algorithm>

#include "cli/progress.h"
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

projections::ClubFigures figures_on(const std::vector<Event>& events, AsOf as_of, Day day, int older_from_age) {
  as_of.value_date = day;
  projections::ClubFiguresFold figures;
  fold(figures, events, as_of);
  return figures.on(day, older_from_age);
}

projections::IncomeSum incomes_on(const std::vector<Event>& events, AsOf as_of, Day day,
                                  const projections::PriceIndex& prices, const projections::IncomeMeasure& measure) {
  as_of.value_date = day;
  projections::IncomeImprovement incomes;
  fold(incomes, events, as_of);
  return projections::sum_of(incomes.rows(day), prices, measure);
}

bool is_of_the_period(const projections::ClubCard& card, const projections::ReportPeriod& period) {
  return card.is_founded() && (card.dissolved.is_none() || card.dissolved >= period.first);
}

/// Reads clubs one after the other; what is the same for all stands here.
class ClubReader {
 public:
  ClubReader(const ReportAsk& ask, const ProgrammeSays& programme, const PriceChoice& prices, Day end,
             int older_from_age)
      : ask_(ask),
        programme_(programme),
        prices_(prices),
        regions_(programme.regions, end),
        end_(end),
        older_from_age_(older_from_age) {}

  /// Nothing when the club is not of the period, or not of the region.
  std::optional<projections::ReportClub> read(const History& history) {
    const AsOf& as_of = ask_.question.as_of;
    auto now = figures_on(history.events, as_of, end_, older_from_age_);
    if (!is_of_the_period(now.card, ask_.period)) return std::nullopt;
    if (ask_.region && !regions_.lies_in(now.card.region, now.card.founded, *ask_.region)) return std::nullopt;
    projections::ReportBook handed_in;
    fold(handed_in, history.events, as_of);
    projections::ReportClub club;
    club.begin = figures_on(history.events, as_of, add_days(ask_.period.first, -1), older_from_age_).figures;
    club.end = now.figures;
    club.incomes = incomes_on(history.events, as_of, end_, prices_.index, {prices_.series, ask_.threshold});
    club.unit = unit_of_club(now.card);
    club.submitted = handed_in.submitted(ask_.period);
    club.received = programme_.reports.received(ask_.period, now.card.club);
    club.card = std::move(now.card);
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
  const PriceChoice& prices_;
  projections::RegionsOn regions_;
  Day end_;
  int older_from_age_;
};

}  // namespace

ReportRead read_report(Session& session, const ReportAsk& ask, Terminal& terminal) {
  const Day end = std::min(ask.period.last, ask.question.as_of.value_date);
  const ProgrammeSays programme = read_programme(session, ask);
  const PublishRulePack* pack = programme.packs.on(end);
  ReportRead read;
  ProgrammeReport& report = read.report;
  report.period = ask.period;
  report.figures_of = end;
  report.seen_until = ask.question.as_of.value_date;
  report.level = ask.level;
  report.rule_pack = pack == nullptr ? "" : pack->name;
  report.older_from_age = pack == nullptr ? projections::kOlderFromAge : int{pack->older_from_age};
  if (ask.region) report.region = ask.region->scheme + ":" + ask.region->code.text();
  report.reviews = programme.reports.reviews(ask.period);
  report.prices = choose_prices(programme.prices, ask.series);
  report.threshold = ask.threshold;
  ClubReader reader(ask, programme, report.prices, end, report.older_from_age);
  const auto clubs = session.ledger().clubs();
  Progress progress(terminal, "reading clubs", clubs.size());
  for (const auto& one : clubs) {
    Question question = ask.question;
    question.club = one.code;
    const History history = load_history(session.ledger(), question);
    progress.step();
    auto club = reader.read(history);
    if (!club) continue;
    report.clubs.push_back(std::move(*club));
    read.newest = std::max(read.newest, history.newest);
  }
  return read;
}

}  // namespace soquy::cli
