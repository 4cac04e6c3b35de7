// Expenses, aid in cash, refunds: money that leaves the club, and what it may be spent on.

#include "engine/domain/lookup.h"
#include "engine/domain/posting_rules.h"
#include "engine/domain/refundable.h"

namespace soquy::engine {

namespace {

/// An expense and aid in cash ask the same questions.
struct Spending {
  Area area;
  Fund fund;
  Place place;
  Money amount;
  GrantNo grant;
  const std::string& use;
  ResolutionNo resolution;
};

template <class Ask>
Spending spending_of(const Ask& ask) {
  return {ask.area, ask.fund, ask.place, ask.amount, ask.grant, ask.use, ask.resolution};
}

/// 642 to cash; out of a restricted gift its release comes beside it, 4118 to 711.
Entry spending_entry(const Spending& asked) {
  Entry entry = entry_of(asked.fund, Account::activity_expense, account_of(asked.place), asked.amount);
  if (!asked.grant.is_none())
    append(entry, entry_of(asked.fund, Account::restricted, Account::other_income, asked.amount));
  return entry;
}

/// Needed above the by-law's limit, checked whenever one is named.
Result<Ok> check_resolved(const ClubState& club, const Spending& asked) {
  const Money limit = club.by_law.expense_needs_resolution;
  const bool needed = limit.is_positive() && asked.amount > limit;
  if (!needed && asked.resolution.is_none()) return Ok{};
  if (asked.resolution.is_none())
    return Rejection(RejectReason::resolution_not_found, "above " + say(club, limit) + " an expense is resolved",
                     "spend " + say(club, asked.amount), "resolution");
  return check_resolution(club, asked.resolution, {Subject::expense, Subject::gift});
}

Result<Ok> check_grant_there(const ClubState& club, GrantNo grant) {
  if (grant.is_none() || club.grants.contains(grant)) return Ok{};
  return Rejection(RejectReason::grant_not_found, std::to_string(club.grants.size()) + " restricted gifts are recorded",
                   to_text(grant), "grant");
}

Result<Ok> check_grant_left(const Moment& at, const Spending& asked) {
  const auto low = at.club.grants.at(asked.grant).left.lowest_from(at.value_date);
  if (low.balance >= asked.amount) return Ok{};
  return Rejection(RejectReason::insufficient_restricted,
                   "of " + to_text(asked.grant) + " " + say(at.club, low.balance) + " is left on " + to_iso(low.day),
                   "spend " + say(at.club, asked.amount), "grant");
}

/// The gift is for this use, this area when it names one, and this fund. Where the money lies does not matter: carrying
/// it to the bank does not change what it is for.
Result<Ok> check_grant_use(const ClubState& club, const Spending& asked) {
  const GrantState& grant = club.grants.at(asked.grant);
  const std::string number = to_text(asked.grant);
  if (grant.fund != asked.fund)
    return Rejection(RejectReason::restricted_to_other_use, number + " lies in " + fund_key(grant.fund),
                     "spend it from " + fund_key(asked.fund), "fund");
  if (grant.use != asked.use)
    return Rejection(RejectReason::restricted_to_other_use, number + " is for " + grant.use, "spend it on " + asked.use,
                     "use");
  if (grant.area != Area::none && grant.area != asked.area)
    return Rejection(RejectReason::restricted_to_other_use,
                     number + " serves area " + std::to_string(static_cast<int>(grant.area)),
                     "spend it on area " + std::to_string(static_cast<int>(asked.area)), "area");
  return Ok{};
}

/// The entry that pays it, or why not.
Result<Entry> decide_spending(const Moment& at, const Spending& asked) {
  const ClubState& club = at.club;
  SOQUY_TRY(check_fund(club, asked.fund));
  SOQUY_TRY(check_resolved(club, asked));
  SOQUY_TRY(check_grant_there(club, asked.grant));
  SOQUY_TRY(check_amount(club, asked.amount, "amount"));
  SOQUY_TRY(check_unit(club, asked.place, asked.amount, "amount"));
  SOQUY_TRY(check_resolved_amount(club, asked.resolution, asked.amount));
  const Entry entry = spending_entry(asked);
  auto payable = check_entry(club, entry, at.value_date);
  const bool bound = payable.has_error() && payable.error().reason == RejectReason::restricted_to_other_use;
  if (payable.has_error() && !bound) return std::move(payable).error();
  if (!asked.grant.is_none()) {
    SOQUY_TRY(check_grant_left(at, asked));
    SOQUY_TRY(check_grant_use(club, asked));
  }
  if (bound) return std::move(payable).error();
  return entry;
}

}  // namespace

Result<Facts> decide_act(const PayExpense& ask, const Moment& at) {
  auto entry = decide_spending(at, spending_of(ask));
  if (entry.has_error()) return std::move(entry).error();
  return one_fact(ExpensePaid{ask}, *std::move(entry));
}

Result<Facts> decide_act(const GiveAid& ask, const Moment& at) {
  if (!ask.member.is_none()) SOQUY_TRY(member_on(at.club, ask.member, at.value_date));
  auto entry = decide_spending(at, spending_of(ask));
  if (entry.has_error()) return std::move(entry).error();
  return one_fact(AidGiven{ask}, *std::move(entry));
}

// --- Refunds ---------------------------------------------------------------------------------------------------------

namespace {

/// A debt that was given up is no debt any more; but whoever refunds beside it should know of it.
void warn_of_write_off(const Moment& at, MemberNo no) {
  for (const auto& [loan_no, loan] : at.club.loans) {
    const Money lost = loan.given_up - loan.recovered;
    if (loan.borrower != no || loan.stage != LoanStage::written_off || !lost.is_positive()) continue;
    at.warnings.push_back({"refund_beside_write_off", to_text(loan_no) + " of " + to_text(no) +
                                                          " was written off, and " + say(at.club, lost) +
                                                          " of it never came in."});
  }
}

}  // namespace

/// Somebody who has left, and the heirs of somebody who died, may still be refunded.
Result<Facts> decide_act(const RefundContribution& ask, const Moment& at) {
  SOQUY_TRY(member_ever(at.club, ask.member));
  if (at.club.by_law.refunds_net_of_debt)
    SOQUY_TRY(check_no_ties(at.club, ask.member, {.loan = true, .call = true, .placement = false, .refundable = false},
                            "refund the contribution"));
  SOQUY_TRY(check_fund(at.club, ask.fund));
  SOQUY_TRY(check_amount(at.club, ask.amount, "amount"));
  SOQUY_TRY(check_unit(at.club, Place::cash, ask.amount, "amount"));
  const Entry entry = entry_of(ask.fund, Account::refundable, Account::cash, ask.amount);
  auto payable = check_entry(at.club, entry, at.value_date);
  if (payable.has_error() && payable.error().reason != RejectReason::restricted_to_other_use)
    return std::move(payable).error();
  const auto low = refundable_from(at.club, ask.member, ask.fund, at.value_date);
  if (low.balance < ask.amount)
    return Rejection(RejectReason::insufficient_refundable,
                     "the club owes " + to_text(ask.member) + " " + say(at.club, low.balance) + " in " +
                         fund_key(ask.fund) + " on " + to_iso(low.day),
                     "refund " + say(at.club, ask.amount), "amount");
  if (payable.has_error()) return std::move(payable).error();
  warn_of_write_off(at, ask.member);
  return one_fact(ContributionRefunded{ask}, entry);
}

}  // namespace soquy::engine
