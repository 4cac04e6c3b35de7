// What may befall a loan of a drawn history: each only where a club could have recorded it, so that what is given up
// is what is out and no penalty is waived twice.

#include <algorithm>

#include "tests/projections/random_history.h"

namespace soquy::tests {
namespace {

Entry moved(Account debit, Account credit, Money amount) {
  return {{kIncomeFund, debit, amount}, {kIncomeFund, credit, -amount}};
}

std::uint16_t first_free_number(const std::vector<Event>& events, LoanNo no) {
  std::uint16_t highest = 0;
  const auto look = [&](const std::vector<Instalment>& plan) {
    for (const Instalment& part : plan) highest = std::max(highest, part.number);
  };
  for (const Event& event : events) {
    if (const auto* out = event.payload.as<LoanDisbursed>(); out && out->loan == no) look(out->instalments);
    if (const auto* agreed = event.payload.as<LoanRescheduled>(); agreed && agreed->loan == no)
      look(agreed->instalments);
  }
  return static_cast<std::uint16_t>(highest + 1);
}

}  // namespace

/// Twelve per cent a year in three ways of saying it, a hair above and below it, much more, and nothing.
Rate RandomHistory::some_rate() {
  const Rate rates[] = {{10'000, Period::month}, {120'000, Period::year}, {10'000, Period::month},
                        {2'308, Period::week},   {2'307, Period::week},   {240'000, Period::year},
                        {9'999, Period::month},  {0, Period::month}};
  return rates[pick(0, std::size(rates) - 1)];
}

void RandomHistory::make_troubled(Event& disbursement) {
  auto paid_out = *disbursement.payload.as<LoanDisbursed>();
  paid_out.terms.rate = some_rate();
  paid_out.overdue_percent = static_cast<std::uint32_t>(pick(0, 2) * 75);
  disbursement.payload = paid_out;
}

void RandomHistory::trouble() {
  std::vector<OpenLoan*> all;
  for (auto& [no, loan] : loans_) all.push_back(&loan);
  if (all.empty()) return lend();
  OpenLoan& loan = *all[static_cast<std::size_t>(pick(0, static_cast<std::int64_t>(all.size()) - 1))];
  if (loan.given_up) return pick(0, 1) == 0 ? recover(loan) : take_back(loan);
  switch (pick(0, 11)) {
    case 0:
    case 1:
    case 2: return charge(loan);
    case 3:
    case 4: return waive(loan);
    case 5:
    case 6:
    case 7: return reschedule(loan);
    case 8: return give_up(loan);
    case 9: return take_back_disbursement(loan);
    default: return take_back(loan);
  }
}

void RandomHistory::charge(OpenLoan& loan) {
  PenaltyCharged charged;
  charged.loan = {loan.no};
  charged.instalment = pick(0, 3) == 0 ? std::uint16_t{0} : loan.unpaid.front().number;
  charged.amount = Money{pick(1, 30'000)};
  club_.add(date_from(loan.agreed), charged);
  loan.penalties += charged.amount;
  loan.troubles.push_back({club_.last()});
}

void RandomHistory::waive(OpenLoan& loan) {
  if (!loan.penalties.is_positive()) return;
  PenaltyWaived waived;
  waived.loan = {loan.no};
  waived.instalment = loan.unpaid.front().number;
  waived.amount = Money{pick(1, loan.penalties.minor)};
  club_.add(today_, waived);
  loan.penalties -= waived.amount;
  loan.troubles.push_back({club_.last()});
}

void RandomHistory::reschedule(OpenLoan& loan) {
  const Money left = outstanding(loan);
  if (!left.is_positive()) return;
  LoanRescheduled agreed;
  agreed.loan = {loan.no};
  agreed.frozen = pick(0, 3) == 0;
  agreed.terms.principal = left;
  agreed.terms.instalments = static_cast<std::uint16_t>(pick(1, 6));
  agreed.terms.rate = agreed.frozen ? Rate{} : some_rate();
  agreed.reason = ReasonCode::flood;
  const Day on = date_from(loan.last);
  const std::int64_t interest = agreed.frozen ? 0 : pick(0, 50'000);
  agreed.instalments = equal_principal(on, left.minor, agreed.terms.instalments, interest);
  std::uint16_t number = first_free_number(club_.events(), agreed.loan);
  for (Instalment& part : agreed.instalments) part.number = number++;
  loan.troubles.push_back({{}, loan.unpaid});
  for (const Trouble& one : loan.troubles) {
    if (!one.unpaid.empty()) ++agreed.times;
  }
  club_.add(on, agreed);
  loan.troubles.back().version = club_.last();
  loan.unpaid = agreed.instalments;
  loan.agreed = loan.last = on;
}

void RandomHistory::give_up(OpenLoan& loan) {
  LoanWrittenOff off;
  off.loan = {loan.no};
  off.fund = kIncomeFund;
  off.principal = outstanding(loan);
  off.reason = ReasonCode::death;
  if (!off.principal.is_positive()) return;
  club_.add(date_from(loan.last), off, moved(Account::write_off, Account::loans, off.principal));
  loan.troubles.push_back({club_.last()});
  loan.given_up = true;
}

void RandomHistory::recover(OpenLoan& loan) {
  LoanRecovered back;
  back.loan = {loan.no};
  back.fund = kIncomeFund;
  back.amount = Money{pick(1, 1'000)};
  club_.add(today_, back, moved(Account::cash, Account::other_income, back.amount));
  loan.recovered = true;
}

/// The newest of its troubles, as long as nothing rests on it.
void RandomHistory::take_back(OpenLoan& loan) {
  if (loan.troubles.empty() || loan.recovered) return;
  const Trouble newest = loan.troubles.back();
  const Event& event = club_.events().at(newest.version.value - 1);
  const Day original = event.envelope.value_date;
  const bool is_resting = !loan.repayments.empty() && loan.repayments.rbegin()->first > newest.version;
  const auto* charged = event.payload.as<PenaltyCharged>();
  const auto* waived = event.payload.as<PenaltyWaived>();
  if (event.payload.as<LoanRescheduled>() && is_resting) return;
  if (charged && charged->amount > loan.penalties) return;
  if (charged) loan.penalties -= charged->amount;
  if (waived) loan.penalties += waived->amount;
  if (!newest.unpaid.empty()) loan.unpaid = newest.unpaid;
  loan.given_up = false;
  loan.troubles.pop_back();
  club_.reverse(pick(0, 3) == 0 ? original : today_, newest.version);
}

void RandomHistory::take_back_disbursement(OpenLoan& loan) {
  if (!loan.troubles.empty() || !loan.first.empty()) return;
  for (const Event& event : club_.events()) {
    const auto* out = event.payload.as<LoanDisbursed>();
    if (out == nullptr || out->loan.value != loan.no) continue;
    club_.reverse(today_, event.envelope.version);
    loans_.erase(loan.no);
    return;
  }
}

/// What nobody waits for any more: interest and penalties may stay open.
Allocation RandomHistory::all_principal(OpenLoan& loan) {
  Allocation lines;
  for (Instalment& part : loan.unpaid) {
    if (part.principal.is_positive()) lines.push_back({part.number, part.principal, {}, {}});
    part.principal = {};
  }
  return lines;
}

/// Some of what is brought goes to penalties and to late interest, and some interest is spared.
void RandomHistory::pay_for_trouble(OpenLoan& loan, Allocation& lines) {
  if (loan.penalties.is_positive() && pick(0, 1) == 0) {
    const Money penalty{pick(1, loan.penalties.minor)};
    lines.push_back({0, {}, {}, penalty});
    loan.penalties -= penalty;
  }
  if (lines.empty() || lines.front().instalment == 0) return;
  if (pick(0, 2) == 0) lines.front().late_interest = Money{pick(1, 3'000)};
  if (pick(0, 4) != 0) return;
  for (Instalment& part : loan.unpaid) {
    if (part.number != lines.back().instalment) continue;
    lines.back().spared_interest = Money{pick(0, part.interest.minor)};
    part.interest -= lines.back().spared_interest;
  }
}

}  // namespace soquy::tests
