#include "projections/guarantees.h"

#include <algorithm>

#include "projections/versioned.h"

namespace soquy::projections {
namespace {

template <class Row>
void sort_by_day(std::vector<Row>& rows) {
  std::sort(rows.begin(), rows.end(), [](const Row& left, const Row& right) {
    return left.day != right.day ? left.day < right.day : left.version < right.version;
  });
}

}  // namespace

void Guarantees::apply(const Event& event) {
  book_.apply(event);
  if (const auto* reversal = event.payload.as<EntryReversed>()) {
    undo(reversal->entry);
  } else {
    take(event.payload, event.envelope);
  }
}

void Guarantees::take(const Payload& payload, const Envelope& envelope) {
  const Version version = envelope.version;
  const Day day = envelope.value_date;
  if (const auto* approved = payload.as<LoanApproved>()) {
    approved_[approved->given] = *approved;
  } else if (const auto* formed = payload.as<GuaranteeGroupFormed>()) {
    groups_[formed->given].push_back({version, day, *formed});
  } else if (const auto* called = payload.as<GuaranteeCalled>()) {
    calls_.push_back({version, day, *called});
  } else if (const auto* paid = payload.as<RepaymentReceived>();
             paid && !paid->payer.is_none() && paid->payer != paid->borrower) {
    stood_in_.push_back({version, day, paid->loan, paid->payer, paid->amount});
  }
}

/// A loan whose approval is taken back is known to the book.
void Guarantees::undo(Version entry) {
  for (auto& [group, formed] : groups_) erase_version(formed, entry);
  erase_version(calls_, entry);
  erase_version(stood_in_, entry);
}

std::vector<CallRow> Guarantees::calls() const {
  std::map<LoanNo, LoanStatus> status;
  for (const LoanRow& loan : book_.rows()) status[loan.loan] = loan.status;
  std::vector<CallRow> rows;
  for (const Called& call : calls_) {
    rows.push_back({call.version, call.day, call.said.loan, call.said.guarantor, call.said.resolution, call.said.amount,
                    Money::zero(), Money::zero()});
  }
  sort_by_day(rows);
  std::vector<StoodIn> payments = stood_in_;
  sort_by_day(payments);
  for (const StoodIn& payment : payments) {
    Money left = payment.amount;
    for (CallRow& call : rows) {
      const bool is_later = call.day != payment.day ? call.day > payment.day : call.version > payment.version;
      if (is_later || call.loan != payment.loan || call.guarantor != payment.payer) continue;
      const Money part = std::min(left, call.amount - call.paid);
      call.paid += part;
      left -= part;
    }
  }
  for (CallRow& call : rows) {
    if (status[call.loan] == LoanStatus::open) call.open = call.amount - call.paid;
  }
  return rows;
}

std::vector<GuaranteeRow> Guarantees::rows() const {
  const std::vector<CallRow> called = calls();
  std::vector<GuaranteeRow> rows;
  for (const LoanRow& loan : book_.rows()) {
    const auto found = approved_.find(loan.loan);
    if (found == approved_.end() || loan.status == LoanStatus::cancelled) continue;
    const LoanApproved& approved = found->second;
    for (const MemberNo guarantor : approved.answerable) {
      GuaranteeRow& row = rows.emplace_back();
      row.loan = loan.loan;
      row.borrower = loan.borrower;
      row.priority = approved.priority;
      row.guarantor = guarantor;
      row.group = approved.group;
      row.status = loan.status;
      row.outstanding = loan.outstanding;
      for (const CallRow& call : called) {
        if (call.loan != loan.loan || call.guarantor != guarantor) continue;
        row.called += call.amount;
        row.paid += call.paid;
        row.open += call.open;
      }
    }
  }
  return rows;
}

std::vector<GroupRow> Guarantees::groups() const {
  std::vector<GroupRow> rows;
  for (const auto& [group, formed] : groups_) {
    std::vector<Formed> sorted = formed;
    sort_by_day(sorted);
    for (const Formed& one : sorted) {
      rows.push_back(
          {group, one.version, one.day, one.said.resolution, one.said.members, one.version == sorted.back().version});
    }
  }
  return rows;
}

Money Guarantees::open() const {
  Money sum;
  for (const CallRow& call : calls()) sum += call.open;
  return sum;
}

}  // namespace soquy::projections
