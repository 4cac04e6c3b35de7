#include "projections/figures/loans_at_hand.h"

#include <algorithm>
#include <optional>

namespace soquy::projections {
namespace {

/// Until when instalments of it can fall due: the day on which it was replaced or given up, or all principal was back.
/// None while there is no end.
Day asks_until(const LoanRow& loan, Day replaced_on) {
  Day until;
  for (const Day end : {replaced_on, loan.written_off_on, loan.principal_back}) {
    if (!end.is_none()) until = until.is_none() ? end : std::min(until, end);
  }
  return until;
}

bool falls_due(const InstalmentRow& part, Day until) {
  return !part.frozen && is_in_calendar(part.due) && (until.is_none() || part.due <= until);
}

/// Nothing paid counts beyond what was asked.
AskedOn asked_by(const InstalmentRow& part) {
  AskedOn asked;
  asked.due = part.due;
  asked.all = part.principal + std::max(Money::zero(), part.interest - part.spared_interest);
  asked.principal = part.principal;
  asked.in_month = asked.all;
  if (part.payments.empty()) return asked;
  const YearMonthDay due = civil(part.due);
  const Day month = add_days(part.due, 1 - static_cast<int>(due.day));
  const Day next_month = day_in_month(due.year, static_cast<int>(due.month), 1);
  Money before;
  Money in_month;
  for (const PartPaid& paid : part.payments) {
    const Money all = paid.principal + paid.interest;
    if (paid.day < month) before += all;
    if (paid.day >= month && paid.day < next_month) in_month += all;
    if (paid.day <= part.due) asked.in_time += all;
    asked.principal_paid += paid.principal;
  }
  asked.in_time = std::min(asked.all, asked.in_time);
  asked.principal_paid = std::min(asked.principal, asked.principal_paid);
  asked.in_month = asked.all - std::min(asked.all, before);
  asked.paid_in_month = std::min(asked.in_month, in_month);
  return asked;
}

void put_together(AskedOn& sum, const AskedOn& part) {
  sum.all += part.all;
  sum.principal += part.principal;
  sum.in_time += part.in_time;
  sum.principal_paid += part.principal_paid;
  sum.in_month += part.in_month;
  sum.paid_in_month += part.paid_in_month;
}

/// All of it together, due on no day: what became of a loan that is over does not change with the day.
AskedOn all_together(const std::vector<AskedOn>& parts) {
  AskedOn sum;
  for (const AskedOn& part : parts) put_together(sum, part);
  return sum;
}

bool has_ended(const LoanRow& loan) {
  return loan.status != LoanStatus::open && !asks_until(loan, Day::none()).is_none();
}

/// Puts the row in the place of its loan, or takes the loan out when there is none.
template <class Row>
void put_in_place(std::vector<Row>& rows, LoanNo loan, std::optional<Row> row) {
  const auto place =
      std::lower_bound(rows.begin(), rows.end(), loan, [](const Row& one, LoanNo number) { return one.loan < number; });
  const bool is_there = place != rows.end() && place->loan == loan;
  if (row && is_there) *place = std::move(*row);
  if (row && !is_there) rows.insert(place, std::move(*row));
  if (!row && is_there) rows.erase(place);
}

}  // namespace

std::vector<AskedOn> asked_of(const LoanRow& loan) {
  std::vector<AskedOn> asked;
  asked.reserve(loan.replaced.size() + loan.instalments.size());
  for (const auto* parts : {&loan.replaced, &loan.instalments}) {
    for (const InstalmentRow& part : *parts) {
      if (falls_due(part, asks_until(loan, part.replaced_on))) asked.push_back(asked_by(part));
    }
  }
  return asked;
}

void LoansAtHand::renew(const LoanBook& book, const std::vector<LoanNo>& loans) {
  for (const LoanNo no : loans) {
    std::optional<LoanRow> row = book.row(no);
    std::optional<Lent> lent;
    if (row && !row->start.is_none()) {
      lent = Lent{no, !row->resolution.is_none(), asked_of(*row)};
      if (has_ended(*row)) lent->asked = {all_together(lent->asked)};
    }
    if (row && row->status != LoanStatus::open) row.reset();
    put_in_place(lent_, no, std::move(lent));
    put_in_place(open_, no, std::move(row));
  }
}

void LoansAtHand::add_to(Figures& figures, Day day) const {
  AskedOn sum;
  for (const Lent& loan : lent_) {
    figures.loans_without_resolution += loan.has_resolution ? 0 : 1;
    for (const AskedOn& part : loan.asked) {
      if (part.due <= day) put_together(sum, part);
    }
  }
  figures.fell_due = sum.all.minor;
  figures.principal_fell_due = sum.principal.minor;
  figures.paid_in_time = sum.in_time.minor;
  figures.principal_of_due_paid = sum.principal_paid.minor;
  figures.due_in_month = sum.in_month.minor;
  figures.due_paid_in_month = sum.paid_in_month.minor;
}

}  // namespace soquy::projections
