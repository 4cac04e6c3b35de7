// Acts of the programme's own stream, and the three that clubs share with it. They are told, not judged: rule packs and
// targets warn in reports and block nothing.

#include <algorithm>
#include <set>

#include "engine/domain/fields.h"
#include "engine/domain/lookup.h"
#include "events/codec.h"

namespace soquy::engine {

namespace {

/// The programme names regions of its own stream; a club those of the programme's.
Result<Ok> check_known_region(const Moment& at, const RegionRef& region, const char* field) {
  if (region == RegionRef{} || at.club.programme.regions.contains(region)) return Ok{};
  return Rejection(RejectReason::region_not_found,
                   std::to_string(at.club.programme.regions.size()) + " regions are defined",
                   region.scheme + " " + region.code.text(), field);
}

using Definitions = std::map<Day, DefineRegion>;

std::string in_days(const DefineRegion& one) {
  return "from " + to_iso(one.valid_from) + (one.valid_until.is_none() ? " on" : " to " + to_iso(one.valid_until));
}

/// Told again from the same first day it replaces what was said; another definition begins when that has ended.
Result<Ok> check_no_other_then(const Definitions& told, const DefineRegion& ask) {
  const std::string name = ask.region.scheme + " has " + ask.region.code.text() + " ";
  for (const auto& [from, one] : told) {
    if (one == ask) return Rejection(RejectReason::region_exists, name + in_days(one), "define it so again", "region");
    const bool ends_before = !one.valid_until.is_none() && one.valid_until < ask.valid_from;
    const bool begins_after = !ask.valid_until.is_none() && ask.valid_until < from;
    if (from != ask.valid_from && !ends_before && !begins_after)
      return Rejection(RejectReason::region_exists, name + in_days(one), in_days(ask), "valid_from");
  }
  return Ok{};
}

/// The parent as it is when the unit begins, or else as it was told first.
Result<Ok> check_above(const ProgrammeState& programme, const DefineRegion& ask) {
  if (ask.parent == RegionRef{}) return Ok{};
  const Definitions& told = programme.regions.at(ask.parent);
  auto holds = told.upper_bound(ask.valid_from);
  if (holds != told.begin()) --holds;
  if (holds == told.end() || holds->second.level < ask.level) return Ok{};
  return Rejection(
      RejectReason::region_not_above,
      ask.parent.scheme + " " + ask.parent.code.text() + " is a " + std::string(name_of(holds->second.level)),
      "a " + std::string(name_of(ask.level)) + " in it", "parent");
}

/// What a unit becomes on one day is followed to its end; on another day it may come back.
bool leads_to(const ProgrammeState& programme, const RegionRef& from, const RegionRef& wanted, Day day) {
  std::vector<RegionRef> open = {from};
  std::set<RegionRef> seen;
  while (!open.empty()) {
    const RegionRef region = open.back();
    open.pop_back();
    if (region == wanted) return true;
    const auto next = programme.successions.find({day, region});
    if (next == programme.successions.end() || !seen.insert(region).second) continue;
    for (const SucceedRegion& one : next->second) open.push_back(one.new_region);
  }
  return false;
}

/// "2018-12-01, 2025-07-01": when it is told to go into others.
std::string days_of_change(const ProgrammeState& programme, const RegionRef& region) {
  std::string days;
  for (const auto& [key, told] : programme.successions)
    if (key.second == region) days += (days.empty() ? "" : ", ") + to_iso(key.first);
  return days;
}

/// A change told without a new region: what was told of the unit on that day was wrong, all parts of it. What is right
/// is told after it.
Result<Facts> decide_take_back(const SucceedRegion& ask, const Moment& at) {
  if (ask.extent != SuccessionExtent::whole)
    return bad_field("extent", "whole, where no new region is named: all that was told of the day is taken back",
                     "part");
  SOQUY_TRY(check_known_region(at, ask.old_region, "old_region"));
  const ProgrammeState& programme = at.club.programme;
  if (programme.successions.contains({ask.effective, ask.old_region})) return one_fact(RegionSucceeded{ask});
  const std::string days = days_of_change(programme, ask.old_region);
  const std::string unit = ask.old_region.scheme + " " + ask.old_region.code.text();
  if (!days.empty()) return bad_field("effective", unit + " goes into others on " + days, to_iso(ask.effective));
  return Rejection(RejectReason::already_done, unit + " goes into no other unit",
                   "take back what is told of " + to_iso(ask.effective), "effective");
}

}  // namespace

Result<Facts> decide_act(const DefineRegion& ask, const Moment& at) {
  SOQUY_TRY(check_known_region(at, ask.parent, "parent"));
  const auto told = at.club.programme.regions.find(ask.region);
  if (told != at.club.programme.regions.end()) SOQUY_TRY(check_no_other_then(told->second, ask));
  SOQUY_TRY(check_above(at.club.programme, ask));
  return one_fact(RegionDefined{ask});
}

Result<Facts> decide_act(const SucceedRegion& ask, const Moment& at) {
  if (takes_back(ask)) return decide_take_back(ask, at);
  SOQUY_TRY(check_known_region(at, ask.old_region, "old_region"));
  SOQUY_TRY(check_known_region(at, ask.new_region, "new_region"));
  const auto told = at.club.programme.successions.find({ask.effective, ask.old_region});
  const bool is_known = told != at.club.programme.successions.end() &&
                        std::find(told->second.begin(), told->second.end(), ask) != told->second.end();
  if (is_known)
    return Rejection(RejectReason::region_exists,
                     ask.old_region.code.text() + " goes into " + ask.new_region.code.text() + " on " +
                         to_iso(ask.effective) + " already",
                     "say so again", "old_region");
  if (leads_to(at.club.programme, ask.new_region, ask.old_region, ask.effective))
    return Rejection(
        RejectReason::region_in_circle,
        ask.new_region.code.text() + " goes into " + ask.old_region.code.text() + " on " + to_iso(ask.effective),
        "the other way round on the same day", "new_region");
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
