#pragma once
// How fast a store of many clubs is opened, asked, read, checked and replayed, beside a bare scan of the same rows in
// the same run.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/ledger.h"
#include "engine/monthly_view.h"
#include "events/money.h"

namespace soquy::cli {

/// What is asked of the whole store besides replaying it. Answers over all clubs come from stored rows, which the
/// commands that print them know how to read; the bench only holds the watch.
struct NationalQuestions {
  /// Answers about that day and returns how many rows the answer has. Empty: not measured, and told so.
  using Ask = std::function<std::uint64_t(engine::Ledger&, Day)>;
  Ask roll_up;                             ///< every region's figures on a month's end
  Ask attention;                           ///< the clubs that a supervisor should look at
  std::vector<engine::MonthlyView> views;  ///< whose rows are made anew; not written
};

/// One line of the result.
struct BenchLine {
  std::string what;
  bool is_measured = true;
  std::uint64_t events = 0;
  std::uint64_t bytes = 0;
  std::uint64_t rows = 0;
  std::int64_t nanoseconds = 0;

  [[nodiscard]] std::int64_t a_second(std::uint64_t many) const {
    if (nanoseconds == 0) return 0;
    return static_cast<std::int64_t>(int128{static_cast<std::int64_t>(many)} * 1'000'000'000 / nanoseconds);
  }
};

/// Where the bench looks: the store, its clubs, and a day on which most of them live.
struct BenchedStore {
  std::string directory;
  std::vector<engine::Head> clubs;
  std::uint64_t events = 0;
  std::uint64_t disk_bytes = 0;
  Day month_end;
  ClubCode club;
};

struct NationalResult {
  BenchedStore store;
  std::vector<BenchLine> lines;
  Ratio replay_of_scan;  ///< events a second: making the rows of all views, of the bare scan
};

/// Opens the store for reading and measures everything `rounds` times; whole rounds over all clubs by so many threads.
/// Throws StoreFailure, DecodeFailure, Refusal for a store without clubs, and std::runtime_error when a club's tree or
/// balances do not add up.
[[nodiscard]] NationalResult measure_nation(const std::string& directory, unsigned threads, std::int64_t rounds,
                                            const NationalQuestions& questions);

}  // namespace soquy::cli
