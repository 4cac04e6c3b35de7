#pragma once
// The plan of a simulated programme: which clubs, where, from when, until when. Places and people are invented.

#include <cstdint>
#include <string>
#include <vector>

#include "events/event.h"

namespace soquy::cli {

struct ClubPlan {
  ClubCode code;
  std::string name;
  RegionRef region;
  Day founded;
  std::uint8_t meeting_day = 10;
  std::uint16_t members = 60;
  Money seed_capital;
  bool flooded = false;  ///< the flood of late October 2020 reaches it
};

struct ProgrammePlan {
  std::vector<Command> programme;  ///< commands of the programme stream, with the day of each as value date
  std::vector<ClubPlan> clubs;
  Day until;
};

/// The ten clubs of the provincial plan 2018-2020 (seed plan I.2): six districts by the end of 2019, four more in 2020,
/// with the targets 6 and 10. The plan names no club, so clubs, hamlets and people are invented.
[[nodiscard]] ProgrammePlan quang_ngai_plan(std::uint64_t seed);

/// `clubs` invented clubs spread over 34 provinces, each meeting monthly for `years` years from January 2016 on.
[[nodiscard]] ProgrammePlan national_plan(std::uint64_t seed, std::uint32_t clubs, std::uint16_t years);

}  // namespace soquy::cli
