// Late rows of a random year: entries written down at a later meeting, and entries whose own period is closed. Most are
// as a treasurer would write them; some break one rule of late rows, or two.

#include <algorithm>
#include <array>

#include "tests/support/random_year.h"

namespace soquy::test {

namespace {

constexpr std::array kReasons = {ReasonCode::forgotten, ReasonCode::voucher_found, ReasonCode::flood,
                                 ReasonCode::from_paper};

/// Money and goods that may have come or gone weeks before somebody finds the voucher.
bool may_be_dated_back(const ActVariant& is) {
  return std::get_if<ReceiveDonation>(&is) || std::get_if<ReceiveContribution>(&is) || std::get_if<PayExpense>(&is) ||
         std::get_if<ReceiveIncome>(&is) || std::get_if<GiveAid>(&is) || std::get_if<BankCash>(&is) ||
         std::get_if<WithdrawCash>(&is) || std::get_if<RefundContribution>(&is) || std::get_if<BorrowCapital>(&is) ||
         std::get_if<RepayCapital>(&is) || std::get_if<ReceiveGoods>(&is) || std::get_if<GiveGoods>(&is);
}

Day day_of(const Command& command, const Act& act) {
  return act.value_date.is_none() ? command.value_date : act.value_date;
}

}  // namespace

/// What was forgotten is brought to the meeting: a sale, a fee, a small expense.
void RandomYear::add_forgotten(Command& command, const naive::Book& book) {
  Act act;
  if (late_dice_.percent(40)) {
    ReceiveIncome sold;
    sold.kind = IncomeKind::sale;
    sold.fund = kActivityFund;
    sold.amount = Money{late_dice_.between(2, 40) * 10'000};
    act = Act(sold);
  } else if (late_dice_.percent(60)) {
    ReceiveContribution fee;
    fee.kind = ContributionKind::fee;
    fee.fund = kActivityFund;
    fee.member = MemberNo{static_cast<std::uint32_t>(late_dice_.between(6, 10))};
    fee.amount = Money{10'000};
    act = Act(fee);
  } else {
    PayExpense paid;
    paid.area = Area::health;
    paid.fund = kActivityFund;
    paid.amount = Money{late_dice_.between(1, 8) * 5'000};
    act = Act(paid);
  }
  act.voucher = "BS-" + std::to_string(late_dice_.between(1, 999));
  command.acts.push_back(std::move(act));
  make_late(command, command.acts.back(), book);
}

/// Into the open period with its true day beside it when that day is closed, else on its true day.
void RandomYear::make_late(const Command& command, Act& act, const naive::Book& book) {
  act.late_reason = late_dice_.one_of(kReasons);
  const Day closed = book.closed_through();
  const bool moved = !closed.is_none() && late_dice_.percent(45);
  if (moved) {
    act.original_date = add_days(closed, -static_cast<int>(late_dice_.between(0, 40)));
    act.original_date = std::max(act.original_date, book.founded());
    if (late_dice_.percent(70)) return;
  }
  if (!moved && act.value_date.is_none() && may_be_dated_back(act.is)) {
    act.value_date = earlier_day(book, command.value_date, late_dice_);
  }
  act.written_on = command.value_date;
}

void RandomYear::spoil_late(Command& command, Act& act, const naive::Book& book) {
  const Day day = day_of(command, act);
  const Day closed = book.closed_through();
  switch (late_dice_.between(1, 9)) {
    case 1: act.written_on = add_days(day, -static_cast<int>(late_dice_.between(1, 30))); break;
    case 2: act.written_on = add_days(command.value_date, 1); break;
    case 3: act.late_reason = ReasonCode::none; break;
    case 4: command.approvals.clear(); break;
    case 5:
      for (Approval& approval : command.approvals) approval.actor = command.actor;
      break;
    case 6: act.original_date = closed.is_none() ? book.founded() : add_days(closed, 1); break;
    case 7: act.original_date = add_days(day, static_cast<int>(late_dice_.between(0, 3))); break;
    case 8: act.original_date = add_days(book.founded(), -1); break;
    default: act.value_date = closed.is_none() ? add_days(book.founded(), -1) : closed;
  }
}

}  // namespace soquy::test
