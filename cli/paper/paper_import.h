#pragma once
// Paper books into the ledger: what is new in them, decided as a whole in memory, then recorded command by command.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/paper/plan.h"
#include "cli/paper/readable_part.h"
#include "cli/paper/recorded.h"
#include "engine/ledger.h"

namespace soquy::cli::paper {

/// What an import would record, or has recorded.
struct ImportSummary {
  std::size_t meetings = 0;          ///< commands of meetings that are new
  std::size_t commands = 0;          ///< all that are new
  std::size_t events = 0;            ///< events they lead to
  std::size_t rows = 0;              ///< cash book rows in them
  std::size_t members = 0;           ///< who join in them
  std::size_t already_commands = 0;  ///< recorded before, unchanged
  std::size_t already_meetings = 0;
  std::map<Fund, Money> cash;  ///< of each fund after all of it
  Version version;             ///< of the club after all of it
  Problems warnings;           ///< nothing is refused, but worth hearing, with its row
};

class PaperImport {
 public:
  /// `books` were read and checked without a problem, or are what is `sound` of others; they outlive this.
  PaperImport(engine::Ledger& ledger, const PaperBooks& books, const Signers& signers, SoundPart sound = {});

  /// Compares what was recorded before and rehearses what is new; writes nothing. Every row that cannot be recorded is
  /// in the answer, and in its last line which rows were not asked in full; an empty one means that record() may
  /// follow.
  [[nodiscard]] Problems prepare();
  [[nodiscard]] const ImportSummary& summary() const { return summary_; }

  /// Records what prepare() found new, in order, each command durable before the next. `done` hears how many of how
  /// many are recorded after each. Stops at a rejection, which can only come when somebody else recorded meanwhile;
  /// what was recorded before it stays, and running the import again goes on from there. Throws StoreFailure.
  [[nodiscard]] Result<Ok> record(const std::function<void(std::size_t done, std::size_t all)>& done);

 private:
  void plan_founding(Problems& problems);
  void check_club_founded_elsewhere(Problems& problems) const;
  void plan_members(Day through, Problems& problems);
  void plan_member(const MemberPaper& member, Problems& problems);
  void plan_meeting(const MeetingRun& run, Problems& problems);
  [[nodiscard]] std::size_t rows_recorded(const RecordedCommit& commit, std::size_t first, std::size_t end) const;
  void take(Planned plan, Problems& problems);
  void plan_all(Problems& problems);
  void check_gone(Problems& problems) const;
  void check_signer(Problems& problems);
  void rehearse(Problems& problems);
  [[nodiscard]] bool has_moved_rows() const;
  void doubt_plans_from(std::size_t plan, Problem last_line);

  bool fill_reversals(Planned& plan) const;
  void learn_vouchers(const Planned& plan, const std::vector<Event>& events);
  void finish(const std::vector<engine::Receipt>& receipts);

  engine::Ledger& ledger_;
  const PaperBooks& books_;
  Signers signers_;
  Planner planner_;
  RecordedBooks recorded_;
  SoundPart sound_;
  std::vector<const MemberPaper*> joining_;  ///< everyone who is not part of the founding and not planned yet
  std::vector<Planned> fresh_;
  std::size_t sound_plans_ = SIZE_MAX;  ///< of the fresh: from there on something may be missing
  std::optional<Problem> last_line_;    ///< says so
  std::map<CommandId, bool> known_;
  std::map<std::string, Version> vouchers_;  ///< of every row recorded or rehearsed
  std::vector<Day> held_;                    ///< days of meetings recorded or planned
  ImportSummary summary_;
};

/// Books with problems: adds what the ledger refuses of the rows that can be asked all the same, and says at the end of
/// the list which rows it was not asked about in full.
void ask_readable_part(engine::Ledger& ledger, const PaperBooks& books, const Signers& signers, Problems& problems);

}  // namespace soquy::cli::paper
