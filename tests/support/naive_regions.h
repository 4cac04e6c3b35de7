#pragma once
// Where a place lies, by walking every way it may have gone and reading all events again at each step. It shares no
// code with projections/regions.

#include <optional>
#include <vector>

#include "events/event.h"

namespace soquy::tests::naive {

class Regions {
 public:
  explicit Regions(const std::vector<Event>& events) : events_(events) {}

  /// The unit of that level in which the place lies for sure, or nothing. The region is defined.
  [[nodiscard]] std::optional<RegionRef> unit(const RegionRef& region, Day told, Day day, RegionLevel level) const;
  /// For sure. Both regions are defined.
  [[nodiscard]] bool lies_in(const RegionRef& region, Day told, const RegionRef& within, Day day) const;

 private:
  /// A unit without a gap in its validity: its definitions by first day, and its last day.
  struct Span {
    RegionRef region;
    std::vector<DefineRegion> definitions;
    Day last;
  };
  /// One way the place may have gone: the unit it ends in on each level, as region and first day of its span.
  struct Way {
    std::vector<std::pair<RegionLevel, std::pair<RegionRef, Day>>> units;
  };
  struct Step {
    RegionRef region;
    Day first_day;
    Day at;
    bool ahead;
    friend bool operator==(const Step&, const Step&) = default;
  };
  using Ways = std::vector<Way>;

  [[nodiscard]] std::vector<Span> spans(const RegionRef& region) const;
  [[nodiscard]] Span span_on(const RegionRef& region, Day day) const;
  [[nodiscard]] std::vector<SucceedRegion> successions() const;
  [[nodiscard]] Ways ways(const RegionRef& region, Day told, Day day, std::vector<Step> path, bool& circle) const;
  [[nodiscard]] Ways walk(const Span& span, Day at, Day day, bool ahead, std::vector<Step> path, bool& circle) const;
  [[nodiscard]] Ways through_parent(const Span& span, Day day, bool holds, const std::vector<Step>& path,
                                    bool& circle) const;
  [[nodiscard]] std::optional<std::pair<RegionRef, Day>> sure(const RegionRef& region, Day told, Day day,
                                                              RegionLevel level) const;

  const std::vector<Event>& events_;
};

}  // namespace soquy::tests::naive
