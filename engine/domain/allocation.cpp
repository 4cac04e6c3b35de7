#include "engine/domain/allocation.h"

#include <algorithm>
#include <set>
#include <utility>

#include "events/late_interest.h"

namespace soquy::engine {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes a run of digits off the front, without leading zeros.
std::string_view take_number(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  std::string_view number = text.substr(0, end);
  text.remove_prefix(end);
  while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
  return number;
}

void cover(Money& open, Money& paid, Money& left) {
  const Money part = std::min(open, left);
  open -= part;
  paid += part;
  left -= part;
}

/// Rows by their number, each number once: a tampered plan may say one twice, and then the first one counts. Thousands
/// of lines find theirs as fast as three.
template <class Rows>
class ByNumber {
 public:
  explicit ByNumber(Rows& rows) : rows_(rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) places_.emplace_back(rows[i].number, i);
    std::sort(places_.begin(), places_.end());
  }
  /// The row, or null.
  [[nodiscard]] auto* find(std::uint16_t number) const {
    const auto at = std::lower_bound(places_.begin(), places_.end(), std::pair(number, std::size_t{0}));
    return at == places_.end() || at->first != number ? nullptr : &rows_[at->second];
  }

 private:
  Rows& rows_;
  std::vector<std::pair<std::uint16_t, std::size_t>> places_;
};

/// An instalment that is not in force any more (or 0) gets a row of its own before all others, for its penalties.
template <class Rows>
void add_rows_for(const std::vector<PenaltyState>& penalties, Rows& rows) {
  std::set<std::uint16_t> numbers;
  for (const PenaltyState& one : penalties) numbers.insert(one.instalment);
  for (const auto& one : rows) numbers.erase(one.number);
  auto place = rows.insert(rows.begin(), numbers.size(), typename Rows::value_type{});
  for (const std::uint16_t number : numbers) (place++)->number = number;
}

bool is_nothing(const AllocationLine& line) { return line.paid().is_zero() && line.spared_interest.is_zero(); }

}  // namespace

std::strong_ordering compare_vouchers(std::string_view left, std::string_view right) {
  std::string_view a = left;
  std::string_view b = right;
  while (!a.empty() && !b.empty()) {
    if (is_digit(a.front()) && is_digit(b.front())) {
      const std::string_view x = take_number(a);
      const std::string_view y = take_number(b);
      if (x.size() != y.size()) return x.size() <=> y.size();
      if (const auto order = x <=> y; order != 0) return order;
      continue;
    }
    if (a.front() != b.front()) {  // by their bytes: a char is signed on some machines only
      return static_cast<unsigned char>(a.front()) <=> static_cast<unsigned char>(b.front());
    }
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  if (a.empty() != b.empty()) return b.empty() <=> a.empty();
  return left <=> right;  // "PT-07" and "PT-7" are two vouchers
}

bool comes_before(const RepaymentState& left, const RepaymentState& right) {
  if (left.value_date != right.value_date) return left.value_date < right.value_date;
  if (const auto order = compare_vouchers(left.voucher, right.voucher); order != 0) return order < 0;
  if (left.command != right.command) return left.command < right.command;
  return left.version < right.version;
}

Debt::Debt(const LoanState& loan)
    : loan_(&loan), course_(loan.terms, loan.plan_start(), loan.instalments), counted_to_(loan.plan_start()) {
  for (std::size_t i = 0; i < loan.instalments.size(); ++i) {
    Row one;
    one.number = loan.instalments[i].number;
    one.place = i;
    one.due = loan.instalments[i].due;
    one.principal = loan.instalments[i].principal;
    one.interest = loan.instalments[i].interest;
    rows_.push_back(std::move(one));
  }
  std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.due < b.due; });
  if (loan.penalties.empty()) return;
  add_rows_for(loan.penalties, rows_);
  const ByNumber rows(rows_);
  for (const PenaltyState& one : loan.penalties) {
    rows.find(one.instalment)->penalties.push_back({one.day, one.charged - one.waived});
  }
  for (const RepaymentState& one : loan.repayments) {
    if (one.version > loan.last_rescheduling()) continue;
    for (const AllocationLine& line : one.lines) {
      Row* const of = rows.find(line.instalment);
      if (of != nullptr && line.penalty.is_positive()) take_penalty_off(*of, line.penalty);
    }
  }
}

