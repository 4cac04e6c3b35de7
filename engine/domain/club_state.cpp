// What the club's state can be asked. How it comes about stands in evolve.cpp.

#include "engine/domain/club_state.h"

#include <algorithm>

namespace soquy::engine {

void DailyBalance::add(Day day, Money amount) {
  if (amount.is_zero()) return;
  total_ += amount;
  // Entries mostly come in the order of their days, so the place is looked for from the end.
  auto at = moves_.end();
  while (at != moves_.begin() && std::prev(at)->day > day) --at;
  if (at == moves_.begin() || std::prev(at)->day != day) {
    moves_.insert(at, Move{day, amount});
    return;
  }
  --at;
  at->amount += amount;
  if (at->amount.is_zero()) moves_.erase(at);
}

void DailyBalance::add(const DailyBalance& other) {
  for (const Move& move : other.moves_) add(move.day, move.amount);
}

DailyBalance DailyBalance::negated() const {
  DailyBalance out = *this;
  out.total_ = -total_;
  for (Move& move : out.moves_) move.amount = -move.amount;
  return out;
}

Money DailyBalance::on(Day day) const {
  Money balance = total_;
  for (auto move = moves_.rbegin(); move != moves_.rend() && move->day > day; ++move) balance -= move->amount;
  return balance;
}

DailyBalance::Low DailyBalance::lowest_from(Day day) const {
  Money balance = total_;
  Low low{day, balance};
  for (auto move = moves_.rbegin(); move != moves_.rend() && move->day > day; ++move) {
    if (balance <= low.balance) low = {move->day, balance};
    balance -= move->amount;
  }
  if (balance <= low.balance) low = {day, balance};
  return low;
}

Money MemberState::refundable_total() const {
  Money total;
  for (const auto& [fund, balance] : refundable) total += balance.total();
  return total;
}

/// As the views read it (members_profile): of what has begun, the certificate of the latest day holds.
PovertyClass MemberState::poverty_on(Day day) const {
  const CertificateState* holds = nullptr;
  for (const CertificateState& one : certificates) {
    if (one.from <= day && (holds == nullptr || one.from >= holds->from)) holds = &one;
  }
  if (holds == nullptr) return poverty_at_joining;
  const bool is_over = !holds->until.is_none() && holds->until < day;
  return is_over ? PovertyClass::none : holds->poverty;
}

Money ClubState::balance(Fund fund, Account account) const {
  const auto found = balances.find({fund, account});
  return found == balances.end() ? Money::zero() : found->second;
}

const DailyBalance& ClubState::course(Fund fund, Account account) const {
  static const DailyBalance kFlat;
  const auto found = daily.find({fund, account});
  return found == daily.end() ? kFlat : found->second;
}

namespace {

bool is_member_on(const MemberState& member, Day day) {
  return member.joined <= day && (member.left.is_none() || day < member.left);
}

}  // namespace

const MemberState* ClubState::member_on(MemberNo no, Day day) const {
  const auto found = members.find(no);
  return found != members.end() && is_member_on(found->second, day) ? &found->second : nullptr;
}

std::size_t ClubState::members_on(Day day) const {
  return static_cast<std::size_t>(std::count_if(members.begin(), members.end(),
                                                [&](const auto& entry) { return is_member_on(entry.second, day); }));
}

const FundRule* ClubState::fund_rule(Fund fund) const {
  const auto found =
      std::find_if(by_law.funds.begin(), by_law.funds.end(), [&](const FundRule& rule) { return rule.fund == fund; });
  return found == by_law.funds.end() ? nullptr : &*found;
}

bool ClubState::has_fund(Fund fund) const { return fund_rule(fund) != nullptr; }

std::vector<Fund> ClubState::box_funds(std::uint8_t box) const {
  if (by_law.boxes.empty()) return has_fund(Fund{box}) ? std::vector<Fund>{Fund{box}} : std::vector<Fund>{};
  for (const BoxRule& rule : by_law.boxes)
    if (rule.box == box) return rule.funds;
  return {};
}

LoanNo ClubState::open_loan_of(MemberNo member) const {
  for (const auto& [no, loan] : loans)
    if (loan.borrower == member && loan.stage == LoanStage::open) return no;
  return LoanNo{};
}

}  // namespace soquy::engine
