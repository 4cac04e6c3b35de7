#include "projections/loan_life.h"

#include <algorithm>

#include "events/loan_of.h"
#include "projections/versioned.h"

namespace soquy::projections {
namespace {

Money principal_in(const Allocation& lines) {
  Money sum;
  for (const AllocationLine& line : lines) sum += line.principal;
  return sum;
}

LifeRow row_of_agreement(const Payload& payload) {
  LifeRow row;
  if (const auto* approval = payload.as<LoanApproved>()) {
    row.step = LifeStep::approved;
    row.amount = approval->terms.principal;
    row.resolution = approval->resolution;
  } else if (const auto* paid_out = payload.as<LoanDisbursed>()) {
    row.step = LifeStep::paid_out;
    row.amount = row.lent = paid_out->principal;
    row.instalments = paid_out->instalments;
  } else if (const auto* agreed = payload.as<LoanRescheduled>()) {
    row.step = LifeStep::rescheduled;
    row.amount = agreed->terms.principal;
    row.instalments = agreed->instalments;
    row.frozen = agreed->frozen;
    row.reason = agreed->reason;
    row.resolution = agreed->resolution;
  }
  return row;
}

LifeRow row_of_payment(const Payload& payload) {
  LifeRow row;
  if (const auto* paid = payload.as<RepaymentReceived>()) {
    row.step = LifeStep::repaid;
    row.amount = paid->amount;
    row.lines = paid->lines;
    row.settles = paid->settles;
    row.payer = paid->payer;
    row.lent = -principal_in(paid->lines);
  } else if (const auto* change = payload.as<RepaymentReallocated>()) {
    row.step = LifeStep::moved;
    row.about = change->repayment;
    row.cause = change->cause;
    row.before = change->before;
    row.lines = change->after;
    row.lent = principal_in(change->before) - principal_in(change->after);
  } else if (const auto* recovered = payload.as<LoanRecovered>()) {
    row.step = LifeStep::recovered;
    row.amount = recovered->amount;
  }
  return row;
}

LifeRow row_of_trouble(const Payload& payload) {
  LifeRow row;
  if (const auto* charged = payload.as<PenaltyCharged>()) {
    row.step = LifeStep::penalty;
    row.instalment = charged->instalment;
    row.amount = charged->amount;
    row.reason = charged->reason;
  } else if (const auto* waived = payload.as<PenaltyWaived>()) {
    row.step = LifeStep::waived;
    row.instalment = waived->instalment;
    row.amount = waived->amount;
    row.reason = waived->reason;
    row.resolution = waived->resolution;
  } else if (const auto* given_up = payload.as<LoanWrittenOff>()) {
    row.step = LifeStep::written_off;
    row.amount = given_up->principal;
    row.reason = given_up->reason;
    row.resolution = given_up->resolution;
    row.lent = -given_up->principal;
  }
  return row;
}

/// What an event of a loan says, without who and when.
LifeRow life_row(const Payload& payload) {
  for (const auto read : {row_of_agreement, row_of_payment, row_of_trouble}) {
    LifeRow row = read(payload);
    if (row.step != LifeStep::none) return row;
  }
  return {};
}

void add_line(AllocationLine& sum, const AllocationLine& line) {
  sum.principal += line.principal;
  sum.interest += line.interest;
  sum.penalty += line.penalty;
  sum.late_interest += line.late_interest;
  sum.spared_interest += line.spared_interest;
}

/// Interest that was spared is not asked for any more.
bool covers_all(const InstalmentRow& asked, const AllocationLine& paid) {
  return paid.principal >= asked.principal && paid.interest + paid.spared_interest >= asked.interest;
}

bool asks_nothing(const InstalmentRow& row) { return row.principal.is_zero() && row.interest.is_zero(); }

LoanStanding standing_on(const LoanRow& loan, Day day) {
  LoanStanding now;
  if (loan.status != LoanStatus::open) return now;
  const ArrearsReport report = arrears_of({loan}, day);
  const ArrearsRow& late = report.rows.front();
  now.principal = loan.outstanding;
  now.late_interest = late.late_interest;
  now.penalties = loan.unpaid_penalty;
  now.since = late.oldest_unpaid;
  now.days_late = late.days_past_due;
  now.overdue = late.overdue_principal + late.overdue_interest + now.late_interest + now.penalties;
  for (const InstalmentRow& part : loan.instalments) {
    if (!is_asked_for(loan, part, part.due)) continue;
    if (part.due <= day) now.interest_due += part.unpaid_interest();
    if (part.due < day || part.is_paid() || !now.next_due.is_none()) continue;
    now.next_due = part.due;
    now.next_amount = part.unpaid_principal() + part.unpaid_interest();
  }
  return now;
}

}  // namespace

std::string_view to_text(LifeStep step) {
  switch (step) {
    case LifeStep::none: return "none";
    case LifeStep::approved: return "approved";
    case LifeStep::paid_out: return "paid_out";
    case LifeStep::due: return "due";
    case LifeStep::repaid: return "repaid";
    case LifeStep::moved: return "moved";
    case LifeStep::reversed: return "reversed";
    case LifeStep::penalty: return "penalty";
    case LifeStep::waived: return "waived";
    case LifeStep::rescheduled: return "rescheduled";
    case LifeStep::written_off: return "written_off";
    case LifeStep::recovered: return "recovered";
  }
  return "none";
}

void LoanLife::apply(const Event& event) {
  const auto* reversal = event.payload.as<EntryReversed>();
  const Payload& about = reversal == nullptr ? event.payload : *reversal->original;
  if (no_.is_none() || loan_of(about) != no_) return;
  book_.apply(event);
  if (reversal == nullptr) {
    take(event.payload, event.envelope);
  } else {
    undo(*reversal, event.envelope);
  }
}

void LoanLife::take(const Payload& payload, const Envelope& envelope) {
  LifeRow row = life_row(payload);
  row.day = envelope.value_date;
  row.version = envelope.version;
  row.voucher = envelope.voucher;
  agree(row);
  if (const auto* paid_out = payload.as<LoanDisbursed>()) {
    allocation_ = paid_out->allocation;
    advance_ = paid_out->advance;
    overdue_percent_ = paid_out->overdue_percent;
  }
  rows_.push_back(std::move(row));
}

/// What the row changes of plans and splits.
void LoanLife::agree(const LifeRow& row) {
  switch (row.step) {
    case LifeStep::paid_out: plans_ = {{row.version, row.day, row.instalments, false}}; break;
    case LifeStep::rescheduled: plans_.push_back({row.version, row.day, row.instalments, row.frozen}); break;
    case LifeStep::repaid: {
      const auto later =
          std::find_if(repayments_.begin(), repayments_.end(), [&](const Standing& one) { return one.day > row.day; });
      repayments_.insert(later, {row.version, row.day, row.lines});
      break;
    }
    case LifeStep::moved:
      for (Standing& one : repayments_) {
        if (one.version == row.about) one.lines = row.lines;
      }
      break;
    case LifeStep::written_off: written_off_on_ = row.day; break;
    case LifeStep::none:
    case LifeStep::approved:
    case LifeStep::due:
    case LifeStep::reversed:
    case LifeStep::penalty:
    case LifeStep::waived:
    case LifeStep::recovered: break;
  }
}

void LoanLife::undo(const EntryReversed& reversal, const Envelope& envelope) {
  const LifeRow was = life_row(*reversal.original);
  LifeRow row;
  row.step = LifeStep::reversed;
  row.undone = was.step;
  row.day = envelope.value_date;
  row.version = envelope.version;
  row.voucher = envelope.voucher;
  row.about = reversal.entry;
  row.reason = reversal.reason;
  row.instalment = was.instalment;
  row.amount = was.amount;
  row.lent = -was.lent;
  for (LifeRow& one : rows_) {
    if (one.version == reversal.entry) one.reversed_by = envelope.version;
  }
  // By what it says it undoes, as the book does: a tampered reversal may name the version of something else.
  if (was.step == LifeStep::paid_out) plans_.clear();
  if (was.step == LifeStep::rescheduled) erase_version(plans_, reversal.entry);
  if (was.step == LifeStep::repaid) erase_version(repayments_, reversal.entry);
  if (was.step == LifeStep::written_off) written_off_on_ = Day::none();
  rows_.push_back(std::move(row));
}

Life LoanLife::on(Day day) const {
  Life life;
  const std::vector<LoanRow> known = book_.rows();
  if (known.empty()) return life;
  life.loan = known.front();
  life.allocation = allocation_;
  life.advance = advance_;
  life.overdue_percent = overdue_percent_;
  life.instalments = instalments_on(life.loan, day);
  for (const LifeInstalment& one : life.instalments) life.due_days[one.row.number] = one.row.due;
  life.rows = rows_;
  for (LifeRow& due : due_rows(life, day)) life.rows.push_back(std::move(due));
  std::stable_sort(life.rows.begin(), life.rows.end(), [](const LifeRow& left, const LifeRow& right) {
    return std::pair(left.day, left.version) < std::pair(right.day, right.version);
  });
  Money outstanding;
  for (LifeRow& row : life.rows) row.outstanding = outstanding += row.lent;
  life.standing = standing_on(life.loan, day);
  return life;
}

std::vector<LifeInstalment> LoanLife::instalments_on(const LoanRow& loan, Day day) const {
  std::vector<InstalmentRow> asked = loan.replaced;
  asked.insert(asked.end(), loan.instalments.begin(), loan.instalments.end());
  std::vector<LifeInstalment> all;
  for (std::size_t plan = 0; plan < plans_.size(); ++plan) {
    for (std::size_t i = 0; i < plans_[plan].instalments.size(); ++i) {
      all.push_back(instalment_on(asked.at(all.size()), plan, loan, day));
    }
  }
  return all;
}

LifeInstalment LoanLife::instalment_on(const InstalmentRow& row, std::size_t plan, const LoanRow& loan, Day day) const {
  LifeInstalment one;
  one.row = row;
  one.plan = static_cast<int>(plan) + 1;
  if (plan + 1 < plans_.size()) one.replaced_on = plans_[plan + 1].from;
  add_payments(one);
  const bool is_settled = loan.status == LoanStatus::settled;
  if (one.replaced_on.is_none() && !is_settled) {
    one.open =
        row.unpaid_principal() + row.unpaid_interest() + row.unpaid_penalty() + late_interest_due(loan, row, day);
  }
  if (plans_[plan].frozen || asks_nothing(row)) return one;
  Day until = one.paid_on;
  if (until.is_none() && !one.replaced_on.is_none()) until = asked_until(loan, std::min(day, one.replaced_on));
  if (until.is_none() && !is_settled) until = asked_until(loan, day);
  if (until > row.due) one.days_late = days_between(row.due, until);
  return one;
}

void LoanLife::add_payments(LifeInstalment& one) const {
  one.sum.instalment = one.row.number;
  for (const Standing& paid : repayments_) {
    for (const AllocationLine& line : paid.lines) {
      if (line.instalment != one.row.number) continue;
      one.payments.push_back({paid.version, paid.day, line});
      add_line(one.sum, line);
      const bool is_paid = !asks_nothing(one.row) && covers_all(one.row, one.sum);
      if (is_paid && one.paid_on.is_none()) one.paid_on = paid.day;
    }
  }
}

/// The last day on which something of a plan was asked for.
Day LoanLife::asked_until(const LoanRow& loan, Day day) const {
  if (loan.status == LoanStatus::settled) return std::min(day, loan.last_payment);
  if (loan.status == LoanStatus::written_off && !written_off_on_.is_none()) return std::min(day, written_off_on_);
  return day;
}

std::vector<LifeRow> LoanLife::due_rows(const Life& life, Day day) const {
  std::vector<LifeRow> rows;
  const Day last = asked_until(life.loan, day);
  for (const LifeInstalment& one : life.instalments) {
    const Day until = one.replaced_on.is_none() ? last : std::min(last, one.replaced_on);
    const bool is_frozen = plans_[static_cast<std::size_t>(one.plan) - 1].frozen;
    if (is_frozen || asks_nothing(one.row) || one.row.due > until) continue;
    LifeRow& row = rows.emplace_back();
    row.step = LifeStep::due;
    row.day = one.row.due;
    row.instalment = one.row.number;
    row.principal = one.row.principal;
    row.interest = one.row.interest;
    row.amount = row.principal + row.interest;
    for (const LifePayment& paid : one.payments) {
      if (paid.day >= row.day) continue;
      row.paid_before += paid.line.principal + paid.line.interest + paid.line.spared_interest;
    }
  }
  return rows;
}

}  // namespace soquy::projections
