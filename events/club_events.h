#pragma once
// Founding, by-law, board, device in charge, opening balances.

#include <array>
#include <string>
#include <vector>

#include "events/accounts.h"
#include "events/entry.h"
#include "events/envelope.h"
#include "events/goods_events.h"
#include "events/money.h"
#include "events/programme_events.h"

namespace soquy {

/// Version 1 of every club. Its leaf hash is the club's identity (genesis), so it holds 128 random bits. The value date
/// is the founding day.
struct FoundClub {
  std::string name;
  Currency currency = Currency::vnd;
  RegionRef region;       ///< commune where known, else province
  std::string decision;   ///< number of the commune's founding act
  bool practice = false;  ///< no province accepts a practice club
  std::array<std::uint8_t, 16> nonce{};
  Note address;
  friend bool operator==(const FoundClub&, const FoundClub&) = default;
};
struct ClubFounded : FoundClub {};

enum class LoanMethod : std::uint8_t { none = 0, flat = 1, equal_principal = 2, equal_instalment = 3, bullet = 4 };
enum class Every : std::uint8_t { month = 0, week = 1, single = 2, named_dates = 3 };
enum class DayCount : std::uint8_t { period = 0, actual_365 = 1, thirty_360 = 2 };
/// Order within the instalments that are due, oldest first, unless a name says otherwise.
enum class AllocationOrder : std::uint8_t {
  penalty_interest_principal = 0,  ///< per instalment
  interest_first_across = 1,       ///< all interest due, then all principal due
  principal_first = 2,             ///< per instalment: principal, interest, penalty
};
enum class AdvanceTo : std::uint8_t { next_instalments = 0, last_instalments = 1, reamortise = 2 };

struct FundRule {
  Fund fund;
  std::string name;  ///< "Quỹ tăng thu nhập"
  bool lends = false;
  friend bool operator==(const FundRule&, const FundRule&) = default;
};
/// A cash box and the funds whose money lies in it.
struct BoxRule {
  std::uint8_t box = 0;
  std::vector<Fund> funds;
  friend bool operator==(const BoxRule&, const BoxRule&) = default;
};
/// Where a year's interest goes: shares in basis points that sum to 10,000; the remainder to one of the targets.
struct AllocationShare {
  Fund fund;
  Account account = Account::capital;
  std::uint16_t basis_points = 0;
  bool takes_rest = false;
  friend bool operator==(const AllocationShare&, const AllocationShare&) = default;
};
/// Kinds of acts for which the by-law may ask a stronger second signer than "named".
enum class ActClass : std::uint8_t {
  none = 0,
  reversal = 1,
  loan = 2,
  expense = 3,
  period = 4,
  handover = 5,
  late_entry = 6,
  write_off = 7,
  erasure = 8
};
struct AssuranceRule {
  ActClass act = ActClass::none;
  Assurance least = Assurance::named;
  friend bool operator==(const AssuranceRule&, const AssuranceRule&) = default;
};

/// Every rule a club decides for itself. Nothing of this is a constant in code (DOMAIN.md fact 20). Zero means "no
/// limit" for maxima.
struct AdoptByLaw {
  ResolutionNo resolution;       ///< 0 at founding
  std::uint8_t meeting_day = 0;  ///< day of the month, 0 when not fixed
  std::vector<FundRule> funds;   ///< empty: the two usual ones
  std::vector<BoxRule> boxes;    ///< empty: one box per fund
  Money fee;                     ///< monthly fee, 0 when free
  // loans
  Money loan_min;
  Money loan_max;
  std::uint16_t term_max = 0;      ///< instalments
  std::uint8_t loans_at_once = 1;  ///< open loans a member may have; 0: no limit
  Rate rate_max;
  LoanMethod default_method = LoanMethod::equal_principal;
  DayCount day_count = DayCount::period;
  Rounding rounding = Rounding::half_up;
  Money interest_multiple{1};   ///< interest is rounded to multiples of this
  Money principal_multiple{1};  ///< principal share rounded down to multiples; the last instalment absorbs the rest
  AllocationOrder allocation = AllocationOrder::penalty_interest_principal;
  AdvanceTo advance = AdvanceTo::next_instalments;
  std::uint32_t overdue_percent =
      0;  ///< overdue principal bears this percentage of the agreed rate (150 by statute when agreed); 0: none
  Money penalty_late;               ///< fixed penalty per late instalment; 0: none
  std::uint8_t quorum_percent = 0;  ///< share of members a resolution needs present; 0: not checked
  bool guarantor_needed = false;
  std::vector<Money>
      ceilings;  ///< progressive: n-th loan at most ceilings[n-1], last one repeats; empty: loan_max only
  // money
  Money cash_multiple{1};
  Money cash_limit;                ///< above this much in the box a resolution is due (a warning)
  Money expense_needs_resolution;  ///< expenses above this need a resolution; 0: none needs one
  bool refunds_net_of_debt = true;
  std::vector<AllocationShare> interest_shares;
  std::vector<AssuranceRule> assurances;
  Note rules_text;  ///< which paper they stand on
  // goods
  std::vector<GoodsRule> goods_rules;
  friend bool operator==(const AdoptByLaw&, const AdoptByLaw&) = default;
};
struct ByLawAdopted : AdoptByLaw {};

struct RelocateClub {
  RegionRef region;
  std::string decision;
  friend bool operator==(const RelocateClub&, const RelocateClub&) = default;
};
struct ClubRelocated : RelocateClub {};

struct BoardSeat {
  Role role = Role::none;
  MemberNo member;
  friend bool operator==(const BoardSeat&, const BoardSeat&) = default;
};
/// The whole board at once; who is not named no longer sits. One person holds one seat.
struct ElectBoard {
  ResolutionNo resolution;  ///< 0 at founding
  std::vector<BoardSeat> seats;
  friend bool operator==(const ElectBoard&, const ElectBoard&) = default;
};
struct BoardElected : ElectBoard {};

/// Gives the pen to one device. Epochs rise; a device with an older epoch is fenced.
struct GrantWriter {
  DeviceId device;
  std::uint32_t epoch = 0;
  ReasonCode reason = ReasonCode::none;
  friend bool operator==(const GrantWriter&, const GrantWriter&) = default;
};
struct WriterGranted : GrantWriter {};

struct DissolveClub {
  ResolutionNo resolution;
  std::string decision;
  ReasonCode reason = ReasonCode::none;
  friend bool operator==(const DissolveClub&, const DissolveClub&) = default;
};
struct ClubDissolved : DissolveClub {};

/// What the paper said on the cut-over day; the difference goes to 411 and the books are marked unverified. Debit
/// positive. Only before the first money entry of that fund.
struct SetOpeningBalance {
  std::vector<Posting> balances;  ///< without the balancing 411 line
  Note evidence;                  ///< pages of the paper book
  Note notes;
  friend bool operator==(const SetOpeningBalance&, const SetOpeningBalance&) = default;
};
struct OpeningBalanceSet : SetOpeningBalance {};

}  // namespace soquy
