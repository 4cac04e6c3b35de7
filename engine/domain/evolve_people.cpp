// Members, and the meeting: who came, what was resolved, what was in the box.

#include <algorithm>

#include "engine/domain/evolve_parts.h"

namespace soquy::engine {

void take(ClubState& club, const MemberJoined& what, const Event& whole) {
  MemberState& member = member_of_state(club, what.member);
  member.joined = whole.envelope.value_date;
  member.sex = what.sex;
  member.birth_year = what.birth_year;
  member.poverty = what.poverty;
  member.poverty_at_joining = what.poverty;
  member.household = what.household;
}

void take(ClubState& club, const ProfileAmended& what, const Event&) {
  MemberState& member = member_of_state(club, what.member);
  member.sex = what.sex;
  member.birth_year = what.birth_year;
  member.household = what.household;
}

void take(ClubState& club, const MemberClassified& what, const Event& whole) {
  MemberState& member = member_of_state(club, what.member);
  member.poverty = what.poverty;
  const Day from = what.valid_from.is_none() ? whole.envelope.value_date : what.valid_from;
  member.certificates.push_back({whole.envelope.version, from, what.valid_until, what.poverty});
}

void take(ClubState& club, const MemberLeft& what, const Event& whole) {
  MemberState& member = member_of_state(club, what.member);
  member.left = whole.envelope.value_date;
  club.board.erase(what.member);
}

/// A member after all, and a volunteer if they were one; a seat on the board is given again, by the club.
void undo_leaving(ClubState& club, const Payload& original) {
  if (const auto* left = original.as<MemberLeft>()) member_of_state(club, left->member).left = Day::none();
}

void take(ClubState& club, const VolunteerAppointed& what, const Event&) {
  member_of_state(club, what.member).volunteer = true;
}
void take(ClubState& club, const VolunteerReleased& what, const Event&) {
  member_of_state(club, what.member).volunteer = false;
}
void take(ClubState&, const ConsentRecorded&, const Event&) {}
void take(ClubState& club, const PersonErased& what, const Event&) {
  if (!what.member.is_none()) member_of_state(club, what.member).erased = true;
}
void take(ClubState&, const IncomeSurveyed&, const Event&) {}
void take(ClubState&, const InsuranceRecorded&, const Event&) {}

// --- Meeting ---------------------------------------------------------------------------------------------------------

void take(ClubState& club, const MeetingHeld& what, const Event& whole) {
  club.began = true;
  MeetingState meeting{whole.envelope.value_date, whole.envelope.version, what.present_count, what.members};
  if (meeting.present == 0) meeting.present = static_cast<std::uint16_t>(what.present.size());
  const auto later = std::upper_bound(club.meetings.begin(), club.meetings.end(), meeting.day,
                                      [](Day day, const MeetingState& other) { return day < other.day; });
  club.meetings.insert(later, meeting);
}

void take(ClubState& club, const ResolutionPassed& what, const Event& whole) {
  club.resolutions[what.given] = {what.given, what.subject, what.limit, whole.envelope.value_date,
                                  whole.envelope.version};
}

void take(ClubState& club, const CashCounted& what, const Event& whole) {
  // An earlier count that agreed has said all it had to say.
  std::erase_if(club.counts, [&](const CountState& count) { return count.box == what.box && count.over.is_zero(); });
  const Money over = what.counted - what.book;
  club.counts.push_back({whole.envelope.version, what.box, over, over.is_zero()});
}

namespace {

void set_resolved(ClubState& club, Version count, bool resolved) {
  for (CountState& known : club.counts)
    if (known.version == count) known.resolved = resolved;
}

}  // namespace

void take(ClubState& club, const DifferencePosted& what, const Event&) { set_resolved(club, what.count, true); }
void take(ClubState&, const SealWritten&, const Event&) {}

void undo_count(ClubState& club, const Payload& original, const Undoing& undoing) {
  if (const auto* posted = original.as<DifferencePosted>()) set_resolved(club, posted->count, false);
  if (original.as<CashCounted>() != nullptr)
    std::erase_if(club.counts, [&](const CountState& count) { return count.version == undoing.original; });
}

}  // namespace soquy::engine
