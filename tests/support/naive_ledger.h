#pragma once
// The naive ledger: the book as a patient person would keep it, a vector of lines and loops over it, no cleverness. It
// is fed with the orders a treasurer gives, not with what the engine made of them, and shares no code with the engine
// and the projections: it is their judge.
//
// Every question is answered for a value date and a moment of knowledge, by going through all lines again.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "events/event.h"
#include "events/rejection.h"
#include "tests/support/naive_splits.h"

namespace soquy::naive {

/// One line of the book. Debits positive.
struct Line {
  Instant known;
  Day day;
  Fund fund;
  Account account = Account::cash;
  std::int64_t amount = 0;
  std::uint64_t entry = 0;  ///< version of the act that wrote it
  LoanNo loan;
  std::uint16_t instalment = 0;
  Part part = Part::other;
  std::int64_t spared = 0;  ///< Part::spared moves no money
  MemberNo member;
  GrantNo grant;
};

struct When {
  Day day{INT32_MAX};
  Instant known{INT64_MAX};
};

struct LoanFigures {
  std::int64_t outstanding = 0;
  std::int64_t paid_principal = 0;
  std::int64_t paid_interest = 0;
  std::int64_t overdue_principal = 0;
  std::int64_t overdue_interest = 0;
  std::int64_t late_interest = 0;
  int days_past_due = 0;
  friend bool operator==(const LoanFigures&, const LoanFigures&) = default;
};

struct Person {
  MemberNo no;
  Day joined;
  Day left;
};

struct Repayment {
  std::uint64_t entry = 0;
  Day day;
  std::string voucher;
  CommandId command;
  std::int64_t amount = 0;
  std::vector<Piece> pieces;  ///< as the book splits it now
};

/// That a repayment was there: from when, and until when if it was taken back.
struct Presence {
  std::uint64_t entry = 0;
  Day day;
  Instant known;
  Day gone{INT32_MAX};
  Instant gone_known{INT64_MAX};
};

struct Loan {
  LoanNo no;
  MemberNo borrower;
  Fund fund;
  Paper paper;  ///< terms as approved; from the day it was paid out on, all of it
  std::uint64_t disbursement = 0;
  Instant known;  ///< when the disbursement was written
  std::int64_t principal = 0;
  bool taken_back = false;  ///< its disbursement was reversed
  Day shut_until;           ///< until that day the book holds an entry of it that was taken back since
  std::vector<PlanLine> plan;
  std::vector<Repayment> repayments;  ///< in force
  std::vector<Presence> presences;    ///< of every repayment ever written
};

struct Closing {
  Day through;
  std::uint64_t entry = 0;
};

/// What the club owes more, or less, on a borrowing.
struct Debt {
  BorrowingNo borrowing;
  Day day;
  std::int64_t amount = 0;
};

struct Movement {
  Instant known;
  Item item;
  std::int64_t quantity = 0;
  Day day;
};

/// An entry as it was ordered, to be able to reverse it.
struct Written {
  std::uint64_t entry = 0;
  Day day;
  Act act;
  bool reversed = false;
};

using Objections = std::set<RejectReason>;

class Book {
 public:
  /// Why the club's rules forbid this command: all that is wrong with the first act that may not be; nothing when it
  /// must be accepted.
  [[nodiscard]] Objections objections(const Command& command, Day today) const;
  /// Writes an accepted command. `entries` gives the version under which each act was recorded.
  void write(const Command& command, Instant known, const std::vector<std::uint64_t>& entries);

  [[nodiscard]] std::int64_t balance(Fund fund, Account account, When when = {}) const;
  /// Every balance that is not zero.
  [[nodiscard]] std::map<std::pair<Fund, Account>, std::int64_t> balances(When when = {}) const;
  /// The end-of-day course of one account.
  [[nodiscard]] std::map<Day, std::int64_t> course(Fund fund, Account account) const;
  [[nodiscard]] std::int64_t refundable(MemberNo member, When when = {}) const;
  [[nodiscard]] std::int64_t grant_left(GrantNo grant, When when = {}) const;
  [[nodiscard]] std::int64_t owed_on(BorrowingNo borrowing) const;
  [[nodiscard]] LoanFigures loan(LoanNo no, When when) const;
  [[nodiscard]] std::int64_t stock(const Item& item, When when = {}) const;
  [[nodiscard]] std::size_t members(Day day) const;

