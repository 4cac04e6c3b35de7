#include "engine/domain/guarantees.h"

#include <algorithm>

#include "engine/domain/lookup.h"
#include "engine/domain/posting_rules.h"

namespace soquy::engine {
namespace {

const GuaranteeState* guarantee_of(const ClubState& club, LoanNo loan) {
  const auto found = club.guarantees.find(loan);
  return found == club.guarantees.end() ? nullptr : &found->second;
}

bool is_open_loan(const ClubState& club, LoanNo no) {
  const auto loan = club.loans.find(no);
  return loan != club.loans.end() && loan->second.stage == LoanStage::open;
}

/// Calls add and repayments take off, in the order of days and of recording; nobody pays a call ahead.
Money not_paid(const GuaranteeState& state, MemberNo guarantor) {
  struct Step {
    Day day;
    Version version;
    Money change;
  };
  std::vector<Step> steps;
  for (const CallState& call : state.calls) {
    if (call.guarantor == guarantor) steps.push_back({call.day, call.version, call.amount});
  }
  for (const StandIn& paid : state.stand_ins) {
    if (paid.payer == guarantor) steps.push_back({paid.day, paid.version, -paid.amount});
  }
  std::sort(steps.begin(), steps.end(), [](const Step& left, const Step& right) {
    return left.day != right.day ? left.day < right.day : left.version < right.version;
  });
  Money open;
  for (const Step& step : steps) open = std::max(Money::zero(), open + step.change);
  return open;
}

}  // namespace

const Membership* membership_on(const ClubState& club, GroupNo group, Day day) {
  const auto found = club.groups.find(group);
  if (found == club.groups.end()) return nullptr;
  const auto& formed = found->second.formed;
  const auto last =
      std::find_if(formed.rbegin(), formed.rend(), [&](const Membership& one) { return one.from <= day; });
  return last == formed.rend() ? nullptr : &*last;
}

std::string say_members(const std::vector<MemberNo>& members) {
  std::string named;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const bool last = i + 1 == members.size();
    if (i > 0) named += last ? " and " : ", ";
    named += to_text(members[i]);
  }
  return named;
}

bool answers_for(const ClubState& club, LoanNo loan, MemberNo member) {
  const GuaranteeState* state = guarantee_of(club, loan);
  return state != nullptr &&
         std::find(state->answerable.begin(), state->answerable.end(), member) != state->answerable.end();
}

Money open_call(const ClubState& club, LoanNo loan, MemberNo guarantor) {
  const GuaranteeState* state = guarantee_of(club, loan);
  return state == nullptr || !is_open_loan(club, loan) ? Money::zero() : not_paid(*state, guarantor);
}

Money open_calls(const ClubState& club, LoanNo loan) {
  const GuaranteeState* state = guarantee_of(club, loan);
  Money sum;
  if (state == nullptr) return sum;
  for (const MemberNo guarantor : state->answerable) sum += open_call(club, loan, guarantor);
  return sum;
}

LoanNo called_on(const ClubState& club, MemberNo member) {
  for (const auto& [loan, state] : club.guarantees) {
    if (open_call(club, loan, member).is_positive()) return loan;
  }
  return {};
}

std::vector<LoanNo> loans_answered_for(const ClubState& club, MemberNo member) {
  std::vector<LoanNo> found;
  for (const auto& [loan, state] : club.guarantees) {
    if (is_open_loan(club, loan) && answers_for(club, loan, member)) found.push_back(loan);
  }
  return found;
}

void warn_of_open_calls(LoanNo loan, const Moment& at) {
  const Money open = open_calls(at.club, loan);
  if (!open.is_positive()) return;
  at.warnings.push_back({"call_open", "guarantors of " + to_text(loan) + " were called for " + say(at.club, open) +
                                          " that is not paid: with the loan it is given up."});
}

std::optional<NextDue> overdue_on(const LoanState& loan, Day day) {
  if (loan.stage != LoanStage::open) return std::nullopt;
  const NextDue next = next_due(loan);
  if (next.instalment == 0 || next.due >= day) return std::nullopt;
  return next;
}

Result<std::vector<MemberNo>> others_of_group(const ClubState& club, GroupNo group, MemberNo borrower, Day day) {
  const Membership* formed = membership_on(club, group, day);
  if (formed == nullptr) {
    return Rejection(RejectReason::group_not_found, std::to_string(club.groups.size()) + " groups are recorded",
                     to_text(group) + " on " + to_iso(day), "group");
  }
  std::vector<MemberNo> others = formed->members;
  if (std::erase(others, borrower) == 0) {
    return Rejection(RejectReason::group_not_found, to_text(group) + " is " + say_members(formed->members),
                     "a loan of " + to_text(borrower), "group");
  }
  for (const MemberNo other : others) {
    if (auto there = member_on(club, other, day, "group"); there.has_error()) return std::move(there).error();
  }
  return others;
}

}  // namespace soquy::engine
