#pragma once
// Whether incomes rose, as a patient person finds out who turns over all interviews again for every household. Shares
// no code with projections/, only the events.

#include <map>
#include <string>
#include <vector>

#include "events/event.h"
#include "events/fold.h"

namespace soquy::naive {

/// How many households there are of each outcome ("improved", "not_improved", "lost" ...); `prices` are the events of
/// the programme. Interviews of `from` or later.
[[nodiscard]] std::map<std::string, std::uint32_t> incomes(const std::vector<Event>& events, const AsOf& when, Day from,
                                                           const std::vector<Event>& prices, const std::string& series,
                                                           std::int64_t threshold);

}  // namespace soquy::naive
