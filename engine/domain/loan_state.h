#pragma once
// LoanState: one loan as decide needs it. Owned by the loan rules (decide_loan.cpp, evolve_loan.cpp, allocation.h).

#include <vector>

#include "events/event.h"

namespace soquy::engine {

enum class LoanStage : std::uint8_t { approved = 0, open = 1, settled = 2, written_off = 3, cancelled = 4 };

/// A repayment as recorded, with its allocation as it stands now (after any reallocation).
struct RepaymentState {
  Version version;
  Day value_date;
  std::string voucher;
  CommandId command;
  Money amount;
  Allocation lines;
  friend bool operator==(const RepaymentState&, const RepaymentState&) = default;
};

/// A penalty charged on an instalment, less what was waived.
struct PenaltyState {
  std::uint16_t instalment = 0;
  Day day;
  Money charged;
  Money waived;
  friend bool operator==(const PenaltyState&, const PenaltyState&) = default;
};

struct LoanState {
  LoanStage stage = LoanStage::approved;
  MemberNo borrower;
  Fund fund;
  ApproveLoan approval;
  Day approved_on;
  Version disbursement;  ///< 0 while only approved
  Day start;
  LoanTerms terms;
  std::vector<Instalment> instalments;  ///< as they stand now
  AllocationOrder allocation = AllocationOrder::penalty_interest_principal;
  AdvanceTo advance = AdvanceTo::next_instalments;
  std::uint32_t overdue_percent = 0;
  std::uint16_t reschedulings = 0;
  bool frozen = false;
  std::vector<RepaymentState> repayments;  ///< in order of value date, voucher number, command id, version
  std::vector<PenaltyState> penalties;
  Money written_off;
  Money recovered;
  friend bool operator==(const LoanState&, const LoanState&) = default;

  [[nodiscard]] Money principal_paid() const;
  [[nodiscard]] Money outstanding() const;  ///< disbursed - repaid - written off
};

}  // namespace soquy::engine
