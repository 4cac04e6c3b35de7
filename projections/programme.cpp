#include "projections/programme.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "projections/ratios.h"

namespace soquy::projections {
namespace {

/// Regions form short chains; a definition that runs in a circle is cut here.
constexpr int kMostSteps = 16;

void add(RollUpRow& row, const ClubFigures& club) {
  if (!club.dissolved.is_none()) {
    row.clubs_dissolved += 1;
    return;
  }
  row.clubs += 1;
  row.clubs_funded += club.is_funded();
  row.members += club.members;
  row.women += club.women;
  row.older += club.older;
  row.poor_near_poor_or_hardship += club.poor_near_poor_or_hardship;
  row.volunteers += club.volunteers;
  row.ever_borrowed += club.ever_borrowed;
  row.loans += club.loans;
  row.loans_late += club.loans_late;
  row.outstanding += club.outstanding;
  row.overdue_principal += club.overdue_principal;
  row.par1 = pooled(row.par1, club.par1);
  row.par30 = pooled(row.par30, club.par30);
  row.par90 = pooled(row.par90, club.par90);
  row.cash += club.cash;
  row.bank += club.bank;
  row.capital += club.capital;
}

std::int64_t count_towards(TargetKind kind, const ClubFigures& club) {
  switch (kind) {
    case TargetKind::clubs: return 1;
    case TargetKind::members: return club.members;
    case TargetKind::older_members: return club.older;
    case TargetKind::provinces:  // counted by unit, not by club
    case TargetKind::none: break;
  }
  return 0;
}

/// The day on which the n-th of these was founded, or none when there are fewer.
Day nth_day(std::vector<Day> days, std::int64_t n) {
  std::sort(days.begin(), days.end());
  return n >= 1 && n <= static_cast<std::int64_t>(days.size()) ? days[static_cast<std::size_t>(n - 1)] : Day::none();
}

}  // namespace

void Programme::apply(const Event& event) {
  if (const auto* defined = event.payload.as<RegionDefined>()) {
    regions_[defined->region] = *defined;
  } else if (const auto* succeeded = event.payload.as<RegionSucceeded>()) {
    successions_.push_back(*succeeded);
  } else if (const auto* target = event.payload.as<TargetSet>()) {
    targets_.push_back({event.envelope.version, *target});
  } else if (const auto* reversal = event.payload.as<EntryReversed>()) {
    std::erase_if(targets_, [&](const Target& set) { return set.version == reversal->entry; });
  }
}

/// Follows whole successions in force on that day; a part leaves open where a club went.
std::optional<RegionRef> Programme::current(RegionRef region, Day day) const {
  for (int step = 0; step < kMostSteps; ++step) {
    const auto next = std::find_if(successions_.begin(), successions_.end(), [&](const SucceedRegion& change) {
      return change.old_region == region && change.effective <= day;
    });
    if (next == successions_.end()) return region;
    if (next->extent == SuccessionExtent::part) return std::nullopt;
    region = next->new_region;
  }
  return std::nullopt;
}

std::optional<RegionRef> Programme::unit_of(const RegionRef& region, Day day, RegionLevel level) const {
  std::optional<RegionRef> unit = current(region, day);
  for (int step = 0; unit && step < kMostSteps; ++step) {
    const auto known = regions_.find(*unit);
    if (known == regions_.end()) return step == 0 ? unit : std::nullopt;
    if (known->second.level == level) return unit;
    if (known->second.parent.code.is_empty()) return std::nullopt;
    unit = current(known->second.parent, day);
  }
  return std::nullopt;
}

bool Programme::lies_in(const RegionRef& region, const RegionRef& target, Day day) const {
  if (target.code.is_empty()) return true;
  const auto wanted = current(target, day);
  std::optional<RegionRef> unit = current(region, day);
  for (int step = 0; unit && step < kMostSteps; ++step) {
    if (*unit == target || unit == wanted) return true;
    const auto known = regions_.find(*unit);
    if (known == regions_.end() || known->second.parent.code.is_empty()) return false;
    unit = current(known->second.parent, day);
  }
  return false;
}

std::string Programme::name_of(const RegionRef& region) const {
  const auto known = regions_.find(region);
  return known == regions_.end() ? std::string{} : known->second.name;
}

namespace {

/// One row for each unit, practice and real clubs apart, and each currency for itself.
template <class UnitOf>
std::vector<RollUpRow> summed(const std::vector<ClubFigures>& clubs, UnitOf unit_of) {
  std::map<std::tuple<RegionRef, bool, Currency>, RollUpRow> sums;
  for (const ClubFigures& club : clubs) {
    if (!club.is_founded()) continue;
    const RegionRef unit = unit_of(club);
    RollUpRow& row = sums[{unit, club.practice, club.currency}];
    row.region = unit;
    row.practice = club.practice;
    row.currency = club.currency;
    add(row, club);
  }
  std::vector<RollUpRow> rows;
  for (auto& [key, row] : sums) rows.push_back(std::move(row));
  return rows;
}

}  // namespace

std::vector<RollUpRow> Programme::by_region(const std::vector<ClubFigures>& clubs, Day day, RegionLevel level) const {
  const auto unit = [&](const ClubFigures& club) { return unit_of(club.region, day, level).value_or(RegionRef{}); };
  std::vector<RollUpRow> rows = summed(clubs, unit);
  for (RollUpRow& row : rows) row.name = name_of(row.region);
  return rows;
}

std::vector<RollUpRow> Programme::totals(const std::vector<ClubFigures>& clubs) {
  return summed(clubs, [](const ClubFigures&) { return RegionRef{}; });
}

TargetRow Programme::progress_of(const Target& target, const std::vector<ClubFigures>& clubs, Day day) const {
  const SetTarget& said = target.said;
  TargetRow row{target.version, said.kind, said.region, said.due, said.value, said.basis, 0, 0, {}, {}};
  std::array<std::vector<Day>, 2> founded;
  std::array<std::set<RegionRef>, 2> provinces;
  std::array<std::int64_t, 2> reached{};
  for (const ClubFigures& club : clubs) {
    if (!club.is_founded() || !club.dissolved.is_none() || !lies_in(club.region, said.region, day)) continue;
    reached[club.practice] += count_towards(said.kind, club);
    founded[club.practice].push_back(club.founded);
    if (const auto unit = unit_of(club.region, day, RegionLevel::province)) provinces[club.practice].insert(*unit);
  }
  if (said.kind == TargetKind::provinces) {
    reached = {static_cast<std::int64_t>(provinces[0].size()), static_cast<std::int64_t>(provinces[1].size())};
  }
  row.reached = reached[0];
  row.reached_practice = reached[1];
  if (said.kind == TargetKind::clubs) {
    row.met_on = nth_day(std::move(founded[0]), said.value);
    row.met_on_practice = nth_day(std::move(founded[1]), said.value);
  }
  return row;
}

std::vector<TargetRow> Programme::targets(const std::vector<ClubFigures>& clubs, Day day) const {
  std::vector<TargetRow> rows;
  for (const Target& target : targets_) rows.push_back(progress_of(target, clubs, day));
  std::stable_sort(rows.begin(), rows.end(), [](const TargetRow& left, const TargetRow& right) {
    return std::tie(left.region, left.kind, left.due) < std::tie(right.region, right.kind, right.due);
  });
  return rows;
}

}  // namespace soquy::projections
