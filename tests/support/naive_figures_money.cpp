// Of the naive figures: what the funds own and owe, day by day and month by month, and where their money came from.

#include "tests/support/naive_figures.h"

namespace soquy::naive {
namespace {

using projections::Figures;

constexpr int kFunds = 256;

Fund fund(int number) { return Fund{static_cast<std::uint8_t>(number)}; }

/// By the by-law that was adopted last; by one that names no fund, and without one, the income fund lends.
bool lends(const FigureReader& club, Fund asked) {
  std::vector<FundRule> funds;
  club.each<ByLawAdopted>([&](const ByLawAdopted& law, const Envelope&) { funds = law.funds; });
  if (funds.empty()) return asked == kIncomeFund;
  bool lends = false;
  for (const FundRule& rule : funds) lends = lends || (rule.fund == asked && rule.lends);
  return lends;
}

std::vector<Fund> lending_funds(const FigureReader& club) {
  std::vector<Fund> found;
  for (int number = 0; number < kFunds; ++number) {
    if (lends(club, fund(number))) found.push_back(fund(number));
  }
  return found;
}

std::int64_t means_of(const FigureReader& club, const std::vector<Fund>& funds, Day by) {
  std::int64_t sum = 0;
  for (const Fund one : funds) sum += club.balance(one, Account::cash, by) + club.balance(one, Account::bank, by);
  return sum;
}

std::int64_t of_further_funds(const FigureReader& club, Account account) {
  std::int64_t sum = club.balance(account, club.day());
  for (const Fund one : {kIncomeFund, kActivityFund}) sum -= club.balance(one, account, club.day());
  return sum;
}

void find_balances(Figures& figures, const FigureReader& club) {
  const auto debit = [&](Account account) { return club.balance(account, club.day()); };
  figures.income_fund_cash = club.balance(kIncomeFund, Account::cash, club.day());
  figures.income_fund_bank = club.balance(kIncomeFund, Account::bank, club.day());
  figures.activity_fund_cash = club.balance(kActivityFund, Account::cash, club.day());
  figures.activity_fund_bank = club.balance(kActivityFund, Account::bank, club.day());
  figures.other_funds_cash = of_further_funds(club, Account::cash);
  figures.other_funds_bank = of_further_funds(club, Account::bank);
  figures.lending_cash = means_of(club, lending_funds(club), club.day());
  figures.restricted = -debit(Account::restricted);
  figures.refundable = -debit(Account::refundable);
  figures.borrowed = -debit(Account::borrowed);
  figures.capital = -debit(Account::capital);
  figures.activity_capital = -debit(Account::activity_capital);
  figures.surplus = -debit(Account::surplus);
  figures.loss_reserve = -debit(Account::loss_reserve);
  figures.income_this_year = -debit(Account::interest_income) - debit(Account::other_income);
  figures.expense_this_year = debit(Account::activity_expense) + debit(Account::write_off);
}

/// Every evening from the founding on.
void find_days(Figures& figures, const FigureReader& club) {
  if (club.founded().is_none()) return;
  const std::vector<Fund> funds = lending_funds(club);
  for (Day evening = club.founded(); evening <= club.day(); evening = add_days(evening, 1)) {
    const std::int64_t cash = means_of(club, funds, evening);
    const std::int64_t loans = club.balance(Account::loans, evening);
    figures.lending_cash_days += cash;
    figures.outstanding_days += loans;
    if (evening != end_of_month(evening)) continue;
    figures.lending_cash_month_ends += cash;
    figures.outstanding_month_ends += loans;
    figures.month_ends += 1;
  }
}

void find_gift(Figures& figures, const DonationReceived& gift) {
  const std::int64_t amount = gift.amount.minor;
  switch (gift.donor) {
    case DonorClass::none: break;
    case DonorClass::state_budget: figures.given_by_state += amount; break;
    case DonorClass::elderly_care_fund: figures.given_by_elderly_fund += amount; break;
    case DonorClass::organisation: figures.given_by_organisations += amount; break;
    case DonorClass::enterprise: figures.given_by_enterprises += amount; break;
    case DonorClass::individual: figures.given_by_individuals += amount; break;
    case DonorClass::member: figures.given_by_members += amount; break;
    case DonorClass::international: figures.given_internationally += amount; break;
    case DonorClass::other_programme: figures.given_by_programmes += amount; break;
  }
  if (gift.condition == Condition::permanent) figures.given_for_good += amount;
  if (gift.condition == Condition::restricted) figures.given_for_a_use += amount;
}

void find_contributions(Figures& figures, const FigureReader& club) {
  club.each<ContributionReceived>([&](const ContributionReceived& paid, const Envelope&) {
    if (paid.kind == ContributionKind::fee) figures.fees += paid.amount.minor;
    if (paid.kind == ContributionKind::saving) figures.savings += paid.amount.minor;
    if (paid.kind == ContributionKind::capital) figures.members_capital += paid.amount.minor;
  });
  club.each<ContributionRefunded>(
      [&](const ContributionRefunded& back, const Envelope&) { figures.refunded += back.amount.minor; });
}

/// What was owned less what was owed.
void find_opening(Figures& figures, const FigureReader& club) {
  club.each<OpeningBalanceSet>([&](const OpeningBalanceSet& opening, const Envelope&) {
    for (const Posting& line : opening.balances) figures.opening += line.amount.minor;
  });
}

void find_capital_and_income(Figures& figures, const FigureReader& club) {
  club.each<CapitalBorrowed>(
      [&](const CapitalBorrowed& lent, const Envelope&) { figures.capital_borrowed += lent.amount.minor; });
  club.each<CapitalRepaid>([&](const CapitalRepaid& back, const Envelope&) {
    figures.capital_repaid += back.principal.minor;
    figures.interest_paid += back.interest.minor;
  });
  club.each<IncomeReceived>([&](const IncomeReceived& income, const Envelope&) {
    const bool of_bank = income.kind == IncomeKind::bank_interest;
    (of_bank ? figures.bank_interest : figures.other_income) += income.amount.minor;
  });
  club.each<GoodsBoughtOut>(
      [&](const GoodsBoughtOut& bought, const Envelope&) { figures.other_income += bought.amount.minor; });
}

void find_spending(Figures& figures, const FigureReader& club) {
  club.each<DifferencePosted>([&](const DifferencePosted& posted, const Envelope&) {
    if (posted.over.is_positive()) figures.counted_over += posted.over.minor;
    if (posted.over.is_negative()) figures.counted_short -= posted.over.minor;
  });
  club.each<ExpensePaid>([&](const ExpensePaid& paid, const Envelope&) { figures.spent += paid.amount.minor; });
  club.each<AidGiven>([&](const AidGiven& aid, const Envelope&) { figures.aid += aid.amount.minor; });
}

}  // namespace

void find_money(Figures& figures, const FigureReader& club) {
  find_balances(figures, club);
  find_days(figures, club);
}

void find_sources(Figures& figures, const FigureReader& club) {
  find_opening(figures, club);
  find_contributions(figures, club);
  club.each<DonationReceived>([&](const DonationReceived& gift, const Envelope&) { find_gift(figures, gift); });
  club.each<GoodsReceived>(
      [&](const GoodsReceived& goods, const Envelope&) { figures.in_kind_memo += goods.memo_value.minor; });
  find_capital_and_income(figures, club);
  find_spending(figures, club);
}

}  // namespace soquy::naive
