#pragma once
// Indicators, grades and reasons for a visit as a person reads them, in both languages.

#include <string>

#include "cli/language.h"
#include "cli/render.h"
#include "projections/attention.h"
#include "projections/grade.h"
#include "projections/indicators.h"

namespace soquy::cli {

/// "share_of_money": how the two numbers are read, for programs.
[[nodiscard]] std::string_view sort_of(projections::IndicatorSort sort);
[[nodiscard]] std::string_view sort_of(projections::SeenAs as);
/// "par30" or its Vietnamese title.
[[nodiscard]] std::string title_of(const projections::Indicator& indicator, Language language);
[[nodiscard]] std::string title_of(projections::GradeTest test, Language language);
/// In English the name as a file of --grade-rules writes it.
[[nodiscard]] std::string title_of(projections::GradeMeasure measure, Language language);
[[nodiscard]] std::string title_of(projections::AttentionReason reason, Language language);
[[nodiscard]] std::string reason_for_no_test(projections::WhyNoTest why, Language language);

/// "38.46%", "48.148.148", "55.20", "1.50 times", "100 days"; "-" when it does not apply. Rounded half up, once.
[[nodiscard]] std::string indicator_in_words(projections::IndicatorSort sort, const Ratio& ratio, Currency currency,
                                             Language language);
/// What was seen, and a bound, in the same words: "62", "38.46%", "5.000 đ"; "-" for nothing.
[[nodiscard]] std::string seen_in_words(projections::SeenAs as, const Ratio& value, Currency currency,
                                        Language language);
/// "50 to 70", "at least 60.00%", "at most 0".
[[nodiscard]] std::string wanted_in_words(const projections::GradeBound& bound, Currency currency, Language language);

/// Numbers of a fraction: money or a count, in its place of a table for people.
[[nodiscard]] Cell part_of_ratio(std::int64_t part, bool is_money, const Ratio& ratio, Currency currency);
[[nodiscard]] bool numerator_is_money(projections::IndicatorSort sort);
[[nodiscard]] bool denominator_is_money(projections::IndicatorSort sort);

}  // namespace soquy::cli
