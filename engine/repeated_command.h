#pragma once
// The same command id came before: is it the same command?

#include <functional>
#include <string>
#include <vector>

#include "engine/register.h"
#include "events/event.h"

namespace soquy::engine {

/// Finds a text of the club by version and slot.
using FindText = std::function<RegisterText(Version, std::uint8_t)>;

/// Names the first field in which a command differs from the commit recorded under its id, with both values; empty when
/// they say the same. Words are compared by commitment under the stored salt; a text that was erased counts as equal.
[[nodiscard]] std::string difference(Command asked, std::vector<Event> recorded, const FindText& text);

}  // namespace soquy::engine
