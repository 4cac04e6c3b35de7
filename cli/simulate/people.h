#pragma once
// Invented people: names, years and circumstances in the proportions that the plan asks for.

#include <cstdint>
#include <string>
#include <vector>

#include "cli/simulate/random.h"
#include "engine/register.h"
#include "events/people_events.h"

namespace soquy::cli {

struct InventedPerson {
  JoinMember join;  ///< number and note still empty
  engine::Profile profile;
};

/// One neighbour: about 70% are 55 or older, two thirds women, two thirds poor, near-poor or in hardship.
[[nodiscard]] InventedPerson invent_person(Random& random, int founding_year, const std::string& hamlet);
/// An invented commune or hamlet name.
[[nodiscard]] std::string invent_place(Random& random);
[[nodiscard]] std::string invent_club_name(Random& random);

}  // namespace soquy::cli
