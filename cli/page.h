#pragma once
// An answer as it is put on paper: tables and figures, and what they were computed from.

#include <string>
#include <vector>

#include "cli/render.h"

namespace soquy::cli {

/// A single figure: a field of the JSON object, a line below the tables.
struct Fact {
  std::string key;
  std::string title;
  Cell value;
};

struct Page {
  struct Line {
    std::string title;
    std::string value;
  };
  Language language = Language::english;
  std::string title;  ///< further lines say more about it
  Currency currency = Currency::vnd;
  std::vector<Table> tables;
  bool facts_first = false;
  std::string facts_title;  ///< may be empty
  std::vector<Fact> facts;
  std::vector<Line> proof;  ///< as of, known as of, tree size, root, view: all of them in full
  std::string footer;       ///< the same in one line, for every sheet of paper
};

/// The first line of the title.
[[nodiscard]] std::string headline(const Page& page);
/// The lines after it, may be empty.
[[nodiscard]] std::string subline(const Page& page);

}  // namespace soquy::cli
