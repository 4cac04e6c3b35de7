#pragma once
// A club's life drawn from a seed: gifts, fees, savings, expenses, loans with simple splits, goods, people, late
// entries, reversals and reallocations. Events only: nothing decides here, so anything a fold may meet can be drawn.

#include <cstdint>
#include <map>
#include <random>
#include <vector>

#include "tests/support/history.h"

namespace soquy::tests {

inline constexpr const char* kHeifer = "heifer";
inline constexpr std::uint32_t kRandomMembers = 8;
inline constexpr std::uint32_t kRandomGrants = 3;
inline constexpr std::uint32_t kRandomLoans = 6;

class RandomHistory {
 public:
  RandomHistory(std::uint64_t seed, int steps);
  [[nodiscard]] const std::vector<Event>& events() const { return club_.events(); }
  /// A day inside the life, and a moment.
  [[nodiscard]] Day some_day();
  [[nodiscard]] Instant some_moment();

 private:
  struct OpenLoan {
    std::uint32_t member = 0;
    std::vector<Instalment> unpaid;
    std::map<Version, Allocation> repayments;  // standing, as split now
    std::map<Version, Allocation> first;       // as split first
  };

  std::int64_t pick(std::int64_t low, std::int64_t high);
  Day date();  // today, or sometimes a day that was forgotten
  void step();
  void lend();
  void repay();
  void reallocate();
  void reverse_repayment();
  void reverse_other();
  void goods();
  void people();
  Allocation split(OpenLoan& loan, std::int64_t amount);
  OpenLoan* some_loan(bool with_repayments);

  std::mt19937_64 random_;
  History club_;
  Day today_;
  std::map<std::uint32_t, OpenLoan> loans_;
  std::vector<Version> reversible_;
  std::uint32_t placements_ = 0;
};

}  // namespace soquy::tests
