#pragma once
// Pasts of loans left to chance: terms of every kind, a by-law, and what is recorded of the loan on which day. For
// tests that write the same slips down in several orders, take some back, and compare what is left.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/domain/allocation.h"
#include "tests/support/loan_desk.h"
#include "tests/support/random_terms.h"

namespace soquy::tests {

/// Dice that also draw one of a few and shuffle.
class Chance : public test::Dice {
 public:
  using Dice::Dice;
  bool one_in(int n) { return test::one_in(*this, n); }
  template <class T>
  T any(std::initializer_list<T> of) {
    return one_of(of);
  }
  template <class T>
  void shuffle(std::vector<T>& all) {
    for (std::size_t i = all.size(); i > 1; --i)
      std::swap(all[i - 1], all[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(i) - 1))]);
  }
};

/// One line of the paper book. Its command keeps its id in whatever order the lines are recorded.
struct Slip {
  Day day;
  std::string voucher;
  std::uint8_t command = 0;
  Act act;

  [[nodiscard]] const ReceiveRepayment* repayment() const { return std::get_if<ReceiveRepayment>(&act.is); }
  [[nodiscard]] const ChargePenalty* penalty() const { return std::get_if<ChargePenalty>(&act.is); }
  [[nodiscard]] const WaivePenalty* waiver() const { return std::get_if<WaivePenalty>(&act.is); }
  [[nodiscard]] Order order() const { return {day, voucher, {2}, 1, command}; }
};
using Slips = std::vector<Slip>;

/// The only loan of every desk here.
inline constexpr LoanNo kDrawnLoan{1};
/// The last day of a slip; a desk lives on to the end of 2025.
[[nodiscard]] Day last_slip_day();

/// A desk whose by-law and loan were drawn; nothing but the disbursement is recorded of the loan.
[[nodiscard]] Desk draw_loan(Chance& chance);
[[nodiscard]] LoanTerms draw_terms(Chance& chance, Day start);
/// At most so many slips, recorded at the desk in the order of their days; none is refused. Two desks that are given
/// the same slips and differ in their order of recording only are given the same command ids.
[[nodiscard]] Slips draw_slips(Chance& chance, Desk& desk, Day from, std::int64_t most);
/// A slip of that day that the first desk would accept and that has an id which is new to the other; none when a few
/// that were drawn were refused. Nothing is recorded.
[[nodiscard]] std::optional<Slip> draw_accepted(Chance& chance, const Desk& desk, const Desk& ids, Day day);
/// What is out is agreed anew on a day from that one on, frozen or not. None when nothing is out.
[[nodiscard]] std::optional<Slip> draw_rescheduling(Chance& chance, Desk& desk, Day from);

/// Shuffled; but a waiver takes penalties that were recorded before it, so those it may take stay before or behind it.
[[nodiscard]] Slips in_any_order(Chance& chance, const Slips& slips);

/// Records the slips in that order. One that is refused waits and is tried again when the others are written; what is
/// refused in the end is the answer. After each of them the loan is checked by check_outstanding.
[[nodiscard]] std::optional<Rejection> write_down(Desk& desk, const Slips& slips);
[[nodiscard]] Version version_of(const Desk& desk, const Slip& slip);

/// The slips at a desk of their own, in their order. None when the rules refuse one wherever it is put.
[[nodiscard]] std::optional<Desk> in_this_order(const Desk& lent, const Slips& slips);
/// Shuffles the slips until the rules accept their order: a waiver is refused once its penalty was paid. None when no
/// order of a few was.
[[nodiscard]] std::optional<Desk> in_another_order(Chance& chance, const Desk& lent, Slips& slips);
/// A desk that has only these slips: in their order, or in any that the rules accept. A penalty, say, is charged only
/// while a loan is open, and without it a repayment may have settled the loan before.
[[nodiscard]] std::optional<Desk> never_recorded(Chance& chance, const Desk& lent, Slips left);
[[nodiscard]] Slips without(const Slips& slips, const Slips& gone);

[[nodiscard]] Act reversal_of(Version entry, bool at_original_date = false);
/// An order of the treasurer with a second signer.
[[nodiscard]] Order signed_on(Day day);
[[nodiscard]] Day later_day(Chance& chance, Day from);
/// Both ends included.
[[nodiscard]] Day any_day(Chance& chance, Day from, Day to);

/// Sums the splits of the loan's events by their days with a loop of its own: what is out is never below zero, never
/// more than was lent, and always what account 1288 says.
void check_outstanding(const Desk& desk);

/// What each account of each fund moved by, day by day; days before `first` count as that day. Two desks with the same
/// moves have the same trial balance on every day from `first` on.
using Moves = std::map<Day, std::map<std::pair<Fund, Account>, std::int64_t>>;
[[nodiscard]] Moves moves_of(const Desk& desk, Day first = {});

/// All that is in force of the loan, whatever order it was written in.
struct Standing {
  struct Repayment {
    Day day;
    std::string voucher;
    CommandId command;
    Money amount;
    Allocation lines;
    friend bool operator==(const Repayment&, const Repayment&) = default;
  };
  engine::LoanStage stage = engine::LoanStage::approved;
  Money outstanding;
  LoanTerms terms;
  std::vector<Instalment> instalments;
  bool frozen = false;
  std::uint16_t reschedulings = 0;
  std::vector<Repayment> repayments;
  std::vector<Money> owed;  ///< of each kind, on days of this year and the next ones
  friend bool operator==(const Standing&, const Standing&) = default;
};
[[nodiscard]] Standing standing_of(const Desk& desk);

/// "2024-03-05 PT-9 repay 25000; ..." for the message of a failing test.
[[nodiscard]] std::string in_words(const Desk& desk, const Slips& slips);

}  // namespace soquy::tests
