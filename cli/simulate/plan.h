#pragma once
// The plan of a simulated programme: which clubs, where, from when, until when. Places and people are invented.

#include <cstdint>
#include <string>
#include <vector>

#include "events/event.h"

namespace soquy::cli {

/// What a supervisor should notice about a club. The years and the share of it are drawn from the club's seed.
enum class Trouble : std::uint8_t {
  none,
  late_loans,  ///< some borrowers stop paying, and the club gives these loans up after two years
  sleeping,    ///< no meetings for half a year, twice
  idle_cash,   ///< hardly lends
  back_dated,  ///< much is written late, under its true day
  one_pair,    ///< the same two take entries back again and again
};

/// What a club of the national plan owes to the programme beside its own life; a club of the sample owes nothing.
struct ProgrammeDuties {
  ActorId supervisor;      ///< empty: no duties
  RegionRef after_reform;  ///< where it moves when its commune is split; empty: it follows its commune
  friend bool operator==(const ProgrammeDuties&, const ProgrammeDuties&) = default;
};

struct ClubPlan {
  ClubCode code;
  std::string name;
  RegionRef region;
  Day founded;
  std::uint8_t meeting_day = 10;
  std::uint16_t members = 60;
  Money seed_capital;
  bool flooded = false;  ///< the flood of late October 2020 reaches it
  Trouble trouble = Trouble::none;
  ProgrammeDuties duties;

  [[nodiscard]] bool is_national() const { return !duties.supervisor.is_empty(); }
};

struct ProgrammePlan {
  std::vector<Command> programme;  ///< commands of the programme stream, with the day of each as value date
  std::vector<ClubPlan> clubs;
  Day until;
};

/// The ten clubs of the provincial plan 2018-2020 (seed plan I.2): six districts by the end of 2019, four more in 2020,
/// with the targets 6 and 10. The plan names no club, so clubs, hamlets and people are invented.
[[nodiscard]] ProgrammePlan quang_ngai_plan(std::uint64_t seed);

/// `clubs` invented clubs spread over 63 provinces, their districts and communes, each meeting monthly for `years`
/// years from January 2016 on. When the years reach 2025-07-01 the provinces become 34, the districts go, and communes
/// are merged two by two or, now and then, split. One club in ten is in some trouble.
[[nodiscard]] ProgrammePlan national_plan(std::uint64_t seed, std::uint32_t clubs, std::uint16_t years);

}  // namespace soquy::cli
