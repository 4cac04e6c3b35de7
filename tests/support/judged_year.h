#pragma once
// One random year on a ledger, with the naive ledger looking over its shoulder: it says beforehand which commands must
// be refused, and after every step the two books must be the same.

#include <map>
#include <memory>
#include <string>

#include "engine/ledger.h"
#include "tests/support/naive_ledger.h"
#include "tests/support/random_year.h"

namespace soquy::test {

/// What became of the commands of a year, or of many.
struct YearTally {
  int accepted = 0;
  int refused = 0;
  int written_late = 0;                      ///< acts accepted that were written on a later day than their own
  int true_days = 0;                         ///< acts accepted with a true day in a closed period
  std::map<RejectReason, int> late_refused;  ///< commands refused because of an act with either
  int shut = 0;                              ///< repayments refused because of what was taken back
  void add(const YearTally& other);
};

class JudgedYear {
 public:
  explicit JudgedYear(std::uint64_t seed) : year_(seed), dice_(seed + 1) {}

  /// Sends the next command and compares. False when the year is over or something differs; see `difference`.
  bool step(engine::Ledger& ledger, engine::SimulatedClock& clock);
  /// What differed first, as a sentence; empty when nothing did.
  [[nodiscard]] const std::string& difference() const { return difference_; }
  /// Compares the state of the ledger with the book. Empty when they agree.
  [[nodiscard]] std::string compare_now(const engine::Ledger& ledger) const;
  /// Compares the views at random days and moments with the book. Empty when they agree.
  [[nodiscard]] std::string compare_views(const engine::Ledger& ledger, int questions);

  [[nodiscard]] const ClubCode& club() const { return year_.club(); }
  [[nodiscard]] const naive::Book& book() const { return book_; }
  [[nodiscard]] Day today() const { return today_; }
  [[nodiscard]] const YearTally& tally() const { return tally_; }

 private:
  RandomYear year_;
  Dice dice_;
  naive::Book book_;
  std::string difference_;
  Day today_;
  Instant now_;
  YearTally tally_;
};

}  // namespace soquy::test
