#pragma once
// The store a command works on: which one, opened, and which club of it.

#include <memory>
#include <string>

#include "cli/command.h"
#include "cli/command_line.h"
#include "engine/ledger.h"

namespace soquy::cli {

enum class Access { reading, writing };

/// --store, or SOQUY_STORE. Throws UsageError when neither is given.
[[nodiscard]] std::string store_directory(const Arguments& arguments);
/// The value of SOQUY_STORE or SOQUY_BY; empty when it is not set.
[[nodiscard]] std::string from_environment(const char* name);

class Session {
 public:
  /// Opens the store, waiting up to five seconds for another command that holds it. Throws UsageError without a
  /// directory, StoreFailure when it cannot be opened.
  Session(const Arguments& arguments, Terminal& terminal, Access access);
  /// Brings the stored views of the clubs up to what was recorded; never fails because of them.
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  [[nodiscard]] engine::Ledger& ledger() { return *ledger_; }
  [[nodiscard]] Instant now();
  [[nodiscard]] Day today() { return day_in_vietnam(now()); }

  /// The club named by that positional or option, or the only one of the store when none is named. Throws Refusal that
  /// lists close codes when the store has none such, UsageError when it has several.
  [[nodiscard]] ClubCode club(const Arguments& arguments, std::string_view name = "CLUB");
  [[nodiscard]] engine::ClubState state(const ClubCode& club);

 private:
  std::unique_ptr<engine::Clock> own_clock_;
  engine::Clock& clock_;
  Terminal& terminal_;
  std::unique_ptr<engine::Ledger> ledger_;
  std::uint64_t log_size_at_opening_;
};

/// A club's code as typed ("hp-01" is read as HP-01). Throws UsageError when it can be no code.
[[nodiscard]] ClubCode typed_club(std::string_view text);

}  // namespace soquy::cli
