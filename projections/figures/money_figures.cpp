#include "projections/figures/money_figures.h"

#include <algorithm>
#include <tuple>

namespace soquy::projections {
namespace {

/// How many months had ended before that day, counted from any fixed month.
std::int64_t months_before(Day day) {
  const YearMonthDay date = civil(day);
  return date.year * 12 + static_cast<int>(date.month);
}
std::int64_t months_ended(Day day) { return months_before(add_days(day, 1)); }

/// What leaves 64 bits stays at their ends, as sums of money do.
Money within_64_bits(int128 sum) {
  return Money{static_cast<std::int64_t>(std::clamp<int128>(sum, -INT64_MAX, INT64_MAX))};
}

void grow(std::int64_t& sum, Money amount) { sum = (Money{sum} + amount).minor; }

void add_gift(Figures& sums, const ReceiveDonation& gift, Money amount) {
  switch (gift.donor) {
    case DonorClass::state_budget: grow(sums.given_by_state, amount); break;
    case DonorClass::elderly_care_fund: grow(sums.given_by_elderly_fund, amount); break;
    case DonorClass::organisation: grow(sums.given_by_organisations, amount); break;
    case DonorClass::enterprise: grow(sums.given_by_enterprises, amount); break;
    case DonorClass::member: grow(sums.given_by_members, amount); break;
    case DonorClass::international: grow(sums.given_internationally, amount); break;
    case DonorClass::other_programme: grow(sums.given_by_programmes, amount); break;
    case DonorClass::individual:
    case DonorClass::none: grow(sums.given_by_individuals, amount); break;
  }
  if (gift.condition == Condition::permanent) grow(sums.given_for_good, amount);
  if (gift.condition == Condition::restricted) grow(sums.given_for_a_use, amount);
}

void add_contribution(Figures& sums, ContributionKind kind, Money amount) {
  switch (kind) {
    case ContributionKind::saving: grow(sums.savings, amount); break;
    case ContributionKind::capital: grow(sums.members_capital, amount); break;
    case ContributionKind::fee:
    case ContributionKind::none: grow(sums.fees, amount); break;
  }
}

void add_income(Figures& sums, IncomeKind kind, Money amount) {
  grow(kind == IncomeKind::bank_interest ? sums.bank_interest : sums.other_income, amount);
}

void add_difference(Figures& sums, const DifferencePosted& posted, bool stands) {
  const Money size = posted.over.is_positive() ? posted.over : -posted.over;
  grow(posted.over.is_positive() ? sums.counted_over : sums.counted_short, stands ? size : -size);
}

Money opened(const OpeningBalanceSet& opening) {
  Money sum;
  for (const Posting& line : opening.balances) sum += line.amount;
  return sum;
}

bool is_loan_money(const Payload& payload) {
  return payload.as<RepaymentReceived>() != nullptr || payload.as<RepaymentReallocated>() != nullptr;
}

}  // namespace

void MoneyFigures::Course::post(Money posted, Day day, std::int64_t months) {
  amount += posted;
  by_day += static_cast<int128>(posted.minor) * day.number;
  by_month += static_cast<int128>(posted.minor) * months;
}

/// Every amount counts on its own day and all days after it until that day.
Money MoneyFigures::Course::over_days(Day day) const {
  return within_64_bits(static_cast<int128>(amount.minor) * (day.number + 1) - by_day);
}

Money MoneyFigures::Course::over_month_ends(Day day) const {
  return within_64_bits(static_cast<int128>(amount.minor) * months_ended(day) - by_month);
}

void MoneyFigures::apply(const Event& event) {
  const Day day = event.envelope.value_date;
  balances_.add(event.postings);
  post(event.postings, day);
  if (const auto* law = event.payload.as<ByLawAdopted>()) {
    const ByLaw said{day, event.envelope.version, law->funds, law->cash_limit};
    if (std::tie(law_.day, law_.version) < std::tie(said.day, said.version)) law_ = said;
  } else if (const auto* reversal = event.payload.as<EntryReversed>()) {
    add_sources(*reversal->original, false);
    add_loan_money(*reversal->original, event.postings);
  } else {
    add_sources(event.payload, true);
    add_loan_money(event.payload, event.postings);
  }
}

void MoneyFigures::post(const Entry& postings, Day day) {
  if (postings.empty()) return;
  const std::int64_t months = months_before(day);
  for (const Posting& line : postings) {
    const bool is_money = line.account == Account::cash || line.account == Account::bank;
    if (is_money) means_[line.fund].post(line.amount, day, months);
    if (line.account == Account::loans) loans_.post(line.amount, day, months);
  }
}

void MoneyFigures::add_sources(const Payload& payload, bool stands) {
  Figures& sums = sources_;
  const auto with_sign = [&](Money amount) { return stands ? amount : -amount; };
  if (const auto* paid = payload.as<ContributionReceived>()) {
    add_contribution(sums, paid->kind, with_sign(paid->amount));
  } else if (const auto* gift = payload.as<DonationReceived>()) {
    add_gift(sums, *gift, with_sign(gift->amount));
  } else if (const auto* back = payload.as<ContributionRefunded>()) {
    grow(sums.refunded, with_sign(back->amount));
  } else if (const auto* goods = payload.as<GoodsReceived>()) {
    grow(sums.in_kind_memo, with_sign(goods->memo_value));
  } else if (const auto* borrowed = payload.as<CapitalBorrowed>()) {
    grow(sums.capital_borrowed, with_sign(borrowed->amount));
  } else if (const auto* repaid = payload.as<CapitalRepaid>()) {
    grow(sums.capital_repaid, with_sign(repaid->principal));
    grow(sums.interest_paid, with_sign(repaid->interest));
  } else if (const auto* income = payload.as<IncomeReceived>()) {
    add_income(sums, income->kind, with_sign(income->amount));
  } else if (const auto* bought = payload.as<GoodsBoughtOut>()) {
    grow(sums.other_income, with_sign(bought->amount));
  } else if (const auto* posted = payload.as<DifferencePosted>()) {
    add_difference(sums, *posted, stands);
  } else if (const auto* spent = payload.as<ExpensePaid>()) {
    grow(sums.spent, with_sign(spent->amount));
  } else if (const auto* aid = payload.as<AidGiven>()) {
    grow(sums.aid, with_sign(aid->amount));
  } else if (const auto* opening = payload.as<OpeningBalanceSet>()) {
    grow(sums.opening, with_sign(opened(*opening)));
  }
}

/// Read from the postings, because a repayment that was split anew earned what the books say now.
void MoneyFigures::add_loan_money(const Payload& payload, const Entry& postings) {
  if (!is_loan_money(payload)) return;
  for (const Posting& line : postings) {
    if (line.account == Account::loans) grow(sources_.principal_repaid, -line.amount);
    if (line.account == Account::interest_income) grow(sources_.interest_received, -line.amount);
    if (line.account == Account::other_income) grow(sources_.penalties_received, -line.amount);
  }
}

Money MoneyFigures::cash_limit() const { return law_.cash_limit; }

/// A by-law that names no funds keeps the two usual ones, of which the income fund lends.
bool MoneyFigures::keeps(Fund fund) const {
  if (law_.funds.empty()) return fund == kIncomeFund || fund == kActivityFund;
  return std::any_of(law_.funds.begin(), law_.funds.end(), [&](const FundRule& rule) { return rule.fund == fund; });
}

bool MoneyFigures::lends(Fund fund) const {
  if (law_.funds.empty()) return fund == kIncomeFund;
  return std::any_of(law_.funds.begin(), law_.funds.end(),
                     [&](const FundRule& rule) { return rule.fund == fund && rule.lends; });
}

void MoneyFigures::add_balances(Figures& figures) const {
  const auto owed = [&](Account account) { return -balances_.of(account); };
  const auto others = [&](Account account) {
    return (balances_.of(account) - balances_.of(kIncomeFund, account) - balances_.of(kActivityFund, account)).minor;
  };
  figures.income_fund_cash = balances_.of(kIncomeFund, Account::cash).minor;
  figures.income_fund_bank = balances_.of(kIncomeFund, Account::bank).minor;
  figures.activity_fund_cash = balances_.of(kActivityFund, Account::cash).minor;
  figures.activity_fund_bank = balances_.of(kActivityFund, Account::bank).minor;
  figures.other_funds_cash = others(Account::cash);
  figures.other_funds_bank = others(Account::bank);
  figures.restricted = owed(Account::restricted).minor;
  figures.refundable = owed(Account::refundable).minor;
  figures.borrowed = owed(Account::borrowed).minor;
  figures.capital = owed(Account::capital).minor;
  figures.activity_capital = owed(Account::activity_capital).minor;
  figures.surplus = owed(Account::surplus).minor;
  figures.loss_reserve = owed(Account::loss_reserve).minor;
  figures.income_this_year = (owed(Account::interest_income) + owed(Account::other_income)).minor;
  figures.expense_this_year = (balances_.of(Account::activity_expense) + balances_.of(Account::write_off)).minor;
}

void MoneyFigures::add_courses(Figures& figures, Day day, Day founded) const {
  for (const auto& [fund, course] : means_) {
    if (!lends(fund)) continue;
    grow(figures.lending_cash, course.amount);
    grow(figures.lending_cash_days, course.over_days(day));
    grow(figures.lending_cash_month_ends, course.over_month_ends(day));
  }
  figures.outstanding_days = loans_.over_days(day).minor;
  figures.outstanding_month_ends = loans_.over_month_ends(day).minor;
  figures.month_ends = months_ended(day) - months_before(founded);
}

void MoneyFigures::add_to(Figures& figures, Day day, Day founded) const {
  figures += sources_;
  add_balances(figures);
  add_courses(figures, day, founded);
  const auto funds = balances_.funds();
  const auto is_kept = [&](Fund fund) {
    return keeps(fund) && std::find(funds.begin(), funds.end(), fund) != funds.end();
  };
  figures.clubs_both_funds = is_kept(kIncomeFund) && is_kept(kActivityFund);
}

}  // namespace soquy::projections
