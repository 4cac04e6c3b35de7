#include "projections/member_statement.h"

#include <algorithm>

namespace soquy::projections {
namespace {

void split(StatementLine& line, const Allocation& parts, bool negative) {
  for (const AllocationLine& part : parts) {
    line.principal += negative ? -part.principal : part.principal;
    const Money interest = part.interest + part.late_interest;
    line.interest += negative ? -interest : interest;
    line.penalty += negative ? -part.penalty : part.penalty;
  }
}

void turn_round(StatementLine& line) {
  for (Money* amount : {&line.paid, &line.got, &line.principal, &line.interest, &line.penalty, &line.set_off,
                        &line.called, &line.stood_in})
    *amount = -*amount;
  line.received = -line.received;
  line.given = -line.given;
}

bool is_refundable(const StatementLine& line) {
  return line.contribution == ContributionKind::saving || line.contribution == ContributionKind::capital;
}

/// What the line adds to the principal owed.
Money owed_by(const StatementLine& line) {
  if (line.kind == Kind::loan_disbursed) return line.got;
  return -line.principal;  // repayments, reallocations, write-offs
}

Money refundable_by(const StatementLine& line) {
  if (line.kind == Kind::contribution_refunded) return -line.got;
  return is_refundable(line) ? line.paid : -line.set_off;
}

void add(StatementTotals& totals, const StatementLine& line) {
  totals.set_off += line.set_off;
  totals.called += line.called;
  totals.stood_in += line.stood_in;
  switch (line.kind) {
    case Kind::contribution_received:
      (is_refundable(line) ? totals.savings_and_capital : totals.fees) += line.paid;
      break;
    case Kind::contribution_refunded: totals.refunded += line.got; break;
    case Kind::donation_received: totals.donations += line.paid; break;
    case Kind::loan_disbursed: totals.borrowed += line.got; break;
    case Kind::loan_written_off: totals.written_off += line.principal; break;
    case Kind::loan_recovered: totals.recovered += line.paid; break;
    case Kind::aid_given: totals.aid += line.got; break;
    case Kind::repayment_received:
    case Kind::repayment_reallocated:
      totals.repaid_principal += line.principal;
      totals.paid_interest += line.interest;
      totals.paid_penalty += line.penalty;
      break;
    default: break;  // things and other facts move none of these sums
  }
}

}  // namespace

/// A reversal's line carries the kind it undoes, with the other sign: so every sum stays right by adding up.
void MemberStatement::apply(const Event& event) {
  StatementLine line;
  line.version = event.envelope.version;
  line.value_date = event.envelope.value_date;
  line.voucher = event.envelope.voucher;
  const auto* reversal = event.payload.as<EntryReversed>();
  const Payload& payload = reversal ? *reversal->original : event.payload;
  line.kind = payload.kind();
  if (!read(payload, line)) return;
  if (reversal) {
    line.reverses = reversal->entry;
    turn_round(line);
  }
  lines_.push_back(std::move(line));
}

bool MemberStatement::read(const Payload& payload, StatementLine& line) {
  return read_money(payload, line) || read_loan(payload, line) || read_goods(payload, line);
}

bool MemberStatement::read_money(const Payload& payload, StatementLine& line) const {
  if (const auto* paid = payload.as<ContributionReceived>(); paid && paid->member == member_) {
    line.fund = paid->fund;
    line.contribution = paid->kind;
    line.paid = paid->amount;
  } else if (const auto* refund = payload.as<ContributionRefunded>(); refund && refund->member == member_) {
    line.fund = refund->fund;
    line.got = refund->amount;
  } else if (const auto* gift = payload.as<DonationReceived>(); gift && gift->member == member_) {
    line.fund = gift->fund;
    line.paid = gift->amount;
  } else if (const auto* aid = payload.as<AidGiven>(); aid && aid->member == member_) {
    line.fund = aid->fund;
    line.aid = aid->kind;
    line.got = aid->amount;
  } else {
    return false;
  }
  return true;
}

bool MemberStatement::read_loan(const Payload& payload, StatementLine& line) {
  const auto is_mine = [&](LoanNo loan) {
    line.loan = loan;
    return loans_.contains(loan);
  };
  if (const auto* loan = payload.as<LoanDisbursed>(); loan && loan->borrower == member_) {
    loans_.insert(loan->loan);
    line.loan = loan->loan;
    line.fund = loan->fund;
    line.got = loan->principal;
    return true;
  }
  if (const auto* paid = payload.as<RepaymentReceived>(); paid && paid->borrower == member_) {
    line.loan = paid->loan;
    line.fund = paid->fund;
    line.paid = paid->amount;
    if (paid->place == Place::contribution) line.set_off = paid->amount;
    split(line, paid->lines, false);
    return true;
  }
  if (const auto* paid = payload.as<RepaymentReceived>(); paid && paid->payer == member_) {
    line.loan = paid->loan;
    line.fund = paid->fund;
    line.paid = paid->amount;
    line.stood_in = paid->amount;
    return true;
  }
  if (const auto* call = payload.as<GuaranteeCalled>(); call && call->guarantor == member_) {
    line.loan = call->loan;
    line.called = call->amount;
    return true;
  }
  if (const auto* change = payload.as<RepaymentReallocated>(); change && is_mine(change->loan)) {
    line.fund = change->fund;
    split(line, change->before, true);
    split(line, change->after, false);
    return true;
  }
  if (const auto* charged = payload.as<PenaltyCharged>(); charged && is_mine(charged->loan)) {
    line.penalty = charged->amount;
    return true;
  }
  if (const auto* waived = payload.as<PenaltyWaived>(); waived && is_mine(waived->loan)) {
    line.penalty = -waived->amount;
    return true;
  }
  if (const auto* agreed = payload.as<LoanRescheduled>(); agreed && is_mine(agreed->loan)) return true;
  if (const auto* given_up = payload.as<LoanWrittenOff>(); given_up && is_mine(given_up->loan)) {
    line.fund = given_up->fund;
    line.principal = given_up->principal;
    return true;
  }
  if (const auto* back = payload.as<LoanRecovered>(); back && is_mine(back->loan)) {
    line.fund = back->fund;
    line.paid = back->amount;
    if (back->place == Place::contribution) line.set_off = back->amount;
    return true;
  }
  return false;
}

bool MemberStatement::read_goods(const Payload& payload, StatementLine& line) {
  const auto is_mine = [&](PlacementNo placement) {
    line.placement = placement;
    return placements_.contains(placement);
  };
  const auto gets = [&](const Item& item, Quantity quantity) {
    line.item = item;
    line.received = quantity;
    return true;
  };
  const auto gives = [&](const Item& item, Quantity quantity) {
    line.item = item;
    line.given = quantity;
    return true;
  };
  if (const auto* gift = payload.as<GoodsReceived>(); gift && gift->member == member_) {
    return gives(gift->item, gift->quantity);
  }
  if (const auto* got = payload.as<GoodsGiven>(); got && got->member == member_) return gets(got->item, got->quantity);
  if (const auto* lent = payload.as<GoodsLent>(); lent && lent->keeper == member_) {
    placements_[lent->given] = lent->owed_item;
    line.placement = lent->given;
    return gets(lent->item, lent->quantity);
  }
  if (const auto* born = payload.as<GoodsBorn>(); born && is_mine(born->placement)) {
    return gets(born->item, born->quantity);
  }
  if (const auto* handed = payload.as<GoodsHandedOn>()) {
    if (is_mine(handed->placement)) return gives(handed->item, handed->quantity);
    if (handed->receiver != member_) return false;
    line.placement = handed->next;
    if (!handed->next.is_none()) placements_[handed->next] = handed->item;
    return gets(handed->item, handed->quantity);
  }
  if (const auto* back = payload.as<GoodsReturned>(); back && is_mine(back->placement)) {
    return gives(back->item, back->quantity);
  }
  if (const auto* lost = payload.as<GoodsLost>(); lost && is_mine(lost->placement)) {
    return gives(lost->item, lost->quantity);
  }
  if (const auto* bought = payload.as<GoodsBoughtOut>(); bought && is_mine(bought->placement)) {
    line.fund = bought->fund;
    line.paid = bought->amount;
    line.item = placements_.at(bought->placement);
    return true;
  }
  return false;
}

std::vector<StatementLine> MemberStatement::lines() const {
  std::vector<StatementLine> sorted = lines_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& left, const auto& right) { return left.value_date < right.value_date; });
  Money owed;
  Money refundable;
  for (StatementLine& line : sorted) {
    owed += owed_by(line);
    refundable += refundable_by(line);
    line.owed = owed;
    line.refundable = refundable;
  }
  return sorted;
}

StatementTotals MemberStatement::totals() const {
  StatementTotals totals;
  for (const StatementLine& line : lines_) {
    add(totals, line);
    totals.owed += owed_by(line);
    totals.refundable += refundable_by(line);
  }
  return totals;
}

}  // namespace soquy::projections
