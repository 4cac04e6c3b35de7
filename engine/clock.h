#pragma once
// The one seam to time.

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

/// A clock that is told the time: simulations, tests, and nothing else.
class SimulatedClock final : public Clock {
 public:
  explicit SimulatedClock(Instant start) : now_(start) {}
  [[nodiscard]] Instant now() override { return now_; }
  void set(Instant instant) { now_ = instant; }

 private:
  Instant now_;
};

}  // namespace soquy::engine
