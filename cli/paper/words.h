#pragma once
// The words of the paper books in Vietnamese and English, and what each means. docs/IMPORT.md lists the same tables.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "events/event.h"

namespace soquy::cli::paper {

/// What a row of the cash book is (Loại).
enum class RowKind : std::uint8_t {
  unknown,
  seed_capital,
  donation,
  fee,
  refundable_capital,
  disbursement,
  repayment,
  expense,
  aid,
  to_bank,
  reversal,
  count,
  from_bank,
  refund,
  other_income,
};

/// Whether money of a kind comes in or goes out; a reversal does either, a count neither.
enum class Direction : std::uint8_t { in, out, either, neither };
[[nodiscard]] Direction direction_of(RowKind kind);
[[nodiscard]] std::string_view word_of(RowKind kind);  ///< Vietnamese

// Each finds the meaning of a word, or nothing; `..._words()` lists what would be found.
[[nodiscard]] std::optional<RowKind> find_kind(std::string_view word);
[[nodiscard]] std::string kind_words();
[[nodiscard]] std::optional<LoanMethod> find_method(std::string_view word);
[[nodiscard]] std::string method_words();
[[nodiscard]] std::optional<PovertyClass> find_poverty(std::string_view word);
[[nodiscard]] std::string poverty_words();
[[nodiscard]] std::optional<Sex> find_sex(std::string_view word);
[[nodiscard]] std::string sex_words();
[[nodiscard]] std::optional<Role> find_post(std::string_view word);
[[nodiscard]] std::string post_words();
/// By how the source begins: "Ngân sách địa phương" is the state budget.
[[nodiscard]] std::optional<DonorClass> find_donor(std::string_view source);
[[nodiscard]] std::string donor_words();
[[nodiscard]] std::optional<AllocationOrder> find_allocation(std::string_view words);
[[nodiscard]] std::string allocation_words();
/// "Mảng 7", "Area 7" or "7".
[[nodiscard]] std::optional<Area> find_area(std::string_view source);
/// "1.000, nửa lên": a multiple and a mode.
struct RoundingRule {
  Money multiple{1};
  Rounding mode = Rounding::half_up;
};
[[nodiscard]] std::optional<RoundingRule> find_rounding(std::string_view words);
[[nodiscard]] std::string rounding_words();
[[nodiscard]] std::optional<Currency> find_currency(std::string_view code);

/// What a cash aid was for and why an entry was reversed, from the row's own words; `other` when they do not say.
[[nodiscard]] AidKind aid_in(std::string_view words);
[[nodiscard]] ReasonCode reversal_reason_in(std::string_view words);

/// The number of a fund with one of the two usual names, or nothing.
[[nodiscard]] std::optional<Fund> find_usual_fund(std::string_view name);

}  // namespace soquy::cli::paper
