#pragma once
// Incomes and poverty classes as tables and figures, in both languages; `soquy improvement` reads what stands in them.

#include <string>
#include <vector>

#include "cli/answer.h"
#include "cli/price_choice.h"
#include "projections/income_improvement.h"
#include "projections/poverty_movement.h"

namespace soquy::cli {

/// What is asked, with what it is measured by.
struct IncomeQuestion {
  Question question;
  Day baselines_from;  ///< none: all
  Day classes_from;
  PriceChoice prices;
  projections::IncomeMeasure measure;
  Language language = Language::english;
};

/// What one club answers.
struct IncomeOfClub {
  ClubCode club;
  std::string name;
  bool practice = false;
  bool is_founded = false;
  std::vector<projections::IncomeRow> rows;
  projections::IncomeSum incomes;
  projections::PovertyMovement poverty;
};

/// One line per baseline. There is no member in it.
[[nodiscard]] Table income_pair_table(const IncomeOfClub& club, const IncomeQuestion& asked);
/// One line per club, and below them the real ones together.
[[nodiscard]] Table income_club_table(const std::vector<IncomeOfClub>& clubs, const IncomeQuestion& asked);
/// Rows: classes then; columns: classes now.
[[nodiscard]] Table poverty_class_table(const projections::PovertyMovement& movement, const IncomeQuestion& asked);
[[nodiscard]] std::vector<Fact> income_facts(const projections::IncomeSum& incomes,
                                             const projections::PovertyMovement& poverty, const IncomeQuestion& asked);

/// Real and practice clubs are never added up together: a store without any real club tells of its practice clubs.
[[nodiscard]] bool says_of_practice(const std::vector<IncomeOfClub>& clubs);

}  // namespace soquy::cli
