#pragma once
// Why does a figure differ between two answers? Two knowledges of one day ("what did the report of 31 March say on
// 5 April, and why is it different now") or two days of one knowledge ("what changed in March").
//
// The events that only the later answer sees are shown to a view one after the other, and what a figure changes by is
// laid to the event after which it changed. So whatever a figure is, a balance or a share at risk, what is told of it
// sums to the difference exactly, to the last dong; an event that touched a figure without moving it is not told.
//   two knowledges  in the order in which the events were recorded.
//   two days        by value date, then in that order. From one day with entries to the next the figures are asked
//   again
//                   before anything is added: what they change by then, only time did.
// Many events are taken together, because every step asks for all figures: commit by commit, else month by month, of
// recording for two knowledges and of the value date for two days.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "events/event.h"
#include "events/fold.h"
#include "projections/figures.h"

namespace soquy::projections {

struct NamedFigure {
  std::uint32_t place = 0;  ///< which figure it is, and where it stands among all; never two of one place
  std::string name;         ///< "outstanding", "balance income 1288"
  FigureSort sort = FigureSort::count;
  std::int64_t value = 0;
  friend bool operator==(const NamedFigure&, const NamedFigure&) = default;
};

/// What one step did to one figure.
struct Contribution {
  std::vector<Version> events;  ///< one, or those that were taken together; none: only time passed
  Day from;                     ///< the first and the last value date of them, or the days that passed
  Day to;
  std::int64_t change = 0;
  [[nodiscard]] bool is_time() const { return events.empty(); }
  friend bool operator==(const Contribution&, const Contribution&) = default;
};

struct ExplainedFigure {
  std::string name;
  FigureSort sort = FigureSort::count;
  std::int64_t before = 0;
  std::int64_t after = 0;
  /// In the order of the way, what time did last and in one sum. None is zero; they sum to the difference.
  std::vector<Contribution> contributions;
  /// Stops at the ends of 64 bits, as money does.
  [[nodiscard]] std::int64_t difference() const { return (Money{after} - Money{before}).minor; }
  friend bool operator==(const ExplainedFigure&, const ExplainedFigure&) = default;
};

enum class Taken : std::uint8_t { one_by_one = 0, by_commit = 1, by_month = 2 };

struct ExplainedChange {
  std::vector<ExplainedFigure> figures;  ///< those that changed, by place
  std::size_t events = 0;                ///< that only the later answer sees
  Taken taken = Taken::one_by_one;
  friend bool operator==(const ExplainedChange&, const ExplainedChange&) = default;
};

/// More events than this are taken together.
inline constexpr std::size_t kMostSteps = 400;

/// Events that are added together, or none: only the day is another.
struct ChangeStep {
  std::vector<const Event*> added;
  Day asked_on;
};
/// How the way from one answer to the other is cut. Everything `before` sees `after` must see too.
struct ChangePath {
  std::vector<ChangeStep> steps;
  std::size_t events = 0;
  Taken taken = Taken::one_by_one;
};
[[nodiscard]] ChangePath path_between(const std::vector<Event>& events, const AsOf& before, const AsOf& after,
                                      std::size_t most_steps = kMostSteps);
/// Every event that the earlier answer sees, the later one sees too.
[[nodiscard]] bool is_contained(const std::vector<Event>& events, const AsOf& before, const AsOf& after);

/// Collects figures step by step. A figure that an answer does not tell is zero in it.
class ChangeBook {
 public:
  explicit ChangeBook(const std::vector<NamedFigure>& before);
  void add(const ChangeStep& step, Day since, const std::vector<NamedFigure>& now);
  [[nodiscard]] std::vector<ExplainedFigure> changed() const;

 private:
  struct Course {
    ExplainedFigure figure;
    Contribution time;
  };
  Course& course_of(const NamedFigure& figure);

  std::map<std::uint32_t, Course> courses_;
};

/// `view` is empty; it takes events with apply() in whatever order they are added and tells its `figures(Day)`.
template <class View>
[[nodiscard]] ExplainedChange explain_change(const std::vector<Event>& events, const AsOf& before, const AsOf& after,
                                             View view, std::size_t most_steps = kMostSteps) {
  const ChangePath path = path_between(events, before, after, most_steps);
  fold(view, events, before);
  Day since = before.value_date;
  ChangeBook book(view.figures(since));
  for (const ChangeStep& step : path.steps) {
    for (const Event* event : step.added) view.apply(*event);
    book.add(step, since, view.figures(step.asked_on));
    since = step.asked_on;
  }
  return {book.changed(), path.events, path.taken};
}

}  // namespace soquy::projections
