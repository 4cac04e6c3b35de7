// The promises about who and when: enough signers besides the recorder, nobody for their own loan, no date before
// founding, after the recording or into a closed period.

#include <algorithm>
#include <set>

#include "engine/domain/gate.h"
#include "engine/domain/invariants.h"
#include "events/codec.h"

namespace soquy::engine {
namespace {

/// Reports end with the day in Vietnam, so does what can be dated.
bool is_future(const Envelope& envelope) { return envelope.value_date > day_in_vietnam(envelope.recorded_at); }

/// How many must have signed besides the recorder, whatever the by-law adds to that.
std::size_t signers_by_rule(const Event& event) {
  switch (event.payload.kind()) {
    case Kind::entry_reversed:
    case Kind::loan_written_off:
    case Kind::loan_rescheduled:
    case Kind::person_erased:
    case Kind::club_dissolved:
    case Kind::handover_signed:
    case Kind::opening_balance_set: return 1;
    case Kind::period_closed: return event.payload.as<PeriodClosed>()->year_end ? 1 : 0;
    case Kind::period_reopened: return 2;
    default: return 0;
  }
}

/// The loan that an event decides about in favour of its borrower, or 0.
LoanNo loan_favoured(const Payload& payload) {
  if (const auto* paid_out = payload.as<LoanDisbursed>()) return paid_out->loan;
  if (const auto* waived = payload.as<PenaltyWaived>()) return waived->loan;
  if (const auto* moved = payload.as<LoanRescheduled>()) return moved->loan;
  const auto* given_up = payload.as<LoanWrittenOff>();
  return given_up != nullptr ? given_up->loan : LoanNo{};
}

struct SignersNeeded {
  std::size_t signers = 0;
  Assurance least = Assurance::named;
};

SignersNeeded need_of(const Event& event, const AdoptByLaw& law) {
  SignersNeeded need{signers_by_rule(event), Assurance::named};
  const bool written_late = !event.envelope.written_on.is_none();
  const bool late = written_late || !event.envelope.original_date.is_none();
  if (written_late) need.signers = std::max<std::size_t>(need.signers, 1);
  for (const AssuranceRule& rule : law.assurances) {
    if (rule.act != class_of(event.payload.kind()) && !(late && rule.act == ActClass::late_entry)) continue;
    need.signers = std::max<std::size_t>(need.signers, 1);
    need.least = std::max(need.least, rule.least);
  }
  return need;
}

bool may_touch_closed(const Payload& payload) { return payload.as<PeriodReopened>() != nullptr; }

}  // namespace

void Invariants::check_distinct_signers(const Envelope& head) {
  std::set<ActorId> signers;
  for (const Approval& approval : head.approvals) {
    if (approval.actor == head.actor) say(approval.actor.text() + " recorded and signed as second signer");
    if (!signers.insert(approval.actor).second) say(approval.actor.text() + " signed twice");
  }
}

/// A by-law of the same commit binds the events that come after it.
void Invariants::check_signers(const Event& event, const Envelope& head) {
  SignersNeeded need = need_of(event, by_law_);
  if (guards_the_pen(event)) need.signers = std::max<std::size_t>(need.signers, 1);
  const auto is_enough = [&](const Approval& approval) { return approval.assurance >= need.least; };
  const auto strong = std::count_if(head.approvals.begin(), head.approvals.end(), is_enough);
  if (static_cast<std::size_t>(strong) < need.signers) {
    const std::string how =
        need.least == Assurance::named ? "" : " by " + std::string(name_of(need.least)) + " or stronger";
    say(std::to_string(strong) + " signed besides the recorder" + how + ", it needs " + std::to_string(need.signers));
  }
  check_borrower_did_not_sign(event, head);
}

/// Whoever could enrol a key alone would sign as both. Nobody can be asked before a club works, or before two people of
/// the programme are enrolled.
bool Invariants::guards_keys() const { return is_programme_ ? enrolled_.size() >= 2 : began_; }

/// Somebody's key, or the right to record: given and taken by two.
bool Invariants::guards_the_pen(const Event& event) {
  const Kind kind = event.payload.kind();
  const bool is_enrolment = kind == Kind::actor_enrolled || kind == Kind::actor_key_revoked;
  const bool taken = kind == Kind::writer_granted && !writer_.is_none() && writer_ != event.envelope.device;
  const bool guarded = (is_enrolment && guards_keys()) || taken;
  if (const auto* granted = event.payload.as<WriterGranted>()) writer_ = granted->device;
  if (const auto* enrolled = event.payload.as<ActorEnrolled>()) enrolled_.insert(enrolled->subject);
  began_ = began_ || kind == Kind::board_elected || kind == Kind::meeting_held;
  return guarded;
}

void Invariants::check_borrower_did_not_sign(const Event& event, const Envelope& head) {
  MemberNo borrower;
  if (const auto* approved = event.payload.as<LoanApproved>()) borrower = approved->borrower;
  if (const LoanNo loan = loan_favoured(event.payload); !loan.is_none()) borrower = loans_[loan].borrower;
  if (borrower.is_none()) return;
  const ActorId actor = actor_of(borrower);
  const auto is_borrower = [&](const Approval& approval) { return approval.actor == actor; };
  if (head.actor == actor || std::any_of(head.approvals.begin(), head.approvals.end(), is_borrower)) {
    say(actor.text() + " signed for their own loan");
  }
}

void Invariants::check_dates(const Event& event) {
  const Envelope& envelope = event.envelope;
  const Day day = envelope.value_date;
  if (day.is_none()) return say("it has no value date");
  if (event.payload.as<ClubFounded>() != nullptr) founded_ = day;
  if (!founded_.is_none() && day < founded_) say("it is dated " + to_iso(day) + ", before founding");
  if (is_future(envelope)) say("it is dated " + to_iso(day) + ", after the day on which it was recorded");
  if (!closed_.empty() && day <= closed_.back() && !may_touch_closed(event.payload)) {
    say("it is dated " + to_iso(day) + ", into the period closed through " + to_iso(closed_.back()));
  }
  const Day true_day = envelope.original_date;
  if (!true_day.is_none() && (closed_.empty() || true_day > closed_.back())) {
    say("its true day " + to_iso(true_day) + " was open, and it is dated " + to_iso(day));
  }
}

}  // namespace soquy::engine
