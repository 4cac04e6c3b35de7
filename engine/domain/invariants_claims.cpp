// The promise about what members have put in: 338 moves as their events say, and no member is owed less than nothing,
// on no day.

#include "engine/domain/invariants.h"

namespace soquy::engine {
namespace {

/// What an event adds to the claim of a member. Whose it is stands in the event, but for a recovery, which names a
/// loan.
struct Owed {
  MemberNo member;
  LoanNo loan;
  Fund fund;
  Money more;
};

Owed owed_by(const Payload& payload) {
  if (const auto* paid = payload.as<ContributionReceived>(); paid != nullptr && paid->kind != ContributionKind::fee) {
    return {paid->member, {}, paid->fund, paid->amount};
  }
  if (const auto* back = payload.as<ContributionRefunded>()) return {back->member, {}, back->fund, -back->amount};
  if (const auto* paid = payload.as<RepaymentReceived>(); paid != nullptr && paid->place == Place::contribution) {
    return {paid->borrower, {}, paid->fund, -paid->amount};
  }
  if (const auto* came = payload.as<LoanRecovered>(); came != nullptr && came->place == Place::contribution) {
    return {{}, came->loan, came->fund, -came->amount};
  }
  return {};
}

}  // namespace

void Invariants::take_claim(const Payload& payload, const Event& event, int sign) {
  const Owed owed = owed_by(payload);
  const Money change = sign > 0 ? owed.more : -owed.more;
  Money posted;
  for (const Posting& line : event.postings) {
    if (line.account != Account::refundable) continue;
    if (line.fund != owed.fund) return say("338 of " + fund_key(line.fund) + " moves, and no claim of a member does");
    posted -= line.amount;
  }
  if (posted != change) say("338 moves by " + in_minor(posted) + ", the claim of the member by " + in_minor(change));
  if (change.is_zero()) return;
  const Claim claim{owed.loan.is_none() ? owed.member : loans_[owed.loan].borrower, owed.fund};
  claims_[claim].add(event.envelope.value_date, change);
  if (change.is_negative()) note_day(taken_, claim, event.envelope.value_date);
}

void Invariants::check_claims() {
  for (const auto& [claim, from] : taken_) {
    const DailyBalance::Low low = claims_[claim].lowest_from(from);
    if (!low.balance.is_negative()) continue;
    say("the club owes " + to_text(claim.first) + " " + in_minor(low.balance) + " in " + fund_key(claim.second) +
        " on " + to_iso(low.day));
  }
  taken_.clear();
}

}  // namespace soquy::engine
