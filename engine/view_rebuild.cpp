#include "engine/view_rebuild.h"

#include <algorithm>
#include <set>

#include "engine/store/key_layout.h"

namespace soquy::engine {

namespace {

/// Clubs go on recording while all are folded. Who moved is folded again; who still moved after that is behind, and
/// the next catch-up has it.
constexpr int kRoundsForMoved = 3;

std::uint64_t months_of(const Reach& reach) {
  std::uint64_t months = 0;
  if (reach.first.is_none()) return months;
  for (Day day = reach.first; day <= reach.through; day = next_month_end(day)) ++months;
  return months;
}

/// What of a club can be compared: rows made from the same events, on the days that both generations have.
struct Comparable {
  Day first;
  Day last;
  [[nodiscard]] bool has(Day day) const { return first <= day && day <= last; }
};

std::optional<Comparable> comparable(const Reach& old, const Reach& made) {
  if (!old.error.empty() || !made.error.empty() || old.tree != made.tree) return std::nullopt;
  return Comparable{std::min(old.first, made.first), std::min(old.through, made.through)};
}

/// Goes over the rows of two generations side by side and notes where they differ.
class RowComparison {
 public:
  RowComparison(const std::map<ClubCode, Reach>& old, const std::map<ClubCode, Reach>& made) {
    for (const auto& [club, reach] : made) {
      const auto before = old.find(club);
      if (before == old.end()) continue;
      if (const auto both = comparable(before->second, reach)) add(club, *both, before->second, reach);
    }
  }

  void run(RowWalk old, RowWalk made) {
    while (old.is_at_row() || made.is_at_row()) {
      const bool is_old = old.is_at_row() && (!made.is_at_row() || old.place() <= made.place());
      const bool is_made = made.is_at_row() && (!old.is_at_row() || made.place() <= old.place());
      if (!is_old || !is_made || old.bytes() != made.bytes()) note((is_old ? old : made).place());
      if (is_old) old.next();
      if (is_made) made.next();
    }
  }

  [[nodiscard]] std::uint64_t compared() const { return clubs_.size(); }
  [[nodiscard]] const std::set<DayAndClub>& differences() const { return differences_; }

 private:
  void add(const ClubCode& club, const Comparable& both, const Reach& old, const Reach& made) {
    clubs_.emplace(club, both);
    // The rows in between would be taken for those of a club that was not yet founded.
    if (old.first != made.first) differences_.insert({made.first.is_none() ? old.first : made.first, club});
  }
  void note(const DayAndClub& place) {
    const auto club = clubs_.find(place.club);
    if (club != clubs_.end() && club->second.has(place.day)) differences_.insert(place);
  }

  std::map<ClubCode, Comparable> clubs_;
  std::set<DayAndClub> differences_;
};

/// When damage keeps them from being listed: no others are ever left than the one followed and the one begun.
std::vector<Generation> generations_there(const ViewShelf& shelf, const std::optional<InForce>& in_force) {
  try {
    return shelf.generations();
  } catch (const StoreFailure&) {
    const Generation now = in_force ? in_force->generation : 0;
    return now > 1 ? std::vector{now - 1, now + 1} : std::vector{now + 1};
  }
}

}  // namespace

void drop_left_overs(ViewRows& rows, const MonthlyView& view) {
  const ViewShelf shelf(rows, view.name);
  const auto in_force = shelf.in_force();
  for (const Generation generation : generations_there(shelf, in_force)) {
    if (!in_force || generation != in_force->generation) rows.drop(generation_prefix(view.name, generation));
  }
}

ViewRebuild::ViewRebuild(const EventStore& store, ViewRows& rows, const std::vector<const MonthlyView*>& views,
                         Day through, const ViewRunnerOptions& options)
    : store_(store), rows_(rows), options_(options) {
  for (const MonthlyView* view : views) {
    drop_left_overs(rows_, *view);
    const auto before = ViewShelf(rows_, view->name).in_force();
    making_.push_back({{view, before ? before->generation + 1 : 1, through}, before});
  }
}

std::vector<RebuiltView> ViewRebuild::run(const ViewProgress& progress, const std::stop_token& stop) {
  fold_all(progress, stop);
  std::vector<RebuiltView> reports;
  for (const Making& making : making_) {
    reports.push_back(report_of(making));
    if (!stop.stop_requested()) {
      if (making.before) compare(making, reports.back());
      switch_to(making);
      reports.back().is_in_force = true;
    }
    drop_left_overs(rows_, *making.target.view);
  }
  return reports;
}

void ViewRebuild::fold_all(const ViewProgress& progress, const std::stop_token& stop) {
  std::vector<FoldTarget> targets;
  for (const Making& making : making_) targets.push_back(making.target);
  ViewFolding folding(store_, rows_, options_.threads);
  for (int round = 0; round <= kRoundsForMoved && !stop.stop_requested(); ++round) {
    const auto tasks = folding.due(trees_of_clubs(store_), targets, false);
    if (tasks.empty()) return;
    folding.run(tasks, round == 0 ? progress : ViewProgress{}, stop);
  }
}

RebuiltView ViewRebuild::report_of(const Making& making) const {
  const MonthlyView& view = *making.target.view;
  const auto reaches = ViewShelf(rows_, view.name).reaches(making.target.generation);
  RebuiltView report;
  report.name = view.name;
  report.version = view.version;
  report.through = making.target.through;
  for (const auto& [club, reach] : reaches) {
    ++report.clubs;
    report.events += size_of_tree(reach.tree).value;
    report.rows += months_of(reach);
    if (!reach.error.empty()) report.stopped.push_back({view.name, club, reach.failed_at, reach.error});
  }
  report.version_before = making.before ? making.before->version : 0;
  return report;
}

void ViewRebuild::compare(const Making& making, RebuiltView& report) const {
  const std::string& name = making.target.view->name;
  const ViewShelf shelf(rows_, name);
  try {
    RowComparison comparison(shelf.reaches(making.before->generation), shelf.reaches(making.target.generation));
    report.compared = comparison.compared();
    comparison.run(RowWalk(rows_, view_rows_prefix(name, making.before->generation)),
                   RowWalk(rows_, view_rows_prefix(name, making.target.generation)));
    report.differed = comparison.differences().size();
    for (const DayAndClub& place : comparison.differences()) {
      if (report.differences.size() < options_.most) report.differences.push_back({place.club, place.day});
    }
  } catch (const StoreFailure& failure) {
    report.unreadable = failure.what();
  }
}

void ViewRebuild::switch_to(const Making& making) {
  const FoldTarget& target = making.target;
  const InForce in_force{target.view->version, target.generation, target.through};
  rows_.write({{in_force_key(target.view->name), to_row(in_force)}});
}

}  // namespace soquy::engine
