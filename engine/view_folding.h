#pragma once
// Folds clubs into generations of views, several clubs at a time: a club's history is read once for all views.

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/monthly_view.h"
#include "engine/store/event_store.h"
#include "engine/view_shelf.h"

namespace soquy::engine {

/// Events folded so far, and events in all. Called from any thread, one at a time.
using ViewProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// The fold of one view failed at one club; its rows stay where they were.
struct StoppedClub {
  std::string view;
  ClubCode club;
  Version version;  ///< the club's, when it failed
  std::string error;
  friend bool operator==(const StoppedClub&, const StoppedClub&) = default;
};

/// A club as its head has it.
struct ClubTree {
  ClubCode club;
  std::string tree;
  [[nodiscard]] Version version() const;
};
/// Of every club, by code; the programme stream is none.
[[nodiscard]] std::vector<ClubTree> trees_of_clubs(const EventStore& store);
/// Of these alone; those that are not there are left out.
[[nodiscard]] std::vector<ClubTree> trees_of_clubs(const EventStore& store, const std::vector<ClubCode>& clubs);

/// Where the rows of a view go, and how far.
struct FoldTarget {
  const MonthlyView* view = nullptr;
  Generation generation = 0;
  Day through;
};

struct FoldTask {
  ClubTree club;
  std::vector<const FoldTarget*> targets;
};

/// The rows are not of this tree, or end before `through`; a club that is stopped waits until it moves.
[[nodiscard]] bool is_due(const Reach* reach, const ClubTree& club, Day through);

struct FoldTally {
  std::uint64_t clubs = 0;
  std::uint64_t rows = 0;  ///< written
  std::vector<StoppedClub> stopped;
};

class ViewFolding {
 public:
  ViewFolding(const EventStore& store, ViewRows& rows, unsigned threads)
      : store_(store), rows_(rows), threads_(threads) {}
  /// What is due of these clubs. Looks each up when they are few, or goes over all that is stored.
  [[nodiscard]] std::vector<FoldTask> due(const std::vector<ClubTree>& clubs, const std::vector<FoldTarget>& targets,
                                          bool are_few) const;
  /// Folds and writes. Throws StoreFailure when rows cannot be written; a fold that fails stops its club instead. Told
  /// to stop, it leaves clubs out.
  FoldTally run(const std::vector<FoldTask>& tasks, const ViewProgress& progress, const std::stop_token& stop);

 private:
  FoldTally fold(const FoldTask& task);
  void add_rows(std::vector<RowChange>& changes, const FoldTask& task, const FoldTarget& target,
                const std::vector<ViewRow>& rows) const;
  void add_stop(std::vector<RowChange>& changes, const FoldTask& task, const FoldTarget& target,
                const std::string& error) const;
  const EventStore& store_;
  ViewRows& rows_;
  unsigned threads_;
};

/// Calls work(0) to work(count - 1), some at a time. The first exception ends it and is thrown again.
void in_parallel(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

}  // namespace soquy::engine
