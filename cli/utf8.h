#pragma once
// Text as a person sees it: how many columns it fills, and what to do with bytes that are no text.

#include <cstddef>
#include <string>
#include <string_view>

namespace soquy::cli {

/// Columns on a terminal: combining marks fill none, wide East Asian characters two, all else one.
[[nodiscard]] std::size_t display_width(std::string_view utf8);

/// The text with every byte that is not UTF-8 replaced by U+FFFD.
[[nodiscard]] std::string valid_utf8(std::string_view bytes);

/// The text in quotation marks for a sentence on the terminal: control characters and bytes that are no text replaced,
/// cut after 60 characters.
[[nodiscard]] std::string in_quotes(std::string_view bytes);

/// One line of at most so many columns: line breaks become blanks, what is cut ends in "...".
[[nodiscard]] std::string shortened(std::string_view utf8, std::size_t columns);

/// Lower case without accents ("Hạnh Phúc" -> "hanh phuc"): for finding what was meant, never for storing.
[[nodiscard]] std::string folded(std::string_view utf8);

}  // namespace soquy::cli
