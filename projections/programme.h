#pragma once
// How far is the programme: clubs, members, loans and risk per region, and how near are its targets?
//
// The regions and targets come from the programme's own stream, the figures from each club's. Figures are added and
// nothing else is: practice clubs never to real ones, dong never to dollars, shares not at all (projections divide
// sums). A dissolved club brings no people and no balances any more, and all it ever lent, got and did.
//
// Regions carry their own days; a target counts from the day on which it was set. Fold the whole stream, as it was
// known and without a value date: the day of the question is an argument.

#include <cstdint>
#include <string>
#include <vector>

#include "events/event.h"
#include "projections/club_figures.h"
#include "projections/regions.h"

namespace soquy::projections {

struct RollUpRow {
  RegionRef region;             ///< empty: nowhere for sure, or the sum over all
  std::string name;             ///< as defined, empty when the region is not defined
  bool to_be_assigned = false;  ///< these clubs lie in the region, but in which of its units is not sure
  bool practice = false;
  Currency currency = Currency::vnd;  ///< of every amount
  /// Of living clubs, and what happened in dissolved ones while they lived: see projections/figures/figure_time.h. So
  /// the row of one day less that of an earlier one is what happened in between, for whatever club it happened.
  Figures figures;
  friend bool operator==(const RollUpRow&, const RollUpRow&) = default;
};

/// Nothing is ever blocked by a target, met or missed.
enum class TargetState : std::uint8_t {
  open,      ///< not reached, and the due day has not passed
  met,       ///< reached on the day of the question; of clubs: by the due day
  met_late,  ///< of clubs: reached with one founded after the due day
  missed,    ///< not reached, and the due day has passed
};
/// "open", "met", "met_late", "missed".
[[nodiscard]] std::string_view name_of(TargetState state);

/// What living clubs reach on the day, kept apart by practice: a simulated club reaches no real target.
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
  TargetState state = TargetState::open;           ///< by real clubs
  TargetState state_practice = TargetState::open;  ///< by practice clubs
  [[nodiscard]] Ratio progress() const { return {reached, value}; }
  [[nodiscard]] Ratio progress_practice() const { return {reached_practice, value}; }
  friend bool operator==(const TargetRow&, const TargetRow&) = default;
};

/// True when the club surely lies in `within` on the day of `on`; an empty `within` holds every club.
[[nodiscard]] bool lies_in(RegionsOn& on, const ClubCard& club, const RegionRef& within);

class Programme {
 public:
  /// Events of the programme's stream.
  void apply(const Event& event);

  [[nodiscard]] const Regions& regions() const { return regions_; }

  /// One row per unit of that level, kind of club and currency; by scheme and code, real before practice. Clubs whose
  /// unit is not sure have a row of their own below that of the lowest unit that is (`to_be_assigned`). By country: the
  /// sum over all clubs, under the country that is defined. Figures must be those of `day`.
  [[nodiscard]] std::vector<RollUpRow> by_region(const std::vector<ClubFigures>& clubs, Day day,
                                                 RegionLevel level = RegionLevel::province) const;
  /// The sums over all clubs, real ones and practice ones apart and each currency for itself; region empty.
  [[nodiscard]] static std::vector<RollUpRow> totals(const std::vector<ClubFigures>& clubs);
  /// Targets set by the day, by region, kind and due day. Figures must be those of `day`.
  [[nodiscard]] std::vector<TargetRow> targets(const std::vector<ClubFigures>& clubs, Day day) const;
  friend bool operator==(const Programme&, const Programme&) = default;

 private:
  struct Target {
    Version version;
    Day set_on;
    Day undone_on;  ///< none while it stands
    SetTarget said;
    friend bool operator==(const Target&, const Target&) = default;
  };

  Regions regions_;
  std::vector<Target> targets_;
};

}  // namespace soquy::projections