// --- Interest by days ------------------------------------------------------------------------------------------------

int128 Debt::dong_days(const Row& row, Day day) const {
  if (loan_->frozen || loan_->overdue_percent == 0) return 0;
  const Day from = std::max(row.due, counted_to_);
  return from < day ? row.dong_days + static_cast<int128>(row.principal.minor) * days_between(from, day)
                    : row.dong_days;
}

void Debt::count_to(Day day) {
  if (day <= counted_to_) return;
  for (Row& one : rows_) one.dong_days = dong_days(one, day);
  counted_to_ = day;
}

/// What the row asks for in late interest and was not paid.
Money Debt::late_interest_of(const Row& row, Day day) const {
  const int128 days = dong_days(row, day);
  if (days == 0) return Money::zero();
  return std::max(Money::zero(), late_interest(days, loan_->terms, loan_->overdue_percent) - row.late_paid);
}

/// Interest that a rescheduling carried over was earned before the plan began.
Money Debt::earned_of(const Row& row, Day day) const {
  if (row.place == kNoPlace || is_due(row, day)) return Money::zero();
  Money earned = course_.earned(row.place, day);
  if (row.place == 0 && !loan_->former_plans.empty()) {
    const InterestCourse planned(loan_->terms, loan_->plan_start(), loan_->instalments);
    earned += loan_->instalments.front().interest - planned.earned(0, row.due);
  }
  // No clamp: what is left of the interest is below zero when a tampered split says so.
  return std::max(Money::zero(), std::min(earned - row.interest_paid, row.interest));
}

// --- Paying ----------------------------------------------------------------------------------------------------------

void Debt::pay_principal(Row& row, Money& left) { cover(row.principal, row.now.principal, left); }
void Debt::pay_interest(Row& row, Money& left) { cover(row.interest, row.now.interest, left); }
void Debt::pay_penalty(Row& row, Money& left, Day day) {
  for (Penalty& one : row.penalties) {
    if (one.day <= day) cover(one.open, row.now.penalty, left);
  }
}

/// What came late is paid before what was agreed.
void Debt::pay_due_interest(Row& row, Money& left, Day day) {
  Money late = late_interest_of(row, day);
  cover(late, row.now.late_interest, left);
  if (is_due(row, day)) pay_interest(row, left);
}

Debt::Split Debt::pay(Money amount, Day day) {
  count_to(day);
  for (Row& row : rows_) row.now = {row.number, {}, {}, {}};
  Split split;
  split.left = amount;
  if (!has_principal_to_come(day)) pay_earned(split.left, day);
  pay_due(split.left, day);
  if (split.left >= principal()) pay_earned(split.left, day);
  if (split.left.is_positive()) pay_in_advance(split.left, day);
  for (Row& row : rows_) {
    row.interest_paid += row.now.interest;
    row.late_paid += row.now.late_interest;
    if (!is_nothing(row.now)) split.lines.push_back(row.now);
  }
  note_principal_back(day);
  std::sort(split.lines.begin(), split.lines.end(),
            [](const auto& a, const auto& b) { return a.instalment < b.instalment; });
  return split;
}

void Debt::pay_due(Money& left, Day day) {
  switch (loan_->allocation) {
    case AllocationOrder::penalty_interest_principal:
      for (Row& row : rows_) {
        pay_penalty(row, left, day);
        pay_due_interest(row, left, day);
        if (is_due(row, day)) pay_principal(row, left);
      }
      break;
    case AllocationOrder::interest_first_across:
      for (Row& row : rows_) {
        pay_penalty(row, left, day);
        pay_due_interest(row, left, day);
      }
      for (Row& row : rows_) {
        if (is_due(row, day)) pay_principal(row, left);
      }
      break;
    case AllocationOrder::principal_first:
      for (Row& row : rows_) {
        if (is_due(row, day)) pay_principal(row, left);
        pay_due_interest(row, left, day);
        pay_penalty(row, left, day);
      }
      break;
  }
}

