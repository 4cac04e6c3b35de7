#pragma once
// The fields of the programme family, in the order of ledger.capnp. See fields.h.

#include "events/fields.h"
#include "events/programme_events.h"

namespace soquy {

template <class Io>
void fields(Io& io, In<Io, RegionRef>& e) {
  SOQUY_FIELD(scheme, Scheme)
  SOQUY_FIELD(code, Code)
}

template <class Io>
void fields(Io& io, In<Io, DefineRegion>& e) {
  SOQUY_FIELD(region, Region)
  SOQUY_FIELD(level, Level)
  SOQUY_FIELD(name, Name)
  SOQUY_FIELD(parent, Parent)
  SOQUY_FIELD(valid_from, ValidFrom)
  SOQUY_FIELD(valid_until, ValidUntil)
}

template <class Io>
void fields(Io& io, In<Io, SucceedRegion>& e) {
  SOQUY_FIELD(old_region, OldRegion)
  SOQUY_FIELD(new_region, NewRegion)
  SOQUY_FIELD(extent, Extent)
  SOQUY_FIELD(effective, Effective)
}

template <class Io>
void fields(Io& io, In<Io, CriterionRule>& e) {
  SOQUY_FIELD(criterion, Criterion)
  SOQUY_FIELD(kind, Kind)
  SOQUY_FIELD(min, Min)
  SOQUY_FIELD(max, Max)
}

template <class Io>
void fields(Io& io, In<Io, PublishRulePack>& e) {
  SOQUY_FIELD(name, Name)
  SOQUY_FIELD(valid_from, ValidFrom)
  SOQUY_FIELD(valid_until, ValidUntil)
  SOQUY_FIELD(older_from_age, OlderFromAge)
  SOQUY_LIST(rules, Rules, 64)
}

template <class Io>
void fields(Io& io, In<Io, SetTarget>& e) {
  SOQUY_FIELD(region, Region)
  SOQUY_FIELD(kind, Kind)
  SOQUY_FIELD(due, Due)
  SOQUY_FIELD(value, Value)
  SOQUY_FIELD(basis, Basis)
}

template <class Io>
void fields(Io& io, In<Io, PublishPriceIndex>& e) {
  SOQUY_FIELD(series, Series)
  SOQUY_FIELD(month, Month)
  SOQUY_FIELD(index, Index)
  SOQUY_FIELD(basis, Basis)
}

template <class Io>
void fields(Io& io, In<Io, EnrolActor>& e) {
  SOQUY_FIELD(subject, Subject)
  SOQUY_FIELD(role, Role)
  SOQUY_FIELD(assurance, Assurance)
  SOQUY_FIELD(key, Key)
  SOQUY_FIELD(region, Region)
  SOQUY_FIELD(name, Name)
}

template <class Io>
void fields(Io& io, In<Io, RevokeActorKey>& e) {
  SOQUY_FIELD(subject, Subject)
  SOQUY_FIELD(key, Key)
  SOQUY_FIELD(reason, Reason)
}

template <class Io>
void fields(Io& io, In<Io, HoldReviewMeeting>& e) {
  SOQUY_FIELD(region, Region)
  SOQUY_LIST(clubs, Clubs, 1000)
  SOQUY_FIELD(topic, Topic)
  SOQUY_FIELD(notes, Notes)
}

template <class Io>
void fields(Io& io, In<Io, SubmitReport>& e) {
  SOQUY_FIELD(kind, Kind)
  SOQUY_FIELD(period_end, PeriodEnd)
  SOQUY_FIELD(tree_size, TreeSize)
  SOQUY_FIELD(root, Root)
  SOQUY_FIELD(recipient, Recipient)
}

template <class Io>
void fields(Io& io, In<Io, ReceiveReport>& e) {
  SOQUY_FIELD(club, Club)
  SOQUY_FIELD(region, Region)
  SOQUY_FIELD(kind, Kind)
  SOQUY_FIELD(period_end, PeriodEnd)
  SOQUY_FIELD(tree_size, TreeSize)
  SOQUY_FIELD(root, Root)
}

}  // namespace soquy
