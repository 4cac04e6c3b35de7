// Acts of the programme's own stream, and the three that clubs share with it. They are told, not judged: rule packs and
// targets warn in reports and block nothing.

#include <algorithm>

#include "engine/domain/fields.h"
#include "engine/domain/lookup.h"

namespace soquy::engine {

namespace {

/// The programme names regions of its own stream; a club those of the programme's.
Result<Ok> check_known_region(const Moment& at, const RegionRef& region, const char* field) {
  if (region == RegionRef{} || at.club.programme.regions.contains(region)) return Ok{};
  return Rejection(RejectReason::region_not_found,
                   std::to_string(at.club.programme.regions.size()) + " regions are defined",
                   region.scheme + " " + region.code.text(), field);
}

}  // namespace

Result<Facts> decide_act(const DefineRegion& ask, const Moment& at) {
  SOQUY_TRY(check_known_region(at, ask.parent, "parent"));
  const auto known = at.club.programme.regions.find(ask.region);
  if (known != at.club.programme.regions.end() && known->second == ask)
    return Rejection(RejectReason::region_exists,
                     ask.region.scheme + " has " + ask.region.code.text() + ", told just so", "define it again",
                     "region");
  return one_fact(RegionDefined{ask});
}

Result<Facts> decide_act(const SucceedRegion& ask, const Moment& at) {
  SOQUY_TRY(check_known_region(at, ask.old_region, "old_region"));
  SOQUY_TRY(check_known_region(at, ask.new_region, "new_region"));
  return one_fact(RegionSucceeded{ask});
}

Result<Facts> decide_act(const PublishRulePack& ask, const Moment&) { return one_fact(RulePackPublished{ask}); }

Result<Facts> decide_act(const SetTarget& ask, const Moment& at) {
  SOQUY_TRY(check_known_region(at, ask.region, "region"));
  return one_fact(TargetSet{ask});
}

Result<Facts> decide_act(const PublishPriceIndex& ask, const Moment&) { return one_fact(PriceIndexPublished{ask}); }

Result<Facts> decide_act(const EnrolActor& ask, const Moment& at) {
  const bool programme = at.command.club == programme_stream();
  const auto no = member_of(ask.subject);
  if (is_misspelt_member(ask.subject) || (no && programme))
    return bad_field("subject", programme ? "members are enrolled by their own club" : "a member is written as TV05",
                     ask.subject.text());
  if (no) SOQUY_TRY(member_on(at.club, *no, at.value_date, "subject"));
  if (programme) SOQUY_TRY(check_known_region(at, ask.region, "region"));
  return one_fact(ActorEnrolled{ask});
}

Result<Facts> decide_act(const RevokeActorKey& ask, const Moment& at) {
  const auto actor = at.club.programme.actors.find(ask.subject);
  if (actor == at.club.programme.actors.end())
    return Rejection(RejectReason::actor_not_known,
                     std::to_string(at.club.programme.actors.size()) + " are enrolled here", ask.subject.text(),
                     "subject");
  const auto& keys = actor->second.keys;
  const bool held = ask.key.is_zero() ? !keys.empty() : std::find(keys.begin(), keys.end(), ask.key) != keys.end();
  if (!held)
    return Rejection(RejectReason::already_done, ask.subject.text() + " holds " + std::to_string(keys.size()) + " keys",
                     "revoke a key that is not among them", "key");
  return one_fact(ActorKeyRevoked{ask});
}

Result<Facts> decide_act(const HoldReviewMeeting& ask, const Moment& at) {
  SOQUY_TRY(check_known_region(at, ask.region, "region"));
  return one_fact(ReviewMeetingHeld{ask});
}

Result<Facts> decide_act(const SubmitReport& ask, const Moment& at) {
  const bool ahead = at.command.club != programme_stream() && ask.tree_size >= at.next.value;
  if (ahead)
    return Rejection(RejectReason::entry_not_found, "the book has " + std::to_string(at.next.value - 1) + " events",
                     "a report on " + std::to_string(ask.tree_size), "tree_size");
  return one_fact(ReportSubmitted{ask});
}

Result<Facts> decide_act(const ReceiveReport& ask, const Moment& at) {
  SOQUY_TRY(check_known_region(at, ask.region, "region"));
  return one_fact(ReportReceived{ask});
}

}  // namespace soquy::engine
