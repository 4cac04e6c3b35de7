#pragma once
// The fields of the audit family, in the order of ledger.capnp. See fields.h.

#include "events/audit_events.h"
#include "events/fields.h"

namespace soquy {

template <class Io>
void fields(Io& io, In<Io, RaiseFinding>& e) {
  SOQUY_FIELD(about, About)
  SOQUY_FIELD(severity, Severity)
  SOQUY_FIELD(code, Code)
  SOQUY_FIELD(words, Words)
}

template <class Io>
void fields(Io& io, In<Io, AnswerFinding>& e) {
  SOQUY_FIELD(finding, Finding)
  SOQUY_FIELD(accepted, Accepted)
  SOQUY_FIELD(words, Words)
}

template <class Io>
void fields(Io& io, In<Io, GiveAttestation>& e) {
  SOQUY_FIELD(kind, Kind)
  SOQUY_FIELD(member, Member)
  SOQUY_FIELD(owed, Owed)
  SOQUY_FIELD(refundable, Refundable)
  SOQUY_FIELD(agrees, Agrees)
  SOQUY_FIELD(words, Words)
}

template <class Io>
void fields(Io& io, In<Io, OpenDispute>& e) {
  SOQUY_FIELD(about, About)
  SOQUY_FIELD(member, Member)
  SOQUY_FIELD(words, Words)
}

template <class Io>
void fields(Io& io, In<Io, ResolveDispute>& e) {
  SOQUY_FIELD(dispute, Dispute)
  SOQUY_FIELD(upheld, Upheld)
  SOQUY_FIELD(words, Words)
}

}  // namespace soquy
