#pragma once
// What a treasurer reads out or writes on a slip: amounts in words and days as the country writes them. All other
// words of the command line are English for now.

#include <string>

#include "events/calendar.h"
#include "events/money.h"

namespace soquy::cli {

/// "Một triệu hai trăm ba mươi sáu nghìn đồng", as it stands on a slip: 1.005.000 is "một triệu không trăm lẻ năm
/// nghìn", so that no word can be slipped in between.
[[nodiscard]] std::string amount_in_vietnamese(Money amount, Currency currency = Currency::vnd);

/// "10/05/2019"; "-" for none.
[[nodiscard]] std::string day_in_vietnamese(Day day);

/// "0,8%/tháng"; "không lãi" when nothing is borne.
[[nodiscard]] std::string rate_in_vietnamese(Rate rate);

/// The text with a capital letter at its beginning.
[[nodiscard]] std::string with_capital(const std::string& utf8);

}  // namespace soquy::cli
