#pragma once
// Quantities of goods: an integer of thousandths of the unit, so that half a kilo is exact.

#include <cstdint>
#include <string>

namespace soquy {

using Quantity = std::int64_t;

/// For people: "62,5", without the zeros that say nothing.
[[nodiscard]] std::string to_units(Quantity thousandths);

}  // namespace soquy
