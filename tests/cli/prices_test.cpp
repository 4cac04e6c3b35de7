// Published prices where they are used: real fund growth of soquy health, incomes of soquy report. As typed by a
// person, and worked out once more by hand.
#include <catch2/catch.hpp>

#include "tests/cli/desk.h"

using namespace soquy;
using Catch::Contains;
using soquy::test::Desk;

namespace {

/// A club with 50 million in January 2024, and 55 million in January 2025 of which 2 million were given.
void two_years(Desk& desk) {
  desk.today("2025-01-31");
  desk.found();
  desk.must(
      "record contribution HP-01 --by TV05 --date 2024-06-10 --kind fee --fund income --amount 3000000 --member TV02");
  desk.must(
      "record donation HP-01 --by TV05 --date 2024-07-10 --donor enterprise --condition permanent --fund income "
      "--amount "
      "2000000");
}

void publish(Desk& desk, const std::string& month, const std::string& index, const std::string& on,
             const std::string& series = "CPI-VN", const std::string& basis = "2023 = 100") {
  desk.must("price-index publish PROGRAMME --by GS-QN-01 --series " + series + " --basis '" + basis + "' --date " + on +
            " --month " + month + " --index " + index);
}

/// Fields of a CSV line after the line of keys; the texts of this table hold no quotes before the last field.
std::string growth(Desk& desk, const std::string& more = "") {
  const auto said = desk.must("health --as-of 2025-01-31 --indicator real_fund_growth --format csv" + more);
  const std::size_t line = said.out.find("real_fund_growth,");
  return line == std::string::npos ? "" : said.out.substr(line);
}

}  // namespace

TEST_CASE("real fund growth takes prices from the published index of the months in which the period begins and ends",
          "[cli]") {
  Desk desk;
  two_years(desk);
  CHECK_THAT(growth(desk), Contains(",0,0,0,1,") && Contains("does not apply: no price index for 2024-01, 2025-01"));
  publish(desk, "2024-01-31", "104", "2025-01-30");
  publish(desk, "2025-01-01", "106,08", "2025-01-30");
  // 53 without the gift over 50 is 1.06; prices rose by 106.08/104 = 1.02; 0.04 is left.
  CHECK_THAT(growth(desk),
             Contains(",1,25,1,0,") && Contains("CPI-VN, 106,08 in 2025-01 over 104 in 2024-01 (2023 = 100; entries "));
  const auto person = desk.must("health --as-of 2025-01-31 --indicator real_fund_growth");
  CHECK_THAT(person.out, Contains("4.00%") && Contains("Prices of real_fund_growth: CPI-VN, 106,08 in 2025-01"));
  CHECK_THAT(desk.must("health --as-of 2025-01-31").out, Contains("real_fund_growth"));
}

TEST_CASE("an index that was put right later is taken as it was known at the moment asked about", "[cli]") {
  Desk desk;
  two_years(desk);
  publish(desk, "2024-01-31", "100", "2025-01-30");
  desk.today("2025-02-05");
  publish(desk, "2025-01-31", "103", "2025-02-05");
  desk.today("2025-03-05");
  publish(desk, "2025-01-31", "102", "2025-03-05");
  CHECK_THAT(growth(desk), Contains(",1,25,"));                                // 6% less 2%
  CHECK_THAT(growth(desk, " --known-as-of 2025-02-20"), Contains(",3,100,"));  // 6% less 3%
  CHECK_THAT(growth(desk, " --known-as-of 2025-02-01"), Contains("no price index for 2025-01"));
  CHECK_THAT(growth(desk, " --club HP-01"), Contains(",1,25,"));
  CHECK_THAT(growth(desk, " --club HP-01 --known-as-of version:12"),
             Contains(",1,25,"));  // versions of the club's book
}

