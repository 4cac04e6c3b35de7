#pragma once
// How repayments are split. In the order of value date, voucher number, command id and place in the command, each one
// pays
//
//   1. what is due on its day, oldest instalment first, in the order the loan agreed on;
//   2. when it would pay back all that is out, the interest earned until that day (loan_schedule.h): whoever settles
//      early pays for the time the money was out, counted on the balance with which the running period began;
//   3. with what is left, principal in advance: of the next instalments, of the last ones, or of all that are to come
//      in proportion (reamortised).
//
// When the last instalments were paid ahead and no principal is to come any more, that interest is asked for first: the
// repayment that ends the loan must not lose it.
//
// Interest is not taken in advance otherwise: it is owed on its due day as the paper says, and not at all when all
// principal is back before. Only a reamortised loan asks
// for less from the next period on, and the line that paid ahead says how much interest it spared. A penalty is due
// from the day on which it was charged. Principal bears late interest (events/late_interest.h) from its due day until
// it is paid; it is due at once and bears nothing itself. A frozen loan asks for no instalment and bears nothing until
// it is rescheduled again; what is brought all the same pays penalties that were charged before, and then principal.

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/domain/loan_schedule.h"
#include "engine/domain/loan_state.h"

namespace soquy::engine {

/// "PT-9" before "PT-10": runs of digits compare as numbers.
[[nodiscard]] std::strong_ordering compare_vouchers(std::string_view left, std::string_view right);

/// Whether one repayment comes before another when they are split.
[[nodiscard]] bool comes_before(const RepaymentState& left, const RepaymentState& right);

/// What a loan still asks for while its repayments are laid down one after the other.
class Debt {
 public:
  /// All that the instalments in force and the penalties ask for, before any repayment recorded since the last
  /// rescheduling. The loan outlives its debt.
  explicit Debt(const LoanState& loan);

  struct Split {
    Allocation lines;
    Money left;  ///< more than is owed
  };
  /// Splits money that came on that day, and takes it off the debt. Days never go back.
  [[nodiscard]] Split pay(Money amount, Day day);
  /// Takes a split off the debt as it was decided before.
  void take_off(const Allocation& lines, Day day);

  [[nodiscard]] Money principal() const;
  [[nodiscard]] Money interest_due(Day day) const;
  /// Interest on what is overdue, up to that day or the last repayment, whichever is later.
  [[nodiscard]] Money late_interest_due(Day day) const;
  /// Interest of the time until that day that no due day has asked for yet; none once all principal is paid.
  [[nodiscard]] Money interest_earned(Day day) const;
  [[nodiscard]] Money penalties_due(Day day) const;
  /// Penalties of one instalment that were charged by that day and are not paid.
  [[nodiscard]] Money penalties_of(std::uint16_t instalment, Day day) const;
  /// All interest of the time until that day: due, late and earned.
  [[nodiscard]] Money interest_until(Day day) const {
    return interest_due(day) + late_interest_due(day) + interest_earned(day);
  }
  /// What settles the loan on that day: all principal, the interest until then and the penalties charged by then.
  [[nodiscard]] Money owed_on(Day day) const { return principal() + interest_until(day) + penalties_due(day); }

 private:
  struct Penalty {
    Day day;
    Money open;
  };
  static constexpr std::size_t kNoPlace = SIZE_MAX;
  struct Row {
    std::uint16_t number = 0;
    std::size_t place = kNoPlace;  ///< in the plan
    Day due;
    Money principal;
    Money interest;
    std::vector<Penalty> penalties;
    int128 dong_days = 0;  ///< overdue principal, summed over the days until counted_to_
    Money late_paid;
    Money interest_paid;
    AllocationLine now;  ///< what the repayment at hand pays of it
  };

  /// Once all principal is back no later due day asks for anything.
  [[nodiscard]] bool is_due(const Row& row, Day day) const {
    return !loan_->frozen && row.due <= (principal_back_.is_none() ? day : std::min(day, principal_back_));
  }
  [[nodiscard]] int128 dong_days(const Row& row, Day day) const;
  [[nodiscard]] Money late_interest_of(const Row& row, Day day) const;
  [[nodiscard]] Money earned_of(const Row& row, Day day) const;
  [[nodiscard]] bool has_principal_to_come(Day day) const;
  void count_to(Day day);
  void note_principal_back(Day day);
  void pay_due(Money& left, Day day);
  void pay_due_interest(Row& row, Money& left, Day day);
  void pay_earned(Money& left, Day day);
  void pay_in_advance(Money& left, Day day);
  void pay_in_proportion(Money& left, Day day);
  void lower_balances(Day day);
  void spare_interest(const InterestCourse& before);
  [[nodiscard]] static Money penalties_due(const Row& row, Day day);
  static void take_penalty_off(Row& row, Money penalty);
  static void pay_principal(Row& row, Money& left);
  static void pay_interest(Row& row, Money& left);
  static void pay_penalty(Row& row, Money& left, Day day);

  const LoanState* loan_;
  InterestCourse course_;
  Day counted_to_;
  Day principal_back_;     ///< the day on which all of it was; none while some is out
  std::vector<Row> rows_;  ///< oldest first; penalties that belong to no instalment in force stand before all of them
};

/// The debt after every repayment of the loan.
[[nodiscard]] Debt debt_of(const LoanState& loan);

/// The repayments from index `from` on, split again on top of the standing splits of those before.
struct Resplit {
  std::vector<Allocation> lines;      ///< of loan.repayments[from], [from + 1], ...
  std::optional<std::size_t> beyond;  ///< index of the first repayment that pays more than is owed
  Money left;                         ///< by how much
};
[[nodiscard]] Resplit split_again(const LoanState& loan, std::size_t from);

/// Nothing is owed any more.
[[nodiscard]] bool is_settled(const LoanState& loan);

/// Adds a penalty in the order of days, in which penalties are paid.
void charge(LoanState& loan, const PenaltyState& penalty);
/// Takes a waiver off the penalties of its instalment that were recorded before it and charged by its day: the newest
/// first, because the oldest were paid first.
void waive(LoanState& loan, const WaiverState& waiver);
/// Takes that waiver back: the others stand as if it had never been.
void take_back_waiver(LoanState& loan, Version version);

/// All lines together.
[[nodiscard]] AllocationLine sum_of(const Allocation& lines);

}  // namespace soquy::engine
