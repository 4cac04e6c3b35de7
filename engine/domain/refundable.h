#pragma once
// What the club owes its members (338), day by day: no fact may take more of it than is there.

#include "engine/domain/acts.h"

namespace soquy::engine {

/// The member whose contributions an event moves, or 0.
[[nodiscard]] MemberNo refundable_moved_by(const Payload& payload, const ClubState& club);
/// What an entry adds to 338 of a fund: positive when the club owes more.
[[nodiscard]] Money refundable_moved(const Entry& entry, Fund fund);

/// What the club owes the member in that fund on `day` and every later one: the least of it.
[[nodiscard]] DailyBalance::Low refundable_from(const ClubState& club, MemberNo no, Fund fund, Day day);

/// After these facts no member is owed less than nothing, on no day. Rejects insufficient_refundable, naming the day.
[[nodiscard]] Result<Ok> check_refundable(const ClubState& club, const Facts& facts, Day day);

}  // namespace soquy::engine
