#pragma once
// Which loans are out, on what terms, what was paid on each instalment, and what comes next?
//
// Nothing is decided here: instalments come from LoanDisbursed and LoanRescheduled, the split of every repayment from
// its own event and the reallocations after it. What the book adds up to equals account 1288. A rescheduling numbers
// its instalments on from those it replaces, so a number names one instalment for the whole life of a loan.

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"

namespace soquy::projections {

enum class LoanStatus : std::uint8_t {
  approved = 0,     ///< not paid out yet
  open = 1,         ///< something is still owed
  settled = 2,      ///< nothing is owed any more
  written_off = 3,  ///< given up; recoveries may still come
  cancelled = 4,    ///< the approval was reversed
};
/// "written_off"
[[nodiscard]] std::string_view to_text(LoanStatus status);

/// What one repayment paid on one instalment.
struct PartPaid {
  Day day;
  Money principal;
  Money interest;  ///< as agreed, late interest left out
  friend bool operator==(const PartPaid&, const PartPaid&) = default;
};

/// Never below zero: what was paid beyond one thing that is owed settles nothing of another.
[[nodiscard]] inline Money still_due(Money due, Money paid) { return std::max(Money::zero(), due - paid); }

struct InstalmentRow {
  std::uint16_t number = 0;
  Day due;
  Money principal;  ///< due, as the paper says
  Money interest;
  Money penalty;  ///< charged less waived
  Money paid_principal;
  Money paid_interest;
  Money paid_penalty;
  Money paid_late_interest;
  Money spared_interest;           ///< not owed any more, because principal came ahead of its day
  std::vector<PartPaid> payments;  ///< that stand, as they are split now
  Day replaced_on;                 ///< by a rescheduling; none while it is in force
  bool frozen = false;             ///< the agreement that it stands in asks for nothing

  [[nodiscard]] Money unpaid_principal() const { return still_due(principal, paid_principal); }
  [[nodiscard]] Money unpaid_interest() const { return still_due(interest - spared_interest, paid_interest); }
  [[nodiscard]] Money unpaid_penalty() const { return still_due(penalty, paid_penalty); }
  /// Principal and interest are paid in full.
  [[nodiscard]] bool is_paid() const { return unpaid_principal().is_zero() && unpaid_interest().is_zero(); }
  friend bool operator==(const InstalmentRow&, const InstalmentRow&) = default;
};

struct LoanRow {
  LoanNo loan;
  MemberNo borrower;
  Fund fund;
  Version approval;  ///< the entry whose texts say what it is for
  ResolutionNo resolution;
  std::vector<MemberNo> guarantors;
  LoanNo repays;  ///< the old loan it was meant to repay, 0 when none
  LoanStatus status = LoanStatus::approved;
  Day approved_on;
  Money approved;
  Day start;  ///< none while only approved
  Money principal;
  LoanTerms terms;                       ///< as they stand now
  std::uint32_t stated_ppm_year = 0;     ///< of the terms on which it was paid out
  std::uint32_t effective_ppm_year = 0;  ///< of the instalments with which it was paid out
  Money outstanding;                     ///< principal - paid principal - written off
  Money paid_principal;
  Money paid_interest;  ///< as agreed
  Money paid_late_interest;
  Money paid_penalty;
  Money unpaid_penalty;  ///< charged - waived - paid
  Money written_off;
  Day written_off_on;  ///< none unless written off
  Money recovered;     ///< after the write-off
  Day last_due;        ///< of the last instalment
  Day next_due;        ///< of the oldest instalment not fully paid, which may lie in the past; none when all is paid
  Money next_amount;
  Day last_payment;
  Day principal_back;  ///< the day on which all principal was back; none while some is out
  std::uint16_t reschedulings = 0;
  bool interest_reduced = false;           ///< ever: a rescheduling bears less a year than the terms it replaced
  bool frozen = false;                     ///< nothing is asked for until it is rescheduled again
  std::uint32_t overdue_percent = 0;       ///< of the agreed rate, on overdue principal
  std::vector<InstalmentRow> instalments;  ///< as they stand now
  std::vector<InstalmentRow> replaced;     ///< those that reschedulings replaced, with what had been paid on them
  friend bool operator==(const LoanRow&, const LoanRow&) = default;
};

/// Principal and interest of the instalment are asked for by that day. Nothing is asked for by a loan that is frozen,
/// nor by a due day after all principal was back.
[[nodiscard]] bool is_asked_for(const LoanRow& loan, const InstalmentRow& part, Day day);
/// Interest on the overdue principal of one instalment up to that day, less what was paid of it
/// (events/late_interest.h). Nothing on a loan that is frozen or written off.
[[nodiscard]] Money late_interest_due(const LoanRow& loan, const InstalmentRow& part, Day day);
/// Of all its instalments in force.
[[nodiscard]] Money late_interest_due(const LoanRow& loan, Day day);

class LoanBook {
 public:
  void apply(const Event& event);

