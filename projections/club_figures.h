#pragma once
// How does one club stand on a day? All its figures at once: what a supervisor's roll-up adds up, what criteria, grades
// and reports are asked of. Made of the other views, so the figures are the same.
//
// The order in which events come does not matter, only which come: folded day by day, a history gives the figures of
// every month's end on the way (`figures_by_month`).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "projections/figures.h"
#include "projections/figures/activity_figures.h"
#include "projections/figures/books_figures.h"
#include "projections/figures/lending_figures.h"
#include "projections/figures/money_figures.h"
#include "projections/figures/people_figures.h"

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

/// The bytes under which a row is kept: the fields of the card, then every figure as zigzag leb128 in the order of the
/// list. The same figures give the same bytes.
[[nodiscard]] std::string to_bytes(const ClubFigures& club);
/// Nothing when these cannot be the bytes of to_bytes.
[[nodiscard]] std::optional<ClubFigures> parse_club_figures(std::string_view bytes);

class ClubFiguresFold {
 public:
  void apply(const Event& event);
  /// Fold with the same value date first. Older people are those of that age or more, by year of birth.
  [[nodiscard]] ClubFigures on(Day day, int older_from_age = kOlderFromAge) const;
  /// For who asks again and again between events: works out now what on() has to work out each time otherwise. It
  /// changes no answer.
  void catch_up() { lending_.catch_up(); }
  friend bool operator==(const ClubFiguresFold&, const ClubFiguresFold&) = default;

 private:
  void note_club(const Event& event);
  void note_report(const SubmitReport& report);
  [[nodiscard]] ClubCard card_on(Day day) const;

  ClubCard card_;  ///< what no part below keeps
  Day moved_on_;   ///< when the club last moved, and by which entry
  Version moved_in_;
  MoneyFigures money_;
  LendingFigures lending_;
  PeopleFigures people_;
  ActivityFigures activity_;
  BooksFigures books_;
};

/// The figures of every month's end from the founding to `through`, ascending: each is what a fold to that day gives.
struct MonthFigures {
  Day month_end;
  ClubFigures club;
  friend bool operator==(const MonthFigures&, const MonthFigures&) = default;
};
[[nodiscard]] std::vector<MonthFigures> figures_by_month(const std::vector<Event>& events, Day through);

}  // namespace soquy::projections
