#include "cli/paper/fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "cli/paper/text.h"
#include "cli/render.h"
#include "events/envelope.h"

namespace soquy::cli::paper {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

std::optional<std::int64_t> digits(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (!all_digits(text) || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
    parts.push_back(text.substr(0, at));
    text.remove_prefix(at + 1);
  }
  parts.push_back(text);
  return parts;
}

/// "1.250.000" or "1250000" as digits. Groups are of three but for the first.
std::optional<std::string> whole_digits(std::string_view text) {
  const auto groups = split(text, '.');
  std::string joined;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool right_size = groups.size() == 1 || (i == 0 ? groups[i].size() <= 3 : groups[i].size() == 3);
    if (!all_digits(groups[i]) || !right_size) return std::nullopt;
    joined += groups[i];
  }
  if (joined.size() > 1 && joined.front() == '0') return std::nullopt;
  return joined;
}

}  // namespace

std::optional<Day> parse_paper_day(std::string_view text) {
  const auto parts = split(text, '/');
  if (parts.size() != 3) return parse_iso_day(text);
  if (parts[0].size() > 2 || parts[1].size() > 2 || parts[2].size() != 4) return std::nullopt;
  const auto day = digits(parts[0]);
  const auto month = digits(parts[1]);
  const auto year = digits(parts[2]);
  if (!day || !month || !year) return std::nullopt;
  return make_day(static_cast<int>(*year), static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::optional<Money> parse_paper_money(std::string_view text, Currency currency) {
  const auto decimals = static_cast<std::size_t>(currency_decimals(currency));
  const std::size_t comma = decimals > 0 ? text.find(',') : std::string_view::npos;
  auto whole = whole_digits(text.substr(0, comma));
  if (!whole) return std::nullopt;
  std::string part(decimals, '0');
  if (comma != std::string_view::npos) {
    part = text.substr(comma + 1);
    if (!all_digits(part) || part.size() != decimals) return std::nullopt;
  }
  const auto minor = digits(*whole + part);
  if (!minor || *minor > kMaxEntryMinor) return std::nullopt;
  return Money{*minor};
}

std::string money_advice(std::string_view text, Currency currency) {
  const std::string code = currency_code(currency);
  if (text.starts_with('-'))
    return "a sum without a sign; what goes out stands in its own column, mistakes are undone by a reversal";
  if (whole_digits(text)) return "at most " + to_grouped(Money{kMaxEntryMinor}, currency) + " " + code + " in one row";
  if (currency_decimals(currency) > 0) return "a sum in " + code + " such as 1.250,50 or 1250,50";
  return "a whole number of " + code + " such as 1.250.000 or 1250000 (no decimals, dots only between thousands)";
}

std::optional<std::uint32_t> parse_percent_ppm(std::string_view text) {
  if (text.ends_with('%')) text.remove_suffix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  const std::size_t point = text.find_first_of(",.");
  const std::string_view whole = text.substr(0, point);
  std::string decimals = point == std::string_view::npos ? "0" : std::string(text.substr(point + 1));
  if (!all_digits(whole) || whole.size() > 3 || !all_digits(decimals) || decimals.size() > 4) return std::nullopt;
  decimals.resize(4, '0');
  const std::int64_t ppm = *digits(whole) * 10'000 + *digits(decimals);
  if (ppm > 1'000'000) return std::nullopt;
  return static_cast<std::uint32_t>(ppm);
}

std::optional<std::uint32_t> parse_count(std::string_view text, std::uint32_t most) {
  const auto value = digits(text);
  if (!value || *value < 1 || *value > most) return std::nullopt;
  return static_cast<std::uint32_t>(*value);
}

std::optional<std::string> parse_label(std::string_view text) {
  if (text.size() > kMaxLabelBytes) return std::nullopt;
  return std::string(text);
}

std::optional<std::uint16_t> find_payers(std::string_view words) {
  constexpr std::array<std::string_view, 6> people = {" thành viên", " hội viên", " người", " member", " payer", " tv"};
  const std::string text = word_key(words);
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    const std::string_view rest = std::string_view(text).substr(end);
    const bool counts = std::any_of(people.begin(), people.end(), [&](auto word) { return rest.starts_with(word); });
    const auto count = parse_count(std::string_view(text).substr(at, end - at), 9'999);
    if (counts && count) return static_cast<std::uint16_t>(*count);
    at = end;
  }
  return std::nullopt;
}

}  // namespace soquy::cli::paper
