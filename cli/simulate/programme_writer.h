#pragma once
// Commands of the programme's own stream, as a simulated programme office writes them.

#include <string>
#include <vector>

#include "events/event.h"

namespace soquy::cli {

inline constexpr const char* kDistrictScheme = "TCTK-2018";  ///< provinces, districts and communes until 2025-06-30
inline constexpr const char* kTwoTierScheme = "QD19-2025";   ///< provinces and communes from 2025-07-01 on

[[nodiscard]] Day calendar_day(int year, unsigned month, unsigned number);
/// The day from which there are 34 provinces, communes, and nothing between.
[[nodiscard]] inline Day reform_day() { return calendar_day(2025, 7, 1); }
[[nodiscard]] RegionRef region_of(const char* scheme, const std::string& code);
[[nodiscard]] ActorId programme_actor(const std::string& code);
[[nodiscard]] DefineRegion define_region(const RegionRef& region, RegionLevel level, const std::string& name,
                                         const RegionRef& parent, Day valid_from);
[[nodiscard]] EnrolActor enrol_actor(const std::string& code, Role role, const RegionRef& where,
                                     const std::string& name);
/// Commands of the programme stream share an actor, and nothing else.
class ProgrammeWriter {
 public:
  /// `part`: keeps the ids of several writers of one story apart; the plan itself has none.
  explicit ProgrammeWriter(std::uint64_t seed, std::string part = "") : seed_(seed), part_(std::move(part)) {}

  /// One command, or several when there are more acts than one may hold.
  void on(Day when, std::vector<Act> acts, std::vector<Approval> approvals = {});
  /// What was written since the last time.
  std::vector<Command> take();

 private:
  std::uint64_t seed_;
  std::string part_;
  std::size_t written_ = 0;
  std::vector<Command> commands_;
};

/// The office notes on the next morning which reports came in.
class ReportsReceived {
 public:
  ReportsReceived(std::uint64_t seed, std::string part) : write_(seed, std::move(part)) {}
  /// Notes the report that a club hands in with that command, if it does.
  void note(const Command& command);
  /// The commands of that morning; none when nothing came.
  [[nodiscard]] std::vector<Command> received_on(Day day);

 private:
  ProgrammeWriter write_;
  std::vector<Act> waiting_;
};

}  // namespace soquy::cli
