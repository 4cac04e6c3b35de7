// The promise that what a meeting must resolve was resolved: by a resolution passed before, about such a thing, and as
// much as it resolved.

#include <algorithm>
#include <array>

#include "engine/domain/invariants.h"
#include "events/codec.h"

namespace soquy::engine {
namespace {

using Subjects = std::array<Subject, 4>;  // asked of every event, so it lies on no heap; the rest is none

/// The resolution that an event leans on, and what it may be about.
struct Lean {
  ResolutionNo on;
  bool is_needed = false;  ///< else it may lean on none
  Subjects subjects{};
  Money amount{};          ///< held against what it resolved; zero where that is not asked
  bool is_shared = false;  ///< with the loans approved under it
};

Lean needs(ResolutionNo on, const Subjects& subjects, Money amount = {}) { return {on, true, subjects, amount}; }
Lean may(ResolutionNo on, const Subjects& subjects) { return {on, false, subjects, {}}; }

bool is_among(Subject subject, const Subjects& subjects) {
  return subject != Subject::none && std::find(subjects.begin(), subjects.end(), subject) != subjects.end();
}

Lean lean_of_loan(const Payload& payload) {
  if (const auto* approved = payload.as<LoanApproved>()) {
    return {approved->resolution, true, {Subject::loan}, approved->terms.principal, true};
  }
  if (const auto* moved = payload.as<LoanRescheduled>()) return needs(moved->resolution, {Subject::reschedule});
  if (const auto* given_up = payload.as<LoanWrittenOff>()) {
    return needs(given_up->resolution, {Subject::write_off}, given_up->principal);
  }
  if (const auto* waived = payload.as<PenaltyWaived>()) {
    return needs(waived->resolution, {Subject::write_off, Subject::loan, Subject::other});
  }
  if (const auto* formed = payload.as<GuaranteeGroupFormed>()) {
    return needs(formed->resolution, {Subject::loan, Subject::other});
  }
  if (const auto* called = payload.as<GuaranteeCalled>()) {
    return needs(called->resolution, {Subject::loan, Subject::other}, called->amount);
  }
  return {};
}

Lean lean_of_goods(const Payload& payload) {
  constexpr Subjects usual = {Subject::gift, Subject::loan, Subject::write_off, Subject::other};
  if (const auto* given = payload.as<GoodsGiven>()) return may(given->resolution, usual);
  if (const auto* lent = payload.as<GoodsLent>()) return may(lent->resolution, usual);
  if (const auto* bought = payload.as<GoodsBoughtOut>()) return may(bought->resolution, usual);
  if (const auto* lost = payload.as<GoodsLost>(); lost != nullptr && lost->obligation_ends) {
    return needs(lost->resolution, {Subject::write_off, Subject::gift, Subject::other});
  }
  return {};
}

/// Above the by-law's limit it needs one.
template <class Spent>
Lean lean_of_spending(const Spent& spent, Money limit) {
  const bool is_needed = limit.is_positive() && spent.amount > limit;
  return {spent.resolution, is_needed, {Subject::expense, Subject::gift}, spent.amount};
}

Lean lean_of_money(const Payload& payload, Money limit) {
  if (const auto* paid = payload.as<ExpensePaid>()) return lean_of_spending(*paid, limit);
  if (const auto* given = payload.as<AidGiven>()) return lean_of_spending(*given, limit);
  if (const auto* moved = payload.as<FundTransferred>()) {
    return needs(moved->resolution, {Subject::transfer}, moved->amount);
  }
  if (const auto* posted = payload.as<DifferencePosted>()) {
    return needs(posted->resolution, {Subject::difference}, posted->over.is_negative() ? -posted->over : posted->over);
  }
  if (const auto* split = payload.as<InterestAllocated>()) {
    return needs(split->resolution, {Subject::allocation, Subject::period});
  }
  if (const auto* closed = payload.as<PeriodClosed>()) {
    return {closed->resolution, closed->year_end, {Subject::period, Subject::allocation}, {}};
  }
  return {};
}

/// What is set up before the club works needs none.
Lean lean_of_club(const Payload& payload, bool works) {
  if (const auto* law = payload.as<ByLawAdopted>()) return {law->resolution, works, {Subject::by_law}, {}};
  if (const auto* board = payload.as<BoardElected>()) return {board->resolution, works, {Subject::board}, {}};
  if (const auto* end = payload.as<ClubDissolved>()) return needs(end->resolution, {Subject::dissolution});
  return {};
}

/// Loans under one resolution share what it resolved; anything else has it for itself.
bool is_above(Money asked, Money lent, Money limit) {
  return asked.is_positive() && limit.is_positive() && lent + asked > limit;
}

}  // namespace

void Invariants::take_resolution(const ResolutionPassed& passed, int sign) {
  if (sign > 0) {
    resolutions_[passed.given] = {passed.subject, passed.limit, {}};
  } else {
    resolutions_.erase(passed.given);
  }
}

void Invariants::check_resolution(const Payload& payload) {
  const auto blame = [&](const std::string& how) { say(std::string(to_text(payload.kind())) + how); };
  for (const Lean& lean : {lean_of_loan(payload), lean_of_goods(payload),
                           lean_of_money(payload, by_law_.expense_needs_resolution), lean_of_club(payload, began_)}) {
    if (lean.on.is_none() && lean.is_needed) blame(" without a resolution");
    if (lean.on.is_none()) continue;
    const auto passed = resolutions_.find(lean.on);
    if (passed == resolutions_.end()) {
      blame(" without a resolution: " + to_text(lean.on) + " was not passed before");
    } else if (!is_among(passed->second.subject, lean.subjects)) {
      blame(" under " + to_text(lean.on) + ", which is about " + std::string(name_of(passed->second.subject)));
    } else if (is_above(lean.amount, lean.is_shared ? passed->second.lent : Money::zero(), passed->second.limit)) {
      blame(" under " + to_text(lean.on) + ", which resolved " + std::to_string(passed->second.limit.minor));
    }
  }
}

}  // namespace soquy::engine
