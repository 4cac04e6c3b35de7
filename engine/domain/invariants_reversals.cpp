// The promises about changing the past: an entry is taken back once, by its opposite, on the day that is said; and the
// repayments that are split again for it, or for an entry written late, move on the day of what caused it.

#include <algorithm>

#include "engine/domain/invariants.h"
#include "events/loan_of.h"

namespace soquy::engine {

void Invariants::check_reversal(const EntryReversed& reversal, const Event& event) {
  const std::uint64_t entry = reversal.entry.value;
  if (entry == 0 || entry > told_.size())
    return say("it reverses version " + std::to_string(entry) + ", which is not there");
  const Told& original = told_[entry - 1];
  const auto [first, fresh] = reversed_.emplace(reversal.entry, now_);
  if (!fresh) {
    say("version " + std::to_string(entry) + " was reversed before, by version " + std::to_string(first->second.value));
  }
  Entry expected = opposite(original.postings);
  Entry posted = event.postings;
  std::sort(expected.begin(), expected.end());
  std::sort(posted.begin(), posted.end());
  if (expected != posted) say("its postings are not the opposite of version " + std::to_string(entry));
  if (reversal.original_value_date != original.value_date)
    say("it names another day than version " + std::to_string(entry));
  check_day_of_reversal(reversal, original.value_date, event.envelope.value_date);
  if (!reversal.original || !(*reversal.original == original.payload)) {
    say("what it says it undoes is not version " + std::to_string(entry));
  }
}

void Invariants::check_day_of_reversal(const EntryReversed& reversal, Day original, Day posted) {
  const std::string entry = "version " + std::to_string(reversal.entry.value) + ", " + to_iso(original);
  if (reversal.at_original_date && posted != original) {
    say("it is dated " + to_iso(posted) + ", and says that it takes the day of " + entry);
  } else if (posted < original) {
    say("it is dated " + to_iso(posted) + ", before what it takes back, " + entry);
  }
}

// --- Repayments that are split again ---------------------------------------------------------------------------------

namespace {

std::string dated_instead(const RepaymentReallocated& moved, Day posted, Day expected) {
  return to_text(moved.loan) + ", repayment " + std::to_string(moved.repayment.value) + ": split again on " +
         to_iso(posted) + ", what caused it moves it on " + to_iso(expected);
}

}  // namespace

/// Of the event of this commit that it names, or none.
Day Invariants::day_of_cause(const RepaymentReallocated& moved) const {
  const std::uint64_t cause = moved.cause.value;
  if (cause < first_.value || cause > told_.size()) return {};
  const Told& by = told_[cause - 1];
  return loan_of(by.payload) == moved.loan ? by.value_date : Day{};
}

/// On the day of the cause, or of the repayment when that is later: before it there is nothing to move.
void Invariants::check_moved(const RepaymentReallocated& moved, Day posted) const {
  const Day cause = day_of_cause(moved);
  if (cause.is_none()) return say("version " + std::to_string(moved.cause.value) + " does not split this loan again");
  const Day expected = std::max(cause, told_[moved.repayment.value - 1].value_date);
  if (posted != expected) say(dated_instead(moved, posted, expected));
}

/// Else the books of the days between would hold the one split and then the other, and the first again.
void Invariants::check_moved_last(const RepaymentReallocated& moved, Day posted) {
  Day& last = loans_[moved.loan].moved_on[moved.repayment];
  if (posted < last) {
    say(to_text(moved.loan) + ", repayment " + std::to_string(moved.repayment.value) + ": split again on " +
        to_iso(posted) + ", after it was split again on the later " + to_iso(last));
  }
  last = std::max(last, posted);
}

// --- What lies before an entry that was taken back -------------------------------------------------------------------

namespace {

/// The loan into whose days an event is dated: its own, the one on which a guarantor is called, or the one that a new
/// loan tops up or repays.
LoanNo loan_dated_into(const Payload& payload) {
  if (const auto* called = payload.as<GuaranteeCalled>()) return called->loan;
  if (const auto* approved = payload.as<LoanApproved>()) {
    if (!approved->tops_up.is_none()) return approved->tops_up;
    if (!approved->repays.is_none()) return approved->repays;
  }
  return loan_of(payload);
}

}  // namespace

/// On that day the books hold something of the loan that was taken back since.
bool Invariants::is_shut(const Payload& payload, Day day) const {
  if (payload.as<EntryReversed>() != nullptr) return false;  // it has a day of its own
  const auto loan = loans_.find(loan_dated_into(payload));
  return loan != loans_.end() && day < loan->second.taken_back_from;
}

/// Until the day from which an entry of a loan was taken back the books hold it, so nothing new of the loan is dated
/// before that day.
void Invariants::check_loan_day(const Event& event) {
  if (event.payload.as<RepaymentReallocated>() != nullptr) return;  // its day follows from its cause
  const auto* reversal = event.payload.as<EntryReversed>();
  const auto* undone = reversal == nullptr || !reversal->original ? nullptr : reversal->original->as<GuaranteeCalled>();
  const LoanNo no = undone == nullptr ? loan_dated_into(event.payload) : undone->loan;
  if (no.is_none()) return;
  Day& from = loans_[no].taken_back_from;
  const Day day = event.envelope.value_date;
  if (day < from) say(to_text(no) + ": an entry was taken back from " + to_iso(from) + " on, and this is dated before");
  if (reversal != nullptr && day > reversal->original_value_date) from = std::max(from, day);
}

}  // namespace soquy::engine
