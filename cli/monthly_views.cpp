#include "cli/monthly_views.h"

#include <algorithm>
#include <array>
#include <optional>
#include <ostream>
#include <set>

#include "cli/progress.h"
#include "engine/stored_view.h"
#include "events/fold.h"
#include "projections/catalog.h"
#include "projections/club_figures.h"
#include "projections/trial_balance.h"

namespace soquy::cli {

namespace {

using Events = std::vector<Event>;
using MonthRows = std::vector<engine::ViewRow>;

/// In the order of their days: a fold by value date needs no other, and sees an entry written late where it belongs.
std::vector<const Event*> by_value_date(const Events& events) {
  std::vector<const Event*> sorted;
  for (const Event& event : events) sorted.push_back(&event);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Event* left, const Event* right) {
    return left->envelope.value_date < right->envelope.value_date;
  });
  return sorted;
}

Day founding_day(const Events& events) {
  for (const Event& event : events)
    if (event.payload.as<ClubFounded>() != nullptr) return event.envelope.value_date;
  return Day::none();
}

std::string balance_bytes(const projections::TrialBalance& view) {
  engine::Balances balances;
  for (const auto& row : view.rows()) balances[{row.fund, row.account}] = row.balance;
  return engine::to_stored_view(balances);
}

template <class View>
View as_of_day(const Events& events, Day day) {
  AsOf as_of;
  as_of.value_date = day;
  View view;
  fold(view, events, as_of);
  return view;
}

/// Folds a view on through the months and asks it at each one's end.
template <class View, class Ask>
MonthRows rows_by_month(const Events& events, Day through, Ask ask) {
  MonthRows rows;
  const Day founded = founding_day(events);
  if (founded.is_none()) return rows;
  const auto sorted = by_value_date(events);
  View view;
  auto next = sorted.begin();
  for (Day day = end_of_month(founded); day <= through; day = engine::next_month_end(day)) {
    for (; next != sorted.end() && (*next)->envelope.value_date <= day; ++next) view.apply(**next);
    rows.push_back({day, ask(view)});
  }
  return rows;
}

MonthRows figure_rows(const Events& events, Day through) {
  MonthRows rows;
  for (const auto& month : projections::figures_by_month(events, through)) {
    rows.push_back({month.month_end, to_bytes(month.club)});
  }
  return rows;
}

std::optional<std::string> figure_row(const Events& events, Day month_end) {
  const auto club = as_of_day<projections::ClubFiguresFold>(events, month_end).on(month_end);
  return club.card.is_founded() ? std::optional(to_bytes(club)) : std::nullopt;
}

MonthRows balance_rows(const Events& events, Day through) {
  return rows_by_month<projections::TrialBalance>(events, through, balance_bytes);
}

std::optional<std::string> balance_row(const Events& events, Day month_end) {
  const Day founded = founding_day(events);
  if (founded.is_none() || end_of_month(founded) > month_end) return std::nullopt;
  return balance_bytes(as_of_day<projections::TrialBalance>(events, month_end));
}

std::uint16_t version_of(const char* name) { return projections::find_view(name)->version; }

/// Clubs of the commits behind that size of the log.
std::vector<ClubCode> clubs_written(const engine::EventStore& store, std::uint64_t log_size_before) {
  std::set<ClubCode> clubs;
  Position next{log_size_before + 1};
  while (const auto record = store.log_record(next)) {
    clubs.insert(record->club);
    next.value += record->count;
  }
  return {clubs.begin(), clubs.end()};
}

void warn_of(const engine::CatchUp& report, Terminal& terminal) {
  const auto warn = [&](const engine::StoppedClub& stopped) {
    terminal.err << "warning (view_stopped): the view " << stopped.view << " stopped at " << stopped.club.text() << ": "
                 << stopped.error << "\n";
  };
  for (const auto& stopped : report.stopped) warn(stopped);
  for (const auto& rebuilt : report.rebuilt)
    for (const auto& stopped : rebuilt.stopped) warn(stopped);
}

}  // namespace

const std::vector<engine::MonthlyView>& monthly_views() {
  static const std::vector<engine::MonthlyView> views = {
      {"club_figures", version_of("club_figures"), figure_rows, figure_row},
      {"trial_balance", version_of("trial_balance"), balance_rows, balance_row},
  };
  return views;
}

const engine::Choice& programme_choice() {
  static const engine::Choice choice = {
      programme_stream(), "programme_says", 1, [](Kind kind) {
        constexpr std::array kKinds = {Kind::region_defined, Kind::region_succeeded, Kind::rule_pack_published,
                                       Kind::target_set,     Kind::entry_reversed,   Kind::price_index_published};
        return std::find(kKinds.begin(), kKinds.end(), kind) != kKinds.end();
      }};
  return choice;
}

engine::ViewRunner view_runner_of(engine::Ledger& ledger) {
  return {ledger.store(), ledger.view_rows(), monthly_views()};
}

void keep_views(engine::Ledger& ledger, std::uint64_t log_size_before, Day today, Terminal& terminal) noexcept {
  try {
    const auto clubs = clubs_written(ledger.store(), log_size_before);
    if (clubs.empty()) return;
    static_cast<void>(engine::ChosenEvents(ledger.store(), programme_choice()).keep(ledger.view_rows()));
    Progress progress(terminal, "folding views", 0);
    std::uint64_t shown = 0;
    const auto report =
        view_runner_of(ledger).catch_up(engine::last_month_end(today), clubs, [&](std::uint64_t done, std::uint64_t) {
          progress.step(done - shown);
          shown = done;
        });
    warn_of(report, terminal);
  } catch (const std::exception& failure) {
    terminal.err
        << "warning (views_behind): what was recorded is safe, but the stored views could not be brought up to it: "
        << failure.what() << "\n";
  }
}

}  // namespace soquy::cli
