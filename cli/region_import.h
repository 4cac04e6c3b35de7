#pragma once
// Lists of regions into the programme's stream: what is new in them, decided as a whole in memory, then recorded in
// commits of at most a thousand acts. What stands there already is left alone, so an import can be repeated, and one
// that was broken off goes on.

#include <functional>
#include <string>
#include <vector>

#include "cli/region_lists.h"
#include "engine/ledger.h"

namespace soquy::cli {

inline constexpr std::size_t kRegionsPerCommit = 1000;
static_assert(kRegionsPerCommit <= kMaxActs);

struct RegionCounts {
  std::size_t fresh = 0;
  std::size_t already = 0;  ///< recorded just so
  std::size_t changed = 0;  ///< recorded otherwise; recording the row replaces what was said
};

class RegionImport {
 public:
  /// `lists` were read and checked without a problem, and outlive this.
  RegionImport(engine::Ledger& ledger, const RegionLists& lists, const projections::Regions& recorded,
               const ActorId& actor, Day value_date);

  [[nodiscard]] const RegionCounts& units() const { return units_; }
  [[nodiscard]] const RegionCounts& successions() const { return successions_; }
  /// "don-vi.csv line 4: QD19-2025:21001 from 2025-07-01: name Xã A, was Xã B", per row that replaces another.
  [[nodiscard]] const std::vector<std::string>& changes() const { return changes_; }
  [[nodiscard]] std::size_t commits() const { return commands_.size(); }
  [[nodiscard]] std::size_t acts() const { return spots_.size(); }

  /// Decides all of it and writes nothing. The problem names the row that is refused; none: record() may follow.
  [[nodiscard]] paper::Problems rehearse();
  /// Each commit durable before the next; `done` hears of each. Rejects only when somebody else recorded meanwhile.
  [[nodiscard]] Result<Ok> record(const std::function<void()>& done);

 private:
  void take_units(const RegionLists& lists, const projections::Regions& recorded);
  void take_successions(const RegionLists& lists, const projections::Regions& recorded);
  void add(Act act, const paper::Spot& at);
  void name_commands(std::size_t taken_back);

  engine::Ledger& ledger_;
  Command empty_;
  std::vector<Command> commands_;
  std::vector<paper::Spot> spots_;  ///< of each act, over all commands
  RegionCounts units_;
  RegionCounts successions_;
  std::vector<std::string> changes_;
};

}  // namespace soquy::cli
