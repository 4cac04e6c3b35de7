#include "events/loan_of.h"

namespace soquy {

LoanNo loan_of(const Payload& payload) {
  if (const auto* approval = payload.as<LoanApproved>()) return approval->given;
  if (const auto* paid_out = payload.as<LoanDisbursed>()) return paid_out->loan;
  if (const auto* paid = payload.as<RepaymentReceived>()) return paid->loan;
  if (const auto* moved = payload.as<RepaymentReallocated>()) return moved->loan;
  if (const auto* charged = payload.as<PenaltyCharged>()) return charged->loan;
  if (const auto* waived = payload.as<PenaltyWaived>()) return waived->loan;
  if (const auto* agreed = payload.as<LoanRescheduled>()) return agreed->loan;
  if (const auto* given_up = payload.as<LoanWrittenOff>()) return given_up->loan;
  if (const auto* recovered = payload.as<LoanRecovered>()) return recovered->loan;
  const auto* reversal = payload.as<EntryReversed>();
  return reversal != nullptr && reversal->original ? loan_of(*reversal->original) : LoanNo{};
}

}  // namespace soquy
