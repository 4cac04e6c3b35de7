#pragma once
// What did prices stand at in a month? Of the programme's own stream, for comparing incomes of two years.
//
// Fold it without a value date: an index counts from its month on, whenever somebody entered it, so only what was known
// decides. Of two values of one month the one recorded later holds.

#include <map>
#include <optional>
#include <set>
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

/// What prices stood at in two months of one series.
struct IndexOfMonths {
  Day first;  ///< the last day of its month
  Day second;
  std::optional<IndexValue> then;  ///< nothing: that month was not published
  std::optional<IndexValue> now;
  /// Both were published, on one basis.
  [[nodiscard]] bool compares() const { return then && now && then->basis == now->basis; }
  /// The second over the first, 1034/1000 for 3.4%; 0 over 0 when the two do not compare.
  [[nodiscard]] Ratio rise() const { return compares() ? Ratio{now->index, then->index} : Ratio{}; }
  friend bool operator==(const IndexOfMonths&, const IndexOfMonths&) = default;
};

/// The months for whose lack something was not compared, by their last days. They add up over clubs.
struct IndexGaps {
  std::set<Day> not_published;
  std::set<Day> on_two_bases;  ///< both months of such pairs
  /// Nothing when the two compare.
  void add(const IndexOfMonths& months);
  [[nodiscard]] bool is_empty() const { return not_published.empty() && on_two_bases.empty(); }
  IndexGaps& operator+=(const IndexGaps& other);
  friend bool operator==(const IndexGaps&, const IndexGaps&) = default;
};

class PriceIndex {
 public:
  void apply(const Event& event);

  /// By any day of the month. Null when that month of the series was not published.
  [[nodiscard]] const IndexValue* of(std::string_view series, Day day) const;
  /// Of two months, each by any of its days; no day is a month that was not published.
  [[nodiscard]] IndexOfMonths between(std::string_view series, Day first, Day second) const;
  /// Every series that has a value, ascending.
  [[nodiscard]] std::vector<std::string> series() const;
  friend bool operator==(const PriceIndex&, const PriceIndex&) = default;

 private:
  std::map<std::string, std::map<Day, IndexValue>, std::less<>> months_;  // by the last day of the month
};

}  // namespace soquy::projections
