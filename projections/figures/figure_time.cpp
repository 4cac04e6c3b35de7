#include "projections/figures/figure_time.h"

#include <algorithm>
#include <array>

namespace soquy::projections {
namespace {

#define SOQUY_MEMBER(sort, name, what) &Figures::name,

constexpr std::array kFiguresOfDay = {
    SOQUY_FIGURES_OF_CLUB(SOQUY_MEMBER)           // clubs founded: those that live and those dissolved
        SOQUY_FIGURES_OF_POVERTY(SOQUY_MEMBER)    // of members on the day
        SOQUY_FIGURES_OF_PORTFOLIO(SOQUY_MEMBER)  // balances and what is late on them
        & Figures::members,
    &Figures::women,
    &Figures::older,
    &Figures::age_unknown,
    &Figures::poor,
    &Figures::near_poor,
    &Figures::hardship,
    &Figures::volunteers,
    &Figures::insured,
    &Figures::borrowers,
    &Figures::ever_borrowed,  // these count members on the day, not loans
    &Figures::ever_borrowed_or_kept,
    &Figures::repeat_borrowers,
    &Figures::needy_by_loan,
    &Figures::needy_in_kind,
    &Figures::needy_referred,
    &Figures::needy_served,
    &Figures::income_fund_cash,
    &Figures::income_fund_bank,
    &Figures::activity_fund_cash,
    &Figures::activity_fund_bank,
    &Figures::other_funds_cash,
    &Figures::other_funds_bank,
    &Figures::lending_cash,
    &Figures::restricted,
    &Figures::refundable,
    &Figures::borrowed,
    &Figures::capital,
    &Figures::activity_capital,
    &Figures::surplus,
    &Figures::loss_reserve,
    &Figures::income_this_year,  // balances of the year, moved to the surplus when it is closed
    &Figures::expense_this_year,
    &Figures::attended_last_4,
    &Figures::could_attend_last_4,
    &Figures::open_differences,
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
    &Figures::health_files,
    &Figures::findings_open,
    &Figures::disputes_open};

constexpr std::array kFiguresSinceFounding = {
    SOQUY_FIGURES_OF_LENDING(SOQUY_MEMBER)      // paid out, paid back, written off, fell due
        SOQUY_FIGURES_OF_SOURCES(SOQUY_MEMBER)  // came in and went out
        & Figures::joined,
    &Figures::left,
    &Figures::meetings,
    &Figures::attended,
    &Figures::could_attend,
    &Figures::cash_counts,
    &Figures::cash_counts_off,
    &Figures::activities,
    &Figures::health_checks,
    &Figures::help_tenths,
    &Figures::trainings,
    &Figures::visits,
    &Figures::events,
    &Figures::entries,
    &Figures::entries_back_dated,
    &Figures::entries_late,
    &Figures::entries_outside_meetings,
    &Figures::reversals,
    &Figures::reversals_by_recorder,
    &Figures::loans_without_resolution};

constexpr std::array kFiguresOfDaysSummed = {&Figures::lending_cash_days, &Figures::outstanding_days,
                                             &Figures::lending_cash_month_ends, &Figures::outstanding_month_ends,
                                             &Figures::month_ends};
#undef SOQUY_MEMBER

#define SOQUY_ONE(sort, name, what) +1
static_assert(kFiguresOfDay.size() + kFiguresSinceFounding.size() + kFiguresOfDaysSummed.size() ==
                  0 SOQUY_FIGURES(SOQUY_ONE),
              "every figure is of the day, since the founding, or a sum of days");
#undef SOQUY_ONE

template <class Members>
bool is_among(const Members& members, const FigureInfo& figure) {
  return std::find(members.begin(), members.end(), figure.member) != members.end();
}

}  // namespace

FigureTime time_of(const FigureInfo& figure) {
  if (is_among(kFiguresSinceFounding, figure)) return FigureTime::since_founding;
  return is_among(kFiguresOfDaysSummed, figure) ? FigureTime::days_summed : FigureTime::of_day;
}

Figures of_dissolved(const Figures& figures) {
  Figures kept = figures;
  for (const auto member : kFiguresOfDay) kept.*member = 0;
  kept.clubs_dissolved = 1;
  return kept;
}

}  // namespace soquy::projections
