#pragma once
// One project's capital as a patient person follows it: for every entry all earlier ones are read again to find what
// lay in the fund and what was out on the loan. Shares no code with projections/, only the events.

#include <cstdint>
#include <vector>

#include "events/event.h"
#include "events/fold.h"

namespace soquy::naive {

struct TraceAnswer {
  std::int64_t given = 0;
  std::int64_t in_fund = 0;
  std::int64_t out = 0;
  std::int64_t lost = 0;
  std::int64_t spent = 0;
  std::int64_t interest = 0;
  std::int64_t lent = 0;
  std::uint32_t loans = 0;
  std::uint32_t loans_open = 0;
  std::uint32_t borrowers = 0;
  friend bool operator==(const TraceAnswer&, const TraceAnswer&) = default;
};

/// Of the gift at that version; all zero when the question does not see it.
[[nodiscard]] TraceAnswer trace(const std::vector<Event>& events, Version donation, const AsOf& when);

}  // namespace soquy::naive
