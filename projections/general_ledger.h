#pragma once
// What moved on each account, entry by entry, and how did the balance run?

#include <string>
#include <vector>

#include "events/event.h"

namespace soquy::projections {

struct LedgerLine {
  Version version;
  Day value_date;
  Instant recorded_at;
  std::string voucher;
  Kind kind = Kind::club_founded;
  std::vector<Account> counter;  ///< accounts on the other side of the entry, in the same fund, by code
  Money amount;                  ///< debit positive
  Money balance;                 ///< of the account after this line
  Version reverses;              ///< the entry it undoes, 0 when none
  friend bool operator==(const LedgerLine&, const LedgerLine&) = default;
};

struct LedgerAccount {
  Fund fund;
  Account account = Account::cash;
  Money opening;  ///< before the first day of the period
  std::vector<LedgerLine> lines;
  Money debit;   ///< of the period
  Money credit;  ///< of the period, positive
  Money closing;
  friend bool operator==(const LedgerAccount&, const LedgerAccount&) = default;
};

/// Days [from, through], both included; none: no bound.
struct LedgerPeriod {
  Day from;
  Day through;
};

/// Lines stand in the order of their value date, then of their version: an entry written late stands where it belongs,
/// and the balances after it have run over it.
class GeneralLedger {
 public:
  void apply(const Event& event);

  /// Every account that was posted to, by fund and account code; those with neither lines nor an opening balance in the
  /// period are left out.
  [[nodiscard]] std::vector<LedgerAccount> accounts(const LedgerPeriod& period = {}) const;
  /// One account, empty when nothing was posted to it.
  [[nodiscard]] LedgerAccount account(Fund fund, Account account, const LedgerPeriod& period = {}) const;
  friend bool operator==(const GeneralLedger&, const GeneralLedger&) = default;

 private:
  struct Posted {
    Version version;
    Day value_date;
    Instant recorded_at;
    std::string voucher;
    Kind kind = Kind::club_founded;
    Version reverses;
    Entry postings;
    friend bool operator==(const Posted&, const Posted&) = default;
  };
  [[nodiscard]] std::vector<const Posted*> by_day() const;

  std::vector<Posted> entries_;  // in version order
};

}  // namespace soquy::projections
