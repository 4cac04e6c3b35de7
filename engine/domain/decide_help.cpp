// Mutual help and activities: told, counted, never judged.

#include <algorithm>

#include "engine/domain/lookup.h"

namespace soquy::engine {

namespace {

/// More members than the club has cannot have come; the paper may still say so.
void warn_attendance(const Moment& at, std::size_t members_attended) {
  const std::size_t members = at.club.members_on(at.value_date);
  if (members_attended > members)
    at.warnings.push_back({"more_present_than_members",
                           std::to_string(members_attended) + " members present, of " + std::to_string(members) + "."});
}

}  // namespace

Result<Facts> decide_act(const GiveHelp& ask, const Moment& at) {
  if (!ask.receiver.is_none()) SOQUY_TRY(member_on(at.club, ask.receiver, at.value_date, "receiver"));
  for (const MemberNo helper : ask.members) SOQUY_TRY(member_on(at.club, helper, at.value_date, "members"));
  return one_fact(HelpGiven{ask});
}

Result<Facts> decide_act(const HoldActivity& ask, const Moment& at) {
  warn_attendance(at, ask.members_attended);
  return one_fact(ActivityHeld{ask});
}

Result<Facts> decide_act(const HoldTraining& ask, const Moment& at) {
  warn_attendance(at, ask.board_attended);
  return one_fact(TrainingHeld{ask});
}

Result<Facts> decide_act(const HoldHealthCheck& ask, const Moment& at) {
  warn_attendance(at, std::max(ask.members_attended, ask.files_kept));
  return one_fact(HealthCheckHeld{ask});
}

Result<Facts> decide_act(const RecordVisit& ask, const Moment& at) {
  SOQUY_TRY(check_region(at.context, ask.region));
  return one_fact(SupervisionVisited{ask});
}

}  // namespace soquy::engine
