#include "engine/view_folding.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include "engine/store/key_layout.h"
#include "engine/stored_events.h"

namespace soquy::engine {

namespace {

constexpr std::size_t kLongestError = 1'000;

/// A reach of rows that were never folded.
Reach no_reach() { return {tree_bytes({}), Day::none(), Day::none(), {}, {}}; }

std::uint64_t events_in(const std::vector<FoldTask>& tasks) {
  std::uint64_t events = 0;
  for (const FoldTask& task : tasks) events += task.club.version().value;
  return events;
}

}  // namespace

Version ClubTree::version() const { return size_of_tree(tree); }

std::vector<ClubTree> trees_of_clubs(const EventStore& store) {
  std::vector<ClubTree> out;
  store.read_trees([&](const ClubCode& club, std::string_view tree) {
    if (club != programme_stream()) out.push_back({club, std::string(tree)});
  });
  return out;
}

std::vector<ClubTree> trees_of_clubs(const EventStore& store, const std::vector<ClubCode>& clubs) {
  std::vector<ClubTree> out;
  for (const ClubCode& club : clubs) {
    if (club == programme_stream()) continue;
    if (const auto head = store.head(club)) out.push_back({club, tree_bytes(head->frontier)});
  }
  return out;
}

bool is_due(const Reach* reach, const ClubTree& club, Day through) {
  if (reach == nullptr) return true;
  if (!reach->error.empty()) return reach->failed_at != club.version();
  return reach->tree != club.tree || reach->through < through;
}

std::vector<FoldTask> ViewFolding::due(const std::vector<ClubTree>& clubs, const std::vector<FoldTarget>& targets,
                                       bool are_few) const {
  std::vector<FoldTask> all;
  for (const ClubTree& club : clubs) all.push_back({club, {}});
  for (const FoldTarget& target : targets) {
    const ViewShelf shelf(rows_, target.view->name);
    std::map<ClubCode, Reach> reaches;
    if (!are_few) reaches = shelf.reaches(target.generation);
    for (FoldTask& task : all) {
      const ClubCode& code = task.club.club;
      if (auto reach = are_few ? shelf.reach(target.generation, code) : std::nullopt) reaches[code] = *std::move(reach);
      const auto found = reaches.find(code);
      const Reach* reach = found == reaches.end() ? nullptr : &found->second;
      if (is_due(reach, task.club, target.through)) task.targets.push_back(&target);
    }
  }
  std::erase_if(all, [](const FoldTask& task) { return task.targets.empty(); });
  return all;
}

FoldTally ViewFolding::run(const std::vector<FoldTask>& tasks, const ViewProgress& progress,
                           const std::stop_token& stop) {
  FoldTally sum;
  std::mutex mutex;
  std::uint64_t done = 0;
  const std::uint64_t total = events_in(tasks);
  in_parallel(tasks.size(), threads_, [&](std::size_t i) {
    if (stop.stop_requested()) return;
    FoldTally one = fold(tasks[i]);
    const std::lock_guard lock(mutex);
    sum.clubs += one.clubs;
    sum.rows += one.rows;
    std::move(one.stopped.begin(), one.stopped.end(), std::back_inserter(sum.stopped));
    done += tasks[i].club.version().value;
    if (progress) progress(done, total);
  });
  std::sort(sum.stopped.begin(), sum.stopped.end(), [](const StoppedClub& left, const StoppedClub& right) {
    return std::tie(left.view, left.club) < std::tie(right.view, right.club);
  });
  return sum;
}

FoldTally ViewFolding::fold(const FoldTask& task) {
  FoldTally tally;
  tally.clubs = 1;
  std::vector<RowChange> changes;
  const auto stop_at = [&](const FoldTarget& target, const std::string& error) {
    add_stop(changes, task, target, error);
    tally.stopped.push_back({target.view->name, task.club.club, task.club.version(), error});
  };
  try {
    const std::vector<Event> events = read_history(store_, task.club.club, task.club.tree);
    for (const FoldTarget* target : task.targets) {
      try {
        add_rows(changes, task, *target, fold_rows(*target->view, events, target->through));
      } catch (const std::exception& failure) {
        stop_at(*target, failure.what());
      }
    }
  } catch (const std::exception& failure) {  // the history itself cannot be read
    for (const FoldTarget* target : task.targets) stop_at(*target, failure.what());
  }
  rows_.write(changes);
  tally.rows = changes.size() - task.targets.size();  // each target wrote its reach as well
  return tally;
}

void ViewFolding::add_rows(std::vector<RowChange>& changes, const FoldTask& task, const FoldTarget& target,
                           const std::vector<ViewRow>& rows) const {
  const ClubCode& club = task.club.club;
  const ViewShelf shelf(rows_, target.view->name);
  const Reach before = shelf.reach(target.generation, club).value_or(no_reach());
  shelf.add_changes(changes, target.generation, club, shelf.rows_of(target.generation, club, before), rows);
  const Reach after{task.club.tree, rows.empty() ? Day::none() : rows.front().day, target.through, {}, {}};
  changes.push_back({reach_key(target.view->name, target.generation, club), to_row(after)});
}

void ViewFolding::add_stop(std::vector<RowChange>& changes, const FoldTask& task, const FoldTarget& target,
                           const std::string& error) const {
  const ClubCode& club = task.club.club;
  Reach reach = ViewShelf(rows_, target.view->name).reach(target.generation, club).value_or(no_reach());
  reach.failed_at = task.club.version();
  reach.error = error.empty() ? "the view gave no reason" : error.substr(0, kLongestError);
  changes.push_back({reach_key(target.view->name, target.generation, club), to_row(reach)});
}

void in_parallel(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr first;
  const auto take_turns = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      next = count;
      const std::lock_guard lock(mutex);
      if (!first) first = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> helpers;  // joined at the end, also when there is no room for another
    for (unsigned i = 1; i < threads && i < count; ++i) helpers.emplace_back(take_turns);
    take_turns();
  }
  if (first) std::rethrow_exception(first);
}

}  // namespace soquy::engine
