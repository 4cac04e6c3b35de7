// Money in and out of the funds, other than loans: what comes in, what is borrowed, what moves.
// Spending and refunds stand in decide_spending.cpp.

#include "engine/domain/lookup.h"
#include "engine/domain/posting_rules.h"

namespace soquy::engine {

namespace {

/// A sum of money in hand: positive, within one entry, in the unit that cash is counted in.
Result<Ok> check_sum(const ClubState& club, Place place, Money amount) {
  SOQUY_TRY(check_amount(club, amount, "amount"));
  return check_unit(club, place, amount, "amount");
}

Result<Ok> check_present(const Moment& at, MemberNo no) {
  if (no.is_none()) return Ok{};
  SOQUY_TRY(member_on(at.club, no, at.value_date));
  return Ok{};
}

}  // namespace

// --- In --------------------------------------------------------------------------------------------------------------

Result<Facts> decide_act(const ReceiveContribution& ask, const Moment& at) {
  SOQUY_TRY(check_present(at, ask.member));
  SOQUY_TRY(check_fund(at.club, ask.fund));
  SOQUY_TRY(check_sum(at.club, Place::cash, ask.amount));
  if (ask.payers > at.club.members_on(at.value_date))
    at.warnings.push_back(
        {"more_payers_than_members",
         std::to_string(ask.payers) + " paid, of " + std::to_string(at.club.members_on(at.value_date)) + " members."});
  const Account credit = ask.kind == ContributionKind::fee ? Account::other_income : Account::refundable;
  return one_fact(ContributionReceived{ask}, entry_of(ask.fund, Account::cash, credit, ask.amount));
}

namespace {

Account donation_account(Condition condition) {
  switch (condition) {
    case Condition::permanent: return Account::capital;
    case Condition::restricted: return Account::restricted;
    case Condition::free: break;
  }
  return Account::other_income;
}

}  // namespace

Result<Facts> decide_act(const ReceiveDonation& ask, const Moment& at) {
  SOQUY_TRY(check_present(at, ask.member));
  SOQUY_TRY(check_fund(at.club, ask.fund));
  SOQUY_TRY(check_sum(at.club, ask.place, ask.amount));
  if (!ask.grant.is_none() && at.club.grants.contains(ask.grant))
    return Rejection(RejectReason::already_done, to_text(ask.grant) + " was received", to_text(ask.grant), "grant");
  GrantNo given;
  if (ask.condition == Condition::restricted) given = ask.grant.is_none() ? next_number(at.club.grants) : ask.grant;
  return one_fact(DonationReceived{ask, given},
                  entry_of(ask.fund, account_of(ask.place), donation_account(ask.condition), ask.amount));
}

Result<Facts> decide_act(const ReceiveIncome& ask, const Moment& at) {
  SOQUY_TRY(check_fund(at.club, ask.fund));
  SOQUY_TRY(check_sum(at.club, ask.place, ask.amount));
  return one_fact(IncomeReceived{ask}, entry_of(ask.fund, account_of(ask.place), Account::other_income, ask.amount));
}

// --- Borrowed by the club itself -------------------------------------------------------------------------------------

Result<Facts> decide_act(const BorrowCapital& ask, const Moment& at) {
  SOQUY_TRY(check_fund(at.club, ask.fund));
  SOQUY_TRY(check_sum(at.club, ask.place, ask.amount));
  if (!ask.borrowing.is_none() && at.club.borrowings.contains(ask.borrowing))
    return Rejection(RejectReason::already_done, to_text(ask.borrowing) + " was borrowed", to_text(ask.borrowing),
                     "borrowing");
  const BorrowingNo given = ask.borrowing.is_none() ? next_number(at.club.borrowings) : ask.borrowing;
  return one_fact(CapitalBorrowed{ask, given},
                  entry_of(ask.fund, account_of(ask.place), Account::borrowed, ask.amount));
}

namespace {

/// Principal takes the debt down; interest that the club pays itself is an expense.
Entry capital_repayment(Fund fund, const RepayCapital& ask) {
  Entry entry;
  if (ask.principal.is_positive()) entry.push_back({fund, Account::borrowed, ask.principal});
  if (ask.interest.is_positive()) entry.push_back({fund, Account::activity_expense, ask.interest});
  entry.push_back({fund, account_of(ask.place), -(ask.principal + ask.interest)});
  return entry;
}

}  // namespace

Result<Facts> decide_act(const RepayCapital& ask, const Moment& at) {
  const auto found = at.club.borrowings.find(ask.borrowing);
  if (found == at.club.borrowings.end())
    return Rejection(RejectReason::borrowing_not_found,
                     std::to_string(at.club.borrowings.size()) + " borrowings are recorded", to_text(ask.borrowing),
                     "borrowing");
  const BorrowingState& borrowing = found->second;
  for (const auto& [part, field] : {std::pair{ask.principal, "principal"}, std::pair{ask.interest, "interest"}})
    if (!part.is_zero()) SOQUY_TRY(check_amount(at.club, part, field));
  SOQUY_TRY(check_sum(at.club, ask.place, ask.principal + ask.interest));
  // Dated before the borrowing, or between it and a repayment recorded already, it would pay back what was not owed
  // yet.
  const auto least = borrowing.owed.lowest_from(at.value_date);
  if (ask.principal > least.balance)
    return Rejection(
        RejectReason::exceeds_debt,
        "on " + to_iso(least.day) + " " + to_text(ask.borrowing) + " stands at " + say(at.club, least.balance),
        "repay " + say(at.club, ask.principal) + " on " + to_iso(at.value_date), "principal");
  const Entry entry = capital_repayment(borrowing.fund, ask);
  SOQUY_TRY(check_entry(at.club, entry, at.value_date));
  return one_fact(CapitalRepaid{ask, borrowing.fund}, entry);
}

// --- Between places and funds ----------------------------------------------------------------------------------------

Result<Facts> decide_act(const BankCash& ask, const Moment& at) {
  SOQUY_TRY(check_fund(at.club, ask.fund));
  SOQUY_TRY(check_sum(at.club, Place::cash, ask.amount));
  const Entry entry = entry_of(ask.fund, Account::bank, Account::cash, ask.amount);
  SOQUY_TRY(check_entry(at.club, entry, at.value_date));
  return one_fact(CashBanked{ask}, entry);
}

Result<Facts> decide_act(const WithdrawCash& ask, const Moment& at) {
  SOQUY_TRY(check_fund(at.club, ask.fund));
  SOQUY_TRY(check_sum(at.club, Place::cash, ask.amount));
  const Entry entry = entry_of(ask.fund, Account::cash, Account::bank, ask.amount);
  SOQUY_TRY(check_entry(at.club, entry, at.value_date));
  return one_fact(CashWithdrawn{ask}, entry);
}

Result<Facts> decide_act(const TransferFunds& ask, const Moment& at) {
  SOQUY_TRY(check_fund(at.club, ask.from, "from"));
  SOQUY_TRY(check_fund(at.club, ask.to, "to"));
  SOQUY_TRY(check_resolution(at.club, ask.resolution, {Subject::transfer}));
  SOQUY_TRY(check_sum(at.club, Place::cash, ask.amount));
  SOQUY_TRY(check_resolved_amount(at.club, ask.resolution, ask.amount));
  const Entry entry = transfer_entry(ask.from, ask.source, ask.to, receiving_account(ask.to), ask.amount);
  if (auto payable = check_entry(at.club, entry, at.value_date);
      payable.has_error() && payable.error().reason != RejectReason::restricted_to_other_use)
    return std::move(payable).error();
  const auto low = credit_from(at.club, ask.from, ask.source, at.value_date);
  if (low.balance < ask.amount)
    return Rejection(RejectReason::insufficient_capital,
                     std::string(info(ask.source).code) + " of " + fund_key(ask.from) + " on " + to_iso(low.day) +
                         " is " + say(at.club, low.balance),
                     "transfer " + say(at.club, ask.amount), "amount");
  return one_fact(FundTransferred{ask}, entry);
}

}  // namespace soquy::engine
