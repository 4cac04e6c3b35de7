#include "engine/named_in_labels.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <optional>
#include <regex>

#include "events/codec.h"

namespace soquy::engine {

namespace {

Rejection refuse(std::string_view label, std::string seen, std::string_view field) {
  return {RejectReason::names_a_person, "words that name nobody",
          std::move(seen) + " in \"" + std::string(label) + "\"", std::string(field)};
}

bool is_digit_of_number(char c) { return c >= '0' && c <= '9'; }
bool joins_digits(char c) { return std::string_view(" .-_/()").find(c) != std::string_view::npos; }

int digits_in_a_row(std::string_view text) {
  constexpr int kMostBetween = 3;
  int most = 0;
  int row = 0;
  int between = 0;
  for (const char c : text) {
    if (is_digit_of_number(c)) {
      most = std::max(most, ++row);
      between = 0;
    } else if (!joins_digits(c) || ++between > kMostBetween) {
      row = 0;
      between = 0;
    }
  }
  return most;
}

/// 20-06-2019, 31/08/2020, 2019-06-20 and a year alone say when, not who.
std::string without_dates(std::string_view text) {
  static const std::regex date(R"(\b(\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}-\d{1,2}-\d{1,2}|(19|20)\d\d)\b)");
  return std::regex_replace(std::string(text), date, ";");
}

int personal_digits(std::string_view text) {
  const int digits = digits_in_a_row(text);
  return digits < kPersonalDigits ? digits : digits_in_a_row(without_dates(text));
}

std::string lower_case(std::string_view text) {
  std::string lower;
  UErrorCode error = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&lower);
  icu::CaseMap::utf8Fold(0, {text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr, error);
  return U_FAILURE(error) ? std::string(text) : lower;
}

/// Nearly every voucher and page: told without asking ICU.
bool is_one_ascii_word(std::string_view text) {
  int words = 0;
  bool inside = false;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    words += is_letter && !inside ? 1 : 0;
    inside = is_letter;
  }
  return words < 2;
}

}  // namespace

std::string words_of_name(std::string_view text) {
  const std::string lower = lower_case(text);
  std::string words = " ";
  int count = 0;
  bool has_letter = false;
  const auto end_word = [&] {
    if (words.back() == ' ') return;
    words += ' ';
    count += has_letter ? 1 : 0;
    has_letter = false;
  };
  const auto size = static_cast<std::int32_t>(lower.size());
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(lower.data());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t begin = at;
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    const bool is_letter = c >= 0 && (u_isalpha(c) || u_charType(c) == U_NON_SPACING_MARK);
    if (is_letter || (c >= 0 && u_isdigit(c))) {
      words.append(lower, static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
      has_letter = has_letter || is_letter;
    } else {
      end_word();
    }
  }
  end_word();
  return count < 2 ? std::string() : words;
}

Result<Ok> check_digits(const Act& act) {
  if (std::holds_alternative<WriteSeal>(act.is)) return Ok{};
  std::optional<Rejection> no;
  for_each_label(act.is, [&](std::string_view field, std::string_view label) {
    const int digits = personal_digits(label);
    if (!no && digits >= kPersonalDigits) no = refuse(label, std::to_string(digits) + " digits", field);
  });
  if (no) return *std::move(no);
  return Ok{};
}

std::vector<WordyLabel> wordy_labels(const std::vector<Act>& acts) {
  std::vector<WordyLabel> labels;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const auto look = [&](std::string_view field, std::string_view text) {
      if (is_one_ascii_word(text)) return;
      std::string words = words_of_name(text);
      if (!words.empty()) labels.push_back({i, std::string(field), std::string(text), std::move(words)});
    };
    look("voucher", acts[i].voucher);
    look("page", acts[i].page);
    for_each_label(acts[i].is, look);
  }
  return labels;
}

Result<Ok> check_names(const std::vector<WordyLabel>& labels, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    for (const WordyLabel& label : labels) {
      if (label.words.find(name) == std::string::npos) continue;
      Rejection no = refuse(label.text, "a member's name", label.field);
      no.act = static_cast<int>(label.act);
      return no;
    }
  }
  return Ok{};
}

}  // namespace soquy::engine
