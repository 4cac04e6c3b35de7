#pragma once
// Whether incomes rose, as a patient person finds out who turns over all interviews again for every household. Shares
// no code with projections/, only the events.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "events/event.h"
#include "events/fold.h"

namespace soquy::naive {

/// How many households there are of each outcome ("improved", "not_improved", "lost" ...); `prices` are the events of
/// the programme. Interviews of `from` or later.
[[nodiscard]] std::map<std::string, std::uint32_t> incomes(const std::vector<Event>& events, const AsOf& when, Day from,
                                                           const std::vector<Event>& prices, const std::string& series,
                                                           std::int64_t threshold);

/// The same, with the months ("2023-05") for whose lack incomes were not compared.
struct IncomesFound {
  std::map<std::string, std::uint32_t> counts;
  std::set<std::string> not_published;
  std::set<std::string> on_two_bases;
};
[[nodiscard]] IncomesFound incomes_and_gaps(const std::vector<Event>& events, const AsOf& when, Day from,
                                            const std::vector<Event>& prices, const std::string& series,
                                            std::int64_t threshold);

/// The index in the month of the second day, and in that of the first; nothing when they do not compare.
[[nodiscard]] std::optional<std::pair<std::int64_t, std::int64_t>> price_rise(const std::vector<Event>& prices,
                                                                              const std::string& series, Day first,
                                                                              Day second);

}  // namespace soquy::naive
