#pragma once
// Allocation of interest, closing and reopening of periods, reversals, hand-over.

#include <memory>
#include <string>
#include <vector>

#include "events/accounts.h"
#include "events/entry.h"
#include "events/envelope.h"
#include "events/money.h"

namespace soquy {

struct Payload;  // events/event.h

struct AllocationPart {
  Fund fund;
  Account account = Account::capital;
  Money amount;
  friend bool operator==(const AllocationPart&, const AllocationPart&) = default;
};
/// Splits interest income by the by-law's shares, by resolution: 515 to 421, then to the targets (DOMAIN.md 5.1a).
struct AllocateInterest {
  Fund fund;     ///< whose 515 is split
  Money amount;  ///< at most the balance of 515
  ResolutionNo resolution;
  friend bool operator==(const AllocateInterest&, const AllocateInterest&) = default;
};
struct InterestAllocated : AllocateInterest {
  std::vector<AllocationPart> parts;  ///< decided; sums to the amount
  friend bool operator==(const InterestAllocated&, const InterestAllocated&) = default;
};

/// After it nothing is dated on or before `through`. With `year_end` 515, 711, 642 and 811 move to 421, by resolution;
/// such a closing is dated `through` itself, whatever the day of the command.
struct ClosePeriod {
  Day through;
  bool year_end = false;
  ResolutionNo resolution;  ///< needed for a year end
  friend bool operator==(const ClosePeriod&, const ClosePeriod&) = default;
};
struct PeriodClosed : ClosePeriod {
  Hash trial_balance;  ///< decided: SHA-256 over the lines "fund:account:balance_minor\n" of all non-zero balances as
                       ///< of `through`, sorted by fund number and account number, before the year-end move
  friend bool operator==(const PeriodClosed&, const PeriodClosed&) = default;
};

/// Reopens the latest closed period back to (and without) `through`; two approvals besides the recorder. Dated
/// `through`; a year-end move is undone by its own postings.
struct ReopenPeriod {
  Day through;  ///< the period's closing day, as it was closed
  ReasonCode reason = ReasonCode::none;
  Note words;
  friend bool operator==(const ReopenPeriod&, const ReopenPeriod&) = default;
};
struct PeriodReopened : ReopenPeriod {};

/// The opposite entry, linked both ways, once, with a second signer. Its postings are the original's with the other
/// sign. It is posted at its own value date, or with `at_original_date` at the original's.
struct ReverseEntry {
  Version entry;
  bool at_original_date = false;
  ReasonCode reason = ReasonCode::none;
  Note words;
  friend bool operator==(const ReverseEntry&, const ReverseEntry&) = default;
};
struct EntryReversed : ReverseEntry {
  Day original_value_date;  ///< decided
  std::shared_ptr<const Payload>
      original;  ///< decided: what is undone, so that every fold can undo it without looking back
  friend bool operator==(const EntryReversed& left, const EntryReversed& right);
};

/// The old and the new treasurer sign what is handed over.
struct FundCash {
  Fund fund;
  Money cash;
  Money bank;
  friend bool operator==(const FundCash&, const FundCash&) = default;
};
struct SignHandover {
  Role role = Role::treasurer;
  MemberNo from;
  MemberNo to;
  Note open_issues;
  Note words;
  friend bool operator==(const SignHandover&, const SignHandover&) = default;
};
struct HandoverSigned : SignHandover {
  std::vector<FundCash> balances;  ///< decided: per the book
  friend bool operator==(const HandoverSigned&, const HandoverSigned&) = default;
};

}  // namespace soquy
