#include <ostream>

#include "cli/commands/commands.h"
#include "engine/ledger.h"

namespace soquy::cli {

namespace {

int init(const Arguments& arguments, Terminal& terminal) {
  const std::string directory = arguments.get("DIR");
  if (arguments.has("--sample")) return init_quang_ngai(directory, terminal);
  engine::Ledger::create(directory);
  terminal.out << "Made an empty store in " << directory << ".\n"
               << "Next: export SOQUY_STORE=" << directory << " and found a club with: soquy club found --help\n";
  return done;
}

}  // namespace

CommandSpec init_command() {
  CommandSpec spec;
  spec.name = "init";
  spec.summary = "make an empty store in a new directory";
  spec.examples = {"soquy init sach-quy", "soquy init thu --sample quang-ngai"};
  spec.positionals = {{"DIR", "a directory that does not exist yet, or is empty", true, false}};
  spec.options = {{"--sample",
                   "NAME",
                   "fill it with the ten invented clubs of the plan of Quảng Ngãi",
                   {"quang-ngai"},
                   false,
                   false,
                   ""}};
  spec.needs_store = false;
  spec.run = init;
  return spec;
}

}  // namespace soquy::cli
