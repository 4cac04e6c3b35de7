#pragma once
// Of a club's figures: what is out in loans on the day and how late it is, and how lending and paying back went.

#include <map>
#include <set>
#include <vector>

#include "events/event.h"
#include "projections/arrears.h"
#include "projections/figures.h"
#include "projections/figures/loans_at_hand.h"
#include "projections/loan_book.h"

namespace soquy::projections {

class LendingFigures {
 public:
  void apply(const Event& event);
  /// Returns the borrowers of the loans that are open on the day, ascending.
  std::vector<MemberNo> add_to(Figures& figures, Day day) const;
  friend bool operator==(const LendingFigures&, const LendingFigures&) = default;

 private:
  struct Board {
    Day day;
    Version version;
    std::vector<BoardSeat> seats;
    friend bool operator==(const Board&, const Board&) = default;
  };

  void renew(const Payload& payload);
  void take_back(const EntryReversed& reversal);
  void count_loan(const LoanDisbursed& loan, Day start, bool stands);
  void add_loan(Figures& figures, const ArrearsRow& row) const;
  [[nodiscard]] bool sits_on_board(MemberNo member) const;

  LoanBook book_;
  Board board_;
  std::map<MemberNo, std::int64_t> loans_of_;  ///< ever paid out, those taken back left out
  Figures lent_;                               ///< only what only grows
  LoansAtHand at_hand_;                        ///< what is known of the loans
  std::set<LoanNo> split_anew_;                ///< those of which a repayment was
};

}  // namespace soquy::projections
