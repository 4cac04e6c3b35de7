#pragma once
// Sums of figures over clubs, and every indicator of them. Practice clubs and real ones, dong and dollars are put into
// groups before anything is added up, and only a group can be summed.

#include <cstdint>
#include <vector>

#include "projections/club_figures.h"
#include "projections/indicators.h"

namespace soquy::projections {

/// The clubs founded by the day that may be added up: all real or all practice, all of one currency.
struct ClubGroup {
  bool practice = false;
  Currency currency = Currency::vnd;
  Day day;
  std::vector<ClubFigures> end;  ///< by code
  std::vector<Figures> begin;    ///< of the same clubs when the period began; nothing for those founded since
};
/// Real clubs first, then by currency. `end` are the figures of `day`, `begin` those of the day on which the period
/// began, in any order; clubs that were not founded on `day` are left out.
[[nodiscard]] std::vector<ClubGroup> club_groups(const std::vector<ClubFigures>& end,
                                                 const std::vector<ClubFigures>& begin, Day day);

/// Reports are due for the half-year to 30 June and for the year to 15 December (plan of Quảng Ngãi 2018-2020). The
/// latest of these days before `day`.
[[nodiscard]] Day last_report_due(Day day);
/// Handed in the report that was due last: one through its due day, or through at most 31 days less, as a club does
/// that ends its year with November.
[[nodiscard]] bool has_reported(const ClubCard& card, Day day);
[[nodiscard]] bool belongs_to(const ClubFigures& club, Clubs clubs, Day day);

/// The type says over which clubs it was summed, so that one sum cannot be taken for another.
template <Clubs clubs>
struct SumOver {
  std::uint32_t clubs_summed = 0;  ///< dissolved clubs included
  Figures end;
  Figures period;  ///< what changed since the period began
  friend bool operator==(const SumOver&, const SumOver&) = default;
};
template <Clubs clubs>
[[nodiscard]] SumOver<clubs> sum_over(const ClubGroup& group) {
  SumOver<clubs> sum;
  for (std::size_t i = 0; i < group.end.size(); ++i) {
    if (!belongs_to(group.end[i], clubs, group.day)) continue;
    sum.clubs_summed += 1;
    sum.end += group.end[i].figures;
    sum.period += group.end[i].figures - group.begin[i];
  }
  return sum;
}

struct Measured {
  const Indicator* indicator = nullptr;
  Ratio ratio;
  std::uint32_t clubs = 0;     ///< whose own figures have a part in it
  std::uint32_t left_out = 0;  ///< living clubs of the group that have none
  friend bool operator==(const Measured&, const Measured&) = default;
};
/// An indicator over the clubs to which it applies on their own. A club that is left out has no part above the line
/// either: what a new club was given is no growth of a fund that was there before.
[[nodiscard]] Measured measured(const Indicator& indicator, const ClubGroup& group);
/// All of them, in the order of all_indicators.
[[nodiscard]] std::vector<Measured> measured(const ClubGroup& group);
/// The same of real_fund_growth, which needs prices.
[[nodiscard]] Measured measured_real_growth(const ClubGroup& group, const Ratio& prices);

/// A mean that cannot be compared with, or printed for, a mean over other clubs.
template <Clubs clubs>
struct MeanOver {
  Ratio sum_over_clubs;  ///< not applicable without a club
  friend bool operator==(const MeanOver&, const MeanOver&) = default;
};
/// Capital (411 and 431) for each living club; for each that has money; for each that reported.
[[nodiscard]] MeanOver<Clubs::every> capital_per_club(const ClubGroup& group);
[[nodiscard]] MeanOver<Clubs::funded> capital_per_funded_club(const ClubGroup& group);
[[nodiscard]] MeanOver<Clubs::reporting> capital_per_reporting_club(const ClubGroup& group);

}  // namespace soquy::projections
