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

/// A command that prints one text and asks nothing.
CommandSpec text_command(std::string name, std::string summary, std::vector<std::string> examples,
                         std::string (*text)()) {
  CommandSpec spec;
  spec.name = std::move(name);
  spec.summary = std::move(summary);
  spec.examples = std::move(examples);
  spec.needs_store = false;
  spec.run = [text](const Arguments&, Terminal& terminal) -> int {
    terminal.out << text();
    return done;
  };
  return spec;
}

std::string version() { return "soquy 0.1.0, store format 1, schema of events 1\n"; }

/// With words after it, command_line.cpp shows the help of that command instead.
CommandSpec help_command() {
  CommandSpec spec = text_command("help", "list the commands, or explain one",
                                  {"soquy help", "soquy help record contribution"}, [] { return overview(); });
  spec.positionals = {{"COMMAND", "the command to explain", false, true}};
  return spec;
}

}  // namespace

std::vector<CommandSpec> about_commands() {
  return {completion(),
          text_command("man", "print the manual page",
                       {"soquy man | man -l -", "soquy man > /usr/local/share/man/man1/soquy.1"}, man_page),
          text_command("version", "print the version of the program and of what it reads and writes",
                       {"soquy version", "soquy --version"}, version),
          help_command()};
}

}  // namespace soquy::cli
