// What the naive ledger forbids: the commonest cases a treasurer meets, in the order in which the rule book asks.

#include <algorithm>

#include "tests/support/naive_ledger.h"

namespace soquy::naive {

namespace {

using No = std::optional<RejectReason>;

bool negative_somewhere(const std::map<Day, std::int64_t>& course) {
  return std::any_of(course.begin(), course.end(), [](const auto& day) { return day.second < 0; });
}

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

/// The member an act is about, when it names one who must belong to the club.
MemberNo member_of_act(const ActVariant& is) {
  if (const auto* act = std::get_if<ReceiveContribution>(&is)) return act->member;
  if (const auto* act = std::get_if<RefundContribution>(&is)) return act->member;
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

std::optional<RejectReason> Book::objection(const Command& command, Day today) const {
  Book trial = *this;
  for (const Act& act : command.acts) {
    const Day day = act.value_date.is_none() ? command.value_date : act.value_date;
    // What is not recorded yet has no version; numbers above any real one keep the acts apart.
    const Order order{command, act, day, Instant{INT64_MAX}, (std::uint64_t{1} << 40) + trial.written_.size()};
    if (const No no = trial.objection_to(order, today)) return no;
    trial.write_act(order);
    if (const No no = trial.short_of_money()) return no;
  }
  return std::nullopt;
}

No Book::objection_to(const Order& order, Day today) const {
  const bool undoing = std::get_if<ReverseEntry>(&order.act.is) != nullptr;
  if (undoing && order.command.approvals.empty()) return RejectReason::approval_missing;
  if (undoing && order.command.approvals.front().actor == order.command.actor) {
    return RejectReason::approval_same_person;
  }
  if (!founded_.is_none() && order.day < founded_) return RejectReason::date_before_founding;
  if (order.day > today) return RejectReason::date_in_future;
  if (!closed_through().is_none() && order.day <= closed_through() &&
      std::get_if<ClosePeriod>(&order.act.is) == nullptr && std::get_if<ReopenPeriod>(&order.act.is) == nullptr) {
    return RejectReason::period_closed;
  }
  if (const No no = thing_missing(order)) return no;
  if (const No no = amount_wrong(order)) return no;
  return reversal_wrong(order);
}

No Book::thing_missing(const Order& order) const {
  const ActVariant& is = order.act.is;
  if (const auto* join = std::get_if<JoinMember>(&is)) {
    for (const Person& person : people_) {
      if (person.no == join->member) return RejectReason::member_exists;
    }
  }
  if (const MemberNo member = member_of_act(is); !member.is_none() && !is_member(member, order.day)) {
    for (const Person& person : people_) {
      if (person.no == member && !person.left.is_none()) return RejectReason::member_has_left;
    }
    return RejectReason::member_not_found;
  }
  if (const Fund fund = fund_of_act(is); !fund.is_none() && !has_fund(fund)) return RejectReason::fund_not_found;
  if (std::get_if<HoldMeeting>(&is) && meetings_.contains(order.day)) return RejectReason::meeting_exists;
  if (const auto* approved = std::get_if<ApproveLoan>(&is)) {
    if (!resolutions_.contains(approved->resolution)) return RejectReason::resolution_not_found;
    if (find_loan(approved->loan) != nullptr) return RejectReason::loan_exists;
  }
  if (const auto* move = std::get_if<TransferFunds>(&is); move != nullptr && !resolutions_.contains(move->resolution)) {
    return RejectReason::resolution_not_found;
  }
  if (const auto* given = std::get_if<DisburseLoan>(&is)) {
    const Loan* loan = find_loan(given->loan);
    if (loan == nullptr) return RejectReason::loan_not_found;
    if (loan->disbursement != 0) return RejectReason::already_done;
  }
  if (const auto* received = std::get_if<ReceiveRepayment>(&is)) {
    const Loan* loan = find_loan(received->loan);
    if (loan == nullptr) return RejectReason::loan_not_found;
    if (loan->disbursement == 0 || loan->taken_back || order.day < loan->start) return RejectReason::loan_not_open;
    if (debt(*loan, Day{INT32_MAX}) == 0) return RejectReason::loan_not_open;
  }
  if (const auto* undo = std::get_if<ReverseEntry>(&is)) {
    const bool known = std::any_of(written_.begin(), written_.end(),
                                   [&](const Written& entry) { return entry.entry == undo->entry.value; });
    if (!known) return RejectReason::entry_not_found;
  }
  return std::nullopt;
}

No Book::amount_wrong(const Order& order) const {
  const ActVariant& is = order.act.is;
  if (const auto amount = amount_of(is)) {
    if (*amount <= 0) return RejectReason::amount_not_positive;
    if (*amount > kMaxEntryMinor) return RejectReason::amount_too_large;
  }
  if (const auto* given = std::get_if<DisburseLoan>(&is)) {
    if (given->principal > find_loan(given->loan)->terms.principal) return RejectReason::above_approval;
  }
  if (const auto* received = std::get_if<ReceiveRepayment>(&is)) {
    const Loan& loan = *find_loan(received->loan);
    if (received->amount.minor > debt(loan, order.day)) return RejectReason::exceeds_debt;
  }
  if (const auto* back = std::get_if<RefundContribution>(&is)) {
    if (back->amount.minor > refundable(back->member)) return RejectReason::insufficient_refundable;
  }
  if (const auto* move = std::get_if<TransferFunds>(&is)) {
    if (move->amount.minor > -balance(move->from, move->source)) return RejectReason::insufficient_capital;
  }
  if (const auto* split = std::get_if<AllocateInterest>(&is)) {
    if (split->amount.minor > -balance(split->fund, Account::interest_income)) {
      return RejectReason::insufficient_capital;
    }
  }
  if (const auto* goods = std::get_if<GiveGoods>(&is)) {
    if (goods->quantity > stock(goods->item)) return RejectReason::insufficient_goods;
  }
  if (const auto* expense = std::get_if<PayExpense>(&is); expense != nullptr && !expense->grant.is_none()) {
    if (expense->use != grants_.at(expense->grant).use) return RejectReason::restricted_to_other_use;
  }
  return std::nullopt;
}

No Book::reversal_wrong(const Order& order) const {
  const auto* undo = std::get_if<ReverseEntry>(&order.act.is);
  if (undo == nullptr) return std::nullopt;
  const Written& entry = *std::find_if(written_.begin(), written_.end(),
                                       [&](const Written& candidate) { return candidate.entry == undo->entry.value; });
  if (entry.reversed) return RejectReason::already_reversed;
  if (const auto* given = std::get_if<DisburseLoan>(&entry.act.is)) {
    if (!find_loan(given->loan)->repayments.empty()) return RejectReason::later_entries_depend;
  }
  return std::nullopt;
}

/// Money that is not there cannot be handed over, on no day.
No Book::short_of_money() const {
  std::set<Fund> funds;
  std::set<GrantNo> grants;
  for (const Line& line : lines_) {
    funds.insert(line.fund);
    if (!line.grant.is_none()) grants.insert(line.grant);
  }
  for (const Account account : {Account::cash, Account::bank}) {
    for (const Fund fund : funds) {
      if (!negative_somewhere(course(fund, account))) continue;
      return account == Account::cash ? RejectReason::insufficient_cash : RejectReason::insufficient_bank;
    }
  }
  for (const GrantNo grant : grants) {
    std::map<Day, std::int64_t> days;
    for (const Line& line : lines_) {
      if (line.grant == grant && line.account == Account::restricted) days[line.day] -= line.amount;
    }
    std::int64_t sum = 0;
    for (const auto& [day, amount] : days) {
      if ((sum += amount) < 0) return RejectReason::insufficient_restricted;
    }
  }
  return std::nullopt;
}

}  // namespace soquy::naive
