#pragma once
// Every view by name, with its version and the question it answers; every ratio with its formula and denominator.
// A view whose meaning changes gets a new version, is built beside the old one and compared before the switch.

#include <cstdint>
#include <span>
#include <string_view>

namespace soquy::projections {

struct ViewInfo {
  std::string_view name;  ///< also the name of its files
  std::uint16_t version = 1;
  std::string_view question;
};
/// In the order in which a treasurer, an auditor and a supervisor come to them.
[[nodiscard]] std::span<const ViewInfo> all_views();
/// The view of that name, or null.
[[nodiscard]] const ViewInfo* find_view(std::string_view name);

/// Of the indicators (projections/indicators.h), which say it themselves, and of the few other ratios.
struct FormulaInfo {
  std::string_view name;
  std::uint16_t version = 1;
  std::string_view numerator;
  std::string_view denominator;
};
[[nodiscard]] std::span<const FormulaInfo> all_formulas();
[[nodiscard]] const FormulaInfo* find_formula(std::string_view name);

}  // namespace soquy::projections
