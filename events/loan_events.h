#pragma once
// A loan's life. The instalments and every allocation are inside the events: folds add up, they never re-decide.

#include <string>
#include <vector>

#include "events/accounts.h"
#include "events/club_events.h"
#include "events/envelope.h"
#include "events/money.h"
#include "events/money_events.h"
#include "events/people_events.h"

namespace soquy {

/// Terms from which the instalments follow; agreed when the loan is approved.
struct LoanTerms {
  Money principal;
  Rate rate;
  LoanMethod method = LoanMethod::none;
  std::uint16_t instalments = 0;
  Every every = Every::month;
  DayCount day_count = DayCount::period;
  Rounding rounding = Rounding::half_up;
  Money interest_multiple{1};                ///< interest is rounded to multiples of this
  Money principal_multiple{1};               ///< the principal share is rounded down to multiples of this
  Money instalment_multiple{1};              ///< the equal instalment is rounded to multiples of this
  std::uint16_t grace_principal = 0;         ///< first n instalments without principal
  std::uint16_t grace_interest = 0;          ///< first n instalments whose interest is paid later
  std::uint16_t grace_interest_charged = 0;  ///< first n instalments without interest
  Day first_due;                             ///< none: one period after the start
  std::vector<Day> due_dates;                ///< Every::named_dates only
  friend bool operator==(const LoanTerms&, const LoanTerms&) = default;
};

struct Instalment {
  std::uint16_t number = 0;  ///< from 1
  Day due;
  Money principal;
  Money interest;
  friend bool operator==(const Instalment&, const Instalment&) = default;
};

/// A loan in the minutes: who, how much, for what, on whose guarantee, under which resolution.
struct ApproveLoan {
  LoanNo loan;  ///< 0: the next free number
  MemberNo borrower;
  Fund fund = kIncomeFund;
  LoanTerms terms;
  Note purpose;
  ResolutionNo resolution;
  std::vector<MemberNo> guarantors;
  PovertyClass priority = PovertyClass::none;
  LoanNo repays;  ///< an old loan that this one is meant to repay, 0 when none
  Note words;
  GroupNo group{};   ///< the guarantee group that answers for it, 0 when guarantors do
  LoanNo tops_up{};  ///< an open loan of the borrower beside which this one stands and with which it counts as one
  friend bool operator==(const ApproveLoan&, const ApproveLoan&) = default;
};
struct LoanApproved : ApproveLoan {
  LoanNo given;                        ///< decided: the loan's number
  std::vector<MemberNo> answerable{};  ///< decided: who answers for it, the guarantors or the others of the group
  friend bool operator==(const LoanApproved&, const LoanApproved&) = default;
};

/// Pays an approved loan out. The value date is the first day of the loan.
struct DisburseLoan {
  LoanNo loan;
  Place place = Place::cash;
  Money principal;  ///< at most what was approved
  friend bool operator==(const DisburseLoan&, const DisburseLoan&) = default;
};
struct LoanDisbursed : DisburseLoan {
  MemberNo borrower;  ///< decided, from the approval
  Fund fund;
  LoanTerms terms;                      ///< with the principal paid out
  std::vector<Instalment> instalments;  ///< decided
  std::uint32_t stated_ppm_year = 0;    ///< agreed rate as parts per million a year (x12 or x52)
  std::uint32_t effective_ppm_year =
      0;  ///< effective annual rate from the internal rate of return, rounded half up; 0 when not computed
  AllocationOrder allocation = AllocationOrder::penalty_interest_principal;  ///< by-law on the day
  AdvanceTo advance = AdvanceTo::next_instalments;
  std::uint32_t overdue_percent = 0;
  LoanNo renews{};  ///< decided: the loan that the borrower has just paid back, or that this one is meant to repay
  friend bool operator==(const LoanDisbursed&, const LoanDisbursed&) = default;
};

/// What a sum paid on one instalment. Instalment 0 takes penalties that belong to none.
struct AllocationLine {
  std::uint16_t instalment = 0;
  Money principal;
  Money interest;
  Money penalty;
  Money late_interest{};    ///< for the days on which principal of it was overdue
  Money spared_interest{};  ///< no part of the sum: interest not owed any more, because principal came ahead of its day
  friend bool operator==(const AllocationLine&, const AllocationLine&) = default;

