#pragma once
// The views whose rows lie in a store for every month's end, and when they are kept up. This is where the engine, which
// does not know what a view means, and the projections, which do not know that anything is stored, come together.

#include <vector>

#include "cli/command.h"
#include "engine/chosen_events.h"
#include "engine/ledger.h"
#include "engine/view_runner.h"

namespace soquy::cli {

/// By name and version as in projections/catalog.h:
///   club_figures    all figures of the club, as projections/club_figures.h writes them
///   trial_balance   the balances per fund and account, as engine/stored_view.h writes them
[[nodiscard]] const std::vector<engine::MonthlyView>& monthly_views();
/// What the programme's stream says of places, criteria, targets and prices, apart from the reports that it takes in.
[[nodiscard]] const engine::Choice& programme_choice();

/// Over a ledger's rows. The ledger must outlive it.
[[nodiscard]] engine::ViewRunner view_runner_of(engine::Ledger& ledger);

/// After recording: folds the clubs that got commits since the log had that size. Rows can always be made again, so a
/// failure is a warning on err and no more.
void keep_views(engine::Ledger& ledger, std::uint64_t log_size_before, Day today, Terminal& terminal) noexcept;

}  // namespace soquy::cli
