// The promises about who: known people, enough signers besides the recorder, nobody for their own loan.

#include <algorithm>
#include <set>

#include "engine/domain/gate.h"
#include "engine/domain/invariants.h"
#include "events/codec.h"

namespace soquy::engine {
namespace {

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

}  // namespace

/// As the book stood before the commit. Before a club works it knows nobody; who is no member was enrolled by the
/// programme, of which this stream does not tell.
void Invariants::check_known(const ActorId& actor) {
  if (actor.is_empty()) return say("nobody signed for it");
  if (is_misspelt_member(actor)) return say(actor.text() + " is no member's code");
  if (is_programme_) {
    if (!enrolled_.empty() && !enrolled_.contains(actor)) say(actor.text() + " was not enrolled");
    return;
  }
  const auto member = member_of(actor);
  if (!began_ || !member) return;
  const auto found = members_.find(*member);
  if (found == members_.end()) return say(actor.text() + " was no member");
  if (found->second) say(actor.text() + " had left the club");
}

void Invariants::take_people(const Payload& payload, int sign) {
  if (const auto* joined = payload.as<MemberJoined>()) members_.emplace(joined->member, false);
  if (const auto* left = payload.as<MemberLeft>()) members_[left->member] = sign > 0;
}

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
  if (changes_the_past(event)) need.signers = std::max<std::size_t>(need.signers, 1);
  const auto is_enough = [&](const Approval& approval) { return approval.assurance >= need.least; };
  const auto strong = std::count_if(head.approvals.begin(), head.approvals.end(), is_enough);
  if (static_cast<std::size_t>(strong) < need.signers) {
    const std::string how =
        need.least == Assurance::named ? "" : " by " + std::string(name_of(need.least)) + " or stronger";
    say(std::to_string(strong) + " signed besides the recorder" + how + ", it needs " + std::to_string(need.signers));
  }
  check_borrower_did_not_sign(event, head);
}

/// A repayment, penalty or waiver before another repayment that stood when it was recorded.
bool Invariants::changes_the_past(const Event& event) const {
  LoanNo no;
  if (const auto* paid = event.payload.as<RepaymentReceived>()) no = paid->loan;
  if (const auto* charged = event.payload.as<PenaltyCharged>()) no = charged->loan;
  if (const auto* waived = event.payload.as<PenaltyWaived>()) no = waived->loan;
  const auto loan = loans_.find(no);
  return loan != loans_.end() &&
         std::any_of(loan->second.repayments.begin(), loan->second.repayments.end(), [&](const auto& standing) {
           return event.envelope.value_date < told_[standing.first.value - 1].value_date;
         });
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

}  // namespace soquy::engine
