#pragma once
// Findings, attestations and disputes: what an auditor or a member says about the books, inside the books.

#include <string>

#include "events/envelope.h"
#include "events/money.h"

namespace soquy {

enum class Severity : std::uint8_t { note = 0, minor = 1, major = 2 };
struct RaiseFinding {
  Version about;  ///< the event it concerns, 0 for the books as a whole
  Severity severity = Severity::note;
  std::string code;  ///< label of a list ("no-resolution", "cash-difference")
  Note words;
  friend bool operator==(const RaiseFinding&, const RaiseFinding&) = default;
};
struct FindingRaised : RaiseFinding {};

/// Answers the finding raised at that version.
struct AnswerFinding {
  Version finding;
  bool accepted = false;
  Note words;
  friend bool operator==(const AnswerFinding&, const AnswerFinding&) = default;
};
struct FindingAnswered : AnswerFinding {};

enum class AttestationKind : std::uint8_t { none = 0, member_balance = 1, whole_books = 2, stock = 3 };
/// A member (or an auditor) confirms a figure, or says that it is another.
struct GiveAttestation {
  AttestationKind kind = AttestationKind::none;
  MemberNo member;
  Money owed;        ///< loans outstanding, as shown to the member
  Money refundable;  ///< contributions the club owes the member, as shown
  bool agrees = false;
  Note words;
  friend bool operator==(const GiveAttestation&, const GiveAttestation&) = default;
};
struct AttestationGiven : GiveAttestation {};

/// An open dispute blocks closing a period that holds the entry.
struct OpenDispute {
  Version about;
  MemberNo member;
  Note words;
  friend bool operator==(const OpenDispute&, const OpenDispute&) = default;
};
struct DisputeOpened : OpenDispute {};
struct ResolveDispute {
  Version dispute;
  bool upheld = false;
  Note words;
  friend bool operator==(const ResolveDispute&, const ResolveDispute&) = default;
};
struct DisputeResolved : ResolveDispute {};

}  // namespace soquy
