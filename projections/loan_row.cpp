// What the loan book says of one loan, worked out when something is said of it.

#include <algorithm>

#include "projections/loan_book.h"

namespace soquy::projections {
namespace {

using Places = std::map<std::uint16_t, std::size_t>;

/// Numbers count on from the first, so that one stands where counting leads to.
std::size_t place_counted(const std::vector<InstalmentRow>& parts, std::uint16_t number) {
  return number < parts.front().number ? parts.size() : std::size_t{number} - parts.front().number;
}

/// Of several with one number the first.
Places odd_places_among(const std::vector<InstalmentRow>& parts) {
  Places odd;
  for (std::size_t place = 0; place < parts.size(); ++place) {
    if (place_counted(parts, parts[place].number) != place) odd.emplace(parts[place].number, place);
  }
  return odd;
}

InstalmentRow* find_among(std::vector<InstalmentRow>& parts, const Places& odd, std::uint16_t number) {
  if (parts.empty()) return nullptr;
  const std::size_t counted = place_counted(parts, number);
  if (counted < parts.size() && parts[counted].number == number) return &parts[counted];
  const auto found = odd.find(number);
  return found == odd.end() ? nullptr : &parts[found->second];
}

void add_parts(std::vector<InstalmentRow>& parts, const std::vector<Instalment>& agreed, bool frozen, Day replaced_on) {
  parts.reserve(parts.size() + agreed.size());
  for (const Instalment& instalment : agreed) {
    InstalmentRow& part = parts.emplace_back();
    part.number = instalment.number;
    part.due = instalment.due;
    part.principal = instalment.principal;
    part.interest = instalment.interest;
    part.frozen = frozen;
    part.replaced_on = replaced_on;
  }
}

void pay(InstalmentRow& part, const AllocationLine& line) {
  part.paid_principal += line.principal;
  part.paid_interest += line.interest;
  part.paid_penalty += line.penalty;
  part.paid_late_interest += line.late_interest;
  part.spared_interest += line.spared_interest;
}

}  // namespace

std::span<const AllocationLine> LoanBook::Payment::standing() const {
  if (!is_money) return {};
  return split ? *split : lines;
}

void LoanBook::work_out(Loan& loan) {
  LoanRow& row = loan.row;
  set_terms(loan);
  set_instalments(loan);
  row.paid_principal = row.paid_interest = row.paid_late_interest = row.paid_penalty = Money::zero();
  row.last_payment = Day::none();
  for (const Payment& payment : loan.payments) add(loan, payment);
  for (const Penalty& penalty : loan.penalties) add(loan, penalty);
  conclude(loan);
}

void LoanBook::set_terms(Loan& loan) {
  LoanRow& row = loan.row;
  const bool is_out = !loan.plans.empty();
  const Parties& parties = is_out ? loan.paid_out : loan.approved;
  row.borrower = parties.borrower;
  row.fund = parties.fund;
  row.terms = is_out ? loan.plans.back().terms : loan.approved_terms;
  row.frozen = is_out && loan.plans.back().frozen;
  row.reschedulings = is_out ? static_cast<std::uint16_t>(loan.plans.size() - 1) : std::uint16_t{0};
  row.interest_reduced = was_interest_reduced(loan);
}

/// Those of the last plan stand, the others were each replaced by the next.
void LoanBook::set_instalments(Loan& loan) {
  LoanRow& row = loan.row;
  row.instalments.clear();
  row.replaced.clear();
  for (const Plan& plan : loan.plans) {
    if (&plan == &loan.plans.back()) {
      add_parts(row.instalments, plan.instalments, plan.frozen, Day::none());
    } else {
      add_parts(row.replaced, plan.instalments, plan.frozen, (&plan + 1)->from);
    }
  }
  row.last_due = Day::none();
  for (const InstalmentRow& part : row.instalments) row.last_due = std::max(row.last_due, part.due);
  loan.odd_places = odd_places_among(row.instalments);
  loan.odd_replaced = odd_places_among(row.replaced);
}

/// Where the number stands among the instalments and among those that were replaced: in one of them, in none when it is
/// instalment 0, in both when the store was tampered with.
std::array<InstalmentRow*, 2> LoanBook::instalments_of(Loan& loan, std::uint16_t number) {
  return {find_among(loan.row.instalments, loan.odd_places, number),
          find_among(loan.row.replaced, loan.odd_replaced, number)};
}

void LoanBook::add(Loan& loan, const Payment& payment) {
  LoanRow& row = loan.row;
  if (payment.is_money) row.last_payment = std::max(row.last_payment, payment.day);
  for (const AllocationLine& line : payment.lines) {
    row.paid_principal += line.principal;
    row.paid_interest += line.interest;
    row.paid_penalty += line.penalty;
    row.paid_late_interest += line.late_interest;
    for (InstalmentRow* const part : instalments_of(loan, line.instalment)) {
      if (part != nullptr) pay(*part, line);
    }
  }
  for (const AllocationLine& line : payment.standing()) {
    if (!line.principal.is_positive() && !line.interest.is_positive()) continue;
    for (InstalmentRow* const part : instalments_of(loan, line.instalment)) {
      if (part != nullptr) part->payments.push_back({payment.day, line.principal, line.interest});
    }
  }
}

void LoanBook::add(Loan& loan, const Penalty& penalty) {
  for (InstalmentRow* const part : instalments_of(loan, penalty.instalment)) {
    if (part != nullptr) part->penalty += penalty.amount;
  }
}

/// What follows from the sums.
void LoanBook::conclude(Loan& loan) {
  LoanRow& row = loan.row;
  row.outstanding = row.principal - row.paid_principal - row.written_off;
  row.principal_back = row.paid_principal >= row.principal ? last_principal(loan) : Day::none();
  Money charged;
  for (const Penalty& penalty : loan.penalties) charged += penalty.amount;
  row.unpaid_penalty = still_due(charged, row.paid_penalty);
  row.status = LoanStatus::open;  // whatever it was: a loan that was written off would not be asked for late interest
  row.status = status_of(loan);
  set_next_due(row);
}

/// The last day on which a repayment that stands paid principal.
Day LoanBook::last_principal(const Loan& loan) {
  Day last;
  for (const Payment& payment : loan.payments) {
    for (const AllocationLine& line : payment.standing()) {
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

/// Interest is owed on its due day and not when all principal was back before, so later instalments do not keep a loan
/// open. Asked anew with every entry, because a reallocation moves the answer.
LoanStatus LoanBook::status_of(const Loan& loan) {
  const LoanRow& row = loan.row;
  if (row.start.is_none()) return loan.cancelled ? LoanStatus::cancelled : LoanStatus::approved;
  if (!loan.written_off_in.is_none()) return LoanStatus::written_off;
  if (row.outstanding.is_positive() || row.unpaid_penalty.is_positive()) return LoanStatus::open;
  const bool owes_interest = std::any_of(row.instalments.begin(), row.instalments.end(), [&](const auto& part) {
    return is_asked_for(row, part, row.last_payment) && part.unpaid_interest().is_positive();
  });
  const bool owes_late = late_interest_due(row, row.last_payment).is_positive();
  return owes_interest || owes_late ? LoanStatus::open : LoanStatus::settled;
}

void LoanBook::set_next_due(LoanRow& row) {
  row.next_due = Day::none();
  row.next_amount = Money::zero();
  if (row.status != LoanStatus::open) return;
  const auto next = std::find_if(row.instalments.begin(), row.instalments.end(), [&](const InstalmentRow& part) {
    return !part.due.is_none() && is_asked_for(row, part, part.due) && !part.is_paid();
  });
  if (next == row.instalments.end()) return;
  row.next_due = next->due;
  row.next_amount = next->unpaid_principal() + next->unpaid_interest() + next->unpaid_penalty();
}

}  // namespace soquy::projections
