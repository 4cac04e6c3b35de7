#include "projections/figures.h"

#include <algorithm>

namespace soquy::projections {
namespace {

constexpr std::array kFigures = {
#define SOQUY_FIGURE(sort, name, what) FigureInfo{#name, FigureSort::sort, what, &Figures::name},
    SOQUY_FIGURES(SOQUY_FIGURE)
#undef SOQUY_FIGURE
};

/// Money's sums stay at their ends; so do these.
std::int64_t sum_of(std::int64_t left, std::int64_t right) { return (Money{left} + Money{right}).minor; }

}  // namespace

std::span<const FigureInfo> all_figures() { return kFigures; }

const FigureInfo* find_figure(std::string_view name) {
  const auto* const found =
      std::find_if(kFigures.begin(), kFigures.end(), [&](const FigureInfo& one) { return one.name == name; });
  return found == kFigures.end() ? nullptr : found;
}

Figures& operator+=(Figures& left, const Figures& right) {
#define SOQUY_FIGURE(sort, name, what) left.name = sum_of(left.name, right.name);
  SOQUY_FIGURES(SOQUY_FIGURE)
#undef SOQUY_FIGURE
  return left;
}

Figures operator-(const Figures& left, const Figures& right) {
  Figures difference;
#define SOQUY_FIGURE(sort, name, what) difference.name = sum_of(left.name, -right.name);
  SOQUY_FIGURES(SOQUY_FIGURE)
#undef SOQUY_FIGURE
  return difference;
}

}  // namespace soquy::projections
