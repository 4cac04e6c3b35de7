#include "projections/figures_and_balances.h"

#include <algorithm>

namespace soquy::projections {
namespace {

constexpr std::uint32_t kFirstFigure = 100'000;

/// By fund, then in the order in which reports print the accounts.
std::uint32_t place_of_balance(const TrialBalanceRow& row) {
  const auto chart = chart_of_accounts();
  const auto found =
      std::find_if(chart.begin(), chart.end(), [&](const auto& line) { return line.account == row.account; });
  return std::uint32_t{row.fund.number} * 100 + static_cast<std::uint32_t>(found - chart.begin());
}

}  // namespace

void FiguresAndBalances::apply(const Event& event) {
  balances_.apply(event);
  club_.apply(event);
}

std::vector<NamedFigure> FiguresAndBalances::figures(Day day) const {
  std::vector<NamedFigure> all;
  for (const TrialBalanceRow& row : balances_.rows()) {
    const std::string name = "balance " + fund_key(row.fund) + " " + std::string(info(row.account).code);
    all.push_back({place_of_balance(row), name, FigureSort::money, row.balance.minor});
  }
  const Figures figures = club_.on(day).figures;
  std::uint32_t place = kFirstFigure;
  for (const FigureInfo& figure : all_figures())
    all.push_back({place++, std::string(figure.name), figure.sort, figures.*figure.member});
  return all;
}

}  // namespace soquy::projections
