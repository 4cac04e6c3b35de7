#pragma once
// Money in and out of the funds, other than loans. Every amount is positive; the postings are inside the event.

#include <string>
#include <vector>

#include "events/accounts.h"
#include "events/envelope.h"
#include "events/money.h"

namespace soquy {

/// Where the money lies: account 111 or 112. A loan may also be paid out of what its borrower has put in (338): the two
/// claims are set off against each other, and no money moves.
enum class Place : std::uint8_t { cash = 0, bank = 1, contribution = 2 };

enum class ContributionKind : std::uint8_t {
  none = 0,
  fee = 1,
  saving = 2,
  capital = 3
};  ///< saving and capital are refundable (338)
/// From one member, or collected from `payers` at once (member 0; fees only).
struct ReceiveContribution {
  ContributionKind kind = ContributionKind::none;
  Fund fund;
  MemberNo member;
  std::uint16_t payers = 0;
  Money amount;
  friend bool operator==(const ReceiveContribution&, const ReceiveContribution&) = default;
};
struct ContributionReceived : ReceiveContribution {};

enum class DonorClass : std::uint8_t {
  none = 0,
  state_budget = 1,
  elderly_care_fund = 2,
  organisation = 3,
  enterprise = 4,
  individual = 5,
  member = 6,
  international = 7,
  other_programme = 8
};
enum class Condition : std::uint8_t { free = 0, permanent = 1, restricted = 2 };
struct ReceiveDonation {
  DonorClass donor = DonorClass::none;
  MemberNo member;  ///< when donor is a member
  Condition condition = Condition::free;
  GrantNo grant;           ///< restricted only; 0: the next free number
  std::string use;         ///< restricted only: label of the one use it is for ("equipment")
  Area area = Area::none;  ///< restricted only: the area it must serve, none when any
  Fund fund;
  Place place = Place::cash;
  Money amount;
  Note from;  ///< the donor's name
  friend bool operator==(const ReceiveDonation&, const ReceiveDonation&) = default;
};
struct DonationReceived : ReceiveDonation {
  GrantNo given;  ///< decided: number of the restricted grant, 0 otherwise
  friend bool operator==(const DonationReceived&, const DonationReceived&) = default;
};

struct BorrowCapital {
  BorrowingNo borrowing;  ///< 0: the next free number
  Fund fund;
  Place place = Place::cash;
  Money amount;
  Rate rate;
  Day due;
  Note from;
  friend bool operator==(const BorrowCapital&, const BorrowCapital&) = default;
};
struct CapitalBorrowed : BorrowCapital {
  BorrowingNo given;
  friend bool operator==(const CapitalBorrowed&, const CapitalBorrowed&) = default;
};
/// Principal to 341; interest the club pays itself is an expense inside the same entry.
struct RepayCapital {
  BorrowingNo borrowing;
  Place place = Place::cash;
  Money principal;
  Money interest;
  friend bool operator==(const RepayCapital&, const RepayCapital&) = default;
};
struct CapitalRepaid : RepayCapital {
  Fund fund;  ///< decided: the fund that borrowed
  friend bool operator==(const CapitalRepaid&, const CapitalRepaid&) = default;
};

enum class IncomeKind : std::uint8_t {
  none = 0,
  bank_interest = 1,
  collective_work = 2,
  sale = 3,
  fine = 4,
  other = 5
};
struct ReceiveIncome {
  IncomeKind kind = IncomeKind::none;
  Fund fund;
  Place place = Place::cash;
  Money amount;
  Note words;
  friend bool operator==(const ReceiveIncome&, const ReceiveIncome&) = default;
};
struct IncomeReceived : ReceiveIncome {};

/// What an expense bought, in one short label beside its area.
struct PayExpense {
  Area area = Area::none;  ///< 1-8
  Fund fund;
  Place place = Place::cash;
  Money amount;
  GrantNo grant;    ///< paid out of this restricted grant; 0: out of free money
  std::string use;  ///< with a grant: what it was used for; must equal the grant's use
  ResolutionNo resolution;
  Note words;
  friend bool operator==(const PayExpense&, const PayExpense&) = default;
};
struct ExpensePaid : PayExpense {};

enum class AidKind : std::uint8_t {
  none = 0,
  sickness = 1,
  funeral = 2,
  birthday = 3,
  hardship = 4,
  disaster = 5,
  insurance = 6,
  other = 7
};
struct GiveAid {
  AidKind kind = AidKind::none;
  MemberNo member;  ///< 0: somebody who is not a member
  Area area = Area::culture;
  Fund fund;
  Place place = Place::cash;
  Money amount;
  GrantNo grant;
  std::string use;
  ResolutionNo resolution;
  Note words;
  friend bool operator==(const GiveAid&, const GiveAid&) = default;
};
struct AidGiven : GiveAid {};

struct RefundContribution {
  Fund fund;
  MemberNo member;
  Money amount;
  ReasonCode reason = ReasonCode::none;
  friend bool operator==(const RefundContribution&, const RefundContribution&) = default;
};
struct ContributionRefunded : RefundContribution {};

/// From one fund's surplus (or capital) to another fund, by resolution.
struct TransferFunds {
  Fund from;
  Fund to;
  Account source = Account::surplus;  ///< surplus or capital
  Money amount;
  ResolutionNo resolution;
  friend bool operator==(const TransferFunds&, const TransferFunds&) = default;
};
struct FundTransferred : TransferFunds {};

struct BankCash {
  Fund fund;
  Money amount;
  friend bool operator==(const BankCash&, const BankCash&) = default;
};
struct CashBanked : BankCash {};
struct WithdrawCash {
  Fund fund;
  Money amount;
  friend bool operator==(const WithdrawCash&, const WithdrawCash&) = default;
};
struct CashWithdrawn : WithdrawCash {};

}  // namespace soquy
