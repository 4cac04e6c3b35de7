#pragma once
// The criteria of the decisions as their texts have them (docs of the programme, DOMAIN 1.2), ready to be published.
// What is not written in a decision is not here: a later decision is published rule by rule, and added here when known.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"

namespace soquy::cli {

/// "1533/2016", "1336/2020".
[[nodiscard]] std::vector<std::string> known_pack_names();
/// The pack of that name, or nothing.
[[nodiscard]] std::optional<PublishRulePack> known_pack(std::string_view name);

}  // namespace soquy::cli
