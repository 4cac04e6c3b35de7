#pragma once
// Unicode at the edge of the import: validity, one form of accents, and comparison of words as people type them.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace soquy::cli::paper {

/// The first byte that is not UTF-8, or nothing when all is well.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);
/// How a file spells what lies beyond ASCII.
struct Spelling {
  std::size_t letters = 0;      ///< characters that are UTF-8
  std::size_t wrong_bytes = 0;  ///< bytes that are not
};
[[nodiscard]] Spelling spelling_of(std::string_view bytes);
/// The text in quotation marks and whole, however long: where two readings are laid side by side. Control characters
/// and bytes that are no text are replaced.
[[nodiscard]] std::string whole_in_quotes(std::string_view text);
/// Composed accents (NFC). The text is valid UTF-8.
[[nodiscard]] std::string composed(std::string_view text);
/// For comparing words: composed, lower case, one space between words, none around. "QUỸ  Hoạt động " gives
/// "quỹ hoạt động". Marks are kept: they tell words apart.
[[nodiscard]] std::string word_key(std::string_view text);

}  // namespace soquy::cli::paper
