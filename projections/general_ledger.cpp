#include "projections/general_ledger.h"

#include <algorithm>

#include "projections/balances.h"

namespace soquy::projections {
namespace {

std::vector<Account> counter_accounts(const Entry& entry, const Posting& line) {
  std::vector<Account> others;
  for (const Posting& other : entry) {
    if (other.fund == line.fund && other.amount.is_negative() != line.amount.is_negative()) {
      others.push_back(other.account);
    }
  }
  std::sort(others.begin(), others.end(), prints_before);
  others.erase(std::unique(others.begin(), others.end()), others.end());
  return others;
}

bool has_begun(const LedgerPeriod& period, Day day) { return period.from.is_none() || day >= period.from; }
bool has_ended(const LedgerPeriod& period, Day day) { return !period.through.is_none() && day > period.through; }

void add(LedgerAccount& account, LedgerLine line) {
  account.closing += line.amount;
  line.balance = account.closing;
  (line.amount.is_negative() ? account.credit -= line.amount : account.debit += line.amount);
  account.lines.push_back(std::move(line));
}

}  // namespace

void GeneralLedger::apply(const Event& event) {
  if (event.postings.empty()) return;
  const Envelope& envelope = event.envelope;
  const auto* reversal = event.payload.as<EntryReversed>();
  entries_.push_back({envelope.version, envelope.value_date, envelope.recorded_at, envelope.voucher,
                      event.payload.kind(), reversal ? reversal->entry : Version{}, event.postings});
}

std::vector<const GeneralLedger::Posted*> GeneralLedger::by_day() const {
  std::vector<const Posted*> sorted;
  for (const Posted& entry : entries_) sorted.push_back(&entry);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Posted* left, const Posted* right) { return left->value_date < right->value_date; });
  return sorted;
}

std::vector<LedgerAccount> GeneralLedger::accounts(const LedgerPeriod& period) const {
  std::vector<LedgerAccount> accounts;
  const auto account_of = [&](const Posting& line) -> LedgerAccount& {
    for (LedgerAccount& account : accounts) {
      if (account.fund == line.fund && account.account == line.account) return account;
    }
    return accounts.emplace_back(LedgerAccount{line.fund, line.account, {}, {}, {}, {}, {}});
  };
  for (const Posted* entry : by_day()) {
    if (has_ended(period, entry->value_date)) break;
    for (const Posting& line : entry->postings) {
      LedgerAccount& account = account_of(line);
      if (has_begun(period, entry->value_date)) {
        add(account, {entry->version,
                      entry->value_date,
                      entry->recorded_at,
                      entry->voucher,
                      entry->kind,
                      counter_accounts(entry->postings, line),
                      line.amount,
                      {},
                      entry->reverses});
      } else {
        account.opening += line.amount;
        account.closing += line.amount;
      }
    }
  }
  std::erase_if(accounts, [](const LedgerAccount& one) { return one.lines.empty() && one.opening.is_zero(); });
  std::sort(accounts.begin(), accounts.end(), [](const LedgerAccount& left, const LedgerAccount& right) {
    return left.fund != right.fund ? left.fund < right.fund : prints_before(left.account, right.account);
  });
  return accounts;
}

LedgerAccount GeneralLedger::account(Fund fund, Account account, const LedgerPeriod& period) const {
  for (LedgerAccount& found : accounts(period)) {
    if (found.fund == fund && found.account == account) return std::move(found);
  }
  return {fund, account, {}, {}, {}, {}, {}};
}

}  // namespace soquy::projections
