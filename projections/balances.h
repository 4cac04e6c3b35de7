#pragma once
// Balances per fund and account: the sum of all postings seen. The part of a view that several views share.

#include <vector>

#include "events/entry.h"

namespace soquy::projections {

/// Sums postings. A club has a few dozen pairs of fund and account, so a sorted vector beats a tree.
class Balances {
 public:
  void add(const Entry& entry);
  /// Zero when nothing was ever posted there. Debit positive.
  [[nodiscard]] Money of(Fund fund, Account account) const;
  /// Over all funds.
  [[nodiscard]] Money of(Account account) const;
  /// Every balance that is not zero, by fund and then by account code as text: 111, 112, 1288, 138 ...
  [[nodiscard]] std::vector<Posting> in_report_order() const;
  /// The funds that were ever posted to, ascending.
  [[nodiscard]] std::vector<Fund> funds() const;
  friend bool operator==(const Balances&, const Balances&) = default;

 private:
  std::vector<Posting> lines_;  // ascending by fund and account number, one per pair; zeros stay
};

/// True when account `left` is printed before `right` in reports.
[[nodiscard]] bool prints_before(Account left, Account right);

}  // namespace soquy::projections
