#pragma once
// The one seam to time.

#include <deque>
#include <mutex>

#include "events/calendar.h"

namespace soquy::engine {

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() = 0;
};

/// The machine's clock.
class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() override;
};

/// A clock that is told the time: simulations, tests, and nothing else. Safe from any thread.
class SimulatedClock final : public Clock {
 public:
  explicit SimulatedClock(Instant start) : now_(start) {}
  /// The next of the readings in line, and when there is none the last moment it was told.
  [[nodiscard]] Instant now() override;
  /// It is that moment now, and no reading waits in line.
  void set(Instant instant);
  /// That moment is what one later reading will see. For commands that are in flight: the ledger reads the clock once
  /// for each command submitted, in their order, so a moment put in line with every command is that command's own,
  /// whichever thread decides it and when.
  void put_in_line(Instant instant);
  [[nodiscard]] std::size_t in_line() const;

 private:
  mutable std::mutex mutex_;
  Instant now_;
  std::deque<Instant> line_;
};

}  // namespace soquy::engine
