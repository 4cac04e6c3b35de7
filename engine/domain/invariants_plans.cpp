// The promise that instalments follow from the terms: of a loan as it was paid out, and of a loan as it was
// rescheduled, where they follow from what was owed as well. And that every split follows from them.

#include <algorithm>

#include "engine/domain/allocation.h"
#include "engine/domain/invariants.h"
#include "engine/domain/loan_schedule.h"
#include "engine/domain/loan_terms.h"

namespace soquy::engine {
namespace {

using Plan = std::vector<Instalment>;

/// plan_instalments takes terms that decide has checked; those of a store may be anything.
bool can_be_planned(const LoanTerms& terms, Day start) {
  return check_terms(terms).has_value() && check_start(terms, start).has_value();
}

std::uint16_t highest_number(const Plan& plan) {
  std::uint16_t highest = 0;
  for (const Instalment& one : plan) highest = std::max(highest, one.number);
  return highest;
}

}  // namespace

void Invariants::check_instalments(const LoanDisbursed& paid_out, Day day) {
  const std::string name = to_text(paid_out.loan);
  if (!can_be_planned(paid_out.terms, day)) return say(name + ": no instalments follow from its terms");
  if (plan_instalments(paid_out.terms, day) != paid_out.instalments) {
    say(name + ": its instalments do not follow from its terms");
  }
}

/// New instalments are numbered on from the old ones, and all interest until that day is owed with the first of them.
void Invariants::take_rescheduling(const LoanRescheduled& moved, Day day, int sign) {
  const Loan& loan = loans_[moved.loan];
  const std::string name = to_text(moved.loan);
  if (loan.book.instalments.empty()) return say(name + " was rescheduled, but it is not paid out");
  if (sign < 0) return;
  const std::size_t times = loan.book.former_plans.size() + 1;
  if (moved.times != times) {
    say(name + " says it is rescheduled for the " + std::to_string(moved.times) + ". time, it is the " +
        std::to_string(times) + ".");
  }
  const Money owed = loan.disbursed - loan.repaid - loan.written_off;
  if (moved.terms.principal != owed) {
    say(name + " was rescheduled over " + std::to_string(moved.terms.principal.minor) + ", outstanding was " +
        std::to_string(owed.minor));
  }
  if (!can_be_planned(moved.terms, day)) return say(name + ": no instalments follow from its new terms");
  if (!can_be_planned(loan.book.terms, loan.book.plan_start())) return;  // told when it was paid out
  Plan expected = plan_instalments(moved.terms, day);
  const std::uint16_t before = highest_number(loan.book.instalments);
  for (Instalment& one : expected) one.number = static_cast<std::uint16_t>(one.number + before);
  expected.front().interest += debt_of(loan.book).interest_until(day);
  if (expected != moved.instalments) say(name + ": its new instalments do not follow from its terms and what was owed");
}

// --- Splits ----------------------------------------------------------------------------------------------------------

namespace {

void reschedule(LoanState& book, const LoanRescheduled& moved, Version version, Day day) {
  book.former_plans.push_back({version, day, book.terms, book.instalments, book.frozen});
  book.terms = moved.terms;
  book.instalments = moved.instalments;
  book.frozen = moved.frozen;
}

void take_back_rescheduling(LoanState& book) {
  if (book.former_plans.empty()) return;
  FormerPlan& former = book.former_plans.back();
  book.terms = std::move(former.terms);
  book.instalments = std::move(former.instalments);
  book.frozen = former.frozen;
  book.former_plans.pop_back();
}

template <class Rows>
void erase_entry(Rows& rows, Version version) {
  std::erase_if(rows, [&](const auto& row) { return row.version == version; });
}

}  // namespace

void Invariants::take_split_base(const Payload& payload, const Event& event, int sign) {
  const Day day = event.envelope.value_date;
  const auto* reversal = event.payload.as<EntryReversed>();
  const Version entry = reversal == nullptr ? now_ : reversal->entry;
  const auto book_of = [&](LoanNo no) -> LoanState& {
    resplit_.insert(no);
    return loans_[no].book;
  };
  if (const auto* paid_out = payload.as<LoanDisbursed>()) {
    LoanState& book = book_of(paid_out->loan);
    book = {};
    if (sign < 0) return;
    book.start = day;
    book.terms = paid_out->terms;
    book.instalments = paid_out->instalments;
    book.allocation = paid_out->allocation;
    book.advance = paid_out->advance;
    book.overdue_percent = paid_out->overdue_percent;
  } else if (const auto* paid = payload.as<RepaymentReceived>()) {
    auto& repayments = book_of(paid->loan).repayments;
    if (sign < 0) return erase_entry(repayments, entry);
    RepaymentState one{entry, day, event.envelope.voucher, event.envelope.command, paid->amount, paid->lines, {}};
    repayments.insert(std::upper_bound(repayments.begin(), repayments.end(), one, comes_before), one);
  } else if (const auto* moved = payload.as<RepaymentReallocated>()) {
    for (RepaymentState& one : book_of(moved->loan).repayments) {
      if (one.version == moved->repayment) one.lines = moved->after;
    }
  } else if (const auto* charged = payload.as<PenaltyCharged>()) {
    LoanState& book = book_of(charged->loan);
    if (sign < 0) return erase_entry(book.penalties, entry);
    charge(book, {entry, charged->instalment, day, charged->amount, {}});
  } else if (const auto* waived = payload.as<PenaltyWaived>()) {
    LoanState& book = book_of(waived->loan);
    if (sign < 0) return take_back_waiver(book, entry);
    waive(book, {entry, waived->instalment, day, waived->amount});
  } else if (const auto* agreed = payload.as<LoanRescheduled>()) {
    LoanState& book = book_of(agreed->loan);
    if (sign < 0) return take_back_rescheduling(book);
    reschedule(book, *agreed, entry, day);
  }
}

/// Laid down again in order, every repayment pays what the book says: so no split was invented, and none that had to
/// change was left.
void Invariants::check_splits() {
  for (const LoanNo no : resplit_) {
    const Loan& loan = loans_[no];
    // Only now: a repayment of an earlier day comes before the reallocations that make room for it.
    if ((loan.disbursed - loan.repaid - loan.written_off).is_negative()) {
      say("more of " + to_text(no) + " was repaid than was lent");
    }
    const LoanState& book = loan.book;
    if (book.instalments.empty() || !can_be_planned(book.terms, book.plan_start())) continue;
    const Resplit again = split_again(book, 0);
    for (std::size_t i = 0; i < again.lines.size(); ++i) {
      if (again.lines[i] == book.repayments[i].lines) continue;
      say(to_text(no) + ": the split of repayment " + std::to_string(book.repayments[i].version.value) +
          " does not follow from what was owed");
    }
    if (again.beyond) {
      say(to_text(no) + ": repayment " + std::to_string(book.repayments[*again.beyond].version.value) + " pays " +
          in_minor(again.left) + " more than is owed");
    }
  }
  resplit_.clear();
}

}  // namespace soquy::engine
