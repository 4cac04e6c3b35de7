#pragma once
// A store with a clock of its own, and soquy typed at it as in a shell.

#include <sstream>
#include <string>

#include "cli/command.h"
#include "cli/command_line.h"
#include "engine/ledger.h"
#include "tests/support/scratch_directory.h"

namespace soquy::test {

struct Said {
  int exit = 0;
  std::string out;
  std::string err;
};

class Desk {
 public:
  Desk() { engine::Ledger::create(store()); }

  /// "trial-balance HP-01 --as-of 2019-12-31", without soquy and --store.
  Said type(const std::string& line, const std::string& standard_input = "") {
    std::istringstream in(standard_input);
    std::ostringstream out;
    std::ostringstream err;
    cli::Terminal terminal{in, out, err};
    terminal.clock = &clock_;
    auto words = cli::words_of(line);
    if (!line.starts_with("loan plan") && !line.starts_with("actor key")) {
      words.emplace_back("--store");
      words.push_back(store());
    }
    const int exit = cli::run(words, terminal);
    return {exit, out.str(), err.str()};
  }

  /// A club HP-01 with members TV01 to TV05, of whom TV01 is head and TV05 treasurer, `capital` in its fund
  /// by entry 8, and a resolution about loans, NQ-01, by its last entry, 10.
  void found(const std::string& currency = "VND", const std::string& capital = "50000000") {
    must("club found HP-01 --by TV05 --date 2024-01-10 --name 'CLB thử' --practice --currency " + currency);
    std::string lines;
    for (const char* name : {"Lý Đức Sơn", "Nguyễn Thị Lành", "Phạm Văn Bảy", "Trần Thị Mai", "Lê Văn Hải"})
      lines += std::string("member join --name '") + name + "' --sex male --birth-year 1950 --phone 0905000111\n";
    lines += "club board --head TV01 --treasurer TV05\n";
    lines += "donation --donor elderly-care-fund --condition permanent --fund income --amount " + capital + "\n";
    must("record entries HP-01 --by TV05 --date 2024-01-10 --entries -", lines);
    must("record meeting HP-01 --by TV05 --date 2024-01-10 --present-count 5 --entries -", "resolution --subject loan");
  }

  /// The same, of a line that must go through; throws what it said otherwise.
  Said must(const std::string& line, const std::string& standard_input = "") {
    Said said = type(line, standard_input);
    if (said.exit != cli::done) throw std::runtime_error(line + "\n" + said.err);
    return said;
  }

  void today(const char* day) { clock_.set(at_vietnam_time(*parse_iso_day(day), 20, 0)); }
  [[nodiscard]] std::string store() const { return (scratch_ / "store").string(); }
  [[nodiscard]] std::filesystem::path file(const std::string& name) const { return scratch_ / name; }
  [[nodiscard]] engine::SimulatedClock& clock() { return clock_; }

 private:
  ScratchDirectory scratch_;
  engine::SimulatedClock clock_{at_vietnam_time(*parse_iso_day("2024-06-30"), 20, 0)};
};

inline bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace soquy::test
