// Money that somebody has a claim on: members' contributions, restricted gifts, borrowed capital. The balances
// themselves move with the postings.

#include "engine/domain/evolve_parts.h"

namespace soquy::engine {

namespace {

bool is_refundable(ContributionKind kind) {
  return kind == ContributionKind::saving || kind == ContributionKind::capital;
}

void move_refundable(ClubState& club, MemberNo member, Fund fund, Day day, Money amount) {
  member_of_state(club, member).refundable[fund].add(day, amount);
}

void move_grant(ClubState& club, GrantNo grant, Day day, Money amount) {
  if (!grant.is_none()) club.grants[grant].left.add(day, amount);
}

}  // namespace

void take(ClubState& club, const ContributionReceived& what, const Event& whole) {
  if (is_refundable(what.kind)) move_refundable(club, what.member, what.fund, whole.envelope.value_date, what.amount);
}

void take(ClubState& club, const ContributionRefunded& what, const Event& whole) {
  move_refundable(club, what.member, what.fund, whole.envelope.value_date, -what.amount);
}

namespace {

/// The borrower of a written-off loan is known to the loan alone.
MemberNo borrower_of(const ClubState& club, LoanNo no) {
  const auto loan = club.loans.find(no);
  return loan == club.loans.end() ? MemberNo{} : loan->second.borrower;
}

}  // namespace

void take_set_off(ClubState& club, const RepaymentReceived& what, Day day) {
  if (what.place == Place::contribution) move_refundable(club, what.borrower, what.fund, day, -what.amount);
}

void take_set_off(ClubState& club, const LoanRecovered& what, Day day) {
  if (what.place == Place::contribution)
    move_refundable(club, borrower_of(club, what.loan), what.fund, day, -what.amount);
}

void take(ClubState& club, const DonationReceived& what, const Event& whole) {
  if (what.given.is_none()) return;
  GrantState& grant = club.grants[what.given];
  grant.fund = what.fund;
  grant.place = what.place;
  grant.use = what.use;
  grant.area = what.area;
  grant.left.add(whole.envelope.value_date, what.amount);
}

void take(ClubState& club, const CapitalBorrowed& what, const Event& whole) {
  BorrowingState& borrowing = club.borrowings[what.given];
  borrowing.fund = what.fund;
  borrowing.owed.add(whole.envelope.value_date, what.amount);
}

void take(ClubState& club, const CapitalRepaid& what, const Event& whole) {
  club.borrowings[what.borrowing].owed.add(whole.envelope.value_date, -what.principal);
}

void take(ClubState& club, const ExpensePaid& what, const Event& whole) {
  move_grant(club, what.grant, whole.envelope.value_date, -what.amount);
}
void take(ClubState& club, const AidGiven& what, const Event& whole) {
  move_grant(club, what.grant, whole.envelope.value_date, -what.amount);
}
void take(ClubState&, const IncomeReceived&, const Event&) {}
void take(ClubState&, const FundTransferred&, const Event&) {}
void take(ClubState&, const CashBanked&, const Event&) {}
void take(ClubState&, const CashWithdrawn&, const Event&) {}

void undo_money(ClubState& club, const Payload& original, const Undoing& undoing) {
  const Day day = undoing.day;
  if (const auto* paid = original.as<ContributionReceived>(); paid != nullptr && is_refundable(paid->kind))
    move_refundable(club, paid->member, paid->fund, day, -paid->amount);
  if (const auto* back = original.as<ContributionRefunded>())
    move_refundable(club, back->member, back->fund, day, back->amount);
  if (const auto* paid = original.as<RepaymentReceived>(); paid != nullptr && paid->place == Place::contribution)
    move_refundable(club, paid->borrower, paid->fund, day, paid->amount);
  if (const auto* came = original.as<LoanRecovered>(); came != nullptr && came->place == Place::contribution)
    move_refundable(club, borrower_of(club, came->loan), came->fund, day, came->amount);
  if (const auto* gift = original.as<DonationReceived>()) move_grant(club, gift->given, day, -gift->amount);
  if (const auto* expense = original.as<ExpensePaid>()) move_grant(club, expense->grant, day, expense->amount);
  if (const auto* aid = original.as<AidGiven>()) move_grant(club, aid->grant, day, aid->amount);
  if (const auto* borrowed = original.as<CapitalBorrowed>())
    club.borrowings[borrowed->given].owed.add(day, -borrowed->amount);
  if (const auto* repaid = original.as<CapitalRepaid>())
    club.borrowings[repaid->borrowing].owed.add(day, repaid->principal);
}

}  // namespace soquy::engine
