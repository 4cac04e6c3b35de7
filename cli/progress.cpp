#include "cli/progress.h"

#include <algorithm>
#include <ostream>

namespace soquy::cli {

namespace {
constexpr auto kFirst = std::chrono::milliseconds(500);
constexpr auto kBetween = std::chrono::milliseconds(100);
constexpr std::uint64_t kBar = 30;
}  // namespace

Progress::Progress(Terminal& terminal, std::string what, std::uint64_t total)
    : terminal_(terminal), what_(std::move(what)), total_(total), next_(std::chrono::steady_clock::now() + kFirst) {}

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
                << std::flush;
}

}  // namespace soquy::cli
