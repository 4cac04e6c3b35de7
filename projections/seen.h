#pragma once
// A figure that a grade or a warning was based on, kept as a value until it is printed.

#include <cstdint>
#include <string_view>

#include "events/money.h"

namespace soquy::projections {

/// How the numbers of a Seen, and the bounds it is held against, are read.
enum class SeenAs : std::uint8_t {
  count = 0,           ///< of people, loans, entries, days; a bound is the same
  share = 1,           ///< of people, loans or entries; a bound is in parts per million
  share_of_money = 2,  ///< a bound is in parts per million
  money = 3,           ///< minor units, a bound too
  a_year = 4,          ///< so many a year; a bound is the same
};

struct Seen {
  std::string_view what;  ///< snake_case, as in files and JSON
  SeenAs as = SeenAs::count;
  Ratio value;  ///< of a count or of money over 1; 0 over 0: there is none
  friend bool operator==(const Seen&, const Seen&) = default;
};

/// The bound as a fraction, to be compared with Seen::value.
[[nodiscard]] constexpr Ratio bound_of(SeenAs as, std::int64_t bound) {
  return as == SeenAs::share || as == SeenAs::share_of_money ? Ratio{bound, 1'000'000} : Ratio{bound, 1};
}

}  // namespace soquy::projections
