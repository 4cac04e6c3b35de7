#include "engine/clock.h"

#include <chrono>

namespace soquy::engine {

Instant SystemClock::now() {
  const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
  return Instant{std::chrono::duration_cast<std::chrono::microseconds>(since_1970).count()};
}

Instant SimulatedClock::now() {
  const std::lock_guard lock(mutex_);
  if (line_.empty()) return now_;
  now_ = line_.front();
  line_.pop_front();
  return now_;
}

void SimulatedClock::set(Instant instant) {
  const std::lock_guard lock(mutex_);
  line_.clear();
  now_ = instant;
}

void SimulatedClock::put_in_line(Instant instant) {
  const std::lock_guard lock(mutex_);
  line_.push_back(instant);
}

std::size_t SimulatedClock::in_line() const {
  const std::lock_guard lock(mutex_);
  return line_.size();
}

}  // namespace soquy::engine