  /// Every loan ever approved, by number.
  [[nodiscard]] std::vector<LoanRow> rows() const;
  /// One of them, good until the next entry; null when there is none of that number.
  [[nodiscard]] const LoanRow* row(LoanNo loan) const;
  /// Loans that were paid out and are not written off, settled ones included only on request.
  [[nodiscard]] std::vector<LoanRow> paid_out(bool with_settled) const;
  /// Sum of what is outstanding; equals 1288 of all funds unless paper balances were taken over in one sum.
  [[nodiscard]] Money outstanding() const;
  friend bool operator==(const LoanBook&, const LoanBook&) = default;

 private:
  /// The instalments agreed at disbursement or by a rescheduling.
  struct Plan {
    Version version;
    Day from;
    LoanTerms terms;
    std::vector<Instalment> instalments;
    bool frozen = false;
    friend bool operator==(const Plan&, const Plan&) = default;
  };
  /// A repayment, its opposite when it was reversed, or what a reallocation moved (the old split with the other sign,
  /// and the new one). `is_money` while it is a repayment that stands.
  struct Payment {
    Version version;
    Day day;
    bool is_money = false;
    Allocation lines;
    std::optional<Allocation> split{};  ///< of a repayment: how it was split anew
    /// How it is split now, when it is a repayment that stands; otherwise nothing.
    [[nodiscard]] std::span<const AllocationLine> standing() const;
    friend bool operator==(const Payment&, const Payment&) = default;
  };
  /// A penalty charged (positive) or waived (negative).
  struct Penalty {
    Version version;
    std::uint16_t instalment = 0;
    Money amount;
    friend bool operator==(const Penalty&, const Penalty&) = default;
  };
  /// The newest split of a repayment; the event that says it may be dated before the repayment itself.
  struct Split {
    Version version;
    Allocation lines;
    friend bool operator==(const Split&, const Split&) = default;
  };
  /// To whom and out of which fund, as it was approved or paid out.
  struct Parties {
    MemberNo borrower;
    Fund fund;
    friend bool operator==(const Parties&, const Parties&) = default;
  };
  /// Where instalments stand in a list that does not count on from its first number: one that was tampered with.
  using OddPlaces = std::map<std::uint16_t, std::size_t>;
  /// What was said of a loan, and the row that follows from it. A payment or a penalty goes straight into the row; all
  /// else that is said, which is rare, works the row out anew.
  struct Loan {
    LoanRow row;
    Parties approved{{}, kIncomeFund};
    LoanTerms approved_terms;
    bool cancelled = false;
    Parties paid_out;
    Version disbursed_in;
    std::vector<Plan> plans;
    std::vector<Payment> payments;
    std::map<Version, Split> splits;  ///< by repayment
    std::vector<Penalty> penalties;
    Version written_off_in;  ///< the write-off that stands, principal or not
    OddPlaces odd_places;    ///< among the instalments of the row
    OddPlaces odd_replaced;
    friend bool operator==(const Loan&, const Loan&) = default;
  };

  void take(const Payload& payload, const Envelope& envelope);
  void undo(const Payload& original, Version entry);
  Loan& loan_of(LoanNo no);
  [[nodiscard]] std::size_t place_of(LoanNo no) const;
  void approve(const LoanApproved& approval, const Envelope& envelope);
  void disburse(const LoanDisbursed& paid_out, const Envelope& envelope);
  void repay(const RepaymentReceived& paid, const Envelope& envelope);
  void reallocate(const RepaymentReallocated& change, const Envelope& envelope);
  void penalise(LoanNo no, const Penalty& penalty);
  void reschedule(const LoanRescheduled& agreed, const Envelope& envelope);
  void write_off(const LoanWrittenOff& given_up, const Envelope& envelope);
  static void take_back_disbursement(Loan& loan, Version entry);
  static void take_back(Loan& loan, const RepaymentReceived& paid, Version entry);
  static void take_back(Loan& loan, const LoanWrittenOff& given_up, Version entry);
  template <class Said>
  static void forget(Loan& loan, std::vector<Said> Loan::*list, Version entry);

  // loan_row.cpp: the row of a loan
  static void work_out(Loan& loan);
  static void set_terms(Loan& loan);
  static void set_instalments(Loan& loan);
  static void add(Loan& loan, const Payment& payment);
  static void add(Loan& loan, const Penalty& penalty);
  static void conclude(Loan& loan);
  static void set_next_due(LoanRow& row);
  [[nodiscard]] static std::array<InstalmentRow*, 2> instalments_of(Loan& loan, std::uint16_t number);
  [[nodiscard]] static Day last_principal(const Loan& loan);
  [[nodiscard]] static bool was_interest_reduced(const Loan& loan);
  [[nodiscard]] static LoanStatus status_of(const Loan& loan);

  std::vector<Loan> loans_;  ///< by number
};

}  // namespace soquy::projections
