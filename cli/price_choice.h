#pragma once
// Which published price index an answer measures by, and in words what it was or what is wanting. An index counts from
// its month on, so the day asked about does not bound it; what was known does.

#include <string>
#include <vector>

#include "cli/answer.h"
#include "cli/language.h"
#include "projections/price_index.h"

namespace soquy::cli {

/// What the programme had published by the moment asked about.
[[nodiscard]] projections::PriceIndex read_price_index(engine::Ledger& ledger, Question question);

struct PriceChoice {
  projections::PriceIndex index;
  std::string series;                  ///< empty: there is none to measure by
  std::vector<std::string> to_choose;  ///< not empty: several are published and nobody said which, so none is taken
};
/// The series that was asked for, or the only one there is. Throws UsageError when the one asked for is not published.
[[nodiscard]] PriceChoice choose_prices(projections::PriceIndex index, const std::string& asked);
/// Throws UsageError when there are several to choose from.
void require_one_series(const PriceChoice& prices);
/// --series NAME
[[nodiscard]] Option series_option();

/// "no price index for 2023-05 to 2023-07, 2024-01", "chưa có chỉ số giá tháng 05/2023"; "several price indexes are
/// published (CPI-QN, CPI-VN): name one with --series". Empty when nothing is wanting.
[[nodiscard]] std::string what_is_wanting(const PriceChoice& prices, const projections::IndexGaps& gaps,
                                          Language language);
/// "2023-05 to 2023-07, 2024-01"
[[nodiscard]] std::string months_in_words(const std::set<Day>& months, Language language);
/// "CPI-VN, 110 in 2020-12 over 103,5 in 2019-12 (2014 = 100; entries 14 and 2 of the programme)", of two months that
/// compare.
[[nodiscard]] std::string rise_in_words(const std::string& series, const projections::IndexOfMonths& months,
                                        Language language);

}  // namespace soquy::cli
