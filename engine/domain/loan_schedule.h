#pragma once
// The instalments of a loan, from its terms. `soquy loan plan` and recorded loans share this one function.
//
// Let P be the principal, B the balance before an instalment, s its share of the rate (loan_terms.h), n the number of
// instalments and m those of them that bear principal (all but the first `grace_principal`).
//
//   interest         equal_principal, equal_instalment, bullet: B * s     flat: P * s
//                    none in the first `grace_interest_charged`; what falls into the first `grace_interest` is due with
//                    the instalment after them, never bearing interest itself
//   principal        equal_principal   P / m, rounded down to principal_multiple
//                    flat              P / m, rounded down to principal_multiple; or, with an instalment_multiple, the
//                                      level instalment (P + interest) / m rounded to it, less the interest
//                    equal_instalment  the level instalment (level_instalment.h) less the interest on B
//                    bullet            nothing before the last
//   last instalment  all principal that is left
//
// Interest is one exact fraction, divided last and rounded once per instalment to interest_multiple.

#include <span>
#include <vector>

#include "events/loan_events.h"

namespace soquy::engine {

/// Terms that passed check_terms and check_start, or it is a bug. The principal shares sum to the principal, due days
/// ascend, no share is negative.
[[nodiscard]] std::vector<Instalment> plan_instalments(const LoanTerms& terms, Day start);

/// How the interest of a plan grows from day to day: period by period, on the balance that bears it.
///
/// A period that is over has borne its whole share of the rate. Of the one that runs, a month or week that bears one
/// period whatever days it has (loan_terms.h) has borne its days out of all its days; every other one, the share of
/// the time so far. What an instalment asks for is added up as one fraction and rounded once.
class InterestCourse {
 public:
  /// A plan that followed from terms that were checked; `start` is the day from which its first period runs. `terms`
  /// outlive the course.
  InterestCourse(const LoanTerms& terms, Day start, std::span<const Instalment> plan);

  /// What instalment `index` (from 0) will ask for of the time until that day; all it asks for from its due day on.
  /// Nothing under terms that no rule lets in.
  [[nodiscard]] Money earned(std::size_t index, Day day) const;

  [[nodiscard]] Day start_of(std::size_t index) const { return periods_[index].from; }
  /// Another balance than planned bears the interest of that period, because principal came ahead of its day. With
  /// flat interest the first principal bears it all along.
  void set_balance(std::size_t index, Money balance);

 private:
  struct Period {
    Day from;
    Day to;
    Money balance;
  };
  const LoanTerms* terms_;
  std::vector<Period> periods_;
  std::size_t asks_first_ = 0;  ///< the instalment that asks for the interest of its own and all earlier periods
};

[[nodiscard]] Money total_interest(const std::vector<Instalment>& instalments);
[[nodiscard]] Money total_principal(const std::vector<Instalment>& instalments);

}  // namespace soquy::engine
