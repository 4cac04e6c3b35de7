// The last words of a program that was wrong.
#include "events/check.h"

#include <cstdio>
#include <cstdlib>

namespace soquy {

void report_bug(const char* file, int line, const char* claim, const char* reason) {
  std::fprintf(stderr, "soquy: bug at %s:%d: \"%s\" does not hold: %s\n", file, line, claim, reason);
  std::fflush(stderr);
  std::abort();
}

}  // namespace soquy
