#include "cli/named_club.h"

namespace soquy::cli {

Positional one_club_or_all() { return {"CLUB", "code of the club, as HP-01; all clubs when not given", false, false}; }

Option club_option() { return {"--club", "CLUB", "the same as CLUB", {}, false, false, ""}; }

bool names_club(const Arguments& arguments) { return arguments.has("CLUB") || arguments.has("--club"); }

ClubCode named_club(Session& session, const Arguments& arguments) {
  if (arguments.has("CLUB") && arguments.has("--club"))
    throw UsageError("CLUB and --club are both given: name the club once.");
  return session.club(arguments, arguments.has("--club") ? "--club" : "CLUB");
}

}  // namespace soquy::cli
