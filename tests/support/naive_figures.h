#pragma once
// All figures of a club on a day as a patient person finds them: what the question sees is laid out once, and for every
// figure it is read again from the first, days are walked one by one, and no sum is kept. Written from the words of
// projections/figures.h, projections/club_figures.h and docs/PROJECTIONS.md; shares no code with projections/ beyond
// the structs it fills.

#include <vector>

#include "events/event.h"
#include "events/fold.h"
#include "projections/club_card.h"

namespace soquy::naive {

/// The club as the question sees it; `when` names a day.
[[nodiscard]] projections::ClubFigures club_figures(const std::vector<Event>& events, const AsOf& when);

/// Reads a club's events for one question.
class FigureReader {
 public:
  /// The events must outlive the reader.
  FigureReader(const std::vector<Event>& events, const AsOf& when);

  [[nodiscard]] Day day() const { return when_.value_date; }
  [[nodiscard]] const AsOf& when() const { return when_; }
  [[nodiscard]] const std::vector<Event>& events() const { return events_; }
  /// Dated by the day and known by the moment.
  [[nodiscard]] const std::vector<const Event*>& seen() const { return seen_; }
  /// Those of them that none of them takes back, by value date, those of one day as they were written.
  [[nodiscard]] const std::vector<const Event*>& standing() const { return standing_; }
  /// Tells of every fact of that kind that stands.
  template <class Fact, class Tell>
  void each(Tell tell) const {
    for (const Event* event : standing_) {
      if (const auto* fact = event->payload.as<Fact>()) tell(*fact, event->envelope);
    }
  }
  template <class Fact>
  [[nodiscard]] std::int64_t count() const {
    std::int64_t facts = 0;
    each<Fact>([&](const Fact&, const Envelope&) { ++facts; });
    return facts;
  }

  /// None before it.
  [[nodiscard]] Day founded() const;
  [[nodiscard]] bool is_living() const;
  /// In the twelve months that end on the day: after the same day of the year before.
  [[nodiscard]] bool is_of_the_year(Day day) const;
  /// What was posted by the end of that day; debits are positive.
  [[nodiscard]] std::int64_t balance(Fund fund, Account account, Day by) const;
  /// The same over all funds.
  [[nodiscard]] std::int64_t balance(Account account, Day by) const;
  /// Joined, and did not leave.
  [[nodiscard]] bool is_member(MemberNo member, Day by) const;
  /// Whose last joining, whenever it was, is seen: ascending.
  [[nodiscard]] std::vector<MemberNo> people() const;

 private:
  const std::vector<Event>& events_;
  AsOf when_;
  std::vector<const Event*> seen_;
  std::vector<const Event*> standing_;
};

// The parts, each of a file of its own.

void find_people(projections::Figures& figures, const FigureReader& club);
void find_portfolio(projections::Figures& figures, const FigureReader& club);
void find_lending(projections::Figures& figures, const FigureReader& club);
void find_money(projections::Figures& figures, const FigureReader& club);
void find_sources(projections::Figures& figures, const FigureReader& club);
void find_activity(projections::Figures& figures, const FigureReader& club);
void find_books(projections::Figures& figures, const FigureReader& club);
[[nodiscard]] std::uint32_t reversals_by_one_pair(const FigureReader& club);

}  // namespace soquy::naive
