#include "cli/closest.h"

#include <algorithm>

#include "cli/utf8.h"

namespace soquy::cli {

std::size_t edit_distance(std::string_view left, std::string_view right) {
  constexpr std::size_t kCompared = 64;
  left = left.substr(0, kCompared);
  right = right.substr(0, kCompared);
  std::vector<std::vector<std::size_t>> cost(left.size() + 1, std::vector<std::size_t>(right.size() + 1));
  for (std::size_t i = 0; i <= left.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= right.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t replaced = cost[i - 1][j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[left.size()][right.size()];
}

std::vector<std::string> closest(std::string_view seen, const std::vector<std::string>& candidates, std::size_t most) {
  const std::string meant = folded(seen.substr(0, 200));
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const auto& candidate : candidates) {
    const std::string name = folded(candidate);
    const bool part = meant.size() >= 3 && name.find(meant) != std::string::npos;
    const std::size_t distance = part ? 1 : edit_distance(meant, name);
    if (distance <= std::max<std::size_t>(1, std::max(meant.size(), name.size()) / 3))
      near.emplace_back(distance, candidate);
  }
  std::stable_sort(near.begin(), near.end(), [](auto& left, auto& right) { return left.first < right.first; });
  std::vector<std::string> names;
  for (std::size_t i = 0; i < near.size() && i < most; ++i) names.push_back(near[i].second);
  return names;
}

std::string listed(const std::vector<std::string>& words, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " " + std::string(last) + " " : ", ";
    out += words[i];
  }
  return out;
}

std::string did_you_mean(std::string_view seen, const std::vector<std::string>& candidates) {
  const auto near = closest(seen, candidates);
  return near.empty() ? "" : " Did you mean " + listed(near) + "?";
}

}  // namespace soquy::cli
