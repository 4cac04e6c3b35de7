#include "cli/utf8.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace soquy::cli {

namespace {

constexpr UChar32 kReplacement = 0xFFFD;
constexpr int kQuotedLength = 60;

void append(std::string& out, UChar32 point) {
  char bytes[4];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, point);
  out.append(bytes, static_cast<std::size_t>(length));
}

/// Calls `take` with every code point; a malformed byte arrives as U+FFFD.
template <class Take>
void for_each_point(std::string_view bytes, Take take) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto size = static_cast<std::int32_t>(bytes.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 point = 0;
    U8_NEXT(data, at, size, point);
    take(point < 0 ? kReplacement : point);
  }
}

int columns_of(UChar32 point) {
  const auto type = u_charType(point);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const auto width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::size_t display_width(std::string_view utf8) {
  int columns = 0;
  for_each_point(utf8, [&](UChar32 point) { columns += columns_of(point); });
  return static_cast<std::size_t>(columns);
}

std::string valid_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for_each_point(bytes, [&](UChar32 point) { append(out, point); });
  return out;
}

std::string in_quotes(std::string_view bytes) {
  std::string out = "'";
  int count = 0;
  for_each_point(bytes.substr(0, 4 * kQuotedLength + 4), [&](UChar32 point) {
    if (++count <= kQuotedLength) append(out, u_iscntrl(point) ? kReplacement : point);
  });
  if (count > kQuotedLength) out += "...";
  return out + "'";
}

std::string shortened(std::string_view utf8, std::size_t columns) {
  constexpr std::size_t kDots = 3;
  const bool fits = display_width(utf8) <= columns;
  std::string out;
  std::size_t filled = 0;
  for_each_point(utf8, [&](UChar32 point) {
    filled += static_cast<std::size_t>(columns_of(point));
    if (fits || filled + kDots <= columns) append(out, point == '\n' ? ' ' : point);
  });
  return fits ? out : out + "...";
}

std::string folded(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  const std::string valid = valid_utf8(utf8);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(valid);
  if (U_SUCCESS(status)) text = nfd->normalize(text, status);
  text.toLower(icu::Locale::getRoot());
  std::string out;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 point = text.char32At(at);
    if (u_charType(point) == U_NON_SPACING_MARK) continue;
    append(out, point == 0x0111 ? 'd' : point);  // đ has no decomposition
  }
  return out;
}

}  // namespace soquy::cli
