#include "projections/programme.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "projections/figures/figure_time.h"

namespace soquy::projections {
namespace {

/// The card does not say since when the club lies where it was last told to lie: it is taken to be so from its
/// founding. That matters only for a code which stood for two territories in the club's life.
Day told_on(const ClubCard& club) { return club.founded; }

/// A dissolved club is counted as such; what it did while it lived stays done, and how it stood is over.
void add_to_roll_up(Figures& sum, const ClubFigures& club) {
  sum += club.card.is_living() ? club.figures : of_dissolved(club.figures);
}

/// One row for each unit, practice and real clubs apart, and each currency for itself.
template <class PlaceOf>
std::vector<RollUpRow> summed(const std::vector<ClubFigures>& clubs, PlaceOf place_of) {
  std::map<std::tuple<RegionPlace, bool, Currency>, Figures> sums;
  for (const ClubFigures& club : clubs) {
    if (club.card.is_founded())
      add_to_roll_up(sums[{place_of(club.card), club.card.practice, club.card.currency}], club);
  }
  std::vector<RollUpRow> rows;
  for (const auto& [key, figures] : sums) {
    const auto& [place, practice, currency] = key;
    rows.push_back({place.unit, {}, place.to_be_assigned, practice, currency, figures});
  }
  return rows;
}

/// The country on that day, when exactly one is defined.
RegionRef country_on(const Regions& regions, const RegionsOn& on) {
  RegionRef country;
  for (const auto& unit : regions.units()) {
    const DefineRegion* said = on.definition(unit.region);
    if (said == nullptr || said->level != RegionLevel::country) continue;
    if (country != RegionRef{}) return {};
    country = unit.region;
  }
  return country;
}

/// The day on which the n-th of these was founded, or none when there are fewer.
Day nth_day(std::vector<Day> days, std::int64_t n) {
  std::sort(days.begin(), days.end());
  return n >= 1 && n <= static_cast<std::int64_t>(days.size()) ? days[static_cast<std::size_t>(n - 1)] : Day::none();
}

/// What one sort of clubs, real or practice, does for a target.
struct Reach {
  std::int64_t people = 0;  ///< members, or older ones
  std::vector<Day> founded;
  std::set<RegionRef> provinces;
};

void reach_with(Reach& reach, TargetKind kind, const ClubFigures& club, RegionsOn& on) {
  const Figures& figures = club.figures;
  if (kind == TargetKind::members) reach.people = (Money{reach.people} + Money{figures.members}).minor;
  if (kind == TargetKind::older_members) reach.people = (Money{reach.people} + Money{figures.older}).minor;
  if (kind == TargetKind::clubs) reach.founded.push_back(club.card.founded);
  if (kind != TargetKind::provinces) return;
  const RegionPlace place = on.place(club.card.region, told_on(club.card), RegionLevel::province);
  if (!place.to_be_assigned) reach.provinces.insert(place.unit);
}

std::int64_t reach_towards(TargetKind kind, const Reach& reach) {
  if (kind == TargetKind::clubs) return static_cast<std::int64_t>(reach.founded.size());
  if (kind == TargetKind::provinces) return static_cast<std::int64_t>(reach.provinces.size());
  return reach.people;
}

TargetState target_state(std::int64_t reached, const SetTarget& said, Day met_on, Day day) {
  if (reached >= said.value) return met_on > said.due ? TargetState::met_late : TargetState::met;
  return day > said.due ? TargetState::missed : TargetState::open;
}

TargetRow target_row(Version version, const SetTarget& said, const std::vector<ClubFigures>& clubs, RegionsOn& on) {
  std::array<Reach, 2> by;
  for (const ClubFigures& club : clubs) {
    if (club.card.is_living() && lies_in(on, club.card, said.region))
      reach_with(by[club.card.practice ? 1 : 0], said.kind, club, on);
  }
  TargetRow row;
  row.version = version;
  row.kind = said.kind;
  row.region = said.region;
  row.due = said.due;
  row.value = said.value;
  row.basis = said.basis;
  row.reached = reach_towards(said.kind, by[0]);
  row.reached_practice = reach_towards(said.kind, by[1]);
  row.met_on = nth_day(std::move(by[0].founded), said.value);
  row.met_on_practice = nth_day(std::move(by[1].founded), said.value);
  row.state = target_state(row.reached, said, row.met_on, on.day());
  row.state_practice = target_state(row.reached_practice, said, row.met_on_practice, on.day());
  return row;
}

}  // namespace

std::string_view name_of(TargetState state) {
  switch (state) {
    case TargetState::open: return "open";
    case TargetState::met: return "met";
    case TargetState::met_late: return "met_late";
    case TargetState::missed: return "missed";
  }
  return {};
}

bool lies_in(RegionsOn& on, const ClubCard& club, const RegionRef& within) {
  return on.lies_in(club.region, told_on(club), within);
}

void Programme::apply(const Event& event) {
  regions_.apply(event);
  const Day day = event.envelope.value_date;
  if (const auto* target = event.payload.as<TargetSet>()) {
    targets_.push_back({event.envelope.version, day, Day::none(), *target});
  } else if (const auto* reversal = event.payload.as<EntryReversed>()) {
    for (Target& set : targets_)
      if (set.version == reversal->entry) set.undone_on = day;
  }
}

std::vector<RollUpRow> Programme::by_region(const std::vector<ClubFigures>& clubs, Day day, RegionLevel level) const {
  RegionsOn on(regions_, day);
  if (level == RegionLevel::country || level == RegionLevel::none) {
    std::vector<RollUpRow> rows = totals(clubs);
    const RegionRef country = country_on(regions_, on);
    for (RollUpRow& row : rows) {
      row.region = country;
      row.name = on.name_of(country);
    }
    return rows;
  }
  std::vector<RollUpRow> rows =
      summed(clubs, [&](const ClubCard& club) { return on.place(club.region, told_on(club), level); });
  for (RollUpRow& row : rows) row.name = on.name_of(row.region);
  return rows;
}

std::vector<RollUpRow> Programme::totals(const std::vector<ClubFigures>& clubs) {
  return summed(clubs, [](const ClubCard&) { return RegionPlace{}; });
}

std::vector<TargetRow> Programme::targets(const std::vector<ClubFigures>& clubs, Day day) const {
  RegionsOn on(regions_, day);
  std::vector<TargetRow> rows;
  for (const Target& target : targets_) {
    const bool undone = !target.undone_on.is_none() && target.undone_on <= day;
    if (target.set_on <= day && !undone) rows.push_back(target_row(target.version, target.said, clubs, on));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const TargetRow& left, const TargetRow& right) {
    return std::tie(left.region, left.kind, left.due) < std::tie(right.region, right.kind, right.due);
  });
  return rows;
}

}  // namespace soquy::projections
