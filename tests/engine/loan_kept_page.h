#pragma once
// The page of one loan as it is kept beside the books: the lines that were accepted, how they read today, on which days
// principal moved, and how far back the past is shut.

#include <map>
#include <string>
#include <vector>

#include "tests/support/naive_loan_history.h"

namespace soquy::tests {

/// Principal that went out, or came back, by day.
using Course = std::map<Day, std::int64_t>;

/// A line of the page is struck, from that day on.
struct TakingBack {
  std::size_t deed = 0;
  Day from;
  bool at_original_date = false;  ///< asked for as such: then `from` is the day of the deed
};

struct KeptPage {
  naive::Paper paper;               ///< the first one
  std::int64_t most_penalties = 0;  ///< of one instalment, by the by-law
  std::vector<naive::Deed> deeds;   ///< accepted
  Day today;
  naive::Page page;  ///< as it reads today
  Course posted;
  Day taken_back_on;  ///< until that day the books hold something that was taken back since

  void lend(const naive::Paper& on);
  void turn_to_day(Day day);
  [[nodiscard]] naive::Page with(const naive::Deed& deed) const;
  [[nodiscard]] naive::Page without(std::size_t deed) const;
  /// Once the page reads like this, because of something of that day.
  [[nodiscard]] Course posted_with(const naive::Page& now, Day cause) const;
  void write(const naive::Deed& deed, naive::Page now);
  void strike(const TakingBack& back, naive::Page now);
};

/// "repayments", "write-offs".
[[nodiscard]] const char* name_of(naive::Deed::Kind kind);
/// "2024-03-05 repay 25000 PT-9".
[[nodiscard]] std::string in_words(const naive::Deed& deed);

}  // namespace soquy::tests
