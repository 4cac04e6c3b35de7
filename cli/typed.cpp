#include "cli/typed.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "cli/closest.h"
#include "cli/render.h"
#include "cli/utf8.h"

namespace soquy::cli {

namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

[[noreturn]] void not_read(std::string_view field, std::string_view text, const std::string& why) {
  throw UsageError(std::string(field) + " is " + in_quotes(text) + ": " + why);
}

/// The digits of "1.250.000" or "1250000"; nothing when the dots do not stand between groups of three.
std::optional<std::string> whole_digits(std::string_view text) {
  if (text.find('.') == std::string_view::npos)
    return all_digits(text) ? std::optional(std::string(text)) : std::nullopt;
  std::string digits;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find('.', begin), text.size());
    const auto group = text.substr(begin, end - begin);
    const bool fits = begin == 0 ? group.size() >= 1 && group.size() <= 3 : group.size() == 3;
    if (!fits || !all_digits(group)) return std::nullopt;
    digits += group;
    begin = end + 1;
  }
  return digits;
}

std::string accepted_money(Currency currency) {
  return currency_decimals(currency) == 0
             ? "write whole " + std::string(currency == Currency::vnd ? "dong" : currency_code(currency)) +
                   ", as 1250000 or 1.250.000, without decimals, spaces or commas."
             : "write it as 1250000, 1.250.000 or 12,50.";
}

}  // namespace

Money typed_money(std::string_view text, std::string_view field, Currency currency) {
  std::string_view rest = text;
  const bool negative = rest.starts_with('-');
  if (negative) rest.remove_prefix(1);
  const auto places = static_cast<std::size_t>(currency_decimals(currency));
  const std::size_t comma = rest.find(',');
  std::string_view decimals = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
  const auto whole = whole_digits(rest.substr(0, comma));
  const bool fits =
      comma == std::string_view::npos || (places > 0 && decimals.size() == places && all_digits(decimals));
  if (!whole || !fits) not_read(field, text, accepted_money(currency));
  std::string digits = *whole + std::string(decimals);
  if (decimals.empty()) digits.append(places, '0');
  std::int64_t minor = 0;
  const bool read = std::from_chars(digits.data(), digits.data() + digits.size(), minor).ec == std::errc();
  if (!read || minor > kMaxEntryMinor)
    not_read(
        field, text,
        "no club's fund holds that much; one entry moves at most " + to_words(Money{kMaxEntryMinor}, currency) + ".");
  return Money{negative ? -minor : minor};
}

Currency typed_currency(std::string_view text, std::string_view field) {
  for (const auto currency : {Currency::vnd, Currency::usd, Currency::khr, Currency::lak})
    if (folded(text) == folded(currency_code(currency))) return currency;
  not_among(text, field, kCurrencies);
}

namespace {

/// "5/8/2026" as "2026-08-05"; empty when it is not of that form.
std::string iso_of_paper_day(std::string_view text) {
  const std::size_t first = text.find('/');
  const std::size_t second = first == std::string_view::npos ? first : text.find('/', first + 1);
  if (second == std::string_view::npos) return "";
  const auto day = text.substr(0, first);
  const auto month = text.substr(first + 1, second - first - 1);
  const auto year = text.substr(second + 1);
  if (!all_digits(day) || !all_digits(month) || !all_digits(year)) return "";
  if (day.size() > 2 || month.size() > 2 || year.size() != 4) return "";
  const auto two = [](std::string_view digits) { return std::string(2 - digits.size(), '0') + std::string(digits); };
  return std::string(year) + "-" + two(month) + "-" + two(day);
}

}  // namespace

Day typed_day(std::string_view text, std::string_view field) {
  if (const auto day = parse_iso_day(text)) return *day;
  if (const auto day = parse_iso_day(iso_of_paper_day(text))) return *day;
  not_read(field, text, "write a day of the calendar between 1900 and 2199 as 2019-01-31 or 31/1/2019.");
}

