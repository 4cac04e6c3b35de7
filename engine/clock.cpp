#include "engine/clock.h"

#include <chrono>

namespace soquy::engine {

Instant SystemClock::now() {
  const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
  return Instant{std::chrono::duration_cast<std::chrono::microseconds>(since_1970).count()};
}

}  // namespace soquy::engine
