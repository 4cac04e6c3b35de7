// The limits of single fields.
#include "events/limits.h"

#include <unicode/utf8.h>

namespace soquy::limits {

namespace {
constexpr std::string_view kOutside = "is outside of the years 1900 to 2199";
}  // namespace

std::string_view unfit(std::int64_t value) {
  const bool fits = value >= -kMaxEntryMinor && value <= kMaxEntryMinor;
  return fits ? "" : "is beyond a trillion";
}

std::string_view unfit(std::uint64_t value) { return value <= INT64_MAX ? "" : "does not fit 63 bits"; }

std::string_view unfit(Version value) { return value.value <= kMaxVersion ? "" : "is beyond the last version"; }

std::string_view unfit(Account value) {
  return find_account(static_cast<std::uint16_t>(value)) ? "" : "is no account of the chart";
}

std::string_view unfit(Currency value) { return *currency_code(value) != 0 ? "" : "is no known currency"; }

std::string_view unfit(Day value) { return value.is_none() || is_in_calendar(value) ? "" : kOutside; }
std::string_view unfit(Instant value) { return is_in_calendar(value) ? "" : kOutside; }

std::string_view unfit(const std::string& label) {
  if (label.size() > kMaxLabelBytes) return "is longer than a label may be";
  return is_utf8(label) ? "" : "is not UTF-8";
}

std::string accepted(std::int64_t) {
  return "from -" + std::to_string(kMaxEntryMinor) + " to " + std::to_string(kMaxEntryMinor);
}
std::string accepted(std::uint64_t) { return "from 0 to " + std::to_string(INT64_MAX); }
std::string accepted(Version) { return "from 0 to " + std::to_string(kMaxVersion); }
std::string accepted(Account) { return "an account of the chart"; }

std::string accepted(Day) { return "none, or " + to_iso(kFirstDay) + " to " + to_iso(kLastDay); }
std::string accepted(Instant) { return "a moment from " + to_iso(kFirstDay) + " to " + to_iso(kLastDay); }

std::string accepted(Currency) {
  std::string codes;
  for (int number = 0; number < 256; ++number) {
    const std::string code = currency_code(static_cast<Currency>(number));
    if (!code.empty()) codes += (codes.empty() ? "one of " : ", ") + code;
  }
  return codes;
}

std::string accepted(const std::string&) { return "at most " + std::to_string(kMaxLabelBytes) + " bytes of UTF-8"; }

std::string shown(const std::string& label) {
  return std::to_string(label.size()) + " bytes" + (is_utf8(label) ? "" : " that are no UTF-8");
}

bool is_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 point = 0;
    U8_NEXT(bytes, at, size, point);
    if (point < 0) return false;
  }
  return true;
}

}  // namespace soquy::limits
