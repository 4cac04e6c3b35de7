#pragma once
// What a field of an event may hold. Asked on three roads: at the front door (unfit_field), when an event is encoded,
// and when bytes are decoded; what one of them lets pass the others do too.

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

#include "events/accounts.h"
#include "events/calendar.h"
#include "events/codec.h"
#include "events/ids.h"
#include "events/money.h"

namespace soquy::limits {

// Each says what is wrong with the value, or nothing.

[[nodiscard]] std::string_view unfit(std::int64_t value);
[[nodiscard]] std::string_view unfit(std::uint64_t value);
[[nodiscard]] std::string_view unfit(Version value);
[[nodiscard]] std::string_view unfit(Account value);
[[nodiscard]] std::string_view unfit(Currency value);
[[nodiscard]] std::string_view unfit(Day value);
[[nodiscard]] std::string_view unfit(Instant value);
[[nodiscard]] std::string_view unfit(const std::string& label);
inline std::string_view unfit(Money value) { return unfit(value.minor); }

template <class E>
requires std::is_enum_v<E>
[[nodiscard]] std::string_view unfit(E value) { return name_of(value).empty() ? "is no known value" : ""; }

/// Everything else fits by its type.
template <class T>
requires(!std::is_enum_v<T>) [[nodiscard]] std::string_view unfit(const T&) { return {}; }

// Each says what such a field may hold, for a refusal.

[[nodiscard]] std::string accepted(std::int64_t value);
[[nodiscard]] std::string accepted(std::uint64_t value);
[[nodiscard]] std::string accepted(Version value);
[[nodiscard]] std::string accepted(Account value);
[[nodiscard]] std::string accepted(Currency value);
[[nodiscard]] std::string accepted(Day value);
[[nodiscard]] std::string accepted(Instant value);
[[nodiscard]] std::string accepted(const std::string& label);
inline std::string accepted(Money value) { return accepted(value.minor); }

/// "one of fee, saving, refundable": the names there are, but for the one that says nothing.
template <class E>
requires std::is_enum_v<E>
[[nodiscard]] std::string accepted(E) {
  std::string names;
  for (int number = 0; number < 256; ++number) {
    const std::string_view name = name_of(static_cast<E>(number));
    if (!name.empty() && name != "none") names += (names.empty() ? "one of " : ", ") + std::string(name);
  }
  return names;
}

/// Everything else fits by its type.
template <class T>
requires(!std::is_enum_v<T>) [[nodiscard]] std::string accepted(const T&) { return {}; }

// Each shows a value that does not fit, or how long it is.

[[nodiscard]] std::string shown(const std::string& label);
inline std::string shown(Money value) { return std::to_string(value.minor); }
inline std::string shown(Version value) { return std::to_string(value.value); }
inline std::string shown(Day value) { return std::to_string(value.number) + " days after 1970-01-01"; }
inline std::string shown(Instant value) { return std::to_string(value.micros) + " microseconds after 1970"; }
template <class Int>
requires std::is_integral_v<Int>
[[nodiscard]] std::string shown(Int value) { return std::to_string(value); }
template <class E>
requires std::is_enum_v<E>
[[nodiscard]] std::string shown(E value) {
  return "number " + std::to_string(static_cast<std::underlying_type_t<E>>(value));
}
template <class T>
requires(!std::is_enum_v<T> && !std::is_integral_v<T>) [[nodiscard]] std::string shown(const T&) { return {}; }

[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace soquy::limits
