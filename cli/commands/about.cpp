#include <ostream>

#include "cli/commands/commands.h"
#include "cli/help.h"

namespace soquy::cli {

namespace {

CommandSpec completion() {
  CommandSpec spec;
  spec.name = "completion";
  spec.summary = "print a completion script for the shell";
  spec.examples = {"source <(soquy completion bash)", "soquy completion bash > /etc/bash_completion.d/soquy"};
  spec.positionals = {{"SHELL", "bash", false, false}};
  spec.needs_store = false;
  spec.run = [](const Arguments& arguments, Terminal& terminal) -> int {
    const std::string shell = arguments.get("SHELL");
    if (!shell.empty() && shell != "bash") throw UsageError("Completion exists for bash, not for '" + shell + "'.");
    terminal.out << bash_completion();
    return done;
  };
  return spec;
}

CommandSpec man() {
  CommandSpec spec;
  spec.name = "man";
  spec.summary = "print the manual page";
  spec.examples = {"soquy man | man -l -", "soquy man > /usr/local/share/man/man1/soquy.1"};
  spec.needs_store = false;
  spec.run = [](const Arguments&, Terminal& terminal) -> int {
    terminal.out << man_page();
    return done;
  };
  return spec;
}

CommandSpec version() {
  CommandSpec spec;
  spec.name = "version";
  spec.summary = "print the version of the program and of what it reads and writes";
  spec.examples = {"soquy version", "soquy --version"};
  spec.needs_store = false;
  spec.run = [](const Arguments&, Terminal& terminal) -> int {
    terminal.out << "soquy 0.1.0, store format 1, schema of events 1\n";
    return done;
  };
  return spec;
}

CommandSpec help() {
  CommandSpec spec;
  spec.name = "help";
  spec.summary = "list the commands";
  spec.examples = {"soquy help", "soquy record contribution --help"};
  spec.needs_store = false;
  spec.run = [](const Arguments&, Terminal& terminal) -> int {
    terminal.out << overview();
    return done;
  };
  return spec;
}

}  // namespace

std::vector<CommandSpec> about_commands() { return {completion(), man(), version(), help()}; }

}  // namespace soquy::cli
