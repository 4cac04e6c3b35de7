// The programme's own stream, founding, by-law, board, pen, and what auditors and members say.

#include <algorithm>

#include "engine/domain/evolve_parts.h"

namespace soquy::engine {

// --- Programme -------------------------------------------------------------------------------------------------------

void take(ClubState& club, const RegionDefined& what, const Event&) {
  club.programme.regions[what.region][what.valid_from] = what;
}

void take(ClubState& club, const RegionSucceeded& what, const Event&) {
  if (takes_back(what)) {
    club.programme.successions.erase({what.effective, what.old_region});
    return;
  }
  auto& told = club.programme.successions[{what.effective, what.old_region}];
  std::erase_if(told, [&](const SucceedRegion& one) { return one.new_region == what.new_region; });
  told.push_back(what);
}

void take(ClubState&, const RulePackPublished&, const Event&) {}
void take(ClubState&, const TargetSet&, const Event&) {}
void take(ClubState&, const PriceIndexPublished&, const Event&) {}
void take(ClubState&, const ReviewMeetingHeld&, const Event&) {}
void take(ClubState&, const ReportSubmitted&, const Event&) {}
void take(ClubState&, const ReportReceived&, const Event&) {}

void take(ClubState& club, const ActorEnrolled& what, const Event&) {
  ActorState& actor = club.programme.actors[what.subject];
  actor.role = what.role;
  actor.assurance = what.assurance;
  const bool known = std::find(actor.keys.begin(), actor.keys.end(), what.key) != actor.keys.end();
  if (!what.key.is_zero() && !known) actor.keys.push_back(what.key);
}

void take(ClubState& club, const ActorKeyRevoked& what, const Event&) {
  auto& keys = club.programme.actors[what.subject].keys;
  if (what.key.is_zero()) {
    keys.clear();
  } else {
    std::erase(keys, what.key);
  }
}

// --- Club ------------------------------------------------------------------------------------------------------------

namespace {

std::vector<FundRule> usual_funds() {
  return {{kIncomeFund, "Quỹ tăng thu nhập", true}, {kActivityFund, "Quỹ hoạt động", false}};
}

}  // namespace

void take(ClubState& club, const ClubFounded& what, const Event& whole) {
  club.founded = true;
  club.practice = what.practice;
  club.founding_day = whole.envelope.value_date;
  club.currency = what.currency;
  club.by_law.funds = usual_funds();
}

void take(ClubState& club, const ByLawAdopted& what, const Event& whole) {
  club.by_law = what;
  club.by_law_in = whole.envelope.version;
  if (club.by_law.funds.empty()) club.by_law.funds = usual_funds();
}

void take(ClubState&, const ClubRelocated&, const Event&) {}

void take(ClubState& club, const BoardElected& what, const Event&) {
  club.began = true;
  club.board.clear();
  for (const BoardSeat& seat : what.seats) club.board[seat.member] = seat.role;
}

void take(ClubState& club, const WriterGranted& what, const Event&) {
  club.writer = what.device;
  club.epoch = what.epoch;
}

void take(ClubState& club, const ClubDissolved&, const Event&) { club.dissolved = true; }
void take(ClubState&, const OpeningBalanceSet&, const Event&) {}

// --- Audit -----------------------------------------------------------------------------------------------------------

void take(ClubState& club, const FindingRaised&, const Event& whole) { club.findings[whole.envelope.version] = false; }
void take(ClubState& club, const FindingAnswered& what, const Event&) { club.findings[what.finding] = true; }
void take(ClubState&, const AttestationGiven&, const Event&) {}
void take(ClubState& club, const DisputeOpened& what, const Event& whole) {
  club.disputes[whole.envelope.version] = what.about;
}
void take(ClubState& club, const DisputeResolved& what, const Event&) { club.disputes.erase(what.dispute); }

}  // namespace soquy::engine
