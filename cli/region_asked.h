#pragma once
// A region that somebody typed and that nobody has told of.

#include "cli/command_line.h"
#include "projections/regions.h"

namespace soquy::cli {

/// In words, with codes that look like the one that was typed, for who mistyped it.
[[nodiscard]] Refusal nobody_defined(const projections::Regions& regions, const RegionRef& region);

}  // namespace soquy::cli
