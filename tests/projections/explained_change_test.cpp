#include "projections/explained_change.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "projections/arrears.h"
#include "projections/members_profile.h"
#include "projections/trial_balance.h"
#include "tests/projections/random_history.h"
#include "tests/support/naive_views.h"

using namespace soquy;
using namespace soquy::projections;
using soquy::tests::day;
using soquy::tests::evening;
using soquy::tests::History;
using soquy::tests::Lending;
using soquy::tests::RandomHistory;

namespace {

constexpr std::uint32_t kAtRisk = 10'000'000;
constexpr std::uint32_t kMembers = 10'000'001;
constexpr std::uint32_t kOlder = 10'000'002;

/// Sums of postings, a share of the loans, and people: figures of every sort.
struct Looked {
  TrialBalance balances;
  MembersProfile people;
  std::vector<Event> seen;

  void apply(const Event& event) {
    balances.apply(event);
    people.apply(event);
    seen.push_back(event);
  }
  [[nodiscard]] std::vector<NamedFigure> figures(Day on) const {
    std::vector<NamedFigure> all;
    for (const auto& row : balances.rows())
      all.push_back({row.fund.number * 10'000U + static_cast<std::uint32_t>(row.account),
                     "balance " + fund_key(row.fund) + " " + std::string(info(row.account).code), FigureSort::money,
                     row.balance.minor});
    std::vector<Event> in_order = seen;
    std::sort(in_order.begin(), in_order.end(),
              [](const Event& left, const Event& right) { return left.envelope.version < right.envelope.version; });
    Arrears arrears;
    fold(arrears, in_order);
    all.push_back({kAtRisk, "at_risk_30", FigureSort::money, arrears.on(on).totals.par30.numerator});
    all.push_back({kMembers, "members", FigureSort::count, people.counts(on).total});
    all.push_back({kOlder, "older", FigureSort::count, people.counts(on).older});
    return all;
  }
};

const ExplainedFigure* find(const ExplainedChange& change, std::string_view name) {
  const auto found = std::find_if(change.figures.begin(), change.figures.end(),
                                  [&](const ExplainedFigure& figure) { return figure.name == name; });
  return found == change.figures.end() ? nullptr : &*found;
}

std::int64_t sum_of(const ExplainedFigure& figure) {
  std::int64_t sum = 0;
  for (const Contribution& one : figure.contributions) sum += one.change;
  return sum;
}

std::vector<NamedFigure> figures_of(const std::vector<Event>& events, const AsOf& when) {
  Looked view;
  fold(view, events, when);
  return view.figures(when.value_date);
}

std::int64_t value_of(const std::vector<NamedFigure>& figures, const std::string& name) {
  for (const NamedFigure& figure : figures) {
    if (figure.name == name) return figure.value;
  }
  return 0;
}

/// Every figure that differs is told with both its values, and what is told of it sums to the difference.
void check_whole(const std::vector<Event>& events, const AsOf& before, const AsOf& after,
                 const ExplainedChange& change) {
  const auto old_figures = figures_of(events, before);
  const auto new_figures = figures_of(events, after);
  std::vector<std::string> names;
  for (const auto* figures : {&old_figures, &new_figures}) {
    for (const NamedFigure& figure : *figures) names.push_back(figure.name);
  }
  for (const std::string& name : names) {
    INFO(name);
    const std::int64_t was = value_of(old_figures, name);
    const std::int64_t is = value_of(new_figures, name);
    const ExplainedFigure* told = find(change, name);
    REQUIRE((told != nullptr) == (was != is));
    if (told == nullptr) continue;
    CHECK(told->before == was);
    CHECK(told->after == is);
    CHECK(sum_of(*told) == is - was);
    for (const Contribution& one : told->contributions) CHECK(one.change != 0);
  }
}

}  // namespace

