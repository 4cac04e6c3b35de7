#pragma once
// Words to commands: which command is meant, and what was typed for its options. The only file that knows the parser
// library is command_line.cpp.

#include <string>
#include <vector>

#include "cli/command.h"

namespace soquy::cli {

/// Reads the words after the command's name. Throws UsageError that names what was seen and what would be accepted.
[[nodiscard]] Arguments parse(const CommandSpec& spec, const std::vector<std::string>& words);

/// The words of a line as a shell would cut it: blanks separate, '...' and "..." keep together, \ takes the next
/// character as it is, # at the start of a word ends the line. Throws UsageError for an open quotation mark.
[[nodiscard]] std::vector<std::string> words_of(const std::string& line);

/// Ends a command with exit code 1 and a sentence: a rule said no before the ledger was asked (unknown club), or a
/// difference was found. Rejections of the ledger are turned into one at the end of a command (cli/recording.h).
class Refusal : public std::exception {
 public:
  explicit Refusal(std::string sentence) : sentence_(std::move(sentence)) {}
  [[nodiscard]] const char* what() const noexcept override { return sentence_.c_str(); }

 private:
  std::string sentence_;
};

}  // namespace soquy::cli
