#include "cli/progress.h"

#include <algorithm>
#include <ostream>

namespace soquy::cli {

namespace {
constexpr auto kFirst = std::chrono::milliseconds(500);
constexpr auto kBetween = std::chrono::milliseconds(100);
constexpr std::uint64_t kBar = 30;
constexpr std::int64_t kEstimateAfterSeconds = 5;  // before that a guess would jump about
}  // namespace

Progress::Progress(Terminal& terminal, std::string what, std::uint64_t total)
    : terminal_(terminal),
      what_(std::move(what)),
      total_(total),
      begun_(std::chrono::steady_clock::now()),
      next_(begun_ + kFirst) {}

Progress::~Progress() {
  if (drawn_) terminal_.err << "\r\033[K" << std::flush;
}

void Progress::step(std::uint64_t steps) {
  done_ += steps;
  if (!terminal_.err_is_terminal) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + kBetween;
  draw();
}

void Progress::draw() {
  drawn_ = true;
  terminal_.err << "\r\033[K" << what_ << " ";
  if (total_ == 0) {
    terminal_.err << done_ << std::flush;
    return;
  }
  const std::uint64_t part = std::min(done_, total_);
  const auto filled = static_cast<std::size_t>(part * kBar / total_);
  terminal_.err << "[" << std::string(filled, '#') << std::string(kBar - filled, '.') << "] " << part << "/" << total_
                << time_left(std::chrono::steady_clock::now()) << std::flush;
}

/// As if what is left went at the pace of what is done: ", 3 min left".
std::string Progress::time_left(std::chrono::steady_clock::time_point now) const {
  const std::int64_t passed = std::chrono::duration_cast<std::chrono::seconds>(now - begun_).count();
  if (passed < kEstimateAfterSeconds || done_ == 0 || done_ >= total_) return "";
  const auto left = static_cast<std::uint64_t>(passed) * (total_ - done_) / done_;
  if (left < 90) return ", " + std::to_string(left) + " s left";
  return ", " + std::to_string((left + 30) / 60) + " min left";
}

}  // namespace soquy::cli
