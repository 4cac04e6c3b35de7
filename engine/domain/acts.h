#pragma once
// One overload of decide_act per act. They check their own rules only: what holds for every act (dates, periods,
// signers, streams, labels, limits of the entry) is asked once, in decide.cpp before and after them.

#include <vector>

#include "engine/domain/decide.h"

namespace soquy::engine {

/// What is fixed while one act is decided. `club` has already taken in the earlier acts of the same command.
struct Moment {
  const ClubState& club;
  const Command& command;
  const Act& act;
  const Context& context;
  Day value_date;  ///< of this act
  Version next;    ///< the version its first event will have
  std::vector<Warning>& warnings;
  const ClubState& before;  ///< the club as it stood before the command
};

/// An event without its envelope. value_date none: the moment's.
struct Fact {
  Payload payload;
  Entry postings;
  Day value_date;
};
using Facts = std::vector<Fact>;

/// The usual answer to an act: one event.
[[nodiscard]] inline Facts one_fact(Payload payload, Entry postings = {}, Day value_date = {}) {
  Facts facts;
  facts.push_back({std::move(payload), std::move(postings), value_date});
  return facts;
}

#define SOQUY_DECIDE(number, act, event, name) [[nodiscard]] Result<Facts> decide_act(const act& ask, const Moment& at);
SOQUY_ASKED_EVENTS(SOQUY_DECIDE)
#undef SOQUY_DECIDE

// What the reversal of each subject needs, called by decide_act(ReverseEntry) and evolve(EntryReversed).

/// Facts that must follow when a loan event is undone (reallocations), or why it cannot be. `reversal` is the version
/// of the EntryReversed.
[[nodiscard]] Result<Facts> decide_loan_reversal(const Event& original, Version reversal, Day value_date,
                                                 const Moment& at);
/// A call on a guarantor moves nothing of its loan, but reschedulings, write-offs and the payout count it among what
/// came later: so the same days are asked, and shut.
[[nodiscard]] Result<Ok> check_call_reversal(const Event& original, Day value_date, const Moment& at);
/// The first day from which the entry can be taken back as far as closed periods and what else was taken back of its
/// loan decide: its own day, when that is open to it. As of before the command.
[[nodiscard]] Day first_day_of_reversal(const Event& original, const Moment& at);
void evolve_loan(ClubState& club, const Event& event);  ///< every loan event, RepaymentReallocated included
void undo_loan(ClubState& club, const EntryReversed& reversal, const Envelope& envelope);          ///< part of evolve
void undo_call_on_loan(ClubState& club, const EntryReversed& reversal, const Envelope& envelope);  ///< part of evolve

}  // namespace soquy::engine
