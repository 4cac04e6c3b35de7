#pragma once
// What a person types, read without guessing: amounts, days, rates, quantities, numbers of members and loans.
// Each throws UsageError that says what was seen, in which option, and what is accepted.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "events/accounts.h"
#include "events/codec.h"
#include "events/event.h"

namespace soquy::cli {

/// "1250000", "1.250.000" (dots between groups of three), "12,50" in a currency with decimals. No other separators:
/// 1,250,000 and 1.250 mean different things to different people and only the second has one reading here.
/// A minus sign is read; whether a negative amount makes sense is for the rules to say.
[[nodiscard]] Money typed_money(std::string_view text, std::string_view field, Currency currency = Currency::vnd);

/// "VND", "usd". The names to choose from are kCurrencies.
[[nodiscard]] Currency typed_currency(std::string_view text, std::string_view field);
inline const std::vector<std::string> kCurrencies = {"VND", "USD", "KHR", "LAK"};

/// "2019-01-31", "31/01/2019" or "31/1/2019": the day first, then the month, as the country writes them.
[[nodiscard]] Day typed_day(std::string_view text, std::string_view field);

/// "1%/month", "12%/year", "0,8%/tháng", "0" (no interest). At most four decimals of a percent, which are parts per
/// million exactly.
[[nodiscard]] Rate typed_rate(std::string_view text, std::string_view field);

/// A whole number within [least, most].
[[nodiscard]] std::int64_t typed_number(std::string_view text, std::string_view field, std::int64_t least,
                                        std::int64_t most);

/// "5", "0,5", "0.5": at most three decimals, in thousandths.
[[nodiscard]] std::int64_t typed_thousandths(std::string_view text, std::string_view field);

/// How the numbers of a kind of thing are written.
struct NumberLetters {
  std::string_view own;    ///< "KV"
  std::string_view paper;  ///< "L", or nothing
  std::string example;     ///< "KV005"
};
/// "KV005", "kv5", "L-5" or "5" where these are the letters: others are the number of another thing.
[[nodiscard]] std::uint32_t typed_no(std::string_view text, std::string_view field, const NumberLetters& letters);

/// The letters before the numbers of a kind of thing, as in to_text.
template <class No>
inline constexpr std::string_view kLetters = {};
template <>
inline constexpr std::string_view kLetters<MemberNo> = "TV";
template <>
inline constexpr std::string_view kLetters<LoanNo> = "KV";
template <>
inline constexpr std::string_view kLetters<ResolutionNo> = "NQ";
template <>
inline constexpr std::string_view kLetters<PlacementNo> = "HV";
template <>
inline constexpr std::string_view kLetters<GrantNo> = "TT";
template <>
inline constexpr std::string_view kLetters<BorrowingNo> = "VM";
template <>
inline constexpr std::string_view kLetters<GroupNo> = "NB";

/// What stands on paper instead of them; of no kind that has letters of its own.
template <class No>
inline constexpr std::string_view kPaperLetters = {};
template <>
inline constexpr std::string_view kPaperLetters<LoanNo> = "L";

template <class No>
[[nodiscard]] No typed_no(std::string_view text, std::string_view field) {
  static_assert(!kLetters<No>.empty());
  return No{typed_no(text, field, {kLetters<No>, kPaperLetters<No>, to_text(No{5})})};
}

/// "income", "activity", "fund-3".
[[nodiscard]] Fund typed_fund(std::string_view text, std::string_view field);

/// "TCTK-2018:51": the scheme of codes, then the code.
[[nodiscard]] RegionRef typed_region(std::string_view text, std::string_view field);

[[nodiscard]] Hash typed_hash(std::string_view text, std::string_view field);

/// The values between commas; an empty text has none.
[[nodiscard]] std::vector<std::string> typed_list(std::string_view text);

/// Throws: the word is none of these names.
[[noreturn]] void not_among(std::string_view text, std::string_view field, const std::vector<std::string>& names);

/// Every name of the enumeration as people type it: "equal-principal". "none" says nothing and is left out.
template <class E>
[[nodiscard]] std::vector<std::string> names_of() {
  std::vector<std::string> names;
  for (unsigned number = 0; number < 256; ++number) {
    std::string name(name_of(static_cast<E>(number)));
    for (char& c : name)
      if (c == '_') c = '-';
    if (!name.empty() && name != "none") names.push_back(name);
  }
  return names;
}

/// The enumerator of that name; '-' and '_' are the same.
template <class E>
[[nodiscard]] E typed_enum(std::string_view text, std::string_view field) {
  std::string name(text);
  for (char& c : name)
    if (c == '-') c = '_';
  E value{};
  if (!parse_name(name, value)) not_among(text, field, names_of<E>());
  return value;
}

}  // namespace soquy::cli
