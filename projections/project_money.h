#pragma once
// One project's money, entry by entry: the part of donor_trace.h that says which money is the project's. It only ever
// flows from one place to another, so that given = in the fund + out + lost + spent after every entry.

#include <map>
#include <vector>

#include "events/event.h"

namespace soquy::projections {

/// An entry as far as it moves money or loans.
struct MoneyMove {
  Version version;
  Day day;
  Entry postings;
  Payload payload;
  Money principal;  ///< of a repayment, as it is split now
  Money interest;
  friend bool operator==(const MoneyMove&, const MoneyMove&) = default;
};

class ProjectMoney {
 public:
  struct Loan {
    MemberNo borrower;
    Day start;
    Money outstanding;  ///< all that is out on it
    Money part;         ///< of it the project's
    Money lost;         ///< the project's, written off and not recovered
    Money missing;      ///< all that was written off and not recovered
    Money financed;     ///< paid out of the project's money
  };

  ProjectMoney(Version donation, const DonationReceived& gift) : donation_(donation), gift_(gift) {}

  /// By value date, then by version.
  void take(const MoneyMove& move);

  [[nodiscard]] const std::map<LoanNo, Loan>& loans() const { return loans_; }  ///< paid out of the same fund
  [[nodiscard]] bool is_taken_back() const { return is_taken_back_; }
  [[nodiscard]] Money given() const { return given_; }
  [[nodiscard]] Money in_fund() const { return in_fund_; }
  [[nodiscard]] Money spent() const { return spent_; }
  [[nodiscard]] Money interest() const { return interest_; }  ///< earned by what is out, never part of the rest

 private:
  enum class Lies : std::uint8_t { in_fund, spent, out, lost };  // the last two: of one loan
  struct Flow {
    Lies from;
    Lies to;
    LoanNo loan;
    Money amount;
  };
  /// What an entry moved, to be given back when it is taken back.
  struct Done {
    std::vector<Flow> flows;
    Money interest;
    LoanNo loan;
    Money outstanding;  // by how much it raised what is out on the loan
    Money missing;
  };

  [[nodiscard]] Money free_in(const Entry& postings) const;
  [[nodiscard]] Money& at(Lies place, LoanNo loan);
  void flow(Lies from, Lies to, LoanNo loan, Money amount);
  void raise(LoanNo no, Money outstanding, Money missing);
  void follow(const MoneyMove& move, Money free_before);
  void lend(const LoanDisbursed& what, Day day, Money free_before);
  void repay(LoanNo no, const MoneyMove& move);
  void write_off(const LoanWrittenOff& what);
  void recover(const LoanRecovered& what);
  void spend_grant(const MoneyMove& move);
  void undo(const EntryReversed& reversal);
  void take_all_back();

  Version donation_;
  DonationReceived gift_;
  Version entry_;  // the one that is read
  Money free_;     // cash and bank of the fund less what is left of gifts for a stated use
  Money given_;
  Money in_fund_;
  Money spent_;
  Money interest_;
  bool is_taken_back_ = false;
  std::map<LoanNo, Loan> loans_;
  std::map<Version, Done> done_;
};

}  // namespace soquy::projections
