#pragma once
// All that `soquy diff` compares: what stands on every account of every fund, then every figure of figures.h.

#include <vector>

#include "projections/club_figures.h"
#include "projections/explained_change.h"
#include "projections/trial_balance.h"

namespace soquy::projections {

/// A view for explain_change: the order of events does not matter to either part.
class FiguresAndBalances {
 public:
  void apply(const Event& event);
  /// Balances that are not zero ("balance income 1288", debit positive), then all figures by their names.
  [[nodiscard]] std::vector<NamedFigure> figures(Day day) const;

 private:
  TrialBalance balances_;
  ClubFiguresFold club_;
};

}  // namespace soquy::projections
