#include "projections/club_sums.h"

#include <algorithm>
#include <map>
#include <utility>

namespace soquy::projections {
namespace {

/// Adds up the clubs to which a formula applies on their own.
template <class Formula>
Measured measured_by(const Indicator& indicator, const ClubGroup& group, Formula of) {
  Measured row{&indicator, {}, 0, 0};
  Figures end;
  Figures period;
  for (std::size_t i = 0; i < group.end.size(); ++i) {
    const ClubFigures& club = group.end[i];
    const Figures change = club.figures - group.begin[i];
    const bool counts = belongs_to(club, indicator.clubs, group.day) && of(club.figures, change).denominator != 0;
    row.left_out += !counts && club.card.is_living() ? 1U : 0U;
    if (!counts) continue;
    row.clubs += 1;
    end += club.figures;
    period += change;
  }
  row.ratio = of(end, period);
  return row;
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

Measured measured(const Indicator& indicator, const ClubGroup& group) {
  return measured_by(indicator, group, indicator.of);
}

std::vector<Measured> measured(const ClubGroup& group) {
  std::vector<Measured> rows;
  for (const Indicator& indicator : all_indicators()) rows.push_back(measured(indicator, group));
  return rows;
}

Measured measured_real_growth(const ClubGroup& group, const Ratio& prices) {
  return measured_by(real_growth_indicator(), group,
                     [&](const Figures& end, const Figures& period) { return real_fund_growth(end, period, prices); });
}

MeanOver<Clubs::every> capital_per_club(const ClubGroup& group) {
  return {measured(*find_indicator("capital_per_club"), group).ratio};
}
MeanOver<Clubs::funded> capital_per_funded_club(const ClubGroup& group) {
  return {measured(*find_indicator("capital_per_funded_club"), group).ratio};
}
MeanOver<Clubs::reporting> capital_per_reporting_club(const ClubGroup& group) {
  return {measured(*find_indicator("capital_per_reporting_club"), group).ratio};
}

}  // namespace soquy::projections
