#pragma once
// Of a club's figures: what is out in loans on the day and how late it is, and how lending and paying back went.

#include <map>
#include <set>
#include <vector>

#include "events/event.h"
#include "projections/figures.h"
#include "projections/loan_book.h"

namespace soquy::projections {

class LendingFigures {
 public:
  void apply(const Event& event);
  void add_to(Figures& figures, Day day) const;
  /// Borrowers of the loans that are open on the day.
  [[nodiscard]] std::set<MemberNo> borrowers() const;
  friend bool operator==(const LendingFigures&, const LendingFigures&) = default;

 private:
  struct Board {
    Day day;
    Version version;
    std::vector<BoardSeat> seats;
    friend bool operator==(const Board&, const Board&) = default;
  };

  void take_back(const EntryReversed& reversal);
  void count_loan(const LoanDisbursed& loan, Day start, bool stands);
  void add_portfolio(Figures& figures, const std::vector<LoanRow>& loans, Day day) const;
  [[nodiscard]] bool sits_on_board(MemberNo member) const;

  LoanBook book_;
  Board board_;
  std::map<MemberNo, std::uint32_t> loans_of_;  ///< ever paid out, those taken back left out
  Figures lent_;                                ///< only what only grows
};

/// What was asked of one loan by the day, and what was paid of it when.
void add_payments_of(Figures& figures, const LoanRow& loan, Day day);

}  // namespace soquy::projections