bool Debt::has_principal_to_come(Day day) const {
  return std::any_of(rows_.begin(), rows_.end(),
                     [&](const Row& row) { return !is_due(row, day) && row.principal.is_positive(); });
}

void Debt::pay_earned(Money& left, Day day) {
  if (principal().is_zero()) return;
  for (Row& row : rows_) {
    const Money earned = std::min(earned_of(row, day), left);
    Money part = earned;
    pay_interest(row, part);
    left -= earned - part;
  }
}

void Debt::pay_in_advance(Money& left, Day day) {
  switch (loan_->advance) {
    case AdvanceTo::next_instalments:
      for (Row& row : rows_) pay_principal(row, left);
      break;
    case AdvanceTo::last_instalments:
      for (auto row = rows_.rbegin(); row != rows_.rend(); ++row) pay_principal(*row, left);
      break;
    case AdvanceTo::reamortise: {
      const InterestCourse before = course_;
      pay_in_proportion(left, day);
      lower_balances(day);
      spare_interest(before);
      break;
    }
  }
}

/// Each instalment to come shrinks by the same share; what rounding leaves goes to the last ones.
void Debt::pay_in_proportion(Money& left, Day day) {
  const Money open = principal();
  const Money whole = std::min(left, open);
  if (!whole.is_positive()) return;
  Money rest = whole;
  for (Row& row : rows_) {
    if (is_due(row, day)) continue;
    const int128 product = static_cast<int128>(row.principal.minor) * whole.minor;
    const std::int64_t multiple = std::max<std::int64_t>(1, loan_->terms.principal_multiple.minor);  // 0: tampered
    Money share = divide_rounded(product, open.minor, multiple, Rounding::down);
    rest -= share;
    pay_principal(row, share);
  }
  for (auto row = rows_.rbegin(); row != rows_.rend(); ++row) pay_principal(*row, rest);
  left -= whole;
}

/// Periods that begin on that day or later bear interest on what is still to be paid in them and after them. The period
/// that runs keeps its balance: the money was out when it began.
void Debt::lower_balances(Day day) {
  Money to_come;
  for (auto row = rows_.rbegin(); row != rows_.rend(); ++row) {
    to_come += row->principal;
    if (row->place != kNoPlace && course_.start_of(row->place) >= day) course_.set_balance(row->place, to_come);
  }
}

void Debt::spare_interest(const InterestCourse& before) {
  for (Row& row : rows_) {
    if (row.place == kNoPlace) continue;
    const Money less = before.earned(row.place, row.due) - course_.earned(row.place, row.due);
    if (!less.is_positive()) continue;
    Money spared = less;
    cover(row.interest, row.now.spared_interest, spared);
  }
}

void Debt::take_penalty_off(Row& row, Money penalty) {
  for (Penalty& one : row.penalties) {
    const Money part = std::min(one.open, penalty);
    one.open -= part;
    penalty -= part;
  }
}

void Debt::take_off(const Allocation& lines, Day day) {
  count_to(day);
  for (const AllocationLine& line : lines) {  // a few of them: no index is worth its making
    const auto paid =
        std::find_if(rows_.begin(), rows_.end(), [&](const Row& one) { return one.number == line.instalment; });
    if (paid == rows_.end()) continue;  // of no instalment and no penalty that the loan has: verify tells
    paid->principal -= line.principal;
    paid->interest -= line.interest + line.spared_interest;
    paid->interest_paid += line.interest;
    paid->late_paid += line.late_interest;
    take_penalty_off(*paid, line.penalty);
  }
  if (loan_->advance == AdvanceTo::reamortise) lower_balances(day);
  note_principal_back(day);
}

void Debt::note_principal_back(Day day) {
  if (principal_back_.is_none() && principal().is_zero()) principal_back_ = day;
}

// --- What is owed ----------------------------------------------------------------------------------------------------

Money Debt::principal() const {
  Money sum;
  for (const Row& row : rows_) sum += row.principal;
  return sum;
}

