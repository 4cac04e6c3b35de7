// The instalments a borrower signs: figures of DOMAIN.md 3.5, dates, graces, multiples.
#include "engine/domain/loan_schedule.h"

#include <catch2/catch.hpp>

#include "engine/domain/effective_rate.h"
#include "engine/domain/level_instalment.h"
#include "engine/domain/loan_terms.h"

using namespace soquy;
using namespace soquy::engine;

namespace {

Day on(const char* iso) { return parse_iso_day(iso).value(); }

LoanTerms five_million(LoanMethod method) {
  LoanTerms terms;
  terms.principal = 5'000'000_vnd;
  terms.rate = {10'000, Period::month};
  terms.method = method;
  terms.instalments = 12;
  return terms;
}

std::vector<Instalment> plan(const LoanTerms& terms, const char* start = "2024-01-10") {
  REQUIRE(check_terms(terms).has_value());
  REQUIRE(check_start(terms, on(start)).has_value());
  return plan_instalments(terms, on(start));
}

std::vector<std::int64_t> interests(const std::vector<Instalment>& instalments) {
  std::vector<std::int64_t> all;
  for (const Instalment& one : instalments) all.push_back(one.interest.minor);
  return all;
}

std::vector<std::int64_t> principals(const std::vector<Instalment>& instalments) {
  std::vector<std::int64_t> all;
  for (const Instalment& one : instalments) all.push_back(one.principal.minor);
  return all;
}

std::vector<std::string> days(const std::vector<Instalment>& instalments) {
  std::vector<std::string> all;
  for (const Instalment& one : instalments) all.push_back(to_iso(one.due));
  return all;
}

using Figures = std::vector<std::int64_t>;
using Days = std::vector<std::string>;

}  // namespace

TEST_CASE("V1: equal principal on a falling balance costs 325,000 on five million", "[core][loan]") {
  const auto instalments = plan(five_million(LoanMethod::equal_principal));
  CHECK(interests(instalments) ==
        Figures{50000, 45833, 41667, 37500, 33333, 29167, 25000, 20833, 16667, 12500, 8333, 4167});
  CHECK(principals(instalments) ==
        Figures{416666, 416666, 416666, 416666, 416666, 416666, 416666, 416666, 416666, 416666, 416666, 416674});
  CHECK(total_interest(instalments) == 325'000_vnd);
}

TEST_CASE("V2: rounded to thousands it costs 326,000 and the last instalment takes the rest", "[core][loan]") {
  LoanTerms terms = five_million(LoanMethod::equal_principal);
  terms.interest_multiple = Money{1000};
  terms.principal_multiple = Money{1000};
  const auto instalments = plan(terms);
  CHECK(instalments.front().principal == 416'000_vnd);
  CHECK(instalments.back().principal == 424'000_vnd);
  CHECK(total_interest(instalments) == 326'000_vnd);
}

TEST_CASE("V3: flat interest is on the first principal all along: 600,000", "[core][loan]") {
  LoanTerms terms = five_million(LoanMethod::flat);
  const auto instalments = plan(terms);
  CHECK(total_interest(instalments) == 600'000_vnd);
  CHECK(instalments.front().principal + instalments.front().interest == 466'666_vnd);

  terms.instalment_multiple = Money{100};
  const auto level = plan(terms);
  for (std::size_t i = 0; i + 1 < level.size(); ++i) CHECK(level[i].principal + level[i].interest == 466'700_vnd);
  CHECK(level.back().principal + level.back().interest == 466'300_vnd);
  CHECK(total_principal(level) == 5'000'000_vnd);
}

TEST_CASE("V4: a flat 1% a month really costs 21.46% a year, 23.70% compounded, above the cap", "[core][loan]") {
  const LoanTerms terms = five_million(LoanMethod::flat);
  const LoanCost cost = cost_of_loan(terms.principal, terms.rate, on("2024-01-10"), plan(terms));
  CHECK(cost.stated_ppm_year == 120'000);
  CHECK((cost.nominal_ppm_year + 50) / 100 == 2146);
  CHECK((cost.effective_ppm_year + 50) / 100 == 2370);
  CHECK(cost.above_cap());
}

TEST_CASE("V5: a flat monthly rate is nearly twice its name", "[core][loan]") {
  const std::vector<std::pair<std::uint32_t, std::uint32_t>> rows = {{5'000, 1090},  {6'000, 1303},  {7'000, 1516},
                                                                     {8'000, 1727},  {9'000, 1937},  {9'500, 2042},
                                                                     {10'000, 2146}, {15'000, 3172}, {20'000, 4170}};
  for (const auto& [monthly, nominal] : rows) {
    LoanTerms terms = five_million(LoanMethod::flat);
    terms.rate.ppm = monthly;
    const LoanCost cost = cost_of_loan(terms.principal, terms.rate, on("2024-01-10"), plan(terms));
    INFO(monthly);
    CHECK((cost.nominal_ppm_year + 50) / 100 == nominal);
  }
}

TEST_CASE("V6: the cap of 20% a year is asked of the stated and of the effective rate", "[core][loan]") {
  LoanCost cost;
  cost.stated_ppm_year = 200'000;
  cost.effective_ppm_year = 200'000;
  CHECK_FALSE(cost.above_cap());
  cost.effective_ppm_year = 200'001;
  CHECK(cost.above_cap());
  cost = {};
  cost.stated_ppm_year = stated_ppm_year({16'667, Period::month});
  CHECK(cost.stated_ppm_year == 200'004);
  CHECK(cost.above_cap());
}

TEST_CASE("a loan without interest costs nothing, a declining one its own rate", "[core][loan]") {
  LoanTerms terms = five_million(LoanMethod::equal_principal);
  const LoanCost declining = cost_of_loan(terms.principal, terms.rate, on("2024-01-31"), plan(terms, "2024-01-31"));
  CHECK(declining.nominal_ppm_year == 120'000);
  CHECK(declining.effective_ppm_year == 126'825);
  terms.rate.ppm = 0;
  const LoanCost free = cost_of_loan(terms.principal, terms.rate, on("2024-01-31"), plan(terms, "2024-01-31"));
  CHECK(free == LoanCost{});
}

TEST_CASE("the effective rate of one payment after a year is the rate, whatever the calendar", "[core][loan]") {
  LoanTerms terms = five_million(LoanMethod::bullet);
  terms.rate = {100'000, Period::year};
  terms.every = Every::single;
  terms.instalments = 1;
  terms.first_due = on("2025-01-10");
  const auto instalments = plan(terms);
  CHECK(interests(instalments) == Figures{500'000});
  CHECK(cost_of_loan(terms.principal, terms.rate, on("2024-01-10"), instalments).effective_ppm_year == 100'000);
  terms.first_due = on("2025-01-09");  // 365 days after the start, but not whole months
  terms.day_count = DayCount::actual_365;
  CHECK(cost_of_loan(terms.principal, terms.rate, on("2024-01-10"), plan(terms)).effective_ppm_year == 100'000);
}

TEST_CASE("a monthly due day keeps its day of the month, clipped to the month's end", "[core][loan]") {
  LoanTerms terms = five_million(LoanMethod::equal_principal);
  terms.instalments = 4;
  CHECK(days(plan(terms, "2024-01-31")) == Days{"2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31"});
  terms.first_due = on("2024-03-15");
  CHECK(days(plan(terms, "2024-01-31")) == Days{"2024-03-15", "2024-04-15", "2024-05-15", "2024-06-15"});
}

TEST_CASE("weeks, a single day and named days fall due where they say", "[core][loan]") {
  LoanTerms terms = five_million(LoanMethod::equal_principal);
  terms.instalments = 3;
  terms.every = Every::week;
  CHECK(days(plan(terms, "2024-02-26")) == Days{"2024-03-04", "2024-03-11", "2024-03-18"});
  terms.every = Every::named_dates;
  terms.due_dates = {on("2024-05-30"), on("2024-09-30"), on("2025-01-30")};
  CHECK(days(plan(terms, "2024-01-30")) == Days{"2024-05-30", "2024-09-30", "2025-01-30"});
  CHECK(interests(plan(terms, "2024-01-30")) == Figures{200'000, 133'333, 66'667});
  terms.every = Every::single;
  terms.due_dates.clear();
  terms.instalments = 1;
  CHECK(days(plan(terms, "2024-01-31")) == Days{"2024-02-29"});
  terms.first_due = on("2024-07-31");
  CHECK(interests(plan(terms, "2024-01-31")) == Figures{300'000});
  terms.first_due = on("2024-08-15");
  CHECK(interests(plan(terms, "2024-01-31")) == Figures{325'000});
}

TEST_CASE("a rate per year or week on another rhythm is an exact part of it", "[core][loan]") {
  LoanTerms terms = five_million(LoanMethod::bullet);
  terms.instalments = 1;
  terms.rate = {120'000, Period::year};
  CHECK(interests(plan(terms)) == Figures{50'000});
  terms.rate = {100'000, Period::year};
  CHECK(interests(plan(terms)) == Figures{41'667});  // 500,000 / 12
  terms.rate = {1'000, Period::week};
  CHECK(interests(plan(terms)) == Figures{21'667});  // 5,000 x 52 / 12
  terms.every = Every::week;
  CHECK(interests(plan(terms)) == Figures{5'000});
  terms.rate = {10'000, Period::month};
  CHECK(interests(plan(terms)) == Figures{11'538});  // 50,000 x 12 / 52
  terms.rate = {120'000, Period::year};
  CHECK(interests(plan(terms)) == Figures{11'538});
}

TEST_CASE("days are counted when the by-law counts days", "[core][loan]") {
  LoanTerms terms = five_million(LoanMethod::bullet);
  terms.instalments = 2;
  terms.rate = {120'000, Period::year};
  terms.day_count = DayCount::actual_365;
  CHECK(interests(plan(terms, "2024-01-31")) == Figures{47'671, 50'959});  // 29 and 31 days
  terms.rate = {10'000, Period::month};
  CHECK(interests(plan(terms, "2024-01-31")) == Figures{47'671, 50'959});
  terms.day_count = DayCount::thirty_360;
  CHECK(interests(plan(terms, "2024-01-31")) == Figures{48'333, 51'667});  // 29 and 31 of 30
  CHECK(interests(plan(terms, "2024-01-30")) == Figures{48'333, 51'667});
  CHECK(interests(plan(terms, "2024-01-10")) == Figures{50'000, 50'000});
}

TEST_CASE("an equal instalment is the annuity, the last one absorbs the rounding", "[core][loan]") {
  LoanTerms terms = five_million(LoanMethod::equal_instalment);
  const auto instalments = plan(terms);
  CHECK(interests(instalments)[0] == 50'000);
  CHECK(interests(instalments)[1] == 46'058);
  for (std::size_t i = 0; i + 1 < 12; ++i) CHECK(instalments[i].principal + instalments[i].interest == 444'244_vnd);
  CHECK((instalments[11].principal + instalments[11].interest).minor == 444'243);
  CHECK(total_principal(instalments) == 5'000'000_vnd);

  terms.instalment_multiple = Money{1000};
  CHECK(plan(terms)[0].principal == 394'000_vnd);
  terms.rate.ppm = 0;
  terms.instalment_multiple = Money{1};
  CHECK(principals(plan(terms)).front() == 416'667);
  CHECK(principals(plan(terms)).back() == 416'663);
}

TEST_CASE("a level instalment is rounded as the by-law rounds", "[core][loan]") {
  const std::vector<std::int64_t> none = {0, 0};  // two payments without interest: half each
  CHECK(level_instalment(5_vnd, none, 100, 1, Rounding::half_up) == 3_vnd);
  CHECK(level_instalment(5_vnd, none, 100, 1, Rounding::half_even) == 2_vnd);
  CHECK(level_instalment(7_vnd, none, 100, 1, Rounding::half_even) == 4_vnd);
  CHECK(level_instalment(5_vnd, none, 100, 1, Rounding::down) == 2_vnd);
  CHECK(level_instalment(5_vnd, none, 100, 1, Rounding::up) == 3_vnd);
  CHECK(level_instalment(4'001_vnd, none, 100, 1000, Rounding::up) == 3'000_vnd);
}

TEST_CASE("half even rounds a half dong to the even neighbour, half up always up", "[core][loan]") {
  LoanTerms terms = five_million(LoanMethod::bullet);
  terms.principal = 250_vnd;
  terms.instalments = 1;
  CHECK(interests(plan(terms)) == Figures{3});
  terms.rounding = Rounding::half_even;
  CHECK(interests(plan(terms)) == Figures{2});
  terms.principal = 350_vnd;
  CHECK(interests(plan(terms)) == Figures{4});
}

TEST_CASE("grace on principal: interest only, then fewer and larger shares", "[core][loan]") {
  LoanTerms terms = five_million(LoanMethod::equal_principal);
  terms.grace_principal = 2;
  const auto instalments = plan(terms);
  CHECK(principals(instalments) ==
        Figures{0, 0, 500000, 500000, 500000, 500000, 500000, 500000, 500000, 500000, 500000, 500000});
  CHECK(interests(instalments)[2] == 50'000);
  CHECK(interests(instalments)[3] == 45'000);
  terms.method = LoanMethod::equal_instalment;
  const auto level = plan(terms);
  CHECK(principals(level)[1] == 0);
  CHECK(level[2].principal + level[2].interest == 527'910_vnd);  // annuity over ten months
}

TEST_CASE("grace on paying interest: it is due with the first instalment after, and bears none", "[core][loan]") {
  LoanTerms terms = five_million(LoanMethod::equal_principal);
  terms.grace_interest = 2;
  terms.grace_principal = 2;
  const auto instalments = plan(terms);
  CHECK(interests(instalments)[0] == 0);
  CHECK(interests(instalments)[1] == 0);
  CHECK(interests(instalments)[2] == 150'000);
  CHECK(total_interest(instalments) == 375'000_vnd);  // as without the grace on paying
  terms.principal = 1'050_vnd;
  CHECK(interests(plan(terms))[2] == 32);  // 31.5 rounded once, not three times 10.5
}

TEST_CASE("grace on charging interest: those instalments bear none", "[core][loan]") {
  LoanTerms terms = five_million(LoanMethod::flat);
  terms.grace_interest_charged = 3;
  CHECK(total_interest(plan(terms)) == 450'000_vnd);
  terms.method = LoanMethod::equal_instalment;
  const auto level = plan(terms);
  CHECK(interests(level)[2] == 0);
  CHECK(interests(level)[3] > 0);
  const auto last = level.back().principal + level.back().interest;
  CHECK(std::abs((last - (level[0].principal + level[0].interest)).minor) < 12);
  terms.grace_interest_charged = 12;
  CHECK(total_interest(plan(terms)).is_zero());
}

TEST_CASE("interest monthly and the principal at the end", "[core][loan]") {
  LoanTerms terms = five_million(LoanMethod::bullet);
  const auto instalments = plan(terms);
  CHECK(total_interest(instalments) == 600'000_vnd);
  CHECK(instalments[10].principal.is_zero());
  CHECK(instalments[11].principal == 5'000'000_vnd);
}

TEST_CASE("terms that say nothing or too much are refused, naming the field", "[core][loan]") {
  const auto refused = [](auto change) {
    LoanTerms terms = five_million(LoanMethod::equal_principal);
    change(terms);
    const auto outcome = check_terms(terms);
    REQUIRE(outcome.has_error());
    return std::string(to_text(outcome.error().reason)) + " " + outcome.error().field;
  };
  CHECK(refused([](LoanTerms& t) { t.method = LoanMethod::none; }) == "field_not_valid method");
  CHECK(refused([](LoanTerms& t) { t.rate.ppm = 1'000'001; }) == "field_not_valid rate");
  CHECK(refused([](LoanTerms& t) { t.instalments = 0; }) == "field_not_valid instalments");
  CHECK(refused([](LoanTerms& t) { t.instalments = 601; }) == "field_not_valid instalments");
  CHECK(refused([](LoanTerms& t) { t.every = Every::single; }) == "field_not_valid instalments");
  CHECK(refused([](LoanTerms& t) { t.every = Every::named_dates; }) == "field_not_valid due_dates");
  CHECK(refused([](LoanTerms& t) { t.due_dates = {Day{1}}; }) == "field_not_valid due_dates");
  CHECK(refused([](LoanTerms& t) {
          t.every = Every::named_dates;
          t.instalments = 2;
          t.due_dates = {Day{5}, Day{5}};
        }) == "field_not_valid due_dates");
  CHECK(refused([](LoanTerms& t) {
          t.every = Every::named_dates;
          t.instalments = 1;
          t.due_dates = {Day{5}};
          t.first_due = Day{6};
        }) == "field_not_valid first_due");
  CHECK(refused([](LoanTerms& t) { t.interest_multiple = Money{0}; }) == "field_not_valid interest_multiple");
  CHECK(refused([](LoanTerms& t) { t.principal_multiple = Money{-1}; }) == "field_not_valid principal_multiple");
  CHECK(refused([](LoanTerms& t) { t.instalment_multiple = Money{kMaxEntryMinor + 1}; }) ==
        "field_not_valid instalment_multiple");
  CHECK(refused([](LoanTerms& t) { t.grace_principal = 12; }) == "field_not_valid grace_principal");
  CHECK(refused([](LoanTerms& t) { t.grace_interest = 12; }) == "field_not_valid grace_interest");
  CHECK(refused([](LoanTerms& t) { t.grace_interest_charged = 13; }) == "field_not_valid grace_interest_charged");
  CHECK(refused([](LoanTerms& t) { t.principal = 0_vnd; }) == "amount_not_positive principal");
  CHECK(refused([](LoanTerms& t) { t.principal = Money{kMaxEntryMinor + 1}; }) == "amount_too_large principal");
}

TEST_CASE("a loan cannot fall due on the day it starts", "[core][loan]") {
  LoanTerms terms = five_million(LoanMethod::equal_principal);
  terms.first_due = on("2024-01-10");
  CHECK(check_start(terms, on("2024-01-10")).has_error());
  CHECK(check_start(terms, on("2024-01-09")).has_value());
}

TEST_CASE("a loan falls due within the calendar, to its last instalment", "[core][loan]") {
  LoanTerms terms = five_million(LoanMethod::equal_principal);
  terms.first_due = add_months(kLastDay, 1 - terms.instalments, 31);
  CHECK(check_start(terms, on("2024-01-10")).has_value());
  terms.first_due = add_months(terms.first_due, 1, 31);
  const auto outcome = check_start(terms, on("2024-01-10"));
  REQUIRE(outcome.has_error());
  CHECK(outcome.error().field == "first_due");
  CHECK(outcome.error().asked == "a last due day of 2200-01-28");
  terms.first_due = Day::none();
  CHECK(check_start(terms, Day::none()).has_error());
}
