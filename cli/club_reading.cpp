#include "cli/club_reading.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <ostream>
#include <set>

#include "cli/monthly_views.h"
#include "cli/progress.h"
#include "engine/log_search.h"
#include "engine/stored_events.h"
#include "engine/view_runner.h"

namespace soquy::cli {

namespace {

constexpr unsigned kReadingThreads = 2;
constexpr std::size_t kManyClubs = 1000;  ///< from here on folding all of them takes seconds

void tell_of_kept_rows(std::size_t clubs, Day today, Terminal& terminal) {
  terminal.err << "Note: the entries of " << clubs
               << " clubs were read for this day; a month's end is answered at once: --as-of "
               << to_iso(engine::last_month_end(today)) << "\n";
}

/// A month's end has no rows before somebody folds it: only clubs that wrote since have theirs.
void tell_of_missing_rows(std::uint64_t clubs, Day day, Terminal& terminal) {
  constexpr std::uint64_t kManyFolded = 100;
  if (clubs < kManyFolded) return;
  terminal.err << "Note: the rows of " << clubs << " clubs do not reach " << to_iso(day)
               << ", so their entries were read; to be answered at once from now on: soquy views --catch-up\n";
}

/// One question about many clubs, as it is being answered.
class ClubReader {
 public:
  ClubReader(engine::Ledger& ledger, Day today, const Question& question, int older_from_age, ClubReading& reading)
      : ledger_(ledger), today_(today), question_(question), older_from_age_(older_from_age), reading_(reading) {
    if (is_bounded()) moved_ = engine::clubs_since(ledger_.store(), first_unknown());
  }

  /// True when the rows of that day answer for every club that did not write after the moment.
  [[nodiscard]] bool is_kept(Day day) const {
    return older_from_age_ == projections::kOlderFromAge && day == end_of_month(day) &&
           day <= engine::last_month_end(today_);
  }

  /// The first to be asked, before any club is folded.
  void take_rows(const std::vector<std::size_t>& places, Terminal& terminal) {
    if (places.empty()) return;
    std::vector<Day> days;
    for (const std::size_t place : places) days.push_back(reading_.days[place]);
    const auto taken = view_runner_of(ledger_).rows_on("club_figures", days,
                                                       [&](const engine::ClubRows& rows) { take(rows, places); });
    reading_.folded = taken.folded;
    tell_of_missing_rows(taken.folded, days.front(), terminal);
    for (const auto& stopped : taken.stopped) {
      terminal.err << "Note: " << stopped.club.view() << " is left out: " << stopped.error << "\n";
    }
  }

  void fold(const std::vector<ClubCode>& clubs, const std::vector<std::size_t>& places, Terminal& terminal) {
    if (clubs.empty() || places.empty()) return;
    read_each_club(clubs.size(), terminal, [&](std::size_t i) {
      ClubOnDays folded = fold_one(clubs[i], places);
      const std::lock_guard lock(mutex_);
      auto& days = of(clubs[i], folded.version).on;
      for (std::size_t n = 0; n < places.size(); ++n) days[places[n]] = std::move(folded.on[n]);
    });
    reading_.folded = std::max<std::uint64_t>(reading_.folded, clubs.size());
  }

  [[nodiscard]] std::vector<ClubCode> all_clubs() const {
    std::vector<ClubCode> clubs;
    for (const auto& tree : engine::trees_of_clubs(ledger_.store())) clubs.push_back(tree.club);
    return clubs;
  }
  [[nodiscard]] std::vector<ClubCode> moved_clubs() const { return {moved_.begin(), moved_.end()}; }

  void hand_over() {
    reading_.clubs.reserve(clubs_.size());
    for (auto& [code, club] : clubs_) {
      const auto& days = club.on;
      if (std::none_of(days.begin(), days.end(), [](const auto& one) { return one.card.is_founded(); })) continue;
      for (const auto& one : days) reading_.newest = std::max(reading_.newest, one.card.newest);
      reading_.clubs.push_back(std::move(club));
    }
  }

 private:
  [[nodiscard]] bool is_bounded() const {
    const AsOf& as_of = question_.as_of;
    return as_of.known != AsOf{}.known || as_of.known_version != AsOf{}.known_version;
  }

  [[nodiscard]] Position first_unknown() const {
    const auto& store = ledger_.store();
    const Version size = question_.as_of.known_version;
    const Position by_moment = engine::first_after(store, question_.as_of.known);
    return size == AsOf{}.known_version ? by_moment : std::min(by_moment, Position{size.value + 1});
  }

  void take(const engine::ClubRows& rows, const std::vector<std::size_t>& places) {
    if (moved_.count(rows.club) > 0) return;
    ClubOnDays club{rows.club, rows.version, {}};
    club.on.resize(reading_.days.size());
    for (std::size_t n = 0; n < places.size(); ++n) {
      if (!rows.on[n]) continue;
      if (auto figures = projections::parse_club_figures(*rows.on[n])) club.on[places[n]] = std::move(*figures);
    }
    const std::lock_guard lock(mutex_);
    clubs_.emplace(rows.club, std::move(club));
  }

  ClubOnDays& of(const ClubCode& code, Version version) {
    ClubOnDays& club = clubs_[code];
    club.club = code;
    club.version = version;
    club.on.resize(reading_.days.size());
    return club;
  }

  /// On the days of these places.
  [[nodiscard]] ClubOnDays fold_one(const ClubCode& club, const std::vector<std::size_t>& places) const {
    Question own = question_;
    own.club = club;
    const History history = load_history(ledger_, own);
    ClubOnDays folded{club, history.version, {}};
    for (const std::size_t place : places) {
      projections::ClubFiguresFold view;
      soquy::fold(view, history.events, AsOf{reading_.days[place]});
      folded.on.push_back(view.on(reading_.days[place], older_from_age_));
    }
    return folded;
  }

  engine::Ledger& ledger_;
  Day today_;
  const Question& question_;
  int older_from_age_;
  ClubReading& reading_;
  std::set<ClubCode> moved_;  ///< who wrote after the moment that the question is about
  std::map<ClubCode, ClubOnDays> clubs_;
  std::mutex mutex_;
};

}  // namespace

void read_each_club(std::size_t clubs, Terminal& terminal, const std::function<void(std::size_t)>& read) {
  Progress progress(terminal, "reading clubs", clubs);
  std::mutex mutex;
  engine::in_parallel(clubs, kReadingThreads, [&](std::size_t i) {
    read(i);
    const std::lock_guard lock(mutex);
    progress.step();
  });
}

ClubReading read_clubs_on(engine::Ledger& ledger, Day today, const Question& question, std::vector<Day> days,
                          Terminal& terminal, int older_from_age) {
  ClubReading reading;
  reading.days = std::move(days);
  ClubReader reader(ledger, today, question, older_from_age, reading);
  std::vector<std::size_t> kept;
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < reading.days.size(); ++i) (reader.is_kept(reading.days[i]) ? kept : others).push_back(i);
  reader.take_rows(kept, terminal);
  reader.fold(reader.moved_clubs(), kept, terminal);
  if (!others.empty()) {
    const auto clubs = reader.all_clubs();
    reader.fold(clubs, others, terminal);
    if (clubs.size() > kManyClubs) tell_of_kept_rows(clubs.size(), today, terminal);
  }
  reader.hand_over();
  return reading;
}

ClubReading read_clubs_on(Session& session, const Question& question, std::vector<Day> days, Terminal& terminal,
                          int older_from_age) {
  return read_clubs_on(session.ledger(), session.today(), question, std::move(days), terminal, older_from_age);
}

}  // namespace soquy::cli
