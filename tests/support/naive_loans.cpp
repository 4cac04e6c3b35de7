// Loans in the naive ledger: the repayments of a loan are laid out in order of date and split again from the first one,
// whenever one is added or taken back.

#include <algorithm>

#include "tests/support/naive_ledger.h"

namespace soquy::naive {

namespace {

Account account_of(Part part) {
  if (part == Part::principal) return Account::loans;
  return part == Part::penalty ? Account::other_income : Account::interest_income;
}

/// "PT-9" comes before "PT-10": every number in it is written out with nine digits.
std::string filed(const std::string& voucher) {
  std::string text;
  std::string digits;
  for (const char c : voucher + "/") {
    if (c >= '0' && c <= '9') {
      digits += c;
      continue;
    }
    if (!digits.empty() && digits.size() < 9) digits.insert(0, 9 - digits.size(), '0');
    text += digits + c;
    digits.clear();
  }
  return text;
}

bool earlier(const Repayment& left, const Repayment& right) {
  if (left.day != right.day) return left.day < right.day;
  if (filed(left.voucher) != filed(right.voucher)) return filed(left.voucher) < filed(right.voucher);
  if (left.command != right.command) return left.command < right.command;
  return left.entry < right.entry;
}

LaidDown split(const Loan& loan, const std::vector<Repayment>& repayments, Day asked) {
  std::vector<Coin> coins;
  for (const Repayment& repayment : repayments) coins.push_back({repayment.day, repayment.amount});
  return lay_down(loan.paper, {}, coins, asked);
}

std::int64_t paid(const std::vector<Piece>& pieces, std::uint16_t instalment, Part part) {
  std::int64_t sum = 0;
  for (const Piece& piece : pieces) {
    if (piece.instalment == instalment && piece.part == part) sum += piece.amount;
  }
  return sum;
}

}  // namespace

const Loan* Book::find_loan(LoanNo no) const {
  for (const Loan& loan : loans_) {
    if (loan.no == no) return &loan;
  }
  return nullptr;
}

Loan* Book::loan_of(LoanNo no) {
  for (Loan& loan : loans_) {
    if (loan.no == no) return &loan;
  }
  return nullptr;
}

LoanNo Book::loan_moved_by(const Act& act) {
  if (const auto* given = std::get_if<DisburseLoan>(&act.is)) return given->loan;
  if (const auto* received = std::get_if<ReceiveRepayment>(&act.is)) return received->loan;
  return {};
}

bool Book::is_paid_back(const Loan& loan) {
  if (loan.repayments.empty()) return false;
  return split(loan, loan.repayments, loan.repayments.back().day).owed.is_nothing();
}

std::int64_t Book::debt(const Loan& loan, Day day) {
  if (is_paid_back(loan)) return 0;
  // What is owed before the last repayment is what was owed then, less what came since.
  std::vector<Repayment> until = loan.repayments;
  std::int64_t since = 0;
  while (!until.empty() && until.back().day > day) {
    since += until.back().amount;
    until.pop_back();
  }
  return std::max<std::int64_t>(0, split(loan, until, day).owed.all() - since);
}

bool Book::pays_too_much(const Loan& loan, const Order& order, std::int64_t amount) {
  std::vector<Repayment> all = loan.repayments;
  all.push_back({order.entry, order.day, order.act.voucher, order.command.id, amount, {}});
  std::sort(all.begin(), all.end(), earlier);
  return split(loan, all, all.back().day).too_much > 0;
}

/// Late interest of an instalment, less what was paid of it, with the repayments as the book splits them on that day.
std::int64_t Book::late_interest_of(const Loan& loan, std::uint16_t number, When when) const {
  std::map<std::uint64_t, std::int64_t> principal;  // by repayment
  std::int64_t paid_late = 0;
  for (const Line& line : lines_) {
    if (line.loan != loan.no || line.instalment != number || line.day > when.day || line.known > when.known) continue;
    if (line.part == Part::principal) principal[line.entry] -= line.amount;
    if (line.part == Part::late) paid_late -= line.amount;
  }
  std::vector<Coin> coins;
  for (const Presence& one : loan.presences) {
    const bool gone = one.gone <= when.day && one.gone_known <= when.known;
    if (!gone) coins.push_back({one.day, principal[one.entry]});
  }
  const std::int64_t all = naive::late_interest(loan.paper, loan.plan[number - 1U], coins, when.day);
  return std::max<std::int64_t>(0, all - paid_late);
}

/// The last day on which a repayment that stands then paid principal.
Day Book::last_principal(const Loan& loan, When when) const {
  Day last;
  for (const Presence& one : loan.presences) {
    const bool there = one.day <= when.day && one.known <= when.known;
    const bool gone = one.gone <= when.day && one.gone_known <= when.known;
    std::int64_t principal = 0;
    for (const Line& line : lines_) {
      const bool is_seen = line.day <= when.day && line.known <= when.known;
      if (is_seen && line.entry == one.entry && line.part == Part::principal) principal -= line.amount;
    }
    if (there && !gone && principal > 0) last = std::max(last, one.day);
  }
  return last;
}

LoanFigures Book::loan(LoanNo no, When when) const {
  LoanFigures figures;
  const Loan* loan = find_loan(no);
  if (loan == nullptr) return figures;
  std::map<std::uint16_t, std::int64_t> principal;
  std::map<std::uint16_t, std::int64_t> interest;
  std::map<std::uint16_t, std::int64_t> spared;
  for (const Line& line : lines_) {
    if (line.loan != no || line.day > when.day || line.known > when.known) continue;
    if (line.part == Part::principal) principal[line.instalment] -= line.amount;
    if (line.part == Part::interest) interest[line.instalment] -= line.amount;
    if (line.part == Part::spared) spared[line.instalment] += line.spared;
    if (line.account == Account::loans) figures.outstanding += line.amount;
  }
  Day back{INT32_MAX};  // when all principal was back; no later day asks for interest
  if (figures.outstanding == 0) back = last_principal(*loan, when);
  for (const auto& [number, amount] : principal) figures.paid_principal += amount;
  for (const auto& [number, amount] : interest) figures.paid_interest += amount;
  if (figures.outstanding == 0) {
    Day last;
    for (const Presence& one : loan->presences) {
      const bool there = one.day <= when.day && one.known <= when.known;
      const bool gone = one.gone <= when.day && one.gone_known <= when.known;
      if (there && !gone) last = std::max(last, one.day);
    }
    std::int64_t due_then = 0;
    for (std::size_t i = 0; i < loan->plan.size(); ++i) {
      const auto number = static_cast<std::uint16_t>(i + 1);
      if (loan->plan[i].due > std::min(last, back)) continue;
      due_then += loan->plan[i].interest - spared[number] - interest[number];
      due_then += late_interest_of(*loan, number, {last, when.known});
    }
    if (due_then == 0) return figures;
  }
  for (std::size_t i = 0; i < loan->plan.size(); ++i) {
    const auto number = static_cast<std::uint16_t>(i + 1);
    if (loan->plan[i].due >= when.day || loan->plan[i].due > back) break;  // due today is not late
    // Paid beyond an instalment settles nothing of another.
    const std::int64_t late_principal = std::max<std::int64_t>(0, loan->plan[i].principal - principal[number]);
    const std::int64_t late_interest =
        std::max<std::int64_t>(0, loan->plan[i].interest - spared[number] - interest[number]);
    figures.overdue_principal += late_principal;
    figures.overdue_interest += late_interest;
    figures.late_interest += late_interest_of(*loan, number, when);
    if (late_principal + late_interest > 0 && figures.days_past_due == 0) {
      figures.days_past_due = days_between(loan->plan[i].due, when.day);
    }
  }
  return figures;
}

void Book::write_loan(const Order& order) {
  const ActVariant& is = order.act.is;
  if (const auto* approved = std::get_if<ApproveLoan>(&is)) {
    Loan loan;
    loan.no = approved->loan;
    if (loan.no.is_none()) {
      for (const Loan& other : loans_) loan.no = std::max(loan.no, other.no);
      ++loan.no.value;
    }
    loan.borrower = approved->borrower;
    loan.fund = approved->fund;
    loan.paper.terms = approved->terms;
    loans_.push_back(loan);
  }
  if (const auto* given = std::get_if<DisburseLoan>(&is)) {
    Loan& loan = *loan_of(given->loan);
    loan.disbursement = order.entry;
    loan.taken_back = false;
    loan.known = order.known;
    loan.principal = given->principal.minor;
    loan.paper.terms.principal = given->principal;
    loan.paper.start = order.day;
    loan.paper.order = by_law_.allocation;
    loan.paper.advance = by_law_.advance;
    loan.paper.overdue_percent = by_law_.overdue_percent;
    loan.plan = plan(loan.paper.terms, order.day);
    put(order, loan.fund, Account::loans, loan.principal);
    lines_.back().loan = loan.no;
    put(order, loan.fund, given->place == Place::bank ? Account::bank : Account::cash, -loan.principal);
  }
  if (const auto* received = std::get_if<ReceiveRepayment>(&is)) {
    Loan& loan = *loan_of(received->loan);
    put(order, loan.fund, received->place == Place::bank ? Account::bank : Account::cash, received->amount.minor);
    loan.presences.push_back({order.entry, order.day, order.known, Day{INT32_MAX}, Instant{INT64_MAX}});
    loan.repayments.push_back(
        {order.entry, order.day, order.act.voucher, order.command.id, received->amount.minor, {}});
    split_again(loan, order, order.day);
  }
}

/// Lays all repayments out again. Where a split differs from what the book says, the difference is written on the later
/// of the day of the cause and the day of that repayment.
void Book::split_again(Loan& loan, const Order& order, Day cause) {
  std::sort(loan.repayments.begin(), loan.repayments.end(), earlier);
  const Day last = loan.repayments.empty() ? cause : loan.repayments.back().day;
  const auto splits = split(loan, loan.repayments, last).pieces;
  for (std::size_t r = 0; r < splits.size(); ++r) {
    Repayment& repayment = loan.repayments[r];
    Order correction = order;
    correction.day = std::max(cause, repayment.day);
    correction.entry = repayment.entry;
    for (std::uint16_t number = 1; number <= loan.plan.size(); ++number) {
      for (const Part part : {Part::principal, Part::interest, Part::late, Part::spared}) {
        const std::int64_t change = paid(splits[r], number, part) - paid(repayment.pieces, number, part);
        if (change == 0) continue;
        if (part == Part::spared) {
          Line note;  // moves no money
          note.known = correction.known;
          note.day = correction.day;
          note.fund = loan.fund;
          note.entry = correction.entry;
          note.spared = change;
          lines_.push_back(note);
        } else {
          put(correction, loan.fund, account_of(part), -change);
        }
        lines_.back().loan = loan.no;
        lines_.back().instalment = number;
        lines_.back().part = part;
      }
    }
    repayment.pieces = splits[r];
  }
}

void Book::pull_out(Loan& loan, std::uint64_t entry, const Order& order, Day day) {
  const auto found = std::find_if(loan.repayments.begin(), loan.repayments.end(),
                                  [&](const Repayment& repayment) { return repayment.entry == entry; });
  if (found == loan.repayments.end()) return;
  loan.repayments.erase(found);
  for (Presence& one : loan.presences) {
    if (one.entry != entry) continue;
    one.gone = std::max(day, one.day);
    one.gone_known = order.known;
  }
  split_again(loan, order, day);
}

}  // namespace soquy::naive
