#pragma once
// A label stays in the events for ever, so no label may say who a person is. Two things can be told by machine: a
// registered name, and a row of digits as long as those of a telephone or an identity card.

#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "events/result.h"

namespace soquy::engine {

/// As many digits as the shortest number that belongs to one person: an old identity card has 9, a telephone 10.
inline constexpr int kPersonalDigits = 9;

/// Rejects names_a_person when a label of the act holds kPersonalDigits or more digits in a row, with at most three
/// blanks, dots, strokes or brackets between two. Dates and years are not counted. Vouchers, pages and the code of a
/// seal are numbers by their nature and not asked.
[[nodiscard]] Result<Ok> check_digits(const Act& act);

/// A text as lower-case words with a blank around each (" lê thị quýt "), so that finding one in another finds whole
/// words. Nothing for a text of fewer than two words with a letter: a name of one word is a word of the language too.
[[nodiscard]] std::string words_of_name(std::string_view text);

/// A label, voucher or page of two words or more, which could hold a name.
struct WordyLabel {
  std::size_t act;
  std::string field;
  std::string text;
  std::string words;  ///< words_of_name(text)
};
[[nodiscard]] std::vector<WordyLabel> wordy_labels(const std::vector<Act>& acts);

/// Rejects names_a_person when a label holds one of the names (words_of_name) as whole words.
[[nodiscard]] Result<Ok> check_names(const std::vector<WordyLabel>& labels, const std::vector<std::string>& names);

}  // namespace soquy::engine
