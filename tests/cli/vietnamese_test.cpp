// Amounts in words, as a slip has them.
#include "cli/vietnamese.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <utility>

using namespace soquy;
using soquy::cli::amount_in_vietnamese;
using soquy::cli::day_in_vietnamese;

namespace {

std::string dong(std::int64_t amount) { return amount_in_vietnamese(Money{amount}); }

}  // namespace

TEST_CASE("an amount in words is what the slip says: mốt, lăm, tư, lẻ, không trăm", "[cli]") {
  const std::pair<std::int64_t, const char*> table[] = {
      {0, "Không đồng"},
      {1, "Một đồng"},
      {10, "Mười đồng"},
      {11, "Mười một đồng"},
      {14, "Mười bốn đồng"},
      {15, "Mười lăm đồng"},
      {20, "Hai mươi đồng"},
      {21, "Hai mươi mốt đồng"},
      {24, "Hai mươi tư đồng"},
      {25, "Hai mươi lăm đồng"},
      {91, "Chín mươi mốt đồng"},
      {100, "Một trăm đồng"},
      {105, "Một trăm lẻ năm đồng"},
      {115, "Một trăm mười lăm đồng"},
      {500, "Năm trăm đồng"},
      {1'000, "Một nghìn đồng"},
      {1'005, "Một nghìn không trăm lẻ năm đồng"},
      {1'015, "Một nghìn không trăm mười lăm đồng"},
      {21'000, "Hai mươi mốt nghìn đồng"},
      {105'000, "Một trăm lẻ năm nghìn đồng"},
      {1'000'000, "Một triệu đồng"},
      {1'000'005, "Một triệu không trăm lẻ năm đồng"},
      {1'000'100, "Một triệu không nghìn một trăm đồng"},
      {1'005'000, "Một triệu không trăm lẻ năm nghìn đồng"},
      {1'036'000, "Một triệu không trăm ba mươi sáu nghìn đồng"},
      {1'236'000, "Một triệu hai trăm ba mươi sáu nghìn đồng"},
      {15'000'000, "Mười lăm triệu đồng"},
      {1'005'000'000, "Một tỷ không trăm lẻ năm triệu đồng"},
      {2'311'750'000, "Hai tỷ ba trăm mười một triệu bảy trăm năm mươi nghìn đồng"},
      {1'000'000'000'000, "Một nghìn tỷ đồng"},
      {-5'000, "Âm năm nghìn đồng"},
  };
  for (const auto& [amount, words] : table) {
    INFO(amount);
    CHECK(dong(amount) == words);
  }
}

TEST_CASE("no two amounts are said in the same words", "[cli]") {
  std::set<std::string> said;
  std::size_t count = 0;
  for (std::int64_t amount = 0; amount < 20'000; amount += 7, ++count) said.insert(dong(amount));
  for (std::int64_t amount = 1'000'000; amount < 3'000'000; amount += 997, ++count) said.insert(dong(amount));
  for (std::int64_t amount = 1'000'000'000; amount < 3'000'000'000; amount += 1'999'993, ++count)
    said.insert(dong(amount));
  CHECK(said.size() == count);
}

TEST_CASE("other currencies say their hundredths", "[cli]") {
  CHECK(amount_in_vietnamese(Money{1'250}, Currency::usd) == "Mười hai đô la Mỹ năm mươi xu");
  CHECK(amount_in_vietnamese(Money{1'200}, Currency::usd) == "Mười hai đô la Mỹ");
  CHECK(amount_in_vietnamese(Money{500}, Currency::khr) == "Năm riên");
  CHECK(amount_in_vietnamese(Money{500}, Currency::lak) == "Năm kíp");
}

TEST_CASE("a day is written as the country writes it", "[cli]") {
  CHECK(day_in_vietnamese(*parse_iso_day("2019-05-10")) == "10/05/2019");
  CHECK(day_in_vietnamese(Day::none()) == "-");
}
