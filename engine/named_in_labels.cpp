#include "engine/named_in_labels.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "events/codec.h"

namespace soquy::engine {

namespace {

Rejection refuse(std::string_view label, std::string seen, std::string_view field) {
  return {RejectReason::names_a_person, std::move(seen) + " in \"" + std::string(label) + "\"",
          "words that name nobody", std::string(field)};
}

bool is_digit_of_number(char c) { return c >= '0' && c <= '9'; }
bool joins_digits(char c) { return c == ' ' || c == '.' || c == '-'; }

int longest_row_of_digits(std::string_view text) {
  int most = 0;
  int row = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_digit_of_number(text[i])) {
      most = std::max(most, ++row);
    } else if (!joins_digits(text[i]) || i == 0 || !is_digit_of_number(text[i - 1])) {
      row = 0;
    }
  }
  return most;
}

std::string lower_case(std::string_view text) {
  std::string lower;
  UErrorCode error = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&lower);
  icu::CaseMap::utf8Fold(0, {text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr, error);
  return U_FAILURE(error) ? std::string(text) : lower;
}

/// " lê thị quýt ": lower-case words between single spaces, so that finding one in another finds whole words. A text
/// of fewer than two words with a letter gives nothing.
std::string in_words(std::string_view text) {
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

struct Label {
  std::size_t act;
  std::string field;
  std::string text;
  std::string words;
};

/// The labels that could hold a name.
std::vector<Label> labels_of_words(const std::vector<Act>& acts) {
  std::vector<Label> labels;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const auto look = [&](std::string_view field, std::string_view text) {
      if (text.find(' ') == std::string_view::npos) return;
      std::string words = in_words(text);
      if (!words.empty()) labels.push_back({i, std::string(field), std::string(text), std::move(words)});
    };
    look("voucher", acts[i].voucher);
    look("page", acts[i].page);
    for_each_label(acts[i].is, look);
  }
  return labels;
}

}  // namespace

Result<Ok> check_digits(const Act& act) {
  std::optional<Rejection> no;
  for_each_label(act.is, [&](std::string_view field, std::string_view label) {
    if (field == "code") return;
    const int digits = longest_row_of_digits(label);
    if (!no && digits >= kPersonalDigits) no = refuse(label, std::to_string(digits) + " digits", field);
  });
  if (no) return *std::move(no);
  return Ok{};
}

Result<Ok> check_names(const std::vector<Act>& acts, const std::function<std::vector<std::string>()>& names) {
  const std::vector<Label> labels = labels_of_words(acts);
  if (labels.empty()) return Ok{};
  for (const std::string& name : names()) {
    const std::string sought = in_words(name);
    if (sought.empty()) continue;
    for (const Label& label : labels) {
      if (label.words.find(sought) == std::string::npos) continue;
      Rejection no = refuse(label.text, "a member's name", label.field);
      no.act = static_cast<int>(label.act);
      return no;
    }
  }
  return Ok{};
}

}  // namespace soquy::engine
