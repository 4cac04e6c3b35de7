#pragma once
// The fields of the help family, in the order of ledger.capnp. See fields.h.

#include "events/fields.h"
#include "events/fields_programme.h"
#include "events/help_events.h"

namespace soquy {

template <class Io>
void fields(Io& io, In<Io, GiveHelp>& e) {
  SOQUY_FIELD(kind, Kind)
  SOQUY_FIELD(receiver, Receiver)
  SOQUY_LIST(members, Members, 5000)
  SOQUY_FIELD(helpers, Helpers)
  SOQUY_FIELD(tenths, Tenths)
  SOQUY_FIELD(words, Words)
}

template <class Io>
void fields(Io& io, In<Io, HoldActivity>& e) {
  SOQUY_FIELD(area, Area)
  SOQUY_FIELD(topic, Topic)
  SOQUY_FIELD(attended, Attended)
  SOQUY_FIELD(members_attended, MembersAttended)
}

template <class Io>
void fields(Io& io, In<Io, HoldTraining>& e) {
  SOQUY_FIELD(topic, Topic)
  SOQUY_FIELD(trainer, Trainer)
  SOQUY_FIELD(attended, Attended)
  SOQUY_FIELD(board_attended, BoardAttended)
}

template <class Io>
void fields(Io& io, In<Io, HoldHealthCheck>& e) {
  SOQUY_FIELD(attended, Attended)
  SOQUY_FIELD(members_attended, MembersAttended)
  SOQUY_FIELD(files_kept, FilesKept)
  SOQUY_FIELD(provider, Provider)
}

template <class Io>
void fields(Io& io, In<Io, RecordVisit>& e) {
  SOQUY_FIELD(supervisor, Supervisor)
  SOQUY_FIELD(topic, Topic)
  SOQUY_FIELD(region, Region)
  SOQUY_FIELD(promises, Promises)
}

}  // namespace soquy
