#pragma once
// The bench of a whole store, with the questions over all clubs handed in.

#include "cli/command.h"
#include "cli/national_bench.h"

namespace soquy::cli {

[[nodiscard]] CommandSpec bench_national_command(NationalQuestions questions);

}  // namespace soquy::cli
