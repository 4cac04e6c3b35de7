#include "projections/regions.h"

#include <algorithm>

namespace soquy::projections {
namespace {

/// Chains of districts and mergers have a handful of links; what goes on for longer than this runs in a circle or was
/// made to.
constexpr int kLongestChain = 500;

constexpr Day kForEver{INT32_MAX};

std::size_t index_of(RegionLevel level) { return static_cast<std::size_t>(level) % 5; }

/// Into the days from `from` to `last`; the first of them when there are none.
Day within_life(Day day, Day from, Day last) { return std::max(from, std::min(day, last)); }

}  // namespace

void Regions::apply(const Event& event) {
  const Version version = event.envelope.version;
  if (const auto* defined = event.payload.as<RegionDefined>()) {
    define(version, *defined);
  } else if (const auto* succeeded = event.payload.as<RegionSucceeded>()) {
    succeed(version, *succeeded);
  } else if (const auto* reversal = event.payload.as<EntryReversed>()) {
    std::erase_if(successions_, [&](const auto& one) { return one.second.version == reversal->entry; });
  }
}

const Regions::Unit* Regions::find(const RegionRef& region) const {
  const auto known = numbers_.find(region);
  return known == numbers_.end() ? nullptr : &units_[known->second];
}

std::uint32_t Regions::number_of(const RegionRef& region) {
  const auto [known, is_new] = numbers_.try_emplace(region, static_cast<std::uint32_t>(units_.size()));
  if (is_new) units_.push_back({region, {}});
  return known->second;
}

void Regions::define(Version version, const DefineRegion& said) {
  auto& definitions = units_[number_of(said.region)].definitions;
  const auto place = std::lower_bound(definitions.begin(), definitions.end(), said.valid_from,
                                      [](const Definition& one, Day day) { return one.said.valid_from < day; });
  if (place != definitions.end() && place->said.valid_from == said.valid_from) {
    *place = {version, said};
  } else {
    definitions.insert(place, {version, said});
  }
  if (said.parent != RegionRef{}) (void)number_of(said.parent);
}

void Regions::succeed(Version version, const SucceedRegion& said) {
  if (takes_back(said)) return take_back(said);
  const std::uint32_t from = number_of(said.old_region);
  successions_[{from, number_of(said.new_region), said.effective}] = {version, said};
}

void Regions::take_back(const SucceedRegion& said) {
  const std::uint32_t from = number_of(said.old_region);
  taken_back_ += std::erase_if(successions_, [&](const auto& one) {
    return std::get<0>(one.first) == from && one.second.said.effective == said.effective;
  });
}

// --- The units as they last ------------------------------------------------------------------------------------------

RegionsOn::RegionsOn(const Regions& regions, Day day) : regions_(regions), day_(day) {
  cut_into_lives();
  link_lives();
  number_states();
}

/// Definitions that follow each other without a gap are one unit that was renamed or given to another district.
void RegionsOn::cut_into_lives() {
  lives_of_.reserve(regions_.units_.size() + 1);
  lives_.reserve(regions_.units_.size());
  for (std::uint32_t unit = 0; unit < regions_.units_.size(); ++unit) {
    lives_of_.push_back(static_cast<std::uint32_t>(lives_.size()));
    const auto& definitions = regions_.units_[unit].definitions;
    lives_.push_back({unit, 0, 0, Day::none(), kForEver, {}, {}, 0});
    for (std::size_t i = 0; i < definitions.size(); ++i) {
      const DefineRegion& one = definitions[i].said;
      const Day last = one.valid_until.is_none() ? kForEver : one.valid_until;
      const bool goes_on =
          i > 0 && (lives_.back().last == kForEver || one.valid_from <= add_days(lives_.back().last, 1));
      if (i > 0 && !goes_on) lives_.push_back({unit, i, i, {}, {}, {}, {}, 0});
      Life& life = lives_.back();
      if (!goes_on) life.from = one.valid_from;
      life.last = goes_on ? std::max(life.last, last) : last;
      life.end = i + 1;
    }
  }
  lives_of_.push_back(static_cast<std::uint32_t>(lives_.size()));
}

/// The unit that ends is the one there was before that day, the new one the one there is from it on.
void RegionsOn::link_lives() {
  for (const auto& [key, one] : regions_.successions_) {
    const Day effective = one.said.effective;
    const std::uint32_t from = life_on(std::get<0>(key), add_days(effective, -1));
    const std::uint32_t into = life_on(std::get<1>(key), effective);
    lives_[from].into.push_back({effective, into});
    lives_[into].made_of.push_back({effective, from});
    if (one.said.extent == SuccessionExtent::whole)
      lives_[from].last = std::min(lives_[from].last, add_days(effective, -1));
  }
}

void RegionsOn::number_states() {
  const auto by_day = [](const Link& left, const Link& right) { return left.effective < right.effective; };
  for (Life& life : lives_) {
    std::stable_sort(life.into.begin(), life.into.end(), by_day);
    std::stable_sort(life.made_of.begin(), life.made_of.end(), by_day);
    life.states = states_;
    states_ += life.into.size() + life.made_of.size() + 2;
  }
}

const DefineRegion& RegionsOn::said(const Life& life, std::size_t number) const {
  return regions_.units_[life.unit].definitions[number].said;
}

/// The definition that holds on the day; null when the unit is no more, not yet, or was never defined.
const DefineRegion* RegionsOn::said_on(const Life& life, Day day) const {
  if (life.first == life.end || day < life.from || day > life.last) return nullptr;
  return nearest(life, day);
}

/// The last one that began by the day, else the first; null when there is none.
const DefineRegion* RegionsOn::nearest(const Life& life, Day day) const {
  if (life.first == life.end) return nullptr;
  std::size_t number = life.first;
  while (number + 1 < life.end && said(life, number + 1).valid_from <= day) ++number;
  return &said(life, number);
}

/// The last that had begun by the day, else the first.
std::uint32_t RegionsOn::life_on(std::uint32_t unit, Day day) const {
  std::uint32_t life = lives_of_[unit];
  while (life + 1 < lives_of_[unit + 1] && lives_[life + 1].from <= day) ++life;
  return life;
}

// --- Following one ---------------------------------------------------------------------------------------------------

RegionsOn::OnDay& RegionsOn::on(Day day) {
  const auto [found, is_new] = days_.try_emplace(day);
  if (is_new) found->second = {day, std::vector<State>(states_), 0};
  return found->second;
}

/// What is sure of a place that was said, on the day `told`, to lie in this unit.
RegionsOn::Sure RegionsOn::sure_of(OnDay& on, std::uint32_t unit, Day told, bool& circular) {
  const std::uint32_t number = life_on(unit, told);
  const Life& life = lives_[number];
  const Day since = within_life(told, life.from, life.last);
  return since <= on.day ? forward(on, number, since, circular) : backward(on, number, since, circular);
}

/// From that day on to the day of asking: changes on the day `since` itself count.
RegionsOn::Sure RegionsOn::forward(OnDay& on, std::uint32_t number, Day since, bool& circular) {
  const Life& life = lives_[number];
  const auto begin =
      std::find_if(life.into.begin(), life.into.end(), [&](const Link& link) { return link.effective >= since; });
  const auto end = std::find_if(begin, life.into.end(), [&](const Link& link) { return link.effective > on.day; });
  const auto from = static_cast<std::size_t>(begin - life.into.begin());
  const Step step{number, life.states + from, {begin, end}, true};
  return remembered(on, step, circular);
}

/// From that day back to the day of asking: which units was this one made of since?
RegionsOn::Sure RegionsOn::backward(OnDay& on, std::uint32_t number, Day until, bool& circular) {
  const Life& life = lives_[number];
  const auto begin =
      std::find_if(life.made_of.begin(), life.made_of.end(), [&](const Link& link) { return link.effective > on.day; });
  const auto end = std::find_if(begin, life.made_of.end(), [&](const Link& link) { return link.effective > until; });
  const auto behind = static_cast<std::size_t>(end - life.made_of.begin());
  const Step step{number, life.states + life.into.size() + 1 + behind, {begin, end}, false};
  return remembered(on, step, circular);
}

/// Each state is worked out once a day of asking. One that is met again while it is worked out runs in a circle, and so
/// does everything that leads to it: whoever is asked first, the answer is the same.
RegionsOn::Sure RegionsOn::remembered(OnDay& on, const Step& step, bool& circular) {
  State& state = on.states[step.state];
  if (state.mark == Mark::open || on.depth >= kLongestChain) circular = true;
  if (state.mark == Mark::circular) circular = true;
  if (circular) return nowhere();
  if (state.mark == Mark::done) return state.sure;
  state.mark = Mark::open;
  ++on.depth;
  bool runs_in_circle = false;
  const Sure sure = follow(on, step, runs_in_circle);
  --on.depth;
  state = {runs_in_circle ? Mark::circular : Mark::done, runs_in_circle ? nowhere() : sure};
  circular = runs_in_circle;
  return state.sure;
}

/// The levels on which all agree: whatever the unit became (or was made of), and the unit itself while it lasts.
RegionsOn::Sure RegionsOn::follow(OnDay& on, const Step& step, bool& circular) {
  const Life& life = lives_[step.life];
  const DefineRegion* said = said_on(life, on.day);
  if (step.links.empty())
    return as_itself(on, step.life, said == nullptr ? nearest(life, on.day) : said, said, circular);
  std::optional<Sure> all;
  const auto agree = [&](const Sure& one) {
    if (!all) all = one;
    for (std::size_t level = 0; level < one.size(); ++level)
      if ((*all)[level] != one[level]) (*all)[level] = kNowhere;
  };
  if (said != nullptr) agree(as_itself(on, step.life, said, said, circular));
  for (const Link& link : step.links)
    agree(step.ahead ? forward(on, link.life, link.effective, circular)
                     : backward(on, link.life, link.effective, circular));
  return *all;
}

/// The unit and what it lies in; what it lay in (or will) when it does not hold on the day.
RegionsOn::Sure RegionsOn::as_itself(OnDay& on, std::uint32_t life, const DefineRegion* said, bool holds,
                                     bool& circular) {
  Sure sure = nowhere();
  if (said == nullptr) return sure;
  const auto parent = regions_.numbers_.find(said->parent);
  if (parent != regions_.numbers_.end()) sure = sure_of(on, parent->second, said->valid_from, circular);
  const std::size_t own = index_of(said->level);
  std::fill(sure.begin() + static_cast<std::ptrdiff_t>(own), sure.end(), kNowhere);
  if (holds) sure[own] = life;
  return sure;
}

// --- Answers ---------------------------------------------------------------------------------------------------------

/// The number of a unit that somebody defined.
std::optional<std::uint32_t> RegionsOn::defined(const RegionRef& region) const {
  const auto number = regions_.numbers_.find(region);
  const bool is_defined = number != regions_.numbers_.end() && !regions_.units_[number->second].definitions.empty();
  return is_defined ? std::optional(number->second) : std::nullopt;
}

RegionsOn::Sure RegionsOn::known(OnDay& on, std::uint32_t unit, Day told) {
  bool circular = false;
  return sure_of(on, unit, told, circular);
}

RegionPlace RegionsOn::place(const RegionRef& region, Day told, RegionLevel level) {
  const auto unit = defined(region);
  if (!unit) return {region, region == RegionRef{}};
  const Sure sure = known(on(day_), *unit, told);
  for (std::size_t at = index_of(level); at > 0; --at)
    if (sure[at] != kNowhere) return {regions_.units_[lives_[sure[at]].unit].region, at != index_of(level)};
  return {{}, true};
}

bool RegionsOn::lies_in(const RegionRef& region, Day told, const RegionRef& within) {
  if (within == RegionRef{}) return true;
  const auto unit = defined(region);
  const auto outer = defined(within);
  if (!unit || !outer) return region == within;
  const std::uint32_t wanted = life_on(*outer, day_);
  const Life& life = lives_[wanted];
  const Day asked = within_life(day_, life.from, life.last);
  const DefineRegion* said = nearest(life, asked);
  return said != nullptr && known(on(asked), *unit, told)[index_of(said->level)] == wanted;
}

std::string RegionsOn::path(const RegionRef& region, Day told) {
  const auto unit = defined(region);
  if (!unit) return region == RegionRef{} ? "" : region.scheme + ":" + region.code.text();
  const Sure sure = known(on(day_), *unit, told);
  std::string path;
  for (std::size_t at = index_of(RegionLevel::commune); at >= index_of(RegionLevel::province); --at)
    if (sure[at] != kNowhere) path += (path.empty() ? "" : ", ") + nearest(lives_[sure[at]], day_)->name;
  return path;
}

std::string RegionsOn::name_of(const RegionRef& region) const {
  const auto number = regions_.numbers_.find(region);
  if (number == regions_.numbers_.end()) return {};
  const DefineRegion* said = nearest(lives_[life_on(number->second, day_)], day_);
  return said == nullptr ? std::string{} : said->name;
}

const DefineRegion* RegionsOn::definition(const RegionRef& region) const {
  const auto number = regions_.numbers_.find(region);
  return number == regions_.numbers_.end() ? nullptr : said_on(lives_[life_on(number->second, day_)], day_);
}

}  // namespace soquy::projections