  // What a person sees when leafing through.
  [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }
  [[nodiscard]] const std::vector<Loan>& loans() const { return loans_; }
  [[nodiscard]] const std::vector<Person>& people() const { return people_; }
  [[nodiscard]] const std::vector<Written>& written() const { return written_; }
  [[nodiscard]] const std::map<GrantNo, ReceiveDonation>& grants() const { return grants_; }
  [[nodiscard]] const std::map<BorrowingNo, BorrowCapital>& borrowings() const { return borrowings_; }
  [[nodiscard]] const std::set<Item>& items() const { return items_; }
  [[nodiscard]] const std::map<ResolutionNo, PassResolution>& resolutions() const { return resolutions_; }
  [[nodiscard]] Day closed_through() const { return closings_.empty() ? Day::none() : closings_.back().through; }
  [[nodiscard]] Day founded() const { return founded_; }
  [[nodiscard]] const Loan* find_loan(LoanNo no) const;
  /// What a loan still costs its borrower when paid back on that day.
  [[nodiscard]] static bool is_open(const Loan& loan, Day day);
  [[nodiscard]] static bool is_paid_back(const Loan& loan);
  [[nodiscard]] static std::int64_t debt(const Loan& loan, Day day);
  [[nodiscard]] std::optional<std::uint64_t> unsettled_count() const;
  [[nodiscard]] Fund fund_of_count(std::uint64_t entry) const { return Fund{count_box_.at(entry)}; }
  [[nodiscard]] bool in_force(const Person& person, Day day) const;

 private:
  struct Order {
    const Command& command;
    const Act& act;
    Day day;
    Instant known;
    std::uint64_t entry;
  };
  void object_to_form(const Order& order, Day today, Objections& all) const;
  void object_to_lateness(const Order& order, Day today, Objections& all) const;
  void object_to_writing_day(const Order& order, Day today, Objections& all) const;
  void object_to_true_day(const Order& order, Objections& all) const;
  [[nodiscard]] bool comes_before_another(const Order& order) const;
  void object_to_things(const Order& order, Objections& all) const;
  void object_to_amounts(const Order& order, Objections& all) const;
  void object_to_reversal(const Order& order, Objections& all) const;
  void object_to_shut_past(const Order& order, Objections& all) const;
  void object_to_closing(const ClosePeriod& close, Objections& all) const;
  [[nodiscard]] std::int64_t least_credit(Fund fund, Account account, Day day) const;
  [[nodiscard]] std::int64_t least_refundable(MemberNo member, Day day) const;
  [[nodiscard]] std::int64_t least_stock(const Item& item, Day day) const;
  [[nodiscard]] std::int64_t least_owed(BorrowingNo borrowing, Day day) const;
  void object_to_loan(const Order& order, Objections& all) const;
  void object_to_shortage(Objections& all) const;
  [[nodiscard]] bool hands_over(std::size_t from) const;
  void object_to_overpaid(Objections& all) const;
  [[nodiscard]] const Person* person_of(MemberNo no) const;
  [[nodiscard]] const Written* written_as(std::uint64_t entry) const;
  [[nodiscard]] static bool pays_too_much(const Loan& loan, const Order& order, std::int64_t amount);
  [[nodiscard]] std::int64_t late_interest_of(const Loan& loan, std::uint16_t number, When when) const;
  [[nodiscard]] Day last_principal(const Loan& loan, When when) const;
  void write_act(const Order& order);
  void write_money(const Order& order);
  void write_loan(const Order& order);
  void write_set_off(const Order& order);
  void write_closing(const Order& order);
  void write_reversal(const Order& order);
  void put(const Order& order, Fund fund, Account account, std::int64_t amount, MemberNo member = {},
           GrantNo grant = {});
  void spend(const Order& order, Fund fund, Place place, std::int64_t amount, GrantNo grant);
  void transfer(const Order& order, Fund from, Fund to, Account source, std::int64_t amount);
  void split_again(Loan& loan, const Order& order, Day cause);
  void pull_out(Loan& loan, std::uint64_t entry, const Order& order, Day day);
  Loan* loan_of(LoanNo no);
  /// The loan whose money an act moves.
  [[nodiscard]] static LoanNo loan_moved_by(const Act& act);
  [[nodiscard]] bool has_fund(Fund fund) const;

  Day founded_;
  AdoptByLaw by_law_;
  std::vector<Line> lines_;
  std::vector<Loan> loans_;
  std::vector<Person> people_;
  std::vector<Written> written_;
  std::vector<Closing> closings_;
  std::vector<Movement> goods_;
  std::map<GrantNo, ReceiveDonation> grants_;
  std::map<BorrowingNo, BorrowCapital> borrowings_;
  std::vector<Debt> debts_;
  std::map<ResolutionNo, PassResolution> resolutions_;
  std::set<Item> items_;
  std::map<std::uint64_t, std::int64_t> open_counts_;  ///< CountCash with a difference not posted: counted - book
  std::map<std::uint64_t, std::uint8_t> count_box_;
  std::set<Day> meetings_;
};

}  // namespace soquy::naive
