#pragma once
// What a text must be before it comes into the books: UTF-8, NFC, no control characters, not too long.

#include <string>

#include "events/result.h"

namespace soquy::engine {

/// Brings a label or a note to NFC. Rejects with text_not_valid, naming `field` and what was seen. Notes may have line
/// breaks. The limits are kMaxLabelBytes and kMaxNoteBytes.
[[nodiscard]] Result<Ok> normalise_label(std::string& text, std::string_view field);
[[nodiscard]] Result<Ok> normalise_note(std::string& text, std::string_view field);

}  // namespace soquy::engine
