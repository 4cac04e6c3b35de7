#pragma once
// A transcript: commands as a person types them and what they read back.
//
//   # a remark
//   $ soquy init so-quy
//   Made an empty store in so-quy.
//   $ cat > hop.txt <<END
//   > contribution --kind fee --payers 50 --amount 500000
//   > END
//   $ soquy balance KHONG-CO
//   ! soquy: There is no club KHONG-CO ...
//   [exit 1]
//
// Lines after a command are its standard output, "! " its standard error, [exit N] its exit code when that is not 0;
// "> " continues the command. <...> stands for any text that is not empty, a line of ... alone for any number of lines.

#include <filesystem>
#include <string>
#include <vector>

namespace soquy::golden {

struct Step {
  std::size_t line = 0;  ///< where the command stands
  std::string command;
  std::vector<std::string> out;
  std::vector<std::string> err;
  int exit = 0;
};

/// Reads a transcript; of a Markdown file only the ```console blocks.
[[nodiscard]] std::vector<Step> read_transcript(const std::filesystem::path& file);

/// Runs the commands one after the other in a folder of their own, made new and removed afterwards, with `soquy` on the
/// path and SOQUY_STORE=so-quy, SOQUY_BY unset. Returns what was expected and came differently, in words; empty when
/// all is as written.
[[nodiscard]] std::string run_transcript(const std::filesystem::path& file);

/// Writes the file anew with what the commands answer now; instants, hashes, random ids and today's date become <...>.
void rewrite_transcript(const std::filesystem::path& file);

}  // namespace soquy::golden
