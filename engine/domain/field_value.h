#pragma once
// What was asked in one field of an act, in words for a refusal.

#include <string>
#include <string_view>

#include "events/event.h"

namespace soquy::engine {

/// "32", "1.250.000", "head TV01, treasurer TV02"; "nothing" for what is empty or no field of the act. Private texts
/// are not shown, long lists are cut.
[[nodiscard]] std::string value_of_field(const ActVariant& act, std::string_view field, Currency currency);

}  // namespace soquy::engine
