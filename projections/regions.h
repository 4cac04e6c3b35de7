#pragma once
// In which commune, district and province does a place lie on a day? Units come and go, are merged and split: each is
// followed from the day on which it was named to the day of the question, and no further than what is sure.
//
// Definitions and successions carry their own days of validity (DOMAIN 5.4), so the day on which they were told does
// not matter: fold them without a value date. A unit is (scheme, code) for as long as it lasts. The same code after a
// gap, or under another scheme, is another unit.
//
// What is sure. A unit that was merged whole goes on as its successor. After a split the place may lie in any of the
// parts, or in what is left of the unit: sure are the levels on which all of these agree. A unit that ended, and nobody
// told into what, still lies in what its parent has become. A unit named before it began lay in one of those it was
// made of. Who runs in a circle is nowhere for sure.
//
// What was told wrong. A succession told again between the same two units on the same day replaces the one before. One
// told of a unit without a new one takes back all that was told of that unit on that day: places are then where they
// would be had it never been told, and whoever asks as of a moment before sees the old places. Replaced is not taken
// back: what a later telling replaced does not come back with it.

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "events/event.h"

namespace soquy::projections {

/// A club's answer to "in which unit of this level?"
struct RegionPlace {
  RegionRef unit;  ///< of that level; to be assigned: the lowest sure one above it, empty when there is none
  bool to_be_assigned = false;  ///< split, not told as closely as was asked, or ended without a successor
  friend auto operator<=>(const RegionPlace&, const RegionPlace&) = default;
};

class RegionsOn;

/// The programme's stream, as far as it speaks of regions.
class Regions {
 public:
  struct Definition {
    Version version;
    DefineRegion said;
    friend bool operator==(const Definition&, const Definition&) = default;
  };
  struct Succession {
    Version version;
    SucceedRegion said;
    friend bool operator==(const Succession&, const Succession&) = default;
  };
  struct Unit {
    RegionRef region;
    /// By valid_from, of one day the last told. Told again, a definition replaces the one before; so does a succession
    /// between the same two units on the same day.
    std::vector<Definition> definitions;
    friend bool operator==(const Unit&, const Unit&) = default;
  };

  void apply(const Event& event);

  [[nodiscard]] bool is_empty() const { return units_.empty(); }
  /// In the order in which they were first named.
  [[nodiscard]] const std::vector<Unit>& units() const { return units_; }
  /// By the numbers of the two units (places in `units`) and the day.
  using SuccessionKey = std::tuple<std::uint32_t, std::uint32_t, Day>;
  [[nodiscard]] const std::map<SuccessionKey, Succession>& successions() const { return successions_; }
  /// How many successions were taken back since they were told.
  [[nodiscard]] std::size_t taken_back() const { return taken_back_; }
  /// Null when nobody spoke of it.
  [[nodiscard]] const Unit* find(const RegionRef& region) const;
  friend bool operator==(const Regions&, const Regions&) = default;

 private:
  friend class RegionsOn;
  std::uint32_t number_of(const RegionRef& region);
  void define(Version version, const DefineRegion& said);
  void succeed(Version version, const SucceedRegion& said);
  void take_back(const SucceedRegion& said);

  std::map<RegionRef, std::uint32_t> numbers_;
  std::vector<Unit> units_;
  std::map<SuccessionKey, Succession> successions_;
  std::size_t taken_back_ = 0;
};

/// One day's answers. Everything is worked out once and remembered; the regions must outlive it.
class RegionsOn {
 public:
  RegionsOn(const Regions& regions, Day day);

  /// The unit of that level in which a place lies on the day. `told` is the day on which somebody said that it lies in
  /// `region` (a club: its founding); none: long ago. A region that nobody defined stands for itself on every level.
  [[nodiscard]] RegionPlace place(const RegionRef& region, Day told, RegionLevel level);
  /// True when the place surely lies in `within` on the day. A unit that is no more, or not yet, is asked for as it was
  /// on its last day, or will be on its first. An empty `within` holds everything.
  [[nodiscard]] bool lies_in(const RegionRef& region, Day told, const RegionRef& within);
  /// "Xã Bình Minh, tỉnh Quảng Ngãi": the names of the sure units from the lowest to the province; the text of the
  /// region when nobody defined it.
  [[nodiscard]] std::string path(const RegionRef& region, Day told);
  /// As named on the day, or on the last or first day there is; empty when nobody defined it.
  [[nodiscard]] std::string name_of(const RegionRef& region) const;
  /// What was said of a unit that holds on the day; null when there is none.
  [[nodiscard]] const DefineRegion* definition(const RegionRef& region) const;
  [[nodiscard]] Day day() const { return day_; }

 private:
  static constexpr std::uint32_t kNowhere = UINT32_MAX;
  /// The unit of each level, a number of `lives_`, or kNowhere.
  using Sure = std::array<std::uint32_t, 5>;
  enum class Mark : std::uint8_t { fresh, open, done, circular };
  struct State {
    Mark mark = Mark::fresh;
    Sure sure{};
  };
  struct Link {
    Day effective;
    std::uint32_t life;
  };
  /// A unit for as long as it lasts without a gap.
  struct Life {
    std::uint32_t unit = 0;
    std::size_t first = 0;  ///< of its definitions: [first, end)
    std::size_t end = 0;
    Day from;                ///< none: always
    Day last;                ///< the last day
    std::vector<Link> into;  ///< by effective
    std::vector<Link> made_of;
    std::size_t states = 0;  ///< of the first of its states
  };
  /// One day of asking, and what is sure of each state on it: a life, and how many of its links lie behind.
  struct OnDay {
    Day day;
    std::vector<State> states;
    int depth = 0;
  };
  struct Step {
    std::uint32_t life = 0;
    std::size_t state = 0;
    std::span<const Link> links;  ///< between where one is and the day of asking
    bool ahead = true;
  };

  void cut_into_lives();
  void link_lives();
  void number_states();
  [[nodiscard]] const DefineRegion& said(const Life& life, std::size_t number) const;
  [[nodiscard]] const DefineRegion* said_on(const Life& life, Day day) const;
  [[nodiscard]] const DefineRegion* nearest(const Life& life, Day day) const;
  [[nodiscard]] std::uint32_t life_on(std::uint32_t unit, Day day) const;
  [[nodiscard]] static Sure nowhere() { return {kNowhere, kNowhere, kNowhere, kNowhere, kNowhere}; }
  OnDay& on(Day day);
  Sure sure_of(OnDay& on, std::uint32_t unit, Day told, bool& circular);
  Sure forward(OnDay& on, std::uint32_t number, Day since, bool& circular);
  Sure backward(OnDay& on, std::uint32_t number, Day until, bool& circular);
  Sure remembered(OnDay& on, const Step& step, bool& circular);
  Sure follow(OnDay& on, const Step& step, bool& circular);
  Sure as_itself(OnDay& on, std::uint32_t life, const DefineRegion* said, bool holds, bool& circular);
  [[nodiscard]] std::optional<std::uint32_t> defined(const RegionRef& region) const;
  Sure known(OnDay& on, std::uint32_t unit, Day told);

  const Regions& regions_;
  Day day_;
  std::vector<Life> lives_;
  std::vector<std::uint32_t> lives_of_;  ///< per unit the first of its lives; one more at the end
  std::size_t states_ = 0;
  std::map<Day, OnDay> days_;
};

}  // namespace soquy::projections
