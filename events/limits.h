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
[[nodiscard]] std::string_view unfit(const std::string& label);
inline std::string_view unfit(Money value) { return unfit(value.minor); }

template <class E>
requires std::is_enum_v<E>
[[nodiscard]] std::string_view unfit(E value) { return name_of(value).empty() ? "is no known value" : ""; }

/// Everything else fits by its type.
template <class T>
requires(!std::is_enum_v<T>) [[nodiscard]] std::string_view unfit(const T&) { return {}; }

[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace soquy::limits
