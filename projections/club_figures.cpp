#include "projections/club_figures.h"

#include <algorithm>
#include <tuple>

namespace soquy::projections {
namespace {

/// What is told of the day is told of a living club: of one that was dissolved only what happened is left.
void leave_out_the_day(Figures& figures) {
  const Figures none;
  for (const auto member : {&Figures::clubs_with_loans,
                            &Figures::clubs_both_funds,
                            &Figures::clubs_trained,
                            &Figures::clubs_visited,
                            &Figures::clubs_trained_and_visited,
                            &Figures::clubs_all_areas,
                            &Figures::clubs_met,
                            &Figures::attended_last_4,
                            &Figures::could_attend_last_4,
                            &Figures::active_livelihood,
                            &Figures::active_health,
                            &Figures::active_home_care,
                            &Figures::active_self_help,
                            &Figures::active_rights,
                            &Figures::active_learning,
                            &Figures::active_culture,
                            &Figures::active_resources,
                            &Figures::reached_livelihood,
                            &Figures::reached_health,
                            &Figures::reached_home_care,
                            &Figures::reached_self_help,
                            &Figures::reached_rights,
                            &Figures::reached_learning,
                            &Figures::reached_culture,
                            &Figures::reached_resources,
                            &Figures::health_checked,
                            &Figures::health_files}) {
    figures.*member = none.*member;
  }
}

bool has_means(const Figures& figures) {
  const Money cash =
      Money{figures.income_fund_cash} + Money{figures.activity_fund_cash} + Money{figures.other_funds_cash};
  const Money bank =
      Money{figures.income_fund_bank} + Money{figures.activity_fund_bank} + Money{figures.other_funds_bank};
  return (cash + bank + Money{figures.outstanding}).is_positive();
}

/// An entry with its day beside it, so that sorting does not look into the entries.
struct Dated {
  Day day;
  const Event* event = nullptr;
};

std::vector<Dated> by_value_date(const std::vector<Event>& events) {
  std::vector<Dated> sorted;
  sorted.reserve(events.size());
  for (const Event& event : events) sorted.push_back({event.envelope.value_date, &event});
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Dated& left, const Dated& right) { return left.day < right.day; });
  return sorted;
}

/// Of the month in which the first entry stands that is dated in the calendar: a store that was tampered with may hold
/// entries without a day. None when there is no such month.
Day first_month_end(const std::vector<Dated>& by_day) {
  const auto first =
      std::find_if(by_day.begin(), by_day.end(), [](const Dated& entry) { return is_in_calendar(entry.day); });
  return first == by_day.end() ? Day::none() : end_of_month(first->day);
}

}  // namespace

void ClubFiguresFold::apply(const Event& event) {
  card_.newest = std::max(card_.newest, event.envelope.value_date);
  note_club(event);
  money_.apply(event);
  lending_.apply(event);
  people_.apply(event);
  activity_.apply(event);
  books_.apply(event);
}

void ClubFiguresFold::note_club(const Event& event) {
  const Day day = event.envelope.value_date;
  const Version version = event.envelope.version;
  if (const auto* founded = event.payload.as<ClubFounded>()) {
    card_.club = event.envelope.club;
    card_.name = founded->name;
    if (moved_in_.is_none()) card_.region = founded->region;
    card_.practice = founded->practice;
    card_.currency = founded->currency;
    card_.founded = day;
  } else if (const auto* moved = event.payload.as<ClubRelocated>()) {
    if (std::tie(day, version) < std::tie(moved_on_, moved_in_)) return;
    card_.region = moved->region;
    moved_on_ = day;
    moved_in_ = version;
  } else if (event.payload.as<ClubDissolved>() != nullptr) {
    card_.dissolved = day;
  } else if (const auto* report = event.payload.as<ReportSubmitted>()) {
    note_report(*report);
  }
}

void ClubFiguresFold::note_report(const SubmitReport& report) {
  Day& latest = report.kind == ReportKind::annual ? card_.annual_reported : card_.six_month_reported;
  latest = std::max(latest, report.period_end);
}

ClubCard ClubFiguresFold::card_on(Day day) const {
  ClubCard card = card_;
  card.last_meeting = activity_.last_meeting();
  card.cash_limit = money_.cash_limit();
  card.reversals_by_one_pair = books_.reversals_by_one_pair(day);
  if (const auto count = activity_.last_count()) {
    card.last_count = count->day;
    card.last_difference = count->difference;
  }
  return card;
}

ClubFigures ClubFiguresFold::on(Day day, int older_from_age) const {
  ClubFigures club;
  club.card = card_on(day);
  if (!club.card.is_founded()) return club;
  Figures& figures = club.figures;
  const std::vector<MemberNo> borrowers = lending_.add_to(figures, day);
  money_.add_to(figures, day, club.card.founded);
  books_.add_to(figures);
  people_.add_movements(figures);
  const bool lives = club.card.is_living();
  if (lives) people_.add_to(figures, day, older_from_age, borrowers);
  activity_.add_to(figures, day);
  if (!lives) leave_out_the_day(figures);
  figures.clubs = lives;
  figures.clubs_dissolved = !lives;
  figures.clubs_funded = lives && has_means(figures);
  return club;
}

std::vector<MonthFigures> figures_by_month(const std::vector<Event>& events, Day through) {
  const std::vector<Dated> by_day = by_value_date(events);
  std::vector<MonthFigures> months;
  ClubFiguresFold fold;
  auto next = by_day.begin();
  for (Day end = first_month_end(by_day); !end.is_none() && end <= through; end = end_of_month(add_days(end, 1))) {
    for (; next != by_day.end() && next->day <= end; ++next) fold.apply(*next->event);
    ClubFigures club = fold.on(end);
    if (club.card.is_founded()) months.push_back({end, std::move(club)});
  }
  return months;
}

}  // namespace soquy::projections
