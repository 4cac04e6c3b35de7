#pragma once
// Figures of a club (projections/figures.h) and balances as a person reads them.

#include <string>
#include <string_view>

#include "cli/language.h"

namespace soquy::cli {

/// "outstanding", "dư nợ gốc"; "balance income 1288", "số dư Quỹ tăng thu nhập, tài khoản 1288". In English the name
/// itself, which --figure takes.
[[nodiscard]] std::string figure_in_words(std::string_view name, Language language);

}  // namespace soquy::cli
