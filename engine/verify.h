#pragma once
// Proves a store from its bytes: nothing changed, dropped, inserted or reordered, every promise of the books kept,
// every text as it was committed, and the stored views equal to a fresh fold. Needs no server and trusts no index.
//
// Each club is read front to back once, two clubs at a time; then the log once, for its own tree. What is not there can
// only be seen by what remembers it: heads and the log's end say how far the history went.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/chosen_events.h"
#include "engine/monthly_view.h"
#include "engine/register.h"
#include "engine/store/event_store.h"
#include "engine/store/view_rows.h"

namespace soquy::engine {

/// Order of gravity: the report as a whole is of the first kind that occurs.
enum class DifferenceKind : std::uint8_t {
  tampering = 0,       ///< events, trees, indexes or texts are not what was recorded
  broken_promise = 1,  ///< the bytes are as recorded, but an invariant of the books does not hold
  rollback = 2,        ///< the history ends earlier than something remembers
  view_mismatch = 3,   ///< a stored view is not what the events make; it can be rebuilt
};
[[nodiscard]] std::string_view to_text(DifferenceKind kind);

/// Where and what. `version` 0: the club as a whole; `club` empty: the log.
struct Difference {
  DifferenceKind kind = DifferenceKind::tampering;
  ClubCode club;
  Version version;
  std::string what;
};

struct VerifyReport {
  std::uint64_t clubs = 0;
  std::uint64_t commits = 0;
  std::uint64_t events = 0;
  std::uint64_t texts_present = 0;
  std::uint64_t texts_erased = 0;
  std::uint64_t approvals_named = 0;  ///< on somebody's word only
  std::uint64_t approvals_pin = 0;
  std::uint64_t approvals_key = 0;  ///< signatures, all checked
  std::uint64_t log_size = 0;
  Hash log_root;
  std::uint64_t found = 0;              ///< differences, those not listed included
  std::vector<Difference> differences;  ///< by club and version, at most `most`

  [[nodiscard]] bool is_sound() const { return found == 0; }
};

struct VerifyOptions {
  std::optional<ClubCode> only;  ///< one club; the log is then not read
  std::size_t most = 20;         ///< differences to list
  unsigned threads = 2;
  std::vector<MonthlyView> views = {};  ///< whose stored rows are held against a fresh fold
  std::vector<Choice> choices = {};     ///< whose kept places are held against the whole stream
  const ViewRows* view_rows = nullptr;  ///< where all these lie; null: they are not looked at
};

/// Events checked so far, and events in all. Called from any thread, one at a time.
using VerifyProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Never writes. Throws only what is not about the store's content (memory, threads); unreadable rows are differences.
[[nodiscard]] VerifyReport verify(const EventStore& store, const Register& people, const VerifyOptions& options = {},
                                  const VerifyProgress& progress = {});

}  // namespace soquy::engine
