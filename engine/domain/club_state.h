#pragma once
// ClubState: what `decide` needs to know of one club, and nothing else. A plain value; copied, compared, never shared.
// It is a fold: evolve(state, event) for every event from version 1 gives it, and evolve never refuses.

#include <cstdint>
#include <map>
#include <vector>

#include "engine/domain/club_loans.h"
#include "engine/domain/guarantee_state.h"
#include "events/event.h"

namespace soquy::engine {

/// A balance by value date: how much moved on each day, ascending by day. Answers "was it ever below zero from that day
/// on".
class DailyBalance {
 public:
  void add(Day day, Money amount);
  [[nodiscard]] Money total() const { return total_; }
  /// The balance at the end of `day`.
  [[nodiscard]] Money on(Day day) const;
  /// The lowest end-of-day balance on `day` or any later day on which it moved, and the day of it.
  struct Low {
    Day day;
    Money balance;
  };
  [[nodiscard]] Low lowest_from(Day day) const;
  /// The last day on which it moved, or none.
  [[nodiscard]] Day last_day() const { return moves_.empty() ? Day::none() : moves_.back().day; }
  /// Takes in every move of another balance: the course of both together.
  void add(const DailyBalance& other);
  /// The same moves with the other sign: how a credit balance reads as something one has.
  [[nodiscard]] DailyBalance negated() const;
  /// Nothing moved, or all of it was undone on its own day.
  [[nodiscard]] bool is_flat() const { return moves_.empty(); }
  friend bool operator==(const DailyBalance&, const DailyBalance&) = default;

 private:
  struct Move {
    Day day;
    Money amount;
    friend bool operator==(const Move&, const Move&) = default;
  };
  std::vector<Move> moves_;
  Money total_;
};

/// The same for a quantity of goods.
class DailyQuantity {
 public:
  void add(Day day, Quantity quantity) { course_.add(day, Money{quantity}); }
  [[nodiscard]] Quantity total() const { return course_.total().minor; }
  /// At the end of `day`.
  [[nodiscard]] Quantity on(Day day) const { return course_.on(day).minor; }
  /// The least that was there at the end of `day` or of any later one.
  [[nodiscard]] Quantity least_from(Day day) const { return course_.lowest_from(day).balance.minor; }
  /// The last day on which it moved, or none.
  [[nodiscard]] Day last_day() const { return course_.last_day(); }
  friend bool operator==(const DailyQuantity&, const DailyQuantity&) = default;

 private:
  DailyBalance course_;  ///< a course of integers, whatever they count
};

struct FundAccount {
  Fund fund;
  Account account = Account::cash;
  friend auto operator<=>(const FundAccount&, const FundAccount&) = default;
};

/// What the commune certified of a household, and for which days.
struct CertificateState {
  Version version;
  Day from;
  Day until;  ///< none: until the next
  PovertyClass poverty = PovertyClass::none;
  friend bool operator==(const CertificateState&, const CertificateState&) = default;
};

struct MemberState {
  MemberNo no;
  Day joined;
  Day left;  ///< none while a member
  Sex sex = Sex::unknown;
  std::uint16_t birth_year = 0;
  PovertyClass poverty = PovertyClass::none;  ///< as recorded last
  PovertyClass poverty_at_joining = PovertyClass::none;
  std::vector<CertificateState> certificates;
  MemberNo household;
  bool volunteer = false;
  bool erased = false;
  std::uint32_t loans_taken = 0;
  std::map<Fund, DailyBalance> refundable;  ///< savings and capital the club owes the member
  [[nodiscard]] Money refundable_total() const;
  /// The class at joining until the commune certifies one; a certificate that has run out leaves none.
  [[nodiscard]] PovertyClass poverty_on(Day day) const;
  friend bool operator==(const MemberState&, const MemberState&) = default;
};

struct ResolutionState {
  ResolutionNo no;
  Subject subject = Subject::none;
  Money limit;
  Day day;
  Version version;
  friend bool operator==(const ResolutionState&, const ResolutionState&) = default;
};

/// A restricted gift: what is left of it by day, and what it is for. `place` is where it arrived; carrying it to the
/// bank does not change what it is for.
struct GrantState {
  Fund fund;
  Place place = Place::cash;
  std::string use;
  Area area = Area::none;
  DailyBalance left;
  friend bool operator==(const GrantState&, const GrantState&) = default;
};

struct BorrowingState {
  Fund fund;
  DailyBalance owed;
  friend bool operator==(const BorrowingState&, const BorrowingState&) = default;
};

/// An obligation in units, by day: a fact must fit on its own day and every later one.
struct PlacementState {
  MemberNo keeper;  ///< none: taken back; its number stays taken
  Day since;
  Item owed_item;
  GoodsRule rule;                      ///< of the by-law, as it was when it was lent; no name: none
  std::map<Item, DailyQuantity> held;  ///< what stands with the keeper
  DailyQuantity owed;                  ///< what is still to be returned or handed on
  Quantity unborn = 0;                 ///< under a rule that counts from birth: promised and not born yet
  std::vector<Day> births;             ///< the births it counts, in their order
  std::uint32_t facts = 0;             ///< what happened to it since it was placed, and stands