Money Debt::interest_due(Day day) const {
  Money sum;
  for (const Row& row : rows_) {
    if (is_due(row, day)) sum += row.interest;
  }
  return sum;
}

Money Debt::late_interest_due(Day day) const {
  Money sum;
  for (const Row& row : rows_) sum += late_interest_of(row, day);
  return sum;
}

Money Debt::interest_earned(Day day) const {
  Money sum;
  if (principal().is_zero()) return sum;
  for (const Row& row : rows_) sum += earned_of(row, day);
  return sum;
}

Money Debt::penalties_due(const Row& row, Day day) {
  Money sum;
  for (const Penalty& one : row.penalties) {
    if (one.day <= day) sum += one.open;
  }
  return sum;
}

Money Debt::penalties_due(Day day) const {
  Money sum;
  for (const Row& row : rows_) sum += penalties_due(row, day);
  return sum;
}

Money Debt::penalties_of(std::uint16_t instalment, Day day) const {
  Money sum;
  for (const Row& row : rows_) {
    if (row.number == instalment) sum += penalties_due(row, day);
  }
  return sum;
}

Debt debt_of(const LoanState& loan) {
  Debt debt(loan);
  for (const RepaymentState& one : loan.repayments) {
    if (one.version > loan.last_rescheduling()) debt.take_off(one.lines, one.value_date);
  }
  return debt;
}

Resplit split_again(const LoanState& loan, std::size_t from) {
  Debt debt(loan);
  Resplit again;
  for (std::size_t i = 0; i < loan.repayments.size(); ++i) {
    const RepaymentState& one = loan.repayments[i];
    const bool is_fixed = one.version <= loan.last_rescheduling();
    if (i < from && !is_fixed) debt.take_off(one.lines, one.value_date);
    if (i < from) continue;
    if (is_fixed) {
      again.lines.push_back(one.lines);
      continue;
    }
    Debt::Split split = debt.pay(one.amount, one.value_date);
    if (split.left.is_positive() && !again.beyond) {
      again.beyond = i;
      again.left = split.left;
    }
    again.lines.push_back(std::move(split.lines));
  }
  return again;
}

bool is_settled(const LoanState& loan) {
  if (loan.repayments.empty()) return false;
  const Debt debt = debt_of(loan);
  const Day last = loan.repayments.back().value_date;
  return debt.principal().is_zero() && debt.interest_due(last).is_zero() && debt.late_interest_due(last).is_zero() &&
         debt.penalties_due(Day{INT32_MAX}).is_zero();
}

void charge(LoanState& loan, const PenaltyState& penalty) {
  const auto later = std::upper_bound(loan.penalties.begin(), loan.penalties.end(), penalty,
                                      [](const auto& a, const auto& b) { return a.day < b.day; });
  loan.penalties.insert(later, penalty);
}

namespace {

void lay_waiver(LoanState& loan, const WaiverState& waiver) {
  Money left = waiver.amount;
  for (auto one = loan.penalties.rbegin(); one != loan.penalties.rend(); ++one) {
    const bool was_there = one->version < waiver.version && one->day <= waiver.day;
    if (one->instalment != waiver.instalment || !was_there) continue;
    const Money part = std::min(one->charged - one->waived, left);
    one->waived += part;
    left -= part;
  }
}

}  // namespace

void waive(LoanState& loan, const WaiverState& waiver) {
  loan.waivers.push_back(waiver);
  lay_waiver(loan, waiver);
}

/// The others are laid again, in their order: each finds at least the room it had.
void take_back_waiver(LoanState& loan, Version version) {
  std::erase_if(loan.waivers, [&](const WaiverState& one) { return one.version == version; });
  for (PenaltyState& one : loan.penalties) one.waived = Money::zero();
  for (const WaiverState& one : loan.waivers) lay_waiver(loan, one);
}

AllocationLine sum_of(const Allocation& lines) {
  AllocationLine sum;
  for (const AllocationLine& line : lines) {
    sum.principal += line.principal;
    sum.interest += line.interest;
    sum.penalty += line.penalty;
    sum.late_interest += line.late_interest;
    sum.spared_interest += line.spared_interest;
  }
  return sum;
}

}  // namespace soquy::engine
