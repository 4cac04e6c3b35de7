#pragma once
// A repayment as it is read out to the borrower in Vietnamese: what it paid, by which rules of the by-law, what
// remains.

#include <optional>
#include <string>

#include "engine/domain/club_state.h"

namespace soquy::cli {

/// "Ông TV03 trả 712.000 đ cho khoản vay KV001: kỳ 1, hạn trả 10/02/2024, chậm 2 ngày: lãi 12.000, gốc 300.000; ...
/// Chia theo quy chế ... Còn nợ gốc 500.000 đ. ..." Nothing for every other event. `after` has taken the event in.
[[nodiscard]] std::optional<std::string> repayment_in_vietnamese(const Event& event, const engine::ClubState& after);

}  // namespace soquy::cli
