#pragma once
// What changed between two answers, as tables: figure by figure, and entry by entry.

#include <vector>

#include "cli/commands/query.h"
#include "projections/explained_change.h"

namespace soquy::cli {

/// How it is told; programs read the English words.
struct DiffWords {
  Language language = Language::english;
  Language cells = Language::english;
  Currency currency = Currency::vnd;
  [[nodiscard]] Speaker titles() const { return {language}; }
  [[nodiscard]] Speaker said() const { return {cells}; }
};

/// The figures of one sort, each with its first causes, or with all of them.
[[nodiscard]] Table figure_table(const std::vector<projections::ExplainedFigure>& figures, projections::FigureSort sort,
                                 bool all, const DiffWords& words);
/// The entries behind them, each with what it changed.
[[nodiscard]] Table entry_table(const std::vector<projections::ExplainedFigure>& figures, const Query& query,
                                const DiffWords& words);
/// For programs: every contribution to every figure. Money and counts stand in columns of their own.
[[nodiscard]] Table contribution_table(const std::vector<projections::ExplainedFigure>& figures, const Query& query,
                                       const DiffWords& words);

}  // namespace soquy::cli
