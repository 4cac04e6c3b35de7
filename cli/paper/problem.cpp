#include "cli/paper/problem.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cli/utf8.h"

namespace soquy::cli::paper {

Problem list_ends(std::string why) { return {{}, {}, "the list ends here: " + std::move(why), true}; }
bool is_end_of_list(const Problem& problem) { return problem.at.file.empty(); }

std::string to_sentence(const Problem& problem) {
  if (is_end_of_list(problem)) return problem.accepted;
  std::string text = problem.at.file;
  if (problem.at.line > 0) text += " line " + std::to_string(problem.at.line);
  if (problem.at.column > 0) text += ", column " + std::to_string(problem.at.column);
  if (!problem.at.heading.empty()) text += " (" + valid_utf8(problem.at.heading) + ")";
  text += ": ";
  if (problem.at.column == 0 && problem.read.empty()) return text + problem.accepted;
  text += problem.read.empty() ? "read nothing" : "read " + problem.read;
  return text + (problem.is_verdict ? "; " : "; accepted: ") + problem.accepted;
}

void sort_by_place(Problems& problems) {
  std::vector<std::string> files;
  for (const Problem& problem : problems) {
    if (std::find(files.begin(), files.end(), problem.at.file) == files.end()) files.push_back(problem.at.file);
  }
  const auto rank = [&files](const Problem& p) {
    if (is_end_of_list(p)) return static_cast<std::ptrdiff_t>(files.size());
    return std::find(files.begin(), files.end(), p.at.file) - files.begin();
  };
  std::stable_sort(problems.begin(), problems.end(), [&rank](const Problem& left, const Problem& right) {
    const std::array a = {static_cast<std::size_t>(rank(left)), left.at.line, left.at.column};
    const std::array b = {static_cast<std::size_t>(rank(right)), right.at.line, right.at.column};
    return a < b;
  });
}

}  // namespace soquy::cli::paper
