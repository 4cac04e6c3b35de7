#include "projections/trial_balance.h"

namespace soquy::projections {
namespace {

void add(TrialBalanceTotal& total, Money balance) {
  if (balance.is_positive()) {
    total.debit += balance;
  } else {
    total.credit -= balance;
  }
}

}  // namespace

std::vector<TrialBalanceRow> TrialBalance::rows() const {
  std::vector<TrialBalanceRow> rows;
  for (const Posting& line : balances_.in_report_order()) rows.push_back({line.fund, line.account, line.amount});
  return rows;
}

std::vector<TrialBalanceTotal> TrialBalance::totals() const {
  std::vector<TrialBalanceTotal> totals;
  TrialBalanceTotal all;
  for (const TrialBalanceRow& row : rows()) {
    if (totals.empty() || totals.back().fund != row.fund) totals.push_back({row.fund, {}, {}});
    add(totals.back(), row.balance);
    add(all, row.balance);
  }
  totals.push_back(all);
  return totals;
}

}  // namespace soquy::projections
