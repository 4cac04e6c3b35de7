// What the naive ledger forbids: the commonest cases a treasurer meets, in the order in which the rule book asks.

#include <algorithm>

#include "tests/support/naive_ledger.h"

namespace soquy::naive {

namespace {

/// What a fund holds on a day, and how much of it is tied to one use.
struct Holding {
  std::int64_t cash = 0;
  std::int64_t bank = 0;
  std::map<GrantNo, std::int64_t> tied;
};

/// The amounts an act names that must be above zero.
std::optional<std::int64_t> amount_of(const ActVariant& is) {
  if (const auto* act = std::get_if<ReceiveContribution>(&is)) return act->amount.minor;
  if (const auto* act = std::get_if<RefundContribution>(&is)) return act->amount.minor;
  if (const auto* act = std::get_if<ReceiveDonation>(&is)) return act->amount.minor;
  if (const auto* act = std::get_if<BorrowCapital>(&is)) return act->amount.minor;
  if (const auto* act = std::get_if<ReceiveIncome>(&is)) return act->amount.minor;
  if (const auto* act = std::get_if<PayExpense>(&is)) return act->amount.minor;
  if (const auto* act = std::get_if<GiveAid>(&is)) return act->amount.minor;
  if (const auto* act = std::get_if<TransferFunds>(&is)) return act->amount.minor;
  if (const auto* act = std::get_if<BankCash>(&is)) return act->amount.minor;
  if (const auto* act = std::get_if<WithdrawCash>(&is)) return act->amount.minor;
  if (const auto* act = std::get_if<DisburseLoan>(&is)) return act->principal.minor;
  if (const auto* act = std::get_if<ReceiveRepayment>(&is)) return act->amount.minor;
  if (const auto* act = std::get_if<AllocateInterest>(&is)) return act->amount.minor;
  if (const auto* act = std::get_if<ApproveLoan>(&is)) return act->terms.principal.minor;
  if (const auto* act = std::get_if<ReceiveGoods>(&is)) return act->quantity;
  if (const auto* act = std::get_if<GiveGoods>(&is)) return act->quantity;
  return std::nullopt;
}

/// The member an act is about, when it names one who must belong to the club on that day.
MemberNo member_of_act(const ActVariant& is) {
  if (const auto* act = std::get_if<ReceiveContribution>(&is)) return act->member;
  if (const auto* act = std::get_if<GiveAid>(&is)) return act->member;
  if (const auto* act = std::get_if<ApproveLoan>(&is)) return act->borrower;
  if (const auto* act = std::get_if<GiveGoods>(&is)) return act->member;
  return {};
}

Fund fund_of_act(const ActVariant& is) {
  if (const auto* act = std::get_if<ReceiveContribution>(&is)) return act->fund;
  if (const auto* act = std::get_if<ReceiveDonation>(&is)) return act->fund;
  if (const auto* act = std::get_if<PayExpense>(&is)) return act->fund;
  if (const auto* act = std::get_if<ReceiveIncome>(&is)) return act->fund;
  return {};
}

}  // namespace

Objections Book::objections(const Command& command, Day today) const {
  Book trial = *this;
  for (const Act& act : command.acts) {
    const Day day = act.value_date.is_none() ? command.value_date : act.value_date;
    // What is not recorded yet has no version; numbers above any real one keep the acts apart.
    const Order order{command, act, day, Instant{INT64_MAX}, (std::uint64_t{1} << 40) + trial.written_.size()};
    Objections all;
    trial.object_to_form(order, today, all);
    const std::size_t before = all.size();
    trial.object_to_things(order, all);
    if (all.size() == before) {
      trial.object_to_amounts(order, all);
      trial.object_to_reversal(order, all);
      trial.object_to_shut_past(order, all);
      const std::size_t written = trial.lines_.size();
      trial.write_act(order);
      if (trial.hands_over(written)) trial.object_to_shortage(all);
      trial.object_to_overpaid(all);
    }
    if (!all.empty()) return all;
  }
  return {};
}

/// Nobody pays back more than was lent, on no day.
void Book::object_to_overpaid(Objections& all) const {
  std::map<LoanNo, std::map<Day, std::int64_t>> loans;
  for (const Line& line : lines_) {
    if (line.account == Account::loans && !line.loan.is_none()) loans[line.loan][line.day] += line.amount;
  }
  for (const auto& [loan, days] : loans) {
    std::int64_t outstanding = 0;
    for (const auto& [day, amount] : days) {
      if ((outstanding += amount) < 0) all.insert(RejectReason::exceeds_debt);
    }
  }
}

/// Money only runs short when some of it leaves.
bool Book::hands_over(std::size_t from) const {
  return std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(from), lines_.end(), [](const Line& line) {
    return (line.account == Account::cash || line.account == Account::bank) && line.amount < 0;
  });
}

