#include "projections/loan_book.h"

#include <algorithm>

#include "events/late_interest.h"
#include "projections/versioned.h"

namespace soquy::projections {
namespace {

Money still_due(Money due, Money paid) { return std::max(Money::zero(), due - paid); }

Allocation with_other_sign(Allocation lines) {
  for (AllocationLine& line : lines) {
    line = {line.instalment, -line.principal,     -line.interest,
            -line.penalty,   -line.late_interest, -line.spared_interest};
  }
  return lines;
}

/// Where among the rows the first with a number stands. They are numbered on from the first, one by one, but for what
/// was tampered with.
class Places {
 public:
  explicit Places(const std::vector<InstalmentRow>& rows) : rows_(rows) {
    std::size_t next = rows.empty() ? 0 : rows.front().number;
    const auto is_next = [&](const InstalmentRow& row) { return row.number == next++; };
    is_counted_up_ = std::all_of(rows.begin(), rows.end(), is_next);
    if (is_counted_up_) return;
    for (std::size_t i = 0; i < rows.size(); ++i) places_.emplace(rows[i].number, i);
  }
  /// The number of rows when none has it.
  [[nodiscard]] std::size_t of(std::uint16_t number) const {
    if (is_counted_up_) {
      const bool is_there = !rows_.empty() && number >= rows_.front().number && number <= rows_.back().number;
      return is_there ? std::size_t{number} - rows_.front().number : rows_.size();
    }
    const auto place = places_.find(number);
    return place == places_.end() ? rows_.size() : place->second;
  }

