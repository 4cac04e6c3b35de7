#include "engine/domain/posting_rules.h"

#include <array>

namespace soquy::engine {

Account account_of(Place place) {
  if (place == Place::contribution) return Account::refundable;
  return place == Place::cash ? Account::cash : Account::bank;
}

Entry entry_of(Fund fund, Account debit, Account credit, Money amount) {
  return {{fund, debit, amount}, {fund, credit, -amount}};
}

void append(Entry& entry, const Entry& more) { entry.insert(entry.end(), more.begin(), more.end()); }

Account receiving_account(Fund fund) { return fund == kActivityFund ? Account::activity_capital : Account::capital; }

Entry transfer_entry(Fund from, Account source, Fund to, Account target, Money amount) {
  Entry entry = entry_of(from, source, Account::cash, amount);
  append(entry, entry_of(to, Account::cash, target, amount));
  return entry;
}

std::string say(const ClubState& club, Money amount) { return to_grouped(amount, club.currency); }
std::string say(const Item& item, Quantity quantity) {
  return to_units(quantity) + " " + item.unit + " of " + item.name;
}

DailyBalance free_money(const ClubState& club, Fund fund) {
  DailyBalance free = club.course(fund, Account::cash);
  free.add(club.course(fund, Account::bank));
  free.add(club.course(fund, Account::restricted));  // a credit, so it takes away
  return free;
}

Result<Ok> check_amount(const ClubState& club, Money amount, const char* field) {
  if (!amount.is_positive())
    return Rejection(RejectReason::amount_not_positive, "more than 0", std::string(field) + " " + say(club, amount),
                     field);
  if (amount.minor > kMaxEntryMinor)
    return Rejection(RejectReason::amount_too_large, "one entry moves at most " + say(club, Money{kMaxEntryMinor}),
                     std::string(field) + " " + say(club, amount), field);
  return Ok{};
}

Result<Ok> check_unit(const ClubState& club, Place place, Money amount, const char* field) {
  const Money multiple = club.by_law.cash_multiple;
  if (place != Place::cash || multiple.minor <= 1 || amount.minor % multiple.minor == 0) return Ok{};
  return Rejection(RejectReason::amount_not_in_unit, "cash is counted in multiples of " + say(club, multiple),
                   std::string(field) + " " + say(club, amount), field);
}

namespace {

Money moved(const Entry& entry, Fund fund, Account account) {
  Money sum;
  for (const Posting& line : entry)
    if (line.fund == fund && line.account == account) sum += line.amount;
  return sum;
}

std::vector<Fund> funds_of(const Entry& entry) {
  std::vector<Fund> funds;
  for (const Posting& line : entry)
    if (funds.empty() || funds.back() != line.fund) funds.push_back(line.fund);
  return funds;
}

/// "cash of income on 2019-08-10 is 3525000"
std::string low_sentence(const ClubState& club, const char* what, Fund fund, const DailyBalance::Low& low) {
  return std::string(what) + " of " + fund_key(fund) + " on " + to_iso(low.day) + " is " + say(club, low.balance);
}

Result<Ok> check_place(const ClubState& club, const Entry& entry, Fund fund, Account account, Day day) {
  const Money change = moved(entry, fund, account);
  if (!change.is_negative()) return Ok{};
  const auto low = club.course(fund, account).lowest_from(day);
  if (!(low.balance + change).is_negative()) return Ok{};
  const bool cash = account == Account::cash;
  return Rejection(cash ? RejectReason::insufficient_cash : RejectReason::insufficient_bank,
                   low_sentence(club, cash ? "cash" : "bank", fund, low),
                   "take out " + say(club, -change) + " on " + to_iso(day), "amount");
}

Result<Ok> check_free(const ClubState& club, const Entry& entry, Fund fund, Day day) {
  if (club.course(fund, Account::restricted).is_flat()) return Ok{};
  Money change;
  for (const Account account : {Account::cash, Account::bank, Account::restricted})
    change += moved(entry, fund, account);
  if (!change.is_negative()) return Ok{};
  const auto low = free_money(club, fund).lowest_from(day);
  if (!(low.balance + change).is_negative()) return Ok{};
  return Rejection(RejectReason::restricted_to_other_use, low_sentence(club, "money not bound to one use", fund, low),
                   "take out " + say(club, -change) + " on " + to_iso(day), "amount");
}

}  // namespace

Result<Ok> check_entry(const ClubState& club, const Entry& entry, Day day) {
  const std::vector<Fund> funds = funds_of(entry);
  for (const Account account : {Account::cash, Account::bank})
    for (const Fund fund : funds) SOQUY_TRY(check_place(club, entry, fund, account, day));
  for (const Fund fund : funds) SOQUY_TRY(check_free(club, entry, fund, day));
  return Ok{};
}

// --- Loans, day by day -----------------------------------------------------------------------------------------------

LoanNo loan_moved_by(const Payload& payload) {
  if (const auto* paid_out = payload.as<LoanDisbursed>()) return paid_out->loan;
  if (const auto* repaid = payload.as<RepaymentReceived>()) return repaid->loan;
  if (const auto* moved = payload.as<RepaymentReallocated>()) return moved->loan;
  if (const auto* given_up = payload.as<LoanWrittenOff>()) return given_up->loan;
  const auto* reversed = payload.as<EntryReversed>();
  return reversed != nullptr && reversed->original ? loan_moved_by(*reversed->original) : LoanNo{};
}

Money principal_moved(const Entry& entry) {
  Money sum;
  for (const Posting& line : entry)
    if (line.account == Account::loans) sum += line.amount;
  return sum;
}

Result<Ok> check_principal(const ClubState& club, const Facts& facts, Day day) {
  std::map<LoanNo, DailyBalance> moved;
  for (const Fact& fact : facts) {
    const Money change = principal_moved(fact.postings);
    const LoanNo loan = change.is_zero() ? LoanNo{} : loan_moved_by(fact.payload);
    if (!loan.is_none()) moved[loan].add(fact.value_date.is_none() ? day : fact.value_date, change);
  }
  for (auto& [loan, course] : moved) {
    if (const auto known = club.principal.find(loan); known != club.principal.end()) course.add(known->second);
    const auto low = course.lowest_from(club.founding_day);
    if (low.balance.is_negative())
      return Rejection(RejectReason::exceeds_debt,
                       "on " + to_iso(low.day) + " " + to_text(loan) + " would be paid back " +
                           say(club, -low.balance) + " beyond what was lent",
                       "an entry dated " + to_iso(day), "amount");
  }
  return Ok{};
}

DailyBalance::Low credit_from(const ClubState& club, Fund fund, Account account, Day day) {
  return club.course(fund, account).negated().lowest_from(day);
}

}  // namespace soquy::engine