void Book::object_to_form(const Order& order, Day today, Objections& all) const {
  const ActVariant& is = order.act.is;
  const auto* closing = std::get_if<ClosePeriod>(&is);
  const bool needs_second = std::get_if<ReverseEntry>(&is) != nullptr || (closing != nullptr && closing->year_end) ||
                            comes_before_another(order);
  if (needs_second && order.command.approvals.empty()) all.insert(RejectReason::approval_missing);
  for (const Approval& approval : order.command.approvals) {
    if (approval.actor == order.command.actor) all.insert(RejectReason::approval_same_person);
  }
  if (!founded_.is_none() && order.day < founded_) all.insert(RejectReason::date_before_founding);
  if (order.day > today) all.insert(RejectReason::date_in_future);
  if (!closed_through().is_none() && order.day <= closed_through()) all.insert(RejectReason::period_closed);
  object_to_lateness(order, today, all);
}

/// A repayment of a later day stands in the book: what it paid for is counted anew.
bool Book::comes_before_another(const Order& order) const {
  const auto* received = std::get_if<ReceiveRepayment>(&order.act.is);
  const Loan* loan = received == nullptr ? nullptr : find_loan(received->loan);
  if (loan == nullptr) return false;
  for (const Repayment& other : loan->repayments) {
    if (order.day < other.day) return true;
  }
  return false;
}

void Book::object_to_things(const Order& order, Objections& all) const {
  const ActVariant& is = order.act.is;
  if (const auto* join = std::get_if<JoinMember>(&is); join != nullptr && person_of(join->member) != nullptr) {
    all.insert(RejectReason::member_exists);
  }
  if (const MemberNo member = member_of_act(is); !member.is_none()) {
    const Person* person = person_of(member);
    if (person == nullptr || order.day < person->joined) all.insert(RejectReason::member_not_found);
    if (person != nullptr && !person->left.is_none() && order.day >= person->left) {
      all.insert(RejectReason::member_has_left);
    }
  }
  // Who left, or died, is paid back all the same: only somebody never heard of is not.
  if (const auto* back = std::get_if<RefundContribution>(&is); back != nullptr && person_of(back->member) == nullptr) {
    all.insert(RejectReason::member_not_found);
  }
  if (const Fund fund = fund_of_act(is); !fund.is_none() && !has_fund(fund)) all.insert(RejectReason::fund_not_found);
  if (std::get_if<HoldMeeting>(&is) && meetings_.contains(order.day)) all.insert(RejectReason::meeting_exists);
  if (std::get_if<PassResolution>(&is) && !meetings_.contains(order.day)) all.insert(RejectReason::meeting_not_found);
  if (const auto* move = std::get_if<TransferFunds>(&is)) {
    const auto passed = resolutions_.find(move->resolution);
    const bool fits = passed != resolutions_.end() && passed->second.subject == Subject::transfer;
    if (!fits) all.insert(RejectReason::resolution_not_found);
  }
  if (const auto* undo = std::get_if<ReverseEntry>(&is); undo != nullptr && written_as(undo->entry.value) == nullptr) {
    all.insert(RejectReason::entry_not_found);
  }
  object_to_loan(order, all);
}

