#pragma once
// What became of one project's capital: how much of it lies in the fund, is out in loans, was lost or spent, and whom
// it has served? Nobody is named and no loan is numbered.
//
// Money has no colour, so a rule says which of it is the project's (docs/PROJECTIONS.md):
//   free money      cash and bank of the fund less what is left of gifts for a stated use (4118), which may not be
//   lent. a loan          takes the project's part of the free money: floor(paid out x the project's / all free money).
//   principal back  gives back floor(principal x the project's part of what is out / all that is out); the last of it
//                   gives back the rest. A write-off moves the same part to what is lost, and a recovery moves it back.
//   other outflows  take other money first: only when less is left than was the project's do they spend of it.
//   a stated use    a restricted gift is never lent; what names its grant spends it.
//   interest        belongs to the fund. What the project's part has earned is told beside it.
//   taken back      an entry that was reversed gives back what it took, as far as that is still there.
// Entries are read by value date, then by version; a repayment as it is split now. So on every day
//   given = in the fund + out + lost + spent.

#include <vector>

#include "events/event.h"
#include "projections/loan_book.h"
#include "projections/members_profile.h"
#include "projections/project_money.h"

namespace soquy::projections {

struct Trace {
  bool is_known = false;       ///< such a gift of money was recorded by the day
  bool is_taken_back = false;  ///< and reversed: nothing of it is left to trace
  DonorClass donor = DonorClass::none;
  Condition condition = Condition::free;
  Fund fund;
  Day given_on;
  Money given;
  Money in_fund;
  Money out_on_time;
  Money out_late;     ///< in loans 1 to 30 days late
  Money out_over_30;  ///< in loans more than 30 days late
  Money lost;         ///< written off and not recovered
  Money spent;
  Money interest;                ///< earned by the project's part; the fund's
  Money lent;                    ///< ever
  std::uint32_t loans = 0;       ///< ever financed, each in part or in whole
  std::uint32_t loans_open = 0;  ///< in which some of it is now
  std::uint32_t borrowers = 0;   ///< people, each once
  std::uint32_t women = 0;       ///< of them
  std::uint32_t poor = 0;        ///< of them, by their class when they first got such a loan
  std::uint32_t near_poor = 0;
  std::uint32_t hardship = 0;
  [[nodiscard]] Money out() const { return out_on_time + out_late + out_over_30; }
  /// How often the capital was lent: zero when nothing was given.
  [[nodiscard]] Ratio turned_over() const { return {lent.minor, given.minor}; }
  friend bool operator==(const Trace&, const Trace&) = default;
};

class DonorTrace {
 public:
  /// The DonationReceived at that version.
  explicit DonorTrace(Version donation) : donation_(donation) {}
  void apply(const Event& event);

  /// Fold with the same value date first.
  [[nodiscard]] Trace on(Day day) const;
  friend bool operator==(const DonorTrace&, const DonorTrace&) = default;

 private:
  void split_anew(const RepaymentReallocated& change);
  [[nodiscard]] const MoneyMove* gift() const;
  void add_loans(Trace& trace, const ProjectMoney& money, Day day) const;
  void add_people(Trace& trace, const ProjectMoney& money) const;

  Version donation_;
  std::vector<MoneyMove> moves_;  // in version order
  LoanBook book_;
  MembersProfile people_;
};

}  // namespace soquy::projections
