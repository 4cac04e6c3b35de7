#include "cli/region_asked.h"

#include <string>
#include <vector>

#include "cli/closest.h"
#include "cli/typed.h"

namespace soquy::cli {

Refusal nobody_defined(const projections::Regions& regions, const RegionRef& region) {
  constexpr std::size_t kMostCompared = 2000;
  std::vector<std::string> known;
  for (const auto& unit : regions.units()) known.push_back(region_text(unit.region));
  if (known.empty())
    return Refusal("No region is defined in this store, so nothing is known of " + region_text(region) +
                   ". Import the official lists with: soquy regions import");
  return Refusal("Nobody defined the region " + region_text(region) + "." +
                 (known.size() > kMostCompared ? "" : did_you_mean(region_text(region), known)) +
                 " See them with: soquy regions list");
}

}  // namespace soquy::cli
