#pragma once
// "Did you mean ...?"

#include <string>
#include <string_view>
#include <vector>

namespace soquy::cli {

/// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other; of long texts only
/// the first 64 bytes are compared.
[[nodiscard]] std::size_t edit_distance(std::string_view left, std::string_view right);

/// The candidates that could have been meant, best first, at most `most`; accents and case do not count.
[[nodiscard]] std::vector<std::string> closest(std::string_view seen, const std::vector<std::string>& candidates,
                                               std::size_t most = 3);

/// " Did you mean A or B?", or nothing when no candidate is near.
[[nodiscard]] std::string did_you_mean(std::string_view seen, const std::vector<std::string>& candidates);

/// "a, b or c"
[[nodiscard]] std::string listed(const std::vector<std::string>& words, std::string_view last = "or");

}  // namespace soquy::cli