void Book::object_to_loan(const Order& order, Objections& all) const {
  const ActVariant& is = order.act.is;
  if (const auto* approved = std::get_if<ApproveLoan>(&is)) {
    if (!resolutions_.contains(approved->resolution)) all.insert(RejectReason::resolution_not_found);
    if (find_loan(approved->loan) != nullptr) all.insert(RejectReason::loan_exists);
  }
  if (const auto* given = std::get_if<DisburseLoan>(&is)) {
    const Loan* loan = find_loan(given->loan);
    if (loan == nullptr) all.insert(RejectReason::loan_not_found);
    if (loan != nullptr && loan->disbursement != 0 && !loan->taken_back) all.insert(RejectReason::already_done);
  }
  if (const auto* received = std::get_if<ReceiveRepayment>(&is)) {
    const Loan* loan = find_loan(received->loan);
    if (loan == nullptr) all.insert(RejectReason::loan_not_found);
    if (loan != nullptr && !is_open(*loan, order.day)) {
      // A loan that is paid back may be refused for either reason.
      all.insert(RejectReason::loan_not_open);
      all.insert(RejectReason::exceeds_debt);
    }
  }
}

/// Paid out on or before that day, and not paid back.
bool Book::is_open(const Loan& loan, Day day) {
  return loan.disbursement != 0 && !loan.taken_back && loan.paper.start <= day && !is_paid_back(loan);
}

void Book::object_to_amounts(const Order& order, Objections& all) const {
  const ActVariant& is = order.act.is;
  if (const auto amount = amount_of(is)) {
    if (*amount <= 0) all.insert(RejectReason::amount_not_positive);
    if (*amount > kMaxEntryMinor) all.insert(RejectReason::amount_too_large);
  }
  if (const auto* given = std::get_if<DisburseLoan>(&is)) {
    if (given->principal > find_loan(given->loan)->paper.terms.principal) all.insert(RejectReason::above_approval);
  }
  if (const auto* received = std::get_if<ReceiveRepayment>(&is)) {
    const Loan& loan = *find_loan(received->loan);
    if (pays_too_much(loan, order, received->amount.minor)) all.insert(RejectReason::exceeds_debt);
    const bool is_set_off = received->place == Place::contribution;
    if (is_set_off && received->amount.minor > least_refundable(loan.borrower, order.day))
      all.insert(RejectReason::insufficient_refundable);
  }
  if (const auto* back = std::get_if<RefundContribution>(&is)) {
    if (back->amount.minor > least_refundable(back->member, order.day))
      all.insert(RejectReason::insufficient_refundable);
  }
  if (const auto* move = std::get_if<TransferFunds>(&is)) {
    const std::int64_t there = least_credit(move->from, move->source, order.day);
    if (move->amount.minor > there) all.insert(RejectReason::insufficient_capital);
  }
  if (const auto* split = std::get_if<AllocateInterest>(&is)) {
    const std::int64_t there = least_credit(split->fund, Account::interest_income, order.day);
    if (split->amount.minor > there) all.insert(RejectReason::insufficient_capital);
  }
  if (const auto* close = std::get_if<ClosePeriod>(&is)) object_to_closing(*close, all);
  if (const auto* goods = std::get_if<GiveGoods>(&is)) {
    if (goods->quantity > least_stock(goods->item, order.day)) all.insert(RejectReason::insufficient_goods);
  }
  if (const auto* back = std::get_if<RepayCapital>(&is)) {
    if (back->principal.minor > least_owed(back->borrowing, order.day)) all.insert(RejectReason::exceeds_debt);
  }
  if (const auto* expense = std::get_if<PayExpense>(&is); expense != nullptr && !expense->grant.is_none()) {
    if (expense->use != grants_.at(expense->grant).use) all.insert(RejectReason::restricted_to_other_use);
  }
}

/// What is there on that day and every later one: the least of it.
std::int64_t Book::least_stock(const Item& item, Day day) const {
  std::int64_t least = stock(item, {day, Instant{INT64_MAX}});
  for (const Movement& move : goods_) {
    if (move.day > day) least = std::min(least, stock(item, {move.day, Instant{INT64_MAX}}));
  }
  return least;
}

/// What a member may have back on that day and every later one: the least of it.
std::int64_t Book::least_refundable(MemberNo member, Day day) const {
  std::int64_t least = refundable(member, {day, Instant{INT64_MAX}});
  for (const Line& line : lines_) {
    if (line.day > day) least = std::min(least, refundable(member, {line.day, Instant{INT64_MAX}}));
  }
  return least;
}

