#pragma once
// Questions about one club or about all: the club may stand alone, `soquy criteria HP-01`, or behind --club. People
// know both from other commands, so every such question takes both.

#include "cli/session.h"

namespace soquy::cli {

/// CLUB, which may be left out.
[[nodiscard]] Positional one_club_or_all();
/// --club
[[nodiscard]] Option club_option();

/// In either way.
[[nodiscard]] bool names_club(const Arguments& arguments);
/// Throws UsageError when it is named twice, Refusal when the store has no such club. Named in neither way it is the
/// only club of the store.
[[nodiscard]] ClubCode named_club(Session& session, const Arguments& arguments);

}  // namespace soquy::cli
