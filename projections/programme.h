#pragma once
// How far is the programme: clubs, members, loans and risk per region, and how near are its targets?
//
// The regions and targets come from the programme's own stream, the figures from each club's overview. Practice clubs
// are never added to real ones. PARk, version 1, of a region adds numerators and denominators, never percentages.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "projections/club_overview.h"

namespace soquy::projections {

struct RollUpRow {
  RegionRef region;  ///< empty scheme and code: could not be assigned
  std::string name;  ///< as defined, empty when the region is not defined
  bool practice = false;
  Currency currency = Currency::vnd;  ///< of every amount; dong and dollars are never added
  std::uint32_t clubs = 0;            ///< founded and not dissolved
  std::uint32_t clubs_funded = 0;     ///< of them with money or loans
  std::uint32_t clubs_dissolved = 0;
  std::uint32_t members = 0;
  std::uint32_t women = 0;
  std::uint32_t older = 0;
  std::uint32_t poor_near_poor_or_hardship = 0;
  std::uint32_t volunteers = 0;
  std::uint32_t ever_borrowed = 0;
  std::uint32_t loans = 0;
  std::uint32_t loans_late = 0;
  Money outstanding;
  Money overdue_principal;
  Ratio par1;
  Ratio par30;
  Ratio par90;
  Money cash;
  Money bank;
  Money capital;
  friend bool operator==(const RollUpRow&, const RollUpRow&) = default;
};

/// Founded by a day, kept apart by practice: a simulated club reaches no real target.
struct TargetRow {
  Version version;  ///< of TargetSet in the programme's stream
  TargetKind kind = TargetKind::none;
  RegionRef region;
  Day due;
  std::int64_t value = 0;
  std::string basis;
  std::int64_t reached = 0;           ///< by real clubs, on the day of the question
  std::int64_t reached_practice = 0;  ///< by practice clubs
  /// Clubs only: the founding day of the club with which the target was met; none while it is not.
  Day met_on;
  Day met_on_practice;
  [[nodiscard]] Ratio progress() const { return {reached, value}; }
  friend bool operator==(const TargetRow&, const TargetRow&) = default;
};

class Programme {
 public:
  /// Events of the programme's stream.
  void apply(const Event& event);

  /// One row per province (or other level) and kind of club; regions by scheme and code, real before practice. Clubs
  /// whose unit was split between several, or is not known to lie in any of that level, stand under their own region
  /// when nothing is defined, and under an empty region when the split leaves it open.
  [[nodiscard]] std::vector<RollUpRow> by_region(const std::vector<ClubFigures>& clubs, Day day,
                                                 RegionLevel level = RegionLevel::province) const;
  /// The sums over all clubs, real ones and practice ones apart and each currency for itself; region empty.
  [[nodiscard]] static std::vector<RollUpRow> totals(const std::vector<ClubFigures>& clubs);
  /// By region, kind and due day. Figures must be those of `day`.
  [[nodiscard]] std::vector<TargetRow> targets(const std::vector<ClubFigures>& clubs, Day day) const;
  /// The unit of that level in which a region lies on that day: successors of whole units are followed, then parents.
  /// The region itself when it is not defined at all; nothing when it was split or has no such parent.
  [[nodiscard]] std::optional<RegionRef> unit_of(const RegionRef& region, Day day, RegionLevel level) const;
  friend bool operator==(const Programme&, const Programme&) = default;

 private:
  struct Target {
    Version version;
    SetTarget said;
    friend bool operator==(const Target&, const Target&) = default;
  };
  [[nodiscard]] std::optional<RegionRef> current(RegionRef region, Day day) const;
  [[nodiscard]] bool lies_in(const RegionRef& region, const RegionRef& target, Day day) const;
  [[nodiscard]] std::string name_of(const RegionRef& region) const;
  [[nodiscard]] TargetRow progress_of(const Target& target, const std::vector<ClubFigures>& clubs, Day day) const;

  std::map<RegionRef, DefineRegion> regions_;
  std::vector<SucceedRegion> successions_;
  std::vector<Target> targets_;
};

}  // namespace soquy::projections
