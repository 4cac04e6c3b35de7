#pragma once
// One loan left to chance, from its disbursement on: a desk that decides, and a page that is read from the beginning
// each time. Every line that is drawn gets its verdict before the rules are asked, and after every accepted one the
// books and the page must say the same.

#include <map>
#include <string>
#include <vector>

#include "engine/domain/allocation.h"
#include "tests/engine/loan_deeds_drawn.h"
#include "tests/support/loan_desk.h"

namespace soquy::tests {

/// How often something really was there to be judged.
using Tally = std::map<std::string, int>;

class JudgedLoan {
 public:
  JudgedLoan(std::uint64_t seed, AdvanceTo advance, Tally& tally);

  /// Until the loan is settled or the days are over.
  void live();
  /// The same, where lines are taken back now and then: a settled loan may come to life again, and so may one that was
  /// written off.
  void live_with_mistakes();

 private:
  void lend();
  bool next_day();
  void propose(const naive::Deed& deed);
  void propose_taking_back();
  void refuse_all();
  [[nodiscard]] Act act_of(const naive::Deed& deed) const;

  // judged_loan_compare.cpp
  void compare(const std::vector<Event>& events);
  void take_in_splits(const std::vector<Event>& events);
  void compare_splits() const;
  void compare_course() const;
  void compare_plan(const LoanRescheduled& agreed);
  void compare_write_off() const;
  void compare_owed(Day asked, const naive::Owed& owed) const;
  void ask_on(Day asked) const;
  void ask_on_many_days();
  [[nodiscard]] Day some_past_day();

  void count(const naive::Deed& deed, const naive::Page& with);
  void count_refused(const naive::Deed& deed, const std::string& reason);

  test::Dice dice_;
  AdoptByLaw law_;
  Desk desk_;
  Tally& tally_;
  ResolutionNo resolved_;
  ResolutionNo rescheduled_;
  ResolutionNo given_up_;
  LoanNo loan_;
  KeptPage kept_;
  std::vector<Version> versions_;  ///< of the deeds
  std::map<Version, Allocation> splits_;
  std::map<Version, Day> moved_on_;  ///< by repayment: when its split moved last
  std::string told_;                 ///< for who reads a failure
};

}  // namespace soquy::tests
