#pragma once
// The running balances of the cash book, fund by fund, with the doubts that wrong rows leave behind: the row after one
// that is accused may go on with it or without it, and is not to blame for either.

#include <map>
#include <vector>

#include "events/accounts.h"
#include "events/ids.h"
#include "events/money.h"

namespace soquy::cli::paper {

class BoxFigures {
 public:
  /// What lies in the box if the rows above are right; 0 before the first.
  [[nodiscard]] Money right_figure(Fund fund) const;

  /// Takes a row that says: `change`, then `balance` in the box. False when that follows from nothing that may have
  /// lain in it. Of an accused row it also follows when the row did not move the box.
  bool take(Fund fund, Money change, Money balance, bool accused);

  /// A row could not be read: its box holds whatever the next row says. No fund: that goes for every box.
  void forget(Fund fund);
  /// The row may belong to any fund: every box may have moved by it, or not.
  void doubt_all(Money change, Money balance);

 private:
  /// What may lie in a box; first if the rows are right. Empty: nobody knows.
  using Figures = std::vector<Money>;
  [[nodiscard]] Figures& figures_of(Fund fund);

  std::map<Fund, Figures> boxes_;
  Figures fresh_{Money{}};  ///< of a box that no row has named yet
};

}  // namespace soquy::cli::paper
