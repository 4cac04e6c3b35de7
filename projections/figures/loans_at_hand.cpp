#include "projections/figures/loans_at_hand.h"

#include <algorithm>

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

/// Calendar days are dear, and an instalment rarely gets another due day.
void set_due(AskedOn& asked, Day due) {
  if (asked.due == due) return;
  asked.due = due;
  const YearMonthDay date = civil(due);
  asked.month = add_days(due, 1 - static_cast<int>(date.day));
  asked.next_month = day_in_month(date.year, static_cast<int>(date.month), 1);
}

/// Nothing paid counts beyond what was asked.
void set_asked(AskedOn& asked, const InstalmentRow& part) {
  set_due(asked, part.due);
  asked.all = part.principal + std::max(Money::zero(), part.interest - part.spared_interest);
  asked.principal = part.principal;
  asked.in_time = asked.principal_paid = asked.paid_in_month = Money::zero();
  asked.in_month = asked.all;
  if (part.payments.empty()) return;
  Money before;
  Money in_month;
  for (const PartPaid& paid : part.payments) {
    const Money all = paid.principal + paid.interest;
    if (paid.day < asked.month) before += all;
    if (paid.day >= asked.month && paid.day < asked.next_month) in_month += all;
    if (paid.day <= part.due) asked.in_time += all;
    asked.principal_paid += paid.principal;
  }
  asked.in_time = std::min(asked.all, asked.in_time);
  asked.principal_paid = std::min(asked.principal, asked.principal_paid);
  asked.in_month = asked.all - std::min(asked.all, before);
  asked.paid_in_month = std::min(asked.in_month, in_month);
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

/// Every instalment of a loan that falls due some day, those that were replaced first. What stood there is written
/// over.
void set_asked(std::vector<AskedOn>& asked, const LoanRow& loan) {
  std::size_t next = 0;
  asked.resize(loan.replaced.size() + loan.instalments.size());
  const Day until = asks_until(loan, Day::none());
  for (const InstalmentRow& part : loan.replaced) {
    if (falls_due(part, asks_until(loan, part.replaced_on))) set_asked(asked[next++], part);
  }
  for (const InstalmentRow& part : loan.instalments) {
    if (falls_due(part, until)) set_asked(asked[next++], part);
  }
  asked.resize(next);
}

/// Counting on from the first.
std::size_t counted_place(const LoanRow& loan, const AllocationLine& line) {
  return std::size_t{line.instalment} - loan.instalments.front().number;
}

/// Each instalment has its entry in the same place, and a repayment changes only those of the instalments it names.
bool is_in_step(const std::vector<AskedOn>& asked, const LoanRow& loan, const Allocation& lines) {
  const auto& parts = loan.instalments;
  const bool goes_on = loan.status == LoanStatus::open && asks_until(loan, Day::none()).is_none();
  if (!goes_on || !loan.replaced.empty() || parts.empty() || asked.size() != parts.size()) return false;
  return std::all_of(lines.begin(), lines.end(), [&](const AllocationLine& line) {
    const std::size_t place = counted_place(loan, line);
    return place < parts.size() && parts[place].number == line.instalment;
  });
}

}  // namespace

LoansAtHand::Lent* LoansAtHand::find(LoanNo loan) {
  const auto place = std::lower_bound(lent_.begin(), lent_.end(), loan,
                                      [](const Lent& lent, LoanNo number) { return lent.loan < number; });
  return place == lent_.end() || place->loan != loan ? nullptr : &*place;
}

void LoansAtHand::renew(const LoanRow& loan) {
  renew_open(loan);
  renew_lent(loan);
}

void LoansAtHand::renew_paid(const LoanRow& loan, const Allocation& lines) {
  renew_open(loan);
  Lent* const lent = find(loan.loan);
  if (lent == nullptr || lent->is_over || !is_in_step(lent->asked, loan, lines)) return renew_lent(loan);
  for (const AllocationLine& line : lines) {
    const std::size_t place = counted_place(loan, line);
    set_asked(lent->asked[place], loan.instalments[place]);
  }
}

void LoansAtHand::renew_open(const LoanRow& loan) {
  const auto place = std::lower_bound(open_.begin(), open_.end(), loan.loan);
  const bool is_there = place != open_.end() && *place == loan.loan;
  const bool is_open = loan.status == LoanStatus::open;
  if (is_open && !is_there) open_.insert(place, loan.loan);
  if (!is_open && is_there) open_.erase(place);
}

void LoansAtHand::renew_lent(const LoanRow& loan) {
  Lent* lent = find(loan.loan);
  const bool was_over = lent != nullptr && lent->is_over;
  if (loan.start.is_none()) {
    if (lent != nullptr) lent_.erase(lent_.begin() + (lent - lent_.data()));
  } else {
    if (lent == nullptr) lent = &add(loan.loan);
    lent->has_resolution = !loan.resolution.is_none();
    lent->is_over = has_ended(loan);
    set_asked(lent->asked, loan);
    if (lent->is_over) lent->asked = {all_together(lent->asked)};
    if (lent->is_over && !was_over) put_together(over_, lent->asked.front());
  }
  if (was_over) add_up_over();
}

LoansAtHand::Lent& LoansAtHand::add(LoanNo loan) {
  const auto place = std::lower_bound(lent_.begin(), lent_.end(), loan,
                                      [](const Lent& lent, LoanNo number) { return lent.loan < number; });
  return *lent_.insert(place, Lent{loan, false, false, {}});
}

void LoansAtHand::add_up_over() {
  over_ = {};
  for (const Lent& lent : lent_) {
    if (lent.is_over) put_together(over_, lent.asked.front());
  }
}

void LoansAtHand::add_to(Figures& figures, Day day) const {
  AskedOn sum = over_;
  for (const Lent& loan : lent_) {
    figures.loans_without_resolution += loan.has_resolution ? 0 : 1;
    if (loan.is_over) continue;
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
