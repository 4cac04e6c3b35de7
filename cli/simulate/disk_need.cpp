#include "cli/simulate/disk_need.h"

namespace soquy::cli {

namespace {

// Measured over two hundred clubs of ten years: 28 events at a meeting; 73 bytes of an event in the database, 14 in the
// key vault. While tables are merged both the old and the new ones are there.
constexpr std::uint64_t kEventsOfMeeting = 30;
constexpr std::uint64_t kBytesOfEvent = 100;
constexpr std::uint64_t kWhileMerging = 2;
constexpr std::uint64_t kMebibyte = 1 << 20;

}  // namespace

std::uint64_t events_expected(const ProgrammePlan& plan) {
  std::uint64_t events = 0;
  for (const ClubPlan& club : plan.clubs) {
    const auto days = static_cast<std::uint64_t>(days_between(club.founded, plan.until));
    events += club.members + (days * 12 / 365 + 1) * kEventsOfMeeting;
  }
  return events;
}

std::uint64_t disk_needed(const ProgrammePlan& plan) { return events_expected(plan) * kBytesOfEvent * kWhileMerging; }

std::string lack_of_disk(const ProgrammePlan& plan, const std::string& directory, std::uint64_t free) {
  const std::uint64_t needed = disk_needed(plan);
  if (needed <= free) return {};
  return "the disk of " + directory + " has " + std::to_string(free / kMebibyte) + " MiB free, and " +
         std::to_string(plan.clubs.size()) + " clubs until " + to_iso(plan.until) + " need about " +
         std::to_string(needed / kMebibyte + 1) +
         " MiB while they are written: take fewer clubs or years, or another disk";
}

}  // namespace soquy::cli
