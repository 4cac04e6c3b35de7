#include <ostream>

#include "cli/approvals.h"
#include "cli/commands/commands.h"

namespace soquy::cli {

CommandSpec actor_key_command() {
  CommandSpec spec;
  spec.name = "actor key";
  spec.summary = "make a signing key in a new file, and print its public half to be enrolled";
  spec.details = "Keep the file with its owner. Who loses it has it revoked: soquy actor revoke.";
  spec.examples = {"soquy actor key chu-nhiem.key",
                   "soquy actor enrol HP-01 TV01 --by TV05 --approved-by TV03 --role head "
                   "--assurance key --key $(soquy actor key chu-nhiem.key)"};
  spec.positionals = {{"FILE", "a file that does not exist yet", true, false}};
  spec.needs_store = false;
  spec.run = [](const Arguments& arguments, Terminal& terminal) -> int {
    terminal.out << to_hex(make_key_file(arguments.get("FILE"))) << "\n";
    return done;
  };
  return spec;
}

}  // namespace soquy::cli
