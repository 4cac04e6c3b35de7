#pragma once
// Events as somebody would forge them who knows the limits of every field and keeps to nothing else: the largest
// amounts, the first and last days, counts and numbers that wrap, lists as long as they may be, names of things that
// are not there. All of them can be encoded.

#include <vector>

#include "events/event.h"
#include "tests/support/random_event.h"

namespace soquy::testing {

/// A stream of `size` events about few loans, members and things, so that they meet; founded by its first one, each a
/// commit of its own. Loans are begun as the rules would have it, as far as their limits go, so that what comes after
/// is not passed over.
[[nodiscard]] std::vector<Event> hostile_stream(Dice& dice, std::size_t size);

}  // namespace soquy::testing
