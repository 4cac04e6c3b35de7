#include "projections/loan_book.h"

#include <algorithm>

#include "events/late_interest.h"
#include "projections/versioned.h"

namespace soquy::projections {
namespace {

Allocation with_other_sign(Allocation lines) {
  for (AllocationLine& line : lines) {
    line = {line.instalment, -line.principal,     -line.interest,
            -line.penalty,   -line.late_interest, -line.spared_interest};
  }
  return lines;
}

bool bears_late_interest(const LoanRow& loan) {
  return loan.overdue_percent > 0 && !loan.frozen && loan.status != LoanStatus::written_off;
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

Money late_interest_due(const LoanRow& loan, const InstalmentRow& part, Day day) {
  if (!bears_late_interest(loan) || part.due >= day) return Money::zero();
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
  if (!bears_late_interest(loan)) return sum;
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
    approve(*approval, envelope);
  } else if (const auto* paid_out = payload.as<LoanDisbursed>()) {
    disburse(*paid_out, envelope);
  } else if (const auto* paid = payload.as<RepaymentReceived>()) {
    repay(*paid, envelope);
  } else if (const auto* change = payload.as<RepaymentReallocated>()) {
    reallocate(*change, envelope);
  } else if (const auto* charged = payload.as<PenaltyCharged>()) {
    penalise(charged->loan, {version, charged->instalment, charged->amount});
  } else if (const auto* waived = payload.as<PenaltyWaived>()) {
    penalise(waived->loan, {version, waived->instalment, -waived->amount});
  } else if (const auto* agreed = payload.as<LoanRescheduled>()) {
    reschedule(*agreed, envelope);
  } else if (const auto* given_up = payload.as<LoanWrittenOff>()) {
    write_off(*given_up, envelope);
  } else if (const auto* recovered = payload.as<LoanRecovered>()) {
    loan_of(recovered->loan).row.recovered += recovered->amount;
  }
}

void LoanBook::undo(const Payload& original, Version entry) {
  if (const auto* approval = original.as<LoanApproved>()) {
    Loan& loan = loan_of(approval->given);
    loan.cancelled = true;
    conclude(loan);
  } else if (const auto* paid_out = original.as<LoanDisbursed>()) {
    take_back_disbursement(loan_of(paid_out->loan), entry);
  } else if (const auto* paid = original.as<RepaymentReceived>()) {
    take_back(loan_of(paid->loan), *paid, entry);
  } else if (const auto* charged = original.as<PenaltyCharged>()) {
    forget(loan_of(charged->loan), &Loan::penalties, entry);
  } else if (const auto* waived = original.as<PenaltyWaived>()) {
    forget(loan_of(waived->loan), &Loan::penalties, entry);
  } else if (const auto* agreed = original.as<LoanRescheduled>()) {
    forget(loan_of(agreed->loan), &Loan::plans, entry);
  } else if (const auto* given_up = original.as<LoanWrittenOff>()) {
    take_back(loan_of(given_up->loan), *given_up, entry);
  } else if (const auto* recovered = original.as<LoanRecovered>()) {
    loan_of(recovered->loan).row.recovered -= recovered->amount;
  }
}

template <class Said>
void LoanBook::forget(Loan& loan, std::vector<Said> Loan::*list, Version entry) {
  erase_version(loan.*list, entry);
  work_out(loan);
}

/// Where the loan stands, or would. Loans are numbered on one by one, so nearly every place is known without looking.
std::size_t LoanBook::place_of(LoanNo no) const {
  if (!loans_.empty() && no >= loans_.front().row.loan) {
    const std::size_t counted = no.value - loans_.front().row.loan.value;
    if (counted < loans_.size() && loans_[counted].row.loan == no) return counted;
  }
  const auto place = std::lower_bound(loans_.begin(), loans_.end(), no,
                                      [](const Loan& loan, LoanNo number) { return loan.row.loan < number; });
  return static_cast<std::size_t>(place - loans_.begin());
}

LoanBook::Loan& LoanBook::loan_of(LoanNo no) {
  const std::size_t place = place_of(no);
  if (place < loans_.size() && loans_[place].row.loan == no) return loans_[place];
  Loan& loan = *loans_.emplace(loans_.begin() + static_cast<std::ptrdiff_t>(place));
  loan.row.loan = no;
  work_out(loan);
  return loan;
}

void LoanBook::approve(const LoanApproved& approval, const Envelope& envelope) {
  Loan& loan = loan_of(approval.given);
  LoanRow& row = loan.row;
  row.approval = envelope.version;
  row.resolution = approval.resolution;
  row.guarantors = approval.guarantors;
  row.repays = approval.repays;
  row.approved_on = envelope.value_date;
  row.approved = approval.terms.principal;
  loan.approved = {approval.borrower, approval.fund};
  loan.approved_terms = approval.terms;
  loan.cancelled = false;
  work_out(loan);
}

void LoanBook::disburse(const LoanDisbursed& paid_out, const Envelope& envelope) {
  Loan& loan = loan_of(paid_out.loan);
  LoanRow& row = loan.row;
  row.start = envelope.value_date;
  row.principal = paid_out.principal;
  row.stated_ppm_year = paid_out.stated_ppm_year;
  row.effective_ppm_year = paid_out.effective_ppm_year;
  row.overdue_percent = paid_out.overdue_percent;
  loan.paid_out = {paid_out.borrower, paid_out.fund};
  loan.disbursed_in = envelope.version;
  loan.plans.clear();
  loan.plans.push_back({envelope.version, envelope.value_date, paid_out.terms, paid_out.instalments, false});
  work_out(loan);
}

void LoanBook::take_back_disbursement(Loan& loan, Version entry) {
  if (loan.disbursed_in != entry) return;  // it has been paid out again since
  LoanRow& row = loan.row;
  row.start = Day::none();
  row.principal = {};
  row.stated_ppm_year = row.effective_ppm_year = row.overdue_percent = 0;
  loan.paid_out = {};
  loan.plans.clear();
  work_out(loan);
}

/// The opposite is added and nothing removed: on a day before the repayment's only the opposite is seen.
void LoanBook::take_back(Loan& loan, const RepaymentReceived& paid, Version entry) {
  for (Payment& payment : loan.payments) {
    if (payment.version != entry) continue;
    payment.is_money = false;
  }
  loan.payments.push_back({entry, Day::none(), false, with_other_sign(paid.lines)});
  work_out(loan);
}

/// In the order of recording, whatever the order in which entries are read.
void LoanBook::reschedule(const LoanRescheduled& agreed, const Envelope& envelope) {
  Loan& loan = loan_of(agreed.loan);
  const Version version = envelope.version;
  const auto place =
      std::find_if(loan.plans.begin(), loan.plans.end(), [&](const Plan& plan) { return plan.version > version; });
  loan.plans.insert(place, {version, envelope.value_date, agreed.terms, agreed.instalments, agreed.frozen});
  work_out(loan);
}

void LoanBook::repay(const RepaymentReceived& paid, const Envelope& envelope) {
  Loan& loan = loan_of(paid.loan);
  Payment& payment = loan.payments.emplace_back(Payment{envelope.version, envelope.value_date, true, paid.lines});
  const auto split = loan.splits.find(envelope.version);
  if (split != loan.splits.end()) payment.split = split->second.lines;
  add(loan, payment);
  conclude(loan);
}

/// Moved, not replaced: the repayment itself may be dated later than this question's day, and then only what its
/// postings moved is seen, here as in the trial balance.
void LoanBook::reallocate(const RepaymentReallocated& change, const Envelope& envelope) {
  Loan& loan = loan_of(change.loan);
  if (Split& split = loan.splits[change.repayment]; split.version < envelope.version) {
    split = {envelope.version, change.after};
    for (Payment& payment : loan.payments) {
      if (payment.version == change.repayment && payment.is_money) payment.split = change.after;
    }
  }
  loan.payments.push_back({envelope.version, envelope.value_date, false, with_other_sign(change.before)});
  loan.payments.push_back({envelope.version, envelope.value_date, false, change.after});
  work_out(loan);
}

void LoanBook::penalise(LoanNo no, const Penalty& penalty) {
  Loan& loan = loan_of(no);
  loan.penalties.push_back(penalty);
  add(loan, penalty);
  conclude(loan);
}

void LoanBook::write_off(const LoanWrittenOff& given_up, const Envelope& envelope) {
  Loan& loan = loan_of(given_up.loan);
  loan.written_off_in = envelope.version;
  loan.row.written_off += given_up.principal;
  loan.row.written_off_on = envelope.value_date;
  conclude(loan);
}

void LoanBook::take_back(Loan& loan, const LoanWrittenOff& given_up, Version entry) {
  loan.row.written_off -= given_up.principal;
  if (loan.written_off_in == entry) {  // it has not been written off again since
    loan.written_off_in = {};
    loan.row.written_off_on = Day::none();
  }
  conclude(loan);
}

const LoanRow* LoanBook::row(LoanNo loan) const {
  const std::size_t place = place_of(loan);
  return place < loans_.size() && loans_[place].row.loan == loan ? &loans_[place].row : nullptr;
}

std::vector<LoanRow> LoanBook::rows() const {
  std::vector<LoanRow> rows;
  rows.reserve(loans_.size());
  for (const Loan& loan : loans_) rows.push_back(loan.row);
  return rows;
}

std::vector<LoanRow> LoanBook::paid_out(bool with_settled) const {
  std::vector<LoanRow> found;
  for (const Loan& loan : loans_) {
    const LoanStatus status = loan.row.status;
    if (status == LoanStatus::open || (with_settled && status == LoanStatus::settled)) found.push_back(loan.row);
  }
  return found;
}

Money LoanBook::outstanding() const {
  Money sum;
  for (const Loan& loan : loans_) sum += loan.row.outstanding;
  return sum;
}

}  // namespace soquy::projections
