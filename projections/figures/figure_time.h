#pragma once
// Which figures say how a club stands on a day, and which what happened since its founding. It matters when a club is
// dissolved: how it stood is over, what happened while it lived has happened and stays in every sum, or a year in which
// clubs closed would show less lent than was lent, and the year after it less than nothing.
//
//   of_day          people, balances, what is open, what is told of the last 12 months: only of clubs that live
//   since_founding  flows and counts of what happened: of all clubs that ever were; the change over a period is the
//                   flow of the period
//   days_summed     balances added up day by day or month by month, by which flows are divided. They stay with the
//                   flows: of a club dissolved in a period they cover the part of it in which it lived. It is dissolved
//                   without a loan out, so only money that is left then goes on being counted, and months' ends
//
// Clubs founded are those that live and those dissolved together.

#include <cstdint>

#include "projections/figures.h"

namespace soquy::projections {

enum class FigureTime : std::uint8_t { of_day, since_founding, days_summed };

/// A figure that is appended to figures.h does not compile until its time is decided.
[[nodiscard]] FigureTime time_of(const FigureInfo& figure);

/// What a dissolved club brings into a sum over clubs: all but what is of the day, and one club dissolved.
[[nodiscard]] Figures of_dissolved(const Figures& figures);

}  // namespace soquy::projections
