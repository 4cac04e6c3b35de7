#include "tests/support/naive_regions.h"

#include <algorithm>

namespace soquy::tests::naive {
namespace {

constexpr Day kNever{INT32_MAX};

Day first_day(const std::vector<DefineRegion>& definitions) {
  return definitions.empty() ? Day::none() : definitions.front().valid_from;
}

const DefineRegion& definition_near(const std::vector<DefineRegion>& definitions, Day day) {
  const DefineRegion* best = &definitions.front();
  for (const DefineRegion& one : definitions)
    if (one.valid_from <= day) best = &one;
  return *best;
}

}  // namespace

std::vector<Regions::Span> Regions::spans(const RegionRef& region) const {
  std::vector<DefineRegion> told;
  for (const Event& event : events_) {
    const auto* defined = event.payload.as<RegionDefined>();
    if (defined == nullptr || defined->region != region) continue;
    std::erase_if(told, [&](const DefineRegion& one) { return one.valid_from == defined->valid_from; });
    told.push_back(*defined);
  }
  std::sort(told.begin(), told.end(), [](const auto& a, const auto& b) { return a.valid_from < b.valid_from; });
  std::vector<Span> spans;
  for (const DefineRegion& one : told) {
    const Day last = one.valid_until.is_none() ? kNever : one.valid_until;
    const bool gap =
        spans.empty() || (spans.back().last != kNever && one.valid_from.number > spans.back().last.number + 1);
    if (gap) spans.push_back({region, {}, last});
    spans.back().definitions.push_back(one);
    spans.back().last = std::max(spans.back().last, last);
  }
  if (spans.empty()) spans.push_back({region, {}, kNever});
  // A unit that went whole into another was no more from that day on.
  const std::vector<Span> as_told = spans;
  for (const Event& event : events_) {
    const auto* change = event.payload.as<RegionSucceeded>();
    if (change == nullptr || change->old_region != region) continue;
    std::size_t ended = 0;
    for (std::size_t i = 0; i < as_told.size(); ++i)
      if (first_day(as_told[i].definitions) < change->effective) ended = i;
    bool whole = false;  // as it was told last
    for (const SucceedRegion& one : successions())
      if (one.old_region == region && one.new_region == change->new_region && one.effective == change->effective)
        whole = one.extent == SuccessionExtent::whole;
    if (whole) spans[ended].last = std::min(spans[ended].last, add_days(change->effective, -1));
  }
  return spans;
}

Regions::Span Regions::span_on(const RegionRef& region, Day day) const {
  const std::vector<Span> all = spans(region);
  Span found = all.front();
  for (const Span& one : all)
    if (first_day(one.definitions) <= day) found = one;
  return found;
}

/// As told last, for each pair and day; all of a unit's day are gone when it was told to go into nothing.
std::vector<SucceedRegion> Regions::successions() const {
  std::vector<SucceedRegion> all;
  for (const Event& event : events_) {
    const auto* change = event.payload.as<RegionSucceeded>();
    if (change == nullptr) continue;
    const bool into_nothing = change->new_region.scheme.empty() && change->new_region.code.is_empty();
    std::erase_if(all, [&](const SucceedRegion& one) {
      return one.old_region == change->old_region && one.effective == change->effective &&
             (into_nothing || one.new_region == change->new_region);
    });
    if (!into_nothing) all.push_back(*change);
  }
  return all;
}

Regions::Ways Regions::ways(const RegionRef& region, Day told, Day day, std::vector<Step> path, bool& circle) const {
  const Span span = span_on(region, told);
  const Day at = std::max(first_day(span.definitions), std::min(told, span.last));
  return walk(span, at, day, at <= day, std::move(path), circle);
}

Regions::Ways Regions::walk(const Span& span, Day at, Day day, bool ahead, std::vector<Step> path, bool& circle) const {
  const Step here{span.region, first_day(span.definitions), at, ahead};
  if (std::find(path.begin(), path.end(), here) != path.end()) circle = true;
  if (circle) return {};
  path.push_back(here);
  Ways all;
  bool moved = false;
  for (const SucceedRegion& change : successions()) {
    const Span before = span_on(change.old_region, add_days(change.effective, -1));
    const Span after = span_on(change.new_region, change.effective);
    const Span& from = ahead ? before : after;
    const Span& into = ahead ? after : before;
    const bool here_now = from.region == span.region && first_day(from.definitions) == here.first_day;
    const bool in_time =
        ahead ? change.effective >= at && change.effective <= day : change.effective > day && change.effective <= at;
    if (!here_now || !in_time) continue;
    moved = true;
    for (Way& way : walk(into, change.effective, day, ahead, path, circle)) all.push_back(std::move(way));
  }
  const bool holds = !span.definitions.empty() && here.first_day <= day && day <= span.last;
  if (moved && !holds) return all;
  for (Way& way : through_parent(span, day, holds, path, circle)) all.push_back(std::move(way));
  return all;
}

Regions::Ways Regions::through_parent(const Span& span, Day day, bool holds, const std::vector<Step>& path,
                                      bool& circle) const {
  if (span.definitions.empty()) return {Way{}};
  const DefineRegion& said = definition_near(span.definitions, day);
  Ways all = {Way{}};
  if (said.parent != RegionRef{}) all = ways(said.parent, said.valid_from, day, path, circle);
  for (Way& way : all) {
    std::erase_if(way.units, [&](const auto& unit) { return unit.first >= said.level; });
    if (holds) way.units.push_back({said.level, {span.region, first_day(span.definitions)}});
  }
  return all;
}

std::optional<std::pair<RegionRef, Day>> Regions::sure(const RegionRef& region, Day told, Day day,
                                                       RegionLevel level) const {
  bool circle = false;
  const Ways all = ways(region, told, day, {}, circle);
  if (circle) return std::nullopt;
  std::optional<std::pair<RegionRef, Day>> agreed;
  for (const Way& way : all) {
    const auto unit =
        std::find_if(way.units.begin(), way.units.end(), [&](const auto& one) { return one.first == level; });
    if (unit == way.units.end() || (agreed && *agreed != unit->second)) return std::nullopt;
    agreed = unit->second;
  }
  return agreed;
}

std::optional<RegionRef> Regions::unit(const RegionRef& region, Day told, Day day, RegionLevel level) const {
  const auto found = sure(region, told, day, level);
  return found ? std::optional(found->first) : std::nullopt;
}

bool Regions::lies_in(const RegionRef& region, Day told, const RegionRef& within, Day day) const {
  const Span wanted = span_on(within, day);
  const Day asked = std::max(first_day(wanted.definitions), std::min(day, wanted.last));
  const RegionLevel level = definition_near(wanted.definitions, asked).level;
  const auto found = sure(region, told, asked, level);
  return found && found->first == within && found->second == first_day(wanted.definitions);
}

}  // namespace soquy::tests::naive
