#pragma once
// Whom a text of an event is about, so that erasing the person takes it along.

#include "engine/domain/club_state.h"
#include "events/event.h"

namespace soquy::engine {

struct NoteSubject {
  MemberNo member;       ///< 0: nobody in particular
  bool profile = false;  ///< the note is the member's profile
};

[[nodiscard]] NoteSubject note_subject(const Payload& payload, const ClubState& club);

}  // namespace soquy::engine