  /// The least that stands there at the end of `day` or of any later one.
  [[nodiscard]] Quantity least_held(const Item& what, Day day) const {
    const auto found = held.find(what);
    return found == held.end() ? 0 : found->second.least_from(day);
  }
  friend bool operator==(const PlacementState&, const PlacementState&) = default;
};

struct MeetingState {
  Day day;
  Version version;
  std::uint16_t present = 0;  ///< 0: not known
  std::uint16_t members = 0;
  friend bool operator==(const MeetingState&, const MeetingState&) = default;
};

struct CountState {
  Version version;
  std::uint8_t box = 0;
  Money over;            ///< counted - book
  bool resolved = true;  ///< false while a difference waits for its resolution
  friend bool operator==(const CountState&, const CountState&) = default;
};

struct ClosedPeriod {
  Day through;
  bool year_end = false;
  Version version;
  friend bool operator==(const ClosedPeriod&, const ClosedPeriod&) = default;
};

struct ActorState {
  Role role = Role::none;
  Assurance assurance = Assurance::named;
  std::vector<Hash> keys;  ///< enrolled and not revoked
  friend bool operator==(const ActorState&, const ActorState&) = default;
};

/// What decide needs of the programme stream when it decides for a club.
struct ProgrammeState {
  std::map<ActorId, ActorState> actors;
  std::map<RegionRef, std::map<Day, DefineRegion>> regions;  ///< by first day, each as told last
  /// Whoever ended or gave land on a day, and what was told of it.
  std::map<std::pair<Day, RegionRef>, std::vector<SucceedRegion>> successions;
  friend bool operator==(const ProgrammeState&, const ProgrammeState&) = default;
};

struct ClubState {
  // the stream
  ClubCode code;
  Version version;  ///< of the last event; 0: nothing yet
  Instant recorded_at;
  // the club
  bool founded = false;
  bool began = false;  ///< a board was elected or a meeting held
  bool dissolved = false;
  bool practice = false;
  Day founding_day;
  Currency currency = Currency::vnd;
  AdoptByLaw by_law;  ///< funds filled in
  Version by_law_in;  ///< the entry that adopted it; 0: none
  DeviceId writer;    ///< 0: whoever opens the store
  std::uint32_t epoch = 0;
  std::map<MemberNo, Role> board;
  // people and things
  std::map<MemberNo, MemberState> members;
  std::map<ResolutionNo, ResolutionState> resolutions;
  std::map<GrantNo, GrantState> grants;
  std::map<BorrowingNo, BorrowingState> borrowings;
  std::map<PlacementNo, PlacementState> placements;
  std::map<Item, DailyQuantity> stock;
  ClubLoans loans;
  std::map<GroupNo, GroupState> groups;
  std::map<LoanNo, GuaranteeState> guarantees;  ///< of loans that somebody answers for, or has paid on for another
  std::vector<MeetingState> meetings;           ///< ascending by day
  std::vector<CountState> counts;               ///< the latest of each box, and every one that differed
  // money
  std::map<FundAccount, Money> balances;
  std::map<FundAccount, DailyBalance> daily;  ///< the course of every account of each fund
  std::map<LoanNo, DailyBalance> principal;   ///< the course of what is outstanding on each loan
  // time
  std::vector<ClosedPeriod> closed;  ///< ascending; the last one's `through` is the gate
  // audit
  std::map<Version, bool> findings;     ///< raised -> answered
  std::map<Version, Version> disputes;  ///< open ones: DisputeOpened -> the entry it is about
  std::map<Version, Version> reversed;  ///< entry -> its reversal
  // programme stream only (and enrolled keys of board members in a club's stream)
  ProgrammeState programme;

  [[nodiscard]] bool is_open() const { return founded && !dissolved; }
  [[nodiscard]] Money balance(Fund fund, Account account) const;
  [[nodiscard]] const DailyBalance& course(Fund fund, Account account) const;
  /// A member who had joined and not left on that day, or null.
  [[nodiscard]] const MemberState* member_on(MemberNo no, Day day) const;
  [[nodiscard]] std::size_t members_on(Day day) const;
  [[nodiscard]] bool has_fund(Fund fund) const;
  [[nodiscard]] const FundRule* fund_rule(Fund fund) const;
  /// The funds whose money lies in that box; empty when there is no such box.
  [[nodiscard]] std::vector<Fund> box_funds(std::uint8_t box) const;
  /// An open loan of that member, or 0.
  [[nodiscard]] LoanNo open_loan_of(MemberNo member) const;
  /// The day through which the books are closed, or none.
  [[nodiscard]] Day closed_through() const { return closed.empty() ? Day::none() : closed.back().through; }
  friend bool operator==(const ClubState&, const ClubState&) = default;
};

/// Applies one event. Never refuses; an event that could not have been decided is a bug of decide (or tampering that
/// verify reports).
void evolve(ClubState& club, const Event& event);

}  // namespace soquy::engine