TEST_CASE("prices as typed override the published ones and the answer names them; of several series one is chosen",
          "[cli]") {
  Desk desk;
  two_years(desk);
  publish(desk, "2024-01-31", "100", "2025-01-30");
  publish(desk, "2025-01-31", "102", "2025-01-30");
  CHECK_THAT(growth(desk, " --prices 105/100"), Contains(",1,100,") && Contains("105/100, as typed with --prices"));
  publish(desk, "2025-01-31", "101", "2025-01-30", "CPI-QN", "2024 = 100");
  CHECK_THAT(growth(desk), Contains("several price indexes are published (CPI-QN, CPI-VN): name one with --series"));
  CHECK_THAT(growth(desk, " --series CPI-VN"), Contains(",1,25,"));
  CHECK_THAT(growth(desk, " --series CPI-QN"), Contains("no price index for 2024-01"));
  publish(desk, "2024-01-31", "100", "2025-01-30", "CPI-QN", "2023 = 100");
  CHECK_THAT(growth(desk, " --series CPI-QN"), Contains("price indexes on two bases in 2024-01, 2025-01"));
  CHECK(desk.type("health --prices 105/100 --series CPI-VN").exit == cli::wrong_usage);
  CHECK_THAT(desk.type("health --series CPI-XX").err, Contains("published are CPI-QN, CPI-VN"));
}

TEST_CASE("the report's incomes are those of soquy improvement on the period's last day, as they were known", "[cli]") {
  Desk desk;
  two_years(desk);
  const std::string survey = "record survey HP-01 --by TV05 --instrument P1 --household 4 --months 12 ";
  desk.must(survey + "--member TV02 --date 2024-01-15 --farm 24000000");
  desk.must(survey + "--member TV03 --date 2024-01-15 --farm 24000000");
  desk.must(survey + "--member TV04 --date 2024-01-20 --farm 24000000");
  desk.must(survey + "--member TV02 --date 2024-12-15 --follow-up --farm 26400001");
  desk.must(survey + "--member TV03 --date 2024-12-15 --follow-up --farm 26400000");
  publish(desk, "2024-01-31", "100", "2025-01-30");
  const std::string report = "report annual --year 2024 --as-of 2025-01-31";
  const auto unknown = desk.must(report);
  CHECK_THAT(unknown.out, Contains("Incomes unknown: no price index for 2024-12"));
  desk.today("2025-02-05");
  publish(desk, "2024-12-31", "110", "2025-02-05");
  const auto said = desk.must(report + " --format json");
  const auto improvement = desk.must("improvement --as-of 2024-12-31 --format json");
  CHECK_THAT(improvement.out, Contains("\"improved\": 1,") && Contains("\"not_improved\": 1,"));
  CHECK_THAT(said.out, Contains("\"income_improved\": {\"numerator\": 1, \"denominator\": 2}"));
  CHECK_THAT(said.out, Contains("\"households_improved\": 1") && Contains("\"households_not_improved\": 1") &&
                           Contains("\"households_without_follow_up\": 1"));
  CHECK_THAT(desk.must(report + " --known-as-of 2025-02-01").out, Contains("no price index for 2024-12"));
  CHECK_THAT(desk.must(report + " --threshold 1 --format json").out, Contains("\"households_improved\": 0"));
  CHECK_THAT(desk.type(report + " --series CPI-US").err, Contains("published are CPI-VN"));
}

TEST_CASE("the report says on what day a club handed in and the office received it, and who has not", "[cli]") {
  Desk desk;
  two_years(desk);
  const std::string report = "report six-month --year 2024 --half 2 --as-of 2025-01-31";
  const auto before = desk.must(report);
  CHECK_THAT(before.out, Contains("Clubs that reported (practice): 0 of 1") && Contains("Who has not reported\n"));
  const std::string paper = " --kind six-month --through 2024-12-31 --size 10 --root " + std::string(64, 'a');
  desk.must("record report HP-01 --by TV05 --date 2024-12-30" + paper);
  desk.must("record report-received PROGRAMME --by GS-QN-01 --date 2025-01-04 --from HP-01" + paper);
  const auto after = desk.must(report);
  CHECK_THAT(after.out, Contains("Clubs that reported (practice): 1 of 1") && !Contains("Who has not reported\n") &&
                            Contains("2024-12-30") && Contains("2025-01-04"));
  const auto program = desk.must(report + " --format json");
  CHECK_THAT(program.out, Contains("\"practice_reported\": 1") && Contains("\"practice_must_report\": 1") &&
                              Contains("\"submitted_on\": \"2024-12-30\"") &&
                              Contains("\"received_on\": \"2025-01-04\""));
  CHECK_THAT(desk.must("report six-month --year 2024 --half 2 --as-of 2024-12-29").out, Contains("0 of 1"));
}
