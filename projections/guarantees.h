#pragma once
// Who answers for which loan, which members answer for each other, and what of the calls on them is still open?
//
// A call is taken down by what that guarantor brings on the loan on its day or later, the oldest call first; on one day
// the order of recording decides. Once the loan is not open any more nothing of a call is asked for. What stands on the
// loans themselves is read from the loan book.

#include <map>
#include <vector>

#include "events/event.h"
#include "projections/loan_book.h"

namespace soquy::projections {

/// One member who answers for one loan.
struct GuaranteeRow {
  LoanNo loan;
  MemberNo borrower;
  PovertyClass priority = PovertyClass::none;  ///< for which the borrower came first
  MemberNo guarantor;
  GroupNo group;  ///< 0: named alone
  LoanStatus status = LoanStatus::approved;
  Money outstanding;  ///< of the loan
  Money called;
  Money paid;  ///< on the calls
  Money open;
  friend bool operator==(const GuaranteeRow&, const GuaranteeRow&) = default;
};

struct CallRow {
  Version version;
  Day day;
  LoanNo loan;
  MemberNo guarantor;
  ResolutionNo resolution;
  Money amount;
  Money paid;
  Money open;
  friend bool operator==(const CallRow&, const CallRow&) = default;
};

/// A group as it was formed once.
struct GroupRow {
  GroupNo group;
  Version version;
  Day from;
  ResolutionNo resolution;
  std::vector<MemberNo> members;
  bool in_force = false;  ///< it was not formed again since
  friend bool operator==(const GroupRow&, const GroupRow&) = default;
};

class Guarantees {
 public:
  void apply(const Event& event);

  /// By loan, then in the order in which its guarantors stand; loans whose approval was taken back are left out.
  [[nodiscard]] std::vector<GuaranteeRow> rows() const;
  /// By day, then version.
  [[nodiscard]] std::vector<CallRow> calls() const;
  /// By number, then day.
  [[nodiscard]] std::vector<GroupRow> groups() const;
  /// Of all open calls together.
  [[nodiscard]] Money open() const;
  friend bool operator==(const Guarantees&, const Guarantees&) = default;

 private:
  struct Formed {
    Version version;
    Day day;
    FormGuaranteeGroup said;
    friend bool operator==(const Formed&, const Formed&) = default;
  };
  struct Called {
    Version version;
    Day day;
    CallGuarantee said;
    friend bool operator==(const Called&, const Called&) = default;
  };
  /// A repayment that another member than the borrower brought.
  struct StoodIn {
    Version version;
    Day day;
    LoanNo loan;
    MemberNo payer;
    Money amount;
    friend bool operator==(const StoodIn&, const StoodIn&) = default;
  };

  void take(const Payload& payload, const Envelope& envelope);
  void undo(Version entry);

  LoanBook book_;
  std::map<LoanNo, LoanApproved> approved_;
  std::map<GroupNo, std::vector<Formed>> groups_;
  std::vector<Called> calls_;
  std::vector<StoodIn> stood_in_;
};

}  // namespace soquy::projections
