#pragma once
// Always-on check for our own bugs. Input, stored bytes and configuration are never checked with it.

namespace soquy {

/// Prints file, line, claim and reason, then aborts.
[[noreturn]] void report_bug(const char* file, int line, const char* claim, const char* reason);

}  // namespace soquy

#define SOQUY_CHECK(claim, reason) \
  ((claim) ? static_cast<void>(0) : ::soquy::report_bug(__FILE__, __LINE__, #claim, reason))
