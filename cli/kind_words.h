#pragma once
// Kinds of entries as a member or an office reads them.

#include <string>
#include <string_view>

#include "cli/language.h"
#include "events/event.h"

namespace soquy::cli {

/// "repayment received", "thu nợ".
[[nodiscard]] std::string kind_in_words(Kind kind, Language language);

/// The same with what tells entries of a kind apart: name of a contribution's kind, a giver's class, an income's or an
/// aid's kind, an expense's area ("contribution received: saving", "thu góp: tiết kiệm").
[[nodiscard]] std::string kind_in_words(Kind kind, std::string_view detail, Language language);

/// "bank interest", "lãi ngân hàng": the name of a kind, class or area alone.
[[nodiscard]] std::string detail_in_words(std::string_view detail, Language language);

}  // namespace soquy::cli