/// What the club owes on a borrowing on that day and every later one: the least of it.
std::int64_t Book::least_owed(BorrowingNo borrowing, Day day) const {
  std::map<Day, std::int64_t> days{{day, 0}};
  for (const Debt& debt : debts_) {
    if (debt.borrowing == borrowing) days[debt.day] += debt.amount;
  }
  std::int64_t owed = 0;
  std::int64_t least = INT64_MAX;
  for (const auto& [on, amount] : days) {
    owed += amount;
    if (on >= day) least = std::min(least, owed);
  }
  return least;
}

/// What a credit account holds on that day and every later one: the least of it.
std::int64_t Book::least_credit(Fund fund, Account account, Day day) const {
  std::int64_t least = -balance(fund, account, {day, Instant{INT64_MAX}});
  for (const auto& [date, amount] : course(fund, account)) {
    if (date > day) least = std::min(least, -amount);
  }
  return least;
}

void Book::object_to_closing(const ClosePeriod& close, Objections& all) const {
  if (!open_counts_.empty()) all.insert(RejectReason::difference_not_resolved);
  if (!closed_through().is_none() && close.through <= closed_through()) all.insert(RejectReason::period_not_in_order);
  if (!close.year_end) return;
  if (!resolutions_.contains(close.resolution)) all.insert(RejectReason::resolution_not_found);
  for (const Fund fund : {kIncomeFund, kActivityFund}) {
    const std::int64_t moved = -balance(fund, Account::interest_income, {close.through, Instant{INT64_MAX}});
    if (moved > 0 && least_credit(fund, Account::interest_income, close.through) < moved) {
      all.insert(RejectReason::later_entries_depend);
    }
  }
}

void Book::object_to_reversal(const Order& order, Objections& all) const {
  const auto* undo = std::get_if<ReverseEntry>(&order.act.is);
  if (undo == nullptr) return;
  const Written& entry = *written_as(undo->entry.value);
  if (entry.reversed) all.insert(RejectReason::already_reversed);
  const Day closed = closed_through();
  if (undo->at_original_date && !closed.is_none() && entry.day <= closed) all.insert(RejectReason::period_closed);
  if (const auto* given = std::get_if<DisburseLoan>(&entry.act.is)) {
    if (!find_loan(given->loan)->repayments.empty()) all.insert(RejectReason::later_entries_depend);
  }
}

/// Until a day the book holds something of the loan that was taken back since: nothing of it is dated before that day.
void Book::object_to_shut_past(const Order& order, Objections& all) const {
  Day day = order.day;
  LoanNo moved = loan_moved_by(order.act);
  if (const auto* undo = std::get_if<ReverseEntry>(&order.act.is)) {
    const Written& entry = *written_as(undo->entry.value);
    moved = loan_moved_by(entry.act);
    if (undo->at_original_date) day = entry.day;
  }
  const Loan* loan = find_loan(moved);
  if (loan != nullptr && day < loan->shut_until) all.insert(RejectReason::later_entries_depend);
}

/// Money that is not there cannot be handed over, on no day; nor can money that is kept for one use serve another.
void Book::object_to_shortage(Objections& all) const {
  for (const Fund fund : {kIncomeFund, kActivityFund}) {
    std::map<Day, Holding> days;
    for (const Line& line : lines_) {
      if (line.fund != fund) continue;
      Holding& day = days[line.day];
      if (line.account == Account::cash) day.cash += line.amount;
      if (line.account == Account::bank) day.bank += line.amount;
      if (line.account == Account::restricted) day.tied[line.grant] -= line.amount;
    }
    Holding now;
    for (const auto& [day, moved] : days) {
      now.cash += moved.cash;
      now.bank += moved.bank;
      if (now.cash < 0) all.insert(RejectReason::insufficient_cash);
      if (now.bank < 0) all.insert(RejectReason::insufficient_bank);
      std::int64_t tied = 0;
      for (const auto& [grant, amount] : moved.tied) now.tied[grant] += amount;
      for (const auto& [grant, amount] : now.tied) {
        if (amount < 0) all.insert(RejectReason::insufficient_restricted);
        tied += amount;
      }
      if (now.cash + now.bank < tied) all.insert(RejectReason::restricted_to_other_use);
    }
  }
}

}  // namespace soquy::naive
