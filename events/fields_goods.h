#pragma once
// The fields of the goods family, in the order of ledger.capnp. See fields.h.

#include "events/fields.h"
#include "events/goods_events.h"

namespace soquy {

template <class Io>
void fields(Io& io, In<Io, Item>& e) {
  SOQUY_FIELD(name, Name)
  SOQUY_FIELD(unit, Unit)
}

template <class Io>
void fields(Io& io, In<Io, GoodsRule>& e) {
  SOQUY_FIELD(name, Name)
  SOQUY_FIELD(item, Item)
  SOQUY_FIELD(owed_item, OwedItem)
  SOQUY_FIELD(owed_each, OwedEach)
  SOQUY_FIELD(months, Months)
  SOQUY_LIST(births, Births, 12)
}

template <class Io>
void fields(Io& io, In<Io, ReceiveGoods>& e) {
  SOQUY_FIELD(item, Item)
  SOQUY_FIELD(quantity, Quantity)
  SOQUY_FIELD(memo_value, MemoValue)
  SOQUY_FIELD(donor, Donor)
  SOQUY_FIELD(member, Member)
  SOQUY_FIELD(use, Use)
  SOQUY_FIELD(from, From)
}

template <class Io>
void fields(Io& io, In<Io, GiveGoods>& e) {
  SOQUY_FIELD(item, Item)
  SOQUY_FIELD(quantity, Quantity)
  SOQUY_FIELD(memo_value, MemoValue)
  SOQUY_FIELD(member, Member)
  SOQUY_FIELD(area, Area)
  SOQUY_FIELD(resolution, Resolution)
  SOQUY_FIELD(words, Words)
}

template <class Io>
void fields(Io& io, In<Io, LendGoods>& e) {
  SOQUY_FIELD(placement, Placement)
  SOQUY_FIELD(keeper, Keeper)
  SOQUY_FIELD(item, Item)
  SOQUY_FIELD(quantity, Quantity)
  SOQUY_FIELD(owed_item, OwedItem)
  SOQUY_FIELD(owed, Owed)
  SOQUY_FIELD(due, Due)
  SOQUY_FIELD(memo_value, MemoValue)
  SOQUY_FIELD(resolution, Resolution)
  SOQUY_FIELD(rule, Rule)
  SOQUY_FIELD(by_rule, ByRule)
}

template <class Io>
void fields(Io& io, In<Io, GoodsLent>& e) {
  fields(io, static_cast<In<Io, LendGoods>&>(e));
  SOQUY_FIELD(given, Given)
}

template <class Io>
void fields(Io& io, In<Io, RecordBirth>& e) {
  SOQUY_FIELD(placement, Placement)
  SOQUY_FIELD(item, Item)
  SOQUY_FIELD(quantity, Quantity)
}

template <class Io>
void fields(Io& io, In<Io, GoodsBorn>& e) {
  fields(io, static_cast<In<Io, RecordBirth>&>(e));
  SOQUY_FIELD(birth, Birth)
  SOQUY_FIELD(owed, Owed)
  SOQUY_FIELD(due, Due)
}

template <class Io>
void fields(Io& io, In<Io, HandOnGoods>& e) {
  SOQUY_FIELD(placement, Placement)
  SOQUY_FIELD(item, Item)
  SOQUY_FIELD(quantity, Quantity)
  SOQUY_FIELD(receiver, Receiver)
  SOQUY_FIELD(receiver_owes, ReceiverOwes)
  SOQUY_FIELD(receiver_due, ReceiverDue)
}

template <class Io>
void fields(Io& io, In<Io, GoodsHandedOn>& e) {
  fields(io, static_cast<In<Io, HandOnGoods>&>(e));
  SOQUY_FIELD(next, Next)
}

template <class Io>
void fields(Io& io, In<Io, ReturnGoods>& e) {
  SOQUY_FIELD(placement, Placement)
  SOQUY_FIELD(item, Item)
  SOQUY_FIELD(quantity, Quantity)
}

template <class Io>
void fields(Io& io, In<Io, GoodsReturned>& e) {
  fields(io, static_cast<In<Io, ReturnGoods>&>(e));
  SOQUY_FIELD(beyond, Beyond)
}

template <class Io>
void fields(Io& io, In<Io, RecordLoss>& e) {
  SOQUY_FIELD(placement, Placement)
  SOQUY_FIELD(item, Item)
  SOQUY_FIELD(quantity, Quantity)
  SOQUY_FIELD(reason, Reason)
  SOQUY_FIELD(witness, Witness)
  SOQUY_FIELD(other_witness, OtherWitness)
  SOQUY_FIELD(obligation_ends, ObligationEnds)
  SOQUY_FIELD(resolution, Resolution)
}

template <class Io>
void fields(Io& io, In<Io, GoodsLost>& e) {
  fields(io, static_cast<In<Io, RecordLoss>&>(e));
  SOQUY_FIELD(forgiven, Forgiven)
}

template <class Io>
void fields(Io& io, In<Io, BuyOutGoods>& e) {
  SOQUY_FIELD(placement, Placement)
  SOQUY_FIELD(quantity, Quantity)
  SOQUY_FIELD(fund, Fund)
  SOQUY_FIELD(amount, Amount)
  SOQUY_FIELD(resolution, Resolution)
}

template <class Io>
void fields(Io& io, In<Io, RevalueGoods>& e) {
  SOQUY_FIELD(item, Item)
  SOQUY_FIELD(memo_value_each, MemoValueEach)
  SOQUY_FIELD(basis, Basis)
}

}  // namespace soquy
