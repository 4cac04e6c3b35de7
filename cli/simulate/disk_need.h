#pragma once
// How much disk a simulated programme needs: a disk that fills up after half an hour helps nobody.

#include <cstdint>
#include <string>

#include "cli/simulate/plan.h"

namespace soquy::cli {

/// Events that a plan will lead to, rather more than too few.
[[nodiscard]] std::uint64_t events_expected(const ProgrammePlan& plan);
/// Bytes that are needed while the plan is written; about half of them stay.
[[nodiscard]] std::uint64_t disk_needed(const ProgrammePlan& plan);
/// Empty when the plan fits into so many free bytes, or what is missing, as a sentence without its full stop.
[[nodiscard]] std::string lack_of_disk(const ProgrammePlan& plan, const std::string& directory, std::uint64_t free);

}  // namespace soquy::cli
