#include "projections/cash_flow.h"

#include <catch2/catch.hpp>

#include "events/fold.h"
#include "projections/fund_position.h"
#include "tests/projections/random_history.h"
#include "tests/support/history.h"

using namespace soquy;
using namespace soquy::projections;
using soquy::tests::day;
using soquy::tests::History;

namespace {

CashFlowRow row_of_kind(const CashFlow& flow, Kind kind, const std::string& detail = "") {
  for (const auto& row : flow.rows())
    if (row.kind == kind && row.detail == detail) return row;
  return {};
}

CashFlow flow_of(const std::vector<Event>& events, std::string_view first, std::string_view last) {
  CashFlow flow(day(first), day(last));
  fold(flow, events);
  return flow;
}

/// The second road: cash and bank of a fund at the end of a day, posting by posting.
Money naive_money(const std::vector<Event>& events, Fund fund, Day until) {
  Money sum;
  for (const Event& event : events)
    for (const Posting& posting : event.postings)
      if (event.envelope.value_date <= until && posting.fund == fund &&
          (posting.account == Account::cash || posting.account == Account::bank))
        sum += posting.amount;
  return sum;
}

}  // namespace

TEST_CASE("receipts and payments are told by kind, and carrying cash to the bank is neither", "[core][projections]") {
  History club;
  club.found(day("2019-01-10"));
  club.join(day("2019-01-10"), 1, Sex::female, 1950);
  club.seed(day("2019-01-10"), 10'000'000);
  club.fee(day("2019-02-10"), 30'000);
  club.saving(day("2019-02-10"), 1, 50'000);
  club.bank(day("2019-02-11"), 4'000'000);
  club.expense(day("2019-03-10"), 12'000, Area::health);
  const CashFlow year = flow_of(club.events(), "2019-02-01", "2019-12-31");
  CHECK(row_of_kind(year, Kind::contribution_received, "fee").in == 30'000_vnd);
  CHECK(row_of_kind(year, Kind::contribution_received, "saving").in == 50'000_vnd);
  CHECK(row_of_kind(year, Kind::expense_paid, "health").out == 12'000_vnd);
  CHECK(year.rows().size() == 3);
  CHECK(flow_of(club.events(), "2019-01-01", "2019-01-31").rows().size() == 1);
}

TEST_CASE("what is taken back counts against its own kind, when it is taken back", "[core][projections]") {
  History club;
  club.found(day("2019-01-10"));
  club.fee(day("2019-02-10"), 30'000);
  club.expense(day("2019-02-10"), 12'000, Area::health);
  club.reverse(day("2020-01-15"), Version{2});
  club.reverse(day("2020-01-15"), Version{3});
  const CashFlow first = flow_of(club.events(), "2019-01-01", "2019-12-31");
  CHECK(row_of_kind(first, Kind::contribution_received, "fee").in == 30'000_vnd);
  const CashFlow second = flow_of(club.events(), "2020-01-01", "2020-12-31");
  CHECK(row_of_kind(second, Kind::contribution_received, "fee").in == -30'000_vnd);
  CHECK(row_of_kind(second, Kind::expense_paid, "health").out == -12'000_vnd);
  CHECK(flow_of(club.events(), "2019-01-01", "2020-12-31").rows().empty());
}

TEST_CASE("beginning and what came in without what went out is the end, in every fund of any history",
          "[core][projections]") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    INFO("seed " << seed);
    soquy::tests::RandomHistory drawn(seed, 120);
    Day first = drawn.some_day();
    Day last = drawn.some_day();
    if (last < first) std::swap(first, last);
    CashFlow flow(first, last);
    fold(flow, drawn.events());
    std::map<Fund, Money> moved;
    for (const auto& row : flow.rows()) moved[row.fund] += row.in - row.out;
    FundPosition position;
    fold(position, drawn.events(), AsOf{last});
    for (const auto& row : position.rows()) {
      CHECK(naive_money(drawn.events(), row.fund, add_days(first, -1)) + moved[row.fund] ==
            naive_money(drawn.events(), row.fund, last));
      CHECK(row.cash + row.bank == naive_money(drawn.events(), row.fund, last));
    }
  }
}
