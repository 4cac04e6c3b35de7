#pragma once
// The fields of the meeting family, in the order of ledger.capnp. See fields.h.

#include "events/fields.h"
#include "events/meeting_events.h"

namespace soquy {

template <class Io>
void fields(Io& io, In<Io, HoldMeeting>& e) {
  SOQUY_LIST(present, Present, 5000)
  SOQUY_FIELD(present_count, PresentCount)
  SOQUY_FIELD(guests, Guests)
  SOQUY_FIELD(notes, Notes)
}

template <class Io>
void fields(Io& io, In<Io, MeetingHeld>& e) {
  fields(io, static_cast<In<Io, HoldMeeting>&>(e));
  SOQUY_FIELD(members, Members)
}

template <class Io>
void fields(Io& io, In<Io, PassResolution>& e) {
  SOQUY_FIELD(resolution, Resolution)
  SOQUY_FIELD(subject, Subject)
  SOQUY_FIELD(limit, Limit)
  SOQUY_FIELD(in_favour, InFavour)
  SOQUY_FIELD(against, Against)
  SOQUY_FIELD(words, Words)
}

template <class Io>
void fields(Io& io, In<Io, ResolutionPassed>& e) {
  fields(io, static_cast<In<Io, PassResolution>&>(e));
  SOQUY_FIELD(given, Given)
}

template <class Io>
void fields(Io& io, In<Io, NoteCount>& e) {
  SOQUY_FIELD(face, Face)
  SOQUY_FIELD(pieces, Pieces)
}

template <class Io>
void fields(Io& io, In<Io, CountCash>& e) {
  SOQUY_FIELD(box, Box)
  SOQUY_FIELD(counted, Counted)
  SOQUY_LIST(notes, Notes, 32)
  SOQUY_FIELD(reason, Reason)
}

template <class Io>
void fields(Io& io, In<Io, CashCounted>& e) {
  fields(io, static_cast<In<Io, CountCash>&>(e));
  SOQUY_FIELD(book, Book)
  SOQUY_FIELD(compared_at, ComparedAt)
}

template <class Io>
void fields(Io& io, In<Io, PostDifference>& e) {
  SOQUY_FIELD(count, Count)
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(resolution, Resolution)
  SOQUY_FIELD(reason, Reason)
}

template <class Io>
void fields(Io& io, In<Io, DifferencePosted>& e) {
  fields(io, static_cast<In<Io, PostDifference>&>(e));
  SOQUY_FIELD(over, Over)
}

template <class Io>
void fields(Io& io, In<Io, WriteSeal>& e) {
  SOQUY_FIELD(size, Size)
  SOQUY_FIELD(code, Code)
  SOQUY_FIELD(page, Page)
}

}  // namespace soquy
