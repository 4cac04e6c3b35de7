#pragma once
// What did prices stand at in a month? Of the programme's own stream, for comparing incomes of two years.
//
// Fold it without a value date: an index counts from its month on, whenever somebody entered it, so only what was known
// decides. Of two values of one month the one recorded later holds.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"

namespace soquy::projections {

struct IndexValue {
  std::int64_t index = 0;  ///< in thousandths, positive
  std::string basis;
  Version version;  ///< the entry that says so
  friend bool operator==(const IndexValue&, const IndexValue&) = default;
};

class PriceIndex {
 public:
  void apply(const Event& event);

  /// By any day of the month. Null when that month of the series was not published.
  [[nodiscard]] const IndexValue* of(std::string_view series, Day day) const;
  /// Every series that has a value, ascending.
  [[nodiscard]] std::vector<std::string> series() const;
  friend bool operator==(const PriceIndex&, const PriceIndex&) = default;

 private:
  std::map<std::string, std::map<Day, IndexValue>, std::less<>> months_;  // by the last day of the month
};

}  // namespace soquy::projections
