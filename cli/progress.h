#pragma once
// How far long work has come and how long it will take, on stderr when that is a terminal; nothing otherwise.

#include <chrono>
#include <cstdint>
#include <string>

#include "cli/command.h"

namespace soquy::cli {

class Progress {
 public:
  /// `total` steps; 0 when it is not known. Draws at most ten times a second, and nothing in the first half second.
  Progress(Terminal& terminal, std::string what, std::uint64_t total);
  ~Progress();  ///< wipes the line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void step(std::uint64_t steps = 1);

 private:
  void draw();
  [[nodiscard]] std::string time_left(std::chrono::steady_clock::time_point now) const;

  Terminal& terminal_;
  std::string what_;
  std::uint64_t total_;
  std::uint64_t done_ = 0;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point begun_;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace soquy::cli
