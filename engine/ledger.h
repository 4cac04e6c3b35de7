#pragma once
// The front door: open a store, submit commands, read history. Everything a treasurer records and an auditor reads
// passes here.

#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/clock.h"
#include "engine/domain/decide.h"
#include "engine/register.h"
#include "engine/store/event_store.h"
#include "engine/store/view_rows.h"
#include "events/event.h"
#include "events/result.h"

namespace soquy::engine {

/// The answer to a command: what was recorded, or what had been recorded when the same command came before.
struct Receipt {
  std::vector<Event> events;  ///< the commit
  Position position;          ///< of its first event
  bool repeated = false;      ///< the same id with the same content was recorded before; this is the first answer again
  std::vector<Warning> warnings;
};

struct ClubSummary {
  ClubCode code;
  Hash genesis;
  Version version;
  Hash root;
};

class Ledger {
 public:
  // `simulation_seed` makes salts, keys and the store's id predictable: the same seed and commands give the same
  // events. For simulations and tests only; nothing recorded under a seed is private.

  /// Makes an empty store in a directory that does not exist or is empty. Throws StoreFailure(exists, io, read_only).
  static void create(const std::filesystem::path& directory,
                     std::optional<std::uint64_t> simulation_seed = std::nullopt);
  /// Opens a store. Throws StoreFailure: not_a_store, newer_format, locked, read_only, corrupt, rollback. With
  /// `for_writing` false it never changes the store, works on a disk that cannot be written, and submit throws
  /// read_only; any number of readers may be there, but not beside a writer (locked).
  /// `clubs_in_memory`: how many clubs the writer remembers between commands (half a megabyte each after ten years);
  /// one more is read from its first event on.
  static std::unique_ptr<Ledger> open(const std::filesystem::path& directory, Clock& clock, bool for_writing = true,
                                      std::optional<std::uint64_t> simulation_seed = std::nullopt,
                                      std::size_t clubs_in_memory = kClubsInMemory);
  static constexpr std::size_t kClubsInMemory = 4096;
  /// A ledger in memory, for tests and practice; nothing is kept.
  static std::unique_ptr<Ledger> in_memory(Clock& clock, std::optional<std::uint64_t> simulation_seed = std::nullopt);
  virtual ~Ledger() = default;

  /// Decides and records. Durable on return. Safe from any thread. Salts and commits notes, checks UTF-8 and NFC of
  /// every text (normalising), answers repeated commands, evolves the club. Throws StoreFailure when the disk said no.
  [[nodiscard]] virtual Result<Receipt> submit(Command command) = 0;
  /// The same without waiting: many commands in flight share one sync. The clock is read once for each command
  /// submitted, in the order in which they were.
  [[nodiscard]] virtual std::future<Result<Receipt>> submit_later(Command command) = 0;
  /// What submit would do, writing nothing.
  [[nodiscard]] virtual Result<Receipt> preview(const Command& command) = 0;
  /// Decides a row of commands of one club, each on the outcome of the one before, writing nothing: the whole set of an
  /// import before its first commit. Stops at the first rejection.
  struct Rehearsal {
    std::vector<Receipt> receipts;       ///< of the commands that went through
    std::optional<Rejection> rejection;  ///< of the command after them
  };
  [[nodiscard]] virtual Rehearsal rehearse(const std::vector<Command>& commands) = 0;

  [[nodiscard]] virtual std::vector<ClubSummary> clubs() const = 0;  ///< programme stream left out
  /// The club's state now. Rejects club_not_found.
  [[nodiscard]] virtual Result<ClubState> state(const ClubCode& club) const = 0;
  /// The same without waiting: as it stands after the commands submitted before, once these are durable.
  [[nodiscard]] virtual std::future<Result<ClubState>> state_later(const ClubCode& club) const = 0;
  /// Every event of a club in order, decoded. Empty when there is no such club.
  [[nodiscard]] virtual std::vector<Event> history(const ClubCode& club) const = 0;
  [[nodiscard]] virtual std::optional<Event> event_at(const ClubCode& club, Version version) const = 0;
  [[nodiscard]] virtual const EventStore& store() const = 0;
  [[nodiscard]] virtual const Register& people() const = 0;
  /// Rows that can be made again from the events, for a ViewRunner (view_runner.h). Writing them throws read_only when
  /// the store was opened for reading.
  [[nodiscard]] virtual ViewRows& view_rows() = 0;
};

}  // namespace soquy::engine
