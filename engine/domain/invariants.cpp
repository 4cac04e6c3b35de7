#include "engine/domain/invariants.h"

#include <algorithm>

#include "events/merkle.h"

namespace soquy::engine {
namespace {

std::string name_of_account(const FundAccount& key) {
  return fund_key(key.fund) + ":" + std::string(info(key.account).code);
}

std::vector<Fund> funds_of_box(const AdoptByLaw& law, std::uint8_t box) {
  for (const BoxRule& rule : law.boxes) {
    if (rule.box == box) return rule.funds;
  }
  return {Fund{box}};
}

}  // namespace

void Invariants::take(std::span<const Event> commit) {
  first_ = Version{told_.size() + 1};
  now_ = first_;  // its place, whatever a tampered envelope says
  const Envelope& head = commit.front().envelope;
  check_known(head.actor);
  for (const Approval& approval : head.approvals) check_known(approval.actor);
  check_distinct_signers(head);
  for (const Event& event : commit) {
    now_ = Version{told_.size() + 1};
    check_resolution(event.payload);
    check_signers(event, head);
    check_dates(event);
    check_reason(event.payload);
    if (const auto* reversal = event.payload.as<EntryReversed>()) {
      check_reversal(*reversal, event);
      if (reversal->original) take_payload(*reversal->original, event, -1);
    } else {
      take_payload(event.payload, event, +1);
    }
    check_loan_postings(event);
    check_loan_day(event);
    post(event);
    told_.push_back({event.envelope.value_date, event.postings, event.payload});
  }
  check_undone();
  check_splits();
  check_balances();
}

// --- Money -----------------------------------------------------------------------------------------------------------

void Invariants::post(const Event& event) {
  if (!is_balanced(event.postings)) say("debits and credits differ");
  const Day day = event.envelope.value_date;
  for (const Posting& line : event.postings) {
    const FundAccount key{line.fund, line.account};
    accounts_[key].add(day, line.amount);
    const bool is_held = line.account == Account::cash || line.account == Account::bank;
    if (!is_held && line.account != Account::restricted) continue;
    free_[line.fund].add(day, line.amount);  // 4118 is a credit, so it takes away
    if (!line.amount.is_negative()) continue;
    if (is_held) note_day(lowered_, key, day);
    note_day(squeezed_, line.fund, day);
  }
}

void Invariants::check_balances() {
  check_held();
  check_grants();
  check_free_money();
  check_claims();
  for (const auto& [loan, from] : repaid_) {
    const DailyBalance::Low low = loans_[loan].owed.lowest_from(from);
    if (low.balance.is_negative()) {
      say(to_text(loan) + " stands at " + in_minor(low.balance) + " on " + to_iso(low.day));
    }
  }
  repaid_.clear();
  goods_.check([this](const std::string& words) { say(words); });
}

void Invariants::check_held() {
  for (const auto& [key, from] : lowered_) {
    const DailyBalance::Low low = accounts_[key].lowest_from(from);
    if (low.balance.is_negative()) {
      say(name_of_account(key) + " stands at " + in_minor(low.balance) + " on " + to_iso(low.day));
    }
  }
  lowered_.clear();
}

void Invariants::take_payload(const Payload& payload, const Event& event, int sign) {
  if (const auto* law = payload.as<ByLawAdopted>()) by_law_ = *law;
  if (const auto* passed = payload.as<ResolutionPassed>()) take_resolution(*passed, sign);
  if (const auto* count = payload.as<CashCounted>(); count != nullptr && sign > 0) check_count(*count);
  if (const auto* closed = payload.as<PeriodClosed>(); closed != nullptr && sign > 0) {
    check_closing(*closed);
    closed_.push_back(closed->through);
  }
  if (const auto* reopened = payload.as<PeriodReopened>(); reopened != nullptr && sign > 0) {
    std::erase_if(closed_, [&](Day through) { return through >= reopened->through; });
  }
  take_people(payload, sign);
  take_grant(payload, event, sign);
  take_loan(payload, event, sign);
  take_guarantee(payload, event, sign);
  take_claim(payload, event, sign);
  goods_.take(payload, by_law_, event.envelope.value_date, sign, [this](const std::string& words) { say(words); });
}

void Invariants::check_count(const CashCounted& count) {
  if (count.compared_at >= now_) return say("the box was compared with a book that came later");
  Money book;
  for (const Fund fund : funds_of_box(by_law_, count.box)) {
    for (std::size_t i = 0; i < count.compared_at.value && i < told_.size(); ++i) {
      for (const Posting& line : told_[i].postings) {
        if (line.fund == fund && line.account == Account::cash) book += line.amount;
      }
    }
  }
  if (book != count.book)
    say("the count names " + in_minor(count.book) + " as the book's cash, which was " + in_minor(book));
}

/// The lines "fund:account:balance\n" of all balances at the end of the day that are not zero.
void Invariants::check_closing(const PeriodClosed& closed) {
  std::string lines;
  for (const auto& [key, course] : accounts_) {
    const Money balance = course.on(closed.through);
    if (balance.is_zero()) continue;
    lines += std::to_string(key.fund.number) + ":" + std::to_string(static_cast<unsigned>(key.account)) + ":" +
             in_minor(balance) + "\n";
  }
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(lines.data());
  if (sha256({bytes, lines.size()}) != closed.trial_balance) {
    say("the digest is not that of the trial balance as of " + to_iso(closed.through));
  }
}

}  // namespace soquy::engine
