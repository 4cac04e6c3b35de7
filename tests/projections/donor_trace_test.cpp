#include "projections/donor_trace.h"

#include <catch2/catch.hpp>

#include "events/fold.h"
#include "tests/projections/random_history.h"
#include "tests/support/naive_trace.h"

using namespace soquy;
using namespace soquy::projections;
using soquy::tests::day;
using soquy::tests::History;
using soquy::tests::Lending;
using soquy::tests::RandomHistory;

namespace {

Trace traced(const std::vector<Event>& events, Version donation, const AsOf& when) {
  DonorTrace view(donation);
  fold(view, events, when);
  return view.on(when.value_date);
}
Trace traced(const History& club, Version donation, std::string_view iso) {
  return traced(club.events(), donation, {day(iso)});
}

Money all_of(const Trace& trace) { return trace.in_fund + trace.out() + trace.lost + trace.spent; }

LoanWrittenOff write_off(std::uint32_t loan, std::int64_t principal) {
  LoanWrittenOff given_up;
  given_up.loan = {loan};
  given_up.fund = kIncomeFund;
  given_up.principal = Money{principal};
  return given_up;
}

Entry entry_of(Account debit, Account credit, std::int64_t amount) {
  return {{kIncomeFund, debit, Money{amount}}, {kIncomeFund, credit, Money{-amount}}};
}

naive::TraceAnswer as_naive(const Trace& trace) {
  return {trace.given.minor,    trace.in_fund.minor, trace.out().minor, trace.lost.minor, trace.spent.minor,
          trace.interest.minor, trace.lent.minor,    trace.loans,       trace.loans_open, trace.borrowers};
}

}  // namespace