TEST_CASE("the report of 31 March differs on 5 April by what was written between, entry by entry",
          "[core][projections]") {
  History club;
  club.seed(day("2019-01-10"), 50'000'000);
  club.disburse(day("2019-01-10"), 1, 1, 6'000'000, 6, 60'000);
  const Version paid = club.repay(day("2019-02-10"), 1, 1, {{1, Money{1'000'000}, Money{60'000}, {}}}).envelope.version;
  // Known on 31 March. On 3 April a forgotten fee is found, the repayment is taken back and written again as 900,000.
  const Version fee = club.add_late(day("2019-03-20"), day("2019-04-03"), ContributionReceived{},
                                    {{kIncomeFund, Account::cash, Money{200'000}},
                                     {kIncomeFund, Account::other_income, Money{-200'000}}})
                          .envelope.version;
  Event& back = club.reverse(day("2019-02-10"), paid);
  back.envelope.recorded_at = evening(day("2019-04-03"));
  const Version reversal = back.envelope.version;
  Event& again = club.repay(day("2019-02-10"), 1, 1, {{1, Money{840'000}, Money{60'000}, {}}});
  again.envelope.recorded_at = evening(day("2019-04-03"));
  const Version right = again.envelope.version;
  club.seed(day("2019-04-04"), 1'000'000);  // dated after the day asked about: explains nothing

  const AsOf before{day("2019-03-31"), evening(day("2019-03-31"))};
  const AsOf after{day("2019-03-31"), evening(day("2019-04-05"))};
  const auto change = explain_change(club.events(), before, after, Looked{});
  CHECK(change.events == 3);
  const auto* cash = find(change, "balance income 111");
  REQUIRE(cash != nullptr);
  CHECK(cash->difference() == 40'000);
  REQUIRE(cash->contributions.size() == 3);
  CHECK(cash->contributions[0].events == std::vector<Version>{fee});
  CHECK(cash->contributions[0].change == 200'000);
  CHECK(cash->contributions[1].events == std::vector<Version>{reversal});
  CHECK(cash->contributions[1].change == -1'060'000);
  CHECK(cash->contributions[2].events == std::vector<Version>{right});
  CHECK(cash->contributions[2].change == 900'000);
  const auto* at_risk = find(change, "at_risk_30");  // the first instalment lacks 160,000: 49 days late
  REQUIRE(at_risk != nullptr);
  CHECK(at_risk->before == 0);
  CHECK(at_risk->after == 5'160'000);
  check_whole(club.events(), before, after, change);
}

TEST_CASE("between two days time alone makes loans late, and is said to", "[core][projections]") {
  History club;
  club.seed(day("2019-01-10"), 50'000'000);
  club.disburse(day("2019-01-10"), 1, 1, 6'000'000, 6, 0);
  const AsOf before{day("2019-02-10")};
  const AsOf after{day("2019-03-31")};
  auto change = explain_change(club.events(), before, after, Looked{});
  REQUIRE(change.figures.size() == 1);
  REQUIRE(change.figures[0].contributions.size() == 1);
  CHECK(change.figures[0].contributions[0].is_time());
  CHECK(change.figures[0].contributions[0].from == before.value_date);
  CHECK(change.figures[0].contributions[0].to == after.value_date);
  CHECK(change.figures[0].difference() == 6'000'000);

  const Version paid = club.repay(day("2019-03-20"), 1, 1, {{1, Money{2'000'000}, {}, {}}}).envelope.version;
  change = explain_change(club.events(), before, after, Looked{});
  const auto* at_risk = find(change, "at_risk_30");  // late by 38 days on 20 March, and then by none
  CHECK(at_risk == nullptr);
  const auto* loans = find(change, "balance income 1288");
  REQUIRE(loans != nullptr);
  REQUIRE(loans->contributions.size() == 1);
  CHECK(loans->contributions[0].events == std::vector<Version>{paid});
}

TEST_CASE("many events are taken together by commit, and when these are many by month", "[core][projections]") {
  History club;
  club.seed(day("2019-01-10"), 50'000'000);
  for (int month = 0; month < 6; ++month) {
    for (int n = 0; n < 4; ++n) {
      Event& fee = club.fee(add_days(day("2019-02-10"), 30 * month), 1'000);
      fee.envelope.command.bytes[0] = static_cast<std::uint8_t>(1 + 2 * month + n / 2);
    }
  }
  const AsOf before{day("2019-01-31")};
  const AsOf after{day("2019-12-31")};
  const auto taken = [&](std::size_t most) {
    const auto change = explain_change(club.events(), before, after, Looked{}, most);
    check_whole(club.events(), before, after, change);
    REQUIRE(change.figures.size() == 2);
    CHECK(change.events == 24);
    return std::pair(change.taken, change.figures[0].contributions.size());
  };
  CHECK(taken(24) == std::pair(Taken::one_by_one, std::size_t{24}));
  CHECK(taken(23) == std::pair(Taken::by_commit, std::size_t{12}));
  CHECK(taken(11) == std::pair(Taken::by_month, std::size_t{6}));
}

TEST_CASE("an answer that does not see all that the other sees is not the earlier one", "[core][projections]") {
  History club;
  club.seed(day("2019-01-10"), 50'000'000);
  club.add_late(day("2019-01-10"), day("2019-04-03"), ContributionReceived{}, {});
  const AsOf early{day("2019-03-31"), evening(day("2019-03-31"))};
  const AsOf late{day("2019-03-31"), evening(day("2019-04-05"))};
  CHECK(is_contained(club.events(), early, late));
  CHECK_FALSE(is_contained(club.events(), late, early));
}

TEST_CASE("what is told of a figure sums to its difference in drawn lives, whatever the figure",
          "[core][projections]") {
  int by_time = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    RandomHistory club(seed, 120, seed % 2 == 0 ? Lending::plain : Lending::in_trouble);
    for (int n = 0; n < 4; ++n) {
      Day first = club.some_day();
      Day second = club.some_day();
      if (second < first) std::swap(first, second);
      AsOf before{n % 2 == 0 ? first : second};
      AsOf after{second};
      if (n % 2 == 1) before.known = evening(first);
      INFO("seed " << seed << ", as of " << to_iso(before.value_date) << " and " << to_iso(after.value_date));
      REQUIRE(is_contained(club.events(), before, after));
      for (const std::size_t most : {std::size_t{400}, std::size_t{10}}) {
        const auto change = explain_change(club.events(), before, after, Looked{}, most);
        check_whole(club.events(), before, after, change);
        for (const auto& figure : change.figures) {
          for (const auto& one : figure.contributions) by_time += one.is_time();
        }
      }
      // One by one, a balance moves by the postings of its events, as somebody finds who looks them up.
      const auto change = explain_change(club.events(), before, after, Looked{});
      for (const auto& figure : change.figures) {
        if (!figure.name.starts_with("balance income 111")) continue;
        for (const auto& one : figure.contributions) {
          REQUIRE(one.events.size() == 1);
          std::int64_t posted = 0;
          for (const Posting& line : club.events()[one.events[0].value - 1].postings) {
            if (line.fund == kIncomeFund && line.account == Account::cash) posted += line.amount.minor;
          }
          CHECK(one.change == posted);
        }
      }
    }
  }
  CHECK(by_time > 0);
}
