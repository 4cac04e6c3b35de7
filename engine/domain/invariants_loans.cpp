// The promises about loans: approved before paid out, instalments that follow from the terms, splits that add up, never
// more repaid than was lent.

#include <algorithm>

#include "engine/domain/invariants.h"

namespace soquy::engine {
namespace {

struct Sum {
  Money principal;
  Money all;
};

Sum sum_of_lines(const Allocation& lines) {
  Sum sum;
  for (const AllocationLine& line : lines) {
    sum.principal += line.principal;
    sum.all += line.paid();
  }
  return sum;
}

bool has_negative(const Allocation& lines) {
  return std::any_of(lines.begin(), lines.end(), [](const AllocationLine& line) {
    return line.principal.is_negative() || line.interest.is_negative() || line.penalty.is_negative() ||
           line.late_interest.is_negative() || line.spared_interest.is_negative();
  });
}

}  // namespace

void Invariants::take_loan(const Payload& payload, const Event& event, int sign) {
  if (const auto* approved = payload.as<LoanApproved>()) {
    take_approval(*approved, event.envelope.value_date, sign);
  } else if (const auto* paid_out = payload.as<LoanDisbursed>()) {
    Loan& loan = loans_[paid_out->loan];
    if (sign > 0) {
      check_disbursement(*paid_out, event.envelope.value_date);
      loan.disbursed += paid_out->principal;
    } else {
      loan.disbursed -= paid_out->principal;
    }
  } else if (const auto* agreed = payload.as<LoanRescheduled>()) {
    take_rescheduling(*agreed, event.envelope.value_date, sign);
  } else if (const auto* paid = payload.as<RepaymentReceived>()) {
    const auto* reversal = event.payload.as<EntryReversed>();
    take_repayment(*paid, reversal == nullptr ? now_ : reversal->entry, sign);
  } else if (const auto* moved = payload.as<RepaymentReallocated>()) {
    check_reallocation(*moved, event.envelope.value_date);
  } else if (const auto* given_up = payload.as<LoanWrittenOff>()) {
    Loan& loan = loans_[given_up->loan];
    loan.written_off += sign > 0 ? given_up->principal : -given_up->principal;
    if ((loan.disbursed - loan.repaid - loan.written_off).is_negative()) {
      say("more of " + to_text(given_up->loan) + " was written off than was owed");
    }
  }
  take_split_base(payload, event, sign);
}

void Invariants::take_approval(const LoanApproved& approved, Day day, int sign) {
  Loan& loan = loans_[approved.given];
  loan.approved = sign > 0;
  loan.approved_on = day;
  loan.borrower = approved.borrower;
  loan.limit = approved.terms.principal;
  const auto passed = resolutions_.find(approved.resolution);
  if (passed == resolutions_.end()) return;
  passed->second.lent += sign > 0 ? approved.terms.principal : -approved.terms.principal;
}

void Invariants::check_disbursement(const LoanDisbursed& paid_out, Day day) {
  const Loan& loan = loans_[paid_out.loan];
  const std::string name = to_text(paid_out.loan);
  if (!loan.approved) return say(name + " was paid out without approval");
  if (day < loan.approved_on) {
    say(name + " was paid out on " + to_iso(day) + ", before its approval of " + to_iso(loan.approved_on));
  }
  if (paid_out.principal > loan.limit) say(name + " was paid out above its approval of " + in_minor(loan.limit));
  if (paid_out.borrower != loan.borrower) say(name + " was paid to somebody else than approved");
  if (!loan.disbursed.is_zero()) say(name + " was paid out before");
  if (paid_out.terms.principal != paid_out.principal) say(name + ": its terms name another principal");
  const bool as_agreed = paid_out.allocation == by_law_.allocation && paid_out.advance == by_law_.advance &&
                         paid_out.overdue_percent == by_law_.overdue_percent;
  if (!as_agreed) say(name + ": how it is repaid is not what the by-law of the day says");
  check_instalments(paid_out, day);
}

void Invariants::take_repayment(const RepaymentReceived& paid, Version version, int sign) {
  Loan& loan = loans_[paid.loan];
  const std::string name = to_text(paid.loan);
  if (sign < 0) {
    const auto standing = loan.repayments.find(version);
    if (standing == loan.repayments.end()) return;
    loan.repaid -= sum_of_lines(standing->second).principal;
    loan.undone.insert(loan.repayments.extract(standing));
    return;
  }
  const Sum sum = sum_of_lines(paid.lines);
  if (sum.all != paid.amount)
    say(name + ": " + in_minor(paid.amount) + " was paid, its lines say " + in_minor(sum.all));
  if (has_negative(paid.lines)) say(name + ": a line of the split is below zero");
  loan.repayments[version] = paid.lines;
  loan.repaid += sum.principal;
}

void Invariants::check_reallocation(const RepaymentReallocated& moved, Day posted) {
  Loan& loan = loans_[moved.loan];
  const std::string name = to_text(moved.loan) + ", repayment " + std::to_string(moved.repayment.value);
  const bool is_undone = loan.undone.contains(moved.repayment);
  auto& place = is_undone ? loan.undone : loan.repayments;
  const auto standing = place.find(moved.repayment);
  if (standing == place.end()) return say(name + ": split again, but it is not there");
  if (standing->second != moved.before) say(name + ": the split before is not the one that stood");
  if (sum_of_lines(moved.after).all != sum_of_lines(moved.before).all) say(name + ": its new lines do not sum to it");
  if (has_negative(moved.after)) say(name + ": a line of the new split is below zero");
  check_moved(moved, posted);
  check_moved_last(moved, posted);
  if (!is_undone) loan.repaid += sum_of_lines(moved.after).principal - sum_of_lines(standing->second).principal;
  standing->second = moved.after;
}

/// The reversal of a repayment posts the opposite of what was first recorded, so whatever was moved since must have
/// been moved back in the same commit.
void Invariants::check_undone() {
  for (auto& [no, loan] : loans_) {
    for (const auto& [version, lines] : loan.undone) {
      const auto* paid = told_[version.value - 1].payload.as<RepaymentReceived>();
      if (paid == nullptr || paid->lines == lines) continue;
      say(to_text(no) + ": repayment " + std::to_string(version.value) + " was taken back, its reallocations were not");
    }
    loan.undone.clear();
  }
}

namespace {

/// What an event moves on 1288, debit positive, and of which loan.
struct Lent {
  LoanNo loan;
  Money amount;
};

Lent lent_by(const Payload& payload) {
  if (const auto* paid_out = payload.as<LoanDisbursed>()) return {paid_out->loan, paid_out->principal};
  if (const auto* paid = payload.as<RepaymentReceived>()) return {paid->loan, -sum_of_lines(paid->lines).principal};
  if (const auto* given_up = payload.as<LoanWrittenOff>()) return {given_up->loan, -given_up->principal};
  if (const auto* moved = payload.as<RepaymentReallocated>()) {
    return {moved->loan, sum_of_lines(moved->before).principal - sum_of_lines(moved->after).principal};
  }
  return {};
}

}  // namespace

void Invariants::check_loan_postings(const Event& event) {
  const auto* reversal = event.payload.as<EntryReversed>();
  const Payload& payload = reversal != nullptr && reversal->original ? *reversal->original : event.payload;
  if (payload.as<OpeningBalanceSet>() != nullptr) return;  // loans taken over from paper have no events of their own
  Money posted;
  for (const Posting& line : event.postings) {
    if (line.account == Account::loans) posted += line.amount;
  }
  const Lent lent = lent_by(payload);
  const Money said = reversal == nullptr ? lent.amount : -lent.amount;
  if (posted != said) say("1288 moves by " + in_minor(posted) + ", the event says " + in_minor(said));
  if (posted.is_zero() || lent.loan.is_none()) return;
  const Day day = event.envelope.value_date;
  loans_[lent.loan].owed.add(day, posted);
  if (posted.is_negative()) note_day(repaid_, lent.loan, day);
}

}  // namespace soquy::engine
