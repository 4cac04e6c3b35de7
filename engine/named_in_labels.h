#pragma once
// A label stays in the events for ever, so no label may say who a person is. Two things can be told by machine: a
// registered name, and a row of digits as long as those of a telephone or an identity card.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "events/result.h"

namespace soquy::engine {

/// As many digits as the shortest number that belongs to one person: an old identity card has 9, a telephone 10.
inline constexpr int kPersonalDigits = 9;

/// Rejects names_a_person when a label of the act holds kPersonalDigits or more digits with at most a space, a dot or a
/// hyphen between two. Vouchers, pages and codes are numbers by their nature and not asked.
[[nodiscard]] Result<Ok> check_digits(const Act& act);

/// Rejects names_a_person when a label, the voucher or the page of an act holds one of the names as whole words,
/// whatever its case. Names of one word are words of the language too, and are not looked for. `names` is called at
/// most once, and only when a label has two words at all.
[[nodiscard]] Result<Ok> check_names(const std::vector<Act>& acts,
                                     const std::function<std::vector<std::string>()>& names);

}  // namespace soquy::engine
