#pragma once
// What must be true of a club's history whatever rules decided it (DESIGN section 6), asked again of stored events. It
// does not decide anything anew, so a rule that changes next year leaves old books valid; and it shares no state with
// evolve, so that a mistake there does not hide itself.
//
//   every entry balances per fund; cash and bank of each fund >= 0 on every day from the first one a commit touched, as
//   the book stood after that commit; what is left of a restricted gift >= 0, what 4118 moves is what its gifts say,
//   cash and bank cover what is left of them on every such day, and a gift is spent on its use in its fund; principal
//   outstanding = disbursed - repaid - written off >= 0; no disbursement without an approval, none above it, none dated
//   before it; what needs a resolution leans on one that was passed before, is about such a thing and resolved as much;
//   an approver is not the borrower; a second signer is not the first; a member who records or signs is one then;
//   nothing dated before founding, into the future or into a period closed then; what is late or out of the ordinary
//   has a reason; an entry reversed once, by exactly the opposite postings, on its day when it says so and never before
//   it; instalments follow from the terms, those of a rescheduling from what was owed as well; a repayment's lines sum
//   to it, and every split follows from what was owed when all repayments are laid down again; a reallocation starts
//   from the lines that stood and is dated as what caused it, or as the repayment when that is later, and never before
//   the last one of its repayment; nothing of a loan is dated before the day from which an entry of it was taken back;
//   what 1288 moves is what the loan's event says; who answers for a loan was named, or is in its group, and nobody
//   else is called; what the club owes each member (338) >= 0 on every such day, and 338 moves as the member's events
//   say; a repayment or penalty dated before a repayment of the loan that stands was signed by a second person; a cash
//   count names the book's figure; a closed period carries the digest of its trial balance; and what invariants_goods.h
//   says of things.
//
// Not asked, because one stream does not tell it: whether a recorder or signer who is no member was enrolled by the
// programme then.

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "engine/domain/club_state.h"
#include "engine/domain/invariants_goods.h"
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
    std::string use;
    Area area = Area::none;  ///< none: any
    DailyBalance left;
  };
  struct Passed {
    Subject subject = Subject::none;
    Money limit;  ///< zero: none
    Money lent;   ///< approved under it and not taken back
  };
  /// What the club owes a member in a fund.
  using Claim = std::pair<MemberNo, Fund>;
  struct Loan {
    bool approved = false;
    Day approved_on;
    MemberNo borrower;
    std::vector<MemberNo> answerable;
    Money limit;
    Money disbursed;
    Money repaid;
    Money written_off;
    DailyBalance owed;                         ///< principal, day by day, as posted
    std::map<Version, Allocation> repayments;  ///< as they are split now
    Day taken_back_from;                       ///< until then the books hold an entry that was taken back
    std::map<Version, Day> moved_on;           ///< when each repayment was split again last
    LoanState book;                            ///< what its splits rest on: terms, repayments, penalties
    std::map<Version, Allocation> undone;      ///< taken back in this commit, on their way to the split first recorded
  };
  struct Told {
    Day value_date;
    Entry postings;
    Payload payload;
  };

  void say(const std::string& sentence) const { report_(now_, sentence); }
  /// The earlier of the days, when one is noted already.
  template <class Key>
  static void note_day(std::map<Key, Day>& days, const Key& key, Day day) {
    const auto [noted, fresh] = days.emplace(key, day);
    if (!fresh && day < noted->second) noted->second = day;
  }
  void check_known(const ActorId& actor);
  void check_distinct_signers(const Envelope& head);
  void check_signers(const Event& event, const Envelope& head);
  void check_borrower_did_not_sign(const Event& event, const Envelope& head);
  [[nodiscard]] bool guards_the_pen(const Event& event);
  [[nodiscard]] bool guards_keys() const;
  void check_resolution(const Payload& payload);
  [[nodiscard]] bool changes_the_past(const Event& event) const;
  void check_dates(const Event& event);
  void check_late(const Event& event);
  void check_reason(const Payload& payload);
  void post(const Event& event);
  void take_payload(const Payload& payload, const Event& event, int sign);
  void take_people(const Payload& payload, int sign);
  void take_resolution(const ResolutionPassed& passed, int sign);
  void take_grant(const Payload& payload, const Event& event, int sign);
  void check_grant_postings(const Event& event, Fund fund, Money left);
  template <class Spent>
  void check_use(const Spent& spent);
  void take_loan(const Payload& payload, const Event& event, int sign);
  void take_guarantee(const Payload& payload, const Event& event, int sign);
  void take_group(const GuaranteeGroupFormed& formed, const Event& event, int sign);
  void check_answerable(const LoanApproved& approved, Day day);
  void check_topped_up(const LoanApproved& approved);
  void check_call(const GuaranteeCalled& called);
  void take_claim(const Payload& payload, const Event& event, int sign);
  void check_claims();
  void take_approval(const LoanApproved& approved, Day day, int sign);
  void take_repayment(const RepaymentReceived& paid, Version version, int sign);
  void check_disbursement(const LoanDisbursed& paid_out, Day day);
  void take_split_base(const Payload& payload, const Event& event, int sign);
  void check_splits();
  void check_instalments(const LoanDisbursed& paid_out, Day day);
  void take_rescheduling(const LoanRescheduled& moved, Day day, int sign);
  void check_reallocation(const RepaymentReallocated& moved, Day posted);
  [[nodiscard]] Day day_of_cause(const RepaymentReallocated& moved) const;
  void check_moved(const RepaymentReallocated& moved, Day posted) const;
  void check_moved_last(const RepaymentReallocated& moved, Day posted);
  void check_loan_day(const Event& event);
  [[nodiscard]] bool is_shut(const Payload& payload, Day day) const;
  void check_undone();
  void check_loan_postings(const Event& event);
  void check_reversal(const EntryReversed& reversal, const Event& event);
  void check_day_of_reversal(const EntryReversed& reversal, Day original, Day posted);
  void check_count(const CashCounted& count);
  void check_closing(const PeriodClosed& closed);
  void check_balances();
  void check_held();
  void check_grants();
  void check_free_money();
  [[nodiscard]] static std::string in_minor(Money money) { return std::to_string(money.minor); }

  bool is_programme_;
  Report report_;
  Version now_;    ///< the event being looked at
  Version first_;  ///< of the commit it stands in
  Day founded_;
  AdoptByLaw by_law_;
  bool began_ = false;  ///< a board was elected or a meeting held
  DeviceId writer_;
  std::vector<Told> told_;  ///< every event so far; told_[v - 1] is version v
  std::vector<Day> closed_;
  std::map<Version, Version> reversed_;
  std::set<ActorId> enrolled_;
  std::map<MemberNo, bool> members_;  ///< true: has left
  std::map<ResolutionNo, Passed> resolutions_;
  std::map<GrantNo, Grant> grants_;
  std::map<LoanNo, Loan> loans_;
  std::map<GroupNo, std::map<std::pair<Day, Version>, std::vector<MemberNo>>> groups_;  ///< as formed on each day
  std::map<Claim, DailyBalance> claims_;
  std::map<Claim, Day> taken_;  ///< out of them by this commit, from which day on
  std::map<FundAccount, DailyBalance> accounts_;
  std::map<Fund, DailyBalance> free_;   ///< cash and bank less what 4118 binds
  std::map<FundAccount, Day> lowered_;  ///< by this commit, from which day on
  std::map<Fund, Day> squeezed_;        ///< the same of the free money
  std::map<GrantNo, Day> spent_;
  std::map<LoanNo, Day> repaid_;
  std::set<LoanNo> resplit_;  ///< loans whose splits this commit could change
  GoodsPromises goods_;
};

}  // namespace soquy::engine
