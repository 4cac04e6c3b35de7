#include "cli/language.h"

namespace soquy::cli {

Option language_option() {
  return {"--lang", "LANG", "language of titles and headings", {"vi", "en"}, false, false, "en"};
}

Language typed_language(const Arguments& arguments) {
  return arguments.get("--lang") == "vi" ? Language::vietnamese : Language::english;
}

}  // namespace soquy::cli
