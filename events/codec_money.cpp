// Bytes of the events about money, help and activities.
#include "events/codec_wire.h"
#include "events/fields_help.h"
#include "events/fields_money.h"

namespace soquy::codec {

SOQUY_CODE_EVENT(ContributionReceived)
SOQUY_CODE_ACT(ReceiveContribution, ContributionReceived)
SOQUY_CODE_EVENT(DonationReceived)
SOQUY_CODE_ACT(ReceiveDonation, DonationReceived)
SOQUY_CODE_EVENT(CapitalBorrowed)
SOQUY_CODE_ACT(BorrowCapital, CapitalBorrowed)
SOQUY_CODE_EVENT(IncomeReceived)
SOQUY_CODE_ACT(ReceiveIncome, IncomeReceived)
SOQUY_CODE_EVENT(ExpensePaid)
SOQUY_CODE_ACT(PayExpense, ExpensePaid)
SOQUY_CODE_EVENT(AidGiven)
SOQUY_CODE_ACT(GiveAid, AidGiven)
SOQUY_CODE_EVENT(ContributionRefunded)
SOQUY_CODE_ACT(RefundContribution, ContributionRefunded)
SOQUY_CODE_EVENT(CapitalRepaid)
SOQUY_CODE_ACT(RepayCapital, CapitalRepaid)
SOQUY_CODE_EVENT(FundTransferred)
SOQUY_CODE_ACT(TransferFunds, FundTransferred)
SOQUY_CODE_EVENT(CashBanked)
SOQUY_CODE_ACT(BankCash, CashBanked)
SOQUY_CODE_EVENT(CashWithdrawn)
SOQUY_CODE_ACT(WithdrawCash, CashWithdrawn)
SOQUY_CODE_EVENT(HelpGiven)
SOQUY_CODE_ACT(GiveHelp, HelpGiven)
SOQUY_CODE_EVENT(ActivityHeld)
SOQUY_CODE_ACT(HoldActivity, ActivityHeld)
SOQUY_CODE_EVENT(TrainingHeld)
SOQUY_CODE_ACT(HoldTraining, TrainingHeld)
SOQUY_CODE_EVENT(HealthCheckHeld)
SOQUY_CODE_ACT(HoldHealthCheck, HealthCheckHeld)
SOQUY_CODE_EVENT(SupervisionVisited)
SOQUY_CODE_ACT(RecordVisit, SupervisionVisited)

}  // namespace soquy::codec
