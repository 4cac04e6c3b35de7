// A dissolved club in a roll-up: what happened in it stays in the sums, how it stood does not.

#include <catch2/catch.hpp>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "events/fold.h"
#include "projections/figures/figure_time.h"
#include "projections/programme.h"
#include "tests/projections/random_club.h"
#include "tests/support/history.h"
#include "tests/support/naive_figures.h"

using namespace soquy;
using namespace soquy::projections;
using soquy::tests::day;
using soquy::tests::History;
using soquy::tests::Lending;
using soquy::tests::RandomClub;

namespace {

/// What happened, one by one, as a person would say of a club that is gone: it lent, it got, it met. Everything that is
/// not named here is how a club stands.
const std::set<std::string> kHappened = [] {
  std::istringstream names(
      "loans_paid_out loans_repeat loans_renewing disbursed term_days principal_repaid loans_written_off written_off "
      "recovered fell_due principal_fell_due paid_in_time principal_of_due_paid due_in_month due_paid_in_month "
      "opening fees savings members_capital refunded given_by_state given_by_elderly_fund given_by_organisations "
      "given_by_enterprises given_by_individuals given_by_members given_internationally given_by_programmes "
      "given_for_good given_for_a_use in_kind_memo capital_borrowed capital_repaid interest_received "
      "penalties_received bank_interest other_income counted_over counted_short interest_paid spent aid "
      "joined left meetings attended could_attend cash_counts cash_counts_off activities health_checks help_tenths "
      "trainings visits events entries entries_back_dated entries_late entries_outside_meetings reversals "
      "reversals_by_recorder loans_without_resolution "
      "lending_cash_days outstanding_days lending_cash_month_ends outstanding_month_ends month_ends");
  return std::set<std::string>(std::istream_iterator<std::string>(names), {});
}();

using Sums = std::map<std::pair<bool, Currency>, std::map<std::string, std::int64_t>>;

/// Reads every club again and adds figure by figure.
Sums added_by_hand(const std::vector<RandomClub>& clubs, Day asked) {
  Sums sums;
  for (const RandomClub& club : clubs) {
    const ClubFigures one = naive::club_figures(club.events(), AsOf{asked});
    if (one.card.founded.is_none()) continue;
    auto& sum = sums[{one.card.practice, one.card.currency}];
    const bool lives = one.card.dissolved.is_none();
    for (const FigureInfo& figure : all_figures()) {
      const std::string name(figure.name);
      if (lives || kHappened.contains(name) || name == "clubs_dissolved") sum[name] += one.figures.*figure.member;
    }
  }
  return sums;
}

std::vector<ClubFigures> folded(const std::vector<RandomClub>& clubs, Day asked) {
  std::vector<ClubFigures> all;
  for (const RandomClub& club : clubs) {
    ClubFiguresFold view;
    fold(view, club.events(), AsOf{asked});
    all.push_back(view.on(asked));
  }
  return all;
}

std::string differing(const Figures& sum, std::map<std::string, std::int64_t>& by_hand) {
  std::string names;
  for (const FigureInfo& figure : all_figures()) {
    const std::int64_t wanted = by_hand[std::string(figure.name)];
    if (sum.*figure.member == wanted) continue;
    names += std::string(figure.name) + " " + std::to_string(sum.*figure.member) + "/" + std::to_string(wanted) + " ";
  }
  return names;
}

}  // namespace

TEST_CASE("every figure is said to be of the day, since the founding or a sum of days, as a person sorts them",
          "[core][projections]") {
  std::size_t happened = 0;
  for (const FigureInfo& figure : all_figures()) {
    INFO(figure.name);
    CHECK((time_of(figure) != FigureTime::of_day) == kHappened.contains(std::string(figure.name)));
    happened += time_of(figure) != FigureTime::of_day;
  }
  CHECK(happened == kHappened.size());
}

TEST_CASE("a roll-up is what somebody adds who reads every club again, the dissolved ones for what they did",
          "[core][projections]") {
  int dissolved = 0;
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    std::vector<RandomClub> clubs;
    for (std::uint64_t n = 0; n < 8; ++n)
      clubs.emplace_back(1000 * seed + n, 100, n % 2 == 0 ? Lending::plain : Lending::in_trouble);
    for (const Day asked : {clubs[0].some_day(), clubs[1].some_day(), day("2020-06-30"), day("2021-12-31")}) {
      INFO("seed " << seed << ", " << to_iso(asked));
      Sums wanted = added_by_hand(clubs, asked);
      const auto rows = Programme::totals(folded(clubs, asked));
      CHECK(rows.size() == wanted.size());
      for (const RollUpRow& row : rows) {
        CHECK(differing(row.figures, wanted[{row.practice, row.currency}]) == "");
        dissolved += static_cast<int>(row.figures.clubs_dissolved);
      }
    }
  }
  CHECK(dissolved > 0);
}

TEST_CASE("what a club lent in a year stays lent in that year after it was dissolved", "[core][projections]") {
  History club;
  club.found(day("2023-01-10"));
  club.join(day("2023-01-10"), 1, Sex::female, 1950);
  club.seed(day("2023-01-10"), 5'000'000);
  club.disburse(day("2024-02-10"), 1, 1, 300'000, 1, 3'000);
  club.repay(day("2024-03-10"), 1, 1, {{1, Money{300'000}, Money{3'000}, {}}});
  club.add(day("2024-11-30"), ClubDissolved{});
  const auto sum_on = [&](std::string_view asked) {
    ClubFiguresFold view;
    fold(view, club.events(), AsOf{day(asked)});
    return Programme::totals({view.on(day(asked))}).at(0).figures;
  };
  const Figures year = sum_on("2024-12-31") - sum_on("2023-12-31");
  CHECK(year.disbursed == 300'000);
  CHECK(year.principal_repaid == 300'000);
  CHECK(year.interest_received == 3'000);
  CHECK(year.clubs_dissolved == 1);
  CHECK(year.clubs == -1);  // clubs founded, living and dissolved, are as many as before
  CHECK(sum_on("2024-12-31").members == 0);
  CHECK(sum_on("2024-12-31").income_fund_cash == 0);  // what is left is nobody's capital any more
  CHECK(sum_on("2024-12-31").capital == 0);
  CHECK(sum_on("2024-11-29").capital == 5'000'000);
  const Figures next = sum_on("2025-12-31") - sum_on("2024-12-31");
  CHECK(next.disbursed == 0);
  CHECK(next.principal_repaid == 0);
  CHECK(next.given_for_good == 0);
}
