#pragma once
// One command on one set of books: repeated, refused, or decided, encoded and taken into the books. Submit, preview and
// rehearsal all pass here; what differs is whose books they are.

#include "engine/club_books.h"
#include "engine/ledger.h"
#include "engine/named_in_labels.h"
#include "engine/random.h"

namespace soquy::engine {

/// A command whose texts were checked on the way in.
struct CheckedCommand {
  Command command;
  std::vector<WordyLabel> labels;  ///< to be compared with the club's names
  std::optional<Rejection> texts;  ///< what was wrong with them; asked after the command's id and version
};
[[nodiscard]] CheckedCommand check_command(Command command);

struct Outcome {
  std::shared_ptr<const Recorded> recorded;
  bool repeated = false;
};

class Deliberation {
 public:
  explicit Deliberation(const LedgerStore& store) : store_(store) {}
  /// Rejects command_id_reused, version_conflict, then what check_texts, check_names and decide reject. On success the
  /// books have taken the events in, unless they were recorded before.
  [[nodiscard]] Result<Outcome> record(Books& books, const CheckedCommand& asked, Instant now,
                                       Randomness& random) const;

 private:
  [[nodiscard]] std::shared_ptr<const Recorded> before(const ClubBook& book, const Command& command) const;
  [[nodiscard]] Result<Ok> check_repeated(const ClubBook& book, const Command& asked, const Recorded& recorded) const;
  [[nodiscard]] std::vector<std::string> names_known(ClubBook& book, const Command& command) const;
  [[nodiscard]] Result<Decision> decide_on(Books& books, ClubBook& book, const Command& command, Instant now) const;
  [[nodiscard]] Result<Outcome> take_in(Books& books, ClubBook& book, Command command, Instant now,
                                        Randomness& random) const;

  const LedgerStore& store_;
};

/// What the store is asked to write for it.
[[nodiscard]] Commit to_commit(const Recorded& recorded, const ClubState& after, Instant accepted_at);
[[nodiscard]] Receipt to_receipt(const Outcome& outcome);

}  // namespace soquy::engine
