#pragma once
// A club on one day as roll-ups, criteria, grades and reports read it: its card, and its figures. Only the fields; how
// they come about stands in projections/club_figures.h.

#include <cstdint>
#include <string>

#include "events/event.h"
#include "projections/figures.h"

namespace soquy::projections {

/// What does not add up: who the club is, and its last days.
struct ClubCard {
  ClubCode club;
  std::string name;
  RegionRef region;  ///< as last told
  bool practice = false;
  Currency currency = Currency::vnd;  ///< of every amount
  Day founded;
  Day dissolved;  ///< none while it lives
  Day newest;     ///< the latest value date there is
  Day last_meeting;
  Day last_count;
  Money last_difference;   ///< of that count, counted - book
  Money cash_limit;        ///< of the by-law, 0 when none
  Day six_month_reported;  ///< end of the latest period for which the club handed in a six-month report
  Day annual_reported;     ///< the same of annual reports
  /// In the 12 months to the day: the most entries taken back by one pair of recorder and first second signer,
  /// whichever of the two recorded. Nobody counts as a signer too: where the approvals are not seen, because the first
  /// event of the commit is dated later, or there are none.
  std::uint32_t reversals_by_one_pair = 0;
  [[nodiscard]] bool is_founded() const { return !founded.is_none(); }
  [[nodiscard]] bool is_living() const { return is_founded() && dissolved.is_none(); }
  friend bool operator==(const ClubCard&, const ClubCard&) = default;
};

struct ClubFigures {
  ClubCard card;
  Figures figures;
  friend bool operator==(const ClubFigures&, const ClubFigures&) = default;
};

}  // namespace soquy::projections
