#include "projections/donor_trace.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "projections/arrears.h"

namespace soquy::projections {
namespace {

Money principal_of(const Allocation& lines) {
  Money sum;
  for (const AllocationLine& line : lines) sum += line.principal;
  return sum;
}

/// Late interest is interest; a penalty is none.
Money interest_of(const Allocation& lines) {
  Money sum;
  for (const AllocationLine& line : lines) sum += line.interest + line.late_interest;
  return sum;
}

bool is_earlier(const MoneyMove& left, const MoneyMove& right) {
  return std::tie(left.day, left.version) < std::tie(right.day, right.version);
}

/// When each person first got such a loan.
std::map<MemberNo, Day> first_loans(const ProjectMoney& money) {
  std::map<MemberNo, Day> first;
  for (const auto& [no, loan] : money.loans()) {
    if (!loan.financed.is_positive()) continue;
    const auto [place, is_new] = first.emplace(loan.borrower, loan.start);
    if (!is_new) place->second = std::min(place->second, loan.start);
  }
  return first;
}

}  // namespace

void DonorTrace::apply(const Event& event) {
  book_.apply(event);
  people_.apply(event);
  if (const auto* change = event.payload.as<RepaymentReallocated>()) return split_anew(*change);
  MoneyMove move{event.envelope.version, event.envelope.value_date, event.postings, event.payload, {}, {}};
  if (const auto* paid = event.payload.as<RepaymentReceived>()) {
    move.principal = principal_of(paid->lines);
    move.interest = interest_of(paid->lines);
  }
  const bool is_written_off = event.payload.as<LoanWrittenOff>() != nullptr;
  const bool is_reversal = event.payload.as<EntryReversed>() != nullptr;
  if (!event.postings.empty() || is_written_off || is_reversal) moves_.push_back(std::move(move));
}

void DonorTrace::split_anew(const RepaymentReallocated& change) {
  for (MoneyMove& move : moves_) {
    if (move.version != change.repayment) continue;
    move.principal = principal_of(change.after);
    move.interest = interest_of(change.after);
  }
}

const MoneyMove* DonorTrace::gift() const {
  const auto found =
      std::find_if(moves_.begin(), moves_.end(), [&](const MoneyMove& move) { return move.version == donation_; });
  return found == moves_.end() || found->payload.as<DonationReceived>() == nullptr ? nullptr : &*found;
}

void DonorTrace::add_loans(Trace& trace, const ProjectMoney& money, Day day) const {
  std::map<LoanNo, int> days_late;
  for (const ArrearsRow& row : arrears_of(book_.rows(), day).rows) days_late[row.loan] = row.days_past_due;
  for (const auto& [no, loan] : money.loans()) {
    const auto late = days_late.find(no);
    const int days = late == days_late.end() ? 0 : late->second;
    (days > 30 ? trace.out_over_30 : days > 0 ? trace.out_late : trace.out_on_time) += loan.part;
    trace.lost += loan.lost;
    trace.lent += loan.financed;
    trace.loans += loan.financed.is_positive();
    trace.loans_open += loan.part.is_positive();
  }
}

void DonorTrace::add_people(Trace& trace, const ProjectMoney& money) const {
  for (const auto& [member, start] : first_loans(money)) {
    trace.borrowers += 1;
    for (const MemberRow& row : people_.rows(start)) {
      if (row.member != member) continue;
      trace.women += row.sex == Sex::female;
      trace.poor += row.poverty == PovertyClass::poor;
      trace.near_poor += row.poverty == PovertyClass::near_poor;
      trace.hardship += row.poverty == PovertyClass::hardship;
    }
  }
}

Trace DonorTrace::on(Day day) const {
  Trace trace;
  const MoneyMove* found = gift();
  if (found == nullptr) return trace;
  const auto& said = *found->payload.as<DonationReceived>();
  ProjectMoney money(donation_, said);
  std::vector<const MoneyMove*> moves;
  for (const MoneyMove& move : moves_) moves.push_back(&move);
  std::sort(moves.begin(), moves.end(), [](const auto* left, const auto* right) { return is_earlier(*left, *right); });
  for (const MoneyMove* move : moves) money.take(*move);
  trace.is_known = true;
  trace.is_taken_back = money.is_taken_back();
  trace.donor = said.donor;
  trace.condition = said.condition;
  trace.fund = said.fund;
  trace.given_on = found->day;
  trace.given = money.given();
  trace.in_fund = money.in_fund();
  trace.spent = money.spent();
  trace.interest = money.interest();
  add_loans(trace, money, day);
  add_people(trace, money);
  return trace;
}

}  // namespace soquy::projections
