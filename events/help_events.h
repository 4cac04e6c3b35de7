#pragma once
// Mutual help and activities: counts and attendance only, never findings about a person's health.

#include <string>
#include <vector>

#include "events/accounts.h"
#include "events/envelope.h"
#include "events/money.h"
#include "events/programme_events.h"

namespace soquy {

enum class HelpKind : std::uint8_t {
  none = 0,
  labour = 1,
  home_visit = 2,
  technique = 3,
  housework = 4,
  cooking = 5,
  company = 6,
  other = 7
};
/// Help in days or visits, in tenths (5 = half a day). `helpers` counts people; members among them are named.
struct GiveHelp {
  HelpKind kind = HelpKind::none;
  MemberNo receiver;  ///< 0: the community
  std::vector<MemberNo> members;
  std::uint16_t helpers = 0;
  std::uint32_t tenths = 0;
  Note words;
  friend bool operator==(const GiveHelp&, const GiveHelp&) = default;
};
struct HelpGiven : GiveHelp {};

struct HoldActivity {
  Area area = Area::none;
  Note topic;
  std::uint16_t attended = 0;
  std::uint16_t members_attended = 0;
  friend bool operator==(const HoldActivity&, const HoldActivity&) = default;
};
struct ActivityHeld : HoldActivity {};

struct HoldTraining {
  Note topic;
  Note trainer;  ///< an organisation or a person
  std::uint16_t attended = 0;
  std::uint16_t board_attended = 0;
  friend bool operator==(const HoldTraining&, const HoldTraining&) = default;
};
struct TrainingHeld : HoldTraining {};

struct HoldHealthCheck {
  std::uint16_t attended = 0;
  std::uint16_t members_attended = 0;
  std::uint16_t files_kept = 0;  ///< members with a health file after it
  Note provider;
  friend bool operator==(const HoldHealthCheck&, const HoldHealthCheck&) = default;
};
struct HealthCheckHeld : HoldHealthCheck {};

struct RecordVisit {
  ActorId supervisor;
  Note topic;
  RegionRef region;
  Note promises;
  friend bool operator==(const RecordVisit&, const RecordVisit&) = default;
};
struct SupervisionVisited : RecordVisit {};

}  // namespace soquy
