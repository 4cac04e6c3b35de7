#include "projections/explained_change.h"

#include <algorithm>
#include <tuple>

namespace soquy::projections {
namespace {

/// On which day the figures are asked when the event is added.
Day asked_with(const Event& event, const AsOf& before) {
  return std::max(before.value_date, event.envelope.value_date);
}

std::vector<const Event*> newly_seen(const std::vector<Event>& events, const AsOf& before, const AsOf& after) {
  std::vector<const Event*> found;
  for (const Event& event : events) {
    if (after.sees(event.envelope) && !before.sees(event.envelope)) found.push_back(&event);
  }
  std::stable_sort(found.begin(), found.end(), [&](const Event* left, const Event* right) {
    return asked_with(*left, before) < asked_with(*right, before);
  });
  return found;
}

/// What is taken together has the same key, and stands side by side.
struct StepKey {
  Day month;
  Day asked_on;
  CommandId command;
  Version version;
  friend bool operator==(const StepKey&, const StepKey&) = default;
};

StepKey key_of(const Event& event, Taken taken, const AsOf& before, const AsOf& after) {
  const Day asked_on = asked_with(event, before);
  switch (taken) {
    case Taken::one_by_one: return {{}, asked_on, {}, event.envelope.version};
    case Taken::by_commit: return {{}, asked_on, event.envelope.command, {}};
    case Taken::by_month: break;
  }
  if (before.value_date == after.value_date)
    return {end_of_month(day_in_vietnam(event.envelope.recorded_at)), asked_on, {}, {}};
  return {{}, std::min(end_of_month(asked_on), after.value_date), {}, {}};
}

std::vector<ChangeStep> steps_of(const std::vector<const Event*>& added, Taken taken, const AsOf& before,
                                 const AsOf& after) {
  std::vector<ChangeStep> steps;
  StepKey last;
  for (const Event* event : added) {
    const StepKey key = key_of(*event, taken, before, after);
    if (steps.empty() || key != last) steps.push_back({{}, key.asked_on});
    steps.back().added.push_back(event);
    last = key;
  }
  return steps;
}

/// Before anything is added on another day, the figures are asked on that day.
std::vector<ChangeStep> with_time(const std::vector<ChangeStep>& steps, Day from, Day to) {
  std::vector<ChangeStep> all;
  for (const ChangeStep& step : steps) {
    if (step.asked_on != from) all.push_back({{}, step.asked_on});
    from = step.asked_on;
    all.push_back(step);
  }
  if (from != to) all.push_back({{}, to});
  return all;
}

Contribution contribution_of(const ChangeStep& step) {
  Contribution one;
  for (const Event* event : step.added) {
    const Day day = event->envelope.value_date;
    one.events.push_back(event->envelope.version);
    one.from = one.from.is_none() ? day : std::min(one.from, day);
    one.to = std::max(one.to, day);
  }
  return one;
}

}  // namespace

bool is_contained(const std::vector<Event>& events, const AsOf& before, const AsOf& after) {
  return std::all_of(events.begin(), events.end(),
                     [&](const Event& event) { return after.sees(event.envelope) || !before.sees(event.envelope); });
}

ChangePath path_between(const std::vector<Event>& events, const AsOf& before, const AsOf& after,
                        std::size_t most_steps) {
  const auto added = newly_seen(events, before, after);
  ChangePath path;
  path.events = added.size();
  for (const Taken taken : {Taken::one_by_one, Taken::by_commit, Taken::by_month}) {
    path.taken = taken;
    path.steps = steps_of(added, taken, before, after);
    if (path.steps.size() <= most_steps) break;
  }
  path.steps = with_time(path.steps, before.value_date, after.value_date);
  return path;
}

// --- ChangeBook ------------------------------------------------------------------------------------------------------

ChangeBook::Course& ChangeBook::course_of(const NamedFigure& figure) {
  Course& course = courses_[figure.place];
  course.figure.name = figure.name;
  course.figure.sort = figure.sort;
  return course;
}

ChangeBook::ChangeBook(const std::vector<NamedFigure>& before) {
  for (const NamedFigure& figure : before) {
    Course& course = course_of(figure);
    course.figure.before = course.figure.after = figure.value;
  }
}

void ChangeBook::add(const ChangeStep& step, Day since, const std::vector<NamedFigure>& now) {
  std::map<std::uint32_t, std::int64_t> values;
  for (const NamedFigure& figure : now) {
    course_of(figure);
    values[figure.place] = figure.value;
  }
  Contribution done = contribution_of(step);
  for (auto& [place, course] : courses_) {
    const auto value = values.find(place);
    const std::int64_t after = value == values.end() ? 0 : value->second;
    done.change = (Money{after} - Money{course.figure.after}).minor;  // money's minus stops at the ends of 64 bits
    course.figure.after = after;
    if (done.change == 0) continue;
    if (!done.is_time()) {
      course.figure.contributions.push_back(done);
    } else {
      if (course.time.from.is_none()) course.time.from = since;
      course.time.to = step.asked_on;
      course.time.change = (Money{course.time.change} + Money{done.change}).minor;
    }
  }
}

std::vector<ExplainedFigure> ChangeBook::changed() const {
  std::vector<ExplainedFigure> found;
  for (const auto& [place, course] : courses_) {
    if (course.figure.difference() == 0) continue;
    found.push_back(course.figure);
    if (course.time.change != 0) found.back().contributions.push_back(course.time);
  }
  return found;
}

}  // namespace soquy::projections
