#pragma once
// Workbooks and pages as other programs see them: openpyxl and Python's HTML reader, by tests/cli/read_back.py.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "tests/support/scratch_directory.h"

namespace soquy::test {

using Fields = std::vector<std::string>;

/// The standard output of a command of the shell and its exit code.
struct Ran {
  int exit = 0;
  std::string out;
};

inline Ran run_in_shell(const std::string& command) {
  Ran ran;
  FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return {-1, ""};
  char part[4096];
  for (std::size_t got = 0; (got = std::fread(part, 1, sizeof part, pipe)) > 0;) ran.out.append(part, got);
  ran.exit = ::pclose(pipe);
  return ran;
}

inline std::filesystem::path written(const ScratchDirectory& scratch, const std::string& name,
                                     const std::string& bytes) {
  const auto path = scratch / name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

inline Fields fields_of(const std::string& line, std::size_t most) {
  Fields fields;
  std::size_t begin = 0;
  while (fields.size() + 1 < most) {
    const std::size_t end = line.find('|', begin);
    if (end == std::string::npos) break;
    fields.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  fields.push_back(line.substr(begin));
  return fields;
}

/// What read_back.py says of these bytes, line by line, each cut into at most so many fields.
inline std::vector<Fields> read_back(const std::string& kind, const std::string& bytes, std::size_t most) {
  const ScratchDirectory scratch;
  const auto file = written(scratch, "answer." + kind, bytes);
  // Debian's Python has Debian's openpyxl, whatever other Python comes first on the path.
  const Ran ran = run_in_shell("/usr/bin/python3 " + std::string(SOQUY_SOURCE_DIR) + "/tests/cli/read_back.py " + kind +
                               " " + file.string() + " 2>&1");
  if (ran.exit != 0) throw std::runtime_error("reading it back failed (scripts/setup --tests): " + ran.out);
  std::vector<Fields> lines;
  std::size_t begin = 0;
  while (begin < ran.out.size()) {
    const std::size_t end = ran.out.find('\n', begin);
    lines.push_back(fields_of(ran.out.substr(begin, end - begin), most));
    begin = end + 1;
  }
  return lines;
}

/// A cell as openpyxl reads it.
struct ReadCell {
  std::string type;    ///< n number, d day, s text, b yes or no, f formula
  std::string format;  ///< "#,##0"
  std::string value;   ///< as Python prints it
};

struct ReadSheet {
  Fields layout;  ///< title, freeze, repeated rows, orientation, paper, wide, tall, created
  std::string footer;
  std::map<std::string, ReadCell> cells;  ///< by "A1"
};

inline std::map<std::string, ReadSheet> read_workbook(const std::string& bytes) {
  std::map<std::string, ReadSheet> sheets;
  for (const Fields& line : read_back("xlsx", bytes, 9)) {
    ReadSheet& sheet = sheets[line.at(1)];
    if (line[0] == "sheet") sheet.layout = Fields(line.begin() + 1, line.end());
    if (line[0] == "footer") sheet.footer = line.at(2) + "|" + line.at(3);
    if (line[0] != "cell") continue;
    std::string value = line.at(5);
    for (std::size_t i = 6; i < line.size(); ++i) value += "|" + line[i];
    sheet.cells[line.at(2)] = {line.at(3), line.at(4), value};
  }
  return sheets;
}

/// True when it is well-formed as XML too, by xmllint.
inline bool is_well_formed(const std::string& html) {
  const ScratchDirectory scratch;
  return run_in_shell("xmllint --noout " + written(scratch, "page.html", html).string() + " 2>&1").exit == 0;
}

}  // namespace soquy::test
