#include "engine/domain/lookup.h"

#include <algorithm>

#include "engine/domain/guarantees.h"
#include "engine/domain/posting_rules.h"
#include "events/codec.h"

namespace soquy::engine {

Result<const MemberState*> member_ever(const ClubState& club, MemberNo no, const char* field) {
  const auto found = club.members.find(no);
  if (no.is_none() || found == club.members.end())
    return Rejection(RejectReason::member_not_found,
                     "the club has had " + std::to_string(club.members.size()) + " members", to_text(no), field);
  return &found->second;
}

Result<const MemberState*> member_on(const ClubState& club, MemberNo no, Day day, const char* field) {
  const auto found = member_ever(club, no, field);
  if (found.has_error()) return found;
  const MemberState& member = **found;
  if (day < member.joined)
    return Rejection(RejectReason::member_not_found, to_text(no) + " joined on " + to_iso(member.joined),
                     to_text(no) + " on " + to_iso(day), field);
  if (!member.left.is_none() && day >= member.left)
    return Rejection(RejectReason::member_has_left, to_text(no) + " left on " + to_iso(member.left),
                     to_text(no) + " on " + to_iso(day), field);
  return found;
}

Result<Ok> check_no_ties(const ClubState& club, MemberNo no, const Ties& ties, const char* asked) {
  if (const LoanNo loan = club.open_loan_of(no); ties.loan && !loan.is_none())
    return Rejection(RejectReason::member_owes,
                     to_text(no) + " owes " + say(club, club.loans.at(loan).outstanding()) + " on " + to_text(loan),
                     asked, "member");
  if (const LoanNo loan = called_on(club, no); ties.call && !loan.is_none())
    return Rejection(RejectReason::member_owes,
                     to_text(no) + " answers for " + to_text(loan) + " and was called for " +
                         say(club, open_call(club, loan, no)) + " that is not paid",
                     asked, "member");
  for (const auto& [number, placement] : club.placements)
    if (ties.placement && placement.keeper == no && placement.owed.total() > 0)
      return Rejection(RejectReason::member_owes, to_text(no) + " keeps " + to_text(number) + ", still to be returned",
                       asked, "member");
  const auto member = club.members.find(no);
  if (ties.refundable && member != club.members.end() && member->second.refundable_total().is_positive())
    return Rejection(RejectReason::member_is_owed,
                     "the club owes " + to_text(no) + " " + say(club, member->second.refundable_total()) +
                         " of refundable contributions",
                     asked, "member");
  return Ok{};
}

Result<Ok> check_nothing_since(const ClubState& club, MemberNo no, Day day) {
  Day last;
  if (const auto member = club.members.find(no); member != club.members.end())
    for (const auto& [fund, course] : member->second.refundable) last = std::max(last, course.last_day());
  for (const auto& [number, loan] : club.loans) {
    const auto course = club.principal.find(number);
    if (loan.borrower == no && course != club.principal.end()) last = std::max(last, course->second.last_day());
  }
  for (const auto& [number, placement] : club.placements)
    if (placement.keeper == no) last = std::max(last, placement.owed.last_day());
  if (last <= day) return Ok{};
  return Rejection(RejectReason::later_entries_depend, to_text(no) + " paid or received on " + to_iso(last),
                   to_text(no) + " leaves on " + to_iso(day), "value_date");
}

Result<Ok> check_fund(const ClubState& club, Fund fund, const char* field) {
  if (club.has_fund(fund)) return Ok{};
  std::string known;
  for (const FundRule& rule : club.by_law.funds) known += (known.empty() ? "" : ", ") + fund_key(rule.fund);
  return Rejection(RejectReason::fund_not_found, "the by-law has " + known,
                   fund.is_none() ? std::string("no fund") : fund_key(fund), field);
}

Result<Ok> check_resolution(const ClubState& club, ResolutionNo no, std::initializer_list<Subject> subjects) {
  const auto found = club.resolutions.find(no);
  if (no.is_none() || found == club.resolutions.end())
    return Rejection(RejectReason::resolution_not_found,
                     std::to_string(club.resolutions.size()) + " resolutions are recorded",
                     no.is_none() ? std::string("no resolution was named") : to_text(no), "resolution");
  if (std::find(subjects.begin(), subjects.end(), found->second.subject) != subjects.end()) return Ok{};
  std::string wanted;
  for (const Subject subject : subjects) wanted += (wanted.empty() ? "" : " or ") + std::string(name_of(subject));
  return Rejection(RejectReason::resolution_not_found,
                   to_text(no) + " is about " + std::string(name_of(found->second.subject)), "one about " + wanted,
                   "resolution");
}

Result<Ok> check_resolved_amount(const ClubState& club, ResolutionNo no, Money amount) {
  const auto found = club.resolutions.find(no);
  if (found == club.resolutions.end() || !found->second.limit.is_positive() || amount <= found->second.limit)
    return Ok{};
  return Rejection(RejectReason::above_approval, to_text(no) + " resolved " + say(club, found->second.limit),
                   say(club, amount), "amount");
}

Result<Ok> check_region(const Context& context, const RegionRef& region) {
  if (context.programme == nullptr || context.programme->regions.empty() || region == RegionRef{}) return Ok{};
  if (context.programme->regions.contains(region)) return Ok{};
  return Rejection(RejectReason::region_not_found,
                   std::to_string(context.programme->regions.size()) + " regions are defined",
                   region.scheme + " " + region.code.text(), "region");
}

Result<Event> find_event(const Moment& at, Version version, const char* field) {
  if (!version.is_none() && version < at.next && at.context.event_at) {
    if (auto event = at.context.event_at(version)) return *std::move(event);
  }
  return Rejection(RejectReason::entry_not_found,
                   "the book of " + at.club.code.text() + " has " + std::to_string(at.next.value - 1) + " events",
                   "version " + std::to_string(version.value), field);
}

std::string later_versions(const Moment& at, Version after, const std::function<bool(const Event&)>& matches) {
  constexpr int kMost = 8;
  std::string named;
  int count = 0;
  for (Version version{after.value + 1}; version < at.next && count < kMost; ++version.value) {
    if (at.club.reversed.contains(version) || !at.context.event_at) continue;
    const auto event = at.context.event_at(version);
    if (!event || !matches(*event)) continue;
    named += (named.empty() ? "" : ", ") + std::to_string(version.value);
    ++count;
  }
  return named;
}

}  // namespace soquy::engine
