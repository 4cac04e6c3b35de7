#include "cli/paper/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "cli/utf8.h"
#include "events/check.h"

namespace soquy::cli::paper {
namespace {

icu::UnicodeString compose(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const auto given =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  icu::UnicodeString result = nfc->normalize(given, status);
  SOQUY_CHECK(U_SUCCESS(status), "ICU composes every valid text");
  return result;
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t begin = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0) return static_cast<std::size_t>(begin);
  }
  return std::nullopt;
}

Spelling spelling_of(std::string_view bytes) {
  Spelling spelling;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int32_t>(bytes.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(data, i, size, c);
    if (c < 0) ++spelling.wrong_bytes;
    if (c > 0x7F) ++spelling.letters;
  }
  return spelling;
}

std::string whole_in_quotes(std::string_view text) {
  std::string shown = valid_utf8(text);
  std::replace_if(
      shown.begin(), shown.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return "'" + shown + "'";
}

std::string composed(std::string_view text) { return to_utf8(compose(text)); }

std::string word_key(std::string_view text) {
  icu::UnicodeString lower = compose(text);
  lower.foldCase();
  icu::UnicodeString words;
  for (std::int32_t i = 0; i < lower.length(); ++i) {
    const char16_t unit = lower[i];
    if (!u_isUWhiteSpace(unit)) {
      words.append(unit);
    } else if (!words.isEmpty() && words[words.length() - 1] != u' ') {
      words.append(u' ');
    }
  }
  words.trim();
  return to_utf8(words);
}

}  // namespace soquy::cli::paper
