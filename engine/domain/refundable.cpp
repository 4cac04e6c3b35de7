#include "engine/domain/refundable.h"

#include <set>

#include "engine/domain/posting_rules.h"

namespace soquy::engine {
namespace {

MemberNo borrower_of_loan(const ClubState& club, LoanNo no) {
  const auto loan = club.loans.find(no);
  return loan == club.loans.end() ? MemberNo{} : loan->second.borrower;
}

std::set<Fund> funds_in(const Entry& entry) {
  std::set<Fund> funds;
  for (const Posting& line : entry) {
    if (line.account == Account::refundable) funds.insert(line.fund);
  }
  return funds;
}

}  // namespace

MemberNo refundable_moved_by(const Payload& payload, const ClubState& club) {
  if (const auto* paid = payload.as<ContributionReceived>()) return paid->member;
  if (const auto* back = payload.as<ContributionRefunded>()) return back->member;
  if (const auto* set_off = payload.as<RepaymentReceived>()) return set_off->borrower;
  if (const auto* set_off = payload.as<LoanRecovered>()) return borrower_of_loan(club, set_off->loan);
  const auto* reversed = payload.as<EntryReversed>();
  return reversed != nullptr && reversed->original ? refundable_moved_by(*reversed->original, club) : MemberNo{};
}

Money refundable_moved(const Entry& entry, Fund fund) {
  Money sum;
  for (const Posting& line : entry) {
    if (line.fund == fund && line.account == Account::refundable) sum -= line.amount;
  }
  return sum;
}

DailyBalance::Low refundable_from(const ClubState& club, MemberNo no, Fund fund, Day day) {
  const auto member = club.members.find(no);
  if (member == club.members.end()) return {day, Money::zero()};
  const auto found = member->second.refundable.find(fund);
  return found == member->second.refundable.end() ? DailyBalance::Low{day, Money::zero()}
                                                  : found->second.lowest_from(day);
}

Result<Ok> check_refundable(const ClubState& club, const Facts& facts, Day day) {
  for (const Fact& fact : facts) {
    const MemberNo member = refundable_moved_by(fact.payload, club);
    const Day on = fact.value_date.is_none() ? day : fact.value_date;
    for (const Fund fund : funds_in(fact.postings)) {
      const Money change = refundable_moved(fact.postings, fund);
      const auto low = refundable_from(club, member, fund, on);
      if (!change.is_negative() || !(low.balance + change).is_negative()) continue;
      return Rejection(RejectReason::insufficient_refundable,
                       "the club owes " + to_text(member) + " " + say(club, low.balance) + " in " + fund_key(fund) +
                           " on " + to_iso(low.day),
                       "set off " + say(club, -change) + " on " + to_iso(on), "amount");
    }
  }
  return Ok{};
}

}  // namespace soquy::engine
