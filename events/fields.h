#pragma once
// How the fields of a struct are listed: once, and every walk over them is made from that list - encoder, decoder,
// description, notes, labels, limits, and the fillers of the tests. So no two of them can disagree.
//
//   template <class Io>
//   void fields(Io& io, In<Io, PayExpense>& e) {
//     SOQUY_FIELD(area, Area)                     // C++ name, name in ledger.capnp
//     ...
//   }
//
// Io is the walk. It has `kFills` (it writes into the struct) and these members, of which `Name` is a type of
// wire_names.h:
//   at<Name>(name, value)                         one value, a nested struct, or EntryReversed::original
//   list<Name, most>(name, values)                at most `most` values
//   halves<High, Low>(name, value)                16 bytes that lie in two numbers
//   person<Member, Code>(name, actor)             a member by number, anybody else by code
// An event that derives from its act lists the act's fields, then the decided ones. Slots of notes and the order of
// descriptions follow these lists: append, do not reorder.

#include <type_traits>

#include "events/event.h"
#include "events/wire_names.h"

#define SOQUY_FIELD(member, Name) io.template at<wire_name::Name>(#member, e.member);
#define SOQUY_LIST(member, Name, most) io.template list<wire_name::Name, most>(#member, e.member);
#define SOQUY_HALVES(member, Name) io.template halves<wire_name::Name##High, wire_name::Name##Low>(#member, e.member);
#define SOQUY_PERSON(member, Name) \
  io.template person<wire_name::Name##Member, wire_name::Name##Code>(#member, e.member);

namespace soquy {

/// A walk that only looks sees const structs.
template <class Io, class T>
using In = std::conditional_t<Io::kFills, T, const T>;

template <class Io>
void fields(Io& io, In<Io, Posting>& e) {
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(account, Account)
  SOQUY_FIELD(amount, Amount)
}

template <class Io>
void fields(Io& io, In<Io, Rate>& e) {
  SOQUY_FIELD(ppm, Ppm)
  SOQUY_FIELD(per, Per)
}

template <class Io>
void fields(Io& io, In<Io, Approval>& e) {
  SOQUY_FIELD(actor, Actor)
  SOQUY_FIELD(role, Role)
  SOQUY_FIELD(assurance, Assurance)
  SOQUY_FIELD(key, Key)
  SOQUY_FIELD(signature, Signature)
}

template <class Io>
void fields(Io& io, In<Io, Envelope>& e) {
  SOQUY_HALVES(club, Club)
  SOQUY_FIELD(version, Version)
  SOQUY_FIELD(recorded_at, RecordedAt)
  SOQUY_FIELD(clock_jumped, ClockJumped)
  SOQUY_FIELD(value_date, ValueDate)
  SOQUY_FIELD(written_on, WrittenOn)
  SOQUY_FIELD(late_reason, LateReason)
  SOQUY_FIELD(original_date, OriginalDate)
  SOQUY_PERSON(actor, Actor)
  SOQUY_FIELD(device, Device)
  SOQUY_FIELD(epoch, Epoch)
  SOQUY_HALVES(command, Command)
  SOQUY_FIELD(act, Act)
  SOQUY_FIELD(index, Index)
  SOQUY_FIELD(count, Count)
  SOQUY_FIELD(expected, Expected)
  SOQUY_FIELD(meeting, Meeting)
  SOQUY_FIELD(voucher, Voucher)
  SOQUY_FIELD(page, Page)
  SOQUY_FIELD(from_paper, FromPaper)
  SOQUY_LIST(approvals, Approvals, kMaxApprovals)
}

// Of commands and acts only what stands around the acts' own fields, which lie in a payload.

template <class Io>
void fields(Io& io, In<Io, Act>& e) {
  SOQUY_FIELD(value_date, ValueDate)
  SOQUY_FIELD(written_on, WrittenOn)
  SOQUY_FIELD(original_date, OriginalDate)
  SOQUY_FIELD(late_reason, LateReason)
  SOQUY_FIELD(voucher, Voucher)
  SOQUY_FIELD(page, Page)
}

template <class Io>
void fields(Io& io, In<Io, Command>& e) {
  SOQUY_HALVES(club, Club)
  SOQUY_HALVES(id, Id)
  SOQUY_FIELD(expected, Expected)
  SOQUY_FIELD(value_date, ValueDate)
  SOQUY_PERSON(actor, Actor)
  SOQUY_FIELD(from_paper, FromPaper)
}

}  // namespace soquy
