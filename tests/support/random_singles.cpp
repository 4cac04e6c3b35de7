// The single entries and the mistakes of a random year.

#include <algorithm>

#include "tests/support/random_year.h"

namespace soquy::test {

namespace {

/// Entries that a treasurer may have written wrongly: money that came or went, and nothing that others build on.
bool can_be_wrong(const Act& act) {
  const ActVariant& is = act.is;
  if (const auto* gift = std::get_if<ReceiveDonation>(&is)) return gift->condition != Condition::restricted;
  if (const auto* paid = std::get_if<ReceiveContribution>(&is)) return paid->kind == ContributionKind::fee;
  return std::get_if<PayExpense>(&is) || std::get_if<GiveAid>(&is) || std::get_if<ReceiveIncome>(&is) ||
         std::get_if<ReceiveRepayment>(&is) || std::get_if<DisburseLoan>(&is) || std::get_if<BankCash>(&is);
}

}  // namespace

void RandomYear::add_spending(Command& command, const naive::Book& book, std::string& what) {
  what = "spending";
  if (dice_.percent(35)) {
    GiveAid aid;
    aid.kind = AidKind::sickness;
    aid.member = some_member(book, command.value_date);
    aid.fund = kActivityFund;
    aid.amount = amount(50'000, 300'000, 50'000);
    aid.words.plain = "Thăm ốm";
    command.acts.push_back(with_voucher(aid, voucher("PC")));
    return;
  }
  PayExpense expense;
  expense.area = static_cast<Area>(dice_.between(1, 8));
  expense.fund = kActivityFund;
  expense.amount = amount(20'000, 600'000, 10'000);
  expense.words.plain = "Chi";
  if (!book.grants().empty() && dice_.percent(50)) {
    const auto& [no, gift] = dice_.one_of(book.grants());
    expense.grant = no;
    expense.fund = gift.fund;
    expense.place = gift.place;
    expense.use = gift.use;
  }
  Act act = with_voucher(expense, voucher("PC"));
  if (dice_.percent(20)) {
    act.value_date = earlier_day(book, command.value_date, dice_);
    act.late_reason = ReasonCode::forgotten;
  }
  command.acts.push_back(std::move(act));
}

void RandomYear::add_member_money(Command& command, const naive::Book& book, std::string& what) {
  what = "member's money";
  std::vector<MemberNo> savers;
  for (const naive::Person& person : book.people()) {
    if (book.in_force(person, command.value_date) && book.refundable(person.no) > 0) savers.push_back(person.no);
  }
  if (savers.empty()) return;
  RefundContribution back;
  back.fund = kIncomeFund;
  back.member = dice_.one_of(savers);
  back.amount = Money{book.refundable(back.member)};
  if (dice_.percent(50)) back.amount = Money{std::max<std::int64_t>(1000, back.amount.minor / 2)};
  if (dice_.percent(10)) back.amount += Money{1000};
  back.reason = ReasonCode::own_wish;
  command.acts.push_back(with_voucher(back, voucher("PC")));
}

void RandomYear::add_bank(Command& command, const naive::Book& book, std::string& what) {
  what = "bank or transfer";
  const std::int64_t kind = dice_.between(1, 5);
  if (kind <= 2) {
    BankCash banked;
    banked.fund = kIncomeFund;
    banked.amount = amount(100'000, 5'000'000, 100'000);
    command.acts.push_back(with_voucher(banked, voucher("PC")));
  } else if (kind == 3) {
    WithdrawCash drawn;
    drawn.fund = kIncomeFund;
    drawn.amount = amount(100'000, 5'000'000, 100'000);
    command.acts.push_back(with_voucher(drawn, voucher("PT")));
  } else if (kind == 4 && !book.resolutions().empty()) {
    TransferFunds move;
    move.from = kIncomeFund;
    move.to = kActivityFund;
    move.source = Account::capital;
    move.amount = amount(100'000, 2'000'000, 100'000);
    // Mostly one about transfers, when the meeting has resolved any.
    move.resolution = dice_.one_of(book.resolutions()).first;
    for (const auto& [no, passed] : book.resolutions()) {
      if (passed.subject == Subject::transfer && dice_.percent(90)) move.resolution = no;
    }
    command.acts.push_back(with_voucher(move, voucher("PC")));
  } else if (book.borrowings().empty() || dice_.percent(40)) {
    BorrowCapital borrowed;
    borrowed.borrowing = BorrowingNo{++borrowings_};
    borrowed.fund = kIncomeFund;
    borrowed.amount = amount(1'000'000, 5'000'000, 500'000);
    borrowed.due = add_days(command.value_date, 365);
    borrowed.from.plain = "Hội người cao tuổi xã";
    command.acts.push_back(with_voucher(borrowed, voucher("PT")));
  } else {
    const auto& [no, borrowing] = dice_.one_of(book.borrowings());
    if (book.owed_on(no) <= 0) return;
    RepayCapital repaid;
    repaid.borrowing = no;
    repaid.principal = Money{std::max<std::int64_t>(1, book.owed_on(no) / dice_.between(1, 3))};
    repaid.interest = amount(0, 50'000, 10'000);
    command.acts.push_back(with_voucher(repaid, voucher("PC")));
  }
}

void RandomYear::add_repayment(Command& command, const naive::Book& book, std::string& what) {
  what = "repayment";
  std::vector<const naive::Loan*> open;
  for (const naive::Loan& loan : book.loans()) {
    if (loan.disbursement != 0 && !loan.taken_back && book.debt(loan, command.value_date) > 0) open.push_back(&loan);
  }
  if (open.empty()) return;
  const naive::Loan& loan = *dice_.one_of(open);
  Day day = command.value_date;
  if (dice_.percent(60)) {
    what = "forgotten repayment";
    day = std::max(loan.paper.start, earlier_day(book, day, dice_));
  }
  // Never more than was owed that day, nor than the repayments recorded since have left to pay.
  const std::int64_t all = book.debt(loan, day);
  if (all <= 0) return;
  ReceiveRepayment paid;
  paid.loan = loan.no;
  paid.amount = Money{std::min(all, dice_.between(1, 12) * 50'000)};
  if (dice_.percent(10)) paid.amount = Money{all};
  if (dice_.percent(5)) paid.amount = Money{all + 1};
  Act act = with_voucher(paid, voucher("PT"));
  if (day != command.value_date) {
    act.value_date = day;
    act.late_reason = ReasonCode::forgotten;
  }
  command.acts.push_back(std::move(act));
}

void RandomYear::add_set_off(Command& command, const naive::Book& book, std::string& what) {
  std::vector<const naive::Loan*> found;
  for (const naive::Loan& loan : book.loans()) {
    const bool is_open = loan.disbursement != 0 && !loan.taken_back && book.debt(loan, command.value_date) > 0;
    if (is_open && book.refundable(loan.borrower) > 0) found.push_back(&loan);
  }
  if (found.empty()) return;
  what = "set-off";
  const naive::Loan& loan = *set_off_dice_.one_of(found);
  ReceiveRepayment paid;
  paid.loan = loan.no;
  paid.place = Place::contribution;
  paid.amount = Money{std::min(book.debt(loan, command.value_date), book.refundable(loan.borrower))};
  if (set_off_dice_.percent(40)) paid.amount = Money{std::max<std::int64_t>(1, paid.amount.minor / 3)};
  if (set_off_dice_.percent(10)) paid.amount += Money{1};
  command.acts.assign(1, with_voucher(paid, "CT-" + std::to_string(set_off_dice_.between(1, 999))));
}

void RandomYear::add_reversal(Command& command, const naive::Book& book, std::string& what) {
  what = "reversal";
  std::vector<const naive::Written*> candidates;
  for (const naive::Written& entry : book.written()) {
    if (can_be_wrong(entry.act) && (!entry.reversed || dice_.percent(5))) candidates.push_back(&entry);
  }
  if (candidates.empty()) return;
  const naive::Written& wrong = *dice_.one_of(candidates);
  ReverseEntry undo;
  undo.entry = Version{wrong.entry};
  undo.reason = ReasonCode::wrong_amount;
  undo.words.plain = "Ghi nhầm";
  undo.at_original_date = dice_.percent(40);
  command.acts.push_back(with_voucher(undo, voucher("DC")));
  if (dice_.percent(7)) {
    what = "reversal without a second signer";
    command.approvals.clear();
  }
}

void RandomYear::add_goods(Command& command, const naive::Book& book, std::string& what) {
  what = "goods";
  if (book.items().empty() || dice_.percent(50)) {
    ReceiveGoods rice;
    rice.item = dice_.percent(50) ? Item{"rice", "kg"} : Item{"blanket", "piece"};
    rice.quantity = dice_.between(1, 50) * 1000;
    rice.memo_value = amount(50'000, 500'000, 10'000);
    rice.donor = DonorClass::individual;
    command.acts.push_back(with_voucher(rice, voucher("NK")));
    return;
  }
  GiveGoods given;
  given.item = dice_.one_of(book.items());
  given.quantity = dice_.between(1, 30) * 1000;
  given.member = some_member(book, command.value_date);
  given.area = Area::self_help;
  command.acts.push_back(with_voucher(given, voucher("XK")));
}

void RandomYear::add_people(Command& command, const naive::Book& book, std::string& what) {
  what = "people";
  JoinMember join;
  join.member = MemberNo{dice_.percent(80) ? next_member_++ : std::uint32_t{3}};
  join.birth_year = static_cast<std::uint16_t>(dice_.between(1935, 1990));
  join.profile.plain = "Người số " + std::to_string(join.member.value) + "\n\n\n\n";
  command.acts.emplace_back(join);
  static_cast<void>(book);
}

void RandomYear::add_mistake(Command& command, const naive::Book& book, std::string& what) {
  PayExpense expense;
  expense.area = Area::learning;
  expense.fund = kActivityFund;
  expense.amount = Money{10'000};
  expense.words.plain = "Chi";
  switch (dice_.between(1, 9)) {
    case 1:
      what = "more than the box holds";
      expense.amount = Money{book.balance(kActivityFund, Account::cash) + 1000};
      command.acts.emplace_back(expense);
      break;
    case 2:
      what = "nothing";
      expense.amount = Money::zero();
      command.acts.emplace_back(expense);
      break;
    case 3:
      what = "tomorrow";
      command.value_date = add_days(command.value_date, 1);
      command.acts.emplace_back(expense);
      break;
    case 4:
      what = "before the club was";
      command.value_date = add_days(book.founded(), -1);
      command.acts.emplace_back(expense);
      break;
    case 5:
      what = "a closed period";
      if (book.closed_through().is_none()) break;
      command.value_date = book.closed_through();
      command.acts.emplace_back(expense);
      break;
    case 6: {
      what = "a loan nobody knows";
      ReceiveRepayment paid;
      paid.loan = LoanNo{9999};
      paid.amount = Money{1000};
      command.acts.emplace_back(paid);
      break;
    }
    case 7: {
      what = "a member nobody knows";
      RefundContribution back;
      back.fund = kIncomeFund;
      back.member = MemberNo{9999};
      back.amount = Money{1000};
      back.reason = ReasonCode::own_wish;
      command.acts.emplace_back(back);
      break;
    }
    case 8: {
      what = "a loan paid out twice";
      for (const naive::Loan& loan : book.loans()) {
        if (loan.disbursement == 0 || loan.taken_back) continue;
        DisburseLoan again;
        again.loan = loan.no;
        again.principal = Money{1000};
        command.acts.assign(1, Act(again));
      }
      break;
    }
    default: {
      what = "money given for another use";
      if (book.grants().empty()) break;
      const auto& [no, gift] = *book.grants().begin();
      expense.grant = no;
      expense.fund = gift.fund;
      expense.place = gift.place;
      expense.use = "party";
      command.acts.emplace_back(expense);
      break;
    }
  }
}

// --- Closing ---------------------------------------------------------------------------------------------------------

Command RandomYear::closing(const Planned& planned, const naive::Book& book, std::string& what) {
  what = planned.year_end ? "year end" : "period end";
  Command command = start(planned.day);
  if (const auto count = book.unsettled_count()) {
    what = "difference posted";
    PassResolution passed;
    passed.resolution = ResolutionNo{++resolutions_};
    passed.subject = Subject::difference;
    command.acts.emplace_back(passed);
    PostDifference post;
    post.count = Version{*count};
    post.fund = book.fund_of_count(*count);
    post.resolution = passed.resolution;
    post.reason = ReasonCode::miscounted;
    command.acts.emplace_back(post);
    return command;
  }
  ClosePeriod close;
  const YearMonthDay date = civil(planned.day);
  close.through = add_days(*make_day(date.year, date.month, 1), -1);
  close.year_end = planned.year_end;
  if (planned.year_end) {
    PassResolution passed;
    passed.resolution = ResolutionNo{++resolutions_};
    passed.subject = Subject::allocation;
    command.acts.emplace_back(passed);
    close.resolution = passed.resolution;
    const std::int64_t earned =
        -book.balance(kIncomeFund, Account::interest_income, {close.through, Instant{INT64_MAX}});
    if (earned > 0 && dice_.percent(80)) {
      AllocateInterest split;
      split.fund = kIncomeFund;
      split.amount = Money{earned};
      split.resolution = passed.resolution;
      Act act(split);
      act.value_date = close.through;
      act.late_reason = ReasonCode::resolution;
      command.acts.push_back(std::move(act));
    }
  }
  command.acts.emplace_back(close);
  return command;
}

}  // namespace soquy::test
