#pragma once
// decide: the rule book. Pure; every path into the ledger goes through here.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/domain/club_state.h"
#include "events/event.h"
#include "events/result.h"

namespace soquy::engine {

/// What a rule may know besides the club. The front door fills it.
struct Context {
  Instant now;  ///< the clock; recorded_at is the larger of it and the club's last
  Day today;    ///< the civil day in Vietnam at `now`
  DeviceId device;
  const ProgrammeState* programme =
      nullptr;   ///< null: a store without a programme stream (regions and outside actors are not checked)
  Hash genesis;  ///< of the club, zero before it is founded; key approvals sign it
  /// An earlier event of this club, or nothing. Only reversals look back.
  std::function<std::optional<Event>(Version)> event_at;
};

/// Something the recorder should hear although nothing is refused.
struct Warning {
  std::string code;  ///< snake_case, stable: "rate_above_cap"
  std::string sentence;
  int act = -1;
  friend bool operator==(const Warning&, const Warning&) = default;
};

struct Decision {
  std::vector<Event> events;  ///< one commit, envelopes complete
  std::vector<Warning> warnings;
};

/// The events a command leads to, or the first rule that says no. Notes in the command carry their commitments already.
/// Rejects in the order of RejectReason, act by act.
[[nodiscard]] Result<Decision> decide(const ClubState& club, const Command& command, const Context& context);

}  // namespace soquy::engine
