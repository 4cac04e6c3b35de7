#pragma once
// What has to be taken back with an entry. The rules refuse to take one back on which others rest; here those are found
// by asking the rules themselves, so that nothing is named which they would refuse or could do without.

#include <functional>
#include <optional>
#include <vector>

#include "engine/domain/club_state.h"
#include "events/event.h"
#include "events/rejection.h"

namespace soquy::engine {

/// Whether these entries may be taken back in one command, in this order: nothing when they may. The act of the
/// rejection is the place of the entry that is in the way.
using TryTakingBack = std::function<std::optional<Rejection>(const std::vector<Version>&)>;

/// The later entries that have to be taken back with those asked for, oldest first: with all of them the rules say yes,
/// without any one of them no. Nothing when no later entries would help. Entries count that stand and are about the
/// same things: the loan, the placement, the gift, the debt, the count, what a member put in. Asks the rules once per
/// entry.
[[nodiscard]] std::vector<Version> resting_on(const std::vector<Version>& asked, const ClubState& club,
                                              const std::function<std::optional<Event>(Version)>& event_at,
                                              const TryTakingBack& may);

}  // namespace soquy::engine
