#pragma once
// The balances that lie beside a club's head, so that totals can be shown without replay and verify can hold them
// against a fresh fold.
//
//   view := (fund:u8 account:u16le amount:zigzag leb128)*     ascending by fund and account, zero balances left out

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/domain/club_state.h"

namespace soquy::engine {

using Balances = std::map<FundAccount, Money>;

[[nodiscard]] std::string to_stored_view(const Balances& balances);
/// Nothing when the bytes are not what to_stored_view writes.
[[nodiscard]] std::optional<Balances> parse_stored_view(std::string_view bytes);

}  // namespace soquy::engine
