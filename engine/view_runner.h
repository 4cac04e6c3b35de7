#pragma once
// Keeps the rows of views beside the events: folds the clubs that moved, makes all rows anew beside the old ones, and
// answers for all clubs at once. It does not know what a view means.
//
// Everything it writes can be thrown away. A club's rows count only while the tree they were folded from is the tree of
// the club's head; whatever else lies there is passed over and made again. So an answer is never stale and never that
// of another history, and nothing here has to be durable.

#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/monthly_view.h"
#include "engine/view_folding.h"

namespace soquy::engine {

struct ViewRunnerOptions {
  unsigned threads = 2;
  std::size_t most = 20;  ///< differences to list for each view
};

struct RowDifference {
  ClubCode club;
  Day day;
  friend auto operator<=>(const RowDifference&, const RowDifference&) = default;
};

/// One view made anew.
struct RebuiltView {
  std::string name;
  std::uint16_t version = 0;
  std::uint16_t version_before = 0;  ///< 0: there was none
  Day through;
  std::uint64_t clubs = 0;
  std::uint64_t events = 0;
  std::uint64_t rows = 0;
  std::uint64_t compared = 0;              ///< clubs whose old rows were of the same tree
  std::uint64_t differed = 0;              ///< rows of these that were not the same, were missing or were too many
  std::vector<RowDifference> differences;  ///< by day and club, at most `most`
  std::string unreadable;                  ///< why the old rows could not be compared to the end; mostly empty
  std::vector<StoppedClub> stopped;
  bool is_in_force = false;  ///< false when it was told to stop: then the rows from before answer on
  /// Rows were not what the same version of the view makes of the same events.
  [[nodiscard]] bool found_damage() const { return version == version_before && (differed > 0 || !unreadable.empty()); }
};

struct CatchUp {
  std::uint64_t clubs = 0;  ///< folded
  std::uint64_t rows = 0;   ///< written because they differ
  std::vector<StoppedClub> stopped;
  std::vector<RebuiltView> rebuilt;  ///< views that were new or of another version
};

/// What an answer over all clubs was made of.
struct RowsTaken {
  std::uint64_t clubs = 0;           ///< that have a row on the day
  std::uint64_t folded = 0;          ///< of all clubs: folded for this answer, because their rows did not reach it
  std::vector<StoppedClub> stopped;  ///< that have no row in the answer because their fold failed
};

/// What one club answers.
struct ClubRows {
  ClubCode club;
  Version version;
  std::vector<std::optional<std::string_view>> on;  ///< for each day asked about; none before its first row
};

struct ViewStatus {
  std::string name;
  std::uint16_t version = 0;   ///< of this program
  std::uint16_t in_force = 0;  ///< of the stored rows; 0: there are none
  Generation generation = 0;
  Day through;
  std::uint64_t current = 0;  ///< clubs whose rows are of their tree and go as far as any
  std::uint64_t behind = 0;
  std::vector<StoppedClub> stopped;
};

class ViewAnswer;

/// One per store at a time. Safe from any thread; commits may be appended meanwhile.
class ViewRunner {
 public:
  /// The bytes live during the call.
  using TakeRow = std::function<void(const ClubCode& club, Version version, std::string_view bytes)>;
  using TakeRows = std::function<void(const ClubRows& rows)>;

  ViewRunner(const EventStore& store, ViewRows& rows, std::vector<MonthlyView> views, ViewRunnerOptions options = {});

  // All that write throw StoreFailure when rows cannot be written (read_only when the store was opened for reading);
  // what was there before then answers on.

  /// Folds every club whose rows are not of its tree or end before `through`, a month's end that is over, and writes
  /// the rows that changed. Rows never go back: when an earlier call asked for a later day, that one counts. A view
  /// that is new or of another version is rebuilt. A club that is stopped is tried again when it has moved.
  CatchUp catch_up(Day through, const ViewProgress& progress = {});
  /// The same for these clubs alone, without looking at the others.
  CatchUp catch_up(Day through, const std::vector<ClubCode>& clubs, const ViewProgress& progress = {});

  /// Makes all rows of the views of these names anew up to `through`, or of all views when there is no name; compares
  /// them with the ones in force, and switches to them. Told to stop, or thrown out of, it leaves the old ones in
  /// force. A name that is no view's is a bug.
  std::vector<RebuiltView> rebuild(const std::vector<std::string>& names, Day through,
                                   const ViewProgress& progress = {}, const std::stop_token& stop = {});

  /// Every club's row on a month's end, by code. Clubs that have none, because they were founded later, are left out.
  /// Clubs move while it reads: each answers as it stood when this was called, or later.
  RowsTaken rows_on(std::string_view view, Day day, const TakeRow& take) const;
  /// The same on several months' ends at once, one club after the other in no order and from several threads.
  RowsTaken rows_on(std::string_view view, const std::vector<Day>& days, const TakeRows& take) const;

  [[nodiscard]] std::vector<ViewStatus> status() const;
  [[nodiscard]] const std::vector<MonthlyView>& views() const { return views_; }

 private:
  CatchUp catch_up_clubs(Day through, const std::vector<ClubCode>* only, const ViewProgress& progress);
  [[nodiscard]] const MonthlyView& view_of(std::string_view name) const;
  [[nodiscard]] ViewAnswer answer_on(std::string_view view, const std::vector<Day>& days) const;

  const EventStore& store_;
  ViewRows& rows_;
  std::vector<MonthlyView> views_;
  ViewRunnerOptions options_;
  std::mutex writing_;  ///< one catch-up or rebuild at a time
};

}  // namespace soquy::engine
