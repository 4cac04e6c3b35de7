#include "cli/paper/box_figures.h"

#include <algorithm>

namespace soquy::cli::paper {
namespace {

/// So that a file of nothing but wrong balances is read in time that grows with its length only.
constexpr std::size_t kMostFigures = 8;

void add(std::vector<Money>& figures, Money figure) {
  if (figures.size() >= kMostFigures || std::find(figures.begin(), figures.end(), figure) != figures.end()) return;
  figures.push_back(figure);
}

std::vector<Money> moved_by(Money change, const std::vector<Money>& figures) {
  std::vector<Money> moved;
  for (const Money figure : figures) moved.push_back(figure + change);
  return moved;
}

bool holds(const std::vector<Money>& figures, Money figure) {
  return std::find(figures.begin(), figures.end(), figure) != figures.end();
}

/// What may lie in the box after a row: the right figure, then the one that is written, then the others.
std::vector<Money> ordered(Money right, Money written, const std::vector<Money>& others) {
  std::vector<Money> figures{right};
  add(figures, written);
  for (const Money figure : others) add(figures, figure);
  return figures;
}

}  // namespace

Money BoxFigures::right_figure(Fund fund) const {
  const auto found = boxes_.find(fund);
  const Figures& figures = found == boxes_.end() ? fresh_ : found->second;
  return figures.empty() ? Money{} : figures.front();
}

bool BoxFigures::take(Fund fund, Money change, Money balance, bool accused) {
  Figures& box = figures_of(fund);
  const Figures before = box;
  const Figures after = moved_by(change, before);
  const bool follows = before.empty() || holds(after, balance) || (accused && holds(before, balance));
  if (follows && !accused) {
    box = {balance};
    return true;
  }
  Figures others = after;
  if (accused) others.insert(others.end(), before.begin(), before.end());
  box = ordered(follows ? balance : after.front(), balance, others);
  // Of a box that nobody knew, an accused row tells nothing either.
  if (before.empty()) box.clear();
  return follows;
}

void BoxFigures::forget(Fund fund) {
  if (!fund.is_none()) {
    boxes_[fund].clear();
    return;
  }
  for (auto& [each, figures] : boxes_) figures.clear();
  fresh_.clear();
}

void BoxFigures::doubt_all(Money change, Money balance) {
  const auto doubt = [&](Figures& figures) {
    if (figures.empty()) return;
    Figures others = moved_by(change, figures);
    others.insert(others.end(), figures.begin(), figures.end());
    figures = ordered(figures.front(), balance, others);
  };
  for (auto& [each, figures] : boxes_) doubt(figures);
  doubt(fresh_);
}

BoxFigures::Figures& BoxFigures::figures_of(Fund fund) { return boxes_.emplace(fund, fresh_).first->second; }

}  // namespace soquy::cli::paper
