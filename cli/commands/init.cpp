#include <ostream>

#include "cli/commands/commands.h"
#include "engine/ledger.h"

namespace soquy::cli {

namespace {

int init(const Arguments& arguments, Terminal& terminal) {
  const std::string directory = arguments.get("DIR");
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
  spec.examples = {"soquy init sach-quy", "soquy init /srv/soquy/quang-ngai"};
  spec.positionals = {{"DIR", "a directory that does not exist yet, or is empty", true, false}};
  spec.needs_store = false;
  spec.run = init;
  return spec;
}

}  // namespace soquy::cli
