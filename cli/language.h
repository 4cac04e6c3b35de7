#pragma once
// English for the machine's habits, Vietnamese for those who read the page: headings, titles, days and percents of
// reports and of members' pages. Keys of CSV and JSON stay English in both.

#include <string>

#include "cli/command.h"

namespace soquy::cli {

enum class Language { english, vietnamese };

/// One thing said in both.
struct Bilingual {
  const char* english = "";
  const char* vietnamese = "";
  [[nodiscard]] std::string in(Language language) const {
    return language == Language::vietnamese ? vietnamese : english;
  }
};

/// Says one thing after the other in one language: `said("Club", "CLB")`.
struct Speaker {
  Language language = Language::english;
  [[nodiscard]] std::string operator()(const char* english, const char* vietnamese) const {
    return Bilingual{english, vietnamese}.in(language);
  }
};

/// --lang vi|en
[[nodiscard]] Option language_option();
[[nodiscard]] Language typed_language(const Arguments& arguments);

}  // namespace soquy::cli
