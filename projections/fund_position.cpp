#include "projections/fund_position.h"

#include <algorithm>

#include "projections/versioned.h"

namespace soquy::projections {
namespace {

Money signed_by(int sign, Money amount) { return sign < 0 ? -amount : amount; }

/// The later day wins; on one day the later version.
bool is_later(const LastCount& left, const LastCount& right) {
  return left.day != right.day ? left.day > right.day : left.version > right.version;
}

std::vector<Fund> funds_of(const OpeningBalanceSet& opening) {
  std::vector<Fund> funds;
  for (const Posting& line : opening.balances) {
    if (std::find(funds.begin(), funds.end(), line.fund) == funds.end()) funds.push_back(line.fund);
  }
  return funds;
}

}  // namespace

Money FundPositionRow::free_money() const { return std::max(Money::zero(), cash + bank - restricted); }

void FundPosition::apply(const Event& event) {
  balances_.add(event.postings);
  if (const auto* reversal = event.payload.as<EntryReversed>()) {
    undo(*reversal->original, reversal->entry);
  } else {
    take(event.payload, event.envelope);
  }
}

void FundPosition::take(const Payload& payload, const Envelope& envelope) {
  if (const auto* by_law = payload.as<ByLawAdopted>()) {
    by_laws_.push_back({envelope.version, by_law->funds, by_law->boxes});
  } else if (const auto* opening = payload.as<OpeningBalanceSet>()) {
    openings_.push_back({envelope.version, envelope.value_date, funds_of(*opening)});
  } else if (const auto* count = payload.as<CashCounted>()) {
    counts_.push_back({count->box, envelope.version, envelope.value_date, count->counted, count->book,
                       count->counted - count->book, false});
  } else if (const auto* difference = payload.as<DifferencePosted>()) {
    mark_difference(difference->count, true);
  } else {
    add_money(payload, 1);
    if (const auto* gift = payload.as<DonationReceived>(); gift && !gift->given.is_none()) {
      grants_[gift->given].received_on = envelope.value_date;
    }
  }
}

void FundPosition::undo(const Payload& original, Version entry) {
  erase_version(by_laws_, entry);
  erase_version(openings_, entry);
  erase_version(counts_, entry);
  if (const auto* difference = original.as<DifferencePosted>()) mark_difference(difference->count, false);
  add_money(original, -1);
}

void FundPosition::add_money(const Payload& payload, int sign) {
  if (const auto* gift = payload.as<DonationReceived>(); gift && !gift->given.is_none()) {
    GrantRow& grant = grants_[gift->given];
    grant.grant = gift->given;
    grant.fund = gift->fund;
    grant.use = gift->use;
    grant.area = gift->area;
    grant.received += signed_by(sign, gift->amount);
  } else if (const auto* expense = payload.as<ExpensePaid>()) {
    spend(expense->grant, expense->amount, sign);
  } else if (const auto* aid = payload.as<AidGiven>()) {
    spend(aid->grant, aid->amount, sign);
  } else if (const auto* loan = payload.as<CapitalBorrowed>()) {
    BorrowingRow& row = borrowings_[loan->given];
    row.borrowing = loan->given;
    row.fund = loan->fund;
    row.rate = loan->rate;
    row.due = loan->due;
    row.borrowed += signed_by(sign, loan->amount);
  } else if (const auto* repaid = payload.as<CapitalRepaid>()) {
    borrowings_[repaid->borrowing].repaid += signed_by(sign, repaid->principal);
  }
}

void FundPosition::spend(GrantNo grant, Money amount, int sign) {
  if (grant.is_none()) return;
  grants_[grant].grant = grant;
  grants_[grant].spent += signed_by(sign, amount);
}

void FundPosition::mark_difference(Version count, bool posted) {
  for (LastCount& row : counts_) {
    if (row.version == count) row.posted = posted;
  }
}

std::vector<Fund> FundPosition::funds() const {
  std::vector<Fund> found = balances_.funds();
  if (!by_laws_.empty()) {
    for (const FundRule& rule : by_laws_.back().funds) found.push_back(rule.fund);
    if (by_laws_.back().funds.empty()) found.insert(found.end(), {kIncomeFund, kActivityFund});
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

/// By default box n holds fund n; a by-law with boxes decides otherwise.
std::uint8_t FundPosition::box_of(Fund fund) const {
  if (by_laws_.empty() || by_laws_.back().boxes.empty()) return fund.number;
  for (const BoxRule& rule : by_laws_.back().boxes) {
    if (std::find(rule.funds.begin(), rule.funds.end(), fund) != rule.funds.end()) return rule.box;
  }
  return 0;
}

std::optional<LastCount> FundPosition::count_for(Fund fund) const {
  const std::uint8_t box = box_of(fund);
  std::optional<LastCount> latest;
  for (const LastCount& row : counts_) {
    if (row.box == box && (!latest || is_later(row, *latest))) latest = row;
  }
  return latest;
}

FundPositionRow FundPosition::row_of(Fund fund) const {
  const auto debit = [&](Account account) { return balances_.of(fund, account); };
  const auto credit = [&](Account account) { return -balances_.of(fund, account); };
  FundPositionRow row;
  row.fund = fund;
  row.cash = debit(Account::cash);
  row.bank = debit(Account::bank);
  row.loans = debit(Account::loans);
  row.interest_receivable = debit(Account::interest_receivable);
  row.loss_reserve = credit(Account::loss_reserve);
  row.refundable = credit(Account::refundable);
  row.borrowed = credit(Account::borrowed);
  row.capital = credit(Account::capital);
  row.restricted = credit(Account::restricted);
  row.surplus = credit(Account::surplus);
  row.activity_capital = credit(Account::activity_capital);
  row.interest_income = credit(Account::interest_income);
  row.income = row.interest_income + credit(Account::other_income);
  row.expenses = debit(Account::activity_expense) + debit(Account::write_off);
  row.last_count = count_for(fund);
  return row;
}

std::vector<FundPositionRow> FundPosition::rows() const {
  std::vector<FundPositionRow> rows;
  for (const Fund fund : funds()) {
    FundPositionRow& row = rows.emplace_back(row_of(fund));
    for (const Opening& opening : openings_) {
      if (std::find(opening.funds.begin(), opening.funds.end(), fund) == opening.funds.end()) continue;
      row.opening_unverified = true;
      row.opening_day = opening.day;
    }
    if (by_laws_.empty()) continue;
    for (const FundRule& rule : by_laws_.back().funds) {
      if (rule.fund == fund) row.name = rule.name;
    }
  }
  return rows;
}

std::vector<GrantRow> FundPosition::grants() const {
  std::vector<GrantRow> rows;
  for (const auto& [no, grant] : grants_) {
    if (!grant.received.is_zero() || !grant.spent.is_zero()) rows.push_back(grant);
  }
  return rows;
}

std::vector<BorrowingRow> FundPosition::borrowings() const {
  std::vector<BorrowingRow> rows;
  for (const auto& [no, row] : borrowings_) {
    if (!row.borrowed.is_zero() || !row.repaid.is_zero()) rows.push_back(row);
  }
  return rows;
}

std::vector<LastCount> FundPosition::counts() const {
  std::map<std::uint8_t, LastCount> latest;
  for (const LastCount& row : counts_) {
    const auto [place, is_new] = latest.emplace(row.box, row);
    if (!is_new && is_later(row, place->second)) place->second = row;
  }
  std::vector<LastCount> rows;
  for (const auto& [box, row] : latest) rows.push_back(row);
  return rows;
}

}  // namespace soquy::projections
