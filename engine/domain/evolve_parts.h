#pragma once
// evolve by subject. One overload of take per event; what happened is added up, never judged again. Facts that history
// should have had and has not (tampered bytes) are made on the way: a fold never refuses.

#include "engine/domain/acts.h"

namespace soquy::engine {

#define SOQUY_TAKE(number, act, event, name) void take(ClubState& club, const event& what, const Event& whole);
SOQUY_ASKED_EVENTS(SOQUY_TAKE)
#undef SOQUY_TAKE
void take(ClubState& club, const RepaymentReallocated& what, const Event& whole);

/// What an EntryReversed takes back, apart from its postings.
struct Undoing {
  Version original;  ///< version of the event that is undone
  Day day;           ///< from which it is undone
};
void undo_money(ClubState& club, const Payload& original, const Undoing& undoing);
/// A loan paid out of its borrower's contributions takes them down.
void take_set_off(ClubState& club, const RepaymentReceived& what, Day day);
void take_set_off(ClubState& club, const LoanRecovered& what, Day day);
void take_answerable(ClubState& club, const LoanApproved& what);
void take_stand_in(ClubState& club, const RepaymentReceived& what, const Envelope& envelope);
void undo_guarantee(ClubState& club, const Payload& original, const Undoing& undoing);
void undo_goods(ClubState& club, const Payload& original, const Undoing& undoing);
void undo_leaving(ClubState& club, const Payload& original);
void undo_count(ClubState& club, const Payload& original, const Undoing& undoing);

/// The state of a thing that must have been made before; made now when history lost it.
inline MemberState& member_of_state(ClubState& club, MemberNo no) {
  MemberState& member = club.members[no];
  member.no = no;
  return member;
}

}  // namespace soquy::engine
