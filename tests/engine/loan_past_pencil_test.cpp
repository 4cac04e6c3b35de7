// What is left of a loan's past, counted out with a pencil (tests/support/naive_splits.h): the slips in the order of
// their days, vouchers and commands, penalties less what was waived.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/engine/loan_pasts.h"
#include "tests/support/naive_splits.h"

using namespace soquy;
using namespace soquy::tests;

namespace {

/// The vouchers that are drawn, as one would sort them by hand; PT-09 and PT-9 are the same number twice.
std::size_t place_of_voucher(const std::string& voucher) {
  const std::vector<std::string> sorted = {"", "B", "PT-2a", "PT-09", "PT-9", "PT-10"};
  const auto found = std::find(sorted.begin(), sorted.end(), voucher);
  REQUIRE(found != sorted.end());
  return static_cast<std::size_t>(found - sorted.begin());
}

std::vector<naive::Coin> coins_in(Slips slips) {
  std::erase_if(slips, [](const Slip& slip) { return slip.repayment() == nullptr; });
  std::sort(slips.begin(), slips.end(), [](const Slip& a, const Slip& b) {
    return std::tuple(a.day, place_of_voucher(a.voucher), a.command) <
           std::tuple(b.day, place_of_voucher(b.voucher), b.command);
  });
  std::vector<naive::Coin> coins;
  for (const Slip& slip : slips) coins.push_back({slip.day, slip.repayment()->amount.minor});
  return coins;
}

/// Each waiver takes the newest penalties that were written above it and are not dated behind it. The slips ascend by
/// day, so the newest stands last.
std::vector<naive::Fine> fines_in(const Slips& slips) {
  std::vector<naive::Fine> fines;
  for (const Slip& slip : slips) {
    if (const auto* charged = slip.penalty()) fines.push_back({slip.day, charged->instalment, charged->amount.minor});
    if (slip.waiver() == nullptr) continue;
    std::int64_t left = slip.waiver()->amount.minor;
    for (auto fine = fines.rbegin(); fine != fines.rend(); ++fine) {
      if (fine->instalment != slip.waiver()->instalment) continue;
      const std::int64_t part = std::min(left, fine->amount);
      fine->amount -= part;
      left -= part;
    }
    REQUIRE(left == 0);
  }
  return fines;
}

}  // namespace

TEST_CASE("the splits that any order of recording ends in are those that a pencil counts out", "[core][loan][past]") {
  int compared = 0;
  int waived = 0;
  for (std::uint64_t seed = 1; seed <= 1'250 && compared < 1'000; ++seed) {
    Chance chance(80'000 + seed);
    const Desk lent = draw_loan(chance);
    Desk ordered = lent;
    const Slips slips = draw_slips(chance, ordered, lent.loan(kDrawnLoan).start, chance.between(2, 7));
    INFO("seed " << seed << ": " << in_words(lent, slips));
    Slips shuffled = slips;
    const auto written = in_another_order(chance, lent, shuffled);
    if (!written) continue;
    const engine::LoanState& loan = written->loan(kDrawnLoan);
    const naive::LaidDown counted =
        naive::lay_down({loan.terms, loan.start, loan.allocation, loan.advance, loan.overdue_percent}, fines_in(slips),
                        coins_in(slips), last_slip_day());
    REQUIRE(counted.too_much == 0);
    REQUIRE(counted.pieces.size() == loan.repayments.size());
    for (std::size_t i = 0; i < loan.repayments.size(); ++i)
      REQUIRE(naive::pieces_of(loan.repayments[i].lines) == counted.pieces[i]);
    REQUIRE(loan.outstanding().minor == counted.owed.principal);
    waived +=
        std::any_of(slips.begin(), slips.end(), [](const Slip& slip) { return slip.waiver() != nullptr; }) ? 1 : 0;
    ++compared;
  }
  CHECK(compared == 1'000);
  CHECK(waived > 80);
}
