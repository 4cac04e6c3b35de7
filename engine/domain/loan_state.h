#pragma once
// LoanState: one loan as decide needs it. Owned by the loan rules (decide_loan.cpp, evolve_loan.cpp, allocation.h).

#include <optional>
#include <vector>

#include "events/event.h"

namespace soquy::engine {

enum class LoanStage : std::uint8_t { approved = 0, open = 1, settled = 2, written_off = 3, cancelled = 4 };

/// A repayment as recorded, with its allocation as it stands now (after any reallocation).
struct RepaymentState {
  Version version;
  Day value_date;
  std::string voucher;
  CommandId command;  ///< in which it was recorded; later ones of the command line sort behind earlier ones
  Money amount;
  Allocation lines;
  /// As it was split when it was recorded, where that is not how it stands now.
  std::optional<Allocation> recorded_otherwise;

  /// As it was split when it was recorded: what its reversal posts the opposite of.
  [[nodiscard]] const Allocation& recorded() const { return recorded_otherwise ? *recorded_otherwise : lines; }
  /// It stands split like this from now on.
  void split_to(const Allocation& now);
  friend bool operator==(const RepaymentState&, const RepaymentState&) = default;
};

/// A penalty charged on an instalment, less what was waived.
struct PenaltyState {
  Version version;
  std::uint16_t instalment = 0;
  Day day;
  Money charged;
  Money waived{};  ///< by the waivers that stand
  friend bool operator==(const PenaltyState&, const PenaltyState&) = default;
};

/// A waiver as recorded. What it takes off which penalty follows (allocation.h).
struct WaiverState {
  Version version;
  std::uint16_t instalment = 0;
  Day day;
  Money amount;
  friend bool operator==(const WaiverState&, const WaiverState&) = default;
};

/// The instalments that a rescheduling replaced.
struct FormerPlan {
  Version replaced_by;  ///< the LoanRescheduled
  Day until;            ///< its value date
  LoanTerms terms;
  std::vector<Instalment> instalments;
  bool frozen = false;
  friend bool operator==(const FormerPlan&, const FormerPlan&) = default;
};

/// An entry of a loan was taken back, and not on its own day: until that day the books hold it.
struct TakenBack {
  Version by;     ///< the EntryReversed; 0 when there was none
  Version entry;  ///< what it took back
  Day from;
  /// The day lies among those on which the books still hold the entry.
  [[nodiscard]] bool shuts(Day day) const { return !by.is_none() && day < from; }
  friend bool operator==(const TakenBack&, const TakenBack&) = default;
};

struct LoanState {
  LoanStage stage = LoanStage::approved;
  MemberNo borrower;
  Fund fund;
  ApproveLoan approval;
  Day approved_on;
  Version disbursement;  ///< 0 while only approved
  Day start;
  Money disbursed;  ///< what was paid out; terms.principal is what was outstanding at the last rescheduling
  LoanTerms terms;
  std::vector<Instalment> instalments;  ///< as they stand now
  AllocationOrder allocation = AllocationOrder::penalty_interest_principal;
  AdvanceTo advance = AdvanceTo::next_instalments;
  std::uint32_t overdue_percent = 0;
  std::uint16_t reschedulings = 0;
  bool frozen = false;
  std::vector<FormerPlan> former_plans;    ///< oldest first
  std::vector<RepaymentState> repayments;  ///< in order of value date, voucher number, command id, version
  std::vector<PenaltyState> penalties;     ///< in order of day
  std::vector<WaiverState> waivers;        ///< in order of version
  TakenBack taken_back;                    ///< the one that shuts most days
  Version write_off;                       ///< 0 while not written off
  Day written_off_on;
  Money written_off;  ///< principal
  Money given_up;     ///< principal, interest due and penalties at the write-off: the most that may be recovered
  Money recovered;
  friend bool operator==(const LoanState&, const LoanState&) = default;

  [[nodiscard]] Money principal_paid() const;
  [[nodiscard]] bool is_out() const { return stage == LoanStage::open || stage == LoanStage::settled; }
  /// The last rescheduling; 0 when there was none. Repayments recorded before it count as principal only.
  [[nodiscard]] Version last_rescheduling() const {
    return former_plans.empty() ? Version{} : former_plans.back().replaced_by;
  }
  /// The day from which the instalments in force run.
  [[nodiscard]] Day plan_start() const { return former_plans.empty() ? start : former_plans.back().until; }
  [[nodiscard]] Money outstanding() const;  ///< disbursed - repaid - written off
};

}  // namespace soquy::engine
