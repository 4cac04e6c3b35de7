#pragma once
// A loan's life and the movement of arrears as a patient person would work them out: all events are read again for
// every question. Of repayments, their reallocations and reversals only; shares no code with projections/.

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "events/event.h"
#include "events/fold.h"

namespace soquy::naive {

struct InstalmentAnswer {
  std::uint16_t number = 0;
  std::int64_t principal = 0;  ///< paid
  std::int64_t interest = 0;   ///< paid
  Day paid_on;                 ///< in full
  int days_late = 0;
  friend bool operator==(const InstalmentAnswer&, const InstalmentAnswer&) = default;
};
[[nodiscard]] std::vector<InstalmentAnswer> instalments_of(const std::vector<Event>& events, const AsOf& when,
                                                           LoanNo loan);

/// From and to, "1-30" to "settled": how many loans, and what they brought.
struct MovedAnswer {
  int loans = 0;
  std::int64_t brought = 0;
  friend bool operator==(const MovedAnswer&, const MovedAnswer&) = default;
};
using MovementAnswer = std::map<std::pair<std::string, std::string>, MovedAnswer>;
[[nodiscard]] MovementAnswer movement_of(const std::vector<Event>& events, const AsOf& then, const AsOf& now,
                                         std::uint32_t loans);

}  // namespace soquy::naive
