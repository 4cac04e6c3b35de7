// Taking a loan event back: what must follow, or why it cannot be. The opposite postings are the reversal's own; here
// stand the events it causes.

#include <algorithm>

#include "engine/domain/loan_rules.h"
#include "engine/domain/posting_rules.h"
#include "events/loan_of.h"

namespace soquy::engine {
namespace {

struct LoanUndoing {
  Version entry;
  Cause cause;
  const ClubState& club;
};

Rejection depends(const LoanUndoing& what, std::string seen) {
  return {RejectReason::later_entries_depend, std::move(seen), "reverse version " + std::to_string(what.entry.value),
          "entry"};
}

std::string in_version(const std::vector<Version>& versions) {
  return (versions.size() == 1 ? "version " : "versions ") + say_versions(versions);
}

/// Everything that rests on a disbursement, ascending.
std::vector<Version> events_after_disbursement(const LoanState& loan) {
  std::vector<Version> all;
  for (const RepaymentState& one : loan.repayments) all.push_back(one.version);
  for (const PenaltyState& one : loan.penalties) all.push_back(one.version);
  for (const WaiverState& one : loan.waivers) all.push_back(one.version);
  for (const FormerPlan& one : loan.former_plans) all.push_back(one.replaced_by);
  if (!loan.write_off.is_none()) all.push_back(loan.write_off);
  std::sort(all.begin(), all.end());
  return all;
}

/// What came after a version, ascending.
std::vector<Version> later_than(Version version, std::vector<Version> all) {
  std::erase_if(all, [&](Version one) { return one <= version; });
  return all;
}

/// A rescheduling or a write-off froze what was outstanding: what lies before it stands until that is taken back.
Result<Ok> check_not_frozen(LoanNo no, const LoanState& loan, const LoanUndoing& what) {
  if (!loan.write_off.is_none()) {
    return depends(what, to_text(no) + " was written off in version " + std::to_string(loan.write_off.value));
  }
  if (what.entry > loan.last_rescheduling()) return Ok{};
  return depends(what, to_text(no) + " was rescheduled in version " + std::to_string(loan.last_rescheduling().value));
}

/// Of what is taken back before a waiver: no repayment before that waiver pays of what it forgave.
Result<Ok> check_before_waivers(LoanNo no, const LoanState& without, const Resplit& again, std::size_t first,
                                const LoanUndoing& what) {
  auto waived = say_paid_of_waived(no, without, first, again, what.cause.day);
  if (!waived) return Ok{};
  return depends(what, *std::move(waived));
}

Result<Facts> undo(const LoanApproved& fact, const LoanState& loan, const LoanUndoing& what) {
  if (loan.stage == LoanStage::approved) return Facts{};
  return depends(what, to_text(fact.given) + " was paid out in version " + std::to_string(loan.disbursement.value));
}

Result<Facts> undo(const LoanDisbursed& fact, const LoanState& loan, const LoanUndoing& what) {
  const std::vector<Version> later = events_after_disbursement(loan);
  if (later.empty()) return Facts{};
  return depends(what, to_text(fact.loan) + " has entries in " + in_version(later));
}

Result<Facts> undo(const RepaymentReceived& fact, const LoanState& loan, const LoanUndoing& what) {
  SOQUY_TRY(check_not_frozen(fact.loan, loan, what));
  LoanState without = loan;
  const auto own = std::find_if(without.repayments.begin(), without.repayments.end(),
                                [&](const auto& one) { return one.version == what.entry; });
  if (own == without.repayments.end()) return Facts{};
  Facts facts;  // first it goes back to the split it was recorded with: what the reversal posts the opposite of
  if (own->recorded_otherwise) {
    facts.push_back(
        reallocation(fact.loan, loan.fund, what.entry, own->lines, own->recorded(), what.cause, own->value_date));
  }
  const auto index = static_cast<std::size_t>(own - without.repayments.begin());
  without.repayments.erase(own);
  const Resplit again = split_again(without, index);
  if (again.beyond) return depends(what, say_beyond(what.club, without, again));
  SOQUY_TRY(check_before_waivers(fact.loan, without, again, index, what));
  for (Fact& moved : reallocations(fact.loan, without, index, again.lines, what.cause))
    facts.push_back(std::move(moved));
  return facts;
}

Result<Facts> undo(const PenaltyCharged& fact, const LoanState& loan, const LoanUndoing& what) {
  SOQUY_TRY(check_not_frozen(fact.loan, loan, what));
  LoanState without = loan;
  const auto own = std::find_if(without.penalties.begin(), without.penalties.end(),
                                [&](const auto& one) { return one.version == what.entry; });
  if (own == without.penalties.end()) return Facts{};
  if (own->waived.is_positive())
    return depends(what, say(what.club, own->waived) + " of it was waived: reverse that first");
  const std::size_t first = first_repayment_from(loan, own->day);
  without.penalties.erase(own);
  const Resplit again = split_again(without, first);
  if (again.beyond) return depends(what, say_beyond(what.club, without, again));
  SOQUY_TRY(check_before_waivers(fact.loan, without, again, first, what));
  return reallocations(fact.loan, without, first, again.lines, what.cause);
}

Result<Facts> undo(const PenaltyWaived& fact, const LoanState& loan, const LoanUndoing& what) {
  SOQUY_TRY(check_not_frozen(fact.loan, loan, what));
  LoanState without = loan;
  take_back_waiver(without, what.entry);
  const Resplit again = split_again(without, 0);
  if (again.beyond) return depends(what, say_beyond(what.club, without, again));
  SOQUY_TRY(check_before_waivers(fact.loan, without, again, 0, what));
  return reallocations(fact.loan, without, 0, again.lines, what.cause);
}

Result<Facts> undo(const LoanRescheduled& fact, const LoanState& loan, const LoanUndoing& what) {
  const std::vector<Version> later = later_than(what.entry, events_after_disbursement(loan));
  if (later.empty()) return Facts{};
  return depends(what, to_text(fact.loan) + " has entries in " + in_version(later));
}

Result<Facts> undo(const LoanWrittenOff& fact, const LoanState& loan, const LoanUndoing& what) {
  if (loan.recovered.is_zero()) return Facts{};
  return depends(what, say(what.club, loan.recovered) + " was recovered on " + to_text(fact.loan) + " since");
}

Result<Facts> undo(const LoanRecovered&, const LoanState&, const LoanUndoing&) { return Facts{}; }

/// Until the day from which another entry was taken back the books hold that one.
Result<Ok> check_day_is_open(LoanNo no, const LoanState& loan, const LoanUndoing& what) {
  if (!loan.taken_back.shuts(what.cause.day)) return Ok{};
  Rejection refused = depends(what, say_taken_back(no, loan.taken_back));
  refused.asked += " on " + to_iso(what.cause.day);
  return helped_by(DayHelp::accepted, loan.taken_back.from, std::move(refused));
}

template <class Fact>
LoanNo number_in(const Fact& fact) {
  if constexpr (std::is_same_v<Fact, LoanApproved>) {
    return fact.given;
  } else {
    return fact.loan;
  }
}

template <class Fact>
const LoanState* loan_of(const Fact& fact, const ClubState& club) {
  const auto found = club.loans.find(number_in(fact));
  return found == club.loans.end() ? nullptr : &found->second;
}

/// The first of these kinds that the event is of.
template <class First, class... Rest>
Result<Facts> undo_any(const Payload& original, const LoanUndoing& what) {
  if (const First* fact = original.as<First>()) {
    const LoanState* loan = loan_of(*fact, what.club);
    if (loan == nullptr) return Facts{};
    SOQUY_TRY(check_day_is_open(number_in(*fact), *loan, what));
    return undo(*fact, *loan, what);
  }
  if constexpr (sizeof...(Rest) > 0) {
    return undo_any<Rest...>(original, what);
  } else {
    return Facts{};
  }
}

/// The loan on whose days the entry stands: its own, or the one on which a guarantor was called.
LoanNo loan_held_by(const Payload& original) {
  const auto* called = original.as<GuaranteeCalled>();
  return called == nullptr ? soquy::loan_of(original) : called->loan;
}

/// Whoever means to write the true row on its own day should hear of it before, not after.
void warn_of_closed_days(const Event& original, Day from, const Moment& at) {
  const Day own = original.envelope.value_date;
  const LoanNo no = loan_held_by(original.payload);
  if (from <= own || no.is_none() || original.payload.kind() == Kind::loan_approved) return;
  const Day first = first_day_of_reversal(original, at);
  std::string sentence = "Nothing of " + to_text(no) + " is dated before " + to_iso(from) + " from now on";
  if (first == own) {
    sentence += ": to write a true row on its own day, take this one back with --at-original-date instead.";
  } else if (first < from) {
    sentence += ": date it " + to_iso(first) + ", to keep the days after it open.";
  } else {
    sentence += ".";
  }
  const auto said = [&](const Warning& one) { return one.sentence == sentence; };
  if (std::any_of(at.warnings.begin(), at.warnings.end(), said)) return;  // of another entry in this command
  at.warnings.push_back({"earlier_days_closed", std::move(sentence)});
}

}  // namespace

Day first_day_of_reversal(const Event& original, const Moment& at) {
  Day first = original.envelope.value_date;
  if (const Day closed = at.before.closed_through(); first <= closed) first = add_days(closed, 1);
  const auto loan = at.before.loans.find(loan_held_by(original.payload));
  return loan == at.before.loans.end() ? first : std::max(first, loan->second.taken_back.from);
}

Result<Ok> check_call_reversal(const Event& original, Day value_date, const Moment& at) {
  const auto* called = original.payload.as<GuaranteeCalled>();
  if (called == nullptr) return Ok{};
  const auto loan = at.club.loans.find(called->loan);
  if (loan == at.club.loans.end()) return Ok{};
  SOQUY_TRY(check_day_is_open(called->loan, loan->second, {original.envelope.version, {at.next, value_date}, at.club}));
  warn_of_closed_days(original, value_date, at);
  return Ok{};
}

Result<Facts> decide_loan_reversal(const Event& original, Version reversal, Day value_date, const Moment& at) {
  const LoanUndoing what{original.envelope.version, {reversal, value_date}, at.club};
  if (original.payload.as<RepaymentReallocated>() != nullptr) {
    return Rejection(RejectReason::not_reversible, "a reallocation follows from another entry",
                     "reverse version " + std::to_string(what.entry.value), "entry");
  }
  warn_of_closed_days(original, value_date, at);
  return undo_any<LoanApproved, LoanDisbursed, RepaymentReceived, PenaltyCharged, PenaltyWaived, LoanRescheduled,
                  LoanWrittenOff, LoanRecovered>(original.payload, what);
}

}  // namespace soquy::engine
