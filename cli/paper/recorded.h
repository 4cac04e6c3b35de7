#pragma once
// What an earlier import left in the ledger, and whether the books still say the same.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/paper/plan.h"
#include "engine/ledger.h"

namespace soquy::cli::paper {

/// A commit as recorded: its events in order.
using RecordedCommit = std::vector<Event>;

class RecordedBooks {
 public:
  RecordedBooks(const engine::Ledger& ledger, const ClubCode& club);

  [[nodiscard]] bool has_club() const { return !commits_.empty(); }
  /// The first event of the club; there is one.
  [[nodiscard]] const Event& founding() const { return *founding_; }
  [[nodiscard]] const RecordedCommit* find(const CommandId& id) const;
  /// The event with which a member joined, or null.
  [[nodiscard]] const Event* joined(MemberNo no) const;
  /// The row of a member who was imported alone, or nothing: it is known again wherever it stands in the file.
  [[nodiscard]] std::optional<CommandId> imported_alone(MemberNo no) const;
  /// The commits of an import that are not among `known`: rows that have gone from the books.
  [[nodiscard]] std::vector<const RecordedCommit*> imported_but(const std::map<CommandId, bool>& known) const;
  [[nodiscard]] const std::map<Fund, Money>& cash() const { return cash_; }
  [[nodiscard]] Version version() const { return version_; }
  [[nodiscard]] bool held_meeting_on(Day day) const;

  /// One problem for each act of `plan` and each row's words that differ from what was recorded under its id, naming
  /// both readings.
  [[nodiscard]] Problems differences(const PaperBooks& books, const Planned& plan, const RecordedCommit& commit) const;

 private:
  [[nodiscard]] bool is_amended(MemberNo no) const;
  struct Difference {
    std::string field;     ///< of the act
    std::string readings;  ///< "field: now, was before"; empty: there is none
    bool is_words = false;
  };
  [[nodiscard]] std::vector<const Event*> gone_acts(const Planned& plan, const RecordedCommit& commit) const;
  [[nodiscard]] bool is_recorded_as(const Planned& plan, const Act& act, const Event* stored) const;
  [[nodiscard]] bool has_recorded_lines_only(const Planned& plan, const RecordedCommit& commit) const;
  [[nodiscard]] Difference difference(const Act& asked, Day asked_day, const Event& stored) const;
  [[nodiscard]] Difference difference_in_words(const Act& asked, const Event& stored) const;
  [[nodiscard]] std::optional<std::vector<std::string>> recorded_lines(const RecordedCommit& commit) const;
  [[nodiscard]] Problems different_lines(const PaperBooks& books, const Planned& plan,
                                         const RecordedCommit& commit) const;

  const engine::Ledger& ledger_;
  ClubCode club_;
  std::vector<Event> history_;
  const Event* founding_ = nullptr;
  std::map<CommandId, RecordedCommit> commits_;
  std::map<Fund, Money> cash_;
  Version version_;
};

/// Acts in a commit: one more than the highest number its events answer.
[[nodiscard]] std::size_t acts_in(const RecordedCommit& commit);
/// The version of the event that answers an act, by number; 0 when there is none.
[[nodiscard]] Version version_of_act(const std::vector<Event>& events, std::size_t act);

}  // namespace soquy::cli::paper
