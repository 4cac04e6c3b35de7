#include "projections/club_sums.h"

#include <algorithm>
#include <map>
#include <utility>

namespace soquy::projections {
namespace {

/// Sums for every set of clubs, made once for all indicators.
struct SumsOfGroup {
  SumOver<Clubs::every> every;
  SumOver<Clubs::funded> funded;
  SumOver<Clubs::reporting> reporting;

  explicit SumsOfGroup(const ClubGroup& group)
      : every(sum_over<Clubs::every>(group)),
        funded(sum_over<Clubs::funded>(group)),
        reporting(sum_over<Clubs::reporting>(group)) {}

  [[nodiscard]] Ratio of(const Indicator& indicator) const {
    switch (indicator.clubs) {
      case Clubs::every: break;
      case Clubs::funded: return indicator.of(funded.end, funded.period);
      case Clubs::reporting: return indicator.of(reporting.end, reporting.period);
    }
    return indicator.of(every.end, every.period);
  }
};

/// Which clubs have a part in an indicator: those to which it applies on their own.
void count_clubs(Measured& row, const ClubGroup& group, const std::vector<Figures>& periods) {
  for (std::size_t i = 0; i < group.end.size(); ++i) {
    const ClubFigures& club = group.end[i];
    const bool counts = belongs_to(club, row.indicator->clubs, group.day) &&
                        row.indicator->of(club.figures, periods[i]).denominator != 0;
    row.clubs += counts ? 1U : 0U;
    row.left_out += !counts && club.card.is_living() ? 1U : 0U;
  }
}

bool covers(Day reported, Day due) {
  constexpr int kShort = 31;
  return !reported.is_none() && reported >= add_days(due, -kShort);
}

}  // namespace

std::vector<ClubGroup> club_groups(const std::vector<ClubFigures>& end, const std::vector<ClubFigures>& begin,
                                   Day day) {
  std::map<ClubCode, const Figures*> before;
  for (const ClubFigures& club : begin) before[club.card.club] = &club.figures;
  std::map<std::pair<bool, Currency>, ClubGroup> groups;
  for (const ClubFigures& club : end) {
    if (!club.card.is_founded()) continue;
    ClubGroup& group = groups[{club.card.practice, club.card.currency}];
    group.practice = club.card.practice;
    group.currency = club.card.currency;
    group.day = day;
    group.end.push_back(club);
  }
  std::vector<ClubGroup> all;
  for (auto& [kind, group] : groups) {
    std::stable_sort(group.end.begin(), group.end.end(),
                     [](const auto& left, const auto& right) { return left.card.club < right.card.club; });
    for (const ClubFigures& club : group.end) {
      const auto then = before.find(club.card.club);
      group.begin.push_back(then == before.end() ? Figures{} : *then->second);
    }
    all.push_back(std::move(group));
  }
  return all;
}

Day last_report_due(Day day) {
  const Day yesterday = add_days(day, -1);
  const int year = civil(yesterday).year;
  const Day half_year = day_in_month(year, 5, 30);
  const Day whole_year = day_in_month(year, 11, 15);
  if (whole_year <= yesterday) return whole_year;
  return half_year <= yesterday ? half_year : day_in_month(year - 1, 11, 15);
}

bool has_reported(const ClubCard& card, Day day) {
  const Day due = last_report_due(day);
  return covers(card.six_month_reported, due) || covers(card.annual_reported, due);
}

bool belongs_to(const ClubFigures& club, Clubs clubs, Day day) {
  switch (clubs) {
    case Clubs::every: return club.card.is_founded();
    case Clubs::funded: return club.card.is_living() && club.figures.clubs_funded > 0;
    case Clubs::reporting: return club.card.is_living() && has_reported(club.card, day);
  }
  return false;
}

namespace {

template <Clubs clubs>
MeanOver<clubs> capital_mean(const SumOver<clubs>& sum, std::string_view name) {
  return {find_indicator(name)->of(sum.end, sum.period)};
}

}  // namespace

MeanOver<Clubs::every> mean_capital(const SumOver<Clubs::every>& sum) { return capital_mean(sum, "capital_per_club"); }
MeanOver<Clubs::funded> mean_capital(const SumOver<Clubs::funded>& sum) {
  return capital_mean(sum, "capital_per_funded_club");
}
MeanOver<Clubs::reporting> mean_capital(const SumOver<Clubs::reporting>& sum) {
  return capital_mean(sum, "capital_per_reporting_club");
}

std::vector<Measured> measured(const ClubGroup& group) {
  const SumsOfGroup sums(group);
  std::vector<Figures> periods;
  for (std::size_t i = 0; i < group.end.size(); ++i) periods.push_back(group.end[i].figures - group.begin[i]);
  std::vector<Measured> rows;
  for (const Indicator& indicator : all_indicators()) {
    rows.push_back({&indicator, sums.of(indicator), 0, 0});
    count_clubs(rows.back(), group, periods);
  }
  return rows;
}

}  // namespace soquy::projections
