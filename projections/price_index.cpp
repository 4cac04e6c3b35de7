#include "projections/price_index.h"

namespace soquy::projections {

void PriceIndex::apply(const Event& event) {
  const auto* said = event.payload.as<PriceIndexPublished>();
  if (said == nullptr || said->month.is_none() || said->index <= 0) return;
  months_[said->series][end_of_month(said->month)] = {said->index, said->basis, event.envelope.version};
}

const IndexValue* PriceIndex::of(std::string_view series, Day day) const {
  const auto months = months_.find(series);
  if (months == months_.end() || day.is_none()) return nullptr;
  const auto found = months->second.find(end_of_month(day));
  return found == months->second.end() ? nullptr : &found->second;
}

std::vector<std::string> PriceIndex::series() const {
  std::vector<std::string> names;
  for (const auto& [name, months] : months_) names.push_back(name);
  return names;
}

}  // namespace soquy::projections
