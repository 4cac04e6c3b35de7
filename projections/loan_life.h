#pragma once
// What became of one loan: what was asked, what came in, how was it split, and what is owed now?
//
// Rows stand in the order in which they happened by value date; of one day what fell due comes first, then the entries
// as they were recorded. A repayment keeps the split it was recorded with, and the rows of its reallocations say what
// became of it; the instalments show every repayment as it is split now. The balances are those of the loan book.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "projections/arrears.h"
#include "projections/loan_book.h"

namespace soquy::projections {

enum class LifeStep : std::uint8_t {
  none = 0,
  approved = 1,
  paid_out = 2,
  due = 3,  ///< an instalment fell due: no entry, the day itself
  repaid = 4,
  moved = 5,  ///< a repayment recorded earlier is split anew
  reversed = 6,
  penalty = 7,
  waived = 8,
  rescheduled = 9,
  written_off = 10,
  recovered = 11,
};
/// "paid_out"
[[nodiscard]] std::string_view to_text(LifeStep step);

struct LifeRow {
  LifeStep step = LifeStep::none;
  Day day;
  Version version;  ///< the entry, 0 for a due day
  std::string voucher;
  std::uint16_t instalment = 0;          ///< of a due day, a penalty, a waiver
  Money amount;                          ///< what passed, was asked, charged, waived, given up or agreed on
  Money principal;                       ///< of what is due
  Money interest;                        ///< of what is due
  Money paid_before;                     ///< of what is due: paid or spared before that day, as it is split now
  Allocation before;                     ///< moved: the split until then
  Allocation lines;                      ///< repaid, moved: the split from then on
  std::vector<Instalment> instalments;   ///< paid out, rescheduled: what was agreed
  bool frozen = false;                   ///< rescheduled: nothing is asked for the time being
  bool settles = false;                  ///< repaid: nothing was owed after it
  MemberNo payer;                        ///< repaid: who brought it when not the borrower
  Version about;                         ///< moved: the repayment; reversed: the entry undone
  Version cause;                         ///< moved: the entry that changed the past
  LifeStep undone = LifeStep::none;      ///< reversed: what the entry had been
  Version reversed_by;                   ///< 0 while the entry stands
  ReasonCode reason = ReasonCode::none;  ///< as far as the entry gives one
  ResolutionNo resolution;
  Money lent;         ///< what the row did to the outstanding principal
  Money outstanding;  ///< principal, after the row
  friend bool operator==(const LifeRow&, const LifeRow&) = default;
};

/// What a repayment paid of an instalment, as it is split now.
struct LifePayment {
  Version repayment;
  Day day;
  AllocationLine line;
  friend bool operator==(const LifePayment&, const LifePayment&) = default;
};

struct LifeInstalment {
  InstalmentRow row;                  ///< what was asked and paid, as the loan book has it
  int plan = 1;                       ///< 1 as paid out, 2 after the first rescheduling
  Day replaced_on;                    ///< by a rescheduling; none while it is in force
  AllocationLine sum;                 ///< of the payments
  std::vector<LifePayment> payments;  ///< in the order of their days
  Day paid_on;                        ///< when principal and interest were paid in full; none while they are not
  int days_late = 0;                  ///< until then, or until the day asked about
  Money open;                         ///< what is still asked for: nothing once replaced or settled
  friend bool operator==(const LifeInstalment&, const LifeInstalment&) = default;
};

/// What is owed on a day. All zero unless the loan is open.
struct LoanStanding {
  Money principal;      ///< outstanding, due or not
  Money interest_due;   ///< of the instalments due by that day
  Money late_interest;  ///< for the days on which principal was overdue
  Money penalties;
  Money overdue;  ///< of it: what was asked for before that day, all penalties and late interest
  Day since;      ///< the oldest due day on which something is unpaid, when it has passed
  int days_late = 0;
  Day next_due;       ///< that day or later: when the next unpaid instalment is due
  Money next_amount;  ///< its principal and interest
  [[nodiscard]] Money owed() const { return principal + interest_due + late_interest + penalties; }
  friend bool operator==(const LoanStanding&, const LoanStanding&) = default;
};

struct Life {
  LoanRow loan;
  AllocationOrder allocation = AllocationOrder::penalty_interest_principal;  ///< by-law of the day it was paid out
  AdvanceTo advance = AdvanceTo::next_instalments;
  std::uint32_t overdue_percent = 0;
  std::vector<LifeRow> rows;
  std::vector<LifeInstalment> instalments;  ///< replaced ones first
  std::map<std::uint16_t, Day> due_days;    ///< of every instalment there ever was, by number
  LoanStanding standing;
  friend bool operator==(const Life&, const Life&) = default;
};

class LoanLife {
 public:
  LoanLife() = default;
  explicit LoanLife(LoanNo loan) : no_(loan) {}
  void apply(const Event& event);

  /// Fold with the same value date first. Empty, with loan number 0, when there is no such loan.
  [[nodiscard]] Life on(Day day) const;
  friend bool operator==(const LoanLife&, const LoanLife&) = default;

 private:
  struct Plan {
    Version version;
    Day from;
    std::vector<Instalment> instalments;
    bool frozen = false;
    friend bool operator==(const Plan&, const Plan&) = default;
  };
  /// A repayment that stands, as it is split now.
  struct Standing {
    Version version;
    Day day;
    Allocation lines;
    friend bool operator==(const Standing&, const Standing&) = default;
  };

  void take(const Payload& payload, const Envelope& envelope);
  void undo(const EntryReversed& reversal, const Envelope& envelope);
  void agree(const LifeRow& row);
  [[nodiscard]] std::vector<LifeInstalment> instalments_on(const LoanRow& loan, Day day) const;
  [[nodiscard]] LifeInstalment instalment_on(const InstalmentRow& row, std::size_t plan, const LoanRow& loan,
                                             Day day) const;
  void add_payments(LifeInstalment& one) const;
  [[nodiscard]] Day asked_until(const LoanRow& loan, Day day) const;
  [[nodiscard]] std::vector<LifeRow> due_rows(const Life& life, Day day) const;

  LoanNo no_;
  LoanBook book_;
  AllocationOrder allocation_ = AllocationOrder::penalty_interest_principal;
  AdvanceTo advance_ = AdvanceTo::next_instalments;
  std::uint32_t overdue_percent_ = 0;
  Day written_off_on_;
  std::vector<LifeRow> rows_;  ///< of the entries, as recorded
  std::vector<Plan> plans_;
  std::vector<Standing> repayments_;
};

}  // namespace soquy::projections
