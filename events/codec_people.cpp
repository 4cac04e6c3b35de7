// Bytes of the events about people and meetings.
#include "events/codec_wire.h"
#include "events/fields_meeting.h"
#include "events/fields_people.h"

namespace soquy::codec {

SOQUY_CODE_EVENT(MemberJoined)
SOQUY_CODE_ACT(JoinMember, MemberJoined)
SOQUY_CODE_EVENT(ProfileAmended)
SOQUY_CODE_ACT(AmendProfile, ProfileAmended)
SOQUY_CODE_EVENT(MemberClassified)
SOQUY_CODE_ACT(ClassifyMember, MemberClassified)
SOQUY_CODE_EVENT(MemberLeft)
SOQUY_CODE_ACT(LeaveClub, MemberLeft)
SOQUY_CODE_EVENT(VolunteerAppointed)
SOQUY_CODE_ACT(AppointVolunteer, VolunteerAppointed)
SOQUY_CODE_EVENT(VolunteerReleased)
SOQUY_CODE_ACT(ReleaseVolunteer, VolunteerReleased)
SOQUY_CODE_EVENT(ConsentRecorded)
SOQUY_CODE_ACT(RecordConsent, ConsentRecorded)
SOQUY_CODE_EVENT(PersonErased)
SOQUY_CODE_ACT(ErasePerson, PersonErased)
SOQUY_CODE_EVENT(IncomeSurveyed)
SOQUY_CODE_ACT(SurveyIncome, IncomeSurveyed)
SOQUY_CODE_EVENT(InsuranceRecorded)
SOQUY_CODE_ACT(RecordInsurance, InsuranceRecorded)
SOQUY_CODE_EVENT(MeetingHeld)
SOQUY_CODE_ACT(HoldMeeting, MeetingHeld)
SOQUY_CODE_EVENT(ResolutionPassed)
SOQUY_CODE_ACT(PassResolution, ResolutionPassed)
SOQUY_CODE_EVENT(CashCounted)
SOQUY_CODE_ACT(CountCash, CashCounted)
SOQUY_CODE_EVENT(DifferencePosted)
SOQUY_CODE_ACT(PostDifference, DifferencePosted)
SOQUY_CODE_EVENT(SealWritten)
SOQUY_CODE_ACT(WriteSeal, SealWritten)

}  // namespace soquy::codec
