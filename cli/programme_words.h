#pragma once
// The programme's own words for people: levels of regions, criteria, targets, gifts; in English the names that files
// and JSON have.

#include <string>

#include "cli/language.h"
#include "events/event.h"
#include "projections/criteria.h"
#include "projections/programme.h"

namespace soquy::cli {

/// "province", "tỉnh"
[[nodiscard]] std::string level_in_words(RegionLevel level, Language language);
/// "whole", "toàn bộ"
[[nodiscard]] std::string extent_in_words(SuccessionExtent extent, Language language);
[[nodiscard]] std::string criterion_in_words(Criterion criterion, Language language);
[[nodiscard]] std::string verdict_in_words(projections::CriterionVerdict verdict, Language language);
[[nodiscard]] std::string target_in_words(TargetKind kind, Language language);
[[nodiscard]] std::string target_state_in_words(projections::TargetState state, Language language);
[[nodiscard]] std::string condition_in_words(Condition condition, Language language);
/// "income", "Quỹ tăng thu nhập"
[[nodiscard]] std::string fund_in_words(Fund fund, Language language);

}  // namespace soquy::cli