Rate typed_rate(std::string_view text, std::string_view field) {
  constexpr std::string_view kAccepted =
      "write the rate with its period, as 1%/month, 0.8%/month or 12%/year, at most four decimals and at most 100%.";
  if (text == "0" || text == "0%") return {};
  const std::size_t slash = text.find("%/");
  if (slash == std::string_view::npos) not_read(field, text, std::string(kAccepted));
  const std::string_view per = text.substr(slash + 2);
  Rate rate;
  if (per == "month" || per == "tháng") {
    rate.per = Period::month;
  } else if (per == "year" || per == "năm") {
    rate.per = Period::year;
  } else if (per == "week" || per == "tuần") {
    rate.per = Period::week;
  } else {
    not_read(field, text, std::string(kAccepted));
  }
  std::string number(text.substr(0, slash));
  std::replace(number.begin(), number.end(), ',', '.');
  const std::size_t point = number.find('.');
  std::string decimals = point == std::string::npos ? "" : number.substr(point + 1);
  const std::string whole = number.substr(0, point);
  const bool fits = all_digits(whole) && whole.size() <= 3 && decimals.size() <= 4 &&
                    (point == std::string::npos || all_digits(decimals));
  if (!fits) not_read(field, text, std::string(kAccepted));
  decimals.append(4 - decimals.size(), '0');
  rate.ppm =
      static_cast<std::uint32_t>(std::stoul(whole + decimals));  // percent with four decimals = parts per million
  if (rate.ppm > 1'000'000) not_read(field, text, std::string(kAccepted));
  return rate;
}

std::int64_t typed_number(std::string_view text, std::string_view field, std::int64_t least, std::int64_t most) {
  std::int64_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || value < least || value > most)
    not_read(field, text, "write a whole number from " + std::to_string(least) + " to " + std::to_string(most) + ".");
  return value;
}

std::int64_t typed_thousandths(std::string_view text, std::string_view field) {
  constexpr std::size_t kMostDigits = 12;
  const std::size_t point = text.find_first_of(".,");
  const auto whole = text.substr(0, point);
  std::string decimals(point == std::string_view::npos ? std::string_view() : text.substr(point + 1));
  const bool fits = all_digits(whole) && whole.size() <= kMostDigits && decimals.size() <= 3 &&
                    (point == std::string_view::npos || all_digits(decimals));
  if (!fits) not_read(field, text, "write a quantity as 5, 0,5 or 0.5, with at most three decimals.");
  decimals.append(3 - decimals.size(), '0');
  return std::stoll(std::string(whole) + decimals);
}

std::uint32_t typed_no(std::string_view text, std::string_view field, const NumberLetters& letters) {
  const auto number = parse_number(text);
  if (!number) not_read(field, text, "write the number with or without its letters, as " + letters.example + " or 5.");
  std::string before(text.substr(0, text.find_first_of("0123456789")));
  std::erase_if(before, [](char c) { return c == '-' || c == '_'; });
  const auto is_written = [&](std::string_view way) { return !way.empty() && folded(before) == folded(way); };
  if (!before.empty() && !is_written(letters.own) && !is_written(letters.paper))
    not_read(field, text,
             "this is a number of another kind; here it begins with " + std::string(letters.own) + ", as " +
                 letters.example + ", or is the digits alone.");
  return *number;
}

Fund typed_fund(std::string_view text, std::string_view field) {
  const auto fund = parse_fund_key(text);
  if (!fund)
    not_read(
        field, text,
        "a fund is named income (Quỹ tăng thu nhập), activity (Quỹ hoạt động) or fund-3, fund-4 ... as in the by-law.");
  return *fund;
}

RegionRef typed_region(std::string_view text, std::string_view field) {
  const std::size_t colon = text.rfind(':');
  const auto code = RegionCode::parse(colon == std::string_view::npos ? "" : text.substr(colon + 1));
  if (!code || colon == 0)
    throw UsageError(std::string(field) + " is '" + std::string(text.substr(0, 60)) +
                     "': write scheme:code, as TCTK-2018:51.");
  return {std::string(text.substr(0, colon)), *code};
}

Hash typed_hash(std::string_view text, std::string_view field) {
  const auto hash = parse_hash(text);
  if (!hash) not_read(field, text, "write 64 hexadecimal digits.");
  return *hash;
}

std::vector<std::string> typed_list(std::string_view text) {
  std::vector<std::string> values;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    std::string_view value = text.substr(begin, end - begin);
    while (value.starts_with(' ')) value.remove_prefix(1);
    while (value.ends_with(' ')) value.remove_suffix(1);
    values.emplace_back(value);
    begin = end + 1;
  }
  return values;
}

void not_among(std::string_view text, std::string_view field, const std::vector<std::string>& names) {
  throw UsageError(std::string(field) + " is " + in_quotes(text) + "; accepted are " + listed(names) + "." +
                   did_you_mean(text, names));
}

}  // namespace soquy::cli
