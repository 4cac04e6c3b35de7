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
#include "projections/club_card.h"
#include "projections/figures/activity_figures.h"
#include "projections/figures/books_figures.h"
#include "projections/figures/lending_figures.h"
#include "projections/figures/money_figures.h"
#include "projections/figures/people_figures.h"

namespace soquy::projections {

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
