// Founding, by-law, board, pen, opening balances, dissolution.

#include <algorithm>

#include "engine/domain/gate.h"
#include "engine/domain/lookup.h"
#include "engine/domain/posting_rules.h"
#include "engine/domain/rate_warnings.h"

namespace soquy::engine {

Result<Facts> decide_act(const FoundClub& ask, const Moment& at) {
  SOQUY_TRY(check_region(at.context, ask.region));
  return one_fact(ClubFounded{ask});
}

namespace {

/// What is set up before there is a board needs no resolution; afterwards it does.
Result<Ok> check_set_up_or_resolved(const Moment& at, ResolutionNo resolution, Subject subject) {
  if (resolution.is_none() && is_being_founded(at.club)) return Ok{};
  return check_resolution(at.club, resolution, {subject});
}

/// A fund that still holds something cannot drop out of the by-law.
Result<Ok> check_funds_kept(const ClubState& club, const AdoptByLaw& law) {
  if (law.funds.empty() && club.by_law.funds.size() <= 2) return Ok{};
  for (const auto& [key, balance] : club.balances) {
    const bool usual = key.fund == kIncomeFund || key.fund == kActivityFund;
    const bool kept = law.funds.empty() ? usual
                                        : std::any_of(law.funds.begin(), law.funds.end(),
                                                      [&](const auto& rule) { return rule.fund == key.fund; });
    if (!kept && !balance.is_zero())
      return Rejection(
          RejectReason::fund_not_found,
          fund_key(key.fund) + " still holds " + say(club, balance) + " on " + std::string(info(key.account).code),
          "a by-law without it", "funds");
  }
  return Ok{};
}

}  // namespace

Result<Facts> decide_act(const AdoptByLaw& ask, const Moment& at) {
  SOQUY_TRY(check_funds_kept(at.club, ask));
  SOQUY_TRY(check_set_up_or_resolved(at, ask.resolution, Subject::by_law));
  warn_of_highest_rate(at, ask.rate_max);
  return one_fact(ByLawAdopted{ask});
}

Result<Facts> decide_act(const RelocateClub& ask, const Moment& at) {
  SOQUY_TRY(check_region(at.context, ask.region));
  return one_fact(ClubRelocated{ask});
}

Result<Facts> decide_act(const ElectBoard& ask, const Moment& at) {
  for (const BoardSeat& seat : ask.seats) SOQUY_TRY(member_on(at.club, seat.member, at.value_date, "seats"));
  SOQUY_TRY(check_set_up_or_resolved(at, ask.resolution, Subject::board));
  return one_fact(BoardElected{ask});
}

Result<Facts> decide_act(const GrantWriter& ask, const Moment& at) {
  if (ask.epoch <= at.club.epoch)
    return Rejection(RejectReason::already_done, "epoch " + std::to_string(at.club.epoch) + " was given",
                     "epoch " + std::to_string(ask.epoch), "epoch");
  return one_fact(WriterGranted{ask});
}

Result<Facts> decide_act(const DissolveClub& ask, const Moment& at) {
  const ClubState& club = at.club;
  for (const auto& [no, member] : club.members)
    SOQUY_TRY(check_no_ties(club, no, {.loan = true, .call = true, .placement = true, .refundable = false},
                            "dissolve the club"));
  SOQUY_TRY(check_resolution(club, ask.resolution, {Subject::dissolution}));
  for (const CountState& count : club.counts)
    if (!count.resolved)
      return Rejection(
          RejectReason::difference_not_resolved,
          "the count at version " + std::to_string(count.version.value) + " differs by " + say(club, count.over),
          "dissolve the club");
  for (const auto& [key, balance] : club.balances)
    if ((key.account == Account::cash || key.account == Account::bank) && !balance.is_zero())
      at.warnings.push_back({"money_left", fund_key(key.fund) + " still holds " + say(club, balance) + " on " +
                                               std::string(info(key.account).code) + "."});
  return one_fact(ClubDissolved{ask});
}

// --- Opening balances ------------------------------------------------------------------------------------------------

namespace {

bool is_untouched(const ClubState& club, Fund fund) {
  return std::all_of(club.daily.begin(), club.daily.end(),
                     [&](const auto& entry) { return entry.first.fund != fund || entry.second.is_flat(); });
}

/// The lines as given, and for each fund what is missing to 411.
Entry with_difference(const std::vector<Posting>& lines) {
  Entry entry = lines;
  std::map<Fund, Money> sums;
  for (const Posting& line : lines) sums[line.fund] += line.amount;
  for (const auto& [fund, sum] : sums)
    if (!sum.is_zero()) entry.push_back({fund, Account::capital, -sum});
  return entry;
}

}  // namespace

Result<Facts> decide_act(const SetOpeningBalance& ask, const Moment& at) {
  for (const Posting& line : ask.balances)
    if (!is_untouched(at.club, line.fund))
      return Rejection(RejectReason::not_first, "money has moved in " + fund_key(line.fund), "an opening balance",
                       "balances");
  for (const Posting& line : ask.balances) SOQUY_TRY(check_fund(at.club, line.fund, "balances"));
  for (const Posting& line : ask.balances) {
    const Money size = line.amount.is_negative() ? -line.amount : line.amount;
    if (size.is_zero())
      return Rejection(RejectReason::amount_not_positive, "a line of zero says nothing", "0", "balances");
    SOQUY_TRY(check_amount(at.club, size, "balances"));
  }
  at.warnings.push_back({"opening_unverified", "The opening balance comes from paper and is not verified."});
  return one_fact(OpeningBalanceSet{ask}, with_difference(ask.balances));
}

}  // namespace soquy::engine
