#include "projections/cash_flow.h"

#include "events/codec.h"

namespace soquy::projections {
namespace {

/// What tells entries of one kind apart on paper.
std::string detail_of(const Payload& payload) {
  if (const auto* paid = payload.as<ContributionReceived>()) return std::string(name_of(paid->kind));
  if (const auto* gift = payload.as<DonationReceived>()) return std::string(name_of(gift->donor));
  if (const auto* income = payload.as<IncomeReceived>()) return std::string(name_of(income->kind));
  if (const auto* expense = payload.as<ExpensePaid>()) return std::string(name_of(expense->area));
  if (const auto* aid = payload.as<AidGiven>()) return std::string(name_of(aid->kind));
  return "";
}

/// Cash and bank money of every fund, as the entry moved it.
std::map<Fund, Money> moved_by(const Entry& postings) {
  std::map<Fund, Money> moved;
  for (const Posting& posting : postings)
    if (posting.account == Account::cash || posting.account == Account::bank) moved[posting.fund] += posting.amount;
  return moved;
}

}  // namespace

void CashFlow::apply(const Event& event) {
  if (event.envelope.value_date < first_ || event.envelope.value_date > last_) return;
  const auto* reversal = event.payload.as<EntryReversed>();
  const Payload& payload = reversal != nullptr ? *reversal->original : event.payload;
  for (const auto& [fund, amount] : moved_by(event.postings)) {
    if (amount.is_zero()) continue;
    const std::string detail = detail_of(payload);
    CashFlowRow& row = rows_[{fund, payload.kind(), detail}];
    row.fund = fund;
    row.kind = payload.kind();
    row.detail = detail;
    const bool came_in = amount.is_positive() == (reversal == nullptr);
    came_in ? row.in += amount : row.out -= amount;
  }
}

std::vector<CashFlowRow> CashFlow::rows() const {
  std::vector<CashFlowRow> all;
  for (const auto& [key, row] : rows_)
    if (!row.in.is_zero() || !row.out.is_zero()) all.push_back(row);
  return all;
}

}  // namespace soquy::projections
