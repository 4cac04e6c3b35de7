#pragma once
// Indicators the stupid way: each is written down once more as text, and added up club by club, figure by figure. It
// knows figures by their names only and shares no code with projections.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "events/money.h"

namespace soquy::tests {

struct NaiveClub {
  bool lives = true;
  bool funded = false;
  bool reported = false;
  std::map<std::string, std::int64_t> end;
  std::map<std::string, std::int64_t> begin;
};

/// What the clubs together give; both numbers as they come. The test program ends when there is no such indicator.
[[nodiscard]] Ratio naive_indicator(std::string_view name, const std::vector<NaiveClub>& clubs);

}  // namespace soquy::tests
