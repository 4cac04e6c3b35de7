#include "tests/support/naive_ledger.h"

#include <algorithm>

namespace soquy::naive {

namespace {

bool seen(const Line& line, const When& when) { return line.day <= when.day && line.known <= when.known; }

/// A number that was left open is the next one.
template <class No, class Value>
No number_or_next(No asked, const std::map<No, Value>& given) {
  if (!asked.is_none()) return asked;
  return given.empty() ? No{1} : No{given.rbegin()->first.value + 1};
}

Account place_account(Place place) { return place == Place::bank ? Account::bank : Account::cash; }

}  // namespace

// --- Questions -------------------------------------------------------------------------------------------------------

std::int64_t Book::balance(Fund fund, Account account, When when) const {
  std::int64_t sum = 0;
  for (const Line& line : lines_) {
    if (seen(line, when) && line.fund == fund && line.account == account) sum += line.amount;
  }
  return sum;
}

std::map<std::pair<Fund, Account>, std::int64_t> Book::balances(When when) const {
  std::map<std::pair<Fund, Account>, std::int64_t> sums;
  for (const Line& line : lines_) {
    if (seen(line, when)) sums[{line.fund, line.account}] += line.amount;
  }
  std::erase_if(sums, [](const auto& entry) { return entry.second == 0; });
  return sums;
}

std::map<Day, std::int64_t> Book::course(Fund fund, Account account) const {
  std::map<Day, std::int64_t> days;
  for (const Line& line : lines_) {
    if (line.fund == fund && line.account == account) days[line.day] += line.amount;
  }
  std::int64_t sum = 0;
  for (auto& [day, amount] : days) amount = sum += amount;
  return days;
}

std::int64_t Book::refundable(MemberNo member, When when) const {
  std::int64_t sum = 0;
  for (const Line& line : lines_) {
    if (seen(line, when) && line.account == Account::refundable && line.member == member) sum -= line.amount;
  }
  return sum;
}

std::int64_t Book::grant_left(GrantNo grant, When when) const {
  std::int64_t sum = 0;
  for (const Line& line : lines_) {
    if (seen(line, when) && line.account == Account::restricted && line.grant == grant) sum -= line.amount;
  }
  return sum;
}

std::int64_t Book::owed_on(BorrowingNo borrowing) const {
  std::int64_t sum = 0;
  for (const Debt& debt : debts_) sum += debt.borrowing == borrowing ? debt.amount : 0;
  return sum;
}

std::int64_t Book::stock(const Item& item, When when) const {
  std::int64_t sum = 0;
  for (const Movement& move : goods_) {
    if (move.item == item && move.day <= when.day && move.known <= when.known) sum += move.quantity;
  }
  return sum;
}

std::size_t Book::members(Day day) const {
  std::size_t count = 0;
  for (const Person& person : people_) count += in_force(person, day) ? 1 : 0;
  return count;
}

bool Book::in_force(const Person& person, Day day) const {
  return person.joined <= day && (person.left.is_none() || day < person.left);
}

const Person* Book::person_of(MemberNo no) const {
  for (const Person& person : people_) {
    if (person.no == no) return &person;
  }
  return nullptr;
}

const Written* Book::written_as(std::uint64_t entry) const {
  for (const Written& written : written_) {
    if (written.entry == entry) return &written;
  }
  return nullptr;
}

bool Book::has_fund(Fund fund) const {
  if (by_law_.funds.empty()) return fund == kIncomeFund || fund == kActivityFund;
  return std::any_of(by_law_.funds.begin(), by_law_.funds.end(),
                     [&](const FundRule& rule) { return rule.fund == fund; });
}

std::optional<std::uint64_t> Book::unsettled_count() const {
  if (open_counts_.empty()) return std::nullopt;
  return open_counts_.begin()->first;
}

// --- Writing ---------------------------------------------------------------------------------------------------------

void Book::write(const Command& command, Instant known, const std::vector<std::uint64_t>& entries) {
  for (std::size_t i = 0; i < command.acts.size(); ++i) {
    const Act& act = command.acts[i];
    const Day day = act.value_date.is_none() ? command.value_date : act.value_date;
    write_act({command, act, day, known, entries[i]});
  }
}

void Book::put(const Order& order, Fund fund, Account account, std::int64_t amount, MemberNo member, GrantNo grant) {
  if (amount == 0) return;
  Line line;
  line.known = order.known;
  line.day = order.day;
  line.fund = fund;
  line.account = account;
  line.amount = amount;
  line.entry = order.entry;
  line.member = member;
  line.grant = grant;
  lines_.push_back(line);
}

void Book::spend(const Order& order, Fund fund, Place place, std::int64_t amount, GrantNo grant) {
  put(order, fund, Account::activity_expense, amount);
  put(order, fund, place_account(place), -amount);
  if (grant.is_none()) return;
  put(order, fund, Account::restricted, amount, {}, grant);
  put(order, fund, Account::other_income, -amount);
}

void Book::transfer(const Order& order, Fund from, Fund to, Account source, std::int64_t amount) {
  put(order, from, source, amount);
  put(order, from, Account::cash, -amount);
  put(order, to, Account::cash, amount);
  put(order, to, to == kActivityFund ? Account::activity_capital : Account::capital, -amount);
}

void Book::write_act(const Order& order) {
  written_.push_back({order.entry, order.day, order.act, false});
  const ActVariant& is = order.act.is;
  if (std::get_if<FoundClub>(&is)) founded_ = order.day;
  if (const auto* law = std::get_if<AdoptByLaw>(&is)) by_law_ = *law;
  if (const auto* join = std::get_if<JoinMember>(&is)) people_.push_back({join->member, order.day, Day::none()});
  if (const auto* leave = std::get_if<LeaveClub>(&is)) {
    for (Person& person : people_) {
      if (person.no == leave->member && person.left.is_none()) person.left = order.day;
    }
  }
  if (std::get_if<HoldMeeting>(&is)) meetings_.insert(order.day);
  if (const auto* passed = std::get_if<PassResolution>(&is)) {
    resolutions_[number_or_next(passed->resolution, resolutions_)] = *passed;
  }
  if (const auto* goods = std::get_if<ReceiveGoods>(&is)) {
    items_.insert(goods->item);
    goods_.push_back({order.known, goods->item, goods->quantity, order.day});
  }
  if (const auto* goods = std::get_if<GiveGoods>(&is)) {
    goods_.push_back({order.known, goods->item, -goods->quantity, order.day});
  }
  write_money(order);
  write_loan(order);
  write_set_off(order);
  write_closing(order);
  write_reversal(order);
}

void Book::write_money(const Order& order) {
  const ActVariant& is = order.act.is;
  if (const auto* opening = std::get_if<SetOpeningBalance>(&is)) {
    for (const Posting& posting : opening->balances) {
      put(order, posting.fund, posting.account, posting.amount.minor);
      put(order, posting.fund, Account::capital, -posting.amount.minor);
    }
  }
  if (const auto* paid = std::get_if<ReceiveContribution>(&is)) {
    const bool fee = paid->kind == ContributionKind::fee;
    put(order, paid->fund, Account::cash, paid->amount.minor);
    put(order, paid->fund, fee ? Account::other_income : Account::refundable, -paid->amount.minor, paid->member);
  }
  if (const auto* back = std::get_if<RefundContribution>(&is)) {
    put(order, back->fund, Account::refundable, back->amount.minor, back->member);
    put(order, back->fund, Account::cash, -back->amount.minor);
  }
  if (const auto* gift = std::get_if<ReceiveDonation>(&is)) {
    const bool tied = gift->condition == Condition::restricted;
    const Account to = tied                                      ? Account::restricted
                       : gift->condition == Condition::permanent ? Account::capital
                                                                 : Account::other_income;
    const GrantNo grant = tied ? number_or_next(gift->grant, grants_) : GrantNo{};
    if (tied) grants_[grant] = *gift;
    put(order, gift->fund, place_account(gift->place), gift->amount.minor);
    put(order, gift->fund, to, -gift->amount.minor, {}, grant);
  }
  if (const auto* borrowed = std::get_if<BorrowCapital>(&is)) {
    const BorrowingNo no = number_or_next(borrowed->borrowing, borrowings_);
    borrowings_[no] = *borrowed;
    debts_.push_back({no, order.day, borrowed->amount.minor});
    put(order, borrowed->fund, place_account(borrowed->place), borrowed->amount.minor);
    put(order, borrowed->fund, Account::borrowed, -borrowed->amount.minor);
  }
  if (const auto* repaid = std::get_if<RepayCapital>(&is)) {
    const Fund fund = borrowings_[repaid->borrowing].fund;
    debts_.push_back({repaid->borrowing, order.day, -repaid->principal.minor});
    put(order, fund, Account::borrowed, repaid->principal.minor);
    put(order, fund, Account::activity_expense, repaid->interest.minor);
    put(order, fund, place_account(repaid->place), -repaid->principal.minor - repaid->interest.minor);
  }
  if (const auto* income = std::get_if<ReceiveIncome>(&is)) {
    put(order, income->fund, place_account(income->place), income->amount.minor);
    put(order, income->fund, Account::other_income, -income->amount.minor);
  }
  if (const auto* expense = std::get_if<PayExpense>(&is)) {
    spend(order, expense->fund, expense->place, expense->amount.minor, expense->grant);
  }
  if (const auto* aid = std::get_if<GiveAid>(&is)) {
    spend(order, aid->fund, aid->place, aid->amount.minor, aid->grant);
  }
  if (const auto* move = std::get_if<TransferFunds>(&is)) {
    transfer(order, move->from, move->to, move->source, move->amount.minor);
  }
  if (const auto* banked = std::get_if<BankCash>(&is)) {
    put(order, banked->fund, Account::bank, banked->amount.minor);
    put(order, banked->fund, Account::cash, -banked->amount.minor);
  }
  if (const auto* drawn = std::get_if<WithdrawCash>(&is)) {
    put(order, drawn->fund, Account::cash, drawn->amount.minor);
    put(order, drawn->fund, Account::bank, -drawn->amount.minor);
  }
}

/// As if the member had been paid back and had paid the loan with it in the same breath.
void Book::write_set_off(const Order& order) {
  const auto* received = std::get_if<ReceiveRepayment>(&order.act.is);
  if (received == nullptr || received->place != Place::contribution) return;
  const Loan& loan = *find_loan(received->loan);
  put(order, loan.fund, Account::refundable, received->amount.minor, loan.borrower);
  put(order, loan.fund, Account::cash, -received->amount.minor);
}

void Book::write_closing(const Order& order) {
  const ActVariant& is = order.act.is;
  if (const auto* split = std::get_if<AllocateInterest>(&is)) {
    put(order, split->fund, Account::interest_income, split->amount.minor);
    put(order, split->fund, Account::surplus, -split->amount.minor);
    std::int64_t given = 0;
    std::vector<std::int64_t> shares;
    for (const AllocationShare& share : by_law_.interest_shares) {
      shares.push_back(split->amount.minor * share.basis_points / 10'000);
      given += shares.back();
    }
    for (std::size_t i = 0; i < shares.size(); ++i) {
      const AllocationShare& share = by_law_.interest_shares[i];
      if (share.takes_rest) shares[i] += split->amount.minor - given;
      if (share.fund == split->fund) {
        put(order, split->fund, Account::surplus, shares[i]);
        put(order, split->fund, share.account, -shares[i]);
      } else {
        put(order, split->fund, Account::surplus, shares[i]);
        put(order, split->fund, Account::cash, -shares[i]);
        put(order, share.fund, Account::cash, shares[i]);
        put(order, share.fund, share.account, -shares[i]);
      }
    }
  }
  if (const auto* close = std::get_if<ClosePeriod>(&is)) {
    if (close->year_end) {
      Order last = order;
      last.day = close->through;
      for (const auto& [key, amount] : balances({close->through, Instant{INT64_MAX}})) {
        const auto [fund, account] = key;
        if (account == Account::interest_income || account == Account::other_income ||
            account == Account::activity_expense || account == Account::write_off) {
          put(last, fund, account, -amount);
          put(last, fund, Account::surplus, amount);
        }
      }
    }
    closings_.push_back({close->through, order.entry});
  }
  if (const auto* reopened = std::get_if<ReopenPeriod>(&is)) {
    std::erase_if(closings_, [&](const Closing& closing) { return closing.through >= reopened->through; });
  }
  if (const auto* count = std::get_if<CountCash>(&is)) {
    std::int64_t book = 0;
    const Fund fund{count->box};
    for (const Line& line : lines_) {
      if (line.fund == fund && line.account == Account::cash) book += line.amount;
    }
    if (count->counted.minor != book) open_counts_[order.entry] = count->counted.minor - book;
    count_box_[order.entry] = count->box;
  }
  if (const auto* difference = std::get_if<PostDifference>(&is)) {
    const std::int64_t over = open_counts_[difference->count.value];
    put(order, difference->fund, Account::cash, over);
    put(order, difference->fund, over > 0 ? Account::other_income : Account::activity_expense, -over);
    open_counts_.erase(difference->count.value);
  }
}

void Book::write_reversal(const Order& order) {
  const auto* reversal = std::get_if<ReverseEntry>(&order.act.is);
  if (reversal == nullptr) return;
  const auto original = std::find_if(written_.begin(), written_.end(),
                                     [&](const Written& entry) { return entry.entry == reversal->entry.value; });
  original->reversed = true;
  Order undo = order;
  if (reversal->at_original_date) undo.day = original->day;
  for (Loan& loan : loans_) {
    if (loan.disbursement == original->entry) loan.taken_back = true;
    pull_out(loan, original->entry, order, undo.day);
  }
  if (Loan* loan = loan_of(loan_moved_by(original->act)); loan != nullptr && undo.day > original->day) {
    loan->shut_until = std::max(loan->shut_until, undo.day);
  }
  const std::vector<Line> before = lines_;
  for (const Line& line : before) {
    if (line.entry != original->entry) continue;
    Line opposite = line;
    opposite.known = order.known;
    opposite.day = std::max(undo.day, line.day);  // a correction is not undone before it was made
    opposite.amount = -line.amount;
    opposite.spared = -line.spared;
    opposite.entry = order.entry;
    lines_.push_back(opposite);
  }
  if (const auto* repaid = std::get_if<RepayCapital>(&original->act.is)) {
    debts_.push_back({repaid->borrowing, undo.day, repaid->principal.minor});
  }
}

}  // namespace soquy::naive
