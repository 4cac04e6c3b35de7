#pragma once
// Who answers for whom, as decide needs it: guarantee groups, and of each loan who answers for it, what they were
// called for, and what somebody else than the borrower paid on it. The questions about it stand in guarantees.h.

#include <vector>

#include "events/event.h"

namespace soquy::engine {

/// The members of a guarantee group from a day on.
struct Membership {
  Version version;  ///< the GuaranteeGroupFormed
  Day from;
  std::vector<MemberNo> members;
  friend bool operator==(const Membership&, const Membership&) = default;
};

/// Its number is never given again, even when every forming of it was taken back.
struct GroupState {
  std::vector<Membership> formed;  ///< by day, then version
  friend bool operator==(const GroupState&, const GroupState&) = default;
};

struct CallState {
  Version version;
  Day day;
  MemberNo guarantor;
  Money amount;
  friend bool operator==(const CallState&, const CallState&) = default;
};

/// A repayment that another member than the borrower brought.
struct StandIn {
  Version version;
  Day day;
  MemberNo payer;
  Money amount;
  friend bool operator==(const StandIn&, const StandIn&) = default;
};

struct GuaranteeState {
  std::vector<MemberNo> answerable;
  std::vector<CallState> calls;    ///< by day, then version
  std::vector<StandIn> stand_ins;  ///< by day, then version
  friend bool operator==(const GuaranteeState&, const GuaranteeState&) = default;
};

}  // namespace soquy::engine
