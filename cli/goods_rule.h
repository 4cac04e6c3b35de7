#pragma once
// A by-law's rule for goods in one line, as a treasurer types it and as it is shown again.

#include <string>
#include <string_view>

#include "events/event.h"

namespace soquy::cli {

/// What the examples show and what a line that cannot be read is answered with.
inline constexpr std::string_view kGoodsRuleForm =
    "NAME: 1 ITEM/UNIT -> 1 ITEM/UNIT after 30 months, or ... 12 months after birth 1";

/// "heifer-30: 1 heifer/head -> 1 heifer/head after 30 months", "rice: 100 rice/kg -> 120 rice/kg after 6 months",
/// "calf: 1 heifer/head -> 1 calf/head 12 months after births 1,3". Throws UsageError that says what is not read.
[[nodiscard]] GoodsRule typed_goods_rule(std::string_view text, std::string_view field);

/// The same line again; what is owed is said for one whole unit.
[[nodiscard]] std::string in_one_line(const GoodsRule& rule);

}  // namespace soquy::cli
