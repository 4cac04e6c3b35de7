#pragma once
// What must be true of a club's history whatever rules decided it (DESIGN section 6), asked again of stored events. It
// does not decide anything anew, so a rule that changes next year leaves old books valid; and it shares no state with
// evolve, so that a mistake there does not hide itself.
//
//   every entry balances per fund; cash and bank of each fund >= 0 on every day from the first one a commit touched, as
//   the book stood after that commit; what is left of a restricted gift >= 0; principal outstanding = disbursed -
//   repaid - written off >= 0; no disbursement without an approval, none above it; what needs a resolution leans on one
//   that was passed before and is about such a thing; an approver is not the borrower; a second signer is not the
//   first; nothing dated before founding, into the future or into a period closed then; an entry reversed once, by
//   exactly the opposite postings; instalments follow from the terms, those of a rescheduling from what was owed as
//   well; a repayment's lines sum to it, and a reallocation starts from the lines that stood; what 1288 moves is what
//   the loan's event says; a cash count names the book's figure; a closed period carries the digest of its trial
//   balance.

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "engine/domain/club_state.h"
#include "events/event.h"

namespace soquy::engine {

class Invariants {
 public:
  /// Told once per broken promise, with the version that breaks it.
  using Report = std::function<void(Version, const std::string&)>;
  /// `stream`: a club's, or the programme's own, whose people guard their keys by a rule of its own.
  Invariants(const ClubCode& stream, Report report)
      : is_programme_(stream == programme_stream()), report_(std::move(report)) {}

  /// One whole commit of the stream, in order.
  void take(std::span<const Event> commit);

 private:
  struct Grant {
    Fund fund;
    DailyBalance left;
  };
  struct Loan {
    bool approved = false;
    MemberNo borrower;
    Money limit;
    Money disbursed;
    Money repaid;
    Money written_off;
    DailyBalance owed;                           ///< principal, day by day, as posted
    std::map<Version, Allocation> repayments;    ///< as they are split now
    std::vector<std::vector<Instalment>> plans;  ///< each replaced by the one after it
    std::map<Version, Allocation> undone;  ///< taken back in this commit, on their way to the split first recorded
  };
  struct Told {
    Day value_date;
    Entry postings;
    Payload payload;
  };

  void say(const std::string& sentence) const { report_(now_, sentence); }
  void check_distinct_signers(const Envelope& head);
  void check_signers(const Event& event, const Envelope& head);
  void check_borrower_did_not_sign(const Event& event, const Envelope& head);
  [[nodiscard]] bool guards_the_pen(const Event& event);
  [[nodiscard]] bool guards_keys() const;
  void check_resolution(const Payload& payload);
  void check_dates(const Event& event);
  void post(const Event& event);
  void take_payload(const Payload& payload, const Event& event, int sign);
  void take_money(const Payload& payload, const Event& event, int sign);
  void take_loan(const Payload& payload, const Event& event, int sign);
  void take_repayment(const RepaymentReceived& paid, Version version, int sign);
  void check_disbursement(const LoanDisbursed& paid_out, Day day);
  void check_instalments(const LoanDisbursed& paid_out, Day day);
  void take_rescheduling(const LoanRescheduled& moved, Day day, int sign);
  void check_reallocation(const RepaymentReallocated& moved);
  void check_undone();
  void check_loan_postings(const Event& event);
  void check_reversal(const EntryReversed& reversal, const Event& event);
  void check_count(const CashCounted& count);
  void check_closing(const PeriodClosed& closed);
  void check_balances();
  [[nodiscard]] static std::string in_minor(Money money) { return std::to_string(money.minor); }

  bool is_programme_;
  Report report_;
  Version now_;  ///< the event being looked at
  Day founded_;
  AdoptByLaw by_law_;
  bool began_ = false;  ///< a board was elected or a meeting held
  DeviceId writer_;
  std::vector<Told> told_;  ///< every event so far; told_[v - 1] is version v
  std::vector<Day> closed_;
  std::map<Version, Version> reversed_;
  std::set<ActorId> enrolled_;
  std::map<ResolutionNo, Subject> resolutions_;
  std::map<GrantNo, Grant> grants_;
  std::map<LoanNo, Loan> loans_;
  std::map<FundAccount, DailyBalance> accounts_;
  std::map<FundAccount, Day> lowered_;  ///< by this commit, from which day on
  std::map<GrantNo, Day> spent_;
  std::map<LoanNo, Day> repaid_;
};

}  // namespace soquy::engine
