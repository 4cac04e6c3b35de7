// The program: hands the machine's terminal to the command line.

#include <sys/ioctl.h>
#include <unistd.h>

#include <iostream>
#include <string>
#include <vector>

#include "cli/command.h"

namespace {

/// Columns of the terminal on stdout, or 100 when it is none.
int width_of_stdout() {
  winsize size{};
  const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 100;
}

}  // namespace

#ifdef SOQUY_JEMALLOC
extern "C" {
/// Read by the allocator as it starts. An answer about a nation holds 50 MB for some milliseconds; a third of its time
/// went into fetching them from the kernel page by small page.
extern const char* malloc_conf;
const char* malloc_conf = "thp:always";
}
#endif

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  soquy::cli::Terminal terminal{
      std::cin, std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1, ::isatty(STDOUT_FILENO) == 1, width_of_stdout()};
  const int code = soquy::cli::run(std::vector<std::string>(argv + 1, argv + argc), terminal);
  std::cout.flush();
  if (!std::cout) {
    std::cerr << "soquy: the answer could not be written to standard output\n";
    return soquy::cli::unreachable;
  }
  return code;
}
