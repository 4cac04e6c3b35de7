#include "engine/view_runner.h"

#include <algorithm>

#include "engine/view_answer.h"
#include "engine/view_rebuild.h"
#include "events/check.h"

namespace soquy::engine {

ViewRunner::ViewRunner(const EventStore& store, ViewRows& rows, std::vector<MonthlyView> views,
                       ViewRunnerOptions options)
    : store_(store), rows_(rows), views_(std::move(views)), options_(options) {
  for (const MonthlyView& view : views_) {
    const bool is_name =
        !view.name.empty() && view.name.size() <= kViewName &&
        std::all_of(view.name.begin(), view.name.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
    SOQUY_CHECK(is_name, "a view is named by 1 to 16 letters a-z and '_'");
    SOQUY_CHECK(view.version > 0, "versions of a view begin with 1");
  }
}

namespace {

void count_clubs(ViewStatus& status, const std::vector<ClubTree>& clubs, const std::map<ClubCode, Reach>& reaches) {
  for (const ClubTree& club : clubs) {
    const auto reach = reaches.find(club.club);
    if (reach != reaches.end() && !reach->second.error.empty()) {
      status.stopped.push_back({status.name, club.club, reach->second.failed_at, reach->second.error});
    } else if (is_due(reach == reaches.end() ? nullptr : &reach->second, club, status.through)) {
      ++status.behind;
    } else {
      ++status.current;
    }
  }
}

}  // namespace

const MonthlyView& ViewRunner::view_of(std::string_view name) const {
  const auto found = std::find_if(views_.begin(), views_.end(), [&](const auto& view) { return view.name == name; });
  SOQUY_CHECK(found != views_.end(), "asked for a view that is none");
  return *found;
}

// --- Catching up and rebuilding --------------------------------------------------------------------------------------

CatchUp ViewRunner::catch_up(Day through, const ViewProgress& progress) {
  return catch_up_clubs(through, nullptr, progress);
}

CatchUp ViewRunner::catch_up(Day through, const std::vector<ClubCode>& clubs, const ViewProgress& progress) {
  return catch_up_clubs(through, &clubs, progress);
}

CatchUp ViewRunner::catch_up_clubs(Day through, const std::vector<ClubCode>* only, const ViewProgress& progress) {
  SOQUY_CHECK(through == end_of_month(through), "rows are kept for months' ends");
  const std::lock_guard lock(writing_);
  std::vector<FoldTarget> targets;
  std::vector<const MonthlyView*> outdated;
  for (const MonthlyView& view : views_) {
    auto in_force = ViewShelf(rows_, view.name).in_force();
    if (in_force) through = std::max(through, in_force->through);
    if (!in_force || in_force->version != view.version) {
      outdated.push_back(&view);
    } else {
      targets.push_back({&view, in_force->generation, Day::none()});
    }
  }
  CatchUp report;
  if (!outdated.empty()) report.rebuilt = ViewRebuild(store_, rows_, outdated, through, options_).run(progress, {});
  for (FoldTarget& target : targets) {
    drop_left_overs(rows_, *target.view);
    target.through = through;
    const InForce in_force{target.view->version, target.generation, through};
    if (ViewShelf(rows_, target.view->name).in_force() != in_force) {
      rows_.write({{in_force_key(target.view->name), to_row(in_force)}});
    }
  }
  ViewFolding folding(store_, rows_, options_.threads);
  const auto clubs = only == nullptr ? trees_of_clubs(store_) : trees_of_clubs(store_, *only);
  FoldTally tally = folding.run(folding.due(clubs, targets, only != nullptr), progress, {});
  report.clubs = tally.clubs;
  report.rows = tally.rows;
  report.stopped = std::move(tally.stopped);
  return report;
}

std::vector<RebuiltView> ViewRunner::rebuild(const std::vector<std::string>& names, Day through,
                                             const ViewProgress& progress, const std::stop_token& stop) {
  SOQUY_CHECK(through == end_of_month(through), "rows are kept for months' ends");
  std::vector<const MonthlyView*> chosen;
  for (const MonthlyView& view : views_) {
    if (names.empty() || std::find(names.begin(), names.end(), view.name) != names.end()) chosen.push_back(&view);
  }
  for (const std::string& name : names) static_cast<void>(view_of(name));
  const std::lock_guard lock(writing_);
  return ViewRebuild(store_, rows_, chosen, through, options_).run(progress, stop);
}

// --- Answering -------------------------------------------------------------------------------------------------------

RowsTaken ViewRunner::rows_on(std::string_view view, Day day, const TakeRow& take) const {
  ViewAnswer answer = answer_on(view, {day});
  return answer.give([&](const ClubRows& rows) { take(rows.club, rows.version, *rows.on.front()); }, 1);
}

RowsTaken ViewRunner::rows_on(std::string_view view, const std::vector<Day>& days, const TakeRows& take) const {
  return answer_on(view, days).give(take, options_.threads);
}

ViewAnswer ViewRunner::answer_on(std::string_view view, const std::vector<Day>& days) const {
  const auto is_month_end = [](Day day) { return day == end_of_month(day); };
  SOQUY_CHECK(!days.empty() && std::all_of(days.begin(), days.end(), is_month_end), "rows are kept for months' ends");
  ViewAnswer answer(store_, rows_, view_of(view), days);
  answer.look_up();
  answer.fold_the_rest(options_.threads);
  return answer;
}

std::vector<ViewStatus> ViewRunner::status() const {
  std::vector<ViewStatus> out;
  const auto clubs = trees_of_clubs(store_);
  for (const MonthlyView& view : views_) {
    ViewStatus status;
    status.name = view.name;
    status.version = view.version;
    const ViewShelf shelf(rows_, view.name);
    if (const auto in_force = shelf.in_force()) {
      status.in_force = in_force->version;
      status.generation = in_force->generation;
      status.through = in_force->through;
      count_clubs(status, clubs, shelf.reaches(in_force->generation));
    } else {
      status.behind = clubs.size();
    }
    out.push_back(std::move(status));
  }
  return out;
}

}  // namespace soquy::engine
