#pragma once
// Tables of refusals for tests at the loan desk.

#include <catch2/catch.hpp>
#include <functional>
#include <string>
#include <vector>

#include "tests/support/loan_desk.h"

namespace soquy::tests {

/// A refusal and what mends it. The rows stand in order of precedence: before row n is mended, its rule speaks although
/// all later ones would refuse as well.
template <class Ask>
struct Row {
  std::string refusal;
  std::function<void(Desk&, Ask&, Order&)> mend;
};

template <class Ask>
void check_precedence(Desk& desk, Ask ask, Order order, const std::vector<Row<Ask>>& rows) {
  for (const auto& row : rows) {
    INFO(row.refusal);
    CHECK(desk.outcome(ask, order) == row.refusal);
    row.mend(desk, ask, order);
  }
  CHECK(desk.outcome(ask, order) == "accepted");
}

}  // namespace soquy::tests