  /// What of the sum it took.
  [[nodiscard]] Money paid() const { return principal + interest + penalty + late_interest; }
};
using Allocation = std::vector<AllocationLine>;

struct ReceiveRepayment {
  LoanNo loan;
  Place place = Place::cash;
  Money amount;
  MemberNo payer;  ///< who brought it when not the borrower (guarantor, family: 0)
  friend bool operator==(const ReceiveRepayment&, const ReceiveRepayment&) = default;
};
struct RepaymentReceived : ReceiveRepayment {
  MemberNo borrower;     ///< decided
  Fund fund;             ///< decided
  Allocation lines;      ///< decided: sums to the amount
  bool settles = false;  ///< decided: nothing is owed after it
  LoanNo from_loan{};    ///< decided: the new loan, just paid out to the borrower, that seems to have paid it
  friend bool operator==(const RepaymentReceived&, const RepaymentReceived&) = default;
};

/// The past changed (a back-dated repayment or a reversal): one earlier-recorded repayment is now split like this.
/// Never asked for by itself. Postings move the difference between 1288, 515 and 711.
struct RepaymentReallocated {
  LoanNo loan;
  Fund fund;
  Version repayment;  ///< the RepaymentReceived it concerns
  Version cause;      ///< the event that changed the past
  Allocation before;
  Allocation after;
  friend bool operator==(const RepaymentReallocated&, const RepaymentReallocated&) = default;
};

struct ChargePenalty {
  LoanNo loan;
  std::uint16_t instalment = 0;
  Money amount;
  ReasonCode reason = ReasonCode::none;
  friend bool operator==(const ChargePenalty&, const ChargePenalty&) = default;
};
struct PenaltyCharged : ChargePenalty {};
struct WaivePenalty {
  LoanNo loan;
  std::uint16_t instalment = 0;
  Money amount;
  ResolutionNo resolution;
  ReasonCode reason = ReasonCode::none;
  friend bool operator==(const WaivePenalty&, const WaivePenalty&) = default;
};
struct PenaltyWaived : WaivePenalty {};

/// New instalments for what is still owed; the old ones stay visible and the loan counts as restructured for ever.
struct RescheduleLoan {
  LoanNo loan;
  LoanTerms terms;  ///< principal: what is outstanding
  bool frozen = false;
  ResolutionNo resolution;
  std::string confirmation;  ///< the commune's paper
  ReasonCode reason = ReasonCode::none;
  friend bool operator==(const RescheduleLoan&, const RescheduleLoan&) = default;
};
struct LoanRescheduled : RescheduleLoan {
  std::vector<Instalment> instalments;
  std::uint16_t times = 0;  ///< decided: how often it has been rescheduled, this one included
  friend bool operator==(const LoanRescheduled&, const LoanRescheduled&) = default;
};

struct WriteOffLoan {
  LoanNo loan;
  ResolutionNo resolution;
  ReasonCode reason = ReasonCode::none;
  Note words;
  friend bool operator==(const WriteOffLoan&, const WriteOffLoan&) = default;
};
struct LoanWrittenOff : WriteOffLoan {
  Fund fund;
  Money principal;  ///< decided: all that is outstanding
  friend bool operator==(const LoanWrittenOff&, const LoanWrittenOff&) = default;
};
struct RecoverLoan {
  LoanNo loan;
  Place place = Place::cash;
  Money amount;
  friend bool operator==(const RecoverLoan&, const RecoverLoan&) = default;
};
struct LoanRecovered : RecoverLoan {
  Fund fund;
  friend bool operator==(const LoanRecovered&, const LoanRecovered&) = default;
};

/// A member sent to another lender (the plan's "connect with credit providers").
struct ReferToLender {
  MemberNo member;
  Note lender;
  Money amount;
  friend bool operator==(const ReferToLender&, const ReferToLender&) = default;
};
struct CreditReferralMade : ReferToLender {};

/// Members who answer for each other's loans. Formed again under the same number it has these members from then on;
/// who answered for a loan before goes on answering for it.
struct FormGuaranteeGroup {
  GroupNo group;                  ///< 0: the next free number
  std::vector<MemberNo> members;  ///< two to ten, ascending
  ResolutionNo resolution;
  friend bool operator==(const FormGuaranteeGroup&, const FormGuaranteeGroup&) = default;
};
struct GuaranteeGroupFormed : FormGuaranteeGroup {
  GroupNo given;  ///< decided: the group's number
  friend bool operator==(const GuaranteeGroupFormed&, const GuaranteeGroupFormed&) = default;
};

/// A guarantor is told to pay what the borrower does not. No money moves yet: a repayment that the guarantor brings
/// takes the call down.
struct CallGuarantee {
  LoanNo loan;
  MemberNo guarantor;
  Money amount;
  ResolutionNo resolution;
  Note words;
  friend bool operator==(const CallGuarantee&, const CallGuarantee&) = default;
};
struct GuaranteeCalled : CallGuarantee {};

}  // namespace soquy
