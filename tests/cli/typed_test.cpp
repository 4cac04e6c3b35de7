#include "cli/typed.h"

#include <catch2/catch.hpp>

using namespace soquy;
using namespace soquy::cli;

TEST_CASE("an amount is read in whole dong, with or without dots, and never guessed", "[cli]") {
  CHECK(typed_money("1250000", "--amount") == Money{1250000});
  CHECK(typed_money("1.250.000", "--amount") == Money{1250000});
  CHECK(typed_money("50.000", "--amount") == Money{50000});
  CHECK(typed_money("-500", "--amount") == Money{-500});
  for (const auto* wrong : {"", "-", ".", "1.25", "1.2500", "1250.000", "1,250,000", "12,5", "12.5", "1 000", "1e6",
                            "0x10", "+5", "1.000.", ".000", "99999999999999999999", "năm nghìn"}) {
    INFO(wrong);
    CHECK_THROWS_AS(typed_money(wrong, "--amount"), UsageError);
  }
}

TEST_CASE("a currency with decimals takes exactly that many", "[cli]") {
  CHECK(typed_money("12,50", "--amount", Currency::usd) == Money{1250});
  CHECK(typed_money("1.250", "--amount", Currency::usd) == Money{125000});
  CHECK_THROWS_AS(typed_money("12,5", "--amount", Currency::usd), UsageError);
  CHECK_THROWS_AS(typed_money("12.50", "--amount", Currency::usd), UsageError);
}

TEST_CASE("a day is read as ISO or as the country writes it", "[cli]") {
  CHECK(typed_day("2019-03-10", "--date") == typed_day("10/03/2019", "--date"));
  CHECK(typed_day("2026-08-15", "--date") == typed_day("15/8/2026", "--date"));
  CHECK(typed_day("2026-08-05", "--date") == typed_day("5/8/2026", "--date"));
  for (const auto* wrong : {"2019-02-30", "30/02/2019", "3/13/2019", "2019/03/10", "10-03-2019", "5/8/26", "/8/2026",
                            "005/8/2026", "5/8/2026/1", "5/8", "hôm nay", ""}) {
    INFO(wrong);
    CHECK_THROWS_AS(typed_day(wrong, "--date"), UsageError);
  }
}

TEST_CASE("a rate is kept as it was agreed", "[cli]") {
  CHECK(typed_rate("1%/month", "--rate") == Rate{10'000, Period::month});
  CHECK(typed_rate("0,8%/tháng", "--rate") == Rate{8'000, Period::month});
  CHECK(typed_rate("12%/year", "--rate") == Rate{120'000, Period::year});
  CHECK(typed_rate("0", "--rate") == Rate{});
  for (const auto* wrong : {"1", "1%", "1%/day", "-1%/month", "400%/year", "0.00001%/month", "%/month"}) {
    INFO(wrong);
    CHECK_THROWS_AS(typed_rate(wrong, "--rate"), UsageError);
  }
}

TEST_CASE("a number is read with its own letters or none, never with those of another thing", "[cli]") {
  CHECK(typed_no<LoanNo>("kv001", "--loan") == LoanNo{1});
  CHECK(typed_no<LoanNo>("L-7", "--loan") == LoanNo{7});  // as on paper
  CHECK_THROWS_AS(typed_no<MemberNo>("L-7", "--member"), UsageError);
  CHECK_THROWS_AS(typed_no<LoanNo>("LV-7", "--loan"), UsageError);
  CHECK(typed_no<ResolutionNo>("NQ-03", "--resolution") == ResolutionNo{3});
  CHECK(typed_no<PlacementNo>("HV002", "--placement") == PlacementNo{2});
  CHECK(typed_no<GrantNo>("TT001", "--grant") == GrantNo{1});
  CHECK(typed_no<BorrowingNo>("VM001", "--borrowing") == BorrowingNo{1});
  CHECK(typed_no<GroupNo>("NB-01", "--group") == GroupNo{1});
  CHECK_THROWS_AS(typed_no<LoanNo>("TV01", "--loan"), UsageError);
  CHECK_THROWS_AS(typed_no<MemberNo>("KV001", "--member"), UsageError);
  CHECK_THROWS_AS(typed_no<ResolutionNo>("X-1", "--resolution"), UsageError);
}

TEST_CASE("quantities have at most three decimals, numbers may carry their letters", "[cli]") {
  CHECK(typed_thousandths("62,5", "--quantity") == 62'500);
  CHECK(typed_thousandths("0.125", "--quantity") == 125);
  CHECK_THROWS_AS(typed_thousandths("0,1234", "--quantity"), UsageError);
  CHECK_THROWS_AS(typed_thousandths("-1", "--quantity"), UsageError);
  CHECK(typed_no<MemberNo>("TV05", "--member") == MemberNo{5});
  CHECK(typed_no<MemberNo>("46", "--member") == MemberNo{46});
  CHECK_THROWS_AS(typed_no<MemberNo>("TV", "--member"), UsageError);
  CHECK(typed_fund("income", "--fund") == kIncomeFund);
  CHECK_THROWS_AS(typed_fund("quỹ", "--fund"), UsageError);
  CHECK(typed_list("TV01, TV02") == std::vector<std::string>{"TV01", "TV02"});
}
