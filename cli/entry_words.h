#pragma once
// An entry in one Vietnamese line: what kind it is, of which loan, member or thing, and how much. event_words has every
// field, in English.

#include <string>

#include "events/event.h"

namespace soquy::cli {

/// "thu nợ: KV001, 500.000 đ"
[[nodiscard]] std::string entry_in_vietnamese(const Payload& payload, Currency currency);

}  // namespace soquy::cli
