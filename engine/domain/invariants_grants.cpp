// The promises about money given for one use: 4118 moves as the gifts and their uses say, a gift is spent on its use
// out of its own fund and only while something is left, and cash and bank always cover what is left.

#include "engine/domain/invariants.h"
#include "events/codec.h"

namespace soquy::engine {
namespace {

/// What an event adds to a gift, or takes out of it.
struct Bound {
  GrantNo grant;
  Fund fund;
  Money left;
};

Bound bound_by(const Payload& payload) {
  const auto spent = [](const auto& one) {
    return one.grant.is_none() ? Bound{} : Bound{one.grant, one.fund, -one.amount};
  };
  if (const auto* gift = payload.as<DonationReceived>(); gift != nullptr && !gift->given.is_none()) {
    return {gift->given, gift->fund, gift->amount};
  }
  if (const auto* expense = payload.as<ExpensePaid>()) return spent(*expense);
  if (const auto* aid = payload.as<AidGiven>()) return spent(*aid);
  return {};
}

}  // namespace

void Invariants::take_grant(const Payload& payload, const Event& event, int sign) {
  const Bound bound = bound_by(payload);
  const Money change = sign > 0 ? bound.left : -bound.left;
  check_grant_postings(event, bound.fund, change);
  if (bound.grant.is_none()) return;
  if (const auto* gift = payload.as<DonationReceived>(); gift != nullptr && sign > 0) {
    const bool fresh = grants_.emplace(bound.grant, Grant{gift->fund, gift->use, gift->area, {}}).second;
    if (!fresh) say(to_text(bound.grant) + " was received before");
    if (gift->condition != Condition::restricted) say(to_text(bound.grant) + " is given for no one use");
  }
  const auto grant = grants_.find(bound.grant);
  if (grant == grants_.end()) return say(to_text(bound.grant) + " was never received");
  if (const auto* expense = payload.as<ExpensePaid>(); expense != nullptr && sign > 0) check_use(*expense);
  if (const auto* aid = payload.as<AidGiven>(); aid != nullptr && sign > 0) check_use(*aid);
  grant->second.left.add(event.envelope.value_date, change);
  if (change.is_negative()) note_day(spent_, bound.grant, event.envelope.value_date);
}

/// Every event agrees with its gift, so the balance of 4118 is what is left of the fund's gifts, on every day.
void Invariants::check_grant_postings(const Event& event, Fund fund, Money left) {
  Money posted;
  for (const Posting& line : event.postings) {
    if (line.account != Account::restricted) continue;
    if (line.fund != fund) return say("4118 of " + fund_key(line.fund) + " moves, and no gift of that fund does");
    posted += line.amount;
  }
  if (-posted != left) say("4118 moves by " + in_minor(-posted) + ", the gift by " + in_minor(left));
}

template <class Spent>
void Invariants::check_use(const Spent& spent) {
  const Grant& grant = grants_.at(spent.grant);
  const std::string name = to_text(spent.grant);
  if (spent.fund != grant.fund) {
    say(name + " lies in " + fund_key(grant.fund) + " and was spent from " + fund_key(spent.fund));
  }
  if (spent.use != grant.use) say(name + " is for " + grant.use + " and was spent on " + spent.use);
  if (grant.area != Area::none && spent.area != grant.area) say(name + " was spent on another area than it serves");
}

void Invariants::check_grants() {
  for (const auto& [grant, from] : spent_) {
    const DailyBalance::Low low = grants_[grant].left.lowest_from(from);
    if (low.balance.is_negative()) {
      say("of " + to_text(grant) + " " + in_minor(low.balance) + " is left on " + to_iso(low.day));
    }
  }
  spent_.clear();
}

/// Without gifts for one use all money is free, and check_held has looked at it.
void Invariants::check_free_money() {
  for (const auto& [fund, from] : squeezed_) {
    const auto bound = accounts_.find({fund, Account::restricted});
    if (bound == accounts_.end() || bound->second.is_flat()) continue;
    const DailyBalance::Low low = free_[fund].lowest_from(from);
    if (!low.balance.is_negative()) continue;
    say("cash and bank of " + fund_key(fund) + " are " + in_minor(-low.balance) +
        " less than what is left of its gifts for one use on " + to_iso(low.day));
  }
  squeezed_.clear();
}

}  // namespace soquy::engine
