#pragma once
// A place in the paper books that cannot be read as it stands. Reading never stops at the first one: the treasurer
// gets the whole list and corrects the files once.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace soquy::cli::paper {

/// Where something was written. Lines and columns count from 1 as an editor shows them; 0: the file or row as a whole.
struct Spot {
  std::string file;  ///< "so-quy.csv"
  std::size_t line = 0;
  std::size_t column = 0;
  std::string heading;  ///< of that column, as the file spells it
  friend bool operator==(const Spot&, const Spot&) = default;
};

struct Problem {
  Spot at;
  std::string read;         ///< what stands there, in quotes; empty: nothing
  std::string accepted;     ///< what would be accepted; of a row or file as a whole: what is wrong with it
  bool is_verdict = false;  ///< `accepted` says what is wrong with what was read instead
  friend bool operator==(const Problem&, const Problem&) = default;
};
using Problems = std::vector<Problem>;

/// Reading a file stops after so many: whoever typed that many wrong lines chose the wrong file.
inline constexpr std::size_t kMaxProblems = 5000;

/// A line at the end of the list, of no file: why there may be more problems than it names.
[[nodiscard]] Problem list_ends(std::string why);
[[nodiscard]] bool is_end_of_list(const Problem& problem);

/// `so-quy.csv line 27, column 8 (Thu): read "12,5"; accepted: a whole number of VND above 0 ...`
[[nodiscard]] std::string to_sentence(const Problem& problem);
/// By file in the order of first mention, then by line and column.
void sort_by_place(Problems& problems);

}  // namespace soquy::cli::paper
