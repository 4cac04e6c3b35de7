#include "cli/commands/query.h"

namespace soquy::cli {

CommandSpec query_spec(std::string name, std::string summary, std::function<int(const Arguments&, Terminal&)> run) {
  CommandSpec spec;
  spec.name = std::move(name);
  spec.summary = std::move(summary);
  spec.positionals = {{"CLUB", "code of the club, as HP-01", true, false}};
  spec.options = question_options();
  spec.run = std::move(run);
  return spec;
}

}  // namespace soquy::cli
