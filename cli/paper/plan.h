#pragma once
// From rows to commands: founding, members who joined later, one command per meeting. Pure; what the ledger holds
// already is told by the caller.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "cli/paper/meetings.h"
#include "cli/paper/paper_books.h"

namespace soquy::cli::paper {

/// Who types the books in, and who signs reversals and late rows beside them.
struct Signers {
  ActorId by;
  std::vector<ActorId> approvers;  ///< a meeting is signed by the first who borrows nothing in it; may be empty
};

/// Where an act of a command comes from.
struct ActSource {
  static constexpr std::size_t kNoRow = static_cast<std::size_t>(-1);
  Spot spot;
  std::size_t row = kNoRow;  ///< place in the cash book; a disbursement's row has several acts
};

/// What the book says of a row whose act has no room for words.
struct WordsLine {
  std::size_t row = 0;  ///< place in the cash book
  std::string text;
};

/// A command with the place of each of its acts in the books.
struct Planned {
  Command command;
  std::vector<ActSource> sources;               ///< of each act
  std::map<std::size_t, std::string> reverses;  ///< act -> voucher whose entry it reverses; filled in once it is known
  std::set<std::size_t> changes_past;           ///< repayments dated before one of their loan that stands above them
  bool is_meeting = false;
  std::vector<WordsLine> lines;  ///< together the notes of HoldMeeting and RaiseFinding, a line each

  /// The act that moves the money of a row: its last one.
  [[nodiscard]] bool ends_row(std::size_t act) const {
    const std::size_t row = sources[act].row;
    return row != ActSource::kNoRow && (act + 1 == sources.size() || sources[act + 1].row != row);
  }
  /// Reversals, rows written after a later meeting, and what changes what a later repayment paid for.
  [[nodiscard]] bool needs_second_signer(std::size_t act) const;
  [[nodiscard]] bool needs_second_signer() const;
};

/// The id of the command that begins with a row: UUIDv5 over club code, file and row.
[[nodiscard]] CommandId command_id(const ClubCode& club, BookFile file, std::size_t row);
/// The words of a command's rows that did not go into the notes of its meeting: findings of the lowest weight, about
/// nothing in particular, before the acts of the rows.
inline constexpr std::string_view kWordsOfTheBook = "words-of-the-book";

/// The id of the founding: the by-law file as a whole.
[[nodiscard]] CommandId founding_id(const ClubCode& club);

class Planner {
 public:
  /// The books have been read and checked without a problem.
  Planner(const PaperBooks& books, const Signers& signers);

  /// Members who joined on the founding day, in the order of the file.
  [[nodiscard]] const std::vector<const MemberPaper*>& founders() const { return founders_; }
  /// Everyone else, in the order of the file.
  [[nodiscard]] const std::vector<const MemberPaper*>& later_members() const { return later_; }
  [[nodiscard]] const std::vector<MeetingRun>& meetings() const { return meetings_; }

  /// Club, by-law, the first `members` founders, volunteers and board.
  [[nodiscard]] Planned founding(std::size_t members, const std::array<std::uint8_t, 16>& nonce) const;
  [[nodiscard]] Planned join(const MemberPaper& member) const;
  /// `count` rows of a meeting from row `first` on. `holds`: the meeting itself is not recorded yet.
  [[nodiscard]] Planned meeting(const MeetingRun& run, std::size_t first, std::size_t count, bool holds) const;
  /// How many acts the row at that place of the cash book becomes.
  [[nodiscard]] std::size_t acts_of_row(std::size_t at) const;

 private:
  [[nodiscard]] Command empty_command(CommandId id, Day day) const;
  void add_member(Planned& plan, const MemberPaper& member) const;
  void add_words(Planned& plan, std::size_t first, std::size_t count, bool holds) const;
  void add_row(Planned& plan, const MeetingRun& run, std::size_t at) const;
  void add_disbursement(Planned& plan, const MeetingRun& run, std::size_t at) const;
  [[nodiscard]] Act act_of(const CashRow& row) const;
  [[nodiscard]] bool passes_resolution(std::size_t at) const;
  [[nodiscard]] bool lies_before_another_repayment(std::size_t at) const;
  void add_second_signer(Planned& plan) const;
  [[nodiscard]] bool meeting_was_held(Day day, const MeetingRun& before) const;

  const PaperBooks& books_;
  Signers signers_;
  std::vector<const MemberPaper*> founders_;
  std::vector<const MemberPaper*> later_;
  std::vector<MeetingRun> meetings_;
  std::map<LoanNo, const LoanPaper*> loans_;
  std::map<ResolutionNo, std::size_t> resolved_at_;  ///< place of the row with which it enters the books
};

}  // namespace soquy::cli::paper
