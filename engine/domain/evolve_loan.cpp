// How loan events change the club's state, and how their reversals change it back. Nothing is decided here: an event
// about a loan or a repayment that is not there changes nothing.

#include <algorithm>

#include "engine/domain/acts.h"
#include "engine/domain/allocation.h"

namespace soquy::engine {
namespace {

LoanState* loan_to_change(ClubState& club, LoanNo no) {
  return club.loans.contains(no) ? &club.loans.change(no) : nullptr;
}

RepaymentState* find_repayment(LoanState& loan, Version version) {
  const auto found = std::find_if(loan.repayments.begin(), loan.repayments.end(),
                                  [&](const auto& one) { return one.version == version; });
  return found == loan.repayments.end() ? nullptr : &*found;
}

void refresh_stage(LoanState& loan) {
  if (loan.is_out()) loan.stage = is_settled(loan) ? LoanStage::settled : LoanStage::open;
  // Most loans of an old club are settled and stay so: what they hold is held without room to grow.
  if (loan.stage == LoanStage::settled) loan.repayments.shrink_to_fit();
}

/// A loan that tops another up is no further step of the ladder.
void count_loan(ClubState& club, MemberNo borrower, bool taken) {
  const auto found = club.members.find(borrower);
  if (found == club.members.end()) return;
  std::uint32_t& count = found->second.loans_taken;
  if (taken) {
    ++count;
  } else if (count > 0) {
    --count;
  }
}

void take_in(ClubState& club, const LoanApproved& fact, const Envelope& envelope) {
  LoanState& loan = club.loans.change(fact.given);
  loan = {};
  loan.borrower = fact.borrower;
  loan.fund = fact.fund;
  loan.approval = fact;
  loan.approved_on = envelope.value_date;
}

void take_in(ClubState& club, const LoanDisbursed& fact, const Envelope& envelope) {
  LoanState* loan = loan_to_change(club, fact.loan);
  if (loan == nullptr) return;
  loan->stage = LoanStage::open;
  loan->disbursement = envelope.version;
  loan->start = envelope.value_date;
  loan->disbursed = fact.principal;
  loan->terms = fact.terms;
  loan->instalments = fact.instalments;
  loan->allocation = fact.allocation;
  loan->advance = fact.advance;
  loan->overdue_percent = fact.overdue_percent;
  if (loan->approval.tops_up.is_none()) count_loan(club, fact.borrower, true);
}

void take_in(ClubState& club, const RepaymentReceived& fact, const Envelope& envelope) {
  LoanState* loan = loan_to_change(club, fact.loan);
  if (loan == nullptr) return;
  RepaymentState one{envelope.version, envelope.value_date, envelope.voucher, envelope.command,
                     fact.amount,      fact.lines,          std::nullopt};
  const auto place = std::upper_bound(loan->repayments.begin(), loan->repayments.end(), one, comes_before);
  loan->repayments.insert(place, std::move(one));
  refresh_stage(*loan);
}

void take_in(ClubState& club, const RepaymentReallocated& fact) {
  LoanState* loan = loan_to_change(club, fact.loan);
  RepaymentState* one = loan == nullptr ? nullptr : find_repayment(*loan, fact.repayment);
  if (one == nullptr) return;  // it was taken back in the same commit
  one->split_to(fact.after);
  refresh_stage(*loan);
}

void take_in(ClubState& club, const PenaltyCharged& fact, const Envelope& envelope) {
  LoanState* loan = loan_to_change(club, fact.loan);
  if (loan == nullptr) return;
  charge(*loan, {envelope.version, fact.instalment, envelope.value_date, fact.amount, {}});
  refresh_stage(*loan);
}

void take_in(ClubState& club, const LoanRescheduled& fact, const Envelope& envelope) {
  LoanState* loan = loan_to_change(club, fact.loan);
  if (loan == nullptr) return;
  loan->former_plans.push_back(
      {envelope.version, envelope.value_date, loan->terms, std::move(loan->instalments), loan->frozen});
  loan->terms = fact.terms;
  loan->instalments = fact.instalments;
  loan->reschedulings = fact.times;
  loan->frozen = fact.frozen;
}

void take_in(ClubState& club, const LoanWrittenOff& fact, const Envelope& envelope) {
  LoanState* loan = loan_to_change(club, fact.loan);
  if (loan == nullptr) return;
  const Debt debt = debt_of(*loan);
  loan->given_up = debt.owed_on(envelope.value_date);
  loan->stage = LoanStage::written_off;
  loan->write_off = envelope.version;
  loan->written_off_on = envelope.value_date;
  loan->written_off += fact.principal;
}

/// Approved, and nothing else.
void take_back(ClubState& club, LoanState& loan) {
  LoanState approved;
  approved.borrower = loan.borrower;
  approved.fund = loan.fund;
  approved.approval = std::move(loan.approval);
  approved.approved_on = loan.approved_on;
  approved.taken_back = loan.taken_back;
  loan = std::move(approved);
  if (loan.approval.tops_up.is_none()) count_loan(club, loan.borrower, false);
}

void take_back_rescheduling(LoanState& loan) {
  if (loan.former_plans.empty()) return;
  FormerPlan& former = loan.former_plans.back();
  loan.terms = std::move(former.terms);
  loan.instalments = std::move(former.instalments);
  loan.frozen = former.frozen;
  loan.former_plans.pop_back();
  if (loan.reschedulings > 0) --loan.reschedulings;
}

void take_back(LoanState& loan, const LoanWrittenOff& fact) {
  loan.stage = LoanStage::open;
  loan.write_off = {};
  loan.written_off_on = {};
  loan.written_off -= fact.principal;
  loan.given_up = {};
}

template <class Rows>
void erase_version(Rows& rows, Version version) {
  std::erase_if(rows, [&](const auto& row) { return row.version == version; });
}

}  // namespace

void evolve_loan(ClubState& club, const Event& event) {
  const Payload& payload = event.payload;
  const Envelope& envelope = event.envelope;
  if (const auto* approved = payload.as<LoanApproved>()) return take_in(club, *approved, envelope);
  if (const auto* paid_out = payload.as<LoanDisbursed>()) return take_in(club, *paid_out, envelope);
  if (const auto* received = payload.as<RepaymentReceived>()) return take_in(club, *received, envelope);
  if (const auto* moved = payload.as<RepaymentReallocated>()) return take_in(club, *moved);
  if (const auto* charged = payload.as<PenaltyCharged>()) return take_in(club, *charged, envelope);
  if (const auto* agreed = payload.as<LoanRescheduled>()) return take_in(club, *agreed, envelope);
  if (const auto* given_up = payload.as<LoanWrittenOff>()) return take_in(club, *given_up, envelope);
  if (const auto* waived = payload.as<PenaltyWaived>()) {
    if (LoanState* loan = loan_to_change(club, waived->loan)) {
      waive(*loan, {envelope.version, waived->instalment, envelope.value_date, waived->amount});
      refresh_stage(*loan);
    }
  } else if (const auto* recovered = payload.as<LoanRecovered>()) {
    if (LoanState* loan = loan_to_change(club, recovered->loan)) loan->recovered += recovered->amount;
  }
}

namespace {

/// The loan that an entry was about, without that entry.
LoanState* without(ClubState& club, const Payload& original, Version version) {
  if (const auto* approved = original.as<LoanApproved>()) {
    LoanState* loan = loan_to_change(club, approved->given);
    if (loan != nullptr) loan->stage = LoanStage::cancelled;
    return loan;
  }
  const auto loan_of = [&](const auto* fact) { return fact == nullptr ? nullptr : loan_to_change(club, fact->loan); };
  if (LoanState* paid_out = loan_of(original.as<LoanDisbursed>())) {
    take_back(club, *paid_out);
    return paid_out;
  }
  if (LoanState* paid = loan_of(original.as<RepaymentReceived>())) {
    erase_version(paid->repayments, version);
    return paid;
  }
  if (LoanState* charged = loan_of(original.as<PenaltyCharged>())) {
    erase_version(charged->penalties, version);
    return charged;
  }
  if (LoanState* waived = loan_of(original.as<PenaltyWaived>())) {
    take_back_waiver(*waived, version);
    return waived;
  }
  if (LoanState* agreed = loan_of(original.as<LoanRescheduled>())) {
    take_back_rescheduling(*agreed);
    return agreed;
  }
  if (LoanState* given_up = loan_of(original.as<LoanWrittenOff>())) {
    take_back(*given_up, *original.as<LoanWrittenOff>());
    return given_up;
  }
  LoanState* recovered = loan_of(original.as<LoanRecovered>());
  if (recovered != nullptr) recovered->recovered -= original.as<LoanRecovered>()->amount;
  return recovered;
}

/// What was taken back on its own day is in the books on no day, and shuts none.
void shut_days(LoanState& loan, const EntryReversed& reversal, const Envelope& envelope) {
  const bool on_its_own_day = envelope.value_date <= reversal.original_value_date;
  if (on_its_own_day || envelope.value_date < loan.taken_back.from) return;
  loan.taken_back = {envelope.version, reversal.entry, envelope.value_date};
}

}  // namespace

void undo_loan(ClubState& club, const EntryReversed& reversal, const Envelope& envelope) {
  LoanState* loan = without(club, *reversal.original, reversal.entry);
  if (loan == nullptr) return;
  refresh_stage(*loan);
  shut_days(*loan, reversal, envelope);
}

void undo_call_on_loan(ClubState& club, const EntryReversed& reversal, const Envelope& envelope) {
  const auto* called = reversal.original->as<GuaranteeCalled>();
  LoanState* loan = called == nullptr ? nullptr : loan_to_change(club, called->loan);
  if (loan != nullptr) shut_days(*loan, reversal, envelope);
}

}  // namespace soquy::engine
