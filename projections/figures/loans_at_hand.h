#pragma once
// Of a club's figures: what they need of every loan, worked out when something was recorded about the loan and kept
// until something is again. So a month's end does not look at loans that were settled years ago.

#include <vector>

#include "events/event.h"
#include "projections/figures.h"
#include "projections/loan_book.h"

namespace soquy::projections {

/// What an instalment (or several) asks for from its due day on, and what was paid of it. Minor units.
struct AskedOn {
  Day due;
  Day month;       ///< the first day of the month of the due day,
  Day next_month;  ///< and of the month after it
  Money all;       ///< principal and interest
  Money principal;
  Money in_time;         ///< of all: paid on the due day or before
  Money principal_paid;  ///< of principal
  Money in_month;        ///< of all: not yet paid when the month of the due day began
  Money paid_in_month;   ///< of in_month: paid in that month
  friend bool operator==(const AskedOn&, const AskedOn&) = default;
};

class LoansAtHand {
 public:
  /// Takes in how a loan stands now. The days on which payments were made have passed: a loan is read as of a day no
  /// earlier than what is known of it.
  void renew(const LoanRow& loan);
  /// The same, when nothing came since but one repayment that is split like this.
  void renew_paid(const LoanRow& loan, const Allocation& lines);
  /// Something is owed on them; ascending.
  [[nodiscard]] const std::vector<LoanNo>& open() const { return open_; }
  /// What fell due by the day and was paid of it, and how many loans were paid out without a resolution.
  void add_to(Figures& figures, Day day) const;
  friend bool operator==(const LoansAtHand&, const LoansAtHand&) = default;

 private:
  /// A loan that was paid out.
  struct Lent {
    LoanNo loan;
    bool has_resolution = false;
    bool is_over = false;
    std::vector<AskedOn> asked;  ///< once it is over: one sum of all
    friend bool operator==(const Lent&, const Lent&) = default;
  };
  Lent* find(LoanNo loan);
  Lent& add(LoanNo loan);
  void renew_open(const LoanRow& loan);
  void renew_lent(const LoanRow& loan);
  void add_up_over();

  std::vector<LoanNo> open_;
  std::vector<Lent> lent_;  ///< by number
  AskedOn over_;            ///< of all that are over together
};

}  // namespace soquy::projections
