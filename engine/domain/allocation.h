#pragma once
// How repayments are split. In the order of value date, voucher number and version (recording), each one pays
//
//   1. what is due on its day, oldest instalment first, in the order the loan agreed on;
//   2. with what is left, principal in advance: of the next instalments, of the last ones, or of all that are to come
//      in proportion.
//
// Interest is not taken in advance: it is owed on its due day as the paper says, and no more once all principal and all
// that is due are paid. A penalty is due from the day on which it was charged.

#include <optional>
#include <string_view>
#include <vector>

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
  /// rescheduling.
  explicit Debt(const LoanState& loan);

  struct Split {
    Allocation lines;
    Money left;  ///< more than is owed
  };
  /// Splits money that came on that day, and takes it off the debt.
  [[nodiscard]] Split pay(Money amount, Day day);
  /// Takes a split off the debt as it was decided before.
  void take_off(const Allocation& lines);

  [[nodiscard]] Money principal() const;
  [[nodiscard]] Money interest_due(Day day) const;
  [[nodiscard]] Money penalties_due(Day day) const;
  /// Penalties of one instalment that are not paid, whenever they were charged.
  [[nodiscard]] Money penalties_of(std::uint16_t instalment) const;
  /// What settles the loan on that day: all principal, the interest due by then and the penalties charged by then.
  [[nodiscard]] Money owed_on(Day day) const { return principal() + interest_due(day) + penalties_due(day); }

 private:
  struct Penalty {
    Day day;
    Money open;
  };
  struct Row {
    std::uint16_t number = 0;
    Day due;
    Money principal;
    Money interest;
    std::vector<Penalty> penalties;
    AllocationLine now;  ///< what the repayment at hand pays of it
  };

  Row& row(std::uint16_t number);
  void pay_due(Money& left, Day day);
  void pay_in_advance(Money& left, Day day);
  void pay_in_proportion(Money& left, Day day);
  static void pay_principal(Row& row, Money& left);
  static void pay_interest(Row& row, Money& left);
  static void pay_penalty(Row& row, Money& left, Day day);

  AllocationOrder order_;
  AdvanceTo advance_;
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

/// Takes a waiver off the penalties of an instalment: the newest first, because the oldest were paid first.
void waive(LoanState& loan, std::uint16_t instalment, Money amount);
/// Undoes it.
void take_back_waiver(LoanState& loan, std::uint16_t instalment, Money amount);

/// Principal, interest and penalty of all lines together.
[[nodiscard]] AllocationLine sum_of(const Allocation& lines);

}  // namespace soquy::engine
