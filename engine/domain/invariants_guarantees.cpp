// The promises about who answers for whom: those who were named, or the others of the group as it was formed; nobody
// else is called. And a loan that tops another one up stands beside a loan of the same borrower.

#include <algorithm>

#include "engine/domain/invariants.h"

namespace soquy::engine {

void Invariants::take_guarantee(const Payload& payload, const Event& event, int sign) {
  if (const auto* formed = payload.as<GuaranteeGroupFormed>()) take_group(*formed, event, sign);
  if (sign < 0) return;
  if (const auto* called = payload.as<GuaranteeCalled>()) check_call(*called);
  const auto* approved = payload.as<LoanApproved>();
  if (approved == nullptr) return;
  check_answerable(*approved, event.envelope.value_date);
  check_topped_up(*approved);
  loans_[approved->given].answerable = approved->answerable;
}

void Invariants::take_group(const GuaranteeGroupFormed& formed, const Event& event, int sign) {
  auto& memberships = groups_[formed.given];
  if (const auto* reversal = event.payload.as<EntryReversed>(); sign < 0 && reversal != nullptr) {
    std::erase_if(memberships, [&](const auto& one) { return one.first.second == reversal->entry; });
    return;
  }
  if (formed.members.size() < 2) say(to_text(formed.given) + " has fewer than two members");
  memberships[{event.envelope.value_date, now_}] = formed.members;
}

void Invariants::check_answerable(const LoanApproved& approved, Day day) {
  const std::string name = to_text(approved.given);
  if (approved.group.is_none()) {
    if (approved.answerable != approved.guarantors) say(name + ": others answer for it than were named");
    return;
  }
  const auto& memberships = groups_[approved.group];
  const auto later = memberships.upper_bound({day, Version{UINT64_MAX}});
  if (later == memberships.begin())
    return say(name + " rests on " + to_text(approved.group) + ", which was not formed");
  std::vector<MemberNo> others = std::prev(later)->second;
  if (std::erase(others, approved.borrower) == 0) say(name + ": the borrower is not in " + to_text(approved.group));
  if (others != approved.answerable) say(name + ": others answer for it than are in " + to_text(approved.group));
}

void Invariants::check_topped_up(const LoanApproved& approved) {
  if (approved.tops_up.is_none()) return;
  const std::string name = to_text(approved.given) + " tops up " + to_text(approved.tops_up);
  const auto old = loans_.find(approved.tops_up);
  if (old == loans_.end() || old->second.disbursed.is_zero()) return say(name + ", which was not paid out");
  if (old->second.borrower != approved.borrower) say(name + ", a loan of " + to_text(old->second.borrower));
}

void Invariants::check_call(const GuaranteeCalled& called) {
  const auto loan = loans_.find(called.loan);
  const bool answers = loan != loans_.end() && std::count(loan->second.answerable.begin(),
                                                          loan->second.answerable.end(), called.guarantor) == 1;
  if (!answers) say(to_text(called.guarantor) + " was called and does not answer for " + to_text(called.loan));
}

}  // namespace soquy::engine
