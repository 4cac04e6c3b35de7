// soquy diff, trace and improvement as they are typed.
#include <catch2/catch.hpp>

#include "tests/cli/desk.h"

using namespace soquy;
using Catch::Contains;
using soquy::test::Desk;

TEST_CASE("diff names the entry that moved each figure, and says what it needs", "[cli]") {
  Desk desk;
  desk.today("2024-02-20");
  desk.found();
  desk.must(
      "record contribution HP-01 --by TV05 --date 2024-02-10 --kind fee --fund activity --amount 50000 --member TV02");
  const auto said = desk.must("diff HP-01 --as-of 2024-02-20 --known-as-of version:10 --figure 'balance activity 111'");
  CHECK_THAT(said.out, Contains("balance activity 111"));
  CHECK_THAT(said.out, Contains("#11 +50.000"));
  CHECK_THAT(said.out, Contains("Entries that only the later answer sees: 1"));
  CHECK_THAT(desk.must("diff HP-01 --as-of 2024-01-31..2024-02-20 --figure fees").out, Contains("#11 +50.000"));
  const auto refused = [&](const std::string& line) {
    const auto answer = desk.type("diff HP-01 " + line);
    CHECK(answer.exit == cli::wrong_usage);
    return answer.err;
  };
  CHECK_THAT(refused("--as-of 2024-02-20"), Contains("What is to be compared?"));
  CHECK_THAT(refused("--as-of 2024-02-20..2024-01-31"), Contains("write the earlier day first"));
  CHECK_THAT(refused("--known-as-of version:9..version:8"), Contains("write the earlier one first"));
  CHECK_THAT(refused("--known-as-of version:99"), Contains("has 11 entries"));
  CHECK_THAT(refused("--as-of 2024-01-31..2024-02-20 --known-as-of version:8..version:9"), Contains("Both"));
  CHECK_THAT(refused("--known-as-of version:8 --figure riches"), Contains("name a figure"));
}

TEST_CASE("trace follows a gift without a name or a number of anybody", "[cli]") {
  Desk desk;
  desk.today("2024-02-20");
  desk.found();
  const auto said = desk.must("trace HP-01 --donation 8");
  CHECK_THAT(said.out, Contains("in the fund"));
  CHECK_THAT(said.out, Contains("50.000.000"));
  CHECK_THAT(said.out, !Contains("TV0"));
  CHECK(desk.type("trace HP-01").exit == cli::wrong_usage);
  CHECK_THAT(desk.type("trace HP-01 --donation 9").err, Contains("The largest gifts are #8"));
  CHECK_THAT(desk.type("trace HP-01 --grant TT-1").err, Contains("no gift TT"));
  CHECK_THAT(desk.type("trace HP-01 --donation 8 --as-of 2024-01-09").err, Contains("dated after"));
}

TEST_CASE("improvement compares by the published index, and shows nobody", "[cli]") {
  Desk desk;
  desk.today("2025-02-20");
  desk.found();
  const std::string survey = "record survey HP-01 --by TV05 --member TV02 --instrument P1 --household 4 --months 12 ";
  desk.must(survey + "--date 2024-01-15 --farm 24000000");
  desk.must(survey + "--date 2025-01-15 --follow-up --farm 26400001");
  CHECK_THAT(desk.must("improvement HP-01 --as-of 2025-02-20").out, Contains("no price index"));
  const std::string publish = "price-index publish PROGRAMME --by GS-QN-01 --series CPI-VN --basis '2023 = 100' ";
  desk.must(publish + "--date 2025-02-01 --month 2024-01-31 --index 100");
  const auto told = desk.must(publish + "--date 2025-02-01 --month 2025-01-01 --index 110,5");
  CHECK_THAT(told.out, Contains("index 110,5"));
  CHECK_THAT(desk.must("improvement HP-01 --as-of 2025-02-20").out, Contains("Of compared: not improved: 1"));
  desk.must(publish + "--date 2025-02-02 --month 2025-01-31 --index 110");  // put right
  const auto said = desk.must("improvement HP-01 --as-of 2025-02-20");
  CHECK_THAT(said.out, Contains("Of compared: improved: 1"));
  CHECK_THAT(said.out, !Contains("TV02"));
  CHECK_THAT(desk.must("improvement --as-of 2025-02-20").out, Contains("all practice clubs"));
  CHECK_THAT(desk.type("improvement HP-01 --series CPI-US").err, Contains("published are CPI-VN"));
  CHECK(desk.type(publish + "--date 2025-02-01 --month 2025-01-15 --index 110").exit == cli::refused);
}
