// Bytes of the events about loans.
#include "events/codec_wire.h"
#include "events/fields_loan.h"

namespace soquy::codec {

SOQUY_CODE_EVENT(LoanApproved)
SOQUY_CODE_ACT(ApproveLoan, LoanApproved)
SOQUY_CODE_EVENT(LoanDisbursed)
SOQUY_CODE_ACT(DisburseLoan, LoanDisbursed)
SOQUY_CODE_EVENT(RepaymentReceived)
SOQUY_CODE_ACT(ReceiveRepayment, RepaymentReceived)
SOQUY_CODE_EVENT(RepaymentReallocated)
SOQUY_CODE_EVENT(PenaltyCharged)
SOQUY_CODE_ACT(ChargePenalty, PenaltyCharged)
SOQUY_CODE_EVENT(PenaltyWaived)
SOQUY_CODE_ACT(WaivePenalty, PenaltyWaived)
SOQUY_CODE_EVENT(LoanRescheduled)
SOQUY_CODE_ACT(RescheduleLoan, LoanRescheduled)
SOQUY_CODE_EVENT(LoanWrittenOff)
SOQUY_CODE_ACT(WriteOffLoan, LoanWrittenOff)
SOQUY_CODE_EVENT(LoanRecovered)
SOQUY_CODE_ACT(RecoverLoan, LoanRecovered)
SOQUY_CODE_EVENT(CreditReferralMade)
SOQUY_CODE_ACT(ReferToLender, CreditReferralMade)
SOQUY_CODE_EVENT(GuaranteeGroupFormed)
SOQUY_CODE_ACT(FormGuaranteeGroup, GuaranteeGroupFormed)
SOQUY_CODE_EVENT(GuaranteeCalled)
SOQUY_CODE_ACT(CallGuarantee, GuaranteeCalled)

}  // namespace soquy::codec
