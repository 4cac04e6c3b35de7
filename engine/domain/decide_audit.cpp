// What auditors and members say about the books, inside the books.

#include "engine/domain/lookup.h"

namespace soquy::engine {

namespace {

Result<Ok> check_known_if_named(const Moment& at, MemberNo no) {
  if (no.is_none()) return Ok{};
  SOQUY_TRY(member_ever(at.club, no));
  return Ok{};
}

/// 0 means the books as a whole.
Result<Ok> check_about(const Moment& at, Version about) {
  if (about < at.next) return Ok{};
  return Rejection(RejectReason::entry_not_found, "the book has " + std::to_string(at.next.value - 1) + " events",
                   "version " + std::to_string(about.value), "about");
}

}  // namespace

Result<Facts> decide_act(const RaiseFinding& ask, const Moment& at) {
  SOQUY_TRY(check_about(at, ask.about));
  return one_fact(FindingRaised{ask});
}

Result<Facts> decide_act(const AnswerFinding& ask, const Moment& at) {
  const auto found = at.club.findings.find(ask.finding);
  const std::string version = "version " + std::to_string(ask.finding.value);
  if (found == at.club.findings.end())
    return Rejection(RejectReason::finding_not_found, std::to_string(at.club.findings.size()) + " findings were raised",
                     version, "finding");
  if (found->second) return Rejection(RejectReason::already_done, "the finding is answered", version, "finding");
  return one_fact(FindingAnswered{ask});
}

Result<Facts> decide_act(const GiveAttestation& ask, const Moment& at) {
  SOQUY_TRY(check_known_if_named(at, ask.member));
  return one_fact(AttestationGiven{ask});
}

Result<Facts> decide_act(const OpenDispute& ask, const Moment& at) {
  SOQUY_TRY(check_known_if_named(at, ask.member));
  SOQUY_TRY(check_about(at, ask.about));
  return one_fact(DisputeOpened{ask});
}

Result<Facts> decide_act(const ResolveDispute& ask, const Moment& at) {
  if (at.club.disputes.contains(ask.dispute)) return one_fact(DisputeResolved{ask});
  const std::string version = "version " + std::to_string(ask.dispute.value);
  const auto event = find_event(at, ask.dispute, "dispute");
  if (event.has_value() && event->payload.as<DisputeOpened>() != nullptr)
    return Rejection(RejectReason::already_done, "the dispute is resolved", version, "dispute");
  return Rejection(RejectReason::dispute_not_found, std::to_string(at.club.disputes.size()) + " disputes are open",
                   version, "dispute");
}

}  // namespace soquy::engine
