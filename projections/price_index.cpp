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

namespace {

Day month_of_index(Day day) { return day.is_none() ? day : end_of_month(day); }

}  // namespace

IndexOfMonths PriceIndex::between(std::string_view series, Day first, Day second) const {
  IndexOfMonths months{month_of_index(first), month_of_index(second), {}, {}};
  if (const IndexValue* then = of(series, first)) months.then = *then;
  if (const IndexValue* now = of(series, second)) months.now = *now;
  return months;
}

void IndexGaps::add(const IndexOfMonths& months) {
  if (!months.then) not_published.insert(months.first);
  if (!months.now) not_published.insert(months.second);
  if (months.then && months.now && !months.compares()) on_two_bases.insert({months.first, months.second});
}

IndexGaps& IndexGaps::operator+=(const IndexGaps& other) {
  not_published.insert(other.not_published.begin(), other.not_published.end());
  on_two_bases.insert(other.on_two_bases.begin(), other.on_two_bases.end());
  return *this;
}

std::vector<std::string> PriceIndex::series() const {
  std::vector<std::string> names;
  for (const auto& [name, months] : months_) names.push_back(name);
  return names;
}

}  // namespace soquy::projections
