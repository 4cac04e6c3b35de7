// Members: joining, changing, leaving, being erased.

#include "engine/domain/fields.h"
#include "engine/domain/guarantees.h"
#include "engine/domain/lookup.h"
#include "engine/domain/posting_rules.h"
#include "events/codec.h"

namespace soquy::engine {

namespace {

Result<Ok> check_household(const ClubState& club, MemberNo household) {
  if (household.is_none()) return Ok{};
  SOQUY_TRY(member_ever(club, household, "household"));
  return Ok{};
}

Result<Ok> check_member(const Moment& at, MemberNo no) {
  SOQUY_TRY(member_on(at.club, no, at.value_date));
  return Ok{};
}

Result<Ok> check_known(const Moment& at, MemberNo no) {
  SOQUY_TRY(member_ever(at.club, no));
  return Ok{};
}

}  // namespace

Result<Facts> decide_act(const JoinMember& ask, const Moment& at) {
  SOQUY_TRY(check_household(at.club, ask.household));
  if (const auto known = at.club.members.find(ask.member); known != at.club.members.end())
    return Rejection(RejectReason::member_exists, to_text(ask.member) + " joined on " + to_iso(known->second.joined),
                     to_text(ask.member) + " joins", "member");
  return one_fact(MemberJoined{ask});
}

Result<Facts> decide_act(const AmendProfile& ask, const Moment& at) {
  SOQUY_TRY(check_known(at, ask.member));
  SOQUY_TRY(check_household(at.club, ask.household));
  if (at.club.members.at(ask.member).erased)
    return Rejection(RejectReason::already_done, to_text(ask.member) + " was erased", "amend the profile", "member");
  return one_fact(ProfileAmended{ask});
}

Result<Facts> decide_act(const ClassifyMember& ask, const Moment& at) {
  SOQUY_TRY(check_member(at, ask.member));
  return one_fact(MemberClassified{ask});
}

namespace {

/// A guarantor who leaves goes on answering, and may be hard to find.
void warn_of_guarantees(const Moment& at, MemberNo no) {
  std::string named;
  for (const LoanNo loan : loans_answered_for(at.club, no)) named += (named.empty() ? "" : ", ") + to_text(loan);
  if (!named.empty()) at.warnings.push_back({"guarantor_left", to_text(no) + " goes on answering for " + named + "."});
}

}  // namespace

/// Who leaves settles first. Death settles nothing, but nobody can be kept a member by it: what is owed either way
/// stays in the books, for the guarantors and the heirs.
Result<Facts> decide_act(const LeaveClub& ask, const Moment& at) {
  SOQUY_TRY(check_member(at, ask.member));
  auto settled = check_no_ties(at.club, ask.member, {}, "leave the club");
  if (settled.has_error()) {
    if (ask.reason != ReasonCode::death) return std::move(settled).error();
    at.warnings.push_back({"left_with_ties", settled.error().seen + "."});
  }
  warn_of_guarantees(at, ask.member);
  if (at.club.board.contains(ask.member))
    at.warnings.push_back(
        {"board_seat_empty", to_text(ask.member) + " sat on the board: elect somebody for the seat."});
  // A death is often told late; whoever leaves alive is there to say when.
  if (ask.reason != ReasonCode::death) SOQUY_TRY(check_nothing_since(at.club, ask.member, at.value_date));
  return one_fact(MemberLeft{ask});
}

Result<Facts> decide_act(const AppointVolunteer& ask, const Moment& at) {
  SOQUY_TRY(check_member(at, ask.member));
  if (at.club.members.at(ask.member).volunteer)
    return Rejection(RejectReason::already_done, to_text(ask.member) + " is a volunteer", "appoint", "member");
  return one_fact(VolunteerAppointed{ask});
}

Result<Facts> decide_act(const ReleaseVolunteer& ask, const Moment& at) {
  SOQUY_TRY(check_known(at, ask.member));
  if (!at.club.members.at(ask.member).volunteer)
    return Rejection(RejectReason::already_done, to_text(ask.member) + " is no volunteer", "release", "member");
  return one_fact(VolunteerReleased{ask});
}

Result<Facts> decide_act(const RecordConsent& ask, const Moment& at) {
  SOQUY_TRY(check_known(at, ask.member));
  return one_fact(ConsentRecorded{ask});
}

Result<Facts> decide_act(const SurveyIncome& ask, const Moment& at) {
  SOQUY_TRY(check_known(at, ask.member));
  if (!ask.loan.is_none() && !at.club.loans.contains(ask.loan))
    return Rejection(RejectReason::loan_not_found, std::to_string(at.club.loans.size()) + " loans are recorded",
                     to_text(ask.loan), "loan");
  return one_fact(IncomeSurveyed{ask});
}

Result<Facts> decide_act(const RecordInsurance& ask, const Moment& at) {
  SOQUY_TRY(check_member(at, ask.member));
  return one_fact(InsuranceRecorded{ask});
}

// --- Erasure ---------------------------------------------------------------------------------------------------------

namespace {

/// The books need the name while money stands between the club and the person, and while the person is a member.
Result<Ok> check_may_forget(const Moment& at, MemberNo no) {
  SOQUY_TRY(check_known(at, no));
  SOQUY_TRY(check_no_ties(at.club, no, {}, "erase the person"));
  const MemberState& member = at.club.members.at(no);
  if (member.left.is_none())
    return Rejection(RejectReason::still_a_member, to_text(no) + " is a member since " + to_iso(member.joined),
                     "erase the person", "member");
  if (member.erased)
    return Rejection(RejectReason::already_done, to_text(no) + " was erased", "erase the person", "member");
  return Ok{};
}

Result<Ok> check_text_there(const Moment& at, const ErasePerson& ask) {
  auto found = find_event(at, ask.text_version, "text_version");
  if (found.has_error()) return std::move(found).error();
  if (found->payload.as<MemberJoined>() != nullptr || found->payload.as<ProfileAmended>() != nullptr)
    return bad_field("text_version", "a profile is erased with its member",
                     "version " + std::to_string(ask.text_version.value));
  std::size_t notes = 0;
  for_each_note(found->payload, [&](Note&) { ++notes; });
  if (ask.text_slot < notes) return Ok{};
  return Rejection(RejectReason::entry_not_found,
                   "version " + std::to_string(ask.text_version.value) + " has " + std::to_string(notes) + " texts",
                   "text " + std::to_string(ask.text_slot), "text_slot");
}

}  // namespace

Result<Facts> decide_act(const ErasePerson& ask, const Moment& at) {
  if (ask.member.is_none()) {
    SOQUY_TRY(check_text_there(at, ask));
  } else {
    SOQUY_TRY(check_may_forget(at, ask.member));
  }
  return one_fact(PersonErased{ask});
}

}  // namespace soquy::engine