TEST_CASE("a project's money takes part in a loan as it takes part in the fund", "[core][projections]") {
  History club;
  club.join(day("2019-01-10"), 1, Sex::female, 1950, PovertyClass::poor);
  club.seed(day("2019-01-10"), 30'000'000);
  const Version project = club.seed(day("2019-02-01"), 10'000'000).envelope.version;
  club.disburse(day("2019-02-10"), 1, 1, 6'000'001, 6, 60'000);
  club.repay(day("2019-03-10"), 1, 1, {{1, Money{1'000'000}, Money{60'000}, {}}});

  Trace trace = traced(club, project, "2019-02-10");
  CHECK(trace.out() == Money{1'500'000});  // floor(6,000,001 x 10 / 40)
  CHECK(trace.in_fund == Money{8'500'000});
  CHECK(trace.loans == 1);
  CHECK(trace.borrowers == 1);
  CHECK(trace.women == 1);
  CHECK(trace.poor == 1);

  trace = traced(club, project, "2019-03-10");
  CHECK(trace.in_fund == Money{8'749'999});  // floor(1,000,000 x 1,500,000 / 6,000,001) came back
  CHECK(trace.out() == Money{1'250'001});
  CHECK(trace.interest == Money{14'999});  // of 60,000; told, and not part of the rest
  CHECK(trace.turned_over() == Ratio{1'500'000, 10'000'000});
  CHECK(all_of(trace) == trace.given);
}

TEST_CASE("the last of a loan gives back the rest, and what is lent again counts again", "[core][projections]") {
  History club;
  const Version project = club.seed(day("2019-01-10"), 10'000'000).envelope.version;
  club.seed(day("2019-01-10"), 20'000'000);
  club.disburse(day("2019-02-10"), 1, 1, 10'000'000, 3, 0);
  club.repay(day("2019-03-10"), 1, 1, {{1, Money{3'333'333}, {}, {}}});
  club.repay(day("2019-04-10"), 1, 1, {{2, Money{6'666'667}, {}, {}}}, true);
  Trace trace = traced(club, project, "2019-04-10");
  CHECK(trace.in_fund == trace.given);
  CHECK(trace.loans_open == 0);
  club.disburse(day("2019-05-10"), 2, 1, 30'000'000, 3, 0);
  trace = traced(club, project, "2019-05-10");
  CHECK(trace.in_fund == Money::zero());
  CHECK(trace.lent == Money{13'333'333});
  CHECK(trace.loans == 2);
  CHECK(trace.borrowers == 1);
}

TEST_CASE("a project's money is told on time, late and late by more than 30 days", "[core][projections]") {
  History club;
  const Version project = club.seed(day("2019-01-10"), 10'000'000).envelope.version;
  club.disburse(day("2019-02-10"), 1, 1, 6'000'000, 3, 0);
  CHECK(traced(club, project, "2019-03-10").out_on_time == Money{6'000'000});
  CHECK(traced(club, project, "2019-04-09").out_late == Money{6'000'000});
  CHECK(traced(club, project, "2019-04-10").out_over_30 == Money{6'000'000});
}

TEST_CASE("a loan given up loses the project its part, and what is brought in afterwards comes back",
          "[core][projections]") {
  History club;
  const Version project = club.seed(day("2019-01-10"), 10'000'000).envelope.version;
  club.seed(day("2019-01-10"), 10'000'000);
  club.disburse(day("2019-02-10"), 1, 1, 4'000'000, 4, 0);
  const Version lost =
      club.add(day("2020-02-10"), write_off(1, 4'000'000), entry_of(Account::write_off, Account::loans, 4'000'000))
          .envelope.version;
  CHECK(traced(club, project, "2020-02-10").lost == Money{2'000'000});
  CHECK(traced(club, project, "2020-02-10").out() == Money::zero());

  SECTION("recovered") {
    LoanRecovered back;
    back.loan = {1};
    back.fund = kIncomeFund;
    back.amount = Money{1'000'000};
    club.add(day("2020-03-10"), back, entry_of(Account::cash, Account::other_income, 1'000'000));
    const Trace trace = traced(club, project, "2020-03-10");
    CHECK(trace.lost == Money{1'500'000});
    CHECK(trace.in_fund == Money{8'500'000});
  }
  SECTION("taken back") {
    club.reverse(day("2020-03-10"), lost);
    const Trace trace = traced(club, project, "2020-03-10");
    CHECK(trace.lost == Money::zero());
    CHECK(trace.out() == Money{2'000'000});
  }
}

TEST_CASE("what is spent is other money first, and the project's when nothing else is left", "[core][projections]") {
  History club;
  const Version project = club.seed(day("2019-01-10"), 10'000'000).envelope.version;
  club.gift(day("2019-01-10"), 3'000'000, kIncomeFund);
  club.expense(day("2019-02-10"), 2'000'000, Area::culture, 0, kIncomeFund);
  CHECK(traced(club, project, "2019-02-10").spent == Money::zero());
  const Version second = club.expense(day("2019-03-10"), 4'000'000, Area::culture, 0, kIncomeFund).envelope.version;
  CHECK(traced(club, project, "2019-03-10").spent == Money{3'000'000});
  CHECK(traced(club, project, "2019-03-10").in_fund == Money{7'000'000});
  club.reverse(day("2019-04-10"), second);
  CHECK(traced(club, project, "2019-04-10").spent == Money::zero());
}

TEST_CASE("a gift for a stated use is never lent, and spent by what names it", "[core][projections]") {
  History club;
  const Version project = club.grant(day("2019-01-10"), 1, 5'000'000, "equipment", kIncomeFund).envelope.version;
  const Version other = club.seed(day("2019-01-10"), 5'000'000).envelope.version;
  club.disburse(day("2019-02-10"), 1, 1, 5'000'000, 5, 0);
  club.expense(day("2019-03-10"), 2'000'000, Area::health, 1, kIncomeFund);
  const Trace trace = traced(club, project, "2019-03-10");
  CHECK(trace.out() == Money::zero());
  CHECK(trace.spent == Money{2'000'000});
  CHECK(trace.in_fund == Money{3'000'000});
  CHECK(traced(club, other, "2019-03-10").out() == Money{5'000'000});  // all that may be lent was its own
}

TEST_CASE("entries written late stand where they belong, and what was taken back gives back", "[core][projections]") {
  History club;
  const Version project = club.seed(day("2019-01-10"), 10'000'000).envelope.version;
  const Version loan = club.disburse(day("2019-03-10"), 1, 1, 4'000'000, 4, 0).envelope.version;
  CHECK(traced(club, project, "2019-03-10").out() == Money{4'000'000});
  DonationReceived more;
  more.condition = Condition::permanent;
  more.fund = kIncomeFund;
  more.amount = Money{10'000'000};
  club.add_late(day("2019-02-10"), day("2019-04-10"), more, entry_of(Account::cash, Account::capital, 10'000'000));
  CHECK(traced(club, project, "2019-03-10").out() == Money{2'000'000});  // half of the fund was somebody else's
  club.reverse(day("2019-05-10"), loan);
  const Trace trace = traced(club, project, "2019-05-10");
  CHECK(trace.in_fund == trace.given);
  CHECK(trace.loans == 0);
  CHECK(trace.lent == Money::zero());
}

TEST_CASE("a gift that was taken back leaves nothing to trace, one that is not there is not known",
          "[core][projections]") {
  History club;
  const Version project = club.seed(day("2019-01-10"), 10'000'000).envelope.version;
  club.disburse(day("2019-03-10"), 1, 1, 4'000'000, 4, 0);
  CHECK_FALSE(traced(club, project, "2019-01-09").is_known);
  CHECK_FALSE(traced(club, Version{2}, "2019-04-09").is_known);
  club.reverse(day("2019-05-10"), project);
  const Trace trace = traced(club, project, "2019-05-10");
  CHECK(trace.is_taken_back);
  CHECK(trace.given == Money::zero());
  CHECK(all_of(trace) == Money::zero());
}

TEST_CASE("given = in the fund + out + lost + spent, on every day, as a patient reader finds it too",
          "[core][projections]") {
  std::int64_t lost = 0;
  std::int64_t spent = 0;
  std::int64_t lent = 0;
  for (std::uint64_t seed = 1; seed <= 16; ++seed) {
    RandomHistory club(seed, 160, seed % 2 == 0 ? Lending::plain : Lending::in_trouble);
    std::vector<Version> gifts;
    for (const Event& event : club.events()) {
      if (event.payload.as<DonationReceived>() != nullptr) gifts.push_back(event.envelope.version);
    }
    for (const Version gift : {gifts.front(), gifts.at(gifts.size() / 2), gifts.back()}) {
      for (int month = 0; month < 26; ++month) {
        const AsOf when{add_days(day("2019-01-10"), month * 29)};
        INFO("seed " << seed << ", gift #" << gift.value << ", as of " << to_iso(when.value_date));
        const Trace trace = traced(club.events(), gift, when);
        REQUIRE(all_of(trace) == trace.given);
        REQUIRE_FALSE(trace.in_fund.is_negative());
        REQUIRE_FALSE(trace.out().is_negative());
        REQUIRE_FALSE(trace.lost.is_negative());
        REQUIRE(as_naive(trace) == naive::trace(club.events(), gift, when));
        lost += trace.lost.minor;
        spent += trace.spent.minor;
        lent += trace.lent.minor;
      }
    }
  }
  CHECK(lost > 0);  // the drawn lives did bring what is rare
  CHECK(spent > 0);
  CHECK(lent > 0);
}
