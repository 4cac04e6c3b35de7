#include "engine/text_check.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdio>

#include "events/check.h"
#include "events/envelope.h"

namespace soquy::engine {

namespace {

const icu::Normalizer2& nfc() {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* const form = icu::Normalizer2::getNFCInstance(error);
  SOQUY_CHECK(U_SUCCESS(error) && form != nullptr, "ICU has its NFC data");
  return *form;
}

/// What a text must be is what stands; what it is is what was asked for.
Rejection refuse(std::string_view field, std::string is, std::string must) {
  return {RejectReason::text_not_valid, std::move(must), std::move(is), std::string(field)};
}

std::string code_point(UChar32 c) {
  char text[16];
  std::snprintf(text, sizeof text, "U+%04X", static_cast<unsigned>(c));
  return text;
}

bool is_ascii_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);  // whether char is signed is the machine's affair
    return byte >= 0x20 && byte < 0x7f;
  });
}

/// Characters that would show nothing, or that turn the direction of what follows.
bool is_hidden(UChar32 c) {
  const bool turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return turns || u_charType(c) == U_CONTROL_CHAR || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
         U_IS_UNICODE_NONCHAR(c);
}

Result<Ok> check_characters(std::string_view text, std::string_view field, bool lines) {
  const auto size = static_cast<std::int32_t>(text.size());
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    if (c < 0) return refuse(field, "byte " + std::to_string(begin + 1) + " is not UTF-8", "text in UTF-8");
    if (is_hidden(c) && !(lines && c == '\n')) {
      return refuse(field, "the character " + code_point(c) + " at byte " + std::to_string(begin + 1),
                    lines ? "no control characters but line breaks" : "one line without control characters");
    }
  }
  return Ok{};
}

Result<Ok> normalise(std::string& text, std::string_view field, std::size_t limit, bool lines) {
  if (text.size() > 2 * limit + 64) {  // composing shortens; do not look at a megabyte
    return refuse(field, std::to_string(text.size()) + " bytes", "at most " + std::to_string(limit) + " bytes");
  }
  if (!is_ascii_text(text)) {
    SOQUY_TRY(check_characters(text, field, lines));
    UErrorCode error = U_ZERO_ERROR;
    std::string composed;
    icu::StringByteSink<std::string> sink(&composed);
    nfc().normalizeUTF8(0, text, sink, nullptr, error);
    if (U_FAILURE(error)) return refuse(field, "text that cannot be brought to NFC", "text in UTF-8");
    text = std::move(composed);
  }
  if (text.size() > limit) {
    return refuse(field, std::to_string(text.size()) + " bytes", "at most " + std::to_string(limit) + " bytes");
  }
  return Ok{};
}

}  // namespace

Result<Ok> normalise_label(std::string& text, std::string_view field) {
  return normalise(text, field, kMaxLabelBytes, false);
}

Result<Ok> normalise_note(std::string& text, std::string_view field) {
  return normalise(text, field, kMaxNoteBytes, true);
}

}  // namespace soquy::engine
