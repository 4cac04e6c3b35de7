// Interest split by the by-law, periods closed and reopened, the hand-over. Taking entries back: decide_reversal.cpp.

#include <algorithm>
#include <array>

#include "engine/domain/lookup.h"
#include "engine/domain/posting_rules.h"
#include "events/merkle.h"

namespace soquy::engine {

// --- Interest --------------------------------------------------------------------------------------------------------

namespace {

std::vector<AllocationPart> split_interest(const AdoptByLaw& law, Money amount) {
  std::vector<std::uint64_t> weights;
  std::size_t rest = 0;
  for (std::size_t i = 0; i < law.interest_shares.size(); ++i) {
    weights.push_back(law.interest_shares[i].basis_points);
    if (law.interest_shares[i].takes_rest) rest = i;
  }
  const std::vector<Money> amounts = split_with_rest(amount, weights, rest);
  std::vector<AllocationPart> parts;
  for (std::size_t i = 0; i < amounts.size(); ++i)
    parts.push_back({law.interest_shares[i].fund, law.interest_shares[i].account, amounts[i]});
  return parts;
}

/// 515 to 421, and from there to the targets: in the same fund directly, to another fund in cash.
Entry allocation_entry(Fund fund, Money amount, const std::vector<AllocationPart>& parts) {
  Entry entry = entry_of(fund, Account::interest_income, Account::surplus, amount);
  for (const AllocationPart& part : parts) {
    if (part.amount.is_zero()) continue;
    if (part.fund != fund) {
      append(entry, transfer_entry(fund, Account::surplus, part.fund, part.account, part.amount));
    } else if (part.account != Account::surplus) {
      append(entry, entry_of(fund, Account::surplus, part.account, part.amount));
    }
  }
  return entry;
}

}  // namespace

Result<Facts> decide_act(const AllocateInterest& ask, const Moment& at) {
  SOQUY_TRY(check_fund(at.club, ask.fund));
  SOQUY_TRY(check_resolution(at.club, ask.resolution, {Subject::allocation, Subject::period}));
  SOQUY_TRY(check_amount(at.club, ask.amount, "amount"));
  if (at.club.by_law.interest_shares.empty())
    return Rejection(RejectReason::amounts_do_not_add_up, "the by-law does not say where interest goes",
                     "split " + say(at.club, ask.amount), "amount");
  std::vector<AllocationPart> parts = split_interest(at.club.by_law, ask.amount);
  Entry entry = allocation_entry(ask.fund, ask.amount, parts);
  SOQUY_TRY(check_entry(at.club, entry, at.value_date));
  const auto low = credit_from(at.club, ask.fund, Account::interest_income, at.value_date);
  if (low.balance < ask.amount)
    return Rejection(RejectReason::insufficient_capital,
                     "515 of " + fund_key(ask.fund) + " on " + to_iso(low.day) + " is " + say(at.club, low.balance),
                     "split " + say(at.club, ask.amount), "amount");
  return one_fact(InterestAllocated{ask, std::move(parts)}, std::move(entry));
}

// --- Periods ---------------------------------------------------------------------------------------------------------

namespace {

constexpr std::array kYearly = {Account::interest_income, Account::activity_expense, Account::other_income,
                                Account::write_off};

/// Income and expense of every fund as of that day, moved to the surplus.
Entry year_end_entry(const ClubState& club, Day through) {
  Entry entry;
  for (const FundRule& rule : club.by_law.funds) {
    Money result;
    for (const Account account : kYearly) {
      const Money balance = club.course(rule.fund, account).on(through);
      if (balance.is_zero()) continue;
      entry.push_back({rule.fund, account, -balance});
      result += balance;
    }
    if (!result.is_zero()) entry.push_back({rule.fund, Account::surplus, result});
  }
  return entry;
}

/// SHA-256 over "fund:account:balance_minor\n" of every balance that is not zero, by fund and account number.
Hash trial_balance_digest(const ClubState& club, Day through) {
  std::string text;
  for (const auto& [key, course] : club.daily) {
    const Money balance = course.on(through);
    if (balance.is_zero()) continue;
    text += std::to_string(key.fund.number) + ":" + std::to_string(static_cast<int>(key.account)) + ":" +
            std::to_string(balance.minor) + "\n";
  }
  return sha256(Bytes(text.begin(), text.end()));
}

Result<Ok> check_no_difference(const Moment& at) {
  for (const CountState& count : at.club.counts)
    if (!count.resolved)
      return Rejection(
          RejectReason::difference_not_resolved,
          "the count at version " + std::to_string(count.version.value) + " differs by " + say(at.club, count.over),
          "close the period");
  return Ok{};
}

/// A dispute about an entry of the period, or about the books as a whole, keeps it open.
Result<Ok> check_no_dispute(const Moment& at, Day through) {
  for (const auto& [dispute, about] : at.club.disputes) {
    const auto entry = find_event(at, about, "about");
    if (entry.has_value() && entry->envelope.value_date > through) continue;
    return Rejection(RejectReason::dispute_open,
                     "the dispute at version " + std::to_string(dispute.value) +
                         (about.is_none() ? " about the books" : " about version " + std::to_string(about.value)) +
                         " is open",
                     "close through " + to_iso(through));
  }
  return Ok{};
}

/// After a year end, what later days have already taken from the year's income must still be there.
Result<Ok> check_income_not_split_later(const Moment& at, Day through) {
  for (const FundRule& rule : at.club.by_law.funds) {
    const DailyBalance income = at.club.course(rule.fund, Account::interest_income).negated();
    const Money moved = income.on(through);
    const auto low = income.lowest_from(through);
    if (moved.is_positive() && low.balance < moved)
      return Rejection(RejectReason::later_entries_depend,
                       "interest of the year was split on " + to_iso(low.day) + ", after the year's end",
                       "move " + say(at.club, moved) + " to the surplus on " + to_iso(through), "through");
  }
  return Ok{};
}

}  // namespace

Result<Facts> decide_act(const ClosePeriod& ask, const Moment& at) {
  if (ask.through > at.context.today)
    return Rejection(RejectReason::date_in_future, "today is " + to_iso(at.context.today), to_iso(ask.through),
                     "through");
  if (ask.through < at.club.founding_day)
    return Rejection(RejectReason::date_before_founding, "the club was founded on " + to_iso(at.club.founding_day),
                     "close through " + to_iso(ask.through), "through");
  if (ask.year_end || !ask.resolution.is_none())
    SOQUY_TRY(check_resolution(at.club, ask.resolution, {Subject::period, Subject::allocation}));
  if (ask.year_end) SOQUY_TRY(check_income_not_split_later(at, ask.through));
  SOQUY_TRY(check_no_difference(at));
  SOQUY_TRY(check_no_dispute(at, ask.through));
  const Day before = at.club.closed_through();
  if (!before.is_none() && ask.through <= before)
    return Rejection(RejectReason::period_not_in_order, "the books are closed through " + to_iso(before),
                     "close through " + to_iso(ask.through), "through");
  PeriodClosed closed{ask, trial_balance_digest(at.club, ask.through)};
  if (!ask.year_end) return one_fact(closed);
  return one_fact(closed, year_end_entry(at.club, ask.through), ask.through);
}

Result<Facts> decide_act(const ReopenPeriod& ask, const Moment& at) {
  const Day latest = at.club.closed_through();
  if (latest.is_none() || ask.through != latest)
    return Rejection(RejectReason::period_not_closed,
                     latest.is_none() ? "no period is closed" : "the latest closed period ends on " + to_iso(latest),
                     "reopen " + to_iso(ask.through), "through");
  const ClosedPeriod& period = at.club.closed.back();
  if (!period.year_end) return one_fact(PeriodReopened{ask}, {}, ask.through);
  const auto closing = find_event(at, period.version, "through");
  if (closing.has_error()) return closing.error();
  return one_fact(PeriodReopened{ask}, opposite(closing->postings), ask.through);
}

// --- Hand-over -------------------------------------------------------------------------------------------------------

Result<Facts> decide_act(const SignHandover& ask, const Moment& at) {
  for (const auto& [no, field] : {std::pair{ask.from, "from"}, std::pair{ask.to, "to"}})
    SOQUY_TRY(member_on(at.club, no, at.value_date, field));
  HandoverSigned signed_over{ask, {}};
  for (const FundRule& rule : at.club.by_law.funds)
    signed_over.balances.push_back(
        {rule.fund, at.club.balance(rule.fund, Account::cash), at.club.balance(rule.fund, Account::bank)});
  for (const CountState& count : at.club.counts)
    if (!count.resolved)
      at.warnings.push_back({"difference_open", "The count at version " + std::to_string(count.version.value) +
                                                    " differs by " + say(at.club, count.over) + "."});
  return one_fact(std::move(signed_over));
}

}  // namespace soquy::engine
