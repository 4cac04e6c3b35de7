#pragma once
// What stands on every account of every fund, and do debits equal credits?

#include <vector>

#include "events/event.h"
#include "projections/balances.h"

namespace soquy::projections {

struct TrialBalanceRow {
  Fund fund;
  Account account = Account::cash;
  Money balance;  ///< debit positive
  friend bool operator==(const TrialBalanceRow&, const TrialBalanceRow&) = default;
};

/// The sum of the balances on either side, both positive. Equal in every fund, or the books are broken.
struct TrialBalanceTotal {
  Fund fund;  ///< none: over all funds
  Money debit;
  Money credit;
  friend bool operator==(const TrialBalanceTotal&, const TrialBalanceTotal&) = default;
};

class TrialBalance {
 public:
  void apply(const Event& event) { balances_.add(event.postings); }

  /// By fund, then by account code as text (111, 112, 1288, 138 ...). Balances of zero are left out.
  [[nodiscard]] std::vector<TrialBalanceRow> rows() const;
  /// One per fund that has rows, ascending, and last the sum over all funds.
  [[nodiscard]] std::vector<TrialBalanceTotal> totals() const;
  [[nodiscard]] Money balance(Fund fund, Account account) const { return balances_.of(fund, account); }
  friend bool operator==(const TrialBalance&, const TrialBalance&) = default;

 private:
  Balances balances_;
};

}  // namespace soquy::projections
