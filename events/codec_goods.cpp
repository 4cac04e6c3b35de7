// Bytes of the events about goods, closing and audit.
#include "events/codec_wire.h"
#include "events/fields_audit.h"
#include "events/fields_closing.h"
#include "events/fields_goods.h"

namespace soquy::codec {

SOQUY_CODE_EVENT(GoodsReceived)
SOQUY_CODE_ACT(ReceiveGoods, GoodsReceived)
SOQUY_CODE_EVENT(GoodsGiven)
SOQUY_CODE_ACT(GiveGoods, GoodsGiven)
SOQUY_CODE_EVENT(GoodsLent)
SOQUY_CODE_ACT(LendGoods, GoodsLent)
SOQUY_CODE_EVENT(GoodsBorn)
SOQUY_CODE_ACT(RecordBirth, GoodsBorn)
SOQUY_CODE_EVENT(GoodsHandedOn)
SOQUY_CODE_ACT(HandOnGoods, GoodsHandedOn)
SOQUY_CODE_EVENT(GoodsReturned)
SOQUY_CODE_ACT(ReturnGoods, GoodsReturned)
SOQUY_CODE_EVENT(GoodsLost)
SOQUY_CODE_ACT(RecordLoss, GoodsLost)
SOQUY_CODE_EVENT(GoodsBoughtOut)
SOQUY_CODE_ACT(BuyOutGoods, GoodsBoughtOut)
SOQUY_CODE_EVENT(GoodsRevalued)
SOQUY_CODE_ACT(RevalueGoods, GoodsRevalued)
SOQUY_CODE_EVENT(InterestAllocated)
SOQUY_CODE_ACT(AllocateInterest, InterestAllocated)
SOQUY_CODE_EVENT(PeriodClosed)
SOQUY_CODE_ACT(ClosePeriod, PeriodClosed)
SOQUY_CODE_EVENT(PeriodReopened)
SOQUY_CODE_ACT(ReopenPeriod, PeriodReopened)
SOQUY_CODE_EVENT(EntryReversed)
SOQUY_CODE_ACT(ReverseEntry, EntryReversed)
SOQUY_CODE_EVENT(HandoverSigned)
SOQUY_CODE_ACT(SignHandover, HandoverSigned)
SOQUY_CODE_EVENT(FindingRaised)
SOQUY_CODE_ACT(RaiseFinding, FindingRaised)
SOQUY_CODE_EVENT(FindingAnswered)
SOQUY_CODE_ACT(AnswerFinding, FindingAnswered)
SOQUY_CODE_EVENT(AttestationGiven)
SOQUY_CODE_ACT(GiveAttestation, AttestationGiven)
SOQUY_CODE_EVENT(DisputeOpened)
SOQUY_CODE_ACT(OpenDispute, DisputeOpened)
SOQUY_CODE_EVENT(DisputeResolved)
SOQUY_CODE_ACT(ResolveDispute, DisputeResolved)

}  // namespace soquy::codec
