#pragma once
// Single cells as treasurers type them: days, sums, rates, numbers. Each answers nothing when the cell cannot be read,
// and nothing is ever guessed: "1,250" could be two numbers, so it is none.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "events/calendar.h"
#include "events/ids.h"
#include "events/money.h"

namespace soquy::cli::paper {

inline constexpr const char* kDayAdvice = "a day such as 10/01/2019 or 2019-01-10";
/// dd/mm/yyyy (d/m/yyyy too) or yyyy-mm-dd, from 1900 to 2199.
[[nodiscard]] std::optional<Day> parse_paper_day(std::string_view text);

/// "1.250.000" or "1250000", without a sign; with a currency that has decimals also "12,50". At most kMaxEntryMinor.
[[nodiscard]] std::optional<Money> parse_paper_money(std::string_view text, Currency currency);
/// Why parse_paper_money said nothing, and what it reads.
[[nodiscard]] std::string money_advice(std::string_view text, Currency currency);

/// Percent with decimal comma or point, at most 4 decimals and 100: "0,8" and "0.8%" are 8,000 parts per million.
[[nodiscard]] std::optional<std::uint32_t> parse_percent_ppm(std::string_view text);

/// A count of 1 to `most`, in plain digits.
[[nodiscard]] std::optional<std::uint32_t> parse_count(std::string_view text, std::uint32_t most);

/// "TV05" or "5": the prefix of another kind of number is none of this one.
template <class Number>
std::optional<Number> parse_no(std::string_view text) {
  const std::string prefix = to_text(Number{1}).substr(0, 2);
  const bool bare = !text.empty() && text.front() >= '0' && text.front() <= '9';
  const auto value = bare || text.starts_with(prefix) ? parse_number(text) : std::nullopt;
  if (!value) return std::nullopt;
  return Number{*value};
}

/// A text that becomes part of an event, in clear: at most kMaxLabelBytes.
[[nodiscard]] std::optional<std::string> parse_label(std::string_view text);

/// The first number in a text that is followed by one of the words for people ("Thu hội phí 55 thành viên"), or
/// nothing.
[[nodiscard]] std::optional<std::uint16_t> find_payers(std::string_view words);

}  // namespace soquy::cli::paper
