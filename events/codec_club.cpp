// Bytes of the events about the programme and the club.
#include "events/codec_wire.h"
#include "events/fields_club.h"
#include "events/fields_programme.h"

namespace soquy::codec {

SOQUY_CODE_EVENT(RegionDefined)
SOQUY_CODE_ACT(DefineRegion, RegionDefined)
SOQUY_CODE_EVENT(RegionSucceeded)
SOQUY_CODE_ACT(SucceedRegion, RegionSucceeded)
SOQUY_CODE_EVENT(RulePackPublished)
SOQUY_CODE_ACT(PublishRulePack, RulePackPublished)
SOQUY_CODE_EVENT(TargetSet)
SOQUY_CODE_ACT(SetTarget, TargetSet)
SOQUY_CODE_EVENT(PriceIndexPublished)
SOQUY_CODE_ACT(PublishPriceIndex, PriceIndexPublished)
SOQUY_CODE_EVENT(ActorEnrolled)
SOQUY_CODE_ACT(EnrolActor, ActorEnrolled)
SOQUY_CODE_EVENT(ActorKeyRevoked)
SOQUY_CODE_ACT(RevokeActorKey, ActorKeyRevoked)
SOQUY_CODE_EVENT(ReviewMeetingHeld)
SOQUY_CODE_ACT(HoldReviewMeeting, ReviewMeetingHeld)
SOQUY_CODE_EVENT(ReportSubmitted)
SOQUY_CODE_ACT(SubmitReport, ReportSubmitted)
SOQUY_CODE_EVENT(ReportReceived)
SOQUY_CODE_ACT(ReceiveReport, ReportReceived)
SOQUY_CODE_EVENT(ClubFounded)
SOQUY_CODE_ACT(FoundClub, ClubFounded)
SOQUY_CODE_EVENT(ByLawAdopted)
SOQUY_CODE_ACT(AdoptByLaw, ByLawAdopted)
SOQUY_CODE_EVENT(ClubRelocated)
SOQUY_CODE_ACT(RelocateClub, ClubRelocated)
SOQUY_CODE_EVENT(BoardElected)
SOQUY_CODE_ACT(ElectBoard, BoardElected)
SOQUY_CODE_EVENT(WriterGranted)
SOQUY_CODE_ACT(GrantWriter, WriterGranted)
SOQUY_CODE_EVENT(ClubDissolved)
SOQUY_CODE_ACT(DissolveClub, ClubDissolved)
SOQUY_CODE_EVENT(OpeningBalanceSet)
SOQUY_CODE_ACT(SetOpeningBalance, OpeningBalanceSet)

}  // namespace soquy::codec