 private:
  const std::vector<InstalmentRow>& rows_;
  bool is_counted_up_ = true;
  std::map<std::uint16_t, std::size_t> places_;
};

void mark_replaced(std::vector<InstalmentRow>& parts, Day day) {
  for (InstalmentRow& part : parts) part.replaced_on = day;
}

}  // namespace

std::string_view to_text(LoanStatus status) {
  switch (status) {
    case LoanStatus::approved: return "approved";
    case LoanStatus::open: return "open";
    case LoanStatus::settled: return "settled";
    case LoanStatus::written_off: return "written_off";
    case LoanStatus::cancelled: return "cancelled";
  }
  return "open";
}

Money InstalmentRow::unpaid_principal() const { return still_due(principal, paid_principal); }
Money InstalmentRow::unpaid_interest() const { return still_due(interest - spared_interest, paid_interest); }
Money InstalmentRow::unpaid_penalty() const { return still_due(penalty, paid_penalty); }

Money late_interest_due(const LoanRow& loan, const InstalmentRow& part, Day day) {
  const bool bears = loan.overdue_percent > 0 && !loan.frozen && loan.status != LoanStatus::written_off;
  if (!bears || part.due >= day) return Money::zero();
  int128 dong_days = static_cast<int128>(part.principal.minor) * days_between(part.due, day);
  for (const PartPaid& paid : part.payments) {
    const Day from = std::max(part.due, paid.day);
    if (from < day) dong_days -= static_cast<int128>(paid.principal.minor) * days_between(from, day);
  }
  return still_due(late_interest(dong_days, loan.terms, loan.overdue_percent), part.paid_late_interest);
}

bool is_asked_for(const LoanRow& loan, const InstalmentRow& part, Day day) {
  const Day until = loan.principal_back.is_none() ? day : std::min(day, loan.principal_back);
  return !loan.frozen && part.due <= until;
}

Money late_interest_due(const LoanRow& loan, Day day) {
  Money sum;
  for (const InstalmentRow& part : loan.instalments) sum += late_interest_due(loan, part, day);
  return sum;
}

void LoanBook::apply(const Event& event) {
  if (const auto* reversal = event.payload.as<EntryReversed>()) {
    undo(*reversal->original, reversal->entry);
  } else {
    take(event.payload, event.envelope);
  }
}

void LoanBook::take(const Payload& payload, const Envelope& envelope) {
  const Version version = envelope.version;
  if (const auto* approval = payload.as<LoanApproved>()) {
    Loan& loan = loans_[approval->given];
    loan.approval = *approval;
    loan.approved_in = envelope.version;
    loan.cancelled = false;
    loan.approved_on = envelope.value_date;
  } else if (const auto* paid_out = payload.as<LoanDisbursed>()) {
    Loan& loan = loans_[paid_out->loan];
    loan.disbursement = *paid_out;
    loan.disbursed_in = version;
    loan.start = envelope.value_date;
    loan.plans = {{version, envelope.value_date, paid_out->terms, paid_out->instalments, false}};
  } else if (const auto* paid = payload.as<RepaymentReceived>()) {
    repay(*paid, envelope);
  } else if (const auto* change = payload.as<RepaymentReallocated>()) {
    reallocate(*change, envelope);
  } else if (const auto* charged = payload.as<PenaltyCharged>()) {
    loans_[charged->loan].penalties.push_back({version, charged->instalment, charged->amount});
  } else if (const auto* waived = payload.as<PenaltyWaived>()) {
    loans_[waived->loan].penalties.push_back({version, waived->instalment, -waived->amount});
  } else if (const auto* agreed = payload.as<LoanRescheduled>()) {
    reschedule(*agreed, envelope);
  } else if (const auto* given_up = payload.as<LoanWrittenOff>()) {
    Loan& loan = loans_[given_up->loan];
    loan.written_off_in = version;
    loan.written_off += given_up->principal;
    loan.written_off_on = envelope.value_date;
  } else if (const auto* recovered = payload.as<LoanRecovered>()) {
    loans_[recovered->loan].recovered += recovered->amount;
  }
}

void LoanBook::undo(const Payload& original, Version entry) {
  if (const auto* approval = original.as<LoanApproved>()) {
    loans_[approval->given].cancelled = true;
  } else if (const auto* paid_out = original.as<LoanDisbursed>()) {
    Loan& loan = loans_[paid_out->loan];
    if (loan.disbursed_in != entry) return;  // it has been paid out again since
    loan.disbursement = {};
    loan.start = Day::none();
    loan.plans.clear();
  } else if (const auto* paid = original.as<RepaymentReceived>()) {
    take_back(loans_[paid->loan], *paid, entry);
  } else if (const auto* charged = original.as<PenaltyCharged>()) {
    erase_version(loans_[charged->loan].penalties, entry);
  } else if (const auto* waived = original.as<PenaltyWaived>()) {
    erase_version(loans_[waived->loan].penalties, entry);
  } else if (const auto* agreed = original.as<LoanRescheduled>()) {
    erase_version(loans_[agreed->loan].plans, entry);
  } else if (const auto* given_up = original.as<LoanWrittenOff>()) {
    Loan& loan = loans_[given_up->loan];
    loan.written_off -= given_up->principal;
    if (loan.written_off_in != entry) return;  // it has been written off again since
    loan.written_off_in = {};
    loan.written_off_on = Day::none();
  } else if (const auto* recovered = original.as<LoanRecovered>()) {
    loans_[recovered->loan].recovered -= recovered->amount;
  }
}

/// The opposite is added and nothing removed: on a day before the repayment's only the opposite is seen.
void LoanBook::take_back(Loan& loan, const RepaymentReceived& paid, Version entry) {
  for (Payment& payment : loan.payments) {
    if (payment.version != entry) continue;
    payment.is_money = false;
    payment.standing.clear();
  }
  loan.payments.push_back({entry, Day::none(), false, with_other_sign(paid.lines)});
}

/// In the order of recording, whatever the order in which entries are read.
void LoanBook::reschedule(const LoanRescheduled& agreed, const Envelope& envelope) {
  auto& plans = loans_[agreed.loan].plans;
  const Version version = envelope.version;
  const auto place = std::find_if(plans.begin(), plans.end(), [&](const Plan& plan) { return plan.version > version; });
  plans.insert(place, {version, envelope.value_date, agreed.terms, agreed.instalments, agreed.frozen});
}

void LoanBook::repay(const RepaymentReceived& paid, const Envelope& envelope) {
  Loan& loan = loans_[paid.loan];
  const auto split = loan.splits.find(envelope.version);
  const Allocation& standing = split == loan.splits.end() ? paid.lines : split->second.lines;
  loan.payments.push_back({envelope.version, envelope.value_date, true, paid.lines, standing});
}

/// Moved, not replaced: the repayment itself may be dated later than this question's day, and then only what its
/// postings moved is seen, here as in the trial balance.
void LoanBook::reallocate(const RepaymentReallocated& change, const Envelope& envelope) {
  Loan& loan = loans_[change.loan];
  if (Split& split = loan.splits[change.repayment]; split.version < envelope.version) {
    split = {envelope.version, change.after};
    for (Payment& payment : loan.payments) {
      if (payment.version == change.repayment && payment.is_money) payment.standing = change.after;
    }
  }
  loan.payments.push_back({envelope.version, envelope.value_date, false, with_other_sign(change.before)});
  loan.payments.push_back({envelope.version, envelope.value_date, false, change.after});
}

Version LoanBook::current_plan(const Loan& loan) { return loan.plans.empty() ? Version{} : loan.plans.back().version; }

std::vector<InstalmentRow> LoanBook::instalments_of(const Loan& loan, const Plan& plan) {
  std::vector<InstalmentRow> rows;
  rows.reserve(plan.instalments.size());
  for (const Instalment& part : plan.instalments) {
    InstalmentRow& row = rows.emplace_back();
    row.number = part.number;
    row.due = part.due;
    row.principal = part.principal;
    row.interest = part.interest;
    row.frozen = plan.frozen;
  }
  const Places places(rows);
  const auto find = [&](std::uint16_t number) { return rows.begin() + static_cast<std::ptrdiff_t>(places.of(number)); };
  for (const Payment& payment : loan.payments) {
    for (const AllocationLine& line : payment.lines) {
      const auto row = find(line.instalment);
      if (row == rows.end()) continue;  // of another plan, or of none: instalment 0
      row->paid_principal += line.principal;
      row->paid_interest += line.interest;
      row->paid_penalty += line.penalty;
      row->paid_late_interest += line.late_interest;
      row->spared_interest += line.spared_interest;
    }
    for (const AllocationLine& line : payment.standing) {
      const auto row = find(line.instalment);
      const bool paid = line.principal.is_positive() || line.interest.is_positive();
      if (row != rows.end() && paid) row->payments.push_back({payment.day, line.principal, line.interest});
    }
  }
  for (const Penalty& penalty : loan.penalties) {
    const auto row = find(penalty.instalment);
    if (row != rows.end()) row->penalty += penalty.amount;
  }
  return rows;
}

/// The last day on which a repayment that stands paid principal.
Day LoanBook::last_principal(const Loan& loan) {
  Day last;
  for (const Payment& payment : loan.payments) {
    for (const AllocationLine& line : payment.standing) {
      if (line.principal.is_positive()) last = std::max(last, payment.day);
    }
  }
  return last;
}

/// The rate alone is compared, per year: that a plan costs less because it is shorter is no relief.
bool LoanBook::was_interest_reduced(const Loan& loan) {
  const auto bears_less = [](const Plan& before, const Plan& after) {
    return stated_ppm_year(after.terms.rate) < stated_ppm_year(before.terms.rate);
  };
  return std::adjacent_find(loan.plans.begin(), loan.plans.end(), bears_less) != loan.plans.end();
}

void LoanBook::add_payments(LoanRow& row, const Loan& loan) {
  for (const Payment& payment : loan.payments) {
    for (const AllocationLine& line : payment.lines) {
      row.paid_principal += line.principal;
      row.paid_interest += line.interest;
      row.paid_penalty += line.penalty;
      row.paid_late_interest += line.late_interest;
    }
    if (payment.is_money) row.last_payment = std::max(row.last_payment, payment.day);
  }
  if (row.paid_principal >= row.principal) row.principal_back = last_principal(loan);
  for (const Penalty& penalty : loan.penalties) row.unpaid_penalty += penalty.amount;
  row.unpaid_penalty = still_due(row.unpaid_penalty, row.paid_penalty);
}

/// Interest is owed on its due day and not when all principal was back before, so later instalments do not keep a loan
/// open. Asked anew for every day, because a reallocation moves the answer.
LoanStatus LoanBook::status_of(const LoanRow& row, const Loan& loan) {
  if (row.start.is_none()) return loan.cancelled ? LoanStatus::cancelled : LoanStatus::approved;
  if (!loan.written_off_in.is_none()) return LoanStatus::written_off;
  if (row.outstanding.is_positive() || row.unpaid_penalty.is_positive()) return LoanStatus::open;
  const bool owes_interest = std::any_of(row.instalments.begin(), row.instalments.end(), [&](const auto& part) {
    return is_asked_for(row, part, row.last_payment) && part.unpaid_interest().is_positive();
  });
  const bool owes_late = late_interest_due(row, row.last_payment).is_positive();
  return owes_interest || owes_late ? LoanStatus::open : LoanStatus::settled;
}

LoanRow LoanBook::row_of(LoanNo no, const Loan& loan) {
  LoanRow row;
  row.loan = no;
  row.approval = loan.approved_in;
  row.resolution = loan.approval.resolution;
  row.guarantors = loan.approval.guarantors;
  row.repays = loan.approval.repays;
  row.approved_on = loan.approved_on;
  row.approved = loan.approval.terms.principal;
  row.start = loan.start;
  const bool is_out = !loan.plans.empty();
  row.borrower = is_out ? loan.disbursement.borrower : loan.approval.borrower;
  row.fund = is_out ? loan.disbursement.fund : loan.approval.fund;
  row.terms = is_out ? loan.plans.back().terms : loan.approval.terms;
  row.principal = loan.disbursement.principal;
  row.stated_ppm_year = loan.disbursement.stated_ppm_year;
  row.effective_ppm_year = loan.disbursement.effective_ppm_year;
  row.overdue_percent = loan.disbursement.overdue_percent;
  add_payments(row, loan);
  row.written_off = loan.written_off;
  row.written_off_on = loan.written_off_on;
  row.recovered = loan.recovered;
  row.outstanding = row.principal - row.paid_principal - row.written_off;
  for (const Plan& plan : loan.plans) {
    const bool is_current = plan.version == current_plan(loan);
    auto parts = instalments_of(loan, plan);
    if (!is_current) mark_replaced(parts, (&plan + 1)->from);
    auto& target = is_current ? row.instalments : row.replaced;
    if (target.empty()) {
      target = std::move(parts);
    } else {
      std::move(parts.begin(), parts.end(), std::back_inserter(target));
    }
    if (is_current) row.frozen = plan.frozen;
  }
  if (is_out) row.reschedulings = static_cast<std::uint16_t>(loan.plans.size() - 1);
  row.interest_reduced = was_interest_reduced(loan);
  row.status = status_of(row, loan);
  for (const InstalmentRow& part : row.instalments) {
    row.last_due = std::max(row.last_due, part.due);
    if (row.status != LoanStatus::open || !is_asked_for(row, part, part.due)) continue;
    if (part.is_paid() || !row.next_due.is_none()) continue;
    row.next_due = part.due;
    row.next_amount = part.unpaid_principal() + part.unpaid_interest() + part.unpaid_penalty();
  }
  return row;
}

std::optional<LoanRow> LoanBook::row(LoanNo loan) const {
  const auto found = loans_.find(loan);
  if (found == loans_.end()) return std::nullopt;
  return row_of(loan, found->second);
}

std::vector<LoanRow> LoanBook::rows() const {
  std::vector<LoanRow> rows;
  rows.reserve(loans_.size());
  for (const auto& [no, loan] : loans_) rows.push_back(row_of(no, loan));
  return rows;
}

std::vector<LoanRow> LoanBook::paid_out(bool with_settled) const {
  std::vector<LoanRow> found;
  for (LoanRow& row : rows()) {
    if (row.status == LoanStatus::open || (with_settled && row.status == LoanStatus::settled)) {
      found.push_back(std::move(row));
    }
  }
  return found;
}

Money LoanBook::outstanding() const {
  Money sum;
  for (const LoanRow& row : rows()) sum += row.outstanding;
  return sum;
}

}  // namespace soquy::projections
